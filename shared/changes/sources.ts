/** Texts out of a report or a return written into cells, with where they came from (出处), as edits. */
import { apply, type Edit } from '../attachment/edits.ts'
import { type Attachment, type CellSource, type Row, rowIndexes } from '../attachment/model.ts'
import type { Unwritten } from '../attachment/sourced.ts'
import type { Hand } from '../verdict/rulings.ts'
import { setCells } from './cells.ts'

/** A text for a cell, and the words of the report or the cell of the return that says it. */
export interface Sourced {
  readonly row: string
  readonly column: string
  readonly text: string
  readonly source: Unwritten<CellSource>
}

/**
 * The texts put into their cells, each with its source; rows that are gone are passed over.
 * @param hand who writes and when
 * @throws Problem('invalid') for a text that no cell can hold
 */
export function fillCells(attachment: Attachment, cells: readonly Sourced[], hand: Hand): Edit[] {
  const rows = rowIndexes(attachment)
  const there = cells.filter(({ row }) => rows.has(row))
  const changes = there.map(({ row, column, text }) => ({ row: rows.get(row) ?? 0, column, text }))
  const edits = setCells(attachment, changes, hand)
  if (there.length === 0) return edits
  const after = new Map(apply(attachment, edits).rows.map((row) => [row.id, row]))
  // Rows that are gone leave theirs behind: undo brings both back.
  const sources = Object.fromEntries(
    Object.entries(attachment.heading.sources ?? {}).filter(([row]) => rows.has(row)),
  )
  for (const { row, column, source } of there) {
    const text = after.get(row)?.cells[column] ?? ''
    sources[row] = { ...sources[row], [column]: { ...source, text, at: hand.at } }
  }
  return [...edits, { type: 'heading', from: attachment.heading, to: { ...attachment.heading, sources } }]
}

/**
 * The source of a cell; null where it has none, or where its text is another by now.
 * @param sources those of its row (heading.sources), by column
 */
export function sourceOf(
  sources: Readonly<Record<string, CellSource>> | undefined,
  row: Pick<Row, 'cells'>,
  column: string,
): CellSource | null {
  const source = sources?.[column]
  return source !== undefined && source.text === (row.cells[column] ?? '') ? source : null
}
