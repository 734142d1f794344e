/**
 * The one adapter for better-sqlite3: opens the database so that what is answered stays written, brings it to the
 * newest version, and turns SQLite's errors into sentences.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Library from 'better-sqlite3'
import { codeOf, Problem } from '../../shared/problem.ts'
import { migrations } from './migrations/index.ts'
import { mendLog } from './wal.ts'

export type Database = Library.Database

/** How long a database's path may be, in bytes: SQLite takes 512, with what it appends. */
const longest = 500

/** How long one process waits for another's transaction, in milliseconds. */
const patience = 5_000

/**
 * Opens the database in that file, making it where it is missing. A file that is damaged or newer than this program
 * is looked at through a read-only connection and left as it is.
 * @param steps the migrations; tests give fewer to make old databases
 * @param beforeSteps told before an existing one is brought to a newer version; where it throws, that stays as it is
 * @throws Problem('newer-database' | 'damaged-database' | 'unwritable')
 */
export function openDatabase(
  file: string,
  steps: readonly string[] = migrations,
  beforeSteps: (database: Database) => void = () => {},
): Database {
  try {
    // What people typed is theirs alone.
    makeFolder(dirname(file))
    mendLog(file)
    const repairs = isThere(file) ? inspect(file, steps) : []
    const database = new Library(file, { timeout: patience })
    try {
      prepare(database)
      for (const repair of repairs) database.exec(repair)
      const at = version(database)
      if (at > 0 && at < steps.length) beforeSteps(database)
      migrate(database, steps)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw openingProblem(error, file)
  }
}

/** Makes a folder and those that it lies in. Node's own way of doing so tries for ever where a system allows none (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another program may have made it while we looked.
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/**
 * Whether there is a database; an empty file is none yet.
 * @throws Problem('damaged-database') where what was written last waits beside it for a database that is gone
 */
function isThere(file: string): boolean {
  if (sizeOf(file) > 0) return true
  if (sizeOf(`${file}-wal`) === 0) return false
  const lost = existsSync(file) ? '是空的' : '不见了'
  throw new Problem(
    'damaged-database',
    `数据文件“${file}”${lost}，旁边的“${basename(file)}-wal”里还有最近保存的内容，程序没有改动它；请把数据文件的备份放回原处，或把“${basename(file)}-wal”移到别处留底后重新打开程序。`,
  )
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/**
 * Reads out of a database as it lies there, without bringing it to a version or checking all of it; null where there
 * is none, or an older one that has no such table yet.
 * @throws Problem('newer-database' | 'damaged-database' | 'unwritable')
 */
export function glance<T>(file: string, table: string, read: (database: Database) => T): T | null {
  try {
    if (!isThere(file)) return null
    return readOnly(file, (database) => {
      refuseNewer(database, migrations.length)
      refuseUnknown(database, file, migrations)
      const there = database
        .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
        .get(table)
      return there === undefined ? null : read(database)
    })
  } catch (error) {
    throw openingProblem(error, file)
  }
}

/**
 * Reads out of a database of ours, of this version or an earlier one, that must be whole; nothing is written.
 * @throws Problem('newer-database' | 'damaged-database')
 */
export function readWhole<T>(file: string, read: (database: Database) => T): T {
  try {
    return readOnly(file, (database) => {
      refuseNewer(database, migrations.length)
      refuseUnknown(database, file, migrations)
      const found = database.prepare<[], string>('PRAGMA integrity_check').pluck().all()
      if (found.some((sentence) => sentence !== 'ok')) throw damaged(file, found.join('; '))
      return read(database)
    })
  } catch (error) {
    throw openingProblem(error, file)
  }
}

/** How long the place of a whole database is waited for while others write in it, in milliseconds. */
const patienceForWhole = 20_000

/**
 * Puts all that one database holds in the place of what another one does, by SQLite's own backup: one transaction,
 * which every program that has that open sees whole or, where it is ended in the middle, not at all
 * (https://sqlite.org/backup.html).
 * @param source a database of this version, which nobody else has open
 * @throws Problem('unwritable' | 'damaged-database')
 */
export async function copyInto(source: string, file: string): Promise<void> {
  const from = new Library(source, { readonly: true, fileMustExist: true })
  try {
    const end = Date.now() + patienceForWhole
    await from.backup(file, {
      progress: () => {
        if (Date.now() > end) throw Object.assign(new Error('others are writing'), { code: 'SQLITE_BUSY' })
        // All that is left in one step: as long as it lasts, others wait.
        return 0x7fffffff
      },
    })
  } catch (error) {
    throw databaseProblem(error, file) ?? error
  } finally {
    from.close()
  }
  const database = new Library(file, { fileMustExist: true, timeout: patience })
  try {
    // What came is on the disk before anybody is told.
    prepare(database)
    database.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    database.close()
  }
}

/** Refuses a database that this program must not touch; answers what puts right the damage that it can. */
function inspect(file: string, steps: readonly string[]): readonly string[] {
  return readOnly(file, (database) => {
    refuseNewer(database, steps.length)
    refuseUnknown(database, file, steps)
    const found = database.prepare<[], string>('PRAGMA integrity_check').pluck().all()
    const repairs = found.map((sentence) => {
      const known = damages.find(([means]) => means.test(sentence))
      if (known === undefined) throw damaged(file, sentence)
      return known[1]
    })
    return [...new Set(repairs)].filter((repair) => repair !== '')
  })
}

/**
 * What the check says that keeps nobody from opening the database, and the statement that puts it right. What stands
 * in the tables themselves is found by its digest, table for table.
 */
const damages: readonly (readonly [RegExp, string])[] = [
  [/^ok$/, ''],
  [/^(NULL|non-\w+|\w+) value in \w+\.\w+$|^CHECK constraint failed in /, ''],
  [/^row \d+ missing from index|^wrong # of entries in index|^row \d+ values differ from index/, 'REINDEX'],
]

function readOnly<T>(file: string, read: (database: Database) => T): T {
  const database = new Library(file, { readonly: true, fileMustExist: true, timeout: patience })
  try {
    return read(database)
  } finally {
    database.close()
  }
}

/** Refuses a database whose tables are not those of its version: no program of ours has written it so. */
function refuseUnknown(database: Database, file: string, steps: readonly string[]): void {
  const at = version(database)
  const fresh = new Library(':memory:')
  try {
    for (const step of steps.slice(0, Math.max(0, at))) fresh.exec(step)
    if (at >= 0 && tablesOf(database) === tablesOf(fresh)) return
  } finally {
    fresh.close()
  }
  throw new Problem(
    'damaged-database',
    `“${file}”不是“双过半”的数据文件，或里面缺了内容，程序没有改动它；请把它移到别处，用备份放回原处，再重新打开程序。`,
    { cause: `user_version ${at}: ${tablesOf(database)}` },
  )
}

/** The names of all tables and their columns, and what these refer to. */
const tablesOf = (database: Database): string =>
  database
    .prepare<[], string>(
      `WITH one AS (SELECT name FROM sqlite_schema
         WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\')
       SELECT one.name || '.' || field.name FROM one JOIN pragma_table_info(one.name) AS field
       UNION ALL
       SELECT one.name || '.' || key."from" || '>' || key."table" || '.' || key."to"
       FROM one JOIN pragma_foreign_key_list(one.name) AS key ORDER BY 1`,
    )
    .pluck()
    .all()
    .join(' ')

function refuseNewer(database: Database, newest: number): void {
  if (version(database) > newest) {
    throw new Problem(
      'newer-database',
      '数据是用更新版本的程序保存的，请安装新版本后再打开；现有数据没有改动。',
    )
  }
}

const version = (database: Database): number => Number(database.pragma('user_version', { simple: true }))

function prepare(database: Database): void {
  switchToWal(database)
  // FULL: a commit returns only when it is on the disk, so 已保存 stays true when the power fails.
  database.pragma('synchronous = FULL')
  // On macOS the same promise needs one more command to the drive; elsewhere this does nothing.
  database.pragma('fullfsync = ON')
  database.pragma('foreign_keys = ON')
}

/** Two programs that make the database at the same moment: SQLite's own waiting does not cover this switch. */
function switchToWal(database: Database): void {
  const end = Date.now() + patience
  for (;;) {
    try {
      database.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

/** Each step is one transaction together with the number of the version it makes. */
function migrate(database: Database, steps: readonly string[]): void {
  while (version(database) < steps.length) {
    database
      .transaction(() => {
        // Another process may have made this step while we waited for the lock.
        const at = version(database)
        const step = steps[at]
        if (step === undefined) return
        database.exec(step)
        database.pragma(`user_version = ${at + 1}`)
      })
      .immediate()
  }
  refuseNewer(database, steps.length)
}

const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))

const damaged = (file: string, cause: unknown): Problem =>
  new Problem(
    'damaged-database',
    `数据文件“${file}”已损坏，程序没有改动它；请先把它复制一份留底，再用备份替换它，或把它移到别处后重新打开程序。`,
    { cause },
  )

/** What SQLite's or the file system's error means for a person; null for a defect of ours. */
export function databaseProblem(error: unknown, file: string): Problem | null {
  if (error instanceof Problem) return error
  const code = codeOf(error)
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return damaged(file, error)
  const unwritable = (message: string): Problem => new Problem('unwritable', message, { cause: error })
  if (/^(SQLITE_FULL|ENOSPC)/.test(code))
    return unwritable('磁盘已满，这一步没有保存；请腾出空间后再试一次。')
  if (isBusy(error)) return unwritable('数据正被另一个程序占用，请关闭其他打开的“双过半”后再试一次。')
  if (code === 'ENAMETOOLONG' || (code === 'SQLITE_CANTOPEN' && Buffer.byteLength(file) > longest))
    return unwritable(`数据文件的路径“${file}”太长，请把数据放到路径较短的文件夹后再打开程序。`)
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT)/.test(code)) {
    return unwritable(`不能读写数据文件“${file}”，请检查磁盘和该文件夹的权限后再试一次。`)
  }
  return null
}

/** What opening says in every case: what is no known error of the disk's is a database that no program of ours wrote. */
function openingProblem(error: unknown, file: string): unknown {
  const known = databaseProblem(error, file)
  if (known !== null) return known
  if (/^SQLITE_/.test(codeOf(error))) return damaged(file, error)
  if (/^E[A-Z]+$/.test(codeOf(error)))
    return new Problem('unwritable', `不能使用数据文件“${file}”，请换一个文件夹存放数据后再试一次。`, {
      cause: error,
    })
  return error
}

/** How much of the file may lie free before it is made smaller, in bytes. */
const mostFree = 32 * 2 ** 20

/** Files that were kept and let go leave room in the database that the disk could use. */
export function giveBackRoom(database: Database): void {
  const pages = Number(database.pragma('freelist_count', { simple: true }))
  const size = Number(database.pragma('page_size', { simple: true }))
  if (pages * size <= mostFree) return
  try {
    database.exec('VACUUM')
  } catch {
    // Another program is at work in it, or the disk is full: there will be another time.
  }
}
