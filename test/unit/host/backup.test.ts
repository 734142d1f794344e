import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { createHost, type Host } from '../../../electron/host/host.ts'
import { backupFolder, makeBackup } from '../../../electron/store/backup.ts'
import { onBackupThread } from '../../../electron/store/backup-thread.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

vi.mock('../../../electron/store/backup-thread.ts', { spy: true })

const chinese = expect.stringMatching(/[\u4e00-\u9fff].*。$/)
const titles = async (host: Host) => (await call(host, 'library', {})).map(({ title }) => title.join(''))

/** A host with the sample in its library. */
async function withSample(folder = temporaryFolder()) {
  const host = openHost(folder)
  const { id } = await call(host, 'sample', {})
  return { host, id, folder }
}

describe('backups by themselves', () => {
  /** What lies in the folder after a life with a first look at once, and how many backups that began. */
  async function lived(folder: string): Promise<{ files: string[]; begun: number }> {
    vi.mocked(onBackupThread).mockClear()
    const host = createHost({ folder, rest: 0 })
    const told = new Promise<void>((resolve) => {
      host.subscribe(({ kind }) => kind === 'backup' && resolve())
    })
    // Timers of one length go off in their order: this one behind the look.
    await new Promise((resolve) => setTimeout(resolve, 0))
    const begun = vi.mocked(onBackupThread).mock.calls.length
    if (begun > 0) await told
    await host.close()
    const own = backupFolder(databaseFile(folder))
    return { files: existsSync(own) ? readdirSync(own) : [], begun }
  }

  test('one is made at the start where there is none, none a moment later, and none of an empty library', async () => {
    const empty = temporaryFolder()
    expect(await lived(empty)).toEqual({ files: [], begun: 0 })
    const { host, folder } = await withSample()
    await host.close()
    const { files, begun } = await lived(folder)
    expect([files, begun]).toEqual([[expect.stringMatching(/^备份-.*-每日-/)], 1])
    expect(await lived(folder)).toEqual({ files, begun: 0 })
  })

  test('one is made where the last is older than a day', async () => {
    const { host, folder } = await withSample()
    await host.close()
    const file = databaseFile(folder)
    const database = openDatabase(file)
    makeBackup(database, file, 'start', { now: new Date(Date.now() - 25 * 3_600_000) })
    database.close()
    expect((await lived(folder)).files).toHaveLength(2)
  })

  test('one that cannot be made is said, and nobody is kept from working', async () => {
    const { host: first, folder } = await withSample()
    await first.close()
    writeFileSync(backupFolder(databaseFile(folder)), '')
    const host = createHost({ folder, rest: 0 })
    await new Promise<void>((resolve) => {
      host.subscribe(({ kind }) => kind === 'backup' && resolve())
    })
    const { problem } = await call(host, 'backups', { check: false })
    expect(problem).toMatch(/备份/)
    expect(await titles(host)).toHaveLength(1)
    await host.close()
  })
})

describe('backups by hand', () => {
  test('are listed with what is in them, and put back whole; that too can be taken back', async () => {
    const { host, id } = await withSample()
    const before = await titles(host)
    const { entries, problem } = await call(host, 'makeBackup', {})
    expect(problem).toBeNull()
    expect(entries).toMatchObject([{ reason: 'hand', checked: { tables: 1, reports: 0, fault: null } }])
    await call(host, 'create', { template: 'indicators', year: 2026 })
    await call(host, 'remove', { ids: [id] })
    const told: string[] = []
    host.subscribe(({ kind }) => told.push(kind))
    const restored = await call(host, 'restoreBackup', { name: entries[0]?.name ?? '' })
    expect(await titles(host)).toEqual(before)
    expect(told).toEqual(expect.arrayContaining(['library', 'settings', 'backup', 'attachment']))
    const now = await call(host, 'backups', { check: false })
    expect(now.entries.map(({ reason }) => reason).sort()).toEqual(['hand', 'restore'])
    await call(host, 'restoreBackup', { name: restored.before })
    expect(await titles(host)).toHaveLength(1)
    expect(await titles(host)).not.toEqual(before)
  })

  test('give single tables back, marked in their 备注; undo takes the mark off', async () => {
    const { host, id } = await withSample()
    const { entries } = await call(host, 'makeBackup', {})
    const name = entries[0]?.name ?? ''
    const [table] = await call(host, 'backupTables', { name })
    expect(table).toMatchObject({ id, title: expect.stringContaining('双过半') })
    const taken = await call(host, 'takeFromBackup', { name, id })
    const { attachment, undo, revision, hasSource } = await call(host, 'open', taken)
    expect(attachment.heading.remark).toMatch(/^备份 \d{4}-\d\d-\d\d$/)
    expect([undo, hasSource]).toEqual([attachment.heading.remark, true])
    await call(host, 'undo', { id: taken.id, base: revision })
    const original = (await call(host, 'open', { id })).attachment
    expect((await call(host, 'open', taken)).attachment).toEqual({ ...original, id: taken.id })
  })

  test('that are damaged are named by the look, and refused', async () => {
    const { host, folder } = await withSample()
    const { entries } = await call(host, 'makeBackup', {})
    const name = entries[0]?.name ?? ''
    const path = join(backupFolder(databaseFile(folder)), name)
    const bytes = readFileSync(path)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect((await call(host, 'backups', { check: false })).entries[0]?.checked).toBeNull()
    const { entries: looked } = await call(host, 'backups', { check: true })
    expect(looked[0]?.checked?.fault).toContain(name)
    expect(await host.call('restoreBackup', { name })).toEqual({
      ok: false,
      error: { code: 'damaged-database', message: looked[0]?.checked?.fault },
    })
  })

  test.each(['../sgb.sqlite', '备份-2026-01-01-000000-每日-0000000000000000.sqlite'])(
    'named %s are none',
    async (name) => {
      const { host } = await withSample()
      for (const method of ['restoreBackup', 'backupTables'])
        expect(await host.call(method, { name })).toEqual({
          ok: false,
          error: { code: 'not-found', message: chinese },
        })
    },
  )
})

describe('the second place', () => {
  test('is a folder of its own, has every backup, outlives a restore, and is said once it is away', async () => {
    const { host } = await withSample()
    const { entries } = await call(host, 'makeBackup', {})
    const stick = join(temporaryFolder(), 'U盘')
    mkdirSync(stick)
    const { place, problem } = await call(host, 'placeBackups', { folder: stick })
    expect([place.startsWith(join(stick, '双过半备份-')), problem]).toEqual([true, null])
    expect(readdirSync(place)).toEqual([entries[0]?.name])
    // The same again, by either name.
    expect((await call(host, 'placeBackups', { folder: stick })).place).toBe(place)
    expect((await call(host, 'placeBackups', { folder: place })).place).toBe(place)
    await call(host, 'restoreBackup', { name: entries[0]?.name ?? '' })
    expect((await call(host, 'settings', {})).backupPlace).toBe(place)
    renameSync(stick, `${stick}（拔出）`)
    expect((await call(host, 'makeBackup', {})).problem).toMatch(/^第二备份位置“.*”现在不在/)
    renameSync(`${stick}（拔出）`, stick)
    const back = await call(host, 'makeBackup', {})
    expect(back.problem).toBeNull()
    expect(readdirSync(place).sort()).toEqual(back.entries.map(({ name }) => name).sort())
    expect((await call(host, 'placeBackups', { folder: '' })).place).toBe('')
  })

  test('is chosen in a dialog where the door has one', async () => {
    const stick = temporaryFolder()
    const host = openHost(temporaryFolder(), { chooseFolder: async () => stick })
    expect(await call(host, 'choosesFolders', {})).toBe(true)
    expect((await call(host, 'placeBackups', { folder: null })).place).toContain(stick)
    const without = openHost()
    expect(await call(without, 'choosesFolders', {})).toBe(false)
    expect((await call(without, 'placeBackups', { folder: null })).place).toBe('')
  })

  test.each(['备份', '/没有/这个/文件夹'])('cannot be %s', async (folder) => {
    const host = openHost()
    expect(await host.call('placeBackups', { folder })).toEqual({
      ok: false,
      error: { code: 'invalid', message: chinese },
    })
  })

  test('cannot be where the data are', async () => {
    const { host, folder } = await withSample()
    for (const own of [folder, backupFolder(databaseFile(folder))])
      expect(await host.call('placeBackups', { folder: own })).toMatchObject({ error: { code: 'invalid' } })
  })
})

describe('to another computer', () => {
  test('everything goes as one file into an empty library, and beside what another one has', async () => {
    const { host } = await withSample()
    await call(host, 'keepSettings', { person: '钱七' })
    const file = await call(host, 'moveOut', {})
    if (file.kind !== 'download') throw new Error(file.kind)
    expect(file.name).toMatch(/^双过半-全部数据-\d{4}-\d\d-\d\d\.sgbak$/)
    const { name, bytes } = file

    const fresh = openHost()
    expect(await call(fresh, 'moveIn', { name, bytes })).toMatchObject({ whole: true, tables: 1, copies: 0 })
    expect(await titles(fresh)).toEqual(await titles(host))
    expect((await call(fresh, 'settings', {})).person).toBe('钱七')

    const other = await withSample()
    expect(await call(other.host, 'moveIn', { name, bytes })).toMatchObject({
      whole: false,
      tables: 1,
      copies: 0,
      same: 0,
    })
    expect(await titles(other.host)).toHaveLength(2)
    expect(await call(other.host, 'moveIn', { name, bytes })).toMatchObject({ tables: 0, same: 1 })
    expect(await titles(other.host)).toHaveLength(2)
  })
})
