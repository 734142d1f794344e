/** The returns of the bench: villages that were all asked for the whole table, each with a workbook of its own. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReturnFile } from '../../electron/files/returns.ts'
import type { Task } from '../../shared/collect/model.ts'
import { draftOf } from '../fuzz/collect-draft.ts'
import { makeTable } from '../fuzz/collect-table.ts'
import { chanceOf } from '../fuzz/mutate.ts'

const nameOf = (at: number): string => `第${at}村`

function whole() {
  const made = makeTable(chanceOf(2024), 'table')
  const rows = made.table.rows.map((row) => ({ ...row, cells: { ...row.cells, owner: '各村' } }))
  return { ...made, table: { ...made.table, rows }, departments: ['各村'] }
}

/** What is collected for: the table, and each village's task. */
export function collectedOf(count: number) {
  const { table } = whole()
  const tasks = Array.from(
    { length: count },
    (_, at): Task => ({
      department: nameOf(at),
      table: 'table',
      rows: table.rows.map(({ id }) => id),
      columns: ['actual', 'growth'],
    }),
  )
  return { tables: [table], tasks, previous: new Map<string, string>() }
}

/** Writes so many returns into a folder: no two report the same, and every other one carries its identity. */
export async function writeReturns(folder: string, count: number): Promise<void> {
  // What writes workbooks here is no part of the program that is measured.
  const { fileOf } = await import('../fuzz/collect-write.ts')
  const made = whole()
  for (let at = 0; at < count; at += 1) {
    const truth = new Map(
      Array.from(made.truth, ([row, { actual = '', growth = '' }]) => [
        row,
        { actual: scaled(actual, at), growth },
      ]),
    )
    const draft = draftOf({ ...made, truth }, '各村', at % 2 === 0, true)
    draft.title.push(`填报单位：${nameOf(at)}`)
    const { bytes } = await fileOf({ ...draft, department: nameOf(at) })
    writeFileSync(join(folder, `${nameOf(at)}.xlsx`), bytes)
  }
}

const scaled = (figure: string, at: number): string =>
  String(Math.round(Number(figure) * (9_000 + at)) / 10_000)

/** The returns as they lie in that folder. */
export const readReturnsIn = (folder: string, count: number): ReturnFile[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `${nameOf(at)}.xlsx`,
    at: '2024-07-05T00:00:00.000Z',
    bytes: new Uint8Array(readFileSync(join(folder, `${nameOf(at)}.xlsx`))),
  }))
