/** A table at its place: its attachment with what stands around it, and what must be said or asked about it. */
import { address } from '../attachment/address.ts'
import type { Attachment, Column, Merge, Role, Row } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { type LinesAbove, linesAbove, linesBelow } from './around.ts'
import { areOfPlaces, isElsewhen, type RawColumn } from './claims.ts'
import { type Assigned, assignRoles } from './columns.ts'
import type { Grid } from './grid.ts'
import { groupsOf } from './groups.ts'
import { type Band, headerPath } from './header.ts'
import { indentsOf } from './indents.ts'
import { markedRows } from './looks.ts'
import { type SheetQuestion, shapeOf, textsAround } from './mapping.ts'
import { type Told, tablePeriod, tableYear } from './period.ts'
import type { Place } from './places.ts'
import { headerText } from './reasons.ts'
import { meanings } from './roles.ts'
import type { Sheet, SheetWarning } from './sheet.ts'
import { valuesOf } from './values.ts'

/** An attachment with the places on the sheet that its rows and columns came from. */
export interface Recognised {
  readonly attachment: Attachment
  /** 0-based sheet row of each attachment row. */
  readonly rowAt: readonly number[]
  /** 0-based sheet column of each attachment column. */
  readonly columnAt: readonly number[]
  readonly warnings: readonly SheetWarning[]
}

/** Columns beside the header that the body fills nevertheless (a remark without a heading). */
function widened(grid: Grid, { band, rows }: Place): Band {
  const used = (column: number) =>
    column >= 0 && column < grid.width && rows.filter((row) => grid.text(row, column) !== '').length >= 2
  let { left, right } = band
  while (used(left - 1)) left -= 1
  while (used(right + 1)) right += 1
  return { ...band, left, right }
}

/** Widths for columns of which the file says nothing. */
const WIDTHS: Readonly<Record<Role, number>> = {
  no: 7,
  name: 28,
  unit: 10,
  target: 18,
  stage: 16,
  actual: 14,
  status: 18,
  growth: 12,
  pace: 12,
  last: 12,
  share: 12,
  gap: 12,
  owner: 16,
  note: 18,
  none: 14,
}

/** Body merges by the ids of their corners; what of a merge lies outside of the table is left out. */
function mergesOf(
  grid: Grid,
  rowAt: readonly number[],
  columnAt: readonly number[],
  rows: readonly Row[],
  columns: readonly Column[],
): Merge[] {
  const rowIndex = new Map(rowAt.map((row, index) => [row, index]))
  const columnIndex = new Map(columnAt.map((column, index) => [column, index]))
  /** First and last index of the places from…to; repeated headers leave gaps. */
  const inside = (at: ReadonlyMap<number, number>, from: number, to: number): [number, number] | null => {
    let [start, end] = [from, to]
    while (start <= end && !at.has(start)) start += 1
    while (end >= start && !at.has(end)) end -= 1
    return start > end ? null : [at.get(start) ?? 0, at.get(end) ?? 0]
  }
  const ordered = [...grid.merges].sort((a, b) => a.top - b.top || a.left - b.left)
  return ordered.flatMap((merge) => {
    const down = inside(rowIndex, merge.top, merge.bottom)
    const across = inside(columnIndex, merge.left, merge.right)
    if (!down || !across || (down[0] === down[1] && across[0] === across[1])) return []
    const [top, bottom] = [rows[down[0]], rows[down[1]]]
    const [left, right] = [columns[across[0]], columns[across[1]]]
    if (!top || !bottom || !left || !right) return []
    return [{ top: top.id, bottom: bottom.id, left: left.id, right: right.id }]
  })
}

/** A recognised table that does not say its year or its months itself may take them from its neighbours. */
export interface Dated {
  readonly recognised: Recognised
  readonly year: number | null
  readonly period: Told | null
}

/** A table as read, or what must be asked about it. */
export interface Reading {
  readonly dated: Dated
  readonly question: SheetQuestion | null
  /** Words or arithmetic, not figures in a row alone, speak for its target or its actual. */
  readonly grounded: boolean
  /** Where its header begins on the sheet. */
  readonly cell: string
}

/** The columns of a table on its sheet; blank ones between, with nothing above or below, are none. */
function columnsAt(grid: Grid, band: Band, rowAt: readonly number[]): number[] {
  const columns: number[] = []
  for (let column = band.left; column <= band.right; column += 1) {
    let blank = true
    for (let row = band.top; blank && row <= band.bottom; row += 1) blank = grid.shown(row, column) === ''
    if (!blank || rowAt.some((row) => grid.text(row, column) !== '')) columns.push(column)
  }
  return columns
}

/** The lines over a table; one of several side by side may have them in common with its neighbours. */
function above(sheet: Grid, { grid, above: from, band }: Place): LinesAbove {
  const own = linesAbove(grid, from, band.top - 1)
  if (own.title.length > 0 || own.label !== '' || grid === sheet) return own
  const single = {
    ...sheet,
    filled: (row: number) => (sheet.filled(row).length === 1 ? sheet.filled(row) : []),
  }
  const { label, title, above } = linesAbove(single, from, band.top - 1)
  return { label, title, above: [...above, ...own.above] }
}

/** The tables that stand at a place: one, or one for each of several groups side by side. */
export function readPlace(
  sheet: Sheet,
  whole: Grid,
  place: Place,
  newId: () => string,
  file: string,
): Reading[] {
  const { grid, rows: rowAt, roles: told } = place
  const band = told === null ? widened(grid, place) : place.band
  const columnAt = columnsAt(grid, band, rowAt)
  const raw = columnAt.map(
    (column): RawColumn => ({
      header: headerPath(grid, band, column),
      texts: rowAt.map((row) => grid.text(row, column)),
    }),
  )
  const lines = above(whole, place)
  const names = { sheet: sheet.name, file }
  const unknown = raw.map(({ header }) => ({ header, role: 'none' as const }))
  const year = tableYear({ ...lines, columns: unknown, ...names })
  const around = [...lines.title, ...lines.above]
  const assign = (columns: readonly RawColumn[]) => assignRoles(columns, year, around)
  const all = raw.map((_, index) => index)
  const warnings = [...leftOut(grid, band, rowAt), ...concealed(sheet, rowAt)]
  const shared: Shared = {
    sheet,
    grid,
    band,
    rowAt,
    columnAt,
    raw,
    lines,
    names,
    year,
    newId,
    below: place.below,
  }
  if (told !== null) {
    const roles = columnAt.map((column) => told[column - band.left] ?? 'none')
    return [tableOf(shared, { columns: all, roles, assigned: null, topic: '', warnings })]
  }
  const groups = groupsOf(raw, assign)
  const tables = groups.length > 0 ? groups : [{ name: '', columns: all, assigned: assign(raw) }]
  return tables.map(({ name: topic, columns, assigned }, index) =>
    tableOf(shared, {
      columns,
      roles: assigned.roles,
      assigned,
      topic,
      warnings: index === 0 ? warnings : [],
    }),
  )
}

/** What the tables at one place have in common. */
interface Shared {
  readonly sheet: Sheet
  readonly grid: Grid
  readonly band: Band
  readonly rowAt: readonly number[]
  readonly columnAt: readonly number[]
  readonly raw: readonly RawColumn[]
  readonly lines: LinesAbove
  readonly names: { readonly sheet: string; readonly file: string }
  readonly year: number | null
  readonly newId: () => string
  readonly below: Place['below']
}

/** What one table of a place is made of. */
interface Own {
  /** Which of the place's columns. */
  readonly columns: readonly number[]
  readonly roles: readonly Role[]
  /** How recognition came to the roles; null where a person told them. */
  readonly assigned: Assigned | null
  /** What stands over its group; '' where it is all of the place. */
  readonly topic: string
  readonly warnings: readonly SheetWarning[]
}

function tableOf(shared: Shared, { columns: chosen, roles, assigned, topic, warnings }: Own): Reading {
  const unsure = assigned === null || assigned.sure ? null : assigned
  const { sheet, grid, band, rowAt, raw, lines, names, year, newId } = shared
  const columnAt = chosen.map((index) => shared.columnAt[index] ?? 0)
  const own = chosen.flatMap((index) => raw[index] ?? [])
  const period = tablePeriod({
    ...lines,
    columns: own.map(({ header }, index) => ({ header, role: roles[index] ?? 'none' })),
    ...names,
  })
  const hidden = new Set(sheet.hiddenColumns)
  const set = columnAt.map((at) => sheet.widths[at])
  // A width that all columns share is the file's default: nobody fitted it to what the columns say.
  const [common] = set
  const fitted = set.length < 3 || set.some((width) => width !== common)
  const columns = own.map(({ header }, index): Column => {
    const role = roles[index] ?? 'none'
    const at = columnAt[index] ?? 0
    const width = Math.min(255, Math.max(1, (fitted ? set[index] : undefined) ?? WIDTHS[role]))
    const reason = assigned?.why[index]
    return {
      id: newId(),
      header,
      role,
      ...(reason !== undefined && { why: reason }),
      ...(unsure?.open.includes(index) && { unsure: true as const }),
      width,
      ...(hidden.has(at) ? { hidden: true } : {}),
    }
  })
  const steps = indentsOf(sheet, rowAt, columnAt, roles, own)
  const plain = rowAt.map((row, at): Row => {
    const cells: Record<string, string> = {}
    for (const [index, column] of columns.entries()) {
      const text = grid.text(row, columnAt[index] ?? 0)
      const lead = column.role === 'name' && !/^\s/.test(text) ? '\u3000'.repeat(steps[at] ?? 0) : ''
      if (text !== '') cells[column.id] = lead + text
    }
    return { id: newId(), cells }
  })
  const rows = markedRows(plain, sheet.looks ?? [], columns, rowAt, columnAt)
  const called = own[roles.indexOf('name')]
  const ofPlaces = topic !== '' && called !== undefined && areOfPlaces(called.texts)
  const attachment: Attachment = {
    id: newId(),
    heading: {
      ...lines,
      title: topic === '' ? lines.title : [...lines.title, topic],
      below: linesBelow(grid, ...shared.below),
      year,
      months: null,
      ...(ofPlaces && { indicator: topic }),
    },
    columns,
    rows,
    merges: mergesOf(grid, rowAt, columnAt, rows, columns),
    sheet: sheet.name,
  }
  // A title that tells a period, or a column of 指标, says what kind of table stands below.
  const named = own.some(({ header }) => /指标/.test(comparable(header.join(''))))
  const [aimed, reached] = [roles.includes('target'), roles.includes('actual')]
  const grounded =
    (assigned?.grounded ?? true) || (named && reached) || (period?.by === '标题' && aimed && reached)
  const said = [...warnings, ...unread({ own, columns, columnAt, band, year })]
  const dated = { recognised: { attachment, rowAt, columnAt, warnings: said }, year, period }
  if (unsure === null) return { dated, question: null, grounded, cell: address(band.top, band.left) }
  const across = <T>(some: readonly T[], blank: T): T[] => {
    const wide = Array.from({ length: band.right - band.left + 1 }, () => blank)
    for (const [index, column] of columnAt.entries()) wide[column - band.left] = some[index] ?? blank
    return wide
  }
  const { other } = unsure
  const question = ask(sheet, band, {
    roles: across(roles, 'none'),
    why: across(unsure.why, ''),
    other: other && { roles: across(other.roles, 'none'), why: across(other.why, '') },
  })
  return { dated, question, grounded, cell: address(band.top, band.left) }
}

/** What to ask about a header; without any role told there is nothing to begin with but its place. */
function ask(
  sheet: Sheet,
  band: Band,
  { roles, why, other }: Pick<Assigned, 'roles' | 'why' | 'other'>,
): SheetQuestion {
  const shape = shapeOf(sheet, band)
  const { top: headerTop, bottom: headerBottom, left, right } = band
  const guess = { shape, sheet: sheet.name, headerTop, headerBottom, left, right, roles }
  return { sheet: sheet.name, shape, ...textsAround(sheet, band), guess, why, other }
}

/** Texts beside the table are no part of it: say so rather than lose them in silence. */
function leftOut(grid: Grid, band: Band, rowAt: readonly number[]): SheetWarning[] {
  for (const row of rowAt) {
    const column = grid.filled(row).find((at) => at < band.left || at > band.right)
    if (column !== undefined)
      return [{ cell: address(row, column), message: '表格旁边还有内容，不属于表格，没有读入。' }]
  }
  return []
}

interface Made {
  readonly own: readonly RawColumn[]
  readonly columns: readonly Column[]
  readonly columnAt: readonly number[]
  readonly band: Band
  readonly year: number | null
}

/** What is kept as it stands but judged by nobody: a target without an actual, targets and results beyond the first. */
function unread({ own, columns, columnAt, band, year }: Made): SheetWarning[] {
  const cellOf = (index: number) => address(band.bottom, columnAt[index] ?? band.left)
  const quoted = (indexes: readonly number[]) =>
    indexes.map((index) => `“${headerText(own[index]?.header ?? [])}”`).join('、')
  const open = columns.flatMap(({ role, header }, index) =>
    role === 'none' && !isElsewhen(header, year) ? [index] : [],
  )
  const may = (index: number, role: Role) =>
    meanings(own[index]?.header.at(-1) ?? '').some((one) => one.role === role && one.weight >= 6)
  const left = open.filter((index) => valuesOf(own[index]?.texts ?? []).figures > 0.5)
  const measures = left.filter((index) => may(index, 'target') || may(index, 'actual'))
  const unknown = left.filter(
    (index) => !measures.includes(index) && own[index]?.header.every((text) => meanings(text).length === 0),
  )
  const warnings: SheetWarning[] = []
  const [aim, done] = [
    columns.findIndex(({ role }) => role === 'target' || role === 'stage'),
    columns.findIndex(({ role }) => role === 'actual'),
  ]
  const [target, actual] = [aim >= 0, done >= 0]
  const [second] = measures
  if (target && actual && second !== undefined)
    warnings.push({
      cell: cellOf(second),
      message: `${quoted(measures)}也像是目标或完成数，没有参与判定，照原样保留；要用它判定，请在“列设置”里改。`,
    })
  if (target && !actual)
    warnings.push({
      cell: cellOf(aim),
      message: '没有认出哪一栏是实绩（完成数），这张表没有判定；请在“列设置”里指定。',
    })
  if (actual && !target)
    warnings.push({
      cell: cellOf(done),
      message: '没有认出哪一栏是目标，这张表没有判定；请在“列设置”里指定。',
    })
  const [first] = unknown
  if (first !== undefined && !target && !actual)
    warnings.push({
      cell: cellOf(first),
      message: `没有认出哪一栏是目标、哪一栏是实绩，这张表没有判定；${quoted(unknown)}是什么，请在“列设置”里指定。`,
    })
  else if (first !== undefined)
    warnings.push({
      cell: cellOf(first),
      message: `${quoted(unknown)}没有认出用途，没有参与判定，照原样保留。`,
    })
  return warnings
}

/** Hidden rows are read: a sum would be wrong without them. But nobody sees them in the file. */
function concealed(sheet: Sheet, rowAt: readonly number[]): SheetWarning[] {
  const hidden = new Set(sheet.hiddenRows)
  const first = rowAt.find((row) => hidden.has(row))
  if (first === undefined) return []
  const count = rowAt.filter((row) => hidden.has(row)).length
  return [
    {
      cell: address(first, 0),
      message: `原表有${count}行是隐藏的（从第${first + 1}行起），已一并读入，请核对是否需要。`,
    },
  ]
}
