/** What is collected for, and which of its cells a department was asked for. */
import { type Attachment, type Column, cellText, columnsByRole, isComputed } from '../attachment/model.ts'
import type { Role } from '../attachment/roles.ts'
import type { Sheet } from '../recognise/sheet.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import { core, isSameDepartment, ownersOf } from './department.ts'
import type { Candidate, Task } from './model.ts'

/** A file that came back, as its reader gives it. */
export interface ReturnedFile {
  /** A digest of its bytes. */
  readonly id: string
  readonly file: string
  /** When it was last written, ISO 8601. */
  readonly at: string
  readonly sheets: readonly Sheet[]
}

/** What is collected for. */
export interface Collected {
  readonly tables: readonly Attachment[]
  readonly dictionary: Dictionary
  /** What departments were asked for; empty where nothing was handed out. */
  readonly tasks: readonly Task[]
  /** The handing out that is open; a return of another one is of another period. Absent where nothing tells. */
  readonly handout?: string
  /** Letters (查询函) that ask about cells of it: their workbooks are of this period too. */
  readonly letters?: readonly string[]
  /** The values that cells had last, by cellKey. */
  readonly previous: ReadonlyMap<string, string>
}

/** Names of cells that were asked for; of a thousand returns each asks for the same ones, and a name is long to make. */
const names = new Map<string, Map<string, Map<string, string>>>()
const MOST_NAMES = 200_000
let named = 0
/** The row that was asked for last: its columns are asked for one after the other, and by several. */
let latest: { readonly table: string; readonly row: string; columns: Map<string, string> } | null = null

/** The name that a cell goes by in maps. */
export function cellKey(table: string, row: string, column: string): string {
  if (latest === null || latest.row !== row || latest.table !== table) {
    const columns = names.get(table)?.get(row)
    latest = columns === undefined ? null : { table, row, columns }
  }
  const before = latest?.columns.get(column)
  if (before !== undefined) return before
  if (named >= MOST_NAMES) {
    names.clear()
    latest = null
    named = 0
  }
  named += 1
  const name = `${table}\n${row}\n${column}`
  const rows = names.get(table) ?? new Map<string, Map<string, string>>()
  const columns = rows.get(row) ?? new Map<string, string>()
  names.set(table, rows.set(row, columns.set(column, name)))
  return name
}

/** Columns that say what is asked, and are nobody's to fill where nothing else was agreed. */
const GIVEN: ReadonlySet<Role> = new Set(['no', 'name', 'unit', 'target', 'stage', 'pace', 'owner'])
export const isGiven = ({ role }: Column): boolean => GIVEN.has(role)

interface Kept {
  readonly tasks: readonly Task[]
  readonly byDepartment: ReadonlyMap<string, readonly Task[]>
  /** What formulas say, which nobody is asked for. */
  readonly computed: ReadonlySet<string>
  readonly cells: Map<string, ReadonlySet<string>>
  /** What several departments were asked for; null until somebody wants to know. */
  shared: ReadonlySet<string> | null
}
const kept = new WeakMap<readonly Attachment[], Kept>()

/** The cells that a department was asked for, by cellKey: by its tasks; where there are none, the actuals of its rows. */
export function askedCells(
  { tables, tasks }: Pick<Collected, 'tables' | 'tasks'>,
  department: string,
): ReadonlySet<string> {
  const here = keptFor(tables, tasks)
  const known = here.cells.get(department)
  if (known !== undefined) return known
  const isOwn = (name: string): boolean => name === department || isSameDepartment(name, department)
  const cells =
    tasks.length > 0
      ? (here.byDepartment.get(core(department)) ?? []).flatMap((task) =>
          task.rows.flatMap((row) => task.columns.map((column) => cellKey(task.table, row, column))),
        )
      : tables.flatMap((table) => actualsOf(table, isOwn))
  const made = new Set(cells.filter((key) => !here.computed.has(key)))
  here.cells.set(department, made)
  return made
}

/** The cells that several departments were asked for, each for its own part, by cellKey. */
export function sharedCells({ tables, tasks }: Pick<Collected, 'tables' | 'tasks'>): ReadonlySet<string> {
  const here = keptFor(tables, tasks)
  if (here.shared !== null) return here.shared
  const [once, shared] = [new Set<string>(), new Set<string>()]
  for (const department of here.byDepartment.keys())
    for (const key of askedCells({ tables, tasks }, department)) (once.has(key) ? shared : once).add(key)
  here.shared = shared
  return shared
}

function keptFor(tables: readonly Attachment[], tasks: readonly Task[]): Kept {
  const before = kept.get(tables)
  const here = before?.tasks === tasks ? before : keptOf(tables, tasks)
  if (here !== before) kept.set(tables, here)
  return here
}

function keptOf(tables: readonly Attachment[], tasks: readonly Task[]): Kept {
  const computed = tables.flatMap(({ id, columns, rows }) =>
    rows.flatMap((row) =>
      row.formulas === undefined
        ? []
        : columns.flatMap((column) => (isComputed(row, column.id) ? [cellKey(id, row.id, column.id)] : [])),
    ),
  )
  const byDepartment = new Map<string, Task[]>()
  for (const task of tasks) {
    const there = byDepartment.get(core(task.department))
    if (there === undefined) byDepartment.set(core(task.department), [task])
    else there.push(task)
  }
  return { tasks, byDepartment, computed: new Set(computed), cells: new Map(), shared: null }
}

/** The actuals of the rows that are a department's, or nobody's by name. */
function actualsOf(table: Attachment, isOwn: (name: string) => boolean): string[] {
  const { unit, target } = columnsByRole(table.columns, ['unit', 'target'])
  const owners = ownersOf(table)
  const actuals = table.columns.filter(({ role }) => role === 'actual')
  return table.rows.flatMap((row) => {
    // Headings of groups have neither.
    if ([unit, target].every((one) => cellText(row, one).trim() === '')) return []
    const names = owners.get(row.id) ?? []
    return names.length === 0 || names.some(isOwn)
      ? actuals.map((column) => cellKey(table.id, row.id, column.id))
      : []
  })
}

/** Cells that the department was asked for, and how many of them the file fills. */
export function askedOf(
  collected: Collected,
  department: string,
  candidates: readonly Candidate[],
): { readonly asked: number; readonly filled: number } {
  const cells = askedCells(collected, department)
  const filled = new Set<string>()
  for (const { table, row, column } of candidates) {
    const key = cellKey(table, row, column)
    if (cells.has(key)) filled.add(key)
  }
  return { asked: cells.size, filled: filled.size }
}
