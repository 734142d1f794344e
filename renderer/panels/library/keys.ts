/**
 * The keyboard on the library page: one line after another, those too that are not drawn yet. Where it is is kept here
 * and not asked of the page: a key that comes while a line is still being drawn goes on from the line that was wanted.
 */
import { useCallback, useMemo, useRef } from 'react'

/** What the shelf knows of its lines beyond those that it has drawn. */
export interface ShelfHandle {
  /** The tables in the order in which they stand. */
  readonly order: () => readonly string[]
  /** Scrolls to one and has it drawn: at once, or with the page's next frame where React is at work. */
  readonly reveal: (id: string, at: 'once' | 'next') => void
}

export interface Lines {
  /** The line that has the keyboard, or is about to; null before any had it. */
  readonly current: () => string | null
  /** All lines, from the top of the page to its end. */
  readonly all: () => readonly string[]
  /** Gives the keyboard to a line, as soon as it is there; whether it is there now. */
  readonly go: (id: string) => boolean
  /** Where a key leads from the current line; null where there is none beyond it. */
  readonly next: (key: string) => string | null
  /** The keyboard has come to a line by itself. */
  readonly came: (id: string) => void
  /** Gives the keyboard to the line that was wanted, once it is drawn. */
  readonly settle: () => void
}

/** The control of a line that takes the keyboard. */
export const controlOf = (page: HTMLElement | null, id: string): HTMLElement | null =>
  page?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"] .open`) ?? null

export const idOf = (element: Element | null): string | null =>
  element?.closest<HTMLElement>('.entry[data-entry]')?.dataset.entry ?? null

export function useLines(
  page: React.RefObject<HTMLElement | null>,
  shelf: React.RefObject<ShelfHandle | null>,
): Lines {
  const at = useRef<string | null>(null)
  /** It was wanted and has not been there yet. */
  const waits = useRef(false)

  const all = useCallback((): readonly string[] => {
    const order = shelf.current?.order() ?? []
    const box = page.current?.querySelector('.shelf')
    const before: string[] = []
    const behind: string[] = []
    for (const line of page.current?.querySelectorAll<HTMLElement>('.entry[data-entry]') ?? []) {
      if (box?.contains(line) === true) continue
      const follows = (box?.compareDocumentPosition(line) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING
      ;(follows === 0 ? before : behind).push(line.dataset.entry ?? '')
    }
    return [...before, ...order, ...behind]
  }, [page, shelf])

  return useMemo(() => {
    const focus = (id: string, drawn: 'once' | 'next'): boolean => {
      shelf.current?.reveal(id, drawn)
      const control = controlOf(page.current, id)
      control?.focus()
      waits.current = control === null
      return control !== null
    }
    return {
      all,
      current: () => at.current,
      came: (id) => {
        at.current = id
        waits.current = false
      },
      go: (id) => {
        at.current = id
        return focus(id, 'once')
      },
      settle: () => {
        if (waits.current && at.current !== null) focus(at.current, 'next')
      },
      next: (key) => {
        const lines = all()
        const step = Math.max(1, Math.floor((page.current?.clientHeight ?? 0) / 64) - 1)
        const here = at.current === null ? -1 : lines.indexOf(at.current)
        const last = lines.length - 1
        const to: Readonly<Record<string, number>> = {
          ArrowDown: Math.min(here + 1, last),
          ArrowUp: here - 1,
          PageDown: Math.min(here + step, last),
          PageUp: Math.max(here - step, 0),
          Home: 0,
          End: last,
        }
        return lines[to[key] ?? here] ?? null
      },
    }
  }, [all, page, shelf])
}
