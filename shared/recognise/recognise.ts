/**
 * Sheet → attachments: where the tables are, what their columns mean, and what stands around them. Knows no file
 * formats: every reader makes the same Sheet.
 */
import type { Attachment, Column, Merge, Role, Row } from '../attachment.ts'
import { address, type Sheet, type SheetWarning } from '../sheet.ts'
import { isNote, linesAbove, linesBelow } from './around.ts'
import { assignRoles, type RawColumn } from './columns.ts'
import { type Grid, gridOf } from './grid.ts'
import { type Band, headerBand, headerPath, isHeaderRow } from './header.ts'
import { isWholeYear, monthsOf, yearOf } from './period.ts'

/** An attachment with the places on the sheet that its rows and columns came from. */
export interface Recognised {
  readonly attachment: Attachment
  /** 0-based sheet row of each attachment row. */
  readonly rowAt: readonly number[]
  /** 0-based sheet column of each attachment column. */
  readonly columnAt: readonly number[]
  readonly warnings: readonly SheetWarning[]
}

/** A table's place: its header, its body rows, and the lines above and below that are its own. */
interface Place {
  readonly band: Band
  readonly rows: number[]
  readonly above: number
  readonly below: readonly [from: number, to: number]
}

const MOST_BLANK = 3

const isBlank = (grid: Grid, row: number, band: Band): boolean => {
  for (let column = band.left; column <= band.right; column += 1)
    if (grid.shown(row, column) !== '') return false
  return true
}

/** A line of its own: one text in the whole row, at the left or over most of the table. */
function isLine(grid: Grid, row: number, band: Band): boolean {
  const filled = grid.filled(row, band.left, band.right)
  const [only] = filled
  if (filled.length !== 1 || only === undefined) return false
  const merge = grid.merge(row, only)
  return (
    only === band.left ||
    (merge !== undefined && merge.right - merge.left + 1 >= (band.right - band.left + 1) * 0.6)
  )
}

const rowText = (grid: Grid, row: number, band: Band): string =>
  grid
    .filled(row, band.left, band.right)
    .map((column) => `${column}:${grid.text(row, column)}`)
    .join('|')

/** Whether a header stands here again for the sake of a new page. */
function isRepeated(grid: Grid, row: number, band: Band): boolean {
  const height = band.bottom - band.top + 1
  for (let level = 0; level < height; level += 1) {
    if (rowText(grid, row + level, band) !== rowText(grid, band.top + level, band)) return false
  }
  return true
}

/** The next row that holds anything. */
function nextFilled(grid: Grid, from: number): number {
  let row = from
  while (row < grid.height && grid.filled(row).length === 0) row += 1
  return row
}

/** The body rows below a header, and where they end. */
function bodyRows(grid: Grid, band: Band): number[] {
  const rows: number[] = []
  let row = band.bottom + 1
  while (row < grid.height) {
    if (isBlank(grid, row, band)) {
      const next = nextFilled(grid, row)
      const continues =
        next < grid.height &&
        next - row <= MOST_BLANK &&
        !isNote(grid, next) &&
        (grid.filled(next, band.left, band.right).length > 1 || isRepeated(grid, next, band))
      if (!continues) break
      for (; row < next; row += 1) rows.push(row)
      continue
    }
    if (isNote(grid, row)) break
    if (isRepeated(grid, row, band)) row += band.bottom - band.top + 1
    else if (isHeaderRow(grid, row)) break
    else {
      rows.push(row)
      row += 1
    }
  }
  if (row < grid.height && isHeaderRow(grid, row)) {
    // The lines right above the next table's header are its title, and what its header spans is its own.
    while (rows.length > 0 && rows.at(-1) !== undefined && isTitleLine(grid, rows.at(-1) ?? 0, band))
      rows.pop()
  }
  // Below the last row: blank ones, and sentences that no 注 announces.
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    const text = grid.text(last, band.left)
    const sentence =
      isLine(grid, last, band) && (text.length > 40 || /^(?:\d{4}年)?\d{1,2}月\d{1,2}日$/.test(text.trim()))
    if (!isBlank(grid, last, band) && !sentence) break
    rows.pop()
  }
  return rows
}

const isTitleLine = (grid: Grid, row: number, band: Band): boolean =>
  isBlank(grid, row, band) || isLine(grid, row, band)

/** All tables of a sheet, from the top down. */
function findTables(grid: Grid): Place[] {
  const places: Place[] = []
  let free = 0
  for (let row = 0; row < grid.height; row += 1) {
    if (!isHeaderRow(grid, row)) continue
    const band = headerBand(grid, row, free)
    const rows = bodyRows(grid, band)
    const end = (rows.at(-1) ?? band.bottom) + 1
    if (rows.length === 0) {
      row = band.bottom
      continue
    }
    // Notes reach to the next table's lines, which begin after a blank row or with 附件.
    let below = end
    let to = nextFilled(grid, end)
    while (
      to < grid.height &&
      grid.filled(to).length > 0 &&
      !isHeaderRow(grid, to) &&
      !/^\s*附[件表]/.test(grid.shown(to, band.left))
    ) {
      below = to + 1
      to = isNote(grid, nextFilled(grid, to + 1)) ? nextFilled(grid, to + 1) : to + 1
    }
    const isLast = !hasHeaderFrom(grid, below)
    if (isLast) below = grid.height
    places.push({ band, rows, above: free, below: [end, below - 1] })
    free = below
    row = Math.max(row, below - 1)
  }
  return places
}

function hasHeaderFrom(grid: Grid, from: number): boolean {
  for (let row = from; row < grid.height; row += 1) if (isHeaderRow(grid, row)) return true
  return false
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
  actual: 14,
  status: 18,
  growth: 12,
  share: 12,
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
  readonly months: number | null
}

function toAttachment(sheet: Sheet, grid: Grid, place: Place, newId: () => string): Dated {
  const band = widened(grid, place)
  const { rows: rowAt } = place
  const columnAt = Array.from({ length: band.right - band.left + 1 }, (_, index) => band.left + index)
  const raw = columnAt.map(
    (column): RawColumn => ({
      header: headerPath(grid, band, column),
      texts: rowAt.map((row) => grid.text(row, column)),
    }),
  )
  const { label, title, above } = linesAbove(grid, place.above, band.top - 1)
  const headers = raw.flatMap(({ header }) => header)
  const year = yearOf([title.join(''), ...above, ...headers, sheet.name])
  const roles = assignRoles(raw, year)
  const named = [
    title.join(''),
    ...above,
    ...raw.filter((_, index) => roles[index] === 'actual').map(({ header }) => header.join('')),
    ...headers,
    sheet.name,
  ]
  const months = monthsOf(named) ?? (isWholeYear(title) ? 12 : null)

  const hidden = new Set(sheet.hiddenColumns)
  const columns = raw.map(({ header }, index): Column => {
    const role = roles[index] ?? 'none'
    const at = columnAt[index] ?? 0
    const width = Math.min(255, Math.max(1, sheet.widths[at] ?? WIDTHS[role]))
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
    heading: { label, title, above, below: linesBelow(grid, ...place.below), year, months: months ?? 6 },
    columns,
    rows,
    merges: mergesOf(grid, rowAt, columnAt, rows, columns),
    sheet: sheet.name,
  }
  return { recognised: { attachment, rowAt, columnAt, warnings: leftOut(grid, band, rowAt) }, year, months }
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

function recogniseOne(sheet: Sheet, newId: () => string): Dated[] {
  const grid = gridOf(sheet)
  return findTables(grid).map((place, index) => {
    const dated = toAttachment(sheet, grid, place, newId)
    if (index > 0) return dated
    return {
      ...dated,
      recognised: { ...dated.recognised, warnings: [...sheet.warnings, ...dated.recognised.warnings] },
    }
  })
}

/**
 * The attachments of all sheets of a file, in their order; none where no row reads as a header. The attachments of
 * one report speak of one period: what one of them does not say, the first that does says for it (else 上半年).
 */
export function recogniseSheets(sheets: readonly Sheet[], newId: () => string): Recognised[] {
  const all = sheets.flatMap((sheet) => recogniseOne(sheet, newId))
  const year = all.find((one) => one.year !== null)?.year ?? null
  const months = all.find((one) => one.months !== null)?.months ?? 6
  return all.map(({ recognised, ...own }) => {
    const heading = { ...recognised.attachment.heading, year: own.year ?? year, months: own.months ?? months }
    return { ...recognised, attachment: { ...recognised.attachment, heading } }
  })
}
