/** What is done with backups, each on a thread of its own (backup-thread.ts): nothing of it holds up an edit. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { BackupReason } from '../../shared/contract/backup.ts'
import { isProblem, Problem } from '../../shared/problem.ts'
import {
  type Backup,
  backupFolder,
  broughtHere,
  type Checked,
  checkBackup,
  copyOut,
  copyTo,
  type Made,
  makeBackup,
  prune,
} from './backup.ts'
import { type ContentTable, contentOf, tablesOf } from './backup-content.ts'
import { type TakenIn, takeIn } from './backup-take.ts'
import { carryTasks, type Place, type Telling } from './carry.ts'
import { copyInto, type Database, openDatabase, readWhole } from './database.ts'

/** A backup made, and why the second place has none; null where it has, or there is no such place. */
export interface Kept extends Made {
  readonly elsewhere: string | null
}

/** Makes a backup in the folder beside the database and in the second place ('' for none), and deletes what is too old. */
function make(
  { file, scratch, reason, place }: Place & { reason: BackupReason; place: string },
  { progress, goOn }: Telling,
): Kept {
  progress('正在备份')
  const database = openDatabase(file)
  let made: Made
  try {
    made = makeBackup(database, file, reason, { scratch, goOn })
  } finally {
    database.close()
  }
  const folder = backupFolder(file)
  // As long as something is damaged an older backup may be all that holds it as it was.
  if (made.content.damaged.length === 0) prune(folder)
  return { ...made, elsewhere: place === '' ? null : carry({ file, place }, progress) }
}

/** Copies to the second place; answers in a sentence why that did not go. */
function carry(
  { file, place }: { file: string; place: string },
  progress: Telling['progress'],
): string | null {
  progress('正在复制到第二备份位置')
  try {
    copyTo(place, backupFolder(file))
    return null
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
}

function check(
  { file, backups }: Place & { backups: readonly Pick<Backup, 'name' | 'digest'>[] },
  { progress }: Telling,
): Checked[] {
  return backups.map((backup, at) => {
    progress(`正在检查第${at + 1}份，共${backups.length}份`)
    return checkBackup(backupFolder(file), backup)
  })
}

/** @throws Problem('damaged-database') with what is wrong with it */
function sound({ file, backup }: { file: string; backup: Pick<Backup, 'name' | 'digest'> }): string {
  const { fault } = checkBackup(backupFolder(file), backup)
  if (fault !== null) throw new Problem('damaged-database', fault)
  return join(backupFolder(file), backup.name)
}

type Chosen = Place & { readonly backup: Pick<Backup, 'name' | 'digest'> }

const tables = (chosen: Chosen): ContentTable[] => readWhole(sound(chosen), tablesOf)

/** Puts a whole database in the place of what is here, which is backed up first; answers that backup. */
async function replace(
  { file, scratch, reason }: Place & { reason: BackupReason },
  source: string,
  { progress, goOn }: Telling,
): Promise<Made> {
  progress('正在备份现在的数据')
  const database = openDatabase(file)
  try {
    const before = makeBackup(database, file, reason, { scratch: `${scratch}-made` })
    progress('正在恢复')
    const whole = broughtHere(source, scratch)
    goOn()
    await copyInto(whole, file)
    return before
  } finally {
    database.close()
  }
}

const restore = (chosen: Chosen, telling: Telling): Promise<Made> =>
  replace({ ...chosen, reason: 'restore' }, sound(chosen), telling)

/** Takes tables out of a backup. */
function take(chosen: Chosen & { readonly ids: readonly string[] }, { progress, goOn }: Telling): TakenIn {
  progress('正在取回')
  const whole = broughtHere(sound(chosen), chosen.scratch)
  goOn()
  const database = openDatabase(chosen.file)
  try {
    return takeIn(database, whole, { attachments: chosen.ids, documents: [], asCopies: true })
  } finally {
    database.close()
  }
}

/** Everything as one packed file. */
function pack({ file, scratch }: Place, { progress }: Telling): Uint8Array {
  progress('正在收集全部数据')
  const database = openDatabase(file)
  try {
    copyOut(database, scratch)
  } finally {
    database.close()
  }
  progress('正在压缩')
  return gzipSync(readFileSync(scratch))
}

/** How large a file that comes from elsewhere may be when it is unpacked. */
const largest = 2 ** 31 - 1

/** What a file of everything brought. */
export interface MovedIn extends TakenIn {
  /** Whether the library was empty and is now the other one, settings and all. */
  readonly whole: boolean
  /** What was here before. */
  readonly before: Made
}

/**
 * Brings in a file of everything, or a backup: into an empty library whole, into another table by table.
 * @throws Problem('damaged') where it is no such file, or a bit of it has changed
 */
async function moveIn(
  { name, bytes, ...place }: Place & { name: string; bytes: Uint8Array },
  telling: Telling,
): Promise<MovedIn> {
  const { file, scratch } = place
  telling.progress('正在读取')
  const source = `${scratch}-in`
  writeFileSync(source, unpacked(name, bytes))
  try {
    readWhole(source, contentOf)
  } catch (error) {
    if (isProblem(error, 'newer-database')) throw error
    throw notOurs(name, error)
  }
  if (readWhole(file, isEmpty)) {
    const before = await replace({ ...place, reason: 'intake' }, source, telling)
    const { reports } = readWhole(file, contentOf)
    const added = readWhole(file, tablesOf).map(({ id }) => ({ id, copy: false }))
    return { whole: true, before, added, reports, same: 0 }
  }
  const database = openDatabase(file)
  try {
    telling.progress('正在备份现在的数据')
    const before = makeBackup(database, file, 'intake', { scratch: `${scratch}-made` })
    telling.progress('正在搬入')
    const whole = broughtHere(source, scratch)
    telling.goOn()
    return { whole: false, before, ...takeIn(database, whole, null) }
  } finally {
    database.close()
  }
}

/** Whether nothing was ever kept here, not even what is removed by now. */
const isEmpty = (database: Database): boolean =>
  database
    .prepare('SELECT NOT EXISTS (SELECT 1 FROM attachment) AND NOT EXISTS (SELECT 1 FROM document)')
    .pluck()
    .get() === 1

function unpacked(name: string, bytes: Uint8Array): Uint8Array {
  if (Buffer.from(bytes.subarray(0, 15)).toString('latin1') === 'SQLite format 3') return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: largest })
  } catch (error) {
    throw notOurs(name, error)
  }
}

const notOurs = (name: string, cause: unknown): Problem =>
  new Problem(
    'damaged',
    `“${name}”不是“双过半”搬家用的文件，或文件已损坏，什么都没有搬入；请在原来的电脑上重新导出一次。`,
    { cause },
  )

const tasks = {
  make,
  check,
  tables,
  restore,
  take,
  pack,
  moveIn,
  ...carryTasks,
  carry: (given: Place & { readonly place: string }, { progress }: Telling) => carry(given, progress),
}

export type Tasks = {
  [T in keyof typeof tasks]: {
    readonly input: Omit<Parameters<(typeof tasks)[T]>[0], 'scratch'>
    readonly value: Awaited<ReturnType<(typeof tasks)[T]>>
  }
}
export type Task = keyof Tasks

/** Does a task; what it wrote meanwhile is gone afterwards, however it ends. */
export async function perform<T extends Task>(
  task: T,
  input: Tasks[T]['input'] & { readonly scratch: string },
  telling: Telling,
): Promise<Tasks[T]['value']> {
  const work = tasks[task] as unknown as (given: typeof input, say: Telling) => Promise<Tasks[T]['value']>
  try {
    return await work(input, telling)
  } finally {
    letGo(input.scratch)
  }
}

/** Removes what a task wrote meanwhile. */
export function letGo(scratch: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal', '-in', '-made', '-made-journal'])
    rmSync(`${scratch}${ending}`, { force: true })
}
