/**
 * Backups of the database, each a file of its own in a folder beside it, made by SQLite itself: VACUUM INTO reads in
 * one transaction, so that whoever writes meanwhile neither waits nor spoils it (https://sqlite.org/lang_vacuum.html).
 * A file's name says when and why it was made, and what its bytes were: one changed bit is seen.
 */
import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type BackupReason, backupReasons } from '../../shared/contract/backup.ts'
import { codeOf, isProblem, Problem } from '../../shared/problem.ts'
import { type Aged, tooMany } from './backup-age.ts'
import { type Content, contentOf } from './backup-content.ts'
import { type Database, openDatabase, readWhole } from './database.ts'

/** A backup as it lies in its folder. */
export interface Backup extends Aged {
  /** The first characters of its bytes' SHA-256. */
  readonly digest: string
  /** In bytes. */
  readonly size: number
}

/** The folder of a database's backups. */
export const backupFolder = (file: string): string => join(dirname(file), '备份')

const words = new Map<string, BackupReason>(
  (Object.keys(backupReasons) as BackupReason[]).map((reason) => [backupReasons[reason], reason]),
)

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')

function nameFor(at: Date, reason: BackupReason, digest: string): string {
  const day = `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  const time = `${pad(at.getHours())}${pad(at.getMinutes())}${pad(at.getSeconds())}`
  return `备份-${day}-${time}-${backupReasons[reason]}-${digest}.sqlite`
}

const shape = /^备份-(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)(\d\d)-(.+)-([0-9a-f]{16})\.sqlite$/

/** What a file's name says; null where it is no backup's. */
function read(name: string): Omit<Backup, 'size'> | null {
  const [, ...parts] = shape.exec(name.normalize('NFC')) ?? []
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number)
  const [reason, digest] = [words.get(parts[6] ?? ''), parts[7]]
  if (reason === undefined || digest === undefined) return null
  return { name, at: new Date(year, month - 1, day, hour, minute, second), reason, digest }
}

/** The backups in a folder, the latest first; none where there is no such folder. */
export function backupsIn(folder: string): Backup[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return []
  return readdirSync(folder)
    .flatMap((name): Backup[] => {
      const said = read(name)
      const size = said && statSync(join(folder, name), { throwIfNoEntry: false })?.size
      return said === null || typeof size !== 'number' ? [] : [{ ...said, size }]
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime() || b.name.localeCompare(a.name))
}

/** A file's SHA-256, of which a name has the first characters. */
export function digestOfFile(file: string): string {
  const hash = createHash('sha256')
  const chunk = Buffer.alloc(1 << 20)
  const handle = openSync(file, 'r')
  try {
    for (let size = readSync(handle, chunk); size > 0; size = readSync(handle, chunk))
      hash.update(chunk.subarray(0, size))
  } finally {
    closeSync(handle)
  }
  return hash.digest('hex').slice(0, 16)
}

/** Has what was written last through a power cut; not every file system can do so for a folder. */
function sync(path: string, isFolder = false): void {
  if (isFolder && process.platform === 'win32') return
  const handle = openSync(path, isFolder ? 'r' : 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** What is being written has such a name, and none of a backup's. */
export const scratchIn = (folder: string): string => join(folder, `.正在备份-${randomUUID()}.tmp`)

/** After so many milliseconds what is still called so was left by a program that was ended in the middle. */
const abandoned = 3_600_000

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('.正在备份-')) continue
    const written = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - written > abandoned) rmSync(join(folder, name), { force: true })
  }
}

/** A backup that was just made, and what is in it. */
export interface Made {
  readonly backup: Backup
  readonly content: Content
}

/**
 * Makes a backup and checks it; only then it gets its name.
 * @param database the open one, which is only read
 * @param file where it lies
 * @param options when it is, the file that is written before it has its name, and what may end it before that
 * @throws Problem('unwritable' | 'damaged-database') with what keeps it from being made
 */
export function makeBackup(
  database: Database,
  file: string,
  reason: BackupReason,
  { now = new Date(), scratch = scratchIn(backupFolder(file)), goOn = (): void => {} } = {},
): Made {
  const folder = backupFolder(file)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    sweep(folder)
    const content = copyOut(database, scratch)
    goOn()
    const digest = digestOfFile(scratch)
    const name = nameFor(now, reason, digest)
    const { size } = statSync(scratch)
    renameSync(scratch, join(folder, name))
    sync(folder, true)
    return { backup: { name, at: read(name)?.at ?? now, reason, digest, size }, content }
  } catch (error) {
    // Where the folder is none, asking for its files fails in its own way.
    if (existsSync(scratch)) rmSync(scratch)
    throw notMade(error, folder)
  }
}

/** Writes all of a database into a new file and checks that; answers what is in it. */
export function copyOut(database: Database, target: string): Content {
  database.prepare('VACUUM INTO ?').run(target)
  // SQLite does not wait for the disk here.
  sync(target)
  return readWhole(target, contentOf)
}

/** A copy of a database in another file, brought to this version; answers that file. */
export function broughtHere(source: string, target: string): string {
  // The way in is the way out: what comes is checked as a backup is.
  readWhole(source, (database) => void copyOut(database, target))
  openDatabase(target).close()
  return target
}

/** Deletes what there are too many of in a folder; answers their names. */
export function prune(folder: string, now = new Date()): readonly string[] {
  const names = tooMany(backupsIn(folder), now)
  for (const name of names) rmSync(join(folder, name), { force: true })
  return names
}

/** A backup checked: what is in it, and in one sentence what is wrong with it; null where nothing is. */
export interface Checked {
  readonly content: Content | null
  readonly fault: string | null
}

/** Checks a backup: its bytes against its name, then the database in it. Nothing is written. */
export function checkBackup(folder: string, { name, digest }: Pick<Backup, 'name' | 'digest'>): Checked {
  const path = join(folder, name)
  try {
    if (digestOfFile(path) !== digest) return { content: null, fault: damagedFile(name) }
    return { content: readWhole(path, contentOf), fault: null }
  } catch (error) {
    if (isProblem(error, 'newer-database'))
      return { content: null, fault: `备份“${name}”是更新版本的程序做的，请安装新版本后再用它。` }
    return { content: null, fault: damagedFile(name) }
  }
}

const damagedFile = (name: string): string =>
  `备份“${name}”与做好时不一样了，文件已损坏，不能用来恢复；请换一份备份。`

/**
 * Brings the second place up to date: copies what it lacks, the latest first, each read once more from there.
 * @throws Problem('unwritable') where the place is not there, full, or cannot be written
 */
export function copyTo(place: string, folder: string, now = new Date()): void {
  if (!existsSync(place))
    throw new Problem(
      'unwritable',
      `第二备份位置“${place}”现在不在（U盘没插上或网络盘没连上），备份只存在本机；接上以后，下次备份会一起补上。`,
    )
  const there = new Map(backupsIn(place).map(({ name, size }) => [name, size]))
  for (const { name, digest, size } of backupsIn(folder)) {
    if (there.get(name) === size) continue
    const scratch = scratchIn(place)
    try {
      sweep(place)
      copyFileSync(join(folder, name), scratch)
      sync(scratch)
      if (digestOfFile(scratch) !== digest)
        if (digestOfFile(join(folder, name)) !== digest)
          // One that is damaged here already is not carried on.
          continue
        else throw Object.assign(new Error('the copy differs'), { code: 'EIO' })
      renameSync(scratch, join(place, name))
    } catch (error) {
      throw notCopied(error, place)
    } finally {
      rmSync(scratch, { force: true })
    }
  }
  prune(place, now)
}

/** A disk or a quota that has no room left; a limit on the size of one file shows as a failed write. */
const isFull = (code: string): boolean => /^(SQLITE_FULL|SQLITE_IOERR_WRITE|ENOSPC|EDQUOT|EFBIG)$/.test(code)

function notMade(error: unknown, folder: string): unknown {
  const code = codeOf(error)
  const told = (kind: 'unwritable' | 'damaged-database', why: string): Problem =>
    new Problem(kind, `备份没有做成：${why}以前的备份都还在。`, { cause: error })
  if (isFull(code)) return told('unwritable', '磁盘已满，请腾出空间后再备份一次。')
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code) || code === 'damaged-database')
    return told('damaged-database', '数据文件里有损坏，请用以前的备份恢复，或逐张导出还读得出的表。')
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR)|E[A-Z]+$)/.test(code))
    return told('unwritable', `不能写入文件夹“${folder}”，请检查磁盘和该文件夹的权限。`)
  return error
}

function notCopied(error: unknown, place: string): unknown {
  const code = codeOf(error)
  if (!/^E[A-Z]+$/.test(code)) return error
  const why = isFull(code) ? '已满，请删去不用的文件' : '不能写入，请检查它是不是只读、是否接好'
  return new Problem('unwritable', `第二备份位置“${place}”${why}；备份已存在本机，下次备份会再试。`, {
    cause: error,
  })
}
