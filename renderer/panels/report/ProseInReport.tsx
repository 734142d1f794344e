/** 表述 and the report beside the table: put in where the caret is, and brought up to the table where it stands there. */
import { LoginOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo } from 'react'
import { listUpdate } from '../../../shared/report/update.ts'
import type { Dictionary } from '../../../shared/verdict/dictionary.ts'
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
    editReport([edit], { from: caret, to: caret + edit.text.length })
    onDone()
    notify('done', '已插入报告的光标处，在报告里按Ctrl+Z可以撤销。')
  }
  return (
    <Button size="small" icon={<LoginOutlined aria-hidden />} onClick={insert}>
      插入报告
    </Button>
  )
}

/** Where the report beside the table has this list already: what it would read, and the one edit that makes it so. */
export function InReport({ items }: { readonly items: readonly string[] }) {
  // As the check last saw it: not at every key that is pressed in it.
  const text = useCheck((check) => check.text)
  const dictionary = useSettings((settings) => settings.dictionary)
  const key = items.join('\n')
  const update = useMemo(
    () => (text === '' || key === '' ? null : listUpdate(text, key.split('\n'), dictionary)),
    [text, key, dictionary],
  )
  if (update === null) return null
  const { edit, changes } = update
  if (edit === null) return <p className="muted">报告里的这一段与表一致。</p>
  return (
    <section aria-label="报告里的这一段">
      <h3>
        报告里的这一段（{changes.length}处不同）
        <Button size="small" onClick={() => bringUp(items, dictionary)}>
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

function bringUp(items: readonly string[], dictionary: Dictionary): void {
  const { report } = useReport.getState()
  // The text may have moved on since it was compared.
  const edit = report === null ? null : (listUpdate(report.text, items, dictionary)?.edit ?? null)
  if (edit === null) return
  editReport([edit], { from: edit.from, to: edit.from + edit.text.length })
  notify('done', '报告中的这一段已更新，在报告里按Ctrl+Z可以撤销。')
}
