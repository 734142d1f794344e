/** Names that their cells' format sets in from the left: sub-items, as an attachment of texts alone shows them. */
import type { Role } from '../attachment/model.ts'
import type { RawColumn } from './claims.ts'
import type { Sheet } from './sheet.ts'

/**
 * How many steps the name of each row is set in under others by its cell's format. An attachment holds texts alone, so
 * a step becomes the full-width space that people type for it: then it is a sub-item everywhere, and every format that
 * leaves the program shows it. What all rows with figures have in common is the column's look and no step.
 */
export function indentsOf(
  { indents = [] }: Sheet,
  rowAt: readonly number[],
  columnAt: readonly number[],
  roles: readonly Role[],
  raw: readonly RawColumn[],
): number[] {
  const name = roles.indexOf('name')
  const own = new Map(
    indents.flatMap(({ row, column, indent }) => (column === columnAt[name] ? [[row, indent]] : [])),
  )
  if (own.size === 0) return []
  const all = rowAt.map((row) => own.get(row) ?? 0)
  const isFilled = (row: number) =>
    raw.some(({ texts }, index) => !['name', 'no'].includes(roles[index] ?? '') && texts[row] !== '')
  const base = Math.min(...all.filter((_, row) => raw[name]?.texts[row] !== '' && isFilled(row)))
  const ranks = [...new Set(all.filter((one) => one > base))].sort((a, b) => a - b)
  return all.map((one) => ranks.indexOf(one) + 1)
}
