/**
 * The table of what was done to attachments, which is only ever added to. Undo and redo are two stacks that run
 * through it as linked lists: an entry's `below` is the top of its stack before it.
 * - A `do` goes on the undo stack and empties the redo stack.
 * - Undoing the top e adds an `undo` entry with the inverse edits, which goes on the redo stack; e leaves its own.
 * - Redoing the top u adds a `redo` entry with the inverse of u's edits, which goes on the undo stack; u leaves.
 */
import type { Edit } from '../../shared/attachment/edits.ts'
import type { Database } from './database.ts'
import { digestOf } from './digest.ts'
import { damagedLog, restoreEdits } from './restore.ts'

/** An entry to be added. */
export interface NewEntry {
  readonly kind: 'do' | 'undo' | 'redo'
  readonly name: string
  readonly edits: readonly Edit[]
  /** The entry that it takes back or brings back. */
  readonly target: number | null
  readonly below: number | null
}

/** An entry that an undo or a redo reads. */
export interface Entry {
  readonly seq: number
  readonly name: string
  readonly edits: readonly Edit[]
  readonly below: number | null
}

/** So many entries are gone back at once. */
const MOST_STEPS = 2_000

export function logTable(database: Database) {
  const add = database.prepare<
    [string, number, NewEntry['kind'], string, string, number | null, number | null, string, string]
  >(
    `INSERT INTO log (attachment_id, revision, kind, name, edits, target, below, at, digest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const entry = database.prepare<
    [number, string],
    { seq: number; name: string; edits: string; below: number | null; digest: string | null }
  >('SELECT seq, name, edits, below, digest FROM log WHERE seq = ? AND attachment_id = ?')
  const has = database.prepare<[number, string], { seq: number }>(
    'SELECT seq FROM log WHERE seq = ? AND attachment_id = ?',
  )
  const latest = database.prepare<[string], { revision: number | null }>(
    'SELECT max(revision) AS revision FROM log WHERE attachment_id = ?',
  )
  const steps = database.prepare<[string, number], { name: string; edits: string; digest: string | null }>(
    'SELECT name, edits, digest FROM log WHERE attachment_id = ? ORDER BY revision DESC LIMIT ?',
  )
  const name = database.prepare<[number], { name: string }>('SELECT name FROM log WHERE seq = ?')

  /** The entry of that number where the attachment has it; a stack that leads nowhere is an empty one. */
  const owned = (attachment: string, seq: number | null): number | null =>
    seq !== null && has.get(seq, attachment) !== undefined ? seq : null

  return {
    /** Adds the entry that makes that revision; answers its number. */
    add: (
      attachment: string,
      revision: number,
      { kind, name, edits, target, below }: NewEntry,
      at: string,
    ): number => {
      const text = JSON.stringify(edits)
      const digest = digestOf(text, name)
      return Number(
        add.run(attachment, revision, kind, name, text, target, below, at, digest).lastInsertRowid,
      )
    },
    /**
     * An entry of an attachment; what lies below it is null where there is no such entry.
     * @throws Problem('damaged-log')
     */
    entry: (attachment: string, seq: number): Entry => {
      const found = entry.get(seq, attachment)
      if (found === undefined) throw damagedLog()
      const { digest } = found
      if (digest !== null && digest !== digestOf(found.edits, found.name)) throw damagedLog()
      return { ...found, edits: restoreEdits(found.edits), below: owned(attachment, found.below) }
    },
    /** The edits of an attachment's entries, the latest first, up to the first that is damaged. */
    steps: (attachment: string): (readonly Edit[])[] => {
      const found = steps.all(attachment, MOST_STEPS)
      const damaged = found.findIndex(
        ({ digest, edits, name: own }) => digest !== null && digest !== digestOf(edits, own),
      )
      return (damaged < 0 ? found : found.slice(0, damaged)).map(({ edits }) => restoreEdits(edits))
    },
    owned,
    /** The revision that the last entry made; 0 where there is none. */
    latest: (attachment: string): number => latest.get(attachment)?.revision ?? 0,
    /** The Chinese name of an entry; null where there is none. */
    nameOf: (seq: number | null): string | null => (seq === null ? null : (name.get(seq)?.name ?? null)),
  }
}
