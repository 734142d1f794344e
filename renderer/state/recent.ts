/** 最近打开的文件: the files that tables came from, the latest opened first. Pure. */
import type { LibraryEntry } from '../../shared/contract/contract.ts'

/** A file, and the table that it became, or the first of them. */
export interface RecentFile {
  readonly name: string
  /** ISO 8601. */
  readonly openedAt: string
  readonly table: string
}

/** As many as one line has room for. */
const MOST = 5

/** The files opened last, each once and as it was opened last; archived tables are done with. */
export function recentFiles(entries: readonly LibraryEntry[]): readonly RecentFile[] {
  const files = new Map<string, RecentFile>()
  for (const { id, source, createdAt, archived, damaged } of entries) {
    if (source === '' || archived || damaged) continue
    const known = files.get(source)
    if (known === undefined || known.openedAt < createdAt)
      files.set(source, { name: source, openedAt: createdAt, table: id })
  }
  return [...files.values()].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1)).slice(0, MOST)
}
