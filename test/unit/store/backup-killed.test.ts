/** Backups while the program is ended, the disk is full, or somebody calls it off. */
import { spawn } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { backupFolder, backupsIn, checkBackup, makeBackup } from '../../../electron/store/backup.ts'
import { putLatestBack } from '../../../electron/store/backup-latest.ts'
import { onBackupThread } from '../../../electron/store/backup-thread.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { openStore } from '../../../electron/store/store.ts'
import { typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { actual, library, made } from '../support/library.ts'

/** How often a program is killed; more where somebody wants to know. */
const kills = Number(process.env.SGB_KILLS ?? 5)

const program = fileURLToPath(new URL('backing-up.ts', import.meta.url))

describe('ended or short of room', () => {
  test.each(Array.from({ length: kills }, (_, at) => at + 1))(
    'a program killed while it backs up leaves no backup that is not whole, and the database as it was (%i)',
    async () => {
      const { file, store } = library()
      store.close()
      const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
      await new Promise<void>((resolve) => {
        child.stdout.once('data', () => setTimeout(resolve, Math.random() * 60))
      })
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('close', resolve))
      const folder = backupFolder(file)
      for (const backup of backupsIn(folder))
        expect(checkBackup(folder, backup)).toMatchObject({ fault: null })
      const after = openStore(file)
      expect(after.read('b').attachment.rows).toHaveLength(30)
      after.close()
    },
  )

  test.each(['restore', 'take'])(
    'a program killed while it puts back (%s) leaves all or nothing',
    async (what) => {
      const { file, store } = library()
      const { backup } = await made(file)
      store.apply('a', 1, typing('r0', '5%', '9%'))
      store.close()
      for (let turn = 0; turn < kills; turn += 1) {
        const child = spawn(process.execPath, [program, file, what, backup.name, backup.digest], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        await new Promise<void>((resolve) => {
          child.stdout.once('data', () => setTimeout(resolve, Math.random() * 120))
        })
        child.kill('SIGKILL')
        await new Promise((resolve) => child.once('close', resolve))
        const after = openStore(file)
        expect(['5%', '9%']).toContain(actual(after))
        for (const { id } of after.list('')) expect(after.read(id).attachment.rows.length).toBeGreaterThan(0)
        after.close()
      }
    },
    30_000 + kills * 10_000,
  )

  test.skipIf(process.platform === 'win32')('a full disk is said, and the earlier backups stay', async () => {
    const { file, store } = library()
    const { backup } = await made(file)
    store.close()
    // No file may grow beyond 64 blocks of half a kilobyte: what a full disk says, SQLite hears as a failed write.
    const child = spawn(
      'sh',
      ['-c', `trap '' XFSZ; ulimit -f 64; exec "$0" "$@"`, process.execPath, program, file, 'once'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let said = ''
    child.stdout.on('data', (text) => {
      said += text
    })
    await new Promise((resolve) => child.once('close', resolve))
    expect(said).toMatch(/unwritable 备份没有做成：磁盘已满，请腾出空间后再备份一次。以前的备份都还在。/)
    expect(readdirSync(backupFolder(file))).toEqual([backup.name])
  })

  test('is called off without a trace', async () => {
    const { file, store } = library()
    const stop = new AbortController()
    const work = onBackupThread(
      'make',
      { file, reason: 'hand', place: '' },
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(backupFolder(file))).toEqual([])
    store.close()
  })

  test('a backup under another name is none, and one that was moved by hand still is', async () => {
    const { file, store } = library()
    const { backup } = await made(file)
    const folder = backupFolder(file)
    copyFileSync(join(folder, backup.name), join(folder, '我的副本.sqlite'))
    expect(backupsIn(folder)).toEqual([backup])
    const elsewhere = temporaryFolder()
    renameSync(join(folder, backup.name), join(elsewhere, backup.name))
    expect(backupsIn(elsewhere)).toEqual([backup])
    const database = openDatabase(file)
    const later = makeBackup(database, file, 'start', { now: new Date(2030, 0, 2, 3, 4, 5) })
    expect(later.backup.name).toMatch(/^备份-2030-01-02-030405-每日-/)
    database.close()
    store.close()
  })
})

describe('a database that cannot be opened', () => {
  test('names the latest sound backup, which takes its place; what was there is kept', async () => {
    const { file, store } = library()
    const { backup } = await made(file)
    store.apply('a', 1, typing('r0', '5%', '6%'))
    const later = await made(file)
    store.close()
    const folder = backupFolder(file)
    const spoilt = readFileSync(join(folder, later.backup.name))
    spoilt[9_000] = (spoilt[9_000] ?? 0) ^ 1
    writeFileSync(join(folder, later.backup.name), spoilt)
    const rubbish = Buffer.alloc(20_000, 0x5a)
    writeFileSync(file, rubbish)
    writeFileSync(`${file}-wal`, rubbish)
    expect(() => openStore(file)).toThrow(
      expect.objectContaining({
        code: 'damaged-database',
        message: expect.stringMatching(`备份“${backup.name}”是完好的.*。$`),
      }),
    )
    const { aside } = putLatestBack(file)
    expect(readFileSync(join(file, '..', aside)).equals(rubbish)).toBe(true)
    expect(readFileSync(join(file, '..', `${aside}-wal`)).equals(rubbish)).toBe(true)
    const after = openStore(file)
    expect(actual(after)).toBe('5%')
    after.close()
  })

  test('without a sound backup is left as it is', () => {
    const file = join(temporaryFolder(), 'sgb.sqlite')
    writeFileSync(file, '这不是数据库')
    expect(() => putLatestBack(file)).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(readFileSync(file, 'utf8')).toBe('这不是数据库')
  })
})
