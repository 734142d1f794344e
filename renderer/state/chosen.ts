/** Several lines of a list at once, as Explorer and WPS choose them. Pure. */

export interface Chosen {
  readonly ids: ReadonlySet<string>
  /** Where a stretch begins that Shift draws; null where the next one begins at the line that has the keyboard. */
  readonly anchor: string | null
  /** What was chosen before that stretch. */
  readonly base: ReadonlySet<string>
}

export const none: Chosen = { ids: new Set(), anchor: null, base: new Set() }

/** One more or one less: Ctrl and a click, or the space bar. */
export function toggled({ ids }: Chosen, id: string): Chosen {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id, base: next }
}

/**
 * The stretch from the anchor to a line, beside what was chosen before it: Shift and a click, or an arrow.
 * @param from where it begins when there is no anchor, or when that is gone
 */
export function stretched(
  { anchor, base, ids }: Chosen,
  order: readonly string[],
  from: string,
  to: string,
): Chosen {
  const known = anchor !== null && order.includes(anchor)
  const start = known ? anchor : from
  const before = known ? base : ids
  const [a, b] = [order.indexOf(start), order.indexOf(to)]
  if (a < 0 || b < 0) return { ids, anchor, base }
  const stretch = order.slice(Math.min(a, b), Math.max(a, b) + 1)
  return { ids: new Set([...before, ...stretch]), anchor: start, base: before }
}

/** The keyboard has gone elsewhere without Shift: what is chosen stays, and a new stretch begins there. */
export const settled = ({ ids }: Chosen): Chosen => ({ ids, anchor: null, base: ids })

export const all = (order: readonly string[]): Chosen => {
  const ids = new Set(order)
  return { ids, anchor: null, base: ids }
}
