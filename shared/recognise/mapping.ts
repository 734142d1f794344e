/** What a person says about a table that recognition is not sure of, remembered for files of the same shape. */

import { overlaps, type Rectangle } from '../attachment/rectangles.ts'
import type { Mapping } from './answer.ts'
import type { Proposal } from './columns.ts'
import type { Grid } from './grid.ts'
import type { Told } from './places.ts'
import { periodKey } from './roles.ts'
import type { Sheet } from './sheet.ts'

/** A sheet with a table whose columns recognition cannot tell. */
export interface SheetQuestion {
  readonly sheet: string
  readonly shape: string
  /** The sheet's texts, at most 60 rows × 30 columns. */
  readonly texts: readonly (readonly string[])[]
  /** The place on the sheet of texts[0][0]; 0, 0 unless the table lies far down or far to the right. */
  readonly at: { readonly row: number; readonly column: number }
  /** What recognition would say, to begin with; places are those of the sheet. */
  readonly guess: Mapping | null
  /** Why each of the guess's columns has its role; '' for a blank one. */
  readonly why: readonly string[]
  /** The guess's columns in the next best reading, and why; null where there is none. */
  readonly other: Proposal | null
}

/** Which table a question is about. */
export type Asked = Pick<SheetQuestion, 'sheet' | 'shape'>

/** What a person says to a question: the columns, to be asked later in the open table, or not to read it (null). */
export type MappingAnswer = Mapping | 'later' | null

/** Whether a question is about one of those tables. */
export const isAmong = (tables: readonly Asked[], question: Asked): boolean =>
  tables.some(({ sheet, shape }) => sheet === question.sheet && shape === question.shape)

/** The most that a question shows of a sheet. */
const MOST_ROWS = 60
const MOST_COLUMNS = 30

/** A header cell as a signature has it: the same in another year and another period. */
const cellKey = (text: string): string => periodKey(text).replace(/[PY]+/g, '#').replace(/\d+/g, '#')

/**
 * The signature of a header: its texts level by level, independent of years, periods, the number of rows below and
 * the place on the sheet.
 */
export function shapeOf(sheet: Sheet, band: Rectangle): string {
  const lines: string[] = []
  for (let row = band.top; row <= band.bottom; row += 1) {
    const texts = sheet.texts[row] ?? []
    const keys: string[] = []
    for (let column = band.left; column <= band.right; column += 1) keys.push(cellKey(texts[column] ?? ''))
    lines.push(keys.join('|'))
  }
  return lines.join('\n')
}

/** The places on a sheet whose header has the shape of a mapping, none within another. */
export function placesOf(sheet: Sheet, grid: Grid, mappings: readonly Mapping[]): Told[] {
  const told: Told[] = []
  for (const { shape, roles } of mappings) {
    const lines = shape.split('\n').map((line) => line.split('|'))
    const [first = []] = lines
    const start = first.findIndex((key) => key !== '')
    if (start < 0 || roles.length !== first.length) continue
    for (let row = 0; row < grid.height; row += 1) {
      for (const column of grid.filled(row)) {
        if (cellKey(grid.text(row, column)) !== first[start]) continue
        const left = column - start
        const band = {
          top: row,
          bottom: row + lines.length - 1,
          left,
          right: left + first.length - 1,
        }
        if (left < 0 || band.bottom >= grid.height || shapeOf(sheet, band) !== shape) continue
        const before = told.find((one) => overlaps(one.band, band))
        // A header repeated for a new page is the same table's.
        if (before === undefined) told.push({ band, roles })
      }
    }
  }
  return told
}

/** A sheet's texts around a header, as a question shows them. */
export function textsAround(sheet: Sheet, band: Rectangle | null): Pick<SheetQuestion, 'texts' | 'at'> {
  const row = band !== null && band.bottom >= MOST_ROWS - 10 ? Math.max(0, band.top - 10) : 0
  const column = band !== null && band.right >= MOST_COLUMNS ? Math.max(0, band.left - 2) : 0
  const texts = sheet.texts
    .slice(row, row + MOST_ROWS)
    .map((line) => line.slice(column, column + MOST_COLUMNS))
  return { texts, at: { row, column } }
}
