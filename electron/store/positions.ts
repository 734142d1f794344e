/**
 * Where rows stand, as numbers with room between them: a row put in or moved is written alone, and the rows around
 * it stay as they are in the database.
 */

/** The room between two neighbours: thirty rows fit into the same place before all are numbered anew. */
export const gap = 2 ** 30

/** How a list of ids became another: what both begin with and end with, and what lies between. */
export interface Change {
  /** Length of the common beginning. */
  readonly head: number
  /** Length of the common end. */
  readonly tail: number
}

/** The common beginning and end of two lists of things with ids. */
export function difference(before: readonly { id: string }[], after: readonly { id: string }[]): Change {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head]?.id === after[head]?.id) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail)?.id === after.at(-1 - tail)?.id) tail++
  return { head, tail }
}

/** Positions of `count` rows from the start. */
export const fresh = (count: number): number[] => Array.from({ length: count }, (_, at) => (at + 1) * gap)

/**
 * Positions after a change: those of the common beginning and end are kept, those between are spread evenly; where
 * there is no room left, all are numbered anew.
 */
export function reposition(before: readonly number[], count: number, { head, tail }: Change): number[] {
  const between = count - head - tail
  const low = head === 0 ? 0 : (before[head - 1] ?? 0)
  const high = tail === 0 ? low + (between + 1) * gap : (before[before.length - tail] ?? 0)
  const step = Math.floor((high - low) / (between + 1))
  if (step < 1 || high > Number.MAX_SAFE_INTEGER) return fresh(count)
  return [
    ...before.slice(0, head),
    ...Array.from({ length: between }, (_, at) => low + (at + 1) * step),
    ...before.slice(before.length - tail),
  ]
}
