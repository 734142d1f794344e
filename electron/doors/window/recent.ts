/**
 * Where the files lie that were opened in this window, kept in the data folder. The page names one by its key and never
 * by a path: only what was written down here is read again or shown in its folder.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, isAbsolute } from 'node:path'
import { z } from 'zod'
import type { RecentPath } from '../../../shared/contract/bridge.ts'
import { Problem } from '../../../shared/problem.ts'

const entry = z.object({ key: z.string().max(40), path: z.string().max(4_000), at: z.string().max(40) })
const shape = z.array(entry).max(1_000)
type Entry = z.infer<typeof entry>

/** So many paths are known; the list of the library shows a few. */
const MOST = 50

export interface RecentFiles {
  /** Writes down that a file was opened; what is no absolute path is none. */
  readonly opened: (path: string) => void
  /** The latest first. */
  readonly list: () => RecentPath[]
  /** @throws Problem('not-found') with one sentence where it was never opened here, or lies there no more */
  readonly pathOf: (key: string) => string
}

/** @param file where they are kept; one that cannot be read counts as empty, and nothing else is lost */
export function recentFiles(file: string, now: () => Date = () => new Date()): RecentFiles {
  let entries: readonly Entry[] = kept(file)
  return {
    opened: (path) => {
      if (!isAbsolute(path)) return
      const others = entries.filter((one) => one.path !== path)
      const key = entries.find((one) => one.path === path)?.key ?? randomUUID()
      entries = [{ key, path, at: now().toISOString() }, ...others].slice(0, MOST)
      try {
        writeFileSync(file, JSON.stringify(entries))
      } catch (error) {
        // As long as the window is open it is known all the same.
        console.error(error)
      }
    },
    list: () =>
      entries.map(({ key, path, at }) => ({ key, name: basename(path), folder: dirname(path), at })),
    pathOf: (key) => {
      const path = entries.find((one) => one.key === key)?.path
      if (path === undefined) throw new Problem('not-found', '不知道这个文件在哪里，请用“打开表格”重新选它。')
      if (existsSync(path)) return path
      throw new Problem(
        'not-found',
        `“${basename(path)}”已不在“${dirname(path)}”里，可能被移动、改名或删除；请用“打开表格”重新选它。`,
      )
    },
  }
}

function kept(file: string): readonly Entry[] {
  try {
    const parsed = shape.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}
