/** Whose a file is, as a person says it: a field with the departments that are known, for Enter and Esc. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'

interface WhoseProps {
  readonly names: readonly string[]
  /** Null where it stays as it is. */
  readonly onWhose: (department: string | null) => void
}

export function Whose({ names, onWhose }: WhoseProps) {
  const [text, setText] = useState('')
  const list = useId()
  const say = (): void => onWhose(text.trim() === '' ? null : text.trim())
  return (
    <span className="refusal">
      <datalist id={list}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Input
        size="small"
        autoFocus
        aria-label="这份返回表是哪个单位的"
        placeholder="是哪个单位的"
        list={list}
        maxLength={100}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') say()
          else if (event.key === 'Escape') onWhose(null)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <Button size="small" disabled={text.trim() === ''} onClick={say}>
        确定
      </Button>
    </span>
  )
}
