/** What a database holds, looked over from outside: every table and report against the digest that was written with it. */
import type { Database } from './database.ts'
import {
  almost,
  attachmentDigest,
  BESIDE_PARTS,
  digestOf,
  type OwnParts,
  type RowParts,
  rowDigest,
} from './digest.ts'
import { restoreHeading } from './restore.ts'

export interface Content {
  /** How many tables and reports are in its library. */
  readonly tables: number
  readonly reports: number
  /** The titles of those that are not what was written. */
  readonly damaged: readonly string[]
}

/** A table as a list shows it. */
export interface ContentTable {
  readonly id: string
  readonly title: string
  readonly remark: string
  /** The name of the file it came from; '' where it was made here. */
  readonly source: string
  /** ISO 8601. */
  readonly updatedAt: string
}

/** Versions of the database that have digests, and the texts of reports. */
const since = { digests: 4, documents: 5, formulas: 14, marks: 15 }

/** Counts and checks a database; one of an earlier version as far as it has digests. */
export function contentOf(database: Database): Content {
  const version = Number(database.pragma('user_version', { simple: true }))
  const count = (sql: string): number => Number(database.prepare(sql).pluck().get())
  const hasDocuments = version >= since.documents
  return {
    tables: count('SELECT count(*) FROM attachment WHERE removed_at IS NULL'),
    reports: hasDocuments ? count('SELECT count(*) FROM document WHERE removed_at IS NULL') : 0,
    damaged: [
      ...(version >= since.digests ? damagedTables(database, version) : []),
      ...(hasDocuments ? damagedReports(database) : []),
    ],
  }
}

function damagedTables(database: Database, version: number): string[] {
  const beside = BESIDE_PARTS.map((part) =>
    version >= (part === 'formulas' ? since.formulas : since.marks) ? part : `NULL AS ${part}`,
  )
  const rows = database.prepare<[string], RowParts>(
    `SELECT id, position, cells, ruling, ${beside.join(', ')} FROM row
     WHERE attachment_id = ? ORDER BY position`,
  )
  const all = database.prepare<[], OwnParts & { id: string; digest: string | null }>(
    'SELECT id, sheet, source, heading, columns, merges, digest FROM attachment WHERE digest IS NOT NULL',
  )
  const found: string[] = []
  for (const own of all.iterate()) {
    const digest = attachmentDigest(own, rows.all(own.id).map(rowDigest))
    if (!almost(own.digest, digest)) found.push(titleIn(own.heading))
  }
  return found
}

function damagedReports(database: Database): string[] {
  const all = database.prepare<[], { title: string; text: string; digest: string }>(
    'SELECT title, text, digest FROM document',
  )
  return [...all.iterate()].flatMap(({ title, text, digest }) => (digest === digestOf(text) ? [] : [title]))
}

const titleIn = (heading: string): string => restoreHeading(heading).title.join('')

/** The tables in its library, the latest changed first. */
export const tablesOf = (database: Database): ContentTable[] =>
  database
    .prepare<[], { id: string; heading: string; source: string; updatedAt: string }>(
      `SELECT id, heading, source, updated_at AS updatedAt FROM attachment WHERE removed_at IS NULL
       ORDER BY updated_at DESC, rowid`,
    )
    .all()
    .map(({ heading, ...found }) => {
      const { title, remark } = restoreHeading(heading)
      return { ...found, title: title.join(''), remark }
    })
