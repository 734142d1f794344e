/**
 * The real host at one kind of work without end, to be killed by kills.ts: it says what it is about to do and, once
 * the host has answered, what it was told is saved.
 */
import { hash } from 'node:crypto'
import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { saveFile } from '../../electron/files/save.ts'
import { createHost, type Host } from '../../electron/host/host.ts'
import { apply, type Edit, invert } from '../../shared/attachment/edits.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import type { Method, Methods } from '../../shared/contract/contract.ts'
import { type Chance, chanceOf, pick } from '../fuzz/mutate.ts'
import { outFolder, printOf, printOfText, type Said, TABLE, type WorkName } from './traces.ts'

const [folder = '', name = '', seed = '0', backup = ''] = process.argv.slice(2)
const chance: Chance = chanceOf(Number(seed))
const below = (most: number): number => Math.floor(chance() * most)

const say = (said: Said): void => void writeSync(1, `${JSON.stringify(said)}\n`)

say({ kind: 'started' })
const host: Host = createHost({
  folder,
  platform: {
    saveFile: async ({ name: file, bytes }) => {
      const path = join(outFolder(folder), file)
      say({ kind: 'about', file: hash('sha256', bytes) })
      await saveFile(path, bytes)
      return path
    },
  },
})
say({ kind: 'opened' })

const call = <M extends Method>(method: M, args: Methods[M]['arguments']): Promise<Methods[M]['value']> =>
  callOn(host, method, args)

async function callOn<M extends Method>(
  whose: Host,
  method: M,
  args: Methods[M]['arguments'],
): Promise<Methods[M]['value']> {
  const result = await whose.call(method, args)
  if (!result.ok) throw new Error(`${method}: ${result.error.message}`)
  return result.value as Methods[M]['value']
}

let { attachment: table, revision } = await call('open', { id: TABLE })
/** What was done and can be taken back, and what was taken back. */
let done: Edit[][] = []
let undone: Edit[][] = []

/** Has the host make of the table what is told first. */
async function making(next: Attachment, work: () => Promise<{ revision: number }>): Promise<void> {
  say({ kind: 'about', table: printOf(next) })
  revision = (await work()).revision
  table = next
  say({ kind: 'saved', table: printOf(next) })
}

async function step(edits: Edit[]): Promise<void> {
  await making(apply(table, edits), () =>
    call('apply', { id: TABLE, base: revision, step: { name: '填写', edits } }),
  )
  done = [...done, edits]
  undone = []
}

async function back(): Promise<void> {
  const edits = done.at(-1)
  if (edits === undefined) return await step(typed())
  await making(apply(table, invert(edits)), () => call('undo', { id: TABLE, base: revision }))
  done = done.slice(0, -1)
  undone = [...undone, edits]
}

async function again(): Promise<void> {
  const edits = undone.at(-1)
  if (edits === undefined) return await step(typed())
  await making(apply(table, edits), () => call('redo', { id: TABLE, base: revision }))
  undone = undone.slice(0, -1)
  done = [...done, edits]
}

let serial = 0
const text = (): string => {
  serial += 1
  return `${below(1_000)}.${serial}亿元`
}

function typed(): Edit[] {
  const row = pick(chance, table.rows)
  const column = pick(chance, table.columns).id
  return [{ type: 'cell', row: row.id, column, from: row.cells[column] ?? '', to: text() }]
}

/** A cell of another row than those are of. */
function typedElsewhere(edits: readonly Edit[]): Edit[] {
  for (;;) {
    const own = typed()
    const rows = [...own, ...edits].map((edit) => (edit.type === 'cell' ? edit.row : ''))
    if (new Set(rows).size === rows.length) return own
  }
}

function rowsChanged(): Edit[] {
  const at = below(table.rows.length)
  if (table.rows.length > 30 && chance() < 0.5)
    return [{ type: 'deleteRows', at, rows: table.rows.slice(at, at + 3) }]
  const first = table.columns[0]?.id ?? ''
  const rows = [0, 1].map((n) => ({ id: `${seed}-${serial}-${n}`, cells: { [first]: text() } }))
  return [{ type: 'insertRows', at, rows }]
}

/** A block over all rows, and the rows that it needs beside. */
const pasted = (): Edit[] => {
  const columns = table.columns.slice(1)
  const insert = rowsChanged()
  return [
    ...insert,
    ...apply(table, insert).rows.flatMap((row) =>
      columns.map(
        ({ id }): Edit => ({ type: 'cell', row: row.id, column: id, from: row.cells[id] ?? '', to: text() }),
      ),
    ),
  ]
}

const facts = join(import.meta.dirname, '../facts')
const ofFact = (file: string) => ({ name: file, bytes: new Uint8Array(readFileSync(join(facts, file))) })
const own = (file: string) => ({ name: file, bytes: new Uint8Array(readFileSync(join(folder, file))) })

const works: Record<WorkName, () => Promise<void>> = {
  typing: async () => {
    const many = chance()
    if (many < 0.15) await back()
    else if (many < 0.25) await again()
    else await step(many < 0.4 ? rowsChanged() : typed())
  },
  pasting: () => step(pasted()),
  undoing: async () => {
    if (chance() < 0.3) await step(pasted())
    else await (chance() < 0.6 ? back() : again())
  },
  writing: async () => {
    const [report] = await call('documents', {})
    if (report === undefined) throw new Error('there is no report')
    let { text: now, revision: base } = await call('openDocument', { id: report.id })
    for (;;) {
      const from = below(now.length)
      const put = text()
      const next = now.slice(0, from) + put + now.slice(from)
      say({ kind: 'about', text: printOfText(next) })
      base = (await call('editDocument', { id: report.id, base, edits: [{ from, to: from, text: put }] }))
        .revision
      now = next
      say({ kind: 'saved', text: printOfText(now) })
    }
  },
  importing: async () => {
    const { ids } = await call(
      'importFile',
      pick(chance, [ofFact('official.xlsx'), ofFact('two-tables.xlsx')]),
    )
    say({ kind: 'saved', ids })
  },
  taking: async () => {
    const { id, ids } = await call('takeReport', own('报告.docx'))
    say({ kind: 'saved', ids, document: id })
  },
  copying: async () => {
    const { id } = await call('copy', { id: TABLE, whole: true })
    say({ kind: 'saved', ids: [id] })
  },
  exporting: async () => {
    const format = pick(chance, ['xlsx', 'docx', 'csv', 'html'] as const)
    const saved = await call('exportFile', { id: TABLE, format, layout: 'official', scope: 'attachment' })
    if (saved.kind !== 'saved') throw new Error('nothing was saved')
    say({ kind: 'saved', path: saved.path })
  },
  'backing up': async () => {
    await step(typed())
    const { entries } = await call('makeBackup', {})
    say({ kind: 'saved', backups: entries.map((one) => one.name) })
  },
  restoring: async () => {
    await step(pasted())
    const kept = readFileSync(join(folder, '备份里的表.json'), 'utf8')
    await making(JSON.parse(kept) as Attachment, async () => {
      await call('restoreBackup', { name: backup })
      done = []
      undone = []
      return await call('open', { id: TABLE })
    })
  },
  bringing: async () => {
    const { id } = await call('takeFromBackup', { name: backup, id: TABLE })
    say({ kind: 'saved', ids: [id] })
  },
  // The table goes to another machine as a file, is changed on both, and comes back.
  merging: async () => {
    const other = createHost({ folder: join(folder, `另一台-${seed}`) })
    for (;;) {
      const out = await call('exportCarried', { ids: [TABLE], whole: false })
      if (out.kind !== 'saved') throw new Error('nothing was saved')
      await callOn(other, 'openCarried', { name: '去.sgb', bytes: new Uint8Array(readFileSync(out.path)) })
      const theirs = typed()
      await step(typedElsewhere(theirs))
      const { revision: base } = await callOn(other, 'open', { id: TABLE })
      await callOn(other, 'apply', { id: TABLE, base, step: { name: '填写', edits: theirs } })
      const back = await callOn(other, 'exportCarried', { ids: [TABLE], whole: false })
      if (back.kind !== 'download') throw new Error('no file came')
      await making(apply(table, theirs), async () => {
        const { questions } = await call('openCarried', { name: '回.sgb', bytes: back.bytes })
        if (questions.length > 0) throw new Error('both copies changed one cell')
        return await call('open', { id: TABLE })
      })
    }
  },
  // Opening an old database is the work: it is done already.
  migrating: async () => {
    await host.close()
    process.exit(0)
  },
}

const work = works[name as WorkName]
if (work === undefined) throw new Error(`no work is called ${name}`)
for (;;) await work()
