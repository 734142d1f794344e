/** What the wall asks of a table: what its rows and columns are called, what stands in it, which cells are asked for. */
import { type Attachment, type CellSource, type Column, cellText, isComputed } from '../attachment/model.ts'
import { mergedNames, nameOf } from '../attachment/names.ts'
import { holdsFigures } from '../attachment/roles.ts'
import { isOfReturn, type ReturnSource } from '../attachment/sourced.ts'
import { headerUnits } from '../measure/stated.ts'
import { cellKey } from './asked.ts'
import type { Candidate, Task } from './model.ts'

/** What a column's figures are in by themselves; null where the row says it. */
function columnUnit({ role, header }: Column): string | null {
  if (role === 'growth' || role === 'share' || role === 'pace') return '%'
  if (role === 'gap') return '个百分点'
  if (!holdsFigures(role) && role !== 'none') return ''
  const own = headerUnits(header).only?.label
  // A column that no role tells of may hold anything: only its own words say what.
  return own ?? (role === 'none' ? '' : null)
}

export type About = ReturnType<typeof aboutTable>

export function aboutTable(attachment: Attachment) {
  const { columns, rows, heading } = attachment
  const merged = mergedNames(attachment)
  const rowById = new Map(rows.map((row, at) => [row.id, { row, at }]))
  const columnById = new Map(columns.map((column, at) => [column.id, { column, at }]))
  const unit = columns.find(({ role }) => role === 'unit')
  return {
    attachment,
    has: (row: string, column: string): boolean => rowById.has(row) && columnById.has(column),
    /** Where a cell stands, row by row. */
    at: (row: string, column: string): number =>
      (rowById.get(row)?.at ?? 0) * 1_000 + (columnById.get(column)?.at ?? 0),
    textOf: (row: string, column: string): string => rowById.get(row)?.row.cells[column] ?? '',
    /** What the figures of a cell are counted in; '' for a column of texts. */
    unitOf: (row: string, column: string): string => {
      const [found, own] = [rowById.get(row), columnById.get(column)?.column]
      return found === undefined || own === undefined
        ? ''
        : (columnUnit(own) ?? cellText(found.row, unit).trim())
    },
    /** Whether a formula says what stands in a cell: nobody is asked for it. */
    isComputed: (row: string, column: string): boolean => {
      const found = rowById.get(row)
      return found !== undefined && isComputed(found.row, column)
    },
    nameOf: (row: string): string => {
      const found = rowById.get(row)
      return found === undefined ? '' : nameOf(columns, found.row, merged).trim()
    },
    headerOf: (column: string): string => columnById.get(column)?.column.header.at(-1)?.trim() ?? '',
    /** The return that the cell was filled from, whatever stands there now; null for none. */
    sourceOf: (row: string, column: string): ReturnSource | null => {
      const source: CellSource | undefined = heading.sources?.[row]?.[column]
      return source !== undefined && isOfReturn(source) ? source : null
    },
  }
}

export const isThere =
  (tables: ReadonlyMap<string, About>) =>
  ({ table, row, column, text }: Candidate): boolean =>
    text.trim() !== '' && tables.get(table)?.has(row, column) === true

export interface Asked extends Pick<Candidate, 'table' | 'row' | 'column'> {
  readonly departments: readonly string[]
}

export function askedOf(
  tasks: readonly Task[],
  tables: ReadonlyMap<string, About>,
): ReadonlyMap<string, Asked> {
  const asked = new Map<string, { table: string; row: string; column: string; names: Set<string> }>()
  for (const { department, table, rows, columns } of tasks)
    for (const row of rows)
      for (const column of columns) {
        const about = tables.get(table)
        if (about?.has(row, column) !== true || about.isComputed(row, column)) continue
        const key = cellKey(table, row, column)
        const there = asked.get(key)
        if (there === undefined) asked.set(key, { table, row, column, names: new Set([department]) })
        else there.names.add(department)
      }
  return new Map([...asked].map(([key, { names, ...place }]) => [key, { ...place, departments: [...names] }]))
}

/** What has the same key together, in its order. */
export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}
