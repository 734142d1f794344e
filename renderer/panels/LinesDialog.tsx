/** Ctrl++ and Ctrl+- where only cells are selected: whole rows, or whole columns. */
import { Radio } from 'antd'
import { useState } from 'react'
import { changeLines, type Lines } from '../actions/columns.ts'
import { act } from '../actions/run.ts'
import { putAway, useOpened } from '../state/desk.ts'
import { Dialog } from './Dialog.tsx'
import './LinesDialog.css'

export function LinesDialog() {
  const opened = useOpened('lines')
  return opened === null ? null : <Form what={opened.what} />
}

/** The letters that Excel and WPS have for them. */
const letters: Readonly<Record<string, Lines>> = { r: 'rows', c: 'columns' }

function Form({ what }: { readonly what: 'insert' | 'delete' }) {
  const [lines, setLines] = useState<Lines>('rows')
  const close = (): void => putAway('lines')
  const keep = (): void => {
    close()
    void act((context) => changeLines(context, what, lines))
  }
  return (
    <Dialog
      title={what === 'insert' ? '插入' : '删除'}
      okText="确定"
      cancelText="取消"
      width={300}
      onOk={keep}
      onCancel={close}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what its radios leave of a key press comes by here */}
      <div
        onKeyDown={({ key }) => {
          const meant = letters[key.toLowerCase()]
          if (meant !== undefined) setLines(meant)
        }}
      >
        <Radio.Group
          className="lines-form"
          aria-label={what === 'insert' ? '插入什么' : '删除什么'}
          value={lines}
          onChange={(event) => setLines(event.target.value)}
        >
          <Radio value="rows">整行（R）</Radio>
          <Radio value="columns">整列（C）</Radio>
        </Radio.Group>
      </div>
    </Dialog>
  )
}
