/**
 * Kills the program (SIGKILL) at a random moment of its work, opens what it left and looks whether all is there that
 * it had answered for, and nothing is there by half.
 */
import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Library from 'better-sqlite3'
import { databaseFile } from '../../electron/host/folder.ts'
import { createHost } from '../../electron/host/host.ts'
import { backupFolder, backupsIn, checkBackup } from '../../electron/store/backup.ts'
import { openDatabase } from '../../electron/store/database.ts'
import type { Store } from '../../electron/store/kept.ts'
import { migrations } from '../../electron/store/migrations/index.ts'
import { openStore } from '../../electron/store/store.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { columns, tableRows } from '../bench/table.ts'
import { type Chance, chanceOf } from '../fuzz/mutate.ts'
import { wordReport } from '../report-file.ts'
import { outFolder, printOf, printOfText, type Said, TABLE, type WorkName } from './traces.ts'

const program = join(import.meta.dirname, 'working.ts')

/** A data folder on which the program is killed again and again. */
export interface Ground {
  readonly folder: string
  readonly work: WorkName
  /** How many tables every file and every copy brings, by its name. */
  readonly counts: ReadonlyMap<string, number>
  /** Digests of all files that were ever about to be written, and the state that may be found. */
  readonly files: Set<string>
  table: string
  text: string
  /** What must be there for good. */
  readonly ids: Set<string>
  readonly documents: Set<string>
  readonly backups: Set<string>
  readonly backup: string
}

const worked: Attachment = {
  id: TABLE,
  heading: {
    label: '附件',
    title: ['清溪县2026年上半年主要指标'],
    above: [],
    below: [],
    year: 2026,
    months: 6,
  },
  columns,
  rows: tableRows(40),
  merges: [],
  sheet: '',
}

const lines = ['清溪县2026年上半年经济运行情况', '上半年，全县地区生产总值完成41.3亿元，增长6.2%。']
const rows = [
  ['指标名称', '单位', '年度目标', '上半年实绩'],
  ['地区生产总值', '亿元', '80', '41.3'],
  ['财政收入', '万元', '5200', '2811'],
]

/** The version of the database that is migrated: the first that people had in hand. */
const OLD = 3

/** Makes the data folder of a work. */
export async function groundOf(folder: string, work: WorkName): Promise<Ground> {
  mkdirSync(outFolder(folder), { recursive: true })
  writeFileSync(join(folder, '报告.docx'), await wordReport(lines, rows))
  writeFileSync(join(folder, '备份里的表.json'), JSON.stringify(worked))
  const file = databaseFile(folder)
  const store = openStore(file)
  store.add([worked, { ...worked, id: 'beside' }], '')
  store.close()
  const counts = new Map([['', 2]])
  const host = createHost({ folder })
  const ids = new Set([TABLE, 'beside'])
  const documents = new Set<string>()
  const made = async (method: string, args: unknown): Promise<Record<string, unknown>> => {
    const result = await host.call(method, args)
    if (!result.ok) throw new Error(`${method}: ${result.error.message}`)
    return result.value as Record<string, unknown>
  }
  for (const name of work === 'importing' ? ['official.xlsx', 'two-tables.xlsx'] : []) {
    const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, '../facts', name)))
    const came = (await made('importFile', { name, bytes })).ids as string[]
    counts.set(name, came.length)
    for (const id of came) ids.add(id)
  }
  const report = await made('takeReport', {
    name: '报告.docx',
    bytes: new Uint8Array(readFileSync(join(folder, '报告.docx'))),
  })
  counts.set('报告.docx', (report.ids as string[]).length)
  documents.add(String(report.id))
  const backups = (await made('makeBackup', {})).entries as { name: string }[]
  await host.close()
  const after = openStore(file)
  const text = printOfText(after.documents.read(String(report.id)).text)
  after.close()
  return {
    folder,
    work,
    counts,
    files: new Set(),
    table: printOf(worked),
    text,
    ids,
    documents,
    backups: new Set(backups.map(({ name }) => name)),
    backup: backups[0]?.name ?? '',
  }
}

/** Runs the program and kills it; answers what it had said. */
async function killed({ folder, work, backup }: Ground, seed: number, chance: Chance): Promise<Said[]> {
  const child = spawn(process.execPath, [program, folder, work, String(seed), backup], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // From the very first write on, or once it is well at work.
  const from: Said['kind'] = work === 'migrating' ? 'started' : chance() < 0.2 ? 'opened' : 'saved'
  // A merge goes out as a file, in at the other machine, out there and in here.
  const most = work === 'migrating' ? 250 : work === 'merging' ? 1_500 : 200
  const delay = chance() * most
  let told = ''
  let armed = false
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  )
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text
    if (armed || !told.includes(`{"kind":"${from}"`)) return
    armed = true
    setTimeout(() => child.kill('SIGKILL'), delay)
  })
  const { code, signal } = await ended
  if (signal !== 'SIGKILL' && !(work === 'migrating' && code === 0))
    throw new Error(`the program ended by itself with ${code}`)
  return told
    .slice(0, told.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Said)
}

/** What the program said becomes what must be there; answers the states that may be found instead of the last one. */
function believed(ground: Ground, said: readonly Said[]): Pick<Said, 'table' | 'text'> {
  let pending: Pick<Said, 'table' | 'text'> = {}
  for (const { kind, table, text, file, path, ids = [], document, backups = [] } of said) {
    if (file !== undefined) ground.files.add(file)
    if (kind === 'about') pending = { ...pending, ...(table && { table }), ...(text && { text }) }
    if (kind !== 'saved') continue
    if (table !== undefined) ground.table = table
    if (text !== undefined) ground.text = text
    pending = {}
    for (const id of ids) ground.ids.add(id)
    for (const name of backups) ground.backups.add(name)
    if (document !== undefined) ground.documents.add(document)
    if (path !== undefined && !existsSync(path)) throw new Error(`${path} was saved and is not there`)
  }
  return pending
}

function sure(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

/** Kills the program once; answers how many answers it had had. @throws Error that says what was lost or is there by half */
export async function killOnce(ground: Ground, seed: number): Promise<number> {
  const chance = chanceOf(seed)
  if (ground.work === 'migrating') return await killMigrating(ground, seed, chance)
  const said = await killed(ground, seed, chance)
  const pending = believed(ground, said)
  check(ground, pending)
  return said.filter(({ kind }) => kind === 'saved').length
}

/** An old database is copied anew each time, and brought here by as many programs as it takes. */
async function killMigrating(ground: Ground, seed: number, chance: Chance): Promise<number> {
  const file = databaseFile(ground.folder)
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
  rmSync(backupFolder(file), { recursive: true, force: true })
  const old = oldDatabase(file)
  await killed(ground, seed, chance)
  for (const backup of backupsIn(backupFolder(file)))
    sure(checkBackup(backupFolder(file), backup).fault === null, `${backup.name} is not whole`)
  const store = openStore(file)
  for (const { id, rows } of old) {
    const { attachment, revision } = store.read(id)
    sure(revision === 0 && attachment.rows.length === rows, `${id} is not what it was`)
    store.apply(id, 0, {
      name: '填写',
      edits: [{ type: 'heading', from: attachment.heading, to: { ...attachment.heading, remark: '改' } }],
    })
    store.undo(id, 1)
  }
  store.close()
  return 1
}

/** A database of an earlier version with twenty tables in it. */
function oldDatabase(file: string): { id: string; rows: number }[] {
  const database = openDatabase(file, migrations.slice(0, OLD))
  const report = database.prepare(
    "INSERT INTO report (id, title, created_at) VALUES ('r', '报告', '2025-07-01')",
  )
  report.run()
  const add = database.prepare(
    `INSERT INTO attachment (id, source, sheet, heading, columns, merges, created_at, updated_at, report_id, position)
     VALUES (?, '', '', ?, ?, '[]', '2025-07-01', '2025-07-01', 'r', ?)`,
  )
  const addRow = database.prepare(
    'INSERT INTO row (attachment_id, id, position, cells, ruling) VALUES (?, ?, ?, ?, NULL)',
  )
  const made = Array.from({ length: 20 }, (_, at) => ({
    id: at === 0 ? TABLE : `old-${at}`,
    rows: worked.rows.length,
  }))
  database.transaction(() => {
    for (const [at, { id }] of made.entries()) {
      add.run(id, JSON.stringify(worked.heading), JSON.stringify(worked.columns), at)
      for (const [place, row] of worked.rows.entries())
        addRow.run(id, row.id, place * 1_000, JSON.stringify(row.cells))
    }
  })()
  database.close()
  return made
}

/** Looks through all that the killed program left. */
function check(ground: Ground, pending: Pick<Said, 'table' | 'text'>): void {
  const { folder } = ground
  const file = databaseFile(folder)
  const store = openStore(file)
  try {
    checkTables(ground, store)
    const held = store.read(TABLE)
    const table = printOf(held.attachment)
    sure(
      table === ground.table || table === pending.table,
      'an edit that was answered for is lost, or half of one is there',
    )
    ground.table = table
    for (const id of ground.documents) {
      const text = printOfText(store.documents.read(id).text)
      if (ground.documents.values().next().value !== id) continue
      sure(
        text === ground.text || text === pending.text,
        'the text of the report is not what was answered for',
      )
      ground.text = text
    }
    if (held.undo !== null) {
      const { revision } = store.undo(TABLE, held.revision)
      store.redo(TABLE, revision)
      sure(printOf(store.read(TABLE).attachment) === table, 'undo and redo lead elsewhere')
    }
  } finally {
    store.close()
  }
  const database = new Library(file, { readonly: true })
  sure(database.pragma('integrity_check', { simple: true }) === 'ok', 'SQLite finds damage')
  sure((database.pragma('foreign_key_check') as unknown[]).length === 0, 'something refers to nothing')
  database.close()
  const there = new Set(backupsIn(backupFolder(file)).map(({ name }) => name))
  // Backups of one day are thinned out by age alone, and these are all of today.
  for (const name of ground.backups) sure(there.has(name), `the backup ${name} is gone`)
  for (const backup of backupsIn(backupFolder(file)))
    if (!ground.backups.has(backup.name) || ground.work === 'backing up')
      sure(checkBackup(backupFolder(file), backup).fault === null, `${backup.name} is not whole`)
  for (const name of readdirSync(outFolder(folder)))
    if (!/^\.sgb-.*\.tmp$/.test(name))
      sure(
        ground.files.has(hash('sha256', readFileSync(join(outFolder(folder), name)))),
        `${name} is there by half`,
      )
}

/** Every table opens and has the digests that it was written with; every file and copy came whole or not at all. */
function checkTables(ground: Ground, store: Store): void {
  const { counts } = ground
  const listed = store.list('')
  const ids = new Set(listed.map(({ id }) => id))
  // Putting a backup back takes away what came after it; nothing of this ground came after it.
  for (const id of ground.ids) sure(ids.has(id), `the table ${id} is lost`)
  const reports = new Map<string, number>()
  for (const { id, source } of listed) {
    const { attachment } = store.read(id)
    const raw = store.raw(id)
    sure(raw.sound === true && raw.rows.every(({ sound }) => sound === true), `${id} has another digest`)
    sure(attachment.rows.length > 0, `${id} is empty`)
    const { report, siblings } = store.place(id)
    reports.set(report.id, siblings.length)
    const wanted = counts.get(source)
    const whole = siblings.length === wanted || (source === '' && siblings.length === 1)
    sure(whole, `of “${source}” ${siblings.length} tables of ${wanted} are there`)
    if (source.endsWith('.xlsx')) sure(store.original(id) !== null, `the file of ${id} is not kept`)
  }
  const documents = new Set(store.documents.list().map(({ id }) => id))
  for (const id of ground.documents) sure(documents.has(id), `the report ${id} is lost`)
}
