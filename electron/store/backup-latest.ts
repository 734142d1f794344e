/** The way back where the database cannot be opened at all: the latest sound backup takes its place. */
import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isProblem, Problem } from '../../shared/problem.ts'
import { type Backup, backupFolder, backupsIn, digestOfFile } from './backup.ts'

/** The latest backup that is what it was; null where there is none. Its database is not opened. */
export function latestSound(file: string): Backup | null {
  const folder = backupFolder(file)
  return backupsIn(folder).find(({ name, digest }) => digestOfFile(join(folder, name)) === digest) ?? null
}

/** What took the place of a database, and where that was put. */
export interface PutBack {
  readonly backup: Backup
  /** The name of the damaged file, in the same folder. */
  readonly aside: string
}

/**
 * Puts the latest sound backup in the place of a database that nobody has open. What was there is kept beside it, with
 * what SQLite had not carried over yet: that must not get into the backup.
 * @throws Problem('not-found') where there is no sound backup; nothing is touched then
 */
export function putLatestBack(file: string): PutBack {
  const backup = latestSound(file)
  if (backup === null)
    throw new Problem('not-found', `“${backupFolder(file)}”里没有完好的备份，现有的文件没有改动。`)
  const aside = `${file.replace(/\.sqlite$/, '')}-损坏-${randomUUID().slice(0, 8)}.sqlite`
  const fresh = `${aside}.tmp`
  copyFileSync(join(backupFolder(file), backup.name), fresh)
  for (const ending of ['-wal', '-shm', ''])
    if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, `${aside}${ending}`)
  renameSync(fresh, file)
  return { backup, aside: basename(aside) }
}

/** The sentence about a database that cannot be opened, with the way back where there is one. */
export function withLatest(error: unknown, file: string): unknown {
  if (!isProblem(error, 'damaged-database')) return error
  const backup = latestSound(file)
  if (backup === null) return error
  const way = `备份“${backup.name}”是完好的，可以用命令 sgb restore 恢复到那时`
  return new Problem(error.code, `${error.message.replace(/。$/, '')}；${way}。`, { cause: error })
}
