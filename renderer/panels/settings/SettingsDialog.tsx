/** 设置: all that is set for the program, a tab each; every change is kept at once and can be taken back. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { putAway, type SettingsTab, useOpened } from '../../state/desk.ts'
import { alongTabs } from '../along.ts'
import { Dialog } from '../Dialog.tsx'
import { TakenOffLine } from '../TakenOff.tsx'
import { Carrying } from './Carrying.tsx'
import { type Changing, useChanging } from './change.ts'
import { Headers } from './Headers.tsx'
import { Indicators } from './Indicators.tsx'
import { Keeping } from './Keeping.tsx'
import { Printing } from './Printing.tsx'
import { Who } from './Who.tsx'
import { Words } from './Words.tsx'
import './Settings.css'

export function SettingsDialog() {
  const opened = useOpened('settings')
  return opened === null ? null : <Settings at={opened.at ?? 'who'} />
}

const tabs: readonly { readonly id: SettingsTab; readonly name: string }[] = [
  { id: 'who', name: '姓名和单位' },
  { id: 'words', name: '判定和用语' },
  { id: 'indicators', name: '指标' },
  { id: 'headers', name: '记住的表头' },
  { id: 'print', name: '打印' },
  { id: 'keeping', name: '备份和回收站' },
  { id: 'carrying', name: '导出和导入' },
]

/** A field that is being written in keeps what it has when it is left, so it is left first. */
function close(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  putAway('settings')
}

function Settings({ at }: { readonly at: SettingsTab }) {
  const [tab, setTab] = useState(at)
  const changing = useChanging()
  const content = useRef<HTMLDivElement>(null)
  // The line that had the keyboard may be gone with what changed: then what is left of the list has it, and Ctrl+Z.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change
  useEffect(() => {
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.closest('.settings') === null)
      content.current?.focus({ preventScroll: true })
  }, [changing.last])
  const onTabKey = (event: KeyboardEvent): void =>
    alongTabs(event, tabs, tab, (id) => `settings-tab-${id}`, setTab)
  /** In a field Ctrl+Z is the field's own. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === 'text'
    if (typing || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    changing.undo()
  }
  return (
    <Dialog title="设置" width={760} style={{ top: 40 }} footer={null} onCancel={close}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what its fields leave of a key press comes by here */}
      <div className="settings" onKeyDown={onKeyDown}>
        <div className="settings-tabs" role="tablist" aria-label="设置的内容" onKeyDown={onTabKey}>
          {tabs.map(({ id, name }) => (
            <button
              key={id}
              id={`settings-tab-${id}`}
              type="button"
              role="tab"
              aria-selected={id === tab}
              aria-controls="settings-content"
              tabIndex={id === tab ? 0 : -1}
              onClick={() => setTab(id)}
            >
              {name}
            </button>
          ))}
        </div>
        <TakenOffLine last={changing.last} undo={changing.undo} />
        <div
          ref={content}
          id="settings-content"
          tabIndex={-1}
          className="settings-content"
          role="tabpanel"
          aria-labelledby={`settings-tab-${tab}`}
        >
          <Content tab={tab} changing={changing} />
        </div>
      </div>
    </Dialog>
  )
}

function Content({ tab, changing }: { readonly tab: SettingsTab; readonly changing: Changing }) {
  const { change, add } = changing
  switch (tab) {
    case 'who':
      return <Who change={change} />
    case 'words':
      return <Words change={change} />
    case 'indicators':
      return <Indicators change={change} />
    case 'headers':
      return <Headers add={add} />
    case 'print':
      return <Printing change={change} />
    case 'keeping':
      return <Keeping change={change} leave={close} />
    case 'carrying':
      return <Carrying add={add} />
  }
}
