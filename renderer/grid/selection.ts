/**
 * Selection as plain data and small pure functions: an anchor (where it began), a focus (where it is now) and the
 * active cell within (the anchor, until Tab or Enter go round the range), all by index of row and visible column.
 * The rectangle between anchor and focus grows over the merges it touches. Ctrl adds further ranges to it: whoever
 * knows of one range goes on reading the last one.
 */
import { around, overlaps, type Rectangle, sameRectangle } from '../../shared/attachment/rectangles.ts'

export interface Place {
  readonly row: number
  readonly column: number
}

export interface Selection {
  readonly anchor: Place
  readonly focus: Place
  readonly active: Place
  /** The column where a run of Tabs began: Enter goes on below it, as in Excel. */
  readonly home?: number
  /** Whole rows, columns or the table were meant: nothing is scrolled to along them. */
  readonly whole?: 'rows' | 'columns' | 'all'
  /** What was selected before Ctrl began the range between anchor and focus; absent where that is all. */
  readonly others?: readonly Rectangle[]
}

/** How far the table goes and what is merged in it, by index. */
export interface Extent {
  readonly rows: number
  readonly columns: number
  readonly merges: readonly Rectangle[]
}

/** A single cell. */
export const at = ({ row, column }: Place): Selection => range({ row, column }, { row, column })

/** The cells from an anchor to a focus; the anchor is the active one. */
export const range = (anchor: Place, focus: Place): Selection => ({ anchor, focus, active: anchor })

/** Whole rows; the first of the two holds the anchor. */
export const rowsOf = (anchor: number, focus: number, { columns }: Extent): Selection => ({
  ...range({ row: anchor, column: 0 }, { row: focus, column: Math.max(0, columns - 1) }),
  whole: 'rows',
})

/** Whole columns; the first of the two holds the anchor. */
export const columnsOf = (anchor: number, focus: number, { rows }: Extent): Selection => ({
  ...range({ row: 0, column: anchor }, { row: Math.max(0, rows - 1), column: focus }),
  whole: 'columns',
})

/** The whole table. */
export const allOf = ({ rows, columns }: Extent): Selection => ({
  ...range({ row: 0, column: 0 }, { row: Math.max(0, rows - 1), column: Math.max(0, columns - 1) }),
  whole: 'all',
})

/**
 * The row and the column that must be seen; null where nothing need be scrolled to.
 * @param filled what is selected was just filled (pasted): it is seen from its beginning, as in Excel
 */
export function toReveal(
  { anchor, focus, active, whole }: Selection,
  filled = false,
): {
  readonly row: number | null
  readonly column: number | null
} {
  const { row, column } = same(active, anchor) && !filled ? focus : active
  return {
    row: whole === 'columns' || whole === 'all' ? null : row,
    column: whole === 'rows' || whole === 'all' ? null : column,
  }
}

const span = (a: Place, b: Place): Rectangle => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
})

export const contains = (area: Rectangle, place: Place): boolean =>
  place.row >= area.top && place.row <= area.bottom && place.column >= area.left && place.column <= area.right

/** The smallest rectangle around `area` that cuts no merge. */
export function grown(area: Rectangle, merges: readonly Rectangle[]): Rectangle {
  let result = area
  for (;;) {
    const next = merges.reduce(
      (grownSoFar, merge) => (overlaps(grownSoFar, merge) ? around(grownSoFar, merge) : grownSoFar),
      result,
    )
    if (sameRectangle(next, result)) return result
    result = next
  }
}

/** What is selected: the rectangle between anchor and focus, grown over merges. */
export const rectangle = (selection: Selection, extent: Extent): Rectangle =>
  grown(span(selection.anchor, selection.focus), extent.merges)

/** All that is selected, in the order in which it was: the range between anchor and focus is the last. */
export const areas = (selection: Selection, extent: Extent): readonly Rectangle[] => [
  ...(selection.others ?? []),
  rectangle(selection, extent),
]

/** A selection to which others were there before. */
export const beside = (others: readonly Rectangle[], selection: Selection): Selection =>
  others.length === 0 ? selection : { ...selection, others }

/** What is left of a rectangle without another: up to four. */
export function minus(area: Rectangle, hole: Rectangle): Rectangle[] {
  if (!overlaps(area, hole)) return [area]
  const top = Math.max(area.top, hole.top)
  const bottom = Math.min(area.bottom, hole.bottom)
  return [
    { ...area, bottom: hole.top - 1 },
    { ...area, top, bottom, right: hole.left - 1 },
    { ...area, top, bottom, left: hole.right + 1 },
    { ...area, top: hole.bottom + 1 },
  ].filter((part) => part.top <= part.bottom && part.left <= part.right)
}

/** A selection without the cells of a rectangle (Ctrl+click on what is selected); itself where nothing is left. */
export function unselect(selection: Selection, hole: Rectangle, extent: Extent): Selection {
  const left = areas(selection, extent).flatMap((area) => minus(area, hole))
  const last = left.at(-1)
  if (last === undefined) return selection
  return beside(
    left.slice(0, -1),
    range({ row: last.top, column: last.left }, { row: last.bottom, column: last.right }),
  )
}

/** The merge that covers a place, or the place itself as a rectangle. */
export const cellAt = (place: Place, extent: Extent): Rectangle =>
  extent.merges.find((merge) => contains(merge, place)) ?? span(place, place)

const covers = new WeakMap<Extent, ReadonlySet<number>>()

/** Whether a place lies under a merge whose text stands in another cell. */
export function isCovered(place: Place, extent: Extent): boolean {
  if (extent.merges.length === 0) return false
  let covered = covers.get(extent)
  if (covered === undefined) {
    const places = new Set<number>()
    for (const { top, bottom, left, right } of extent.merges)
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++)
          if (row !== top || column !== left) places.add(row * extent.columns + column)
    covered = places
    covers.set(extent, covered)
  }
  return covered.has(place.row * extent.columns + place.column)
}

/** The active cell, or the top left cell of the merge that covers it. */
export function activePlace(selection: Selection, extent: Extent): Place {
  const cell = cellAt(selection.active, extent)
  return { row: cell.top, column: cell.left }
}

export type Direction = 'up' | 'down' | 'left' | 'right'

/** The next place in a direction: one cell on, past the merge that covers the start, kept inside the table. */
export function step(from: Place, direction: Direction, extent: Extent): Place {
  const cell = cellAt(from, extent)
  const next: Place =
    direction === 'up'
      ? { row: cell.top - 1, column: from.column }
      : direction === 'down'
        ? { row: cell.bottom + 1, column: from.column }
        : direction === 'left'
          ? { row: from.row, column: cell.left - 1 }
          : { row: from.row, column: cell.right + 1 }
  return inside(next, extent) ? next : from
}

export const inside = (place: Place, extent: Extent): boolean =>
  place.row >= 0 && place.row < extent.rows && place.column >= 0 && place.column < extent.columns

/** The place itself, or the nearest one inside the table. */
export const clamp = (place: Place, extent: Extent): Place => ({
  row: Math.max(0, Math.min(place.row, extent.rows - 1)),
  column: Math.max(0, Math.min(place.column, extent.columns - 1)),
})

/**
 * Where Ctrl+arrow goes, as in Excel: from a filled cell to the last filled one before a gap, from the edge of a
 * block or an empty cell to the next filled one, or to the edge of the table.
 */
export function jump(
  from: Place,
  direction: Direction,
  extent: Extent,
  filled: (place: Place) => boolean,
): Place {
  let here = from
  let next = step(here, direction, extent)
  if (same(next, here)) return here
  const running = filled(here) && filled(next)
  for (;;) {
    if (running && !filled(next)) return here
    here = next
    if (!running && filled(here)) return here
    next = step(here, direction, extent)
    if (same(next, here)) return here
  }
}

export const same = (a: Place, b: Place): boolean => a.row === b.row && a.column === b.column

/**
 * Where Enter and Tab go inside a range of several cells, or several ranges: round them, row by row (Tab) or column
 * by column (Enter), visiting each cell and each merge once.
 */
export function round(
  from: Place,
  all: readonly Rectangle[],
  by: 'row' | 'column',
  back: boolean,
  extent: Extent,
): Place {
  const owner = (place: Place): number => all.findIndex((area) => contains(area, place))
  let at = Math.max(0, owner(from))
  const [first] = all.slice(at)
  let n = first === undefined ? 0 : orderOf(from, first, by)
  const count = all.reduce((sum, area) => sum + cellCount(area), 0)
  for (let tries = 0; tries < count; tries++) {
    n += back ? -1 : 1
    const area = all[at]
    if (area === undefined) return from
    if (n < 0 || n >= cellCount(area)) {
      at = (at + (back ? -1 : 1) + all.length) % all.length
      const next = all[at]
      n = back && next !== undefined ? cellCount(next) - 1 : 0
    }
    const next = placeIn(n, all[at] ?? area, by)
    const cell = cellAt(next, extent)
    // What lies in several ranges is visited in the first.
    if (cell.top === next.row && cell.left === next.column && owner(next) === at) return next
  }
  return from
}

const cellCount = ({ top, bottom, left, right }: Rectangle): number => (bottom - top + 1) * (right - left + 1)

const orderOf = (place: Place, { top, bottom, left, right }: Rectangle, by: 'row' | 'column'): number =>
  by === 'row'
    ? (place.row - top) * (right - left + 1) + (place.column - left)
    : (place.column - left) * (bottom - top + 1) + (place.row - top)

const placeIn = (n: number, { top, bottom, left, right }: Rectangle, by: 'row' | 'column'): Place => {
  const [width, height] = [right - left + 1, bottom - top + 1]
  return by === 'row'
    ? { row: top + Math.floor(n / width), column: left + (n % width) }
    : { row: top + (n % height), column: left + Math.floor(n / height) }
}
