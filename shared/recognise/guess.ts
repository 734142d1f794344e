/** Something that looks like a table under words that no dictionary knows. */
import { comparable } from '../measure/normalise.ts'
import type { Grid } from './grid.ts'
import { type Band, headerBand, isContents } from './header.ts'
import { isColumnNumber } from './roles.ts'

const LONGEST = 30
const MOST_LOOKED = 2_000

const isFigure = (text: string): boolean =>
  /^[^\d\p{Script=Han}]{0,2}约?[+-]?\d[\d.,]*\D{0,4}$/u.test(comparable(text))

/** Words side by side: what may stand over columns. */
function isHeading(grid: Grid, row: number): boolean {
  const filled = grid.filled(row)
  // 甲 乙 1 2 3 4: the numbers of columns whose names were left out.
  if (filled.length >= 3 && filled.every((column) => isColumnNumber(grid.text(row, column))))
    return filled.some((column) => /^[甲乙A-J]$/.test(comparable(grid.text(row, column))))
  return (
    filled.length >= 3 &&
    filled.every((column) => {
      const text = grid.text(row, column)
      return !isContents(text) && text.length <= LONGEST && !isFigure(text) && !/[:：。；;]\s*$/.test(text)
    })
  )
}

/** Rows below that begin with words and hold figures in most of their cells to the right. */
function holdsFigures(grid: Grid, row: number, left: number, right: number): boolean {
  const filled = grid.filled(row, left, right)
  const figures = filled.filter((column) => isFigure(grid.text(row, column))).length
  return figures >= 1 && filled.length >= 2 && figures < filled.length
}

/** Whether figures begin within the levels that a header may have; spares looking closer at rows of prose. */
function figuresBelow(grid: Grid, row: number): boolean {
  for (let below = row + 1; below <= row + 6; below += 1)
    if (holdsFigures(grid, below, 0, grid.width - 1)) return true
  return false
}

/** The header of the first block of a sheet with words over at least two rows with figures; null where none is. */
export function guessHeader(grid: Grid): Band | null {
  for (let row = 0; row < Math.min(grid.height, MOST_LOOKED); row += 1) {
    if (!isHeading(grid, row) || !figuresBelow(grid, row)) continue
    const band = headerBand(grid, row, 0)
    const { bottom, left, right } = band
    if (holdsFigures(grid, bottom + 1, left, right) && holdsFigures(grid, bottom + 2, left, right))
      return band
  }
  return null
}
