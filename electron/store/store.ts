/**
 * What is kept, in one database. Every step is one transaction: its entry in the log and the state after it. What is
 * read is checked (restore.ts), so one damaged attachment never locks out the others.
 */
import { randomUUID } from 'node:crypto'
import { apply, invert, type Step } from '../../shared/attachment/edits.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import type { LogState, Replayed } from '../../shared/contract/contract.ts'
import { isProblem, Problem } from '../../shared/problem.ts'
import { attachmentTable, type Heads, notFound } from './attachment.ts'
import { makeBackup } from './backup.ts'
import { withLatest } from './backup-latest.ts'
import { collectedTable } from './collected.ts'
import { type Database, databaseProblem, giveBackRoom, openDatabase } from './database.ts'
import { almost, attachmentDigest, type OwnParts, rowDigest } from './digest.ts'
import { documentTable } from './document.ts'
import { handoutTable } from './handout.ts'
import { joinedTable } from './joined.ts'
import type { Store } from './kept.ts'
import { type Entry, logTable, type NewEntry } from './log.ts'
import { mappingTable } from './mapping.ts'
import { migrations } from './migrations/index.ts'
import { pastOf } from './past.ts'
import { reportTable } from './report.ts'
import { damagedLog, damagedTable, restoreAttachment } from './restore.ts'
import { type Placing, rowTable } from './row.ts'
import { type KeptSettings, settingTable } from './setting.ts'
import { EVERY, snapshotTable } from './snapshot.ts'
import { sourceTable } from './source.ts'
import { versionTable } from './version.ts'
import { watchFile } from './watch.ts'

/** What the store remembers of an attachment that was used lately. */
interface State extends Heads, Placing {
  readonly attachment: Attachment
  /** Its own line as it is stored, and the digest of all of it. */
  readonly own: OwnParts
  readonly digest: string | null
  readonly revision: number
}

/** How many attachments are remembered; the one in use is what matters. */
const remembered = 8

/**
 * Opens the store in that file.
 * @param named who works here, by what the settings say of it: the log names them
 * @throws Problem('newer-database' | 'damaged-database' | 'unwritable')
 */
export function openStore(
  file: string,
  named: (kept: Pick<KeptSettings, 'person' | 'unit'>) => string | null = ({ person }) => person,
): Store {
  let database: Database
  try {
    database = openDatabase(file, migrations, (old) => void makeBackup(old, file, 'migration'))
  } catch (error) {
    throw withLatest(error, file)
  }
  const attachments = attachmentTable(database)
  const rows = rowTable(database)
  const entries = logTable(database)
  const joined = joinedTable(database)
  const snapshots = snapshotTable(database)
  const past = pastOf(entries, snapshots)
  const versions = versionTable(database)
  const reports = reportTable(database)
  const sources = sourceTable(database)
  const documents = documentTable(database)
  const handouts = handoutTable(database)
  const mappings = mappingTable(database)
  const settings = settingTable(database)
  const cache = new Map<string, State>()
  giveBackRoom(database)
  const watch = watchFile(database, file)

  /** Runs in one transaction that other processes see whole or not at all; their changes before it are seen here. */
  const transact = <T>(run: () => T): T => {
    try {
      return watch.guard(() => database.transaction(run).immediate())
    } catch (error) {
      throw databaseProblem(error, file) ?? error
    }
  }
  const reading = <T>(run: () => T): T => {
    try {
      return watch.guard(() => database.transaction(run).deferred())
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
    const found = attachments.find(id)
    const known = cache.get(id)
    // A backup that was put back may have come to an equal table by other steps.
    if (
      known !== undefined &&
      known.revision === found.revision &&
      known.digest === found.digest &&
      known.undoHead === found.undo_head &&
      known.redoHead === found.redo_head
    )
      return known
    const stored = rows.all(id)
    const digests = stored.map(rowDigest)
    const { heading, columns, merges, sheet, source, digest } = found
    const own = { heading, columns, merges, sheet, source }
    if (digest !== null && !almost(digest, attachmentDigest(own, digests))) throw damagedTable(heading)
    return {
      attachment: restoreAttachment({ ...found, rows: stored }),
      own,
      digest,
      positions: stored.map(({ position }) => position),
      digests,
      // What is kept of the log and the log itself may have come apart: the table can still be written.
      revision: Math.max(found.revision, entries.latest(id)),
      undoHead: entries.owned(id, found.undo_head),
      redoHead: entries.owned(id, found.redo_head),
    }
  }

  /** Does what needs an attachment; where that is damaged, once more after it was put right as far as can be. */
  const mending = <T>(id: string, run: () => T): T => {
    try {
      return run()
    } catch (error) {
      if (!isProblem(error, 'damaged-table')) throw error
      transact(() => {
        const found = attachments.find(id)
        if (found.digest === null) return
        rows.mend(id)
        const digests = rows.all(id).map(rowDigest)
        if (attachmentDigest(found, digests) !== found.digest) attachments.mend(id, found.digest, digests)
      })
      return run()
    }
  }

  const logState = (state: State): LogState => ({
    revision: state.revision,
    undo: entries.nameOf(state.undoHead),
    redo: entries.nameOf(state.redoHead),
  })

  /** Adds an entry to the log and writes the state after it; the caller says what becomes of the stacks. */
  const advance = (
    state: State,
    made: Omit<NewEntry, 'person' | 'at'>,
    heads: (seq: number) => Heads,
  ): State => {
    const before = state.attachment
    const { id } = before
    const attachment = apply(before, made.edits)
    const revision = state.revision + 1
    const at = new Date().toISOString()
    const person = named(settings.who())
    const seq = entries.add(id, revision, { ...made, person, at })
    const text = (part: 'heading' | 'columns' | 'merges') =>
      attachment[part] === before[part] ? state.own[part] : JSON.stringify(attachment[part])
    const own = { ...state.own, heading: text('heading'), columns: text('columns'), merges: text('merges') }
    const placing = rows.write(id, { ...state, rows: before.rows }, attachment.rows)
    if (revision % EVERY === 0) snapshots.keep(attachment, revision)
    const log = { revision, at, by: person ?? '', ...heads(seq) }
    const digest = attachments.advance(id, own, placing.digests, log)
    return { attachment, own, digest, ...placing, revision, undoHead: log.undoHead, redoHead: log.redoHead }
  }

  const doing = (now: State, { name, edits }: Step): State =>
    advance(now, { kind: 'do', name, edits, target: null, below: now.undoHead }, (seq) => ({
      undoHead: seq,
      redoHead: null,
    }))

  /** A step on top of the revision that the caller built on. */
  const step = (id: string, base: number, next: (state: State) => State): State => {
    const state = mending(id, () =>
      transact(() => {
        const now = load(id)
        if (now.revision !== base) throw conflict()
        return next(now)
      }),
    )
    remember(state)
    return state
  }

  /** Takes the top of one stack and puts its inverse on the other. */
  const replay = (id: string, base: number, kind: 'undo' | 'redo'): Replayed => {
    let told: Pick<Replayed, 'name' | 'edits' | 'origin'> = {
      name: '',
      edits: [],
      origin: { revision: 0, person: '', at: '' },
    }
    const state = step(id, base, (now) => {
      const [top, other] = kind === 'undo' ? [now.undoHead, now.redoHead] : [now.redoHead, now.undoHead]
      if (top === null) {
        const what = kind === 'undo' ? '撤销' : '恢复'
        throw new Problem('nothing-to-undo', `没有可以${what}的操作了。`)
      }
      const entry: Entry = entries.entry(id, top)
      const { name } = entry
      const edits = invert(entry.edits)
      told = { name, edits, origin: entries.origin(id, top) }
      try {
        return advance(now, { kind, name, edits, target: top, below: other }, (seq) =>
          kind === 'undo'
            ? { undoHead: entry.below, redoHead: seq }
            : { undoHead: seq, redoHead: entry.below },
        )
      } catch (error) {
        // The revision is the right one: it is the entry that does not fit.
        throw isProblem(error, 'conflict') ? damagedLog() : error
      }
    })
    return { ...told, ...logState(state) }
  }

  // What an earlier program wrote gets its digests.
  transact(() => {
    for (const id of attachments.unsealed()) attachments.seal(id, rows.seal(id))
  })
  return {
    list: (key, of) => reading(() => attachments.list(key, of)),
    latest: (key, count) => reading(() => attachments.latest(key, count)),
    some: (key, ids) => reading(() => attachments.some(key, ids)),
    dated: () => reading(attachments.dated),
    read: (id) =>
      mending(id, () =>
        reading(() => {
          const state = load(id)
          remember(state)
          return { attachment: state.attachment, ...logState(state) }
        }),
      ),
    revision: (id) => reading(() => Math.max(attachments.find(id).revision, entries.latest(id))),
    raw: (id) =>
      reading(() => {
        const found = attachments.find(id)
        const stored = rows.all(id)
        const told = stored.map((row) => row.digest ?? rowDigest(row))
        return {
          ...found,
          sound: found.digest === null || attachmentDigest(found, told) === found.digest,
          rows: stored.map((row, at) => ({ ...row, sound: rowDigest(row) === told[at] })),
        }
      }),
    place: (id) =>
      reading(() => {
        const found = reports.of(id)
        if (found === null) throw notFound()
        const { id: report } = found.report
        return { ...found, siblings: attachments.siblings(report), document: documents.of(report) }
      }),
    steps: (id) => reading(() => entries.steps(id)),
    past: {
      entries: (id, asked) => reading(() => past.entries(id, asked)),
      people: (id) => reading(() => past.people(id)),
      stateAt: (id, revision, from) => reading(() => past.stateAt(id, revision, from)),
    },
    versions: {
      list: (id) => reading(() => versions.list(id)),
      keep: (id, revision, name) =>
        mending(id, () =>
          transact(() => {
            // Kept whole, so that a version outlives damage to the log around it.
            snapshots.keep(past.stateAt(id, revision, load(id)).attachment, revision)
            const at = new Date().toISOString()
            return versions.keep(id, { revision, name, person: named(settings.who()), at })
          }),
        ),
      rename: (version, name) => transact(() => versions.rename(version, name)),
      remove: (version) => transact(() => versions.setRemoved(version, new Date().toISOString())),
      restore: (version) => transact(() => versions.setRemoved(version, null)),
    },
    original: (id) => reading(() => sources.of(id)),
    add: (all, source, original, document) => {
      const at = new Date().toISOString()
      const by = named(settings.who()) ?? ''
      transact(() => {
        const reportId = randomUUID()
        reports.add(reportId, source.replace(/\.[^.]{1,5}$/, ''), at)
        const sourceId = original === undefined ? null : sources.add(original)
        for (const [position, { id, sheet, heading, columns, merges, rows: lines }] of all.entries()) {
          const origin = original?.origins.get(id)
          attachments.add({
            id,
            source,
            sheet,
            heading: JSON.stringify(heading),
            columns: JSON.stringify(columns),
            merges: JSON.stringify(merges),
            at,
            by,
            reportId,
            position,
            sourceId: origin === undefined ? null : sourceId,
            origin: origin === undefined ? null : JSON.stringify(origin),
          })
          attachments.seal(id, rows.addAll(id, lines))
        }
        if (document !== undefined) documents.add(document, reportId, at)
      })
    },
    apply: (id, base, made) => logState(step(id, base, (now) => doing(now, made))),
    ancestry: (id) => reading(() => joined.ancestry(id)),
    join: (id, base, made, chains) =>
      logState(
        step(id, base, (now) => {
          const next = made === null ? now : doing(now, made)
          joined.add(id, next.revision, chains)
          return next
        }),
      ),
    undo: (id, base) => replay(id, base, 'undo'),
    redo: (id, base) => replay(id, base, 'redo'),
    remove: (...ids) =>
      transact(() => {
        const at = attachments.notBefore(new Date().toISOString())
        for (const id of ids) attachments.setRemoved(id, at)
      }),
    restore: (...ids) =>
      transact(() => {
        for (const id of ids) attachments.setRemoved(id, null)
      }),
    move: (ids, report, title) =>
      transact(() => {
        const to = report ?? randomUUID()
        if (report === null) reports.add(to, title.trim(), new Date().toISOString())
        return reports.move(ids, to)
      }),
    putBack: (places) => transact(() => reports.putBack(places)),
    archive: (ids, archived) =>
      transact(() => {
        const at = archived ? new Date().toISOString() : null
        for (const id of ids) attachments.setArchived(id, at)
      }),
    erase: (ids) =>
      transact(() => {
        const gone = ids.filter((id) => attachments.erase(id) || documents.erase(id))
        for (const id of gone) cache.delete(id)
        sources.sweep()
        return gone.length
      }),
    documents: {
      bin: () => reading(documents.bin),
      list: () => reading(documents.list),
      read: (id) =>
        reading(() => {
          const kept = documents.read(id)
          return { ...kept, attachments: attachments.siblings(kept.reportId) }
        }),
      source: (id) => reading(() => documents.source(id)),
      edit: (id, base, edits) => transact(() => documents.edit(id, base, edits, new Date().toISOString())),
      answer: (id, key, given) => transact(() => documents.answer(id, key, given, new Date().toISOString())),
      join: (id, reportId) => transact(() => documents.join(id, reportId, new Date().toISOString())),
      rename: (id, title) => transact(() => documents.rename(id, title, new Date().toISOString())),
      remove: (id) =>
        transact(() => documents.setRemoved(id, attachments.notBefore(new Date().toISOString()))),
      restore: (id) => transact(() => documents.setRemoved(id, null)),
    },
    collected: collectedTable(database, reading, transact, () => named(settings.who())),
    handouts: {
      list: (table) => reading(() => handouts.list(table)),
      keep: (made) => transact(() => handouts.keep(made, named(settings.who()), new Date().toISOString())),
    },
    keepSummary: (id, revision, key, summary) =>
      transact(() => attachments.keepSummary(id, revision, key, summary)),
    forgetSummary: (id) => transact(() => attachments.forgetSummary(id)),
    mappings: () => reading(mappings.all),
    keepMapping: (mapping, label) => transact(() => mappings.keep(mapping, label)),
    forgetMapping: (shape) => transact(() => mappings.forget(shape)),
    settings: () => reading(settings.all),
    keepSettings: (part) => transact(() => settings.keep(part)),
    close: () => {
      cache.clear()
      watch.end()
      database.close()
    },
  }
}

const conflict = (): Problem =>
  new Problem('conflict', '表格已在别处修改，已为您载入最新内容，请再操作一次。')
