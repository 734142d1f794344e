/** One height for the selected rows, in points as in Excel; empty leaves them as high as their texts need. */
import { InputNumber } from 'antd'
import { useState } from 'react'
import { heightenRows, selectedRows } from '../actions/heights.ts'
import { act } from '../actions/run.ts'
import { putAway, useOpened } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { Dialog } from './Dialog.tsx'

export function HeightDialog({ open }: { readonly open: Editor }) {
  return useOpened('height') === null ? null : <Form open={open} />
}

function Form({ open }: { readonly open: Editor }) {
  const rows = selectedRows(open)
  const heights = open.attachment.heading.heights ?? {}
  const [first, ...others] = rows.map(({ id }) => heights[id] ?? null)
  const same = others.every((height) => height === first)
  const [height, setHeight] = useState(same ? (first ?? null) : null)
  const close = (): void => putAway('height')
  const keep = (): void => {
    void act((context) => heightenRows(context, height))
    close()
  }
  return (
    <Dialog
      title={others.length === 0 ? '行高' : `${others.length + 1}行的行高`}
      okText="确定"
      cancelText="取消"
      width={300}
      onOk={keep}
      onCancel={close}
    >
      <div className="column-form">
        <span>行高（磅）</span>
        <InputNumber
          controls={false}
          min={1}
          max={409}
          placeholder="随文字"
          value={height}
          onChange={setHeight}
          aria-label="行高"
        />
        <span className="wide muted">不填就随文字；填得再小，文字也不会被截去。</span>
      </div>
    </Dialog>
  )
}
