/**
 * Where copies of an attachment have come from: its log as a chain of digests, one for each revision, and the ends of
 * other copies' chains that were merged into it. Two copies have a state in common where they have a chain in common.
 */
import type { Database } from './database.ts'
import { digestOf } from './digest.ts'
import { entryDigest, isSound, type LogLine } from './log.ts'

/** A state that an attachment came from. */
export interface Ancestor {
  /** What led there, as a digest. */
  readonly chain: string
  /** The revision that it is, or since which it is in here by a merge. */
  readonly revision: number
  /** Whether it is a state of this log, to which this log leads back. */
  readonly own: boolean
}

interface ChainLine extends LogLine {
  readonly seq: number
  readonly revision: number
  readonly kind: 'do' | 'undo' | 'redo'
  readonly target: number | null
}

export function joinedTable(database: Database) {
  const lines = database.prepare<[string], ChainLine>(
    `SELECT seq, revision, kind, target, name, edits, at, person, digest FROM log
     WHERE attachment_id = ? ORDER BY revision`,
  )
  const joined = database.prepare<[string], { revision: number; chain: string }>(
    'SELECT revision, chain FROM joined WHERE attachment_id = ?',
  )
  const add = database.prepare<[string, number, string]>('INSERT OR IGNORE INTO joined VALUES (?, ?, ?)')
  return {
    /** As far as the log can be read. */
    ancestry: (id: string): Ancestor[] => {
      const log = lines.all(id)
      let chain = digestOf(id)
      const all: Ancestor[] = [{ chain, revision: 0, own: true }]
      for (const line of log) {
        if (!isSound(line) || line.revision !== all.length) break
        chain = digestOf(chain, line.kind, entryDigest(line))
        all.push({ chain, revision: line.revision, own: true })
      }
      const undone = undoneIn(log)
      // A merge that was taken back can be made once more.
      for (const { revision, chain: merged } of joined.all(id))
        if (!undone.has(revision)) all.push({ chain: merged, revision, own: false })
      return all
    },
    /** From that revision on those states are in it. */
    add: (id: string, revision: number, chains: readonly string[]): void => {
      for (const one of chains) add.run(id, revision, one)
    },
  }
}

/** The revisions whose steps are taken back. */
function undoneIn(log: readonly ChainLine[]): ReadonlySet<number> {
  const bySeq = new Map(log.map((line) => [line.seq, line]))
  /** The step that an undo or a redo is about in the end. */
  const about = (line: ChainLine): number | null => {
    let one: ChainLine | undefined = line
    // Each is about one before it; in a damaged log it may not be.
    while (one !== undefined && one.kind !== 'do')
      one = one.target !== null && one.target < one.seq ? bySeq.get(one.target) : undefined
    return one?.revision ?? null
  }
  const undone = new Set<number>()
  for (const line of log) {
    const revision = line.kind === 'do' ? null : about(line)
    if (revision === null) continue
    if (line.kind === 'undo') undone.add(revision)
    else undone.delete(revision)
  }
  return undone
}
