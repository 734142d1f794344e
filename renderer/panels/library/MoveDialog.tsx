/** 移到报告: which report tables become the last attachments of, one of those that are there or a new one. */
import { Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { titleOf } from '../../../shared/attachment/called.ts'
import type { DocumentEntry, LibraryEntry } from '../../../shared/contract/contract.ts'
import { Dialog } from '../Dialog.tsx'

interface MoveDialogProps {
  readonly entries: readonly LibraryEntry[]
  readonly documents: readonly DocumentEntry[]
  /** What is moved, in words. */
  readonly what: string
  readonly onClose: () => void
  /** Told the report, null for a new one, and what it is called. */
  readonly onMove: (report: string | null, title: string) => void
}

interface ReportChoice {
  readonly value: string
  readonly label: string
}

/** The reports that there are, the latest changed first, each by its own name, its text's, or its first table's. */
function reportsOf(
  entries: readonly LibraryEntry[],
  documents: readonly DocumentEntry[],
): readonly ReportChoice[] {
  const texts = new Map(documents.map(({ reportId, title }) => [reportId, title]))
  const found = new Map<string, { readonly name: string; count: number }>()
  for (const entry of entries) {
    const known = found.get(entry.reportId)
    if (known !== undefined) known.count += 1
    else {
      const name = texts.get(entry.reportId) ?? (entry.reportTitle || titleOf(entry))
      found.set(entry.reportId, { name, count: 1 })
    }
  }
  return [
    ...documents.flatMap(({ reportId, title }) =>
      found.has(reportId) ? [] : [{ value: reportId, label: `${title}（还没有附件）` }],
    ),
    ...[...found].map(([value, { name, count }]) => ({ value, label: `${name}（${count}个附件）` })),
  ]
}

/** No report has it for an id. */
const NEW = ''

export function MoveDialog({ entries, documents, what, onClose, onMove }: MoveDialogProps) {
  const reports = useMemo(() => reportsOf(entries, documents), [entries, documents])
  const [report, setReport] = useState(NEW)
  const [title, setTitle] = useState('')
  const name = reports.find(({ value }) => value === report)?.label ?? title.trim()
  const move = (): void => {
    if (name === '') return
    onClose()
    onMove(report === NEW ? null : report, name)
  }
  return (
    <Dialog
      title={`把${what}移到报告`}
      okText="移动"
      cancelText="取消"
      width={480}
      okButtonProps={{ disabled: name === '' }}
      onOk={move}
      onCancel={onClose}
    >
      <div className="column-form">
        <span>报告</span>
        <Select
          aria-label="报告"
          showSearch={{ optionFilterProp: 'label' }}
          value={report}
          options={[{ value: NEW, label: '新建一份报告' }, ...reports]}
          onChange={setReport}
        />
        {report === NEW && (
          <>
            <span>名称</span>
            <Input
              data-first
              aria-label="新报告的名称"
              maxLength={100}
              value={title}
              onChange={({ target }) => setTitle(target.value)}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}
