/** Where the tables of a sheet stand: stacked, side by side, in the middle of a text. */
import type { Role } from '../attachment/model.ts'
import type { Rectangle } from '../attachment/rectangles.ts'
import { comparable } from '../measure/normalise.ts'
import { isContinued, isLabel, isNote, isTitle, standsOver } from './around.ts'
import { type Grid, partOf } from './grid.ts'
import { type Band, headerBand, isHeaderRow, readsAsHeader } from './header.ts'
import { headerKey, meanings } from './roles.ts'
import { numberOf } from './values.ts'

/** A header at its place, with the roles that a person told. */
export interface Told {
  readonly band: Band
  readonly roles: readonly Role[]
}

/** A table's place: its header, its body rows, and the lines above and below that are its own. */
export interface Place {
  /** The part of the sheet that the table has to itself. */
  readonly grid: Grid
  readonly band: Band
  readonly rows: readonly number[]
  readonly above: number
  readonly below: readonly [from: number, to: number]
  /** null where nobody told. */
  readonly roles: readonly Role[] | null
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

const lineText = (grid: Grid, row: number, band: Band): string => {
  const [only] = grid.filled(row, band.left, band.right)
  return only === undefined ? '' : grid.text(row, only)
}

/** 一、 （二） 3. at the beginning of a group's heading. */
const isEnumerated = (text: string): boolean =>
  /^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|其中)/.test(
    comparable(text),
  )

/** Whether a header stands here again for the sake of a new page. */
function isRepeated(grid: Grid, row: number, band: Band): boolean {
  for (let level = 0; level <= band.bottom - band.top; level += 1) {
    const before = grid.filled(band.top + level, band.left, band.right)
    const here = grid.filled(row + level, band.left, band.right)
    if (before.length !== here.length) return false
    for (const [index, column] of before.entries()) {
      if (here[index] !== column) return false
      const [one, other] = [grid.text(band.top + level, column), grid.text(row + level, column)]
      if (one !== other && headerKey(one) !== headerKey(other)) return false
    }
  }
  return true
}

/** The next row that holds anything, within a table's columns where they are given. */
function nextFilled(grid: Grid, from: number, band?: Band): number {
  let row = from
  while (row < grid.height && grid.filled(row, band?.left, band?.right).length === 0) row += 1
  return row
}

/** The row of a header repeated for a new page at or right below the lines at `row`; null where there is none. */
function newPage(grid: Grid, row: number, band: Band, above: number): number | null {
  if (isRepeated(grid, row, band)) return row
  let at = row
  while (at < grid.height && at - row <= MOST_BLANK && isSaidAgain(grid, at, band, above)) at += 1
  return at > row && isRepeated(grid, at, band) ? at : null
}

/** A line over the table that stands here again, or says that the table goes on. */
function isSaidAgain(grid: Grid, row: number, band: Band, above: number): boolean {
  const filled = grid.filled(row)
  if (filled.length === 0) return true
  if (filled.length > 3) return false
  const text = filled.map((column) => grid.text(row, column)).join('')
  if (isContinued(text)) return true
  for (let title = above; title < band.top; title += 1) {
    const before = grid.filled(title).map((column) => grid.text(title, column))
    if (before.length > 0 && headerKey(before.join('')) === headerKey(text)) return true
  }
  return false
}

/** The body rows below a header, and the row at which they end. */
function bodyRows(
  grid: Grid,
  band: Band,
  above: number,
  isNextHeader: (row: number) => boolean,
): { rows: number[]; end: number } {
  const rows: number[] = []
  let row = band.bottom + 1
  while (row < grid.height) {
    const page = newPage(grid, row, band, above)
    if (page !== null) {
      // The same header under a title of its own is another table.
      if (endsInTitle(grid, rows, band)) break
      row = page + band.bottom - band.top + 1
      continue
    }
    if (
      isBlank(grid, row, band) &&
      rows.length === 0 &&
      goesOn(grid, row, nextFilled(grid, row, band), band, above)
    ) {
      row = nextFilled(grid, row, band)
      continue
    }
    if (isBlank(grid, row, band)) {
      const next = nextFilled(grid, row, band)
      if (!goesOn(grid, row, next, band, above)) break
      for (; row < next; row += 1) rows.push(row)
      continue
    }
    if (isNote(grid, row) || isNextHeader(row)) break
    if (isLine(grid, row, band) && isLabel(lineText(grid, row, band))) break
    rows.push(row)
    row += 1
  }
  if (row < grid.height && (isNextHeader(row) || newPage(grid, row, band, above) !== null)) {
    // The lines right above the next table's header are its title, and what its header spans is its own.
    for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
      if (!isBlank(grid, last, band) && !isLine(grid, last, band) && !standsOver(grid, last)) break
      rows.pop()
    }
  }
  // Below the last row: blank ones, and sentences that no 注 announces.
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    const sentence = isLine(grid, last, band) && lineText(grid, last, band).length > 40
    if (!isBlank(grid, last, band) && !sentence) break
    rows.pop()
  }
  return { rows, end: row }
}

/** Whether the rows read so far end in a line that names a table. */
function endsInTitle(grid: Grid, rows: readonly number[], band: Band): boolean {
  const last = rows.findLast((row) => !isBlank(grid, row, band))
  return last !== undefined && isLine(grid, last, band) && isTitle(lineText(grid, last, band))
}

/** Whether the body goes on below blank rows. */
function goesOn(grid: Grid, row: number, next: number, band: Band, above: number): boolean {
  if (next >= grid.height || next - row > MOST_BLANK || isNote(grid, next)) return false
  if (newPage(grid, next, band, above) !== null) return true
  const filled = grid.filled(next, band.left, band.right)
  if (filled.length > 1) return true
  // 二、社会发展 with rows of its own below.
  const after = nextFilled(grid, next + 1, band)
  return (
    filled.length === 1 &&
    isLine(grid, next, band) &&
    isEnumerated(lineText(grid, next, band)) &&
    after === next + 1 &&
    grid.filled(after, band.left, band.right).length > 1
  )
}

/** No sheet of officials holds more; a crafted one would be read for hours. */
const MOST_TABLES = 200

/** All tables of a sheet or a part of it, from the top down; those side by side from left to right. */
export function findTables(grid: Grid, told: readonly Told[], from = 0): Place[] {
  const whole = { top: from, bottom: grid.height - 1, left: 0, right: grid.width - 1 }
  const apart = partsOf(grid, whole, told)
  if (apart) return apart.flatMap((area) => findTables(partOf(grid, area), within(told, area), from))

  const isHeader = (row: number) => isHeaderRow(grid, row) || told.some(({ band }) => band.top === row)
  const places: Place[] = []
  let free = from
  let tries = 0
  for (let row = from; row < grid.height && tries < MOST_TABLES; row += 1) {
    if (!isHeader(row)) continue
    tries += 1
    const read = headerBand(grid, row, free)
    const known = told.find(({ band }) => band.top <= read.bottom && band.bottom >= read.top)
    const band = known?.band ?? read
    const beside = partsOf(grid, regionOf(grid, band, free, isHeader), told)
    if (beside) {
      const end = Math.max(...beside.map(({ bottom }) => bottom))
      places.push(...beside.flatMap((area) => findTables(partOf(grid, area), within(told, area), free)))
      free = end + 1
      row = end
      continue
    }
    const isTold = (at: number) => told.some((one) => one.band.top === at)
    let { rows, end: stop } = bodyRows(grid, band, free, isHeader)
    // Below a header that a person told stands its body, whatever it reads like.
    if (rows.length === 0 && known) ({ rows, end: stop } = bodyRows(grid, band, free, isTold))
    if (rows.length === 0) {
      row = Math.max(band.bottom, stop - 1)
      continue
    }
    const end = (rows.at(-1) ?? band.bottom) + 1
    const below = notesEnd(grid, end, isHeader)
    places.push({ grid, band, rows, above: free, below: [end, below - 1], roles: known?.roles ?? null })
    free = below
    row = Math.max(row, below - 1)
  }
  return places
}

const within = (told: readonly Told[], area: Rectangle): Told[] =>
  told.filter(({ band }) => band.left <= area.right && band.right >= area.left && band.top <= area.bottom)

/** Where the notes below a table end: before the next table's lines; at the end of the sheet where there is none. */
function notesEnd(grid: Grid, end: number, isHeader: (row: number) => boolean): number {
  let header = end
  while (header < grid.height && !isHeader(header)) header += 1
  if (header === grid.height) return header
  const lines: number[] = []
  for (let row = end; row < header; row += 1) if (grid.filled(row).length > 0) lines.push(row)
  let run = end
  while (grid.filled(run).length > 0) run += 1
  let from = header
  for (const row of lines.toReversed()) {
    const only = grid.filled(row).length === 1 ? grid.text(row, grid.filled(row)[0] ?? 0) : ''
    const over = standsOver(grid, row)
    if ((isNote(grid, row) && !over) || only.length > MOST_HEADING || /[。；;]\s*$/.test(only)) break
    // Right below the table stand its own notes, unless they say that another one begins.
    const names = isLabel(only) || isTitle(only) || /^[一二三四五六七八九十]+、/.test(only)
    if (row > run || names) from = row
    const parted = row > end && grid.filled(row - 1).length === 0
    if (isLabel(only) || (parted && !over)) break
  }
  return from
}

/** Longer lines are sentences. */
const MOST_HEADING = 60

/** From the free rows over a header down to the lines of the next table that does not stand below it alone. */
function regionOf(grid: Grid, band: Band, from: number, isHeader: (row: number) => boolean): Rectangle {
  const region = { top: from, bottom: grid.height - 1, left: 0, right: grid.width - 1 }
  for (let row = band.bottom + 1; row < grid.height; row += 1) {
    if (!isHeader(row) || isRepeated(grid, row, band)) continue
    let bottom = row - 1
    while (bottom > band.bottom && grid.filled(bottom).length === 1) bottom -= 1
    return { ...region, bottom }
  }
  return region
}

/** More columns than this that something begins in are no tables side by side. */
const MOST_CUTS = 60

/** The parts of an area that hold a table each, side by side; null where it is one. */
function partsOf(grid: Grid, area: Rectangle, told: readonly Told[]): Rectangle[] | null {
  const cuts = [...gapsOf(grid, area), ...foldsOf(grid, area)]
    .filter((cut) => told.every(({ band }) => cut <= band.left || cut > band.right))
    .sort((a, b) => a - b)
  if (cuts.length === 0 || cuts.length > MOST_CUTS) return null
  const parts: Rectangle[] = []
  let left = area.left
  let right = area.left - 1
  for (const next of [...cuts, area.right + 1]) {
    const piece = { ...area, left: right + 1, right: next - 1 }
    const own = { ...area, left, right }
    if (right >= left && holdsTable(grid, piece, told) && holdsTable(grid, own, told)) {
      parts.push(own)
      left = piece.left
    }
    right = next - 1
  }
  if (parts.length === 0) return null
  parts.push({ ...area, left, right: area.right })
  return parts
}

/** The first columns after the blank ones of an area; lines across (titles, notes) do not fill a column. */
function gapsOf(grid: Grid, area: Rectangle): number[] {
  const used = new Uint8Array(grid.width)
  for (let row = area.top; row <= area.bottom; row += 1) {
    const filled = grid.filled(row, area.left, area.right)
    for (const column of filled) {
      const merge = grid.merge(row, column)
      used.fill(1, column, filled.length === 1 ? column + 1 : (merge?.right ?? column) + 1)
    }
  }
  const gaps: number[] = []
  for (let column = area.left + 1; column <= area.right; column += 1)
    if (used[column] === 1 && used[column - 1] === 0) gaps.push(column)
  return gaps
}

/** Where a header begins again to the right without a gap: 指标 目标 实绩 指标 目标 实绩. */
function foldsOf(grid: Grid, area: Rectangle): number[] {
  for (let row = area.top; row <= area.bottom; row += 1) {
    if (!isHeaderRow(grid, row)) continue
    const keys = grid.filled(row, area.left, area.right).map((column) => ({
      column,
      key: headerKey(grid.text(row, column)),
    }))
    const first = keys[0]?.key ?? ''
    const period = keys.findIndex(({ key }, index) => index > 0 && key === first)
    const folds =
      period >= 3 &&
      keys.length % period === 0 &&
      keys.every(({ key }, index) => key === keys[index % period]?.key)
    return folds ? keys.flatMap(({ column }, at) => (at > 0 && at % period === 0 ? [column] : [])) : []
  }
  return []
}

/** Whether an area by itself has a header that names its rows. */
function holdsTable(grid: Grid, area: Rectangle, told: readonly Told[]): boolean {
  if (told.some(({ band }) => band.left >= area.left && band.right <= area.right)) return true
  for (let row = area.top; row <= area.bottom; row += 1) {
    if (!readsAsHeader(grid, row, area.left, area.right)) continue
    const names = grid
      .filled(row, area.left, area.right)
      .some(
        (column) =>
          meanings(grid.text(row, column)).some(({ role }) => role === 'name') &&
          !standsOverFigures(grid, row, column, area.bottom),
      )
    if (names) return true
  }
  return false
}

/** Rows below a header that tell whether figures stand under it. */
const LOOKED_BELOW = 12

/** 目标任务 over figures names no row: groups side by side share the names at their left. */
function standsOverFigures(grid: Grid, row: number, column: number, bottom: number): boolean {
  let [figures, filled] = [0, 0]
  for (let below = row + 1; below <= Math.min(bottom, row + LOOKED_BELOW); below += 1) {
    const text = grid.text(below, column)
    if (text === '') continue
    filled += 1
    if (numberOf(text) !== null) figures += 1
  }
  return figures > filled / 2
}
