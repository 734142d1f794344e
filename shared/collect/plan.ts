/**
 * Who is to fill what (下发): by the column 责任单位, by what a person chose the last time, by hand. What nobody has is
 * listed, never dropped.
 */
import {
  type Attachment,
  type Column,
  cellText,
  columnIndexes,
  columnOf,
  isComputed,
  type Row,
  rowIndexes,
} from '../attachment/model.ts'
import { mergedNames, nameOf } from '../attachment/names.ts'
import { rectangles } from '../attachment/rectangles.ts'
import type { Role } from '../attachment/roles.ts'
import { comparable } from '../measure/normalise.ts'
import { commonIndent, isNumber, levelOfRow } from '../verdict/levels.ts'
import { isSameDepartment, ownersOf } from './department.ts'
import type { Task } from './model.ts'

/** Why a row is somebody's: its own 责任单位, that of the row it belongs to, a person's choice; or why it is nobody's. */
export type Told = 'owner' | 'above' | 'remembered' | 'nobody' | 'nothing'

/** A row of a table and whom it is asked of. */
export interface Asked {
  readonly row: string
  /** As typed. */
  readonly no: string
  readonly name: string
  /** 0 for an indicator, 1 for its 其中：, and so on. */
  readonly level: number
  /** What it is remembered by: its name under those of the rows that it is a part of, made comparable. */
  readonly indicator: string
  /** Who fills it; none where nobody does. */
  readonly departments: readonly string[]
  /** `nothing`: a heading, or a row that has neither unit nor target, which nobody has to fill. */
  readonly told: Told
  /** What the table itself says. */
  readonly own: readonly string[]
  /** All that its 责任单位 names, or that of the row it belongs to; whoever leads first. */
  readonly named: readonly string[]
  /** Why nobody has to fill it; null where somebody has. */
  readonly idle: Idle | null
}

/** What a person chose for an indicator, kept for the next time; no department: nobody is asked. */
export interface Duty {
  readonly indicator: string
  readonly departments: readonly string[]
}

/** The most that is remembered. */
export const MOST_DUTIES = 5_000

const GROUP = /^[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|^第[一二三四五六七八九十]+/

/** Why nobody has to fill a row: a heading, no name, neither unit nor target, what is reached is computed. */
export type Idle = 'heading' | 'nameless' | 'bare' | 'computed'

/** Rows without anything to fill: headings, and where others have units or targets those that have neither. */
export const emptyRows = (attachment: Attachment): ReadonlySet<string> =>
  new Set([...idleRows(attachment)].flatMap(([row, why]) => (why === 'computed' ? [] : [row])))

/** The same with the reason of each, and with rows whose figures are all computed. */
export function idleRows(attachment: Attachment): ReadonlyMap<string, Idle> {
  const { columns, rows } = attachment
  const words: ReadonlySet<Role> = new Set(['no', 'name', 'owner'])
  const others = columns.filter(({ role, hidden }) => !words.has(role) && hidden !== true)
  const bare = (row: Row): boolean => others.every((column) => cellText(row, column).trim() === '')
  const wide = new Set(
    rectangles(attachment).flatMap(({ top, bottom, left, right }) =>
      top === bottom && right - left >= 2 ? [rows[top]?.id ?? ''] : [],
    ),
  )
  const no = columnOf(columns, 'no')
  const isHeading = (row: Row): boolean =>
    wide.has(row.id) ||
    GROUP.test(nameOf(columns, row).trim()) ||
    /^[一二三四五六七八九十]{1,3}$/.test(comparable(cellText(row, no)))
  const told = rows.some((row) => !bare(row))
  const figures = columns.filter(({ role }) => USUAL.has(role))
  const whyOf = (row: Row): Idle | null => {
    if (nameOf(columns, row).trim() === '') return 'nameless'
    if (bare(row) && isHeading(row)) return 'heading'
    if (bare(row) && told) return 'bare'
    return figures.length > 0 && figures.every(({ id }) => isComputed(row, id)) ? 'computed' : null
  }
  return new Map(
    rows.flatMap((row) => {
      const why = whyOf(row)
      return why === null ? [] : [[row.id, why] as const]
    }),
  )
}

/** The row that each row is a part of: one of a lower level above it, or the numbered one that it stands under. */
function parentsOf(attachment: Attachment): ReadonlyMap<string, Row> {
  const { columns, rows } = attachment
  const [no, nameColumn] = [columnOf(columns, 'no'), columnOf(columns, 'name')]
  const common = commonIndent(rows, nameColumn)
  const merged = mergedNames(attachment)
  const parents = new Map<string, Row>()
  let open: { readonly row: Row; readonly level: number; readonly numbered: boolean }[] = []
  for (const row of rows) {
    const name = nameOf(columns, row, merged)
    const number = cellText(row, no).trim()
    const heading = GROUP.test(name.trim()) || /^[一二三四五六七八九十]{1,3}$/.test(comparable(number))
    if (heading) {
      open = []
      continue
    }
    const level = levelOfRow(row, { name: nameColumn, no: number, common }, name)
    const above = open.findLast((one) => one.level < level)
    const under =
      level === 0 && no !== undefined && number === '' ? open.find((one) => one.numbered) : undefined
    const parent = above ?? under
    if (parent !== undefined) parents.set(row.id, parent.row)
    if (under !== undefined) continue
    open = [...open.filter((one) => one.level < level), { row, level, numbered: isNumber(number) }]
  }
  return parents
}

/** The rows above a row that it is a part of, the nearest first. */
export function rowsAbove(attachment: Attachment): (row: string) => readonly string[] {
  const parents = parentsOf(attachment)
  return (row) => {
    const found: string[] = []
    for (let up = parents.get(row); up !== undefined; up = parents.get(up.id)) found.push(up.id)
    return found
  }
}

/**
 * Every row of a table and whom it is asked of, in their order: the first that its 责任单位 names. A person's choice of
 * an earlier time holds where that is blank, and where it names all of them (of several who are named, or nobody); what
 * the table says otherwise it says later. A row without a word of its own follows the row that it is a part of.
 */
export function askedOf(attachment: Attachment, duties: readonly Duty[]): readonly Asked[] {
  const { columns, rows } = attachment
  const [no, nameColumn] = [columnOf(columns, 'no'), columnOf(columns, 'name')]
  const common = commonIndent(rows, nameColumn)
  const merged = mergedNames(attachment)
  const owners = ownersOf(attachment)
  const idle = idleRows(attachment)
  const empty = emptyRows(attachment)
  const above = rowsAbove(attachment)
  const chosen = new Map(duties.map(({ indicator, departments }) => [indicator, departments]))
  const at = rowIndexes(attachment)
  const nameAt = (id: string): string => {
    const row = rows[at.get(id) ?? -1]
    return row === undefined ? '' : nameOf(columns, row, merged)
  }
  const namedBy = (id: string | undefined): readonly string[] => owners.get(id ?? '') ?? []
  const first = (id: string): readonly string[] => namedBy(id).slice(0, 1)
  const indicatorOf = (id: string): string =>
    [...[...above(id)].reverse(), id].map((one) => comparable(nameAt(one))).join('/')
  /** What was chosen for a row before, as far as its own 责任单位 says nothing else. */
  const keptOf = (id: string): readonly string[] | undefined => {
    const kept = chosen.get(indicatorOf(id))
    const says = namedBy(id)
    const agrees = (one: string): boolean => says.some((name) => isSameDepartment(name, one))
    return says.length === 0 || kept?.every(agrees) === true ? kept : undefined
  }
  return rows.map((row): Asked => {
    const { id } = row
    const line = {
      row: id,
      no: cellText(row, no),
      name: nameAt(id),
      level: levelOfRow(row, { name: nameColumn, no: cellText(row, no), common }, nameAt(id)),
      indicator: indicatorOf(id),
      idle: idle.get(id) ?? null,
    }
    // What the program works out nobody is asked for, whoever answers for the row.
    if (line.idle === 'computed') return { ...line, own: [], named: [], departments: [], told: 'nothing' }
    const mine = first(id)
    const up = above(id).find((one) => first(one).length > 0 || keptOf(one) !== undefined)
    const theirs = up === undefined ? [] : first(up)
    const own = mine.length > 0 ? mine : empty.has(id) ? [] : theirs
    const named = mine.length > 0 ? namedBy(id) : own.length > 0 ? namedBy(up) : []
    const kept = keptOf(id)
    if (kept !== undefined) return { ...line, own, named, departments: kept, told: 'remembered' }
    if (mine.length > 0) return { ...line, own, named, departments: mine, told: 'owner' }
    if (empty.has(id)) return { ...line, own, named, departments: [], told: 'nothing' }
    const follows = up === undefined ? [] : (keptOf(up) ?? theirs)
    return { ...line, own, named, departments: follows, told: follows.length > 0 ? 'above' : 'nobody' }
  })
}

/** A column that can be asked for. */
export interface AskedColumn {
  readonly id: string
  /** Its header in one line. */
  readonly header: string
  readonly role: Role
  readonly chosen: boolean
}

/** What is asked for unless a person says otherwise: what was reached. */
const USUAL: ReadonlySet<Role> = new Set(['actual', 'growth'])

/** The header of a column in one line: 上半年完成情况／实绩. */
export const headerOf = ({ header }: Pick<Column, 'header'>): string =>
  header
    .map((text) => text.replace(/\s+/gu, ''))
    .filter((text) => text !== '')
    .join('／')

/**
 * The columns that can be asked for: those that a person sees, but numbers and names.
 * @param headers what was asked for the last time, by headers made comparable; of a table that has none of them the usual
 */
export function columnsToAsk(
  { columns }: Attachment,
  headers: readonly string[] | null,
): readonly AskedColumn[] {
  const open = columns.filter(({ role, hidden }) => hidden !== true && role !== 'no' && role !== 'name')
  const before = new Set(headers ?? [])
  const some = open.some((column) => before.has(comparable(headerOf(column))))
  return open.map((column) => ({
    id: column.id,
    header: headerOf(column),
    role: column.role,
    chosen: some ? before.has(comparable(headerOf(column))) : USUAL.has(column.role),
  }))
}

/** Whom a row is asked of. */
export type Given = Pick<Asked, 'row' | 'departments'>

/**
 * A task for each department that has a row and a column of the table, in the order in which they come first.
 * @param columns what a department is asked for, by id, in the table's order
 */
export function tasksOf(
  attachment: Attachment,
  given: readonly Given[],
  columns: (department: string) => readonly string[],
): Task[] {
  const rows = new Map<string, string[]>()
  const order = rowIndexes(attachment)
  const places = columnIndexes(attachment)
  // In the table's order, in whichever a person was asked about its rows: departments are listed so ever after.
  const at = ({ row }: Given): number => order.get(row) ?? 0
  for (const { row, departments } of given.toSorted((a, b) => at(a) - at(b)))
    for (const department of departments)
      if (order.has(row)) rows.set(department, [...(rows.get(department) ?? []), row])
  return [...rows].flatMap(([department, own]): Task[] => {
    const asked = columns(department).filter((id) => places.has(id))
    const open = own.filter((id) => {
      const row = attachment.rows[order.get(id) ?? -1]
      return row !== undefined && asked.some((column) => !isComputed(row, column))
    })
    return open.length === 0 ? [] : [{ department, table: attachment.id, rows: open, columns: asked }]
  })
}

/**
 * What is remembered after a handing out: for each indicator what differs from what its table says by itself; what is
 * the same again is forgotten.
 */
export function dutiesAfter(
  duties: readonly Duty[],
  asked: readonly Asked[],
  given: readonly Given[],
): readonly Duty[] {
  const chosen = new Map(given.map(({ row, departments }) => [row, departments]))
  const kept = new Map(duties.map(({ indicator, departments }) => [indicator, departments]))
  for (const { row, indicator, own } of asked) {
    const departments = chosen.get(row)
    if (departments === undefined) continue
    // What was asked last stands last, and goes last where there is no more room.
    kept.delete(indicator)
    if (departments.join('\n') !== own.join('\n')) kept.set(indicator, departments)
  }
  return [...kept].slice(-MOST_DUTIES).map(([indicator, departments]) => ({ indicator, departments }))
}

/** How columns are remembered: by their headers made comparable. */
export const headersOf = ({ columns }: Attachment, ids: readonly string[]): readonly string[] => {
  const asked = new Set(ids)
  return columns.flatMap((column) => (asked.has(column.id) ? [comparable(headerOf(column))] : []))
}
