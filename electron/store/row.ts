/** The table of rows. */
import type { Row } from '../../shared/attachment/model.ts'
import type { Database } from './database.ts'
import { BESIDE_PARTS, type BesidePart, mendedRow, type Raw, type RowParts, rowDigest } from './digest.ts'
import { difference, fresh, reposition } from './positions.ts'

/** A row's own line, unread. */
export interface RowLine extends RowParts {
  /** What it was when it was written; null where an earlier program wrote it. */
  readonly digest: string | null
}

/** Where rows stand in the table, and what they were when they were written; each in the rows' order. */
export interface Placing {
  readonly positions: readonly number[]
  readonly digests: readonly string[]
}

/** Rows in their order, and how they lie in the table. */
export interface Placed extends Placing {
  readonly rows: readonly Row[]
}

const KEPT = BESIDE_PARTS.join(', ')

export function rowTable(database: Database) {
  const all = database.prepare<[string], RowLine>(
    `SELECT id, position, cells, ruling, ${KEPT}, digest FROM row WHERE attachment_id = ? ORDER BY position`,
  )
  const insert = database.prepare<[string, RowParts, string]>(
    `INSERT INTO row (attachment_id, id, position, cells, ruling, ${KEPT}, digest)
     VALUES (?, @id, @position, @cells, @ruling, ${BESIDE_PARTS.map((part) => `@${part}`).join(', ')}, ?)`,
  )
  const update = database.prepare<[RowParts, string, string, string]>(
    `UPDATE row SET id = @id, position = @position, cells = @cells, ruling = @ruling,
     ${BESIDE_PARTS.map((part) => `${part} = @${part}`).join(', ')}, digest = ?
     WHERE attachment_id = ? AND id = ?`,
  )
  const seal = database.prepare<[string, string, string]>(
    'UPDATE row SET digest = ? WHERE attachment_id = ? AND id = ?',
  )
  const remove = database.prepare<[string, string]>('DELETE FROM row WHERE attachment_id = ? AND id = ?')
  const bytes = database.prepare<[string, string], Raw<'id' | 'cells' | 'ruling' | BesidePart>>(
    `SELECT CAST(id AS BLOB) AS id, CAST(cells AS BLOB) AS cells, CAST(ruling AS BLOB) AS ruling,
     ${BESIDE_PARTS.map((part) => `CAST(${part} AS BLOB) AS ${part}`).join(', ')} FROM row
     WHERE attachment_id = ? AND id = ?`,
  )

  const add = (attachment: string, row: RowParts): string => {
    const digest = rowDigest(row)
    insert.run(attachment, row, digest)
    return digest
  }

  return {
    all: (attachment: string): RowLine[] => all.all(attachment),

    /** The rows of a new attachment; answers their digests. */
    addAll: (attachment: string, rows: readonly Row[]): readonly string[] => {
      const positions = fresh(rows.length)
      return rows.map((row, at) => add(attachment, partsOf(row, positions[at] ?? 0)))
    },

    /** Gives the rows of an attachment that an earlier program wrote their digests; answers them in order. */
    seal: (attachment: string): readonly string[] =>
      all.all(attachment).map((row) => {
        const digest = rowDigest(row)
        seal.run(digest, attachment, row.id)
        return digest
      }),

    /** Puts right those rows of which a byte is damaged. */
    mend: (attachment: string): void => {
      for (const row of all.all(attachment)) {
        if (row.digest === null || rowDigest(row) === row.digest) continue
        const raw = bytes.get(attachment, row.id)
        const mended = raw === undefined ? null : mendedRow(row, raw, row.digest)
        if (mended !== null) update.run(mended, row.digest, attachment, row.id)
      }
    },

    /** Writes what differs by identity between the rows and those after them; answers how they lie now. */
    write: (attachment: string, before: Placed, after: readonly Row[]): Placing => {
      const change = difference(before.rows, after)
      const positions = reposition(before.positions, after.length, change)
      const gone = new Map<string, number>()
      for (let at = change.head; at < before.rows.length - change.tail; at++) {
        const row = before.rows[at]
        if (row !== undefined) gone.set(row.id, at)
      }
      const digests = after.map((row, at) => {
        const inHead = at < change.head
        const inTail = at >= after.length - change.tail
        const was = inHead ? at : inTail ? at - after.length + before.rows.length : gone.get(row.id)
        const position = positions[at] ?? 0
        if (was === undefined) return add(attachment, partsOf(row, position))
        gone.delete(row.id)
        const known = before.digests[was]
        if (before.rows[was] === row && before.positions[was] === position && known !== undefined)
          return known
        const parts = partsOf(row, position)
        const digest = rowDigest(parts)
        update.run(parts, digest, attachment, row.id)
        return digest
      })
      for (const row of gone.keys()) remove.run(attachment, row)
      return { positions, digests }
    },
  }
}

const partsOf = ({ id, cells, ruling, ...beside }: Row, position: number): RowParts => ({
  id,
  position,
  cells: JSON.stringify(cells),
  ruling: kept(ruling),
  formulas: kept(beside.formulas),
  marks: kept(beside.marks),
  notes: kept(beside.notes),
})

const kept = (part: unknown): string | null => (part === undefined ? null : JSON.stringify(part))
