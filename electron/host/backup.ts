/** Backups of all that is kept: by themselves and by hand, put back, and carried to another place or computer. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import {
  type BackupEntry,
  type BackupReason,
  type BackupState,
  type BackupValues,
  movingEnding,
} from '../../shared/contract/backup.ts'
import { Problem } from '../../shared/problem.ts'
import { type Backup, backupFolder, backupsIn, type Checked } from '../store/backup.ts'
import { isDue } from '../store/backup-age.ts'
import type { Task, Tasks } from '../store/backup-tasks.ts'
import { onBackupThread } from '../store/backup-thread.ts'
import type { Context, Handlers } from './context.ts'
import { handOver } from './exporting.ts'
import { dayOf, productName } from './folder.ts'
import { problemOf } from './problems.ts'

/** How often a program that runs for days looks whether a backup is due, in milliseconds. */
const everyHour = 3_600_000

/**
 * Backups of the database in that file.
 * @param rest milliseconds before the first look whether one is due: opening the window comes first
 */
export function backups(context: Context, file: string, rest: number): Handlers<keyof BackupValues> {
  const { store, settings, jobs, platform, emit, closing } = context
  const folder = backupFolder(file)
  const checked = new Map<string, Checked>()
  let problem: string | null = null

  const work = <T extends Task>(
    name: string | undefined,
    task: T,
    input: Omit<Tasks[T]['input'], 'file'>,
  ): Promise<Tasks[T]['value']> =>
    jobs.run(name, (job) => {
      const signal = AbortSignal.any([job.signal, closing])
      return onBackupThread(task, { ...input, file } as Tasks[T]['input'], { ...job, signal })
    })

  /** A file that was written anew is another one. */
  const key = ({ name, size }: Backup): string => `${name} ${size} ${statSync(join(folder, name)).mtimeMs}`

  const entryOf = (backup: Backup): BackupEntry => {
    const { name, at, reason, size } = backup
    const found = checked.get(key(backup))
    const { tables = 0, reports = 0, damaged = [] } = found?.content ?? {}
    const seen = found === undefined ? null : { tables, reports, damaged, fault: found.fault }
    return { name, at: at.toISOString(), reason, size, checked: seen }
  }

  const state = (): BackupState => ({
    entries: backupsIn(folder).map(entryOf),
    folder,
    place: settings().backupPlace,
    problem,
  })

  const say = (told: string | null): void => {
    problem = told
    emit({ kind: 'backup' })
  }

  const make = async (name: string | undefined, reason: BackupReason): Promise<void> => {
    try {
      const { backup, content, elsewhere } = await work(name, 'make', {
        reason,
        place: settings().backupPlace,
      })
      checked.set(key(backup), { content, fault: null })
      say(elsewhere)
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'cancelled') throw error
      say(error.message)
      throw error
    }
  }

  const isEmpty = (): boolean => store.list('').length === 0 && store.documents.list().length === 0

  /** Nobody waits for it: what goes wrong is said where backups are shown. */
  const makeIfDue = async (): Promise<void> => {
    try {
      if (isDue(backupsIn(folder), new Date()) && !isEmpty()) await make(undefined, 'start')
    } catch (error) {
      if (!closing.aborted && problem === null) say(problemOf(error).message)
    }
  }
  let timer = setTimeout(function look() {
    void makeIfDue()
    timer = setTimeout(look, everyHour).unref()
  }, rest).unref()
  closing.addEventListener('abort', () => clearTimeout(timer))

  const find = (name: string): Backup => {
    const found = backupsIn(folder).find((one) => one.name === name)
    if (found !== undefined) return found
    throw new Problem('not-found', '没有这份备份，它可能已被删除；请关上“备份与恢复”再打开一次。')
  }

  /** After everything was replaced: what is of this machine stays, and every window looks anew. */
  const replaced = (place: string): void => {
    // What was in the bin of the backup has long lain there: nobody asked that it be erased at the next look.
    store.keepSettings({ backupPlace: place, binKeeping: 'forever' })
    emit({ kind: 'library', whole: true })
    for (const kind of ['settings', 'backup'] as const) emit({ kind })
    for (const { id, revision } of store.list('')) emit({ kind: 'attachment', id, revision })
  }

  /** Writes into a table's 备注 where it came from, as a step that can be taken back like any other. */
  const remark = (id: string, words: string): void => {
    const { attachment, revision } = store.read(id)
    const { heading } = attachment
    const text = [heading.remark ?? '', words].filter((part) => part !== '').join('，')
    const to = { ...heading, remark: text.length > 50 ? words : text }
    store.apply(id, revision, { name: words, edits: [{ type: 'heading', from: heading, to }] })
  }

  return {
    backups: async ({ check, job }) => {
      const unseen = backupsIn(folder).filter((one) => !checked.has(key(one)))
      if (check && unseen.length > 0) {
        const results = await work(job, 'check', { backups: unseen })
        unseen.forEach((one, at) => {
          const result = results[at]
          if (result !== undefined) checked.set(key(one), result)
        })
      }
      return state()
    },

    makeBackup: async ({ job }) => {
      await make(job, 'hand')
      return state()
    },

    choosesFolders: () => platform.chooseFolder !== undefined,

    placeBackups: async ({ folder: given, job }) => {
      const before = settings().backupPlace
      const chosen = given ?? (await platform.chooseFolder?.('选择第二备份位置')) ?? null
      if (chosen === null) return state()
      const place = chosen.trim() === '' ? '' : placeIn(chosen.trim(), before, folder)
      store.keepSettings({ backupPlace: place })
      emit({ kind: 'settings' })
      say(place === '' ? null : await work(job, 'carry', { place }))
      return state()
    },

    backupTables: ({ name, job }) => work(job, 'tables', { backup: find(name) }),

    takeFromBackup: async ({ name, id, job }) => {
      const backup = find(name)
      const { added } = await work(job, 'take', { backup, ids: [id] })
      const [one] = added
      if (one === undefined) throw new Problem('not-found', '这份备份里没有这张表；请重新选一张。')
      remark(one.id, `备份 ${dayOf(backup.at)}`)
      emit({ kind: 'library' })
      return { id: one.id }
    },

    restoreBackup: async ({ name, job }) => {
      const { backupPlace } = settings()
      const { backup } = await work(job, 'restore', { backup: find(name) })
      replaced(backupPlace)
      return { before: backup.name }
    },

    moveOut: ({ job: jobName }) =>
      jobs.run(jobName, async (job) => {
        const bytes = new Uint8Array(await onBackupThread('pack', { file }, job))
        const name = `${productName}-全部数据-${dayOf(new Date())}.${movingEnding}`
        return await handOver(context, { name, mime: 'application/octet-stream', bytes }, job)
      }),

    moveIn: async ({ name, bytes, job }) => {
      const { backupPlace } = settings()
      const { whole, added, reports, same, before } = await work(job, 'moveIn', { name, bytes })
      const copies = added.filter(({ copy }) => copy)
      for (const { id } of copies) remark(id, `搬来 ${dayOf(new Date())}`)
      if (whole) replaced(backupPlace)
      else for (const kind of ['library', 'settings', 'backup'] as const) emit({ kind })
      return { whole, tables: added.length, copies: copies.length, reports, same, before: before.backup.name }
    },
  }
}

/** How the folder in the second place begins; several computers may share a network drive, each with its own. */
const placeName = `${productName}备份-`

/**
 * The folder of this library's backups in a place that a person named, made where it is missing.
 * @throws Problem('invalid' | 'unwritable') where it cannot be one
 */
function placeIn(given: string, before: string, own: string): string {
  const chosen = resolve(given)
  if (!isAbsolute(given))
    throw new Problem(
      'invalid',
      `请写出文件夹的完整路径，例如 ${process.platform === 'win32' ? 'E:\\备份' : '/media/U盘'}。`,
    )
  if (chosen === own || chosen === dirname(own))
    throw new Problem('invalid', '这就是本机放数据的文件夹，请选另一个磁盘、U盘或网络盘上的文件夹。')
  if (statSync(chosen, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Problem('invalid', `没有文件夹“${chosen}”，请接好U盘或网络盘，或换一个文件夹。`)
  if (chosen === before || (before !== '' && chosen === dirname(before))) return before
  const place = basename(chosen).startsWith(placeName)
    ? chosen
    : join(
        chosen,
        `${placeName}${hostname().replace(/[^\p{L}\p{N}-]/gu, '')}-${randomBytes(2).toString('hex')}`,
      )
  try {
    mkdirSync(place, { recursive: true })
  } catch (cause) {
    throw new Problem('unwritable', `不能写入“${chosen}”，请检查它是不是只读，或换一个文件夹。`, { cause })
  }
  return place
}
