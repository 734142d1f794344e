import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../electron/store/database.ts'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openStore } from '../../../electron/store/store.ts'
import { temporaryFolder } from '../support/folder.ts'

const schema = (database: Database): unknown =>
  database
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()

function made(steps = migrations): string {
  const file = join(temporaryFolder(), 'inner', 'sgb.sqlite')
  openDatabase(file, steps).close()
  return file
}

describe('the database', () => {
  test.each(migrations.map((_, version) => version))('is brought here from version %i', (version) => {
    const fresh = openDatabase(made())
    const old = openDatabase(made(migrations.slice(0, version)))
    expect(schema(old)).toEqual(schema(fresh))
    expect(old.pragma('user_version', { simple: true })).toBe(migrations.length)
    fresh.close()
    old.close()
  })

  test('of version 1 keeps its attachments, each file a report of its own', () => {
    const file = made(migrations.slice(0, 1))
    const old = openDatabase(file, migrations.slice(0, 1))
    const add = old.prepare(
      `INSERT INTO attachment (id, source, sheet, heading, columns, merges, created_at, updated_at)
       VALUES (?, ?, '', '{"label":"附件","title":["甲"],"above":[],"below":[],"year":2021,"months":6}',
         '[{"id":"x","header":["甲"],"role":"none","width":10}]', '[]', ?, ?)`,
    )
    add.run('b', '表.xlsx', '2026-01-01', '2026-01-01')
    add.run('a', '表.xlsx', '2026-01-01', '2026-01-02')
    add.run('c', '表.xlsx', '2026-01-05', '2026-01-05')
    add.run('d', '', '2026-01-06', '2026-01-06')
    add.run('e', '', '2026-01-06', '2026-01-06')
    old.prepare("INSERT INTO row VALUES ('a', 'r', 1, '{\"x\":\"1\"}', NULL)").run()
    old.close()

    const store = openStore(file)
    const together = (id: string) => store.place(id).siblings.map((one) => one.id)
    expect(together('a')).toEqual(['b', 'a'])
    expect(together('b')).toEqual(['b', 'a'])
    expect([together('c'), together('d'), together('e')]).toEqual([['c'], ['d'], ['e']])
    expect(store.place('c')).toMatchObject({ source: '表.xlsx', kind: null })
    expect(store.original('a')).toBeNull()
    expect(store.read('a').attachment.rows).toEqual([{ id: 'r', cells: { x: '1' } }])
    expect(store.list('1').map(({ id }) => id)).toEqual(['d', 'e', 'c', 'a', 'b'])
    store.close()
  })

  test('keeps what is committed through a power cut, and keeps its references', () => {
    const database = openDatabase(made())
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(database.pragma('synchronous', { simple: true })).toBe(2)
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
    database.close()
  })

  test('a step that fails leaves the version before it', () => {
    const file = made()
    const broken = [...migrations, 'CREATE TABLE extra (a) STRICT; nonsense']
    expect(() => openDatabase(file, broken)).toThrow()
    const database = openDatabase(file)
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length)
    database.close()
  })

  test('from the future is refused and left as it is', () => {
    const file = made([...migrations, 'CREATE TABLE future (a INTEGER) STRICT'])
    const before = readFileSync(file)
    expect(() => openDatabase(file)).toThrow(
      expect.objectContaining({ code: 'newer-database', message: expect.stringMatching(/安装新版本/) }),
    )
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test.each<[string, (file: string) => void]>([
    ['is no database', (file) => writeFileSync(file, '这不是数据库'.repeat(200))],
    ['was cut short', (file) => truncateSync(file, statSync(file).size - 4096)],
    [
      'has a page of rubbish',
      (file) => {
        const bytes = readFileSync(file)
        bytes.fill(0x5a, 4096, 8192)
        writeFileSync(file, bytes)
      },
    ],
  ])('that %s is refused and left as it is', (_, damage) => {
    const file = made()
    damage(file)
    const before = readFileSync(file)
    expect(() => openDatabase(file)).toThrow(
      expect.objectContaining({ code: 'damaged-database', message: expect.stringContaining(file) }),
    )
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('that cannot be made says so', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(() => openDatabase(join(folder, 'file', 'sgb.sqlite'))).toThrow(
      expect.objectContaining({ code: 'unwritable' }),
    )
  })
})
