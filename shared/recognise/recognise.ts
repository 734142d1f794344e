/**
 * Sheet → attachments: where the tables are, what their columns mean, and what stands around them. Knows no file
 * formats: every reader makes the same Sheet.
 */

import { address } from '../attachment/address.ts'
import type { Attachment, Column, Heading, Merge, Role, Row } from '../attachment/model.ts'
import { monthsOf, yearOf } from '../measure/period.ts'
import type { Mapping } from './answer.ts'
import { type LinesAbove, linesAbove, linesBelow } from './around.ts'
import type { RawColumn } from './claims.ts'
import { assignRoles } from './columns.ts'
import { type Grid, gridOf } from './grid.ts'
import { guessHeader } from './guess.ts'
import { type Band, headerPath } from './header.ts'
import { placesOf, type SheetQuestion, shapeOf, textsAround } from './mapping.ts'
import { type Told, tablePeriod, tableYear } from './period.ts'
import { findTables, type Place } from './places.ts'
import { isSpan, meanings } from './roles.ts'
import type { Sheet, SheetWarning } from './sheet.ts'

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
interface Dated {
  readonly recognised: Recognised
  readonly year: number | null
  readonly period: Told | null
}

/** A table as read, or what must be asked about it. */
interface Reading {
  readonly dated: Dated
  readonly question: SheetQuestion | null
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

function read(sheet: Sheet, whole: Grid, place: Place, newId: () => string, file: string): Reading {
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
  const { roles, sure } =
    told === null
      ? assignRoles(raw, year, around)
      : { roles: columnAt.map((column) => told[column - band.left] ?? 'none'), sure: true }
  const period = tablePeriod({
    ...lines,
    columns: raw.map(({ header }, index) => ({ header, role: roles[index] ?? 'none' })),
    ...names,
  })

  const hidden = new Set(sheet.hiddenColumns)
  const set = columnAt.map((at) => sheet.widths[at])
  // A width that all columns share is the file's default: nobody fitted it to what the columns say.
  const [common] = set
  const fitted = set.length < 3 || set.some((width) => width !== common)
  const columns = raw.map(({ header }, index): Column => {
    const role = roles[index] ?? 'none'
    const at = columnAt[index] ?? 0
    const width = Math.min(255, Math.max(1, (fitted ? set[index] : undefined) ?? WIDTHS[role]))
    return { id: newId(), header, role, width, ...(hidden.has(at) ? { hidden: true } : {}) }
  })
  const rows = rowAt.map((row): Row => {
    const cells: Record<string, string> = {}
    for (const [index, column] of columns.entries()) {
      const text = grid.text(row, columnAt[index] ?? 0)
      if (text !== '') cells[column.id] = text
    }
    return { id: newId(), cells }
  })
  const attachment: Attachment = {
    id: newId(),
    heading: { ...lines, below: linesBelow(grid, ...place.below), year, months: null },
    columns,
    rows,
    merges: mergesOf(grid, rowAt, columnAt, rows, columns),
    sheet: sheet.name,
  }
  const warnings = [
    ...leftOut(grid, band, rowAt),
    ...otherGroups(raw, columnAt, band),
    ...concealed(sheet, rowAt),
  ]
  const dated = { recognised: { attachment, rowAt, columnAt, warnings }, year, period }
  if (sure) return { dated, question: null }
  const spread: Role[] = Array.from({ length: band.right - band.left + 1 }, () => 'none')
  for (const [index, column] of columnAt.entries()) spread[column - band.left] = roles[index] ?? 'none'
  return { dated, question: ask(sheet, band, spread) }
}

/** What to ask about a header; without any role told there is nothing to begin with but its place. */
function ask(sheet: Sheet, band: Band, roles: readonly Role[]): SheetQuestion {
  const shape = shapeOf(sheet, band)
  const { top: headerTop, bottom: headerBottom, left, right } = band
  const guess = { shape, sheet: sheet.name, headerTop, headerBottom, left, right, roles }
  return { sheet: sheet.name, shape, ...textsAround(sheet, band), guess }
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

/** 工业 and 商贸 with a target and an actual each: only the first is judged. */
function otherGroups(raw: readonly RawColumn[], columnAt: readonly number[], band: Band): SheetWarning[] {
  const has = (group: string, role: Role) =>
    raw.some(
      ({ header }) =>
        header.length > 1 &&
        header[0] === group &&
        meanings(header.at(-1) ?? '').some((one) => one.role === role),
    )
  const groups = [
    ...new Set(raw.flatMap(({ header: [group = ''] }) => (group === '' || isSpan(group) ? [] : [group]))),
  ]
  const full = groups.filter((group) => has(group, 'target') && has(group, 'actual'))
  const [first, second] = full
  if (first === undefined || second === undefined) return []
  const at = columnAt[raw.findIndex(({ header }) => header[0] === second)] ?? band.left
  return [
    {
      cell: address(band.top, at),
      message: `表头有${full.length}组目标和完成数，只按第一组“${first.replaceAll('\n', '')}”判定，其余各组照原样保留。`,
    },
  ]
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

function readSheet(sheet: Sheet, newId: () => string, mappings: readonly Mapping[], file: string): Reading[] {
  const grid = gridOf(sheet)
  return findTables(grid, placesOf(sheet, grid, mappings)).map((place, index) => {
    const { dated, question } = read(sheet, grid, place, newId, file)
    if (index > 0) return { dated, question }
    const warnings = [...sheet.warnings, ...dated.recognised.warnings]
    return { dated: { ...dated, recognised: { ...dated.recognised, warnings } }, question }
  })
}

/** What files hold: tables that were told for sure, and what must be asked about the others. */
export interface Recognition {
  readonly found: Recognised[]
  readonly questions: SheetQuestion[]
}

/**
 * The attachments of all sheets of a file, in their order, and questions about tables whose columns the words above
 * them do not tell. Where nothing reads as a table, a block of figures under unknown words is asked about.
 * @param mappings what persons told before; a table of the same shape is read as told, without asking
 * @param file the file's name, which may tell year and period where nothing within does
 */
export function recognise(
  sheets: readonly Sheet[],
  newId: () => string,
  mappings: readonly Mapping[],
  file = '',
): Recognition {
  const { readings, aside } = withoutLists(sheets.flatMap((sheet) => readSheet(sheet, newId, mappings, file)))
  const questions = readings.flatMap(({ question }) => question ?? [])
  const once = questions.filter(
    ({ sheet, shape }, index) =>
      mappings.every((told) => told.shape !== shape) &&
      questions.findIndex((one) => one.sheet === sheet && one.shape === shape) === index,
  )
  const found = readings.filter(({ question }) => question === null).map(({ dated }) => dated)
  const [first] = found
  if (first)
    found[0] = {
      ...first,
      recognised: { ...first.recognised, warnings: [...aside, ...first.recognised.warnings] },
    }
  if (readings.length > 0) return { found: together(found, coverLines(sheets, readings)), questions: once }
  const blocks = sheets.flatMap((sheet) => blockQuestion(sheet) ?? [])
  return {
    found: [],
    questions: blocks.filter(({ shape }) => mappings.every((told) => told.shape !== shape)),
  }
}

/** Beside tables that are sure, a list of persons or words without any figure to judge is none to ask about. */
function withoutLists(all: readonly Reading[]): { readings: Reading[]; aside: SheetWarning[] } {
  const isList = ({ question, dated }: Reading) =>
    question !== null && !dated.recognised.attachment.columns.some(({ role }) => MEASURES.has(role))
  if (all.every(({ question }) => question !== null)) return { readings: [...all], aside: [] }
  return {
    readings: all.filter((reading) => !isList(reading)),
    aside: all.filter(isList).map(({ dated }) => ({
      cell: '',
      message: `工作表“${dated.recognised.attachment.sheet}”里有一张表没有目标和完成数，没有读入。`,
    })),
  }
}

const MEASURES: ReadonlySet<Role> = new Set(['target', 'stage', 'actual', 'status', 'growth', 'share'])

function blockQuestion(sheet: Sheet): SheetQuestion | null {
  const grid = gridOf(sheet)
  const band = guessHeader(grid)
  if (band === null) return null
  const rows: number[] = []
  for (let row = band.bottom + 1; row < grid.height && grid.filled(row).length > 0; row += 1) rows.push(row)
  const raw: RawColumn[] = []
  for (let column = band.left; column <= band.right; column += 1)
    raw.push({
      header: headerPath(grid, band, column),
      texts: rows.map((row) => grid.text(row, column)),
    })
  return ask(sheet, band, assignRoles(raw, null, []).roles)
}

/** The short lines of the sheets before the first that holds a table: a cover. */
function coverLines(sheets: readonly Sheet[], readings: readonly Reading[]): string[] {
  const first = sheets.findIndex(({ name }) =>
    readings.some(({ dated }) => dated.recognised.attachment.sheet === name),
  )
  return sheets
    .slice(0, Math.max(0, first))
    .flatMap(({ texts }) => texts.slice(0, MOST_COVER).flatMap((row) => row.filter((text) => text !== '')))
    .filter((text) => text.length <= MOST_COVER)
}

/** A cover has no more rows, and no longer lines. */
const MOST_COVER = 40

/**
 * The attachments of one report speak of one period: what one does not say, the first that does says for it, else the
 * cover. Where that says nothing either the period is not known.
 */
function together(all: readonly Dated[], cover: readonly string[]): Recognised[] {
  const year = all.find((one) => one.year !== null)?.year ?? yearOf(cover)
  const neighbour = all.find(({ period }) => period !== null)?.period
  const covered = monthsOf(cover)
  const period: Told | null =
    neighbour != null
      ? { months: neighbour.months, by: '其他附件' }
      : covered === null
        ? null
        : { months: covered, by: '封面' }
  return all.map(({ recognised, ...own }) => {
    const told = own.period ?? period
    const heading: Heading = {
      ...recognised.attachment.heading,
      year: own.year ?? year,
      ...(told !== null && { months: told.months, told: told.by }),
    }
    return { ...recognised, attachment: { ...recognised.attachment, heading } }
  })
}

/**
 * The attachments where nobody can be asked: tables that are not sure are read by the guess, as far as it knows what
 * the rows are called and one thing more.
 */
export function recogniseSheets(sheets: readonly Sheet[], newId: () => string, file = ''): Recognised[] {
  const { found, questions } = recognise(sheets, newId, [], file)
  const guesses = questions.flatMap(({ guess }) =>
    guess?.roles.includes('name') && guess.roles.some((role) => role !== 'name' && role !== 'none')
      ? [guess]
      : [],
  )
  return guesses.length === 0 ? found : recognise(sheets, newId, guesses, file).found
}
