/** The table of attachments: what stands around their rows, where their logs stand, and where they belong. */
import type { Heading } from '../../shared/attachment/model.ts'
import type { LogState } from '../../shared/contract/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { Summary } from '../../shared/verdict/verdict.ts'
import type { Database } from './database.ts'
import { attachmentDigest, digestOf, mendedOwn, type OwnParts, type Raw } from './digest.ts'
import { restored, restoreHeading, summary as summarySchema } from './restore.ts'

/** An attachment as `list` gives it, without its rows. */
export interface Listed {
  readonly id: string
  readonly label: string
  readonly title: string[]
  /** 备注; '' where there is none. */
  readonly remark: string
  /** The one indicator of all its rows; '' where each names its own. */
  readonly indicator: string
  readonly sheet: string
  readonly revision: number
  readonly updatedAt: string
  readonly createdAt: string
  /** Who changed it last, or brought it in; '' where the program does not know. */
  readonly by: string
  /** When it was taken out of the library; null where it was not. */
  readonly removedAt: string | null
  /** When it was archived; null where it was not. */
  readonly archivedAt: string | null
  readonly reportId: string
  readonly reportTitle: string
  /** The name of the file it came from; empty where it was made here. */
  readonly source: string
  /** The name of the table that it was made of as the next period; '' where it was not. */
  readonly madeOf: string
  /** Whether that file is kept. */
  readonly hasSource: boolean
  readonly year: number | null
  readonly months: number | null
  /** The lines that stand above its table, where the reporting unit stands. */
  readonly above: readonly string[]
  /** The summary kept for this revision under the key that was asked for; null where there is none. */
  readonly summary: Summary | null
}

/** An attachment as a series knows it: when it is, and of which series. */
export interface DatedTable
  extends Pick<Heading, 'title' | 'above' | 'year' | 'months' | 'series' | 'indicator' | 'remark'> {
  readonly id: string
  readonly revision: number
  /** The name of the file it came from; '' where it was made here. */
  readonly source: string
}

/** An attachment's own line, unread. */
export interface AttachmentLine extends OwnParts {
  readonly id: string
  /** What line and rows were when they were written. */
  readonly digest: string | null
  readonly revision: number
  readonly undo_head: number | null
  readonly redo_head: number | null
}

/** An attachment that comes new into the table; all but the ids and names are JSON. */
export interface NewAttachment extends OwnParts {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  readonly by: string
  readonly reportId: string
  /** Its place in its report. */
  readonly position: number
  readonly sourceId: string | null
  readonly origin: string | null
}

export function attachmentTable(database: Database) {
  const lists = <Asked extends unknown[]>(which: string) =>
    database.prepare<Asked, ListLine>(
      `SELECT attachment.id, digest, revision, updated_at AS updatedAt, attachment.created_at AS createdAt,
         updated_by AS by, removed_at AS removedAt, archived_at AS archivedAt, coalesce(report_id, attachment.id) AS reportId,
         coalesce(report.title, '') AS reportTitle, source, source_id IS NOT NULL AS held, sheet,
         summary_key AS key
       FROM attachment LEFT JOIN report ON report.id = report_id WHERE ${which}`,
    )
  const newest = 'ORDER BY updated_at DESC, attachment.rowid'
  const list = lists<[]>(`removed_at IS NULL ${newest}`)
  const latest = lists<[number]>(`removed_at IS NULL AND archived_at IS NULL ${newest} LIMIT ?`)
  const some = lists<[string]>(
    `removed_at IS NULL AND attachment.id IN (SELECT value FROM json_each(?)) ${newest}`,
  )
  const bin = lists<[]>('removed_at IS NOT NULL ORDER BY removed_at DESC, attachment.rowid')
  const dated = database.prepare<[], Sealed & { readonly source: string }>(
    'SELECT id, digest, revision, source FROM attachment WHERE removed_at IS NULL ORDER BY updated_at DESC, rowid',
  )
  const headingOf = database.prepare<[string], string>('SELECT heading FROM attachment WHERE id = ?').pluck()
  const summaryOf = database
    .prepare<[string], string | null>('SELECT summary FROM attachment WHERE id = ?')
    .pluck()
  const find = database.prepare<[string], AttachmentLine>(
    `SELECT id, sheet, source, heading, columns, merges, digest, revision, undo_head, redo_head
     FROM attachment WHERE id = ? AND removed_at IS NULL`,
  )
  const add = database.prepare<[NewAttachment & { originDigest: string | null }]>(
    `INSERT INTO attachment
       (id, source, sheet, heading, columns, merges, created_at, updated_at, updated_by, report_id, position, source_id, origin,
        origin_digest)
     VALUES (@id, @source, @sheet, @heading, @columns, @merges, @at, @at, @by, @reportId, @position, @sourceId, @origin,
       @originDigest)`,
  )
  const siblings = database.prepare<[string], { id: string; heading: string; sheet: string }>(
    'SELECT id, heading, sheet FROM attachment WHERE coalesce(report_id, id) = ? AND removed_at IS NULL ORDER BY position, rowid',
  )
  const head = database.prepare<
    [OwnParts, number, number | null, number | null, string, string, string, string]
  >(
    `UPDATE attachment SET heading = @heading, columns = @columns, merges = @merges,
       revision = ?, undo_head = ?, redo_head = ?, updated_at = ?, updated_by = ?, digest = ? WHERE id = ?`,
  )
  const seal = database.prepare<[string, string]>('UPDATE attachment SET digest = ? WHERE id = ?')
  const unsealed = database.prepare<[], string>('SELECT id FROM attachment WHERE digest IS NULL').pluck()
  const lines = database.prepare<[string], OwnParts>(
    'SELECT sheet, source, heading, columns, merges FROM attachment WHERE id = ?',
  )
  const bytes = database.prepare<[string], Raw<keyof OwnParts>>(
    `SELECT CAST(sheet AS BLOB) AS sheet, CAST(source AS BLOB) AS source, CAST(heading AS BLOB) AS heading,
       CAST(columns AS BLOB) AS columns, CAST(merges AS BLOB) AS merges FROM attachment WHERE id = ?`,
  )
  const mend = database.prepare<[OwnParts, string]>(
    `UPDATE attachment SET heading = @heading, columns = @columns, merges = @merges, sheet = @sheet,
       source = @source WHERE id = ?`,
  )
  const archived = database.prepare<[string | null, string]>(
    'UPDATE attachment SET archived_at = ? WHERE id = ? AND removed_at IS NULL',
  )
  const removed = database.prepare<[string | null, string]>(
    'UPDATE attachment SET removed_at = ? WHERE id = ?',
  )
  const erase = database.prepare<[string]>('DELETE FROM attachment WHERE id = ? AND removed_at IS NOT NULL')
  const summary = database.prepare<[string, string, string, number]>(
    'UPDATE attachment SET summary = ?, summary_key = ? WHERE id = ? AND revision = ?',
  )
  const newestTime = database
    .prepare<[], string | null>(
      `SELECT max(at) FROM (
         SELECT max(updated_at) AS at FROM attachment UNION ALL SELECT max(removed_at) FROM attachment
         UNION ALL SELECT max(updated_at) FROM document UNION ALL SELECT max(removed_at) FROM document)`,
    )
    .pluck()
  const forget = database.prepare<[string]>(
    'UPDATE attachment SET summary = NULL, summary_key = NULL WHERE id = ?',
  )

  /**
   * Headings and summaries as they were read last: of thousands hardly one has changed since, and the texts of those
   * that have not are not even fetched. The digest speaks for the heading, the summary's key for the summary.
   */
  const headings = new Map<string, Sealed & { readonly as: ReturnType<typeof restoreHeading> }>()
  const readHeading = ({ id, digest, revision }: Sealed): ReturnType<typeof restoreHeading> => {
    const last = headings.get(id)
    if (last !== undefined && last.digest === digest && last.revision === revision) return last.as
    const as = restoreHeading(headingOf.get(id) ?? '')
    headings.set(id, { id, digest, revision, as })
    return as
  }
  const summaries = new Map<string, { readonly told: string | null; readonly as: Summary | null }>()
  /** The summary that is kept of that revision under that key; null where there is none. */
  const readSummary = ({ id, revision, key }: ListLine, asked: string): Summary | null => {
    if (key?.startsWith(`${revision}:${asked}:`) !== true) return null
    const last = summaries.get(id)
    if (last?.told === key) return last.as
    const text = summaryOf.get(id) ?? ''
    const as = (key === summaryKey(revision, asked, text) ? restored(summarySchema, text) : null) ?? null
    summaries.set(id, { told: key, as })
    return as
  }
  const listedAs = (line: ListLine, key: string): Listed => {
    const called = readHeading(line)
    return listed(line, called, called.heading === null ? null : readSummary(line, key))
  }

  return {
    /** Those that are not removed, the latest changed first; titles as far as they can be read. */
    list: (key: string, of: 'kept' | 'bin' = 'kept'): Listed[] =>
      (of === 'bin' ? bin : list).all().map((line) => listedAs(line, key)),
    /** So many of those that are not archived. */
    latest: (key: string, count: number): Listed[] => latest.all(count).map((line) => listedAs(line, key)),
    /** The same as `list` of those alone. */
    some: (key: string, ids: readonly string[]): Listed[] =>
      some.all(JSON.stringify(ids)).map((line) => listedAs(line, key)),
    /** What is said of when each of them is, the latest changed first; those whose headings can be read. */
    dated: (): DatedTable[] =>
      dated.all().flatMap((line) => {
        const { heading } = readHeading(line)
        return heading === null
          ? []
          : [{ ...heading, id: line.id, revision: line.revision, source: line.source }]
      }),
    /** @throws Problem('not-found') */
    find: (id: string): AttachmentLine => {
      const found = find.get(id)
      if (found === undefined) throw notFound()
      return found
    },
    add: (made: NewAttachment): void =>
      void add.run({ ...made, originDigest: made.origin === null ? null : digestOf(made.origin) }),
    /** Writes down what line and rows are now, the rows by their digests. */
    seal: (id: string, rows: readonly string[]): void => {
      const own = lines.get(id)
      if (own !== undefined) seal.run(attachmentDigest(own, rows), id)
    },
    /** Those that an earlier program wrote. */
    unsealed: (): string[] => unsealed.all(),
    /** Puts the line right where a byte of it is damaged, its rows being sound. */
    mend: (id: string, digest: string, rows: readonly string[]): void => {
      const raw = bytes.get(id)
      const mended = raw === undefined ? null : mendedOwn(raw, rows, digest)
      if (mended !== null) mend.run(mended, id)
    },
    /** The attachments of a report in their order. */
    siblings: (reportId: string) =>
      siblings.all(reportId).map(({ heading, ...found }) => {
        const { heading: _, ...called } = restoreHeading(heading)
        return { ...found, ...called }
      }),
    /** Writes the line anew, and where the log stands now; answers the digest. */
    advance: (id: string, own: OwnParts, rows: readonly string[], log: Heads & Dated): string => {
      const digest = attachmentDigest(own, rows)
      head.run(own, log.revision, log.undoHead, log.redoHead, log.at, log.by, digest, id)
      return digest
    },
    /**
     * That moment, or the latest that the library knows where that is later: what is removed under a clock that was set
     * back does not look as if it had lain in the bin for long.
     */
    notBefore: (at: string): string => {
      const latest = newestTime.get() ?? ''
      return latest > at ? latest : at
    },
    /** Takes it out of the library at that moment, or brings it back (null). @throws Problem('not-found') */
    setRemoved: (id: string, at: string | null): void => {
      if (removed.run(at, id).changes === 0) throw notFound()
    },
    /** Puts it among those that are done with at that moment, or back (null). @throws Problem('not-found') */
    setArchived: (id: string, at: string | null): void => {
      if (archived.run(at, id).changes === 0) throw notFound()
    },
    /** Deletes it with its rows and its log for good, where it is removed; whether it was. */
    erase: (id: string): boolean => erase.run(id).changes > 0,
    keepSummary: (id: string, revision: number, key: string, made: Summary): void => {
      const text = JSON.stringify(made)
      summary.run(text, summaryKey(revision, key, text), id, revision)
    },
    forgetSummary: (id: string): void => void forget.run(id),
  }
}

/**
 * A line of the list, what was read of it put in. Written out part by part: an object that is spread without some
 * of its parts is kept by the engine as a slow one, and there are thousands.
 */
function listed(
  line: ListLine,
  { heading, label, title, remark, indicator }: ReturnType<typeof restoreHeading>,
  summary: Summary | null,
): Listed {
  return {
    id: line.id,
    label,
    title,
    remark,
    indicator,
    sheet: line.sheet,
    revision: line.revision,
    updatedAt: line.updatedAt,
    createdAt: line.createdAt,
    by: line.by,
    removedAt: line.removedAt,
    archivedAt: line.archivedAt,
    reportId: line.reportId,
    reportTitle: line.reportTitle,
    source: line.source,
    madeOf: heading?.madeOf ?? '',
    hasSource: line.held === 1,
    year: heading?.year ?? null,
    months: heading?.months ?? null,
    above: heading?.above ?? none,
    summary,
  }
}

const none: readonly string[] = []

/** What a kept summary is of, and what it was when it was kept. */
const summaryKey = (revision: number, key: string, text: string): string =>
  `${revision}:${key}:${digestOf(text)}`

/** What says whether a line is what it was when it was read last. */
interface Sealed {
  readonly id: string
  readonly digest: string | null
  readonly revision: number
}

interface ListLine
  extends Sealed,
    Pick<
      Listed,
      | 'updatedAt'
      | 'createdAt'
      | 'by'
      | 'removedAt'
      | 'archivedAt'
      | 'reportId'
      | 'reportTitle'
      | 'source'
      | 'sheet'
    > {
  readonly held: 0 | 1
  readonly key: string | null
}

/** The tops of an attachment's two stacks in the log. */
export interface Heads {
  readonly undoHead: number | null
  readonly redoHead: number | null
}

/** Which step made a state, when (ISO 8601) and by whom. */
interface Dated extends Pick<LogState, 'revision'> {
  readonly at: string
  readonly by: string
}

export const notFound = (): Problem =>
  new Problem('not-found', '没有找到这份附件，它可能已被移除；请回到附件列表重新打开。')
