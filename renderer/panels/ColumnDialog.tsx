/** A column's header, role and width. */
import { Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Column, Role } from '../../shared/attachment.ts'
import { setColumn } from '../../shared/changes.ts'
import { now } from '../actions/editing.tsx'
import { focusSheet } from '../grid/focus.ts'
import { setDesk, useDesk } from '../state/desk.ts'
import { commit, type Editor } from '../state/editor.ts'

const roles: readonly { readonly value: Role; readonly label: string }[] = [
  { value: 'no', label: '序号' },
  { value: 'name', label: '指标名称' },
  { value: 'unit', label: '计量单位' },
  { value: 'target', label: '年度目标（参与判定）' },
  { value: 'actual', label: '实绩（参与判定）' },
  { value: 'status', label: '双过半完成情况（显示判定）' },
  { value: 'growth', label: '同比增长' },
  { value: 'share', label: '占年度目标%' },
  { value: 'owner', label: '责任单位' },
  { value: 'note', label: '备注' },
  { value: 'none', label: '其他' },
]

export function ColumnDialog({ open }: { readonly open: Editor }) {
  const id = useDesk((state) => state.column)
  const column = open.attachment.columns.find((each) => each.id === id)
  return column === undefined ? null : <Form key={column.id} open={open} column={column} />
}

function Form({ open, column }: { readonly open: Editor; readonly column: Column }) {
  const [header, setHeader] = useState(column.header)
  const [role, setRole] = useState(column.role)
  const [width, setWidth] = useState(column.width)
  const close = (): void => setDesk({ column: null })
  const keep = (): void => {
    commit({
      name: '列设置',
      edits: setColumn(open.attachment, column, { ...column, header, role, width }, now()),
    })
    close()
  }
  const last = header.length - 1
  const title = column.header.at(-1)?.replaceAll('\n', '') ?? ''
  return (
    <Modal
      open
      title={`列设置：${title}`}
      okText="确定"
      cancelText="取消"
      width={420}
      onOk={keep}
      onCancel={close}
      afterClose={focusSheet}
    >
      <div className="column-form">
        {header.map((text, level) => (
          <Level
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
            key={level}
            label={level === last ? '表头' : `第${level + 1}层表头`}
            text={text}
            autoFocus={level === last}
            onChange={(value) => setHeader(header.with(level, value))}
          />
        ))}
        <span>用途</span>
        <Select value={role} options={[...roles]} onChange={setRole} aria-label="用途" />
        <span>列宽（字符）</span>
        <InputNumber
          min={2}
          max={120}
          value={width}
          onChange={(value) => value !== null && setWidth(value)}
          aria-label="列宽"
        />
      </div>
    </Modal>
  )
}

interface LevelProps {
  readonly label: string
  readonly text: string
  readonly autoFocus: boolean
  readonly onChange: (text: string) => void
}

function Level({ label, text, autoFocus, onChange }: LevelProps) {
  return (
    <>
      <span>{label}</span>
      <Input.TextArea
        autoSize
        autoFocus={autoFocus}
        aria-label={label}
        value={text}
        maxLength={500}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  )
}
