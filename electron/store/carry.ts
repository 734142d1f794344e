/**
 * One file to carry (.sgb): tables, or a whole report, with their logs, versions, sources and the files they came from,
 * as a database of ours that holds nothing else. Written out, looked into and brought in on the thread for backups.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { titleOf } from '../../shared/attachment/called.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { same } from '../../shared/attachment/same.ts'
import type { LastChange } from '../../shared/contract/carrying.ts'
import { merge } from '../../shared/history/merge.ts'
import { isProblem, Problem } from '../../shared/problem.ts'
import { broughtHere, copyOut } from './backup.ts'
import { contentOf, tablesOf } from './backup-content.ts'
import { type TakenIn, takeIn, type Wanted } from './backup-take.ts'
import { type Database, openDatabase, readWhole } from './database.ts'
import type { Ancestor } from './joined.ts'
import type { Store } from './kept.ts'
import { migrations } from './migrations/index.ts'
import { openStore } from './store.ts'

/** What a task says while it runs. */
export interface Telling {
  readonly progress: (text: string) => void
  /** Ends the task here where it was called off. */
  readonly goOn: () => void
}

/** A task: what it works on, always with the database's file, and the name of a file that it may use meanwhile. */
export interface Place {
  readonly file: string
  readonly scratch: string
}

/** A file that came, as it came. */
interface Came {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What becomes of a table of the file: `behind` has nothing that is not here; `binned` lies in the bin here. */
export type Fate =
  | { readonly kind: 'new' | 'behind' | 'binned' | 'stranger' }
  | {
      readonly kind: 'merge'
      /** The last state that both came from, and the file's. */
      readonly base: Attachment
      readonly theirs: Attachment
      /** What is known of the file's copy once that is merged. */
      readonly chains: readonly string[]
      readonly last: { readonly ours: LastChange; readonly theirs: LastChange }
    }

export interface CarriedTable {
  readonly id: string
  readonly title: string
  readonly fate: Fate
}

/** A report's text in the file: `other` is here with another text. */
export interface CarriedText {
  readonly id: string
  readonly title: string
  readonly fate: 'new' | 'same' | 'binned' | 'other'
}

export interface Carried {
  readonly tables: readonly CarriedTable[]
  readonly texts: readonly CarriedText[]
}

/** `SGB1` in the header of the database, where SQLite keeps a number for it (https://sqlite.org/fileformat2.html). */
const APPLICATION = 0x53474231
/** Where header fields stand: the version of our tables, and whose database it is. */
const header = { version: 60, application: 68, length: 100 } as const

/** The setting in which a file says what all else in it was when it was written. */
const SEAL = 'carried'

/** The digest of every value in every table but the settings: one changed bit anywhere is seen. */
function sealOf(database: Database): string {
  const hash = createHash('sha256')
  const tables = database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'setting' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       ORDER BY name`,
    )
    .pluck()
    .all()
  for (const name of tables) {
    hash.update(`\u0000${name}`)
    const keys = database
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
      .pluck()
      .all(name)
    const order = keys.map((key) => `"${key}"`).join(', ')
    const lines = database.prepare<[], unknown[]>(`SELECT * FROM "${name}" ORDER BY ${order}`).raw()
    for (const line of lines.iterate())
      for (const value of line) {
        const part = Buffer.isBuffer(value) ? value : Buffer.from(`${typeof value}${value}`)
        hash.update(`\u0001${part.length}:`).update(part)
      }
  }
  return hash.digest('hex')
}

/** How large such a file may be, in bytes. */
const LARGEST = 1 << 30

/** Writes tables and texts into a file of their own; answers its bytes. */
function carryOut(
  { file, scratch, ...ids }: Place & Omit<Wanted, 'asCopies'>,
  { progress, goOn }: Telling,
): Uint8Array {
  progress('正在收集表格和历史')
  const database = openDatabase(scratch)
  const target = `${scratch}-made`
  try {
    takeIn(database, file, { ...ids, asCopies: false })
    goOn()
    database.pragma(`application_id = ${APPLICATION}`)
    database.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run(SEAL, sealOf(database))
    copyOut(database, target)
  } finally {
    database.close()
  }
  return readFileSync(target)
}

/**
 * The file as a database of this version, looked over; nothing of it is believed before.
 * @throws Problem('damaged' | 'unsupported' | 'too-large' | 'newer-database')
 */
function received({ scratch, name, bytes }: Place & Came): string {
  if (bytes.length > LARGEST)
    throw new Problem('too-large', `“${name}”太大，不能打开；请让对方只导出要用的表。`)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length < header.length || buffer.toString('latin1', 0, 15) !== 'SQLite format 3')
    throw notOurs(name, 'no database')
  if (buffer.readUInt32BE(header.application) !== APPLICATION)
    throw new Problem(
      'unsupported',
      `“${name}”不是“双过半”的表格文件（.sgb）；全部数据的文件或备份，请在“备份与恢复”里搬入。`,
    )
  if (buffer.readUInt32BE(header.version) > migrations.length)
    throw new Problem(
      'newer-database',
      `“${name}”是用更新版本的程序导出的，请安装新版本后再打开；这里的数据没有改动。`,
    )
  const source = `${scratch}-in`
  writeFileSync(source, bytes)
  try {
    const { damaged, isSealed } = readWhole(source, (database) => {
      refuseMore(database)
      const seal = database.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck()
      return { ...contentOf(database), isSealed: seal.get(SEAL) === sealOf(database) }
    })
    if (!isSealed) {
      const what = damaged.length > 0 ? `里的“${damaged.join('”“')}”` : '里的内容'
      throw new Problem(
        'damaged',
        `“${name}”${what}与导出时不一样，文件已损坏或被改动过，什么都没有打开；请让对方重新导出一次。`,
      )
    }
    return broughtHere(source, scratch)
  } catch (error) {
    if (isProblem(error, 'damaged', 'newer-database')) throw error
    throw notOurs(name, error)
  }
}

/** A database of ours has tables and indexes; what would run by itself is none of ours. */
function refuseMore(database: Database): void {
  const more = database
    .prepare("SELECT name FROM sqlite_schema WHERE type NOT IN ('table', 'index')")
    .pluck()
    .all()
  if (more.length > 0) throw new Error(`the file holds ${more.join()}`)
}

const notOurs = (name: string, cause: unknown): Problem =>
  new Problem(
    'damaged',
    `“${name}”不是“双过半”的表格文件，或文件已损坏，什么都没有打开；请让对方重新导出一次。`,
    {
      cause,
    },
  )

/** What is in the file, beside what is here. Nothing is changed. */
function look({ file, scratch, ...came }: Place & Came, { progress, goOn }: Telling): Carried {
  progress('正在读取')
  const whole = received({ file, scratch, ...came })
  goOn()
  const theirs = openStore(whole)
  try {
    progress('正在与这里的表格对照')
    const ours = openStore(file)
    try {
      const [here, binned] = [ours.list(''), ours.list('', 'bin')].map(
        (all) => new Set(all.map(({ id }) => id)),
      )
      const fateOf = (id: string): Fate => {
        goOn()
        if (binned?.has(id)) return { kind: 'binned' }
        return here?.has(id) ? meeting(id, ours, theirs) : { kind: 'new' }
      }
      return {
        tables: readWhole(whole, tablesOf).map(({ id, title }) => ({ id, title, fate: fateOf(id) })),
        texts: textsOf(ours, theirs),
      }
    } finally {
      ours.close()
    }
  } finally {
    theirs.close()
  }
}

/** Where two copies of one table part, and what there is to merge. */
function meeting(id: string, ours: Store, theirs: Store): Fate {
  const [own, other] = [ours.ancestry(id), theirs.ancestry(id)]
  const known = new Map(own.map((one) => [one.chain, one]))
  const held = theirs.read(id)
  const end = other.findLast((one) => one.own)
  if (end?.revision === held.revision && known.has(end.chain)) return { kind: 'behind' }
  const base = commonState(id, known, other, ours, theirs)
  if (base === null) return { kind: cameBefore(held.attachment, ours) ? 'behind' : 'stranger' }
  const chains = other.flatMap(({ chain }) => (known.has(chain) ? [] : [chain]))
  const last = { ours: lastOf(id, ours), theirs: lastOf(id, theirs) }
  return { kind: 'merge', base, theirs: held.attachment, chains, last }
}

/** Who changed it last in a library, and when. */
function lastOf(id: string, store: Store): LastChange {
  const [listed] = store.some('', [id])
  return { by: listed?.by ?? '', at: listed?.updatedAt ?? '' }
}

/** Whether it lies here as it is, under another id: a copy that came before. */
function cameBefore(attachment: Attachment, ours: Store): boolean {
  const title = titleOf(attachment.heading)
  return ours
    .list('')
    .some(
      (one) =>
        titleOf(one) === title && same({ ...ours.read(one.id).attachment, id: attachment.id }, attachment),
    )
}

/** A state that is known to both, where it stands here and there. */
interface Common {
  readonly own: Ancestor
  readonly its: Ancestor
}

/** Whether all that is in the one is in the other too. */
const isWithin = (one: Common, other: Common): boolean =>
  one.own.revision <= other.own.revision && one.its.revision <= other.its.revision

/** The latest state that both came from; null where there is none, or nobody can tell any more what it was. */
function commonState(
  id: string,
  known: ReadonlyMap<string, Ancestor>,
  other: readonly Ancestor[],
  ours: Store,
  theirs: Store,
): Attachment | null {
  const common = other
    .flatMap((its): Common[] => {
      const own = known.get(its.chain)
      return own === undefined ? [] : [{ own, its }]
    })
    .sort((a, b) => b.own.revision + b.its.revision - a.own.revision - a.its.revision)
  const stateIn = (store: Store, { own, revision }: Ancestor): Attachment | null => {
    if (!own) return null
    try {
      return store.past.stateAt(id, revision, store.read(id)).attachment
    } catch (error) {
      if (isProblem(error, 'damaged-log')) return null
      throw error
    }
  }
  const latest: (Common & { readonly state: Attachment })[] = []
  for (const one of common) {
    if (latest.some((later) => isWithin(one, later))) continue
    const [here, there] = [stateIn(ours, one.own), stateIn(theirs, one.its)]
    // Two tables under one id that never were the same have no state in common, whatever their logs say.
    if (here !== null && there !== null && !same(here, there)) return null
    const state = here ?? there
    if (state !== null) latest.push({ ...one, state })
  }
  const [first, ...others] = latest
  if (first === undefined || others.length === 0) return first?.state ?? null
  // Each has taken in the other's copy by itself: both states are in both, and what was decided otherwise is to be asked.
  for (const one of common) {
    if (!latest.every((later) => isWithin(one, later))) continue
    const before = stateIn(ours, one.own) ?? stateIn(theirs, one.its)
    if (before !== null) return others.reduce((made, { state }) => together(before, made, state), first.state)
  }
  return first.state
}

/** Two states in one, where what both changed is as it was before. */
function together(before: Attachment, one: Attachment, other: Attachment): Attachment {
  const { conflicts } = merge(before, one, other)
  return merge(before, one, other, new Map(conflicts.map(({ key }) => [key, 'base']))).attachment
}

function textsOf(ours: Store, theirs: Store): CarriedText[] {
  const here = ours.documents.list()
  const binned = new Set(ours.documents.bin().map(({ id }) => id))
  return theirs.documents.list().map(({ id, title }): CarriedText => {
    if (binned.has(id)) return { id, title, fate: 'binned' }
    if (!here.some((one) => one.id === id)) return { id, title, fate: 'new' }
    const { text } = theirs.documents.read(id)
    // A copy that came before is enough.
    const alike = here.some(
      (one) => (one.id === id || one.title === title) && ours.documents.read(one.id).text === text,
    )
    return { id, title, fate: alike ? 'same' : 'other' }
  })
}

/** Brings in what is new, and as copies what has nothing in common with what is here under its id. */
function bring(
  {
    file,
    scratch,
    fresh,
    copies,
    ...came
  }: Place & Came & { readonly fresh: Omit<Wanted, 'asCopies'>; readonly copies: Omit<Wanted, 'asCopies'> },
  { progress, goOn }: Telling,
): TakenIn {
  const whole = received({ file, scratch, ...came })
  goOn()
  progress('正在放进“我的表格”')
  const database = openDatabase(file)
  try {
    const first = takeIn(database, whole, { ...fresh, asCopies: false })
    const second = takeIn(database, whole, { ...copies, asCopies: true })
    return {
      added: [...first.added, ...second.added],
      reports: first.reports + second.reports,
      same: 0,
    }
  } finally {
    database.close()
  }
}

export const carryTasks = { carryOut, look, bring }
