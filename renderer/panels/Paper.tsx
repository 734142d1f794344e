/** The sheet of paper on the desk: label, title lines and what stands around the table, all of it editable. */
import { useEffect, useRef, useState } from 'react'
import type { Heading } from '../../shared/attachment/model.ts'
import { setHeading } from '../actions/cells.ts'
import { act } from '../actions/run.ts'
import { fieldRef, focusSheet } from '../grid/focus.ts'
import { Sheet } from '../sheet/Sheet.tsx'
import { watchWheel } from '../sheet/wheel.ts'
import type { Editor } from '../state/editor.ts'
import { cameTo } from '../state/reading.ts'
import { FillHint } from './FillHint.tsx'
import './Paper.css'

export function Paper({ open }: { readonly open: Editor }) {
  const { heading } = open.attachment
  const change = (name: string, to: Partial<Heading>): void =>
    void act((context) => setHeading(context, name, { ...context.open.attachment.heading, ...to }))
  const desk = useRef<HTMLElement>(null)
  useEffect(() => (desk.current === null ? undefined : watchWheel(desk.current)), [])
  return (
    <main ref={desk} className="desk" onFocus={() => cameTo('table')}>
      <Sheet
        key={open.attachment.id}
        open={open}
        above={
          <header className="heading" data-area>
            <Line
              className="label"
              label="附件"
              text={heading.label}
              onChange={(label) => change('修改附件号', { label })}
            />
            <Line
              inner={titleField}
              className="title"
              label="标题"
              text={heading.title.join('\n')}
              onChange={(text) => change('修改标题', { title: text.split('\n') })}
            />
            {heading.above.length > 0 && (
              <Line
                className="above"
                label="表上说明"
                text={heading.above.join('\n')}
                onChange={(text) => change('修改表上说明', { above: text.split('\n') })}
              />
            )}
          </header>
        }
        below={
          heading.below.length > 0 && (
            <Line
              className="below"
              label="表下说明"
              text={heading.below.join('\n')}
              onChange={(text) => change('修改表下说明', { below: text.split('\n') })}
            />
          )
        }
      />
      <FillHint key={`hint ${open.attachment.id}`} open={open} />
    </main>
  )
}

const titleField = fieldRef('title')

interface LineProps {
  /** Hears of the field, where actions lead to it. */
  readonly inner?: (field: HTMLElement | null) => void
  readonly className: string
  readonly label: string
  readonly text: string
  readonly onChange: (text: string) => void
}

/** A text of the heading: looks like the paper, writes like a text field, kept when it is left. */
function Line({ inner, className, label, text, onChange }: LineProps) {
  const [draft, setDraft] = useState(text)
  const abandoned = useRef(false)
  useEffect(() => setDraft(text), [text])
  return (
    <textarea
      ref={inner}
      className={`line ${className}`}
      aria-label={label}
      rows={Math.max(1, draft.split('\n').length)}
      value={draft}
      spellCheck={false}
      placeholder={label}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => {
        if (!abandoned.current && draft !== text) onChange(draft)
        if (abandoned.current) setDraft(text)
        abandoned.current = false
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        const leave = event.key === 'Escape' || (event.key === 'Enter' && !event.altKey && !event.shiftKey)
        if (!leave) return
        event.preventDefault()
        abandoned.current = event.key === 'Escape'
        focusSheet()
      }}
    />
  )
}
