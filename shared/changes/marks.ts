/** How cells are shown, changed by a person, as edits. Nothing of what they hold is changed by it. */
import { besideEdit, besideOf } from '../attachment/beside.ts'
import type { Edit } from '../attachment/edits.ts'
import type { Attachment, Formula, Mark, Row } from '../attachment/model.ts'
import { same } from '../attachment/same.ts'

/** Cells of the body: rows by index, columns by id. */
export interface Cells {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly string[]
}

/** What of a mark is set; null takes it away, what is not named stays. */
export type MarkChange = { readonly [K in keyof Mark]?: Mark[K] | null }

/** A mark with a change; null where nothing is left of it. */
export function changedMark(mark: Mark | null, change: MarkChange): Mark | null {
  const entries = Object.entries({ ...mark, ...change }).filter(
    ([, value]) => value !== null && value !== undefined,
  )
  return entries.length === 0 ? null : (Object.fromEntries(entries) as Mark)
}

/** The edits that give cells a mark each. */
export function marked(
  { rows }: Attachment,
  { top, bottom, columns }: Cells,
  to: (mark: Mark | null, row: number, column: number) => Mark | null,
): Edit[] {
  return rows.slice(top, bottom + 1).flatMap((row, at) =>
    columns.flatMap((column, n): Edit[] => {
      const from = besideOf(row, 'mark')[column] ?? null
      const then = to(from, at, n)
      return same(from, then) ? [] : [besideEdit('mark', row.id, column, from, then)]
    }),
  )
}

/** One thing of a mark set for all of these cells, or taken from them. */
export const setMarks = (attachment: Attachment, cells: Cells, change: MarkChange): Edit[] =>
  marked(attachment, cells, (mark) => changedMark(mark, change))

/**
 * So many decimals for these cells; null for those that were typed. A computed cell gets them into its formula: what it
 * shows is its text, and what others compute with.
 */
export function setPlaces(attachment: Attachment, cells: Cells, places: number | null): Edit[] {
  const computed = formulaPlaces(attachment, cells, places)
  const isComputed = (row: number, column: number): boolean =>
    attachment.rows[cells.top + row]?.formulas?.[cells.columns[column] ?? ''] !== undefined
  const own = marked(attachment, cells, (mark, row, column) =>
    isComputed(row, column) ? mark : changedMark(mark, { places }),
  )
  return [...own, ...computed]
}

/** The edits that set the decimals of what these cells compute. */
function formulaPlaces({ rows }: Attachment, cells: Cells, places: number | null): Edit[] {
  return rows.slice(cells.top, cells.bottom + 1).flatMap((row) =>
    cells.columns.flatMap((column): Edit[] => {
      const from = row.formulas?.[column]
      if (from === undefined || (from.places ?? null) === places) return []
      const { places: _, ...rest } = from
      const to: Formula = places === null ? rest : { ...rest, places }
      return [besideEdit('formula', row.id, column, from, to)]
    }),
  )
}

/** All marks taken from these cells (清除格式), and the decimals that were set for what they compute. */
export const withoutMarks = (attachment: Attachment, cells: Cells): Edit[] => [
  ...marked(attachment, cells, () => null),
  ...formulaPlaces(attachment, cells, null),
]

/** A block's marks put on another (格式刷): repeated where the other is larger, as in every spreadsheet. */
export function paintedMarks(
  attachment: Attachment,
  pattern: readonly (readonly (Mark | null)[])[],
  target: Cells,
): Edit[] {
  return marked(attachment, target, (_, row, column) => {
    const line = pattern[row % Math.max(1, pattern.length)] ?? []
    return line[column % Math.max(1, line.length)] ?? null
  })
}

/** The marks of a block, row by row, for `paintedMarks`. */
export const patternOf = ({ rows }: Attachment, { top, bottom, columns }: Cells): (Mark | null)[][] =>
  rows
    .slice(top, bottom + 1)
    .map((row: Row) => columns.map((column) => besideOf(row, 'mark')[column] ?? null))
