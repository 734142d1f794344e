/** What an attachment was, by its log and its snapshots: read, and never written. */
import { apply, invert } from '../../shared/attachment/edits.ts'
import { type Kind, kindOf, type LogEntry } from '../../shared/history/entry.ts'
import { isProblem, Problem } from '../../shared/problem.ts'
import type { logTable } from './log.ts'
import { damagedPast } from './restore.ts'
import type { Stated, snapshotTable } from './snapshot.ts'

/** Which entries are asked for; null for all. */
export interface Asked {
  /** Entries before that revision. */
  readonly before: number | null
  readonly limit: number
  readonly person: string | null
  readonly kind: Kind | null
  readonly row: string | null
}

/** Entries, the latest first; those from the first damaged one on are left out, and that is said. */
export interface Entries {
  readonly entries: readonly LogEntry[]
  readonly damaged: boolean
}

export interface Past {
  entries(id: string, asked: Asked): Entries
  /** Everybody whom the log of an attachment names. */
  people(id: string): string[]
  /**
   * The attachment as it was at that revision.
   * @param from a later state that is known, from which it may be reached
   * @throws Problem('not-found') where it never had that revision, Problem('damaged-log') where it cannot be told
   */
  stateAt(id: string, revision: number, from: Stated): Stated
}

export const pastOf = (
  entries: ReturnType<typeof logTable>,
  snapshots: ReturnType<typeof snapshotTable>,
): Past => ({
  entries: (id, { kind, row, ...asked }) =>
    entries.page(id, {
      ...asked,
      // As edits lie in the log; a quote inside a text is escaped there, so no text looks like one.
      marks: row === null ? null : [`"row":${JSON.stringify(row)}`, `"id":${JSON.stringify(row)}`],
      types:
        kind === null
          ? null
          : Object.entries(kindOf).flatMap(([type, of]) => (of === kind ? [`"type":"${type}"`] : [])),
    }),
  people: entries.people,
  stateAt: (id, revision, from) => {
    if (revision === from.revision) return from
    if (revision < 0 || revision > from.revision) throw noSuchState()
    // One step back is shorter than any way round.
    const far = from.revision - revision > 1
    const start = (far ? snapshots.nearest(id, revision, from.revision) : null) ?? from
    const back = entries.between(id, revision, start.revision)
    try {
      return { revision, attachment: apply(start.attachment, back.flatMap(invert)) }
    } catch (error) {
      // Every entry is sound by itself: it is the log and the table that have come apart.
      throw isProblem(error, 'conflict') ? damagedPast() : error
    }
  },
})

const noSuchState = (): Problem =>
  new Problem('not-found', '没有找到这张表当时的内容，请重新打开“历史”再看。')
