/**
 * The table of what was done to attachments, which is only ever added to. Undo and redo are two stacks that run
 * through it as linked lists: an entry's `below` is the top of its stack before it.
 * - A `do` goes on the undo stack and empties the redo stack.
 * - Undoing the top e adds an `undo` entry with the inverse edits, which goes on the redo stack; e leaves its own.
 * - Redoing the top u adds a `redo` entry with the inverse of u's edits, which goes on the undo stack; u leaves.
 */
import type { Edit } from '../../shared/attachment/edits.ts'
import type { StepOrigin } from '../../shared/contract/editing.ts'
import type { LogEntry } from '../../shared/history/entry.ts'
import type { Database } from './database.ts'
import { digestOf } from './digest.ts'
import { damagedLog, damagedPast, restoreEdits } from './restore.ts'

/** An entry to be added. */
export interface NewEntry {
  readonly kind: 'do' | 'undo' | 'redo'
  readonly name: string
  readonly edits: readonly Edit[]
  /** The entry that it takes back or brings back. */
  readonly target: number | null
  readonly below: number | null
  /** Who does it; '' where nobody is named, null where nobody was asked. */
  readonly person: string | null
  /** When, ISO 8601. */
  readonly at: string
}

/** An entry that an undo or a redo reads. */
export interface Entry {
  readonly seq: number
  readonly name: string
  readonly edits: readonly Edit[]
  readonly below: number | null
}

/** What of an entry its digest speaks for. */
export interface LogLine {
  readonly name: string
  readonly edits: string
  readonly at: string
  readonly person: string | null
  /** What it was when it was written; null where an earlier program wrote it. */
  readonly digest: string | null
}

/** Entries of programs that asked for nobody have a digest of their edits and their name alone. */
export const entryDigest = ({ name, edits, at, person }: Omit<LogLine, 'digest'>): string =>
  person === null ? digestOf(edits, name) : digestOf(edits, at, person, name)

export const isSound = (line: LogLine): boolean => line.digest === null || line.digest === entryDigest(line)

/** So many entries are gone back at once. */
const MOST_STEPS = 2_000

export function logTable(database: Database) {
  const add = database.prepare<
    [Omit<NewEntry, 'edits'> & { attachment: string; revision: number; edits: string; digest: string }]
  >(
    `INSERT INTO log (attachment_id, revision, kind, name, edits, target, below, at, person, digest)
     VALUES (@attachment, @revision, @kind, @name, @edits, @target, @below, @at, @person, @digest)`,
  )
  const entry = database.prepare<
    [number, string],
    LogLine & { readonly seq: number; readonly below: number | null }
  >('SELECT seq, name, edits, below, at, person, digest FROM log WHERE seq = ? AND attachment_id = ?')
  const has = database.prepare<[number, string], { seq: number }>(
    'SELECT seq FROM log WHERE seq = ? AND attachment_id = ?',
  )
  const latest = database.prepare<[string], { revision: number | null }>(
    'SELECT max(revision) AS revision FROM log WHERE attachment_id = ?',
  )
  const steps = database.prepare<[string, number], LogLine>(
    'SELECT name, edits, at, person, digest FROM log WHERE attachment_id = ? ORDER BY revision DESC LIMIT ?',
  )
  const between = database.prepare<[string, number, number], LogLine>(
    `SELECT name, edits, at, person, digest FROM log
     WHERE attachment_id = ? AND revision > ? AND revision <= ? ORDER BY revision DESC`,
  )
  const page = database.prepare<
    [
      {
        id: string
        before: number
        limit: number
        person: string | null
        marks: string | null
        types: string | null
      },
    ],
    LogLine & Pick<LogEntry, 'revision' | 'kind'>
  >(
    `SELECT revision, kind, name, edits, at, person, digest FROM log
     WHERE attachment_id = @id AND revision < @before AND (@person IS NULL OR person = @person)
       AND (@marks IS NULL OR EXISTS (SELECT 1 FROM json_each(@marks) AS mark WHERE instr(edits, mark.value) > 0))
       AND (@types IS NULL OR EXISTS (SELECT 1 FROM json_each(@types) AS type WHERE instr(edits, type.value) > 0))
     ORDER BY revision DESC LIMIT @limit`,
  )
  const people = database
    .prepare<[string], string>(
      "SELECT DISTINCT person FROM log WHERE attachment_id = ? AND person <> '' ORDER BY person",
    )
    .pluck()
  // Every entry points back at an earlier one; a damaged one may not.
  const origin = database.prepare<[number, string], StepOrigin>(
    `WITH RECURSIVE chain (seq, target, revision, person, at) AS (
       SELECT seq, target, revision, person, at FROM log WHERE seq = ? AND attachment_id = ?
       UNION ALL
       SELECT log.seq, log.target, log.revision, log.person, log.at FROM chain
         JOIN log ON log.seq = chain.target AND log.seq < chain.seq
     ) SELECT revision, coalesce(person, '') AS person, at FROM chain ORDER BY seq LIMIT 1`,
  )
  const name = database.prepare<[number], { name: string }>('SELECT name FROM log WHERE seq = ?')

  /** The entry of that number where the attachment has it; a stack that leads nowhere is an empty one. */
  const owned = (attachment: string, seq: number | null): number | null =>
    seq !== null && has.get(seq, attachment) !== undefined ? seq : null

  return {
    /** Adds the entry that makes that revision; answers its number. */
    add: (attachment: string, revision: number, entry: NewEntry): number => {
      const edits = JSON.stringify(entry.edits)
      const digest = entryDigest({ ...entry, edits })
      return Number(add.run({ ...entry, attachment, revision, edits, digest }).lastInsertRowid)
    },
    /**
     * An entry of an attachment; what lies below it is null where there is no such entry.
     * @throws Problem('damaged-log')
     */
    entry: (attachment: string, seq: number): Entry => {
      const found = entry.get(seq, attachment)
      if (found === undefined || !isSound(found)) throw damagedLog()
      return { ...found, edits: restoreEdits(found.edits), below: owned(attachment, found.below) }
    },
    /**
     * The step that an entry did, took back or brought back, as it was first done.
     * @throws Problem('damaged-log') where there is no such entry
     */
    origin: (attachment: string, seq: number): StepOrigin => {
      const found = origin.get(seq, attachment)
      if (found === undefined) throw damagedLog()
      return found
    },
    /** The edits of an attachment's entries, the latest first, up to the first that is damaged. */
    steps: (attachment: string): (readonly Edit[])[] => {
      const found = steps.all(attachment, MOST_STEPS)
      const damaged = found.findIndex((line) => !isSound(line))
      return (damaged < 0 ? found : found.slice(0, damaged)).map(({ edits }) => restoreEdits(edits))
    },
    /** Those that ask for what is asked for, the latest first; see past.ts. */
    page: (
      id: string,
      asked: {
        readonly before: number | null
        readonly limit: number
        readonly person: string | null
        /** Of these texts one stands in the edits of an entry; null where that does not count. */
        readonly marks: readonly string[] | null
        readonly types: readonly string[] | null
      },
    ): { readonly entries: readonly LogEntry[]; readonly damaged: boolean } => {
      const listed = (texts: readonly string[] | null) => (texts === null ? null : JSON.stringify(texts))
      const found = page.all({
        id,
        ...asked,
        before: asked.before ?? Number.MAX_SAFE_INTEGER,
        marks: listed(asked.marks),
        types: listed(asked.types),
      })
      const at = found.findIndex((line) => !isSound(line))
      const sound = at < 0 ? found : found.slice(0, at)
      return {
        entries: sound.map(({ digest: _, edits, ...line }) => ({ ...line, edits: restoreEdits(edits) })),
        damaged: at >= 0,
      }
    },
    people: (id: string): string[] => people.all(id),
    /**
     * The edits of the entries after one revision up to another, the latest first.
     * @throws Problem('damaged-log') where one is damaged or missing
     */
    between: (id: string, after: number, to: number): (readonly Edit[])[] => {
      const found = between.all(id, after, to)
      if (found.length !== to - after || !found.every(isSound)) throw damagedPast()
      return found.map(({ edits }) => restoreEdits(edits))
    },
    owned,
    /** The revision that the last entry made; 0 where there is none. */
    latest: (attachment: string): number => latest.get(attachment)?.revision ?? 0,
    /** The Chinese name of an entry; null where there is none. */
    nameOf: (seq: number | null): string | null => (seq === null ? null : (name.get(seq)?.name ?? null)),
  }
}
