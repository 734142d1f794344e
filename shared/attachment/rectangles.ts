/**
 * Rectangles of cells by row and column numbers, and the merges of an attachment as such: it names them by ids, and
 * what draws or reads them wants numbers.
 */
import { type Attachment, type Column, columnIndexes, type Merge, rowIndexes } from './model.ts'

/** Rows and columns from the first to the last of each, 0-based and inclusive. */
export interface Rectangle {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Whether two rectangles have a cell in common. */
export const overlaps = (a: Rectangle, b: Rectangle): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right

/** Whether the first lies wholly within the second. */
export const within = (a: Rectangle, b: Rectangle): boolean =>
  a.top >= b.top && a.bottom <= b.bottom && a.left >= b.left && a.right <= b.right

export const sameRectangle = (a: Rectangle, b: Rectangle): boolean =>
  a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right

/** The smallest rectangle that holds both. */
export const around = (a: Rectangle, b: Rectangle): Rectangle => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
})

/** The cells that two overlapping rectangles share. */
export const common = (a: Rectangle, b: Rectangle): Rectangle => ({
  top: Math.max(a.top, b.top),
  left: Math.max(a.left, b.left),
  bottom: Math.min(a.bottom, b.bottom),
  right: Math.min(a.right, b.right),
})

/** The same rectangle at another place. */
export const shifted = (area: Rectangle, rows: number, columns: number): Rectangle => ({
  top: area.top + rows,
  left: area.left + columns,
  bottom: area.bottom + rows,
  right: area.right + columns,
})

/** Cells looked at in all: merges do not overlap in a sound table, in a crafted file 100,000 may. */
const MOST_CELLS = 10_000_000

/**
 * Merges as sound tables have them: clipped to the table, more than one cell each, none over one before it; and the
 * number + 1 of the merge that covers each cell, row by row (0 for none).
 */
export function soundMerges(
  merges: readonly Rectangle[],
  height: number,
  width: number,
): { merges: Rectangle[]; covering: Int32Array } {
  const covering = new Int32Array(height * width)
  const sound: Rectangle[] = []
  let looked = 0
  for (const { top, left, ...rest } of merges) {
    const bottom = Math.min(rest.bottom, height - 1)
    const right = Math.min(rest.right, width - 1)
    if (bottom < top || right < left || (bottom === top && right === left)) continue
    let free = true
    for (let row = top; free && row <= bottom; row += 1) {
      for (let at = row * width + left; free && at <= row * width + right; at += 1) {
        free = covering[at] === 0
        looked += 1
      }
    }
    if (looked > MOST_CELLS) break
    if (!free) continue
    sound.push({ top, left, bottom, right })
    for (let row = top; row <= bottom; row += 1)
      covering.fill(sound.length, row * width + left, row * width + right + 1)
  }
  return { merges: sound, covering }
}

/** One merge by numbers; null where a corner is none of the attachment's rows and columns. */
export function rectangleOf(
  { top, bottom, left, right }: Merge,
  rows: ReadonlyMap<string, number>,
  columns: ReadonlyMap<string, number>,
): Rectangle | null {
  const [first, last] = [rows.get(top), rows.get(bottom)]
  const [start, end] = [columns.get(left), columns.get(right)]
  return first === undefined || last === undefined || start === undefined || end === undefined
    ? null
    : { top: first, left: start, bottom: last, right: end }
}

/** The attachment's merges by row and column numbers, hidden columns counted; none over another. */
export function rectangles(attachment: Attachment): Rectangle[] {
  if (attachment.merges.length === 0) return []
  const [rows, columns] = [rowIndexes(attachment), columnIndexes(attachment)]
  const named = attachment.merges.flatMap((merge) => rectangleOf(merge, rows, columns) ?? [])
  return soundMerges(named, attachment.rows.length, attachment.columns.length).merges
}

/** A merge among the columns that are seen, and the column that holds its text, which may be a hidden one. */
export interface SeenMerge extends Rectangle {
  /** Index among all columns. */
  readonly from: number
}

/** The attachment's merges by row number and number of the visible column; one in hidden columns alone is left out. */
export function seenMerges(attachment: Attachment): SeenMerge[] {
  const places = attachment.columns.flatMap((column: Column, at) => (column.hidden === true ? [] : [at]))
  return rectangles(attachment).flatMap((merge): SeenMerge[] => {
    const inside = places.flatMap((at, index) => (at >= merge.left && at <= merge.right ? [index] : []))
    const [left] = inside
    const right = inside.at(-1)
    return left === undefined || right === undefined ? [] : [{ ...merge, left, right, from: merge.left }]
  })
}
