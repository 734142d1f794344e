/** The table of reports, which hold attachments in an order. */
import type { Database } from './database.ts'

/** Where an attachment belongs. */
export interface Belonging {
  readonly report: { readonly id: string; readonly title: string }
  /** The name of the file it came from; empty where it was made here. */
  readonly source: string
  /** What that file is; null where it is not kept (a format that has no way back, or none at all). */
  readonly kind: 'xlsx' | 'xlsm' | null
}

export function reportTable(database: Database) {
  const add = database.prepare<[string, string, string]>(
    'INSERT INTO report (id, title, created_at) VALUES (?, ?, ?)',
  )
  const of = database.prepare<
    [string],
    { id: string; title: string; source: string; kind: Belonging['kind'] }
  >(
    // One whose report is gone stands alone, or with those that name the same.
    `SELECT coalesce(report_id, attachment.id) AS id, coalesce(report.title, '') AS title,
       attachment.source, source.kind FROM attachment
     LEFT JOIN report ON report.id = attachment.report_id LEFT JOIN source ON source.id = attachment.source_id
     WHERE attachment.id = ? AND removed_at IS NULL`,
  )
  return {
    add: (id: string, title: string, at: string): void => void add.run(id, title, at),
    /** The report of an attachment; null where there is no such attachment. */
    of: (attachment: string): Belonging | null => {
      const found = of.get(attachment)
      if (found === undefined) return null
      const { id, title, source, kind } = found
      return { report: { id, title }, source, kind }
    },
  }
}
