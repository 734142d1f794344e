/** How long it takes to read, match, merge and judge returns, beside openpyxl that only reads the same cells. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ReturnFile, readReturns } from '../../electron/files/returns.ts'
import { mergedTable, mergeReturns } from '../../shared/collect/merge.ts'
import type { Task } from '../../shared/collect/model.ts'
import { BUILT_IN } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import { draftOf } from '../fuzz/collect-draft.ts'
import { makeTable } from '../fuzz/collect-table.ts'
import { fileOf } from '../fuzz/collect-write.ts'
import { chanceOf } from '../fuzz/mutate.ts'

export interface Collecting {
  /** Milliseconds of each round. */
  readonly ours: number[]
  /** Milliseconds of openpyxl in the same rounds; none where Python or openpyxl is not there. */
  readonly theirs: number[]
  /** The most megabytes that the program held. */
  readonly megabytes: number
  readonly taken: number
}

/** So many different returns there are; the others are the same tables of other places. */
const DIFFERENT = 50

/** Villages that were all asked for the whole table, each with its workbook: every other with its identity. */
async function returned(count: number) {
  const made = makeTable(chanceOf(2024), 'table')
  const { table, truth } = made
  const all = {
    ...table,
    rows: table.rows.map((row) => ({ ...row, cells: { ...row.cells, owner: '各村' } })),
  }
  const whole = { ...made, table: all, truth, departments: ['各村'] }
  const bytes: Uint8Array[] = []
  for (let at = 0; at < Math.min(count, DIFFERENT); at += 1) {
    const own = new Map(
      Array.from(truth, ([row, { actual = '', growth = '' }]) => [
        row,
        { actual: scaled(actual, at), growth },
      ]),
    )
    const draft = draftOf({ ...whole, truth: own }, '各村', at % 2 === 0, true)
    draft.title.push(`填报单位：第${at}村`)
    bytes.push((await fileOf(draft)).bytes)
  }
  const files = Array.from(
    { length: count },
    (_, at): ReturnFile => ({
      name: `第${at}村.xlsx`,
      at: '2024-07-05T00:00:00.000Z',
      bytes: bytes[at % bytes.length] ?? new Uint8Array(),
    }),
  )
  const tasks: Task[] = files.map((_, at) => ({
    department: `第${at}村`,
    table: 'table',
    rows: all.rows.map(({ id }) => id),
    columns: ['actual', 'growth'],
  }))
  return { files, tables: [all], tasks }
}

/** No two of them report the same. */
const scaled = (figure: string, at: number): string =>
  String(Math.round(Number(figure) * (9_000 + at)) / 10_000)

/** Times of that many returns, ours and theirs one after the other in each round. */
export async function collecting(count: number, rounds: number): Promise<Collecting> {
  const { files, tables, tasks } = await returned(count)
  const folder = mkdtempSync(join(tmpdir(), 'sgb-bench-'))
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  let [memory, taken] = [0, 0]
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss())
  }, 20)
  try {
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes)
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now()
      const collected = { tables, tasks, previous: new Map<string, string>() }
      const read = await readReturns(files, { ...collected, indicators: [] })
      const merged = mergeReturns(
        { ...collected, dictionary: BUILT_IN },
        read.map(({ value }) => value),
      )
      for (const table of tables) judgeAttachment(mergedTable(table, merged.taken), BUILT_IN)
      times.ours.push(performance.now() - start)
      taken = read.reduce((sum, { value }) => sum + value.candidates.length, 0)
      const theirs = openpyxl(folder)
      if (theirs !== null) times.theirs.push(theirs)
    }
  } finally {
    clearInterval(watch)
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...times, megabytes: Math.round(memory / 1024 / 1024), taken }
}

/** Milliseconds that openpyxl takes for the workbooks of a folder; null where it is not there. */
function openpyxl(folder: string): number | null {
  const script = join(import.meta.dirname, 'collect.py')
  const python = process.env.PYTHON ?? 'python3'
  const { status, stdout } = spawnSync(python, [script, folder], { encoding: 'utf8' })
  return status === 0 ? 1000 * Number(stdout.split(' ')[0]) : null
}
