/** What happened to one cell, by row and column id: through undo and redo, and through rows that went and came back. */
import type { Row } from '../attachment/model.ts'
import { type LogEntry, titleOf } from './entry.ts'
import { sourceWhy } from './heading.ts'
import { rulingWords } from './words.ts'

/** A change of the cell; null for its text while its row is not there. */
export interface CellChange extends Omit<LogEntry, 'edits' | 'kind' | 'name'> {
  readonly title: string
  readonly from: string | null
  readonly to: string | null
  readonly why: string | null
}

/**
 * The changes of a cell, in the order of the entries; entries that leave it as it is are passed over.
 * @param status the cell is one of the status column: what was ruled on its row belongs to it
 */
export const cellChanges = (
  entries: readonly LogEntry[],
  row: string,
  column: string,
  status: boolean,
): CellChange[] => entries.flatMap((entry) => changeIn(entry, row, column, status) ?? [])

function changeIn(entry: LogEntry, row: string, column: string, status: boolean): CellChange | null {
  /** The text before and after, as far as the edits have told; undefined where none has. */
  let from: string | null | undefined
  let to: string | null | undefined
  let why: string | null = null
  let ruled = false
  const become = (before: string | null, after: string | null): void => {
    if (from === undefined) from = before
    to = after
  }
  const textIn = (rows: readonly Row[]): string | undefined => {
    const found = rows.find(({ id }) => id === row)
    return found && (found.cells[column] ?? '')
  }
  for (const edit of entry.edits) {
    if (edit.type === 'cell' && edit.row === row && edit.column === column) become(edit.from, edit.to)
    else if (edit.type === 'insertRows' || edit.type === 'deleteRows') {
      const text = textIn(edit.rows)
      if (text !== undefined) edit.type === 'insertRows' ? become(null, text) : become(text, null)
    } else if (edit.type === 'heading') why = sourceWhy(edit.from, edit.to, row, column) ?? why
    else if (status && edit.type === 'ruling' && edit.row === row) {
      why = rulingWords(edit.to)
      ruled = true
    }
  }
  const touched = from !== undefined && from !== to
  if (!touched && !ruled) return null
  const { revision, person, at } = entry
  return { revision, person, at, title: titleOf(entry), from: from ?? null, to: to ?? null, why }
}
