/** In the bar below, once something was done that is kept under a name: who does it? Asked once, and in nobody's way. */
import { UserOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Popover } from 'antd'
import { useRef, useState } from 'react'
import { attempt } from '../../actions/run.ts'
import { focusSheet } from '../../grid/focus.ts'
import { keepSettings, useNameMatters, useSettings } from '../../state/settings.ts'
import './Settings.css'

export function WhoLine() {
  const asked = useSettings((settings) => settings.asked)
  const matters = useNameMatters((state) => state.matters)
  const [open, setOpen] = useState(false)
  const field = useRef<InputRef>(null)
  if (asked || !matters) return null
  const over = (): void => {
    setOpen(false)
    focusSheet()
  }
  return (
    <span role="status">
      <Popover
        open={open}
        trigger="click"
        placement="top"
        title="改动和认定记谁的名字？"
        destroyOnHidden
        onOpenChange={(now) => (now ? setOpen(true) : over())}
        // It is drawn hidden first, where nothing takes the keyboard.
        afterOpenChange={(now) => now && field.current?.focus({ cursor: 'all' })}
        content={<Form field={field} over={over} />}
      >
        <button type="button" className="undated who-line" aria-expanded={open}>
          <UserOutlined aria-hidden /> 记谁的名字？
        </button>
      </Popover>
    </span>
  )
}

interface FormProps {
  readonly field: React.RefObject<InputRef | null>
  readonly over: () => void
}

function Form({ field, over }: FormProps) {
  const { person, unit } = useSettings()
  const [name, setName] = useState(person)
  const [office, setOffice] = useState(unit)
  const keep = (part: { readonly person: string; readonly unit?: string }): void => {
    over()
    void attempt(() => keepSettings(part))
  }
  return (
    <form
      className="who-form"
      aria-label="姓名和单位"
      onSubmit={(event) => {
        event.preventDefault()
        keep({ person: name.trim(), unit: office.trim() })
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        over()
      }}
    >
      <Input
        ref={field}
        aria-label="姓名"
        placeholder="姓名"
        maxLength={50}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Input
        aria-label="单位"
        placeholder="单位（可不填）"
        maxLength={100}
        value={office}
        onChange={(event) => setOffice(event.target.value)}
      />
      <div className="words">
        <Button type="primary" htmlType="submit" size="small" disabled={name.trim() === ''}>
          记下
        </Button>
        <Button size="small" onClick={() => keep({ person: '' })}>
          不记名
        </Button>
      </div>
      <p className="muted">只问这一次，以后在“设置”里改。</p>
    </form>
  )
}
