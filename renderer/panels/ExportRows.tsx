/** While the table is filtered or sorted: which of its rows go into an exported file. All of them, unless somebody says otherwise. */
import { Radio } from 'antd'
import { useState } from 'react'
import type { ExportFormat } from '../../shared/contract/formats.ts'
import { exportAs } from '../actions/export.ts'
import { act } from '../actions/run.ts'
import { putAway, useOpened } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { type ViewOn, wholeOf } from '../state/view.ts'
import { Dialog } from './Dialog.tsx'

export function ExportRows({ open }: { readonly open: Editor }) {
  const opened = useOpened('export-rows')
  if (opened === null || open.view === null) return null
  return <Choice format={opened.format} view={open.view} all={wholeOf(open).attachment.rows.length} />
}

interface Props {
  readonly format: ExportFormat
  readonly view: ViewOn
  readonly all: number
}

function Choice({ format, view, all }: Props) {
  const [some, setSome] = useState(false)
  const agree = (): void => {
    putAway('export-rows')
    void act((context) => exportAs(context, { format, ...(some && { rows: [...view.rows] }) }))
  }
  return (
    <Dialog title="导出哪些行" width={360} okText="导出" onOk={agree} onCancel={() => putAway('export-rows')}>
      <p>表格正在筛选或排序。</p>
      <WhichRows some={some} all={all} seen={view.rows.length} onChange={setSome} />
    </Dialog>
  )
}

interface WhichRowsProps {
  readonly some: boolean
  readonly all: number
  readonly seen: number
  readonly onChange: (some: boolean) => void
}

/** All rows as they stand in the table, or those that are seen as they are seen. */
export function WhichRows({ some, all, seen, onChange }: WhichRowsProps) {
  return (
    <Radio.Group
      vertical
      value={some}
      onChange={({ target }) => onChange(target.value === true)}
      options={[
        { value: false, label: `全部行（${all}行）` },
        { value: true, label: seen === all ? '全部行，按现在的顺序' : `只含筛选后的行（${seen}行）` },
      ]}
    />
  )
}
