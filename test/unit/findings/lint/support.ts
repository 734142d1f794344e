/** Attachments for the print lint: for each rule what it finds, and what is near it and sound. */

import type { Attachment, Merge, Role } from '../../../../shared/attachment/model.ts'
import { type LintInput, lintReport } from '../../../../shared/findings/lint/lint.ts'
import type { LintRule } from '../../../../shared/findings/lint/part.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { table } from '../../support/table.ts'

const SOUND = [
  ['1', '地区生产总值', '%', '7%', '12.3%'],
  ['2', '到位注册外资', '亿美元', '10', '1.84'],
]
export const MAIN = ['2021年上半年全市国民经济主要指标', '“双过半”完成情况']
export const NAME = MAIN.join('')
export const TASKS = '2021年上半年民生实事项目完成情况'

/** An attachment with sound rows, unless others are given. */
export function part(
  label: string,
  title: string | readonly string[],
  over: Partial<Attachment> = {},
): Attachment {
  const made = table(SOUND)
  const lines = typeof title === 'string' ? [title] : title
  return {
    ...made,
    id: `${label}/${lines.join('')}`,
    heading: { ...made.heading, label, title: lines },
    ...over,
  }
}

type Told = Pick<LintInput, 'description' | 'reportTitle'>

const judged = (attachment: Attachment) => ({ attachment, judged: judgeAttachment(attachment, BUILT_IN) })

/** @param past earlier tables of the series that all of them are of */
export function lint(attachments: readonly Attachment[], told: Told = {}, past: readonly Attachment[] = []) {
  return lintReport({
    attachments: attachments.map((attachment) => ({ ...judged(attachment), past: past.map(judged) })),
    dictionary: BUILT_IN,
    ...told,
  })
}
export const of = (rule: LintRule, attachments: readonly Attachment[], told?: Told) =>
  lint(attachments, told).flatMap((found) => (found.rule === rule ? [found.message] : []))

/** Rows under the six official columns, or others. */
export const rowsOf = (
  lines: readonly (readonly string[])[],
  roles?: readonly Role[],
  merges: readonly Merge[] = [],
) => {
  const made = table(lines, 6, roles)
  return { ...made, merges }
}
export const cellsOf = (attachment: Attachment, rule: LintRule) =>
  lint([attachment]).flatMap((found) =>
    found.rule === rule ? [`${found.row ?? ''}:${found.column ?? ''}`] : [],
  )
