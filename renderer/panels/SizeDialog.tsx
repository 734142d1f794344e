/** One width for the selected columns, or one height for the selected rows: a number that stands for all of them. */
import { InputNumber } from 'antd'
import { useState } from 'react'
import { selectedColumns, widenColumns } from '../actions/columns.ts'
import { heightenRows, selectedRows } from '../actions/heights.ts'
import { act } from '../actions/run.ts'
import { putAway, useOpened } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { Dialog } from './Dialog.tsx'

export function SizeDialog({ open }: { readonly open: Editor }) {
  const width = useOpened('width')
  const height = useOpened('height')
  if (width !== null) {
    const close = (): void => putAway('width')
    const sizes = selectedColumns({ open }).map((column) => column.width)
    const keep = (size: number | null): void => {
      if (size !== null) void act((context) => widenColumns(context, size))
    }
    return <Form name="列宽" one="列" unit="字符" least={2} most={120} sizes={sizes} {...{ keep, close }} />
  }
  if (height === null) return null
  const close = (): void => putAway('height')
  const { heights = {} } = open.attachment.heading
  const sizes = selectedRows(open).map(({ id }) => heights[id] ?? null)
  const keep = (size: number | null): void => void act((context) => heightenRows(context, size))
  return (
    <Form
      {...{ name: '行高', one: '行', unit: '磅', least: 1, most: 409, sizes, keep, close }}
      blank={{ placeholder: '随文字', hint: '不填就随文字；填得再小，文字也不会被截去。' }}
    />
  )
}

interface FormProps {
  readonly name: string
  /** What is counted: 3行的行高. */
  readonly one: string
  readonly unit: string
  readonly least: number
  readonly most: number
  /** What they have now; null where it was left open. */
  readonly sizes: readonly (number | null)[]
  /** What an empty field says, where it may be left so. */
  readonly blank?: { readonly placeholder: string; readonly hint: string }
  readonly keep: (size: number | null) => void
  readonly close: () => void
}

function Form({ name, one, unit, least, most, sizes, blank, keep, close }: FormProps) {
  const [first = null, ...others] = sizes
  const [size, setSize] = useState(others.every((other) => other === first) ? first : null)
  return (
    <Dialog
      title={others.length === 0 ? name : `${others.length + 1}${one}的${name}`}
      okText="确定"
      cancelText="取消"
      width={300}
      okButtonProps={{ disabled: size === null && blank === undefined }}
      onOk={() => {
        keep(size)
        close()
      }}
      onCancel={close}
    >
      <div className="column-form">
        <span>
          {name}（{unit}）
        </span>
        <InputNumber
          controls={false}
          min={least}
          max={most}
          placeholder={blank?.placeholder}
          value={size}
          onChange={setSize}
          aria-label={name}
        />
        {blank !== undefined && <span className="wide muted">{blank.hint}</span>}
      </div>
    </Dialog>
  )
}
