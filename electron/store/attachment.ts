/** The table of attachments: what stands around their rows, where their logs stand, and where they belong. */
import type { LogState } from '../../shared/contract/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { Summary } from '../../shared/verdict/verdict.ts'
import type { Database } from './database.ts'
import { restored, restoreHeading, summary as summarySchema } from './restore.ts'

/** An attachment as `list` gives it, without its rows. */
export interface Listed {
  readonly id: string
  readonly label: string
  readonly title: string[]
  readonly revision: number
  readonly updatedAt: string
  readonly reportId: string
  /** The name of the file it came from; empty where it was made here. */
  readonly source: string
  /** The summary kept for this revision under the key that was asked for; null where there is none. */
  readonly summary: Summary | null
}

/** An attachment's own line, unread. */
export interface AttachmentLine {
  readonly id: string
  readonly sheet: string
  readonly heading: string
  readonly columns: string
  readonly merges: string
  readonly revision: number
  readonly undo_head: number | null
  readonly redo_head: number | null
}

/** An attachment that comes new into the table; all but the ids and names are JSON. */
export interface NewAttachment
  extends Pick<AttachmentLine, 'id' | 'sheet' | 'heading' | 'columns' | 'merges'> {
  readonly source: string
  /** ISO 8601. */
  readonly at: string
  readonly reportId: string
  /** Its place in its report. */
  readonly position: number
  readonly sourceId: string | null
  readonly origin: string | null
}

export function attachmentTable(database: Database) {
  const list = database.prepare<[string], ListLine>(
    `SELECT id, heading, revision, updated_at AS updatedAt, report_id AS reportId, source,
       CASE WHEN summary_key = revision || ':' || ? THEN summary END AS summary
     FROM attachment WHERE removed_at IS NULL ORDER BY updated_at DESC, rowid`,
  )
  const find = database.prepare<[string], AttachmentLine>(
    `SELECT id, sheet, heading, columns, merges, revision, undo_head, redo_head
     FROM attachment WHERE id = ? AND removed_at IS NULL`,
  )
  const add = database.prepare<[NewAttachment]>(
    `INSERT INTO attachment
       (id, source, sheet, heading, columns, merges, created_at, updated_at, report_id, position, source_id, origin)
     VALUES (@id, @source, @sheet, @heading, @columns, @merges, @at, @at, @reportId, @position, @sourceId, @origin)`,
  )
  const siblings = database.prepare<[string], { id: string; heading: string }>(
    'SELECT id, heading FROM attachment WHERE coalesce(report_id, id) = ? AND removed_at IS NULL ORDER BY position, rowid',
  )
  const head = database.prepare<[number, number | null, number | null, string, string]>(
    'UPDATE attachment SET revision = ?, undo_head = ?, redo_head = ?, updated_at = ? WHERE id = ?',
  )
  const parts = {
    heading: database.prepare<[string, string]>('UPDATE attachment SET heading = ? WHERE id = ?'),
    columns: database.prepare<[string, string]>('UPDATE attachment SET columns = ? WHERE id = ?'),
    merges: database.prepare<[string, string]>('UPDATE attachment SET merges = ? WHERE id = ?'),
  }
  const removed = database.prepare<[string | null, string]>(
    'UPDATE attachment SET removed_at = ? WHERE id = ?',
  )
  const summary = database.prepare<[string, string, string, number]>(
    'UPDATE attachment SET summary = ?, summary_key = ? WHERE id = ? AND revision = ?',
  )
  const forget = database.prepare<[string]>(
    'UPDATE attachment SET summary = NULL, summary_key = NULL WHERE id = ?',
  )

  return {
    /** Those that are not removed, the latest changed first; titles as far as they can be read. */
    list: (key: string): Listed[] =>
      list.all(key).map(({ heading, summary: kept, ...found }) => {
        const { heading: whole, label, title } = restoreHeading(heading)
        const read = kept === null || whole === null ? null : restored(summarySchema, kept)
        return { ...found, label, title, summary: read ?? null }
      }),
    /** @throws Problem('not-found') */
    find: (id: string): AttachmentLine => {
      const found = find.get(id)
      if (found === undefined) throw notFound()
      return found
    },
    add: (made: NewAttachment): void => void add.run(made),
    /** The attachments of a report in their order. */
    siblings: (reportId: string) =>
      siblings.all(reportId).map(({ id, heading }) => {
        const { label, title } = restoreHeading(heading)
        return { id, label, title }
      }),
    /** Writes where the log stands now. */
    advance: (id: string, revision: LogState['revision'], heads: Heads, at: string): void =>
      void head.run(revision, heads.undoHead, heads.redoHead, at, id),
    /** Writes one part anew, as JSON. */
    write: (id: string, part: keyof typeof parts, value: unknown): void =>
      void parts[part].run(JSON.stringify(value), id),
    /** Takes it out of the library at that moment, or brings it back (null). @throws Problem('not-found') */
    setRemoved: (id: string, at: string | null): void => {
      if (removed.run(at, id).changes === 0) throw notFound()
    },
    keepSummary: (id: string, revision: number, key: string, made: Summary): void =>
      void summary.run(JSON.stringify(made), `${revision}:${key}`, id, revision),
    forgetSummary: (id: string): void => void forget.run(id),
  }
}

type ListLine = Omit<Listed, 'label' | 'title' | 'summary'> & { heading: string; summary: string | null }

/** The tops of an attachment's two stacks in the log. */
export interface Heads {
  readonly undoHead: number | null
  readonly redoHead: number | null
}

export const notFound = (): Problem =>
  new Problem('not-found', '没有找到这份附件，它可能已被移除；请回到附件列表重新打开。')
