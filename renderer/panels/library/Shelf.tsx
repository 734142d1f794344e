/** The groups of the library as lines of one height, of which only those near the window are drawn: 10,000 are as fast as ten. */
import { Fragment, useLayoutEffect, useRef, useState } from 'react'
import type { LibraryEntry } from '../../../shared/contract/contract.ts'
import type { Group } from '../../state/grouping.ts'

/** The heights in pixels that Library.css gives a line with the space below it, and the name of a group. */
const LINE = 64
const HEAD = 40
/** So much is drawn beyond either edge of the window, so that the next lines are there before they are seen. */
const BEYOND = 10 * LINE

interface ShelfProps {
  readonly groups: readonly Group[]
  /** What scrolls. */
  readonly page: React.RefObject<HTMLElement | null>
  /** The control that is to have the keyboard as soon as it is drawn. */
  readonly onDrawn: () => void
  readonly line: (entry: LibraryEntry, at: number, of: number) => React.ReactNode
}

export function Shelf({ groups, page, onDrawn, line }: ShelfProps) {
  const box = useRef<HTMLDivElement>(null)
  const { from, to } = useWindow(page, box)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines are drawn when the window is elsewhere
  useLayoutEffect(onDrawn, [from, to, groups])
  const drawn: React.ReactNode[] = []
  let top = 0
  let space = 0
  for (const { key, name, entries } of groups) {
    const head = name === null ? 0 : HEAD
    const height = head + entries.length * LINE
    const first = Math.max(0, Math.floor((from - top - head) / LINE))
    const end = Math.min(entries.length, Math.ceil((to - top - head) / LINE))
    if (first >= end) space += height
    else {
      drawn.push(
        <Fragment key={key}>
          <div style={{ height: space }} />
          {name !== null && (
            <h3>
              {name} <span className="muted">{entries.length}张</span>
            </h3>
          )}
          <ul
            className="entries"
            aria-label={name ?? undefined}
            style={{ paddingTop: first * LINE, paddingBottom: (entries.length - end) * LINE }}
          >
            {entries.slice(first, end).map((entry, at) => line(entry, first + at, entries.length))}
          </ul>
        </Fragment>,
      )
      space = 0
    }
    top += height
  }
  return (
    <div ref={box} className="shelf">
      {drawn}
      <div style={{ height: space }} />
    </div>
  )
}

/** Which part of a box is near the window, in pixels from its top; told again when another line comes near. */
function useWindow(
  page: React.RefObject<HTMLElement | null>,
  box: React.RefObject<HTMLElement | null>,
): { readonly from: number; readonly to: number } {
  const [seen, setSeen] = useState({ from: 0, to: window.innerHeight + BEYOND })
  useLayoutEffect(() => {
    const own = page.current
    const look = (): void => {
      if (own === null || box.current === null) return
      const above = own.getBoundingClientRect().top - box.current.getBoundingClientRect().top
      const from = Math.floor((above - BEYOND) / LINE) * LINE
      const to = Math.ceil((above + own.clientHeight + BEYOND) / LINE) * LINE
      setSeen((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    look()
    own?.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    return () => {
      own?.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
    }
  }, [page, box])
  return seen
}
