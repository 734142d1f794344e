/** One width for the selected columns. */
import { InputNumber } from 'antd'
import { useState } from 'react'
import { selectedColumns, widenColumns } from '../actions/columns.ts'
import { act } from '../actions/run.ts'
import { putAway, useOpened } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { Dialog } from './Dialog.tsx'

export function WidthDialog({ open }: { readonly open: Editor }) {
  return useOpened('width') === null ? null : <Form open={open} />
}

function Form({ open }: { readonly open: Editor }) {
  const [first, ...others] = selectedColumns({ open })
  const same = others.every(({ width }) => width === first?.width)
  const [width, setWidth] = useState(same ? (first?.width ?? null) : null)
  const close = (): void => putAway('width')
  const keep = (): void => {
    if (width !== null) void act((context) => widenColumns(context, width))
    close()
  }
  return (
    <Dialog
      title={others.length === 0 ? '列宽' : `${others.length + 1}列的列宽`}
      okText="确定"
      cancelText="取消"
      width={300}
      okButtonProps={{ disabled: width === null }}
      onOk={keep}
      onCancel={close}
    >
      <div className="column-form">
        <span>列宽（字符）</span>
        <InputNumber controls={false} min={2} max={120} value={width} onChange={setWidth} aria-label="列宽" />
      </div>
    </Dialog>
  )
}
