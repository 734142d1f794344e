/** The groups of the library as lines of one height, of which only those near the window are drawn: 10,000 are as fast as ten. */
import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { Fragment, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { LibraryEntry } from '../../../shared/contract/contract.ts'
import { type Group, seenOf, shownOf } from '../../state/grouping.ts'
import { foldArchived } from '../../state/shelf.ts'
import type { ShelfHandle } from './keys.ts'

/** The heights in pixels that Library.css gives a line with the space below it, and the name of a group. */
const LINE = 64
const HEAD = 40
/** So much is drawn beyond either edge of the window, so that the next lines are there before they are seen. */
const BEYOND = 10 * LINE

interface ShelfProps {
  readonly groups: readonly Group[]
  /** What scrolls. */
  readonly page: React.RefObject<HTMLElement | null>
  readonly handle: React.RefObject<ShelfHandle | null>
  /** The control that is to have the keyboard as soon as it is drawn. */
  readonly onDrawn: () => void
  readonly line: (entry: LibraryEntry, at: number, of: number) => React.ReactNode
}

export function Shelf({ groups, page, handle, onDrawn, line }: ShelfProps) {
  const box = useRef<HTMLDivElement>(null)
  const { from, to } = useWindow(page, box)
  useImperativeHandle(
    handle,
    () => ({
      order: () => seenOf(groups).map(({ id }) => id),
      reveal: (id, drawn) => {
        const own = page.current
        const top = topOf(groups, id)
        if (own === null || box.current === null || top === null) return
        const above = box.current.getBoundingClientRect().top - own.getBoundingClientRect().top + top
        if (above >= 0 && above + LINE <= own.clientHeight) return
        own.scrollTop += above < 0 ? above : above + LINE - own.clientHeight
        // The browser tells of scrolling with its next frame, and the next key may come before that.
        if (drawn === 'once') flushSync(() => own.dispatchEvent(new Event('scroll')))
      },
    }),
    [groups, page],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines are drawn when the window is elsewhere
  useLayoutEffect(onDrawn, [from, to, groups])
  const drawn: React.ReactNode[] = []
  let top = 0
  let space = 0
  for (const group of groups) {
    const shown = shownOf(group)
    const head = group.name === null ? 0 : HEAD
    const first = Math.min(shown.length, Math.max(0, Math.floor((from - top - head) / LINE)))
    const end = Math.max(first, Math.min(shown.length, Math.ceil((to - top - head) / LINE)))
    const height = head + shown.length * LINE
    top += height
    // Of one that can be folded there is always its name, which folds and unfolds it.
    if (first === end && group.unfolded === undefined) {
      space += height
      continue
    }
    drawn.push(
      <Fragment key={group.key}>
        <div style={{ height: space }} />
        <Head {...group} />
        <ul
          className="entries"
          aria-label={group.name ?? undefined}
          style={{ paddingTop: first * LINE, paddingBottom: (shown.length - end) * LINE }}
        >
          {shown.slice(first, end).map((entry, at) => line(entry, first + at, shown.length))}
        </ul>
      </Fragment>,
    )
    space = 0
  }
  return (
    <div ref={box} className="shelf">
      {drawn}
      <div style={{ height: space }} />
    </div>
  )
}

function Head({ name, entries, unfolded }: Group) {
  if (name === null) return null
  return (
    <h3>
      {unfolded === undefined ? (
        name
      ) : (
        <button type="button" aria-expanded={unfolded} onClick={() => foldArchived(!unfolded)}>
          {unfolded ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />} {name}
        </button>
      )}{' '}
      <span className="muted">{entries.length}张</span>
    </h3>
  )
}

/** How far below the shelf's top a line stands; null where it is not among those that are seen. */
function topOf(groups: readonly Group[], id: string): number | null {
  let top = 0
  for (const group of groups) {
    const shown = shownOf(group)
    top += group.name === null ? 0 : HEAD
    const at = shown.findIndex((entry) => entry.id === id)
    if (at >= 0) return top + at * LINE
    top += shown.length * LINE
  }
  return null
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
