/** The table of rows. */
import type { Row } from '../../shared/attachment/model.ts'
import type { Database } from './database.ts'
import { difference, fresh, reposition } from './positions.ts'

/** A row's own line, unread. */
export interface RowLine {
  readonly id: string
  readonly position: number
  readonly cells: string
  readonly ruling: string | null
}

/** Rows in their order, and the positions at which they stand in the table. */
export interface Placed {
  readonly rows: readonly Row[]
  readonly positions: readonly number[]
}

export function rowTable(database: Database) {
  const all = database.prepare<[string], RowLine>(
    'SELECT id, position, cells, ruling FROM row WHERE attachment_id = ? ORDER BY position',
  )
  const insert = database.prepare<[string, string, number, string, string | null]>(
    'INSERT INTO row (attachment_id, id, position, cells, ruling) VALUES (?, ?, ?, ?, ?)',
  )
  const update = database.prepare<[number, string, string | null, string, string]>(
    'UPDATE row SET position = ?, cells = ?, ruling = ? WHERE attachment_id = ? AND id = ?',
  )
  const move = database.prepare<[number, string, string]>(
    'UPDATE row SET position = ? WHERE attachment_id = ? AND id = ?',
  )
  const remove = database.prepare<[string, string]>('DELETE FROM row WHERE attachment_id = ? AND id = ?')

  const add = (attachment: string, row: Row, position: number): void =>
    void insert.run(attachment, row.id, position, JSON.stringify(row.cells), rulingText(row))

  return {
    all: (attachment: string): RowLine[] => all.all(attachment),

    /** The rows of a new attachment. */
    addAll: (attachment: string, rows: readonly Row[]): void => {
      const positions = fresh(rows.length)
      for (const [at, row] of rows.entries()) add(attachment, row, positions[at] ?? 0)
    },

    /** Writes what differs by identity between the rows and those after them; answers the new positions. */
    write: (attachment: string, before: Placed, after: readonly Row[]): readonly number[] => {
      const change = difference(before.rows, after)
      const positions = reposition(before.positions, after.length, change)
      const gone = new Map<string, number>()
      for (let at = change.head; at < before.rows.length - change.tail; at++) {
        const row = before.rows[at]
        if (row !== undefined) gone.set(row.id, at)
      }
      after.forEach((row, at) => {
        const inHead = at < change.head
        const inTail = at >= after.length - change.tail
        const was = inHead ? at : inTail ? at - after.length + before.rows.length : gone.get(row.id)
        const position = positions[at] ?? 0
        if (was === undefined) {
          add(attachment, row, position)
          return
        }
        gone.delete(row.id)
        if (before.rows[was] !== row) {
          update.run(position, JSON.stringify(row.cells), rulingText(row), attachment, row.id)
        } else if (before.positions[was] !== position) move.run(position, attachment, row.id)
      })
      for (const row of gone.keys()) remove.run(attachment, row)
      return positions
    },
  }
}

const rulingText = (row: Row): string | null => (row.ruling === undefined ? null : JSON.stringify(row.ruling))
