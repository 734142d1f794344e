/**
 * The one adapter for better-sqlite3: opens the database so that what is answered stays written, brings it to the
 * newest version, and turns SQLite's errors into sentences.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Library from 'better-sqlite3'
import { Problem } from '../../shared/problem.ts'
import { migrations } from './migrations/index.ts'

export type Database = Library.Database

/** How long one process waits for another's transaction, in milliseconds. */
const patience = 5_000

/**
 * Opens the database in that file, making it where it is missing. A file that is damaged or newer than this program
 * is looked at through a read-only connection and left as it is.
 * @param steps the migrations; tests give fewer to make old databases
 * @throws Problem('newer-database' | 'damaged-database' | 'unwritable')
 */
export function openDatabase(file: string, steps: readonly string[] = migrations): Database {
  try {
    // What people typed is theirs alone.
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    if (existsSync(file) && statSync(file).size > 0) inspect(file, steps.length)
    const database = new Library(file, { timeout: patience })
    try {
      prepare(database)
      migrate(database, steps)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw databaseProblem(error, file) ?? error
  }
}

/**
 * Reads out of a database as it lies there, without bringing it to a version or checking all of it; null where there
 * is none, or an older one that has no such table yet.
 * @throws Problem('newer-database' | 'damaged-database' | 'unwritable')
 */
export function glance<T>(file: string, table: string, read: (database: Database) => T): T | null {
  try {
    if (!existsSync(file) || statSync(file).size === 0) return null
    return readOnly(file, (database) => {
      refuseNewer(database, migrations.length)
      const there = database
        .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
        .get(table)
      return there === undefined ? null : read(database)
    })
  } catch (error) {
    throw databaseProblem(error, file) ?? error
  }
}

/** Refuses a database that this program must not touch. */
function inspect(file: string, newest: number): void {
  readOnly(file, (database) => {
    refuseNewer(database, newest)
    refuseUnknown(database, file)
    const verdict = database.pragma('quick_check(1)', { simple: true })
    if (verdict !== 'ok') throw damaged(file, verdict)
  })
}

function readOnly<T>(file: string, read: (database: Database) => T): T {
  const database = new Library(file, { readonly: true, fileMustExist: true, timeout: patience })
  try {
    return read(database)
  } finally {
    database.close()
  }
}

/** A version that no program of ours has written. */
function refuseUnknown(database: Database, file: string): void {
  if (version(database) < 0) throw damaged(file, `user_version ${version(database)}`)
}

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

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

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
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST)/.test(code)) {
    return unwritable(`不能读写数据文件“${file}”，请检查磁盘和该文件夹的权限后再试一次。`)
  }
  return null
}
