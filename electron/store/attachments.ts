/**
 * Attachments in the database, and the log of what was done to them.
 *
 * Every step is one transaction: its entry in the log and the state after it. The log is only ever added to. Undo
 * and redo are two stacks that run through it as linked lists: an entry's `below` is the top of its stack before it.
 * - A `do` goes on the undo stack and empties the redo stack.
 * - Undoing the top e adds an `undo` entry with the inverse edits, which goes on the redo stack; e leaves its own.
 * - Redoing the top u adds a `redo` entry with the inverse of u's edits, which goes on the undo stack; u leaves.
 */
import { createHash, randomUUID } from 'node:crypto'
import { apply, type Edit, invert, type Step } from '../../shared/attachment/edits.ts'
import type { Attachment, Column, Heading, Merge, Row, Ruling } from '../../shared/attachment/model.ts'
import type { LogState, Replayed } from '../../shared/contract/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { Mapping } from '../../shared/recognise/mapping.ts'
import type { Summary } from '../../shared/verdict/verdict.ts'
import type { Origin } from '../files/xlsx/patch/origin.ts'
import { type Database, databaseProblem, openDatabase } from './database.ts'
import { difference, fresh, reposition } from './positions.ts'

/** An attachment as `list` gives it, without its rows. */
export interface Listed {
  readonly id: string
  readonly heading: Heading
  readonly revision: number
  readonly updatedAt: string
  readonly reportId: string
  /** The name of the file it came from; empty where it was made here. */
  readonly source: string
  /** The summary kept for this revision under the key that was asked for; null where there is none. */
  readonly summary: Summary | null
}

/** One entry of an attachment's log. */
export interface Entry {
  readonly revision: number
  readonly kind: 'do' | 'undo' | 'redo'
  readonly name: string
  readonly edits: readonly Edit[]
  /** ISO 8601. */
  readonly at: string
}

/** An attachment as it is now, and where its log stands. */
export interface Held extends LogState {
  readonly attachment: Attachment
}

/** The file that attachments came from, for the way back into it. */
export interface Original {
  readonly kind: 'xlsx' | 'xlsm'
  readonly bytes: Uint8Array
  /** The origin of each attachment, by its id. */
  readonly origins: ReadonlyMap<string, Origin>
}

/** Where an attachment belongs. */
export interface Place {
  readonly report: { readonly id: string; readonly title: string }
  /** The attachments of its report, itself among them, in their order. */
  readonly siblings: readonly { readonly id: string; readonly heading: Heading }[]
  /** The name of the file it came from; empty where it was made here. */
  readonly source: string
  /** What that file is; null where it is not kept (a format that has no way back, or none at all). */
  readonly kind: 'xlsx' | 'xlsm' | null
}

/** An answer that is kept for files of the same shape. */
export interface KeptMapping {
  readonly mapping: Mapping
  readonly label: string
  readonly createdAt: string
}

export interface Store {
  /** Attachments that are not removed, the latest changed first. */
  list(key: string): Listed[]
  read(id: string): Held
  place(id: string): Place
  /** The file that the attachment came from, with the origins of those that came with it; null where it is not kept. */
  original(id: string): Original | null
  /**
   * New attachments, all or none, in a report of their own.
   * @param source the name of the file they came from
   * @param original the file itself, where there is a way back into it
   */
  add(attachments: readonly Attachment[], source: string, original?: Original): void
  apply(id: string, base: number, step: Step): LogState
  undo(id: string, base: number): Replayed
  redo(id: string, base: number): Replayed
  remove(id: string): void
  restore(id: string): void
  /** Keeps a summary of that revision, so that the library need not judge it again. */
  keepSummary(id: string, revision: number, key: string, summary: Summary): void
  /** What people answered, the latest first. */
  mappings(): KeptMapping[]
  keepMapping(mapping: Mapping, label: string): void
  forgetMapping(shape: string): void
  /** What was kept under a key, as it was given; null where nothing was. */
  setting(key: SettingKey): unknown
  keepSetting(key: SettingKey, value: unknown): void
  /** The log from its beginning. */
  history(id: string): Entry[]
  /** Closes the database; what SQLite kept beside it is folded in. */
  close(): void
}

/** What is kept for the program as a whole. */
export type SettingKey = 'person' | 'indicators'

/** What the store remembers of an attachment that was used lately. */
interface State {
  readonly attachment: Attachment
  /** Positions of the rows, in their order. */
  readonly positions: readonly number[]
  readonly revision: number
  readonly undoHead: number | null
  readonly redoHead: number | null
}

/** How many attachments are remembered; the one in use is what matters. */
const remembered = 8

interface AttachmentRow {
  id: string
  sheet: string
  heading: string
  columns: string
  merges: string
  revision: number
  undo_head: number | null
  redo_head: number | null
}

interface RowRow {
  id: string
  position: number
  cells: string
  ruling: string | null
}

interface LogRow {
  seq: number
  revision: number
  kind: Entry['kind']
  name: string
  edits: string
  below: number | null
  at: string
}

/**
 * Opens the store in that file.
 * @throws Problem('newer-database' | 'damaged-database' | 'unwritable')
 */
export function openStore(file: string): Store {
  const database = openDatabase(file)
  const cache = new Map<string, State>()

  const statements = {
    list: database.prepare<
      [string],
      {
        id: string
        heading: string
        revision: number
        updatedAt: string
        reportId: string
        source: string
        summary: string | null
      }
    >(
      `SELECT id, heading, revision, updated_at AS updatedAt, report_id AS reportId, source,
         CASE WHEN summary_key = revision || ':' || ? THEN summary END AS summary
       FROM attachment WHERE removed_at IS NULL ORDER BY updated_at DESC, rowid`,
    ),
    find: database.prepare<[string], AttachmentRow>(
      `SELECT id, sheet, heading, columns, merges, revision, undo_head, redo_head
       FROM attachment WHERE id = ? AND removed_at IS NULL`,
    ),
    rows: database.prepare<[string], RowRow>(
      'SELECT id, position, cells, ruling FROM row WHERE attachment_id = ? ORDER BY position',
    ),
    add: database.prepare<
      [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        number,
        string | null,
        string | null,
      ]
    >(
      `INSERT INTO attachment
         (id, source, sheet, heading, columns, merges, created_at, updated_at, report_id, position, source_id, origin)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    report: database.prepare<[string, string, string]>(
      'INSERT INTO report (id, title, created_at) VALUES (?, ?, ?)',
    ),
    source: database.prepare<[string, string, Uint8Array]>(
      'INSERT INTO source (id, kind, bytes) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
    ),
    place: database.prepare<[string], { id: string; title: string; source: string; kind: Place['kind'] }>(
      `SELECT report.id, report.title, attachment.source, source.kind FROM attachment
       JOIN report ON report.id = attachment.report_id LEFT JOIN source ON source.id = attachment.source_id
       WHERE attachment.id = ? AND removed_at IS NULL`,
    ),
    siblings: database.prepare<[string], { id: string; heading: string }>(
      `SELECT id, heading FROM attachment WHERE report_id = ? AND removed_at IS NULL ORDER BY position, rowid`,
    ),
    original: database.prepare<[string], { kind: 'xlsx' | 'xlsm'; bytes: Uint8Array }>(
      `SELECT kind, bytes FROM source WHERE id =
         (SELECT source_id FROM attachment WHERE id = ? AND removed_at IS NULL)`,
    ),
    origins: database.prepare<[string, string], { id: string; origin: string }>(
      `SELECT id, origin FROM attachment WHERE origin IS NOT NULL AND removed_at IS NULL
         AND report_id = (SELECT report_id FROM attachment WHERE id = ?)
         AND source_id = (SELECT source_id FROM attachment WHERE id = ?) ORDER BY position, rowid`,
    ),
    unlink: database.prepare<[]>(
      'UPDATE attachment SET source_id = NULL, origin = NULL WHERE removed_at IS NOT NULL AND source_id IS NOT NULL',
    ),
    sweep: database.prepare<[]>(
      `DELETE FROM source WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE source_id = source.id)`,
    ),
    mappings: database.prepare<[], { answer: string; label: string; createdAt: string }>(
      'SELECT answer, label, created_at AS createdAt FROM mapping ORDER BY created_at DESC, rowid DESC',
    ),
    keepMapping: database.prepare<[string, string, string, string]>(
      `INSERT INTO mapping (shape, answer, label, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (shape)
       DO UPDATE SET answer = excluded.answer, label = excluded.label, created_at = excluded.created_at`,
    ),
    forgetMapping: database.prepare<[string]>('DELETE FROM mapping WHERE shape = ?'),
    setting: database.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?'),
    keepSetting: database.prepare<[string, string]>(
      `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    ),
    head: database.prepare<[number, number | null, number | null, string, string]>(
      'UPDATE attachment SET revision = ?, undo_head = ?, redo_head = ?, updated_at = ? WHERE id = ?',
    ),
    heading: database.prepare<[string, string]>('UPDATE attachment SET heading = ? WHERE id = ?'),
    columns: database.prepare<[string, string]>('UPDATE attachment SET columns = ? WHERE id = ?'),
    merges: database.prepare<[string, string]>('UPDATE attachment SET merges = ? WHERE id = ?'),
    insertRow: database.prepare<[string, string, number, string, string | null]>(
      'INSERT INTO row (attachment_id, id, position, cells, ruling) VALUES (?, ?, ?, ?, ?)',
    ),
    updateRow: database.prepare<[number, string, string | null, string, string]>(
      'UPDATE row SET position = ?, cells = ?, ruling = ? WHERE attachment_id = ? AND id = ?',
    ),
    moveRow: database.prepare<[number, string, string]>(
      'UPDATE row SET position = ? WHERE attachment_id = ? AND id = ?',
    ),
    deleteRow: database.prepare<[string, string]>('DELETE FROM row WHERE attachment_id = ? AND id = ?'),
    log: database.prepare<
      [string, number, Entry['kind'], string, string, number | null, number | null, string]
    >(
      `INSERT INTO log (attachment_id, revision, kind, name, edits, target, below, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    entry: database.prepare<[number], LogRow>(
      'SELECT seq, revision, kind, name, edits, below, at FROM log WHERE seq = ?',
    ),
    history: database.prepare<[string], LogRow>(
      'SELECT seq, revision, kind, name, edits, below, at FROM log WHERE attachment_id = ? ORDER BY revision',
    ),
    name: database.prepare<[number], { name: string }>('SELECT name FROM log WHERE seq = ?'),
    removed: database.prepare<[string | null, string]>('UPDATE attachment SET removed_at = ? WHERE id = ?'),
    summary: database.prepare<[string, string, string, number]>(
      'UPDATE attachment SET summary = ?, summary_key = ? WHERE id = ? AND revision = ?',
    ),
  }

  /** Runs in one transaction that other processes see whole or not at all; their changes before it are seen here. */
  const transact = <T>(run: () => T): T => {
    try {
      return database.transaction(run).immediate()
    } catch (error) {
      throw databaseProblem(error, file) ?? error
    }
  }
  const reading = <T>(run: () => T): T => {
    try {
      return database.transaction(run).deferred()
    } catch (error) {
      throw databaseProblem(error, file) ?? error
    }
  }

  const remember = (state: State): void => {
    cache.delete(state.attachment.id)
    cache.set(state.attachment.id, state)
    if (cache.size > remembered) for (const oldest of cache.keys()) return void cache.delete(oldest)
  }

  /** The state as it is in the database now; every change raises the revision, so an equal one is still true. */
  const load = (id: string): State => {
    const found = statements.find.get(id)
    if (found === undefined) throw notFound()
    const known = cache.get(id)
    if (known !== undefined && known.revision === found.revision) return known
    const stored = statements.rows.all(id)
    return {
      attachment: {
        id,
        heading: JSON.parse(found.heading) as Heading,
        columns: JSON.parse(found.columns) as Column[],
        rows: stored.map(rowOf),
        merges: JSON.parse(found.merges) as Merge[],
        sheet: found.sheet,
      },
      positions: stored.map(({ position }) => position),
      revision: found.revision,
      undoHead: found.undo_head,
      redoHead: found.redo_head,
    }
  }

  const nameOf = (seq: number | null): string | null =>
    seq === null ? null : (statements.name.get(seq)?.name ?? null)

  const logState = (state: State): LogState => ({
    revision: state.revision,
    undo: nameOf(state.undoHead),
    redo: nameOf(state.redoHead),
  })

  const entry = (seq: number | null): LogRow => {
    const found = seq === null ? undefined : statements.entry.get(seq)
    if (found === undefined) throw new Error(`the log has no entry ${seq}`)
    return found
  }

  /** Adds an entry to the log and writes the state after it; the caller says what becomes of the stacks. */
  const advance = (
    state: State,
    made: {
      kind: Entry['kind']
      name: string
      edits: readonly Edit[]
      target: number | null
      below: number | null
    },
    heads: (seq: number) => { undoHead: number | null; redoHead: number | null },
  ): State => {
    const { id } = state.attachment
    const attachment = apply(state.attachment, made.edits)
    const revision = state.revision + 1
    const at = new Date().toISOString()
    const { lastInsertRowid } = statements.log.run(
      id,
      revision,
      made.kind,
      made.name,
      JSON.stringify(made.edits),
      made.target,
      made.below,
      at,
    )
    const positions = write(state, attachment)
    const { undoHead, redoHead } = heads(Number(lastInsertRowid))
    statements.head.run(revision, undoHead, redoHead, at, id)
    return { attachment, positions, revision, undoHead, redoHead }
  }

  /** Writes what differs by identity between a state and the attachment after it; answers the new positions. */
  const write = (state: State, after: Attachment): readonly number[] => {
    const before = state.attachment
    const { id } = before
    if (after.heading !== before.heading) statements.heading.run(JSON.stringify(after.heading), id)
    if (after.columns !== before.columns) statements.columns.run(JSON.stringify(after.columns), id)
    if (after.merges !== before.merges) statements.merges.run(JSON.stringify(after.merges), id)
    const change = difference(before.rows, after.rows)
    const positions = reposition(state.positions, after.rows.length, change)
    const gone = new Map<string, number>()
    for (let at = change.head; at < before.rows.length - change.tail; at++) {
      const row = before.rows[at]
      if (row !== undefined) gone.set(row.id, at)
    }
    after.rows.forEach((row, at) => {
      const inHead = at < change.head
      const inTail = at >= after.rows.length - change.tail
      const was = inHead ? at : inTail ? at - after.rows.length + before.rows.length : gone.get(row.id)
      const position = positions[at] ?? 0
      if (was === undefined) {
        statements.insertRow.run(id, row.id, position, JSON.stringify(row.cells), rulingText(row))
        return
      }
      gone.delete(row.id)
      if (before.rows[was] !== row) {
        statements.updateRow.run(position, JSON.stringify(row.cells), rulingText(row), id, row.id)
      } else if (state.positions[was] !== position) {
        statements.moveRow.run(position, id, row.id)
      }
    })
    for (const row of gone.keys()) statements.deleteRow.run(id, row)
    return positions
  }

  /** A step on top of the revision that the caller built on. */
  const step = (id: string, base: number, next: (state: State) => State): State => {
    const state = transact(() => {
      const now = load(id)
      if (now.revision !== base) throw conflict()
      return next(now)
    })
    remember(state)
    return state
  }

  // What was removed can be brought back as long as the program runs; the file it came from is let go with it then.
  transact(() => {
    statements.unlink.run()
    statements.sweep.run()
  })
  giveBackRoom(database)

  return {
    list: (key) =>
      reading(() => statements.list.all(key)).map((found) => ({
        ...found,
        heading: JSON.parse(found.heading) as Heading,
        summary: found.summary === null ? null : (JSON.parse(found.summary) as Summary),
      })),

    read: (id) =>
      reading(() => {
        const state = load(id)
        remember(state)
        return { attachment: state.attachment, ...logState(state) }
      }),

    place: (id) =>
      reading(() => {
        const found = statements.place.get(id)
        if (found === undefined) throw notFound()
        const siblings = statements.siblings
          .all(found.id)
          .map((one) => ({ id: one.id, heading: JSON.parse(one.heading) as Heading }))
        return {
          report: { id: found.id, title: found.title },
          siblings,
          source: found.source,
          kind: found.kind,
        }
      }),

    original: (id) =>
      reading(() => {
        const found = statements.original.get(id)
        if (found === undefined) return null
        const origins = statements.origins.all(id, id)
        return {
          ...found,
          origins: new Map(origins.map((one) => [one.id, JSON.parse(one.origin) as Origin])),
        }
      }),

    add: (attachments, source, original) => {
      const at = new Date().toISOString()
      transact(() => {
        const reportId = randomUUID()
        statements.report.run(reportId, source.replace(/\.[^.]{1,5}$/, ''), at)
        // The same bytes are kept once.
        const sourceId =
          original === undefined ? null : createHash('sha256').update(original.bytes).digest('hex')
        if (original !== undefined && sourceId !== null)
          statements.source.run(sourceId, original.kind, original.bytes)
        for (const [place, { id, sheet, heading, columns, rows, merges }] of attachments.entries()) {
          const json = [heading, columns, merges].map((part) => JSON.stringify(part)) as [
            string,
            string,
            string,
          ]
          const origin = original?.origins.get(id)
          statements.add.run(
            id,
            source,
            sheet,
            ...json,
            at,
            at,
            reportId,
            place,
            origin === undefined ? null : sourceId,
            origin === undefined ? null : JSON.stringify(origin),
          )
          const positions = fresh(rows.length)
          rows.forEach((row, index) => {
            statements.insertRow.run(
              id,
              row.id,
              positions[index] ?? 0,
              JSON.stringify(row.cells),
              rulingText(row),
            )
          })
        }
      })
    },

    apply: (id, base, { name, edits }) =>
      logState(
        step(id, base, (state) =>
          advance(state, { kind: 'do', name, edits, target: null, below: state.undoHead }, (seq) => ({
            undoHead: seq,
            redoHead: null,
          })),
        ),
      ),

    undo: (id, base) => {
      let edits: Edit[] = []
      let name = ''
      const state = step(id, base, (now) => {
        if (now.undoHead === null) throw new Problem('nothing-to-undo', '没有可以撤销的操作了。')
        const undone = entry(now.undoHead)
        edits = invert(JSON.parse(undone.edits) as Edit[])
        name = undone.name
        return advance(
          now,
          { kind: 'undo', name, edits, target: undone.seq, below: now.redoHead },
          (seq) => ({
            undoHead: undone.below,
            redoHead: seq,
          }),
        )
      })
      return { name, edits, ...logState(state) }
    },

    redo: (id, base) => {
      let edits: Edit[] = []
      let name = ''
      const state = step(id, base, (now) => {
        if (now.redoHead === null) throw new Problem('nothing-to-undo', '没有可以恢复的操作了。')
        const redone = entry(now.redoHead)
        edits = invert(JSON.parse(redone.edits) as Edit[])
        name = redone.name
        return advance(
          now,
          { kind: 'redo', name, edits, target: redone.seq, below: now.undoHead },
          (seq) => ({
            undoHead: seq,
            redoHead: redone.below,
          }),
        )
      })
      return { name, edits, ...logState(state) }
    },

    remove: (id) => {
      const { changes } = transact(() => statements.removed.run(new Date().toISOString(), id))
      if (changes === 0) throw notFound()
    },

    restore: (id) => {
      const { changes } = transact(() => statements.removed.run(null, id))
      if (changes === 0) throw notFound()
    },

    keepSummary: (id, revision, key, summary) => {
      transact(() => statements.summary.run(JSON.stringify(summary), `${revision}:${key}`, id, revision))
    },

    mappings: () =>
      reading(() =>
        statements.mappings.all().map(({ answer, label, createdAt }) => ({
          mapping: JSON.parse(answer) as Mapping,
          label,
          createdAt,
        })),
      ),

    keepMapping: (mapping, label) => {
      transact(() =>
        statements.keepMapping.run(mapping.shape, JSON.stringify(mapping), label, new Date().toISOString()),
      )
    },

    forgetMapping: (shape) => {
      transact(() => statements.forgetMapping.run(shape))
    },

    setting: (key) =>
      reading(() => {
        const found = statements.setting.get(key)
        return found === undefined ? null : (JSON.parse(found.value) as unknown)
      }),

    keepSetting: (key, value) => {
      transact(() => statements.keepSetting.run(key, JSON.stringify(value)))
    },

    history: (id) =>
      reading(() => statements.history.all(id)).map(({ revision, kind, name, edits, at }) => ({
        revision,
        kind,
        name,
        edits: JSON.parse(edits) as Edit[],
        at,
      })),

    close: () => {
      cache.clear()
      database.close()
    },
  }
}

/** How much of the file may lie free before it is made smaller, in bytes. */
const mostFree = 32 * 2 ** 20

/** Files that were kept and let go leave room in the database that the disk could use. */
function giveBackRoom(database: Database): void {
  const pages = Number(database.pragma('freelist_count', { simple: true }))
  const size = Number(database.pragma('page_size', { simple: true }))
  if (pages * size <= mostFree) return
  try {
    database.exec('VACUUM')
  } catch {
    // Another program is at work in it, or the disk is full: there will be another time.
  }
}

function rowOf({ id, cells, ruling }: RowRow): Row {
  const row = { id, cells: JSON.parse(cells) as Record<string, string> }
  return ruling === null ? row : { ...row, ruling: JSON.parse(ruling) as Ruling }
}

const rulingText = (row: Row): string | null => (row.ruling === undefined ? null : JSON.stringify(row.ruling))

const notFound = (): Problem =>
  new Problem('not-found', '没有找到这份附件，它可能已被移除；请回到附件列表重新打开。')

const conflict = (): Problem =>
  new Problem('conflict', '表格已在别处修改，已为您载入最新内容，请再操作一次。')
