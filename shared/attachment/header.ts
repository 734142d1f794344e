/** The header as cells: one rule for the screen, the printed page, Word and Excel. */
import type { Column } from './model.ts'
import type { Rectangle } from './rectangles.ts'

/** The number of header levels: the longest header path. */
export const headerLevels = (columns: readonly Column[]): number =>
  columns.reduce((most, column) => Math.max(most, column.header.length), 1)

/** A cell of the header: a rectangle of levels and columns with its text. */
export interface HeaderCell extends Rectangle {
  readonly text: string
}

const sameStart = (a: readonly string[], b: readonly string[], length: number): boolean =>
  a.slice(0, length).every((text, index) => text === b[index])

/** Whether two neighbouring columns, by their paths, share their header cell at a level. */
export function sharesCell(a: readonly string[], b: readonly string[], level: number): boolean {
  if (level >= a.length || level >= b.length || !sameStart(a, b, level + 1)) return false
  const leaf = [a, b].filter((path) => path.length === level + 1).length
  // One header over two columns reads as the same whole path twice; two blank headers are two cells.
  return leaf === 0 || (leaf === 2 && a[level] !== '')
}

/** A line that numbers the columns below all names (甲 乙 1 2 3), as statistical forms have it. */
const isNumbered = (columns: readonly Column[]): boolean =>
  columns.length > 0 &&
  columns.every(({ header }) => header.length > 1 && /^(?:[甲乙丙丁戊]|\d{1,2})$/.test(header.at(-1) ?? ''))

/** The header's cells as they lie on paper: a group over its columns, a short path down to the last level. */
export function headerCells(columns: readonly Column[]): HeaderCell[] {
  const levels = headerLevels(columns)
  if (isNumbered(columns)) {
    // The numbers stand in a line of their own, whatever the depth of the names above them.
    const numbers = columns.map(
      ({ header }, at): HeaderCell => ({
        top: levels - 1,
        left: at,
        bottom: levels - 1,
        right: at,
        text: header.at(-1) ?? '',
      }),
    )
    return [
      ...headerCells(columns.map((column) => ({ ...column, header: column.header.slice(0, -1) }))),
      ...numbers,
    ]
  }
  const cells: HeaderCell[] = []
  for (let level = 0; level < levels; level += 1) {
    for (let left = 0; left < columns.length; ) {
      const path = columns[left]?.header ?? []
      let right = left
      while (right + 1 < columns.length && sharesCell(path, columns[right + 1]?.header ?? [], level))
        right += 1
      const text = path[level]
      const leaf = path.length === level + 1
      if (text !== undefined) cells.push({ top: level, left, bottom: leaf ? levels - 1 : level, right, text })
      left = right + 1
    }
  }
  return cells
}
