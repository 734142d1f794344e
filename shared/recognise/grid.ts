/** A sheet's texts with its merges looked up by cell. */

import type { Rectangle } from '../attachment/rectangles.ts'
import { soundMerges } from '../attachment/rectangles.ts'
import type { Sheet } from './sheet.ts'

export interface Grid {
  readonly height: number
  readonly width: number
  /** The cell's own text; '' outside of the sheet and for what a merge covers. */
  text(row: number, column: number): string
  /** The sheet's merges, clipped to its texts, none over another. */
  readonly merges: readonly Rectangle[]
  /** The merge that a cell lies in. */
  merge(row: number, column: number): Rectangle | undefined
  /** The text that stands at a place on the page: that of the merge's top left cell where there is one. */
  shown(row: number, column: number): string
  /** Columns of a row that hold texts of their own, within bounds. */
  filled(row: number, left?: number, right?: number): readonly number[]
}

const NONE: readonly number[] = []

/** Most texts begin with what is no space. */
const isBlank = (text: string): boolean => {
  const first = text.charCodeAt(0)
  return !(first > 0x20 && first < 0x7f) && !(first >= 0x4e00 && first <= 0x9fff) && text.trim() === ''
}

export function gridOf(sheet: Sheet): Grid {
  const height = sheet.texts.length
  const width = sheet.texts.reduce((most, row) => Math.max(most, row.length), 0)
  const { merges, covering } = soundMerges(sheet.merges, height, width)
  const isCovered = (row: number, column: number): boolean => {
    const number = covering[row * width + column] ?? 0
    if (number === 0) return false
    const inside = merges[number - 1]
    return inside !== undefined && (inside.top !== row || inside.left !== column)
  }
  const columns: (readonly number[])[] = []
  // Each cell is looked at once, and asked for many times.
  const texts = sheet.texts.map((line, row) => {
    const [own, filled]: [string[], number[]] = [[], []]
    for (let column = 0; column < line.length; column += 1) {
      const text = line[column] ?? ''
      const isText = text !== '' && !isBlank(text) && !isCovered(row, column)
      own.push(isText ? text : '')
      if (isText) filled.push(column)
    }
    columns.push(filled)
    return own
  })
  const text = (row: number, column: number): string => texts[row]?.[column] ?? ''
  const merge = (row: number, column: number): Rectangle | undefined => {
    const number = row < 0 || column < 0 || column >= width ? 0 : (covering[row * width + column] ?? 0)
    return number === 0 ? undefined : merges[number - 1]
  }
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
      const all = columns[row] ?? NONE
      if (left <= (all[0] ?? left) && right >= (all.at(-1) ?? right)) return all
      return all.slice(firstFrom(all, left), firstFrom(all, right + 1))
    },
  }
}

/** The index of the first number that is not below a bound, in ascending numbers. */
function firstFrom(numbers: readonly number[], bound: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < bound) low = middle + 1
    else high = middle
  }
  return low
}

/** A part of a sheet as if nothing stood around it; places stay those of the sheet. */
export function partOf(grid: Grid, area: Rectangle): Grid {
  const inside = (row: number, column: number) =>
    row >= area.top && row <= area.bottom && column >= area.left && column <= area.right
  return {
    height: Math.min(grid.height, area.bottom + 1),
    width: Math.min(grid.width, area.right + 1),
    merges: grid.merges,
    text: (row, column) => (inside(row, column) ? grid.text(row, column) : ''),
    merge: (row, column) => (inside(row, column) ? grid.merge(row, column) : undefined),
    shown: (row, column) => (inside(row, column) ? grid.shown(row, column) : ''),
    filled: (row, left = area.left, right = area.right) =>
      row < area.top || row > area.bottom
        ? NONE
        : grid.filled(row, Math.max(left, area.left), Math.min(right, area.right)),
  }
}
