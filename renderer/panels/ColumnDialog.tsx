/** A column's header, role and width. */
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { Column } from '../../shared/attachment/model.ts'
import { roleLabels } from '../../shared/attachment/roles.ts'
import { changeSettings } from '../actions/columns.ts'
import { act } from '../actions/run.ts'
import { putAway, useOpened } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { Dialog } from './Dialog.tsx'

export function ColumnDialog({ open }: { readonly open: Editor }) {
  const wanted = useOpened('column')
  const column = open.attachment.columns.find(({ id }) => id === wanted?.id)
  return column === undefined ? null : <Form key={column.id} column={column} />
}

function Form({ column }: { readonly column: Column }) {
  const [header, setHeader] = useState(column.header)
  const [role, setRole] = useState(column.role)
  const [width, setWidth] = useState(column.width)
  const close = (): void => putAway('column')
  const keep = (): void => {
    void act((context) => changeSettings(context, column, { ...column, header, role, width }))
    close()
  }
  const last = header.length - 1
  const title = column.header.at(-1)?.replaceAll('\n', '') ?? ''
  return (
    <Dialog
      title={`列设置：${title}`}
      okText="确定"
      cancelText="取消"
      width={420}
      onOk={keep}
      onCancel={close}
    >
      <div className="column-form">
        {header.map((text, level) => (
          <Level
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
            key={level}
            label={level === last ? '表头' : `第${level + 1}层表头`}
            text={text}
            first={level === last}
            onChange={(value) => setHeader(header.with(level, value))}
          />
        ))}
        <span>用途</span>
        <Select value={role} options={[...roleLabels]} onChange={setRole} aria-label="用途" />
        <span>列宽（字符）</span>
        <InputNumber
          controls={false}
          min={2}
          max={120}
          value={width}
          onChange={(value) => value !== null && setWidth(value)}
          aria-label="列宽"
        />
      </div>
    </Dialog>
  )
}

interface LevelProps {
  readonly label: string
  readonly text: string
  readonly first: boolean
  readonly onChange: (text: string) => void
}

function Level({ label, text, first, onChange }: LevelProps) {
  return (
    <>
      <span>{label}</span>
      <Input.TextArea
        autoSize
        data-first={first || undefined}
        aria-label={label}
        value={text}
        maxLength={500}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  )
}
