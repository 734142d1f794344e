/** 表述 and the report beside the table: put in where the caret is, and brought up to the table where it stands there. */
import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { type ItemChange, reportUpdate } from '../../../shared/report/update.ts'
import { insertion } from '../../actions/prose.ts'
import { editReport, reportCaret, useCheck } from '../../state/check.ts'
import { useReport } from '../../state/documents.ts'
import { notify } from '../../state/editor.ts'
import { useSettings } from '../../state/settings.ts'

/** Puts everything where the caret of the report beside the table is; one undo there takes it back. */
export function Insert({
  paragraphs,
  onDone,
}: {
  readonly paragraphs: readonly string[]
  readonly onDone: () => void
}) {
  const shown = useReport(({ report }) => report !== null)
  if (!shown) return null
  const insert = (): void => {
    const { report } = useReport.getState()
    const caret = reportCaret()
    if (report === null || caret === null) return
    const edit = insertion(report.text, caret, paragraphs)
    editReport([edit], '插入表述', { from: caret, to: caret + edit.text.length })
    onDone()
    notify('done', '已插入报告的光标处，在报告里按Ctrl+Z可以撤销。')
  }
  return (
    <Button size="small" onClick={insert}>
      插入报告
    </Button>
  )
}

interface InReportProps {
  readonly items: readonly string[]
  /** As it was taken before ('' for never), and as it reads now. */
  readonly summary: ItemChange
  readonly onDone: () => void
}

/** Where the report beside the table has this already: what it would read, and the one step that makes it so. */
export function InReport({ items, summary: { before: was, after: is }, onDone }: InReportProps) {
  // As the check last saw it: not at every key that is pressed in it.
  const text = useCheck((check) => check.text)
  const dictionary = useSettings((settings) => settings.dictionary)
  const key = items.join('\n')
  const find = useCallback(
    (now: string) => {
      if (now === '' || key === '') return null
      return reportUpdate(now, key.split('\n'), { before: was, after: is }, dictionary)
    },
    [key, was, is, dictionary],
  )
  const update = useMemo(() => find(text), [find, text])
  if (update === null) return null
  const { changes } = update
  if (changes.length === 0) return <p className="muted">报告里的这一段与表一致。</p>
  const bringUp = (): void => {
    // The text may have moved on since it was compared.
    const edits = find(useReport.getState().report?.text ?? '')?.edits ?? []
    const [first] = edits
    if (first === undefined) return
    editReport(edits, '更新表述', { from: first.from, to: first.from + first.text.length })
    onDone()
    notify('done', '报告中的这一段已更新，在报告里按Ctrl+Z可以撤销。')
  }
  return (
    <section aria-label="报告里的这一段">
      <h3>
        报告里不同（{changes.length}）
        <Button size="small" onClick={bringUp}>
          更新报告中的这一段
        </Button>
      </h3>
      {changes.map(({ before, after }) => (
        <p key={`${before}${after}`} className="told changed">
          <b>{before === '' ? '添上' : '改为'}</b>
          {after}
          {before !== '' && <del>{before}</del>}
        </p>
      ))}
    </section>
  )
}
