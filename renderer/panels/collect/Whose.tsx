/** Whose a file is, as a person says it: a field with the departments that are known, for Enter and Esc. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { isSameDepartment, nearestDepartment } from '../../../shared/collect/department.ts'

interface WhoseProps {
  readonly names: readonly string[]
  /** Null where it stays as it is. */
  readonly onWhose: (department: string | null) => void
}

export function Whose({ names, onWhose }: WhoseProps) {
  const [text, setText] = useState('')
  /** A name that is none of the known: it is asked before there is a department more. */
  const [unknown, setUnknown] = useState<string | null>(null)
  const list = useId()
  const say = (): void => {
    const name = text.trim()
    if (name === '') onWhose(null)
    else if (names.some((one) => isSameDepartment(one, name))) onWhose(name)
    else setUnknown(name)
  }
  if (unknown !== null)
    return <Unknown name={unknown} names={names} onWhose={onWhose} back={() => setUnknown(null)} />
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

interface UnknownProps extends WhoseProps {
  readonly name: string
  readonly back: () => void
}

/** The nearest known department first, then a new one; Esc goes back to the name. */
function Unknown({ name, names, onWhose, back }: UnknownProps) {
  const near = nearestDepartment(name, names)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons within, wherever the keyboard is in here
    <span
      className="refusal whose-unknown"
      onKeyDown={(event) => {
        // The list around has keys of its own.
        event.stopPropagation()
        if (event.key !== 'Escape') return
        event.preventDefault()
        back()
      }}
    >
      <span role="status">
        {near === '' ? `新增单位“${name}”？` : `没有“${name}”这个单位，是不是“${near}”？`}
      </span>
      {near !== '' && (
        <Button size="small" type="primary" autoFocus onClick={() => onWhose(near)}>
          是{near}
        </Button>
      )}
      <Button size="small" autoFocus={near === ''} onClick={() => onWhose(name)}>
        {near === '' ? '新增' : `新增单位“${name}”`}
      </Button>
      <Button size="small" type="link" onClick={back}>
        改名字
      </Button>
    </span>
  )
}
