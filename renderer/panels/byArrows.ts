/** A list that one goes through by arrows, Home and End, once the keyboard is in it. */
import type { KeyboardEvent } from 'react'

/**
 * Moves the keyboard from one stop of a list to another; with Ctrl, Alt or Shift a key means something else.
 * @param stops what the list is gone through by, in its order
 * @returns the stop that it comes to; null for every other key, and where the keyboard is at none of them
 */
export function byArrows<T extends HTMLElement>(
  event: KeyboardEvent<HTMLElement>,
  stops: readonly T[],
): T | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return null
  const at = stops.indexOf(document.activeElement as T)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key]
  if (at < 0 || to === undefined) return null
  event.preventDefault()
  const stop = stops[Math.max(0, Math.min(stops.length - 1, to))] ?? null
  stop?.focus()
  return stop
}

/** What a list is gone through by. */
export const stopsIn = <T extends HTMLElement = HTMLElement>(
  { currentTarget }: KeyboardEvent<HTMLElement>,
  selector: string,
): T[] => [...currentTarget.querySelectorAll<T>(selector)]
