/**
 * Whether the database's file is still the one that was opened. On Linux and macOS a file can be deleted, replaced or
 * written over while a program has it open; what is written then is lost, or spoils what was put in its place.
 * Windows does not let go of an open file.
 */
import { randomUUID } from 'node:crypto'
import { copyFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Problem } from '../../shared/problem.ts'
import type { Database } from './database.ts'

export interface Watch {
  /** Runs what reads or writes, where the file is ours before and after it. @throws Problem('unwritable') */
  guard<T>(run: () => T): T
  /** Looks once more before the database is closed. */
  end(): void
}

/** A file as it lies on the disk: which one it is, and when it was last written. */
interface Look {
  readonly file: string | null
  readonly wal: string | null
  readonly written: bigint
}

/** How long another program of ours may take to carry its log over into the database, in milliseconds. */
const patience = 2_000

/** Watches the file of a database that was just opened and read. */
export function watchFile(database: Database, file: string): Watch {
  if (process.platform === 'win32') return { guard: (run) => run(), end: () => {} }
  const carried = (): string => JSON.stringify(database.pragma('wal_checkpoint(NOOP)'))
  let seen = look(file)
  let progress = carried()
  let lost: Problem | null = null

  /** Whether the file was written over: it was written, and no program of ours has carried anything over into it. */
  const writtenOver = (now: Look): boolean => {
    if (now.written === seen.written) return false
    const end = Date.now() + patience
    while (carried() === progress) {
      if (Date.now() > end) return true
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
    return false
  }

  const refuse = (kept: string | null): never => {
    const rest = kept === null ? '' : `，此前保存的内容另存为同一文件夹里的“${basename(kept)}”`
    lost = new Problem(
      'unwritable',
      `数据文件“${file}”被删除或换成了别的文件，这一步没有保存${rest}；请退出程序，放好数据文件后重新打开。`,
    )
    throw lost
  }

  const check = (): void => {
    if (lost !== null) throw lost
    const now = look(file)
    if (now.file !== seen.file || now.wal !== seen.wal) refuse(setAside(database, file, seen, now))
    if (writtenOver(now)) refuse(setAside(database, file, seen, now))
  }

  return {
    guard: (run) => {
      check()
      try {
        return run()
      } finally {
        const now = look(file)
        // What we wrote ourselves is ours; which file it is must not have changed meanwhile.
        if (now.file === seen.file && now.wal === seen.wal) {
          seen = now
          progress = carried()
        } else check()
      }
    },
    end: () => {
      try {
        check()
      } catch (error) {
        if (error !== lost) throw error
      }
    },
  }
}

function look(file: string): Look {
  const [found, wal] = [file, `${file}-wal`].map((path) =>
    statSync(path, { bigint: true, throwIfNoEntry: false }),
  )
  return {
    file: found === undefined ? null : `${found.dev}:${found.ino}`,
    wal: wal === undefined ? null : `${wal.dev}:${wal.ino}`,
    written: found?.mtimeNs ?? 0n,
  }
}

/**
 * Keeps what was written last away from the file that now lies there: SQLite would carry it over into that when it is
 * next opened. Answers the file that holds what was saved before; null where there is none.
 */
function setAside(database: Database, file: string, seen: Look, now: Look): string | null {
  const mark = randomUUID().slice(0, 8)
  const beside = (what: string): string => `${file.replace(/\.sqlite$/, '')}-${what}-${mark}.sqlite`
  let kept: string | null = beside('救回')
  if (now.file === seen.file && now.file !== null) {
    // Written over, it is still the file that we hold open: what was put there is put into one of its own.
    kept = null
    copyFileSync(file, beside('新'))
    renameSync(beside('新'), file)
  } else {
    try {
      database.prepare('VACUUM INTO ?').run(kept)
    } catch {
      // The disk is full, or the folder is gone.
      kept = null
    }
  }
  if (now.wal === seen.wal && now.wal !== null) {
    if (kept === null) renameSync(`${file}-wal`, `${file}-wal-${mark}`)
    else rmSync(`${file}-wal`)
    rmSync(`${file}-shm`, { force: true })
  }
  return kept
}
