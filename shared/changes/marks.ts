/** How cells are shown, changed by a person, as edits. Nothing of what was typed into them is changed by it. */
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

/**
 * How a cell is shown. The decimals of a computed cell are its formula's: what it shows is its text, and what others
 * compute with.
 */
export function lookOf(row: Row | undefined, column: string): Mark | null {
  const mark = besideOf(row, 'mark')[column] ?? null
  const places = row?.formulas?.[column]?.places
  return places === undefined ? mark : { ...mark, places }
}

/** The edits that have a cell shown so. */
export function looked(row: Row, column: string, to: Mark | null): Edit[] {
  const mark = besideOf(row, 'mark')[column] ?? null
  const formula = row.formulas?.[column]
  const edit = (then: Mark | null): Edit[] =>
    same(mark, then) ? [] : [besideEdit('mark', row.id, column, mark, then)]
  if (formula === undefined) return edit(to)
  const { places, ...computed } = formula
  const wanted = to?.places
  const then: Formula = wanted === undefined ? computed : { ...computed, places: wanted }
  return [
    ...edit(changedMark(to, { places: null })),
    ...(wanted === places ? [] : [besideEdit('formula', row.id, column, formula, then)]),
  ]
}

/** The edits that give cells a look each. */
export function marked(
  { rows }: Attachment,
  { top, bottom, columns }: Cells,
  to: (look: Mark | null, row: number, column: number) => Mark | null,
): Edit[] {
  return rows
    .slice(top, bottom + 1)
    .flatMap((row, at) => columns.flatMap((column, n) => looked(row, column, to(lookOf(row, column), at, n))))
}

/** One thing of a mark set for all of these cells, or taken from them. */
export const setMarks = (attachment: Attachment, cells: Cells, change: MarkChange): Edit[] =>
  marked(attachment, cells, (mark) => changedMark(mark, change))

/** All marks taken from these cells (清除格式), and the decimals that were set for what they compute. */
export const withoutMarks = (attachment: Attachment, cells: Cells): Edit[] =>
  marked(attachment, cells, () => null)

/** A block's looks, row by row; repeated where what is painted with them is larger. */
export type Pattern = readonly (readonly (Mark | null)[])[]

/** The look that a pattern has at a place counted from its first cell. */
export function lookIn(pattern: Pattern, row: number, column: number): Mark | null {
  const line = pattern[row % Math.max(1, pattern.length)] ?? []
  return line[column % Math.max(1, line.length)] ?? null
}

/** The looks of a block, as a pattern for others (格式刷). */
export const patternOf = ({ rows }: Attachment, { top, bottom, columns }: Cells): (Mark | null)[][] =>
  rows.slice(top, bottom + 1).map((row) => columns.map((column) => lookOf(row, column)))
