/** Alt+↓: what the column holds, under the cell. Typing narrows it, Enter takes, Escape closes. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { comparable } from '../../shared/measure/normalise.ts'
import { writeTyped } from '../actions/cells.ts'
import { choices } from '../actions/pick.ts'
import { act } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import { activePlace } from '../grid/selection.ts'
import { putAway, useOpened } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import './PickList.css'

interface Props {
  readonly open: Editor
  /** The text area over the active cell. */
  readonly cell: HTMLElement
}

export function PickList({ open, cell }: Props) {
  return useOpened('pick') === null ? null : <List open={open} cell={cell} />
}

const highest = 260
const field = 40
const line = 28
const narrowest = 140

/** Below the cell, or above it where there is more room. */
function placeAt(cell: HTMLElement, lines: number): React.CSSProperties {
  const { left, top, bottom, width } = cell.getBoundingClientRect()
  const below = window.innerHeight - bottom
  const above = below < Math.min(highest, field + lines * line) + 8 && top > below
  const room = above ? top : below
  const wide = Math.max(width, narrowest)
  return {
    left: Math.max(4, Math.min(left, window.innerWidth - wide - 4)),
    ...(above ? { bottom: window.innerHeight - top } : { top: bottom }),
    width: wide,
    maxHeight: Math.min(highest, room - 8),
  }
}

function List({ open, cell }: Props) {
  // What the list was opened for: the table does not change behind it.
  const [{ all, place, style }] = useState(() => {
    const all = choices(open)
    return {
      all,
      place: activePlace(open.selection, extentOf(open.attachment)),
      style: placeAt(cell, all.length),
    }
  })
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), [])
  const wanted = comparable(query).toLowerCase()
  const texts = useMemo(
    () => all.filter((text) => comparable(text).toLowerCase().includes(wanted)),
    [all, wanted],
  )
  const close = (): void => {
    putAway('pick')
    focusSheet()
  }
  const take = (text: string | undefined): void => {
    close()
    if (text !== undefined) void act((context) => writeTyped(context, '从列表填入', { ...place, text }))
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const last = texts.length - 1
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, last))
    else if (event.key === 'ArrowUp' && event.altKey) close()
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0))
    else if (event.key === 'Enter' || event.key === 'Tab') take(texts[chosen])
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return createPortal(
    <div className="pick-list" style={style}>
      <input
        ref={input}
        role="combobox"
        aria-label="从本列已有的内容里选"
        aria-expanded
        aria-controls="picks"
        aria-activedescendant={texts[chosen] === undefined ? undefined : `pick-${chosen}`}
        placeholder="输入即筛选"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => putAway('pick')}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a combobox over its list, as ARIA draws it */}
      <ul id="picks" role="listbox" aria-label="本列已有的内容">
        {texts.map((text, index) => (
          <li
            key={text}
            id={`pick-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            title={text}
            className={index === chosen ? 'chosen' : ''}
            ref={(element) => {
              if (index === chosen) element?.scrollIntoView({ block: 'nearest' })
            }}
            onMouseMove={() => setChosen(index)}
            // Before the field loses the keyboard, and the list with it.
            onMouseDown={(event) => {
              event.preventDefault()
              take(text)
            }}
          >
            {text.replaceAll('\n', ' ')}
          </li>
        ))}
        {texts.length === 0 && <li className="none">没有这样的内容，按Esc回去直接输入。</li>}
      </ul>
    </div>,
    document.body,
  )
}
