/** Everything that was found, a line each: its cell, its column, its text. Arrows go from one to the next. */
import { useEffect, useState } from 'react'
import { findPieces } from '../../shared/attachment/find.ts'
import { goToHit, type Hit } from '../actions/find.ts'
import { act } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import './FindList.css'

/** More lines than this nobody reads; the number found is said beside the query. */
const mostLines = 500

interface Props {
  readonly hits: readonly Hit[]
  readonly query: string
  /** Whether the attachment is named in each line. */
  readonly tables: boolean
  /** Which of them the cursor stands on, as the bar above counts; -1 where it stands on none. */
  readonly current: number
}

export function FindList({ hits, query, tables, current }: Props) {
  const [chosen, setChosen] = useState(current)
  const lines = hits.slice(0, mostLines)
  const here = Math.min(chosen, lines.length - 1)
  // Arrows may stand on a line of another table meanwhile.
  useEffect(() => setChosen(current), [current])
  /** Arrows choose, and show what is in the open table; another table comes only when it is asked for. */
  const choose = (to: number): void => {
    const hit = lines[to]
    setChosen(to)
    if (hit !== undefined)
      void act((context) => (hit.table === context.open.attachment.id ? goToHit(context, hit) : {}))
  }
  const go = (to: number): void => {
    const hit = lines[to]
    setChosen(to)
    if (hit !== undefined) void act((context) => goToHit(context, hit))
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'ArrowDown') choose(Math.min(here + 1, lines.length - 1))
    else if (event.key === 'ArrowUp') choose(Math.max(here - 1, 0))
    else if (event.key === 'Home') choose(0)
    else if (event.key === 'End') choose(lines.length - 1)
    else if (event.key === 'Enter') {
      go(Math.max(0, here))
      focusSheet()
    } else return
    event.preventDefault()
  }
  return (
    <ul
      className="find-list"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list to choose from, as ARIA draws it
      role="listbox"
      aria-label="查找结果"
      tabIndex={0}
      aria-activedescendant={lines[here] === undefined ? undefined : `hit-${here}`}
      onKeyDown={onKeyDown}
    >
      {lines.map((hit, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
        <li
          key={`${hit.table}:${hit.address}`}
          id={`hit-${index}`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
          role="option"
          aria-selected={index === here}
          tabIndex={-1}
          className={index === here ? 'chosen' : ''}
          ref={(element) => {
            if (index === here) element?.scrollIntoView({ block: 'nearest' })
          }}
          onClick={() => go(index)}
        >
          {tables && <span className="table">{hit.label}</span>}
          <span className="address">{hit.address}</span>
          <span className="header">{hit.header}</span>
          <span className="text">
            <Marked text={hit.text.replaceAll('\n', ' ')} query={query} />
          </span>
        </li>
      ))}
      {lines.length === 0 && <li>没有找到。</li>}
    </ul>
  )
}

/** A text with what was sought marked in it. */
function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  const pieces = findPieces(text, query)
  const ends = [0, ...pieces.map(({ to }) => to)]
  return (
    <>
      {pieces.map(({ from, to }, index) => (
        <span key={from}>
          {text.slice(ends[index], from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}
