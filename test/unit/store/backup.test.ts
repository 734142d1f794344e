import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { backupFolder, backupsIn, checkBackup, digestOfFile } from '../../../electron/store/backup.ts'
import { onBackupThread } from '../../../electron/store/backup-thread.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openStore } from '../../../electron/store/store.ts'
import { attachment, logIn, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { actual, library, made, refused } from '../support/library.ts'

/** How many bits are flipped; more where somebody wants to know. */
const flips = Number(process.env.SGB_FLIPS ?? 50)

describe('a backup', () => {
  test('is made beside an open database, checked, and named by time, reason and what it holds', async () => {
    const { file, store } = library()
    const { backup, content, elsewhere } = await made(file)
    expect(backup.name).toMatch(/^备份-\d{4}-\d\d-\d\d-\d{6}-手动-[0-9a-f]{16}\.sqlite$/)
    expect([content, elsewhere]).toEqual([{ tables: 2, reports: 0, damaged: [] }, null])
    expect(backupsIn(backupFolder(file))).toEqual([backup])
    expect(readdirSync(backupFolder(file))).toEqual([backup.name])
    // What is written afterwards is not in it, and the program goes on.
    store.apply('a', 1, typing('r0', '5%', '6%'))
    const [checked] = await onBackupThread('check', { file, backups: [backup] })
    expect(checked).toEqual({ content, fault: null })
    const listed = await onBackupThread('tables', { file, backup })
    expect(listed.map(({ id, source }) => [id, source])).toEqual([
      ['a', '甲.xlsx'],
      ['b', ''],
    ])
    store.close()
  })

  test('goes before every migration of an existing database, and not before the first', () => {
    const fresh = library()
    fresh.store.close()
    expect(existsSync(backupFolder(fresh.file))).toBe(false)
    for (let version = 1; version < migrations.length; version += 1) {
      const file = join(temporaryFolder(), 'sgb.sqlite')
      openDatabase(file, migrations.slice(0, version)).close()
      openStore(file).close()
      const [backup, ...more] = backupsIn(backupFolder(file))
      expect([backup?.reason, more]).toEqual(['migration', []])
      const old = openDatabase(join(backupFolder(file), backup?.name ?? ''), migrations.slice(0, version))
      expect(old.pragma('user_version', { simple: true })).toBe(version)
      old.close()
    }
  })

  test('that cannot be made keeps the database at its version', () => {
    const file = join(temporaryFolder(), 'sgb.sqlite')
    openDatabase(file, migrations.slice(0, 2)).close()
    writeFileSync(backupFolder(file), '不是文件夹')
    const before = readFileSync(file)
    expect(() => openStore(file)).toThrow(
      expect.objectContaining({ code: 'unwritable', message: expect.stringMatching(/^备份没有做成：.*。$/) }),
    )
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('keeps a table that was damaged before it, and says which', async () => {
    const { file, store } = library()
    store.close()
    const database = openDatabase(file)
    database.exec(`UPDATE row SET cells = '{"name":"别的"}' WHERE attachment_id = 'b' AND id = 'r7'`)
    database.close()
    const { content } = await made(file)
    expect(content).toEqual({ tables: 2, reports: 0, damaged: ['2021年上半年'] })
  })

  test('of a damaged database is not kept', async () => {
    const { file, store } = library()
    store.close()
    const { backup } = await made(file)
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096, 8192)
    writeFileSync(file, bytes)
    expect(await refused('make', { file, reason: 'hand', place: '' })).toMatchObject({
      code: 'damaged-database',
    })
    expect(backupsIn(backupFolder(file))).toEqual([backup])
  })

  test('in which any bit is flipped is named and not put back', async () => {
    const { file, store } = library()
    const { backup } = await made(file)
    const path = join(backupFolder(file), backup.name)
    const whole = readFileSync(path)
    for (let flip = 0; flip < flips; flip += 1) {
      const bytes = Buffer.from(whole)
      const at = Math.floor((flip * (whole.length - 7)) / flips) + (flip % 7)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (flip % 8))
      writeFileSync(path, bytes)
      expect(checkBackup(backupFolder(file), backup).fault).toMatch(/已损坏，不能用来恢复.*。$/)
    }
    const problem = { code: 'damaged-database', message: expect.stringContaining(backup.name) }
    expect(await refused('restore', { file, backup })).toMatchObject(problem)
    expect(await refused('take', { file, backup, ids: ['a'] })).toMatchObject(problem)
    expect(actual(store)).toBe('5%')
    store.close()
  })
})

describe('put back', () => {
  test('as a whole under an open program it is what was backed up, and what was there is a backup', async () => {
    const { file, store } = library()
    const other = openStore(file)
    const { backup } = await made(file)
    store.apply('a', 1, typing('r0', '5%', '9%', '后来'))
    store.add([attachment('c')], '')
    expect(actual(other)).toBe('9%')
    const before = await onBackupThread('restore', { file, backup })
    expect(before.backup.reason).toBe('restore')
    for (const one of [store, other]) {
      expect(actual(one)).toBe('5%')
      expect(
        one
          .list('')
          .map(({ id }) => id)
          .sort(),
      ).toEqual(['a', 'b'])
    }
    // Both go on from there, one after the other.
    store.apply('a', 1, typing('r0', '5%', '7%'))
    expect(other.undo('a', 2)).toMatchObject({ revision: 3 })
    await onBackupThread('restore', { file, backup: before.backup })
    expect([actual(store), actual(other)]).toEqual(['9%', '9%'])
    expect(store.undo('a', 2)).toMatchObject({ name: '后来', revision: 3 })
    other.close()
    store.close()
    const again = openStore(file)
    expect(actual(again)).toBe('5%')
    again.close()
  })

  test('one of an earlier version is brought to this one first', async () => {
    const file = join(temporaryFolder(), 'sgb.sqlite')
    const old = openDatabase(file, migrations.slice(0, 3))
    old.exec(
      `INSERT INTO attachment (id, source, sheet, heading, columns, merges, created_at, updated_at)
       VALUES ('old', '', '', '${JSON.stringify(attachment().heading)}', '${JSON.stringify(attachment().columns)}',
         '[]', '2026-01-01', '2026-01-01')`,
    )
    old.close()
    const store = openStore(file)
    const [backup] = backupsIn(backupFolder(file))
    if (backup === undefined) throw new Error('no backup before the migration')
    store.remove('old')
    store.add([attachment('a')], '')
    await onBackupThread('restore', { file, backup })
    expect(store.list('').map(({ id }) => id)).toEqual(['old'])
    expect(store.apply('old', 0, { name: '改', edits: [] })).toMatchObject({ revision: 1 })
    store.close()
  })

  test('a single table comes as a copy with its log, beside the one that is there', async () => {
    const { file, store } = library()
    const { backup } = await made(file)
    store.apply('a', 1, typing('r0', '5%', '9%', '后来'))
    const { added } = await onBackupThread('take', { file, backup, ids: ['a'] })
    const [{ id, copy } = { id: '', copy: false }] = added
    expect([added.length, copy, id === 'a']).toEqual([1, true, false])
    expect([actual(store), actual(store, id)]).toEqual(['9%', '5%'])
    expect(logIn(file, id).map(({ name }) => name)).toEqual(['第一步'])
    expect(store.undo(id, 1)).toMatchObject({ name: '第一步' })
    expect(actual(store, id)).toBeUndefined()
    expect(store.undo('a', 2)).toMatchObject({ name: '后来' })
    expect(store.place(id)).toMatchObject({ source: '甲.xlsx', siblings: [{ id }] })
    store.close()
  })
})

const flipped = (bytes: Buffer, at: number): Buffer => {
  const damaged = Buffer.from(bytes)
  damaged[at] = (damaged[at] ?? 0) ^ 0x10
  return damaged
}

/** The first byte from a place on of which a turned bit tells: one that copies zeros from elsewhere changes nothing. */
function harmfulFrom(packed: Buffer, near: number): number {
  const whole = gunzipSync(packed)
  for (let at = near; ; at += 1)
    try {
      if (!gunzipSync(flipped(packed, at)).equals(whole)) return at
    } catch {
      return at
    }
}

describe('on another computer', () => {
  test('an empty library becomes the other one, settings and all', async () => {
    const { file, store } = library()
    store.keepSettings({ person: '王五' })
    const bytes = await onBackupThread('pack', { file })
    const there = join(temporaryFolder(), 'sgb.sqlite')
    const other = openStore(there)
    const moved = await onBackupThread('moveIn', { file: there, name: '全部.sgbak', bytes })
    expect(moved).toMatchObject({ whole: true, same: 0, before: { backup: { reason: 'intake' } } })
    expect(other.list('').map(({ id }) => id)).toEqual(store.list('').map(({ id }) => id))
    expect(other.settings().person).toBe('王五')
    expect(logIn(there, 'a')).toEqual(logIn(file, 'a'))
    other.close()
    store.close()
  })

  test('into another library they come as new ones; the same ones are passed over, changed ones come as copies', async () => {
    const { file, store } = library()
    const bytes = await onBackupThread('pack', { file })
    const there = join(temporaryFolder(), 'sgb.sqlite')
    const other = openStore(there)
    other.add([attachment('own')], '')
    other.keepSettings({ person: '赵六' })
    other.apply('own', 0, typing('r1', '', '3%', '自己的'))
    const bring = (given: Uint8Array) =>
      onBackupThread('moveIn', { file: there, name: '全部.sgbak', bytes: given })
    expect(await bring(bytes)).toMatchObject({ whole: false, added: [{ id: 'a' }, { id: 'b' }], same: 0 })
    expect(
      other
        .list('')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'own'])
    expect(other.settings().person).toBe('赵六')
    expect(other.undo('a', 1)).toMatchObject({ name: '第一步' })
    expect(other.undo('own', 1)).toMatchObject({ name: '自己的' })

    // Once more: b is the same, a was changed here.
    const again = await bring(bytes)
    expect(again).toMatchObject({ same: 1, added: [{ copy: true }] })
    const [{ id } = { id: '' }] = again.added
    expect([actual(other), actual(other, id)]).toEqual([undefined, '5%'])
    other.close()
    store.close()
  })

  test('a text comes with its table and stays its report', async () => {
    const { file, store } = library()
    const document = { id: 'd', title: '情况说明', name: '', text: '全区经济平稳。', bytes: null }
    store.add([attachment('c')], '说明.docx', undefined, document)
    const bytes = await onBackupThread('pack', { file })
    const there = join(temporaryFolder(), 'sgb.sqlite')
    const other = openStore(there)
    other.add([attachment('c')], '')
    expect(await onBackupThread('moveIn', { file: there, name: '全部', bytes })).toMatchObject({ reports: 1 })
    const { attachments } = other.documents.read('d')
    expect(attachments).toHaveLength(1)
    expect(attachments[0]?.id).not.toBe('c')
    expect(other.place(attachments[0]?.id ?? '')).toMatchObject({ document: 'd' })
    other.close()
    store.close()
  })

  test('a file that is none, or of which a byte is another, brings nothing', async () => {
    const { file, store } = library()
    const bytes = Buffer.from(await onBackupThread('pack', { file }))
    const before = store.list('')
    for (const near of [20, Math.floor(bytes.length / 2), bytes.length - 6]) {
      const at = harmfulFrom(bytes, near)
      const damaged = flipped(bytes, at)
      for (const given of [damaged, Buffer.from('你好'), bytes.subarray(0, at)])
        expect(await refused('moveIn', { file, name: '全部.sgbak', bytes: given })).toMatchObject({
          code: 'damaged',
          message: expect.stringMatching(/^“全部\.sgbak”.*什么都没有搬入.*。$/),
        })
    }
    expect(store.list('')).toEqual(before)
    expect(readdirSync(backupFolder(file))).toEqual([])
    store.close()
  })
})

describe('a second place', () => {
  test('gets what it lacks; one that is away is said, and made up for when it is back', async () => {
    const { file, store } = library()
    const place = join(temporaryFolder(), '优盘')
    expect((await made(file, place)).elsewhere).toMatch(/^第二备份位置“.*优盘”现在不在.*。$/)
    expect(existsSync(place)).toBe(false)
    mkdirSync(place)
    store.apply('a', 1, typing('r0', '5%', '6%'))
    expect((await made(file, place)).elsewhere).toBeNull()
    expect(backupsIn(place)).toEqual(backupsIn(backupFolder(file)))
    for (const { name, digest } of backupsIn(place)) expect(digestOfFile(join(place, name))).toBe(digest)
    store.close()
  })

  test.skipIf(process.getuid?.() === 0)('that cannot be written is said', async () => {
    const { file, store } = library()
    const place = temporaryFolder()
    chmodSync(place, 0o500)
    expect((await made(file, place)).elsewhere).toMatch(/不能写入.*。$/)
    chmodSync(place, 0o700)
    store.close()
  })

  test('gets no backup that is damaged here', async () => {
    const { file, store } = library()
    const place = temporaryFolder()
    const { backup } = await made(file)
    writeFileSync(join(backupFolder(file), backup.name), '坏了')
    store.apply('a', 1, typing('r0', '5%', '6%'))
    const second = await made(file, place)
    expect(second.elsewhere).toBeNull()
    expect(backupsIn(place).map(({ name }) => name)).toEqual([second.backup.name])
    store.close()
  })
})
