/** 最近打开的文件: the files that tables came from, the latest opened first, and where they lie, where the door knows. */
import type { RecentPath } from '../../shared/contract/bridge.ts'
import type { LibraryEntry } from '../../shared/contract/contract.ts'
import { Problem } from '../../shared/problem.ts'

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

/** The door is told which files a person opens; the browser's knows of no places. */
export const fileOpened = (file: File): void => globalThis.window?.host?.opened(file)

/** Where the files lie that were opened in this window, by their names, of one name the latest; empty in a browser. */
export async function recentPaths(): Promise<ReadonlyMap<string, RecentPath>> {
  const all = (await window.host?.recent()) ?? []
  return new Map([...all].reverse().map((one) => [one.name, one]))
}

/** Opens a file again from where it lies, or shows it in its folder. @throws Problem where it is gone */
export async function withRecent(key: string, what: 'openRecent' | 'showRecent'): Promise<void> {
  const refused = await window.host?.[what](key)
  if (typeof refused === 'string') throw new Problem('not-found', refused)
}
