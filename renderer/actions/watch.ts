/** Actions on what reports still say of the table that it says no more. */
import type { OldInReport } from '../../shared/contract/watching.ts'
import type { ReportEdit } from '../state/reportEdits.ts'
import { onTable } from './action.ts'
import { type Deed, done, info } from './deed.ts'

export const watchActions = {
  'old-figures': onTable(() => ({ open: { kind: 'old-figures' } })),
}

/** Puts figures of reports right, as they would read. What a person must put into words is left. */
export function mendOld(reports: readonly OldInReport[]): Deed {
  const all = reports.flatMap(({ id, revision, figures }): ReportEdit[] => {
    const edits = figures
      .flatMap(({ expected, words, sentence: { from } }) => {
        if (expected === null) return []
        const { span, text } = expected
        return [{ ...span, text, was: words.slice(span.from - from, span.to - from) }]
      })
      .sort((a, b) => a.from - b.from)
    const apart = edits.filter((edit, at) => edit.from >= (edits[at - 1]?.to ?? 0))
    return apart.length === 0 ? [] : [{ id, base: revision, name: '改正旧数', edits: apart }]
  })
  const count = all.reduce((sum, { edits }) => sum + edits.length, 0)
  if (count === 0) return info('这里要由人改写，请打开报告修改。')
  return { inReports: all, ...done(`已改正报告里的${count}处旧数。`) }
}
