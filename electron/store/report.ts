/** The table of reports, which hold attachments in an order. */
import type { TablePlace } from '../../shared/contract/library.ts'
import { Problem } from '../../shared/problem.ts'
import { notFound } from './attachment.ts'
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
  const known = database.prepare<[string], 1>('SELECT 1 FROM report WHERE id = ?').pluck()
  const placeOf = database.prepare<[string], TablePlace>(
    'SELECT id, report_id AS report, position FROM attachment WHERE id = ? AND removed_at IS NULL',
  )
  const last = database
    .prepare<[string], number>('SELECT coalesce(max(position), -1) FROM attachment WHERE report_id = ?')
    .pluck()
  const place = database.prepare<[TablePlace]>(
    'UPDATE attachment SET report_id = @report, position = @position WHERE id = @id AND removed_at IS NULL',
  )
  const put = (where: TablePlace): void => {
    if (where.report !== null && known.get(where.report) === undefined)
      throw new Problem('not-found', '没有找到这份报告，请重新打开“我的表格”再试。')
    if (place.run(where).changes === 0) throw notFound()
  }
  return {
    /** Makes attachments the last ones of a report; answers where they were. @throws Problem('not-found') */
    move: (ids: readonly string[], report: string): TablePlace[] =>
      ids.map((id) => {
        const before = placeOf.get(id)
        if (before === undefined) throw notFound()
        put({ id, report, position: (last.get(report) ?? -1) + 1 })
        return before
      }),
    /** Puts attachments where they were. @throws Problem('not-found') */
    putBack: (places: readonly TablePlace[]): void => {
      for (const where of places) put(where)
    },
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
