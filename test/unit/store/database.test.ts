import {
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Library from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../electron/store/database.ts'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { settingsIn } from '../../../electron/store/setting.ts'
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

  const refused = (file: string) => {
    const before = existsSync(file) ? readFileSync(file) : null
    expect(() => openDatabase(file)).toThrow(
      expect.objectContaining({
        code: 'damaged-database',
        message: expect.stringMatching(/^[^。]*请[^。]*。$/),
      }),
    )
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(before)
  }

  /** A file in which that was done behind the program's back. */
  function changed(...statements: string[]): string {
    const file = made()
    const database = new Library(file)
    for (const statement of statements) database.exec(statement)
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
    return file
  }

  test.each<[string, string[]]>([
    ['of a negative version', ['PRAGMA user_version = -1']],
    ['of no version', ['PRAGMA user_version = 0']],
    ['marked older than it is', ['PRAGMA user_version = 2']],
    ['of the first version by its mark', ['PRAGMA user_version = 1']],
    ['without a table', ['DROP TABLE setting']],
    ['without a column', ['ALTER TABLE row DROP COLUMN ruling']],
    [
      'with its tables gone',
      ['DROP TABLE row', 'DROP TABLE log', 'DROP TABLE mapping', 'DROP TABLE setting'],
    ],
    ['with another’s tables', ['CREATE TABLE contacts (name TEXT)']],
  ])('%s is refused in one sentence and left as it is', (_, statements) => refused(changed(...statements)))

  test('of another program is refused in one sentence and left as it is', () => {
    const file = join(temporaryFolder(), 'sgb.sqlite')
    const other = new Library(file)
    other.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, body TEXT)')
    other.close()
    refused(file)
    const versioned = new Library(file)
    versioned.pragma(`user_version = ${migrations.length}`)
    versioned.close()
    refused(file)
  })

  test.each<[string, (file: string) => void]>([
    ['empty', (file) => truncateSync(file)],
    ['gone', (file) => rmSync(file)],
  ])('that is %s beside what was written last is refused, and that is kept', (_, damage) => {
    const file = made()
    const open = openDatabase(file)
    open.exec(`INSERT INTO setting VALUES ('person', '"甲"')`)
    const folder = temporaryFolder()
    const copy = join(folder, 'sgb.sqlite')
    for (const ending of ['', '-wal']) copyFileSync(`${file}${ending}`, `${copy}${ending}`)
    open.close()
    damage(copy)
    const wal = readFileSync(`${copy}-wal`)
    expect(wal.length).toBeGreaterThan(0)
    for (let attempt = 0; attempt < 2; attempt += 1) {
      refused(copy)
      expect(() => settingsIn(copy)).toThrow(expect.objectContaining({ code: 'damaged-database' }))
      expect(readFileSync(`${copy}-wal`).equals(wal)).toBe(true)
    }
  })

  test.each([
    ['a name in it', (folder: string) => join(folder, '长'.repeat(100), 'sgb.sqlite')],
    ['it as a whole', (folder: string) => join(folder, ...Array(4).fill('a'.repeat(200)), 'sgb.sqlite')],
    ['it beyond every limit', (folder: string) => join(folder, 'a/'.repeat(3_000), 'sgb.sqlite')],
  ])('whose path is too long (%s) says so', (_, path) => {
    expect(() => openDatabase(path(temporaryFolder()))).toThrow(
      expect.objectContaining({ code: 'unwritable', message: expect.stringMatching(/太长，请.*。$/) }),
    )
  })

  test('that cannot be made says so', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const places = [join(folder, 'file', 'sgb.sqlite'), folder]
    if (process.platform === 'linux') places.push('/proc/none/sgb.sqlite', '/dev/null')
    for (const place of places)
      expect(() => openDatabase(place)).toThrow(expect.objectContaining({ code: 'unwritable' }))
  })
})
