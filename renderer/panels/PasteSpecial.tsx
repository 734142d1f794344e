/** 选择性粘贴: what of the clipboard is pasted, and how it lies; one step. */
import { Checkbox, Radio } from 'antd'
import { useState } from 'react'
import { pasteSpecial } from '../actions/clipboard.ts'
import type { Special } from '../actions/pasted.ts'
import { act } from '../actions/run.ts'
import { putAway, useOpened } from '../state/desk.ts'
import { Dialog } from './Dialog.tsx'
import './LinesDialog.css'

export function PasteSpecial() {
  return useOpened('paste-special') === null ? null : <Form />
}

function Form() {
  const [what, setWhat] = useState<Special['what']>('texts')
  const [transpose, setTranspose] = useState(false)
  const [skipEmpty, setSkipEmpty] = useState(false)
  const close = (): void => putAway('paste-special')
  const keep = (): void => {
    close()
    void act((context) => pasteSpecial(context, { what, transpose, skipEmpty }))
  }
  return (
    <Dialog title="选择性粘贴" okText="确定" cancelText="取消" width={340} onOk={keep} onCancel={close}>
      <div className="lines-form">
        <Radio.Group
          className="lines-form"
          aria-label="粘贴什么"
          value={what}
          onChange={(event) => setWhat(event.target.value)}
        >
          <Radio value="texts">只粘贴文字（不带合并）</Radio>
          <Radio value="figures">只粘贴数字（不是数字的跳过）</Radio>
          <Radio value="looks">只粘贴格式（加粗、颜色、对齐、小数位）</Radio>
          <Radio value="all">全部（文字、合并，本表复制的还有格式）</Radio>
        </Radio.Group>
        <Checkbox checked={transpose} onChange={(event) => setTranspose(event.target.checked)}>
          转置（行变列）
        </Checkbox>
        <Checkbox
          checked={skipEmpty}
          disabled={what === 'figures' || what === 'looks'}
          onChange={(event) => setSkipEmpty(event.target.checked)}
        >
          跳过空单元格
        </Checkbox>
      </div>
    </Dialog>
  )
}
