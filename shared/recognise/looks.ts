/**
 * Marks (格式) of a table by how its file shows its cells: what a person made of single cells, and not how the whole
 * table, a column or every other row looks.
 */
import type { Column, Mark, Row } from '../attachment/model.ts'
import { isWordy } from '../attachment/roles.ts'
import type { SheetLook } from './sheet.ts'

const PROPERTIES = ['bold', 'ink', 'fill', 'align', 'indent'] as const

/** What is so in more than this part of a column's cells is the column's look. */
const SOME = 1 / 3
/** In a column of fewer cells than this it takes the half. */
const FEW = 6

/**
 * The rows with the marks of their cells.
 * @param rowAt sheet row of each row, and columnAt sheet column of each column
 */
export function markedRows(
  rows: readonly Row[],
  looks: readonly SheetLook[],
  columns: readonly Column[],
  rowAt: readonly number[],
  columnAt: readonly number[],
): readonly Row[] {
  if (looks.length === 0) return rows
  const byPlace = new Map(looks.map(({ row, column, look }) => [`${row} ${column}`, look]))
  const marks = rows.map((): Record<string, Mark> => ({}))
  for (const [index, column] of columns.entries()) {
    // The program tells the verdict by its own colours, which follow it when it changes.
    if (column.role === 'status') continue
    const own = rowAt.map((row) => byPlace.get(`${row} ${columnAt[index]}`))
    const filled = rows.filter((row) => row.cells[column.id] !== undefined).length
    const counts = new Map<string, number>()
    const keyOf = (property: string, value: unknown): string => `${property} ${String(value)}`
    for (const look of own)
      for (const property of PROPERTIES)
        if (look?.[property] !== undefined) {
          const key = keyOf(property, look[property])
          counts.set(key, (counts.get(key) ?? 0) + 1)
        }
    const most = Math.max(1, filled < FEW ? Math.ceil(filled / 2) - 1 : filled * SOME)
    const usual = isWordy(column.role) ? 'left' : 'center'
    for (const [at, look] of own.entries()) {
      if (look === undefined) continue
      const kept = PROPERTIES.filter((property) => {
        const value = look[property]
        if (value === undefined || (counts.get(keyOf(property, value)) ?? 0) > most) return false
        // Steps of a name are read into its text (indents.ts).
        if (column.role === 'name' && (property === 'indent' || property === 'align')) return false
        return property !== 'align' || value !== usual
      })
      const line = marks[at]
      if (kept.length > 0 && line !== undefined)
        line[column.id] = Object.fromEntries(kept.map((property) => [property, look[property]]))
    }
  }
  return rows.map((row, at) => {
    const own = marks[at] ?? {}
    return Object.keys(own).length === 0 ? row : { ...row, marks: own }
  })
}
