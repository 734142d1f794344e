/** A sheet's texts with its merges looked up by cell. */
import type { Sheet, SheetMerge } from '../sheet.ts'
import { soundMerges } from './merges.ts'

export interface Grid {
  readonly height: number
  readonly width: number
  /** The cell's own text; '' outside of the sheet and for what a merge covers. */
  text(row: number, column: number): string
  /** The sheet's merges, clipped to its texts, none over another. */
  readonly merges: readonly SheetMerge[]
  /** The merge that a cell lies in. */
  merge(row: number, column: number): SheetMerge | undefined
  /** The text that stands at a place on the page: that of the merge's top left cell where there is one. */
  shown(row: number, column: number): string
  /** Columns of a row that hold texts of their own, within bounds. */
  filled(row: number, left?: number, right?: number): number[]
}

export function gridOf(sheet: Sheet): Grid {
  const height = sheet.texts.length
  const width = sheet.texts.reduce((most, row) => Math.max(most, row.length), 0)
  const { merges, covering } = soundMerges(sheet.merges, height, width)
  const text = (row: number, column: number): string =>
    (sheet.texts[row]?.[column] ?? '').trim() === '' ? '' : (sheet.texts[row]?.[column] ?? '')
  const merge = (row: number, column: number): SheetMerge | undefined =>
    row < 0 || column < 0 || column >= width ? undefined : merges[(covering[row * width + column] ?? 0) - 1]
  return {
    height,
    width,
    text,
    merges,
    merge,
    shown: (row, column) => {
      const inside = merge(row, column)
      return inside ? text(inside.top, inside.left) : text(row, column)
    },
    filled: (row, left = 0, right = width - 1) => {
      const columns: number[] = []
      for (let column = Math.max(0, left); column <= right; column += 1)
        if (text(row, column) !== '') columns.push(column)
      return columns
    },
  }
}
