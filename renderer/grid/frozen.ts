/** Which columns stay in sight while the others are scrolled sideways. */
import type { Column } from '../../shared/attachment/model.ts'
import { columnPixels, gutterWidth } from './geometry.ts'

/** Columns that were frozen by hand end with this one; '' froze none, null leaves it to the window. */
export type ByHand = string | null

/** What frozen columns must leave to the others, of the room there is. */
const LEFT_OVER = 0.4

/**
 * How many columns, from the left, stay: those frozen by hand, or, where the table is wider than the room for it, all
 * up to the indicator's name. Never so many that nothing is left to scroll in.
 */
export function frozenCount(columns: readonly Column[], zoom: number, room: number, byHand: ByHand): number {
  const widths = columns.map((column) => columnPixels(column, zoom))
  const gutter = Math.round(gutterWidth * zoom)
  const wanted =
    byHand === ''
      ? 0
      : byHand !== null && columns.some(({ id }) => id === byHand)
        ? columns.findIndex(({ id }) => id === byHand) + 1
        : gutter + sum(widths) > room
          ? columns.findIndex(({ role }) => role === 'name') + 1
          : 0
  let count = 0
  let used = gutter
  while (count < wanted && used + (widths[count] ?? 0) <= room * (1 - LEFT_OVER)) {
    used += widths[count] ?? 0
    count++
  }
  return count
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
