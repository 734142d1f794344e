/** 粘贴报告文本: a place for a text that was copied in Word, a chat or a web page. */
import { Input } from 'antd'
import { useState } from 'react'
import { takePasted } from '../../actions/reports.ts'
import { actAnywhere } from '../../actions/run.ts'
import { putAway, useOpened } from '../../state/desk.ts'
import { Dialog } from '../Dialog.tsx'

export function PasteReport() {
  return useOpened('paste-report') === null ? null : <Form />
}

function Form() {
  const [text, setText] = useState('')
  const close = (): void => putAway('paste-report')
  const keep = (): void => {
    close()
    void actAnywhere((context) => takePasted(context, text))
  }
  return (
    <Dialog
      title="粘贴报告文本"
      okText="存为报告"
      cancelText="取消"
      width={720}
      okButtonProps={{ disabled: text.trim() === '' }}
      onOk={keep}
      onCancel={close}
    >
      <Input.TextArea
        data-first
        aria-label="报告文本"
        placeholder="把报告的文字粘贴到这里，里面的表格也会认出来"
        rows={16}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  )
}
