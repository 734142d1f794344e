/**
 * The tables in a plain text, as they come when a page or a document is copied into it: a row a line with its cells
 * apart, or a cell a line. What they mean is for recognition to tell, as with every other sheet.
 */
import type { Rectangle } from '../attachment/rectangles.ts'
import { meanings } from '../recognise/roles.ts'
import type { Sheet } from '../recognise/sheet.ts'
import { brokenTable } from './broken.ts'
import { endsTable, isProse, linesOver, linesUnder } from './lines.ts'
import { headerOver, profilesOf } from './spread.ts'
import { paragraphsOf, type Span } from './text.ts'

/** A table in a text: its place, its rows with the header's, and the cells that span. */
export interface TextTable extends Span {
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly Rectangle[]
}

/** The same by its lines. */
interface Found extends Omit<TextTable, 'from' | 'to'> {
  readonly top: number
  /** The line behind it. */
  readonly end: number
}

/** Nothing longer is searched line by line; a report has a fiftieth. */
const MOST_LINES = 60_000
const MOST_TABLES = 50
const MOST_COLUMNS = 60

/** The tables of a text in their order. */
export function tablesIn(text: string): TextTable[] {
  const lines = paragraphsOf(text)
  return foundIn(lines.map((line) => line.text)).map(({ top, end, rows, merges }) => ({
    rows,
    merges,
    from: lines[top]?.from ?? 0,
    to: lines[end - 1]?.to ?? 0,
  }))
}

/** The one sheet of a text's tables, each under its label and title and over its notes; null where there is none. */
export function sheetOf(text: string): Sheet | null {
  const lines = paragraphsOf(text).map((line) => line.text)
  const found = foundIn(lines)
  if (found.length === 0) return null
  const texts: string[][] = []
  const merges: Rectangle[] = []
  for (const [index, table] of found.entries()) {
    const before = found[index - 1]
    const between = lines.slice(before?.end ?? 0, table.top)
    const over = between.slice(between.length - linesOver(between))
    const after = lines.slice(table.end, found[index + 1]?.top ?? lines.length)
    const under = after.slice(0, linesUnder(after))
    // A blank row keeps two tables apart that have nothing between them.
    if (index > 0) texts.push([''])
    for (const line of over) if (line.trim() !== '') texts.push([line.trim()])
    const row = texts.length
    for (const { top, bottom, ...across } of table.merges)
      merges.push({ top: top + row, bottom: bottom + row, ...across })
    texts.push(...table.rows.map((cells) => [...cells]))
    for (const line of under) if (line.trim() !== '') texts.push([line.trim()])
  }
  const width = Math.max(...texts.map((row) => row.length))
  return {
    name: '文字',
    texts: texts.map((row) => [...row, ...new Array<string>(width - row.length).fill('')]),
    merges,
    widths: new Array<undefined>(width).fill(undefined),
    hiddenRows: [],
    hiddenColumns: [],
    warnings: [],
  }
}

function foundIn(raw: readonly string[]): Found[] {
  if (raw.length > MOST_LINES) return []
  const texts = raw.map((line) => line.trim())
  const found: Found[] = []
  let from = 0
  while (found.length < MOST_TABLES) {
    const all = [inLines(raw, from), tabbed(raw, from), broken(texts, from)].flatMap((one) => one ?? [])
    const first = all.reduce<Found | null>(
      (best, one) => (best === null || one.top < best.top ? one : best),
      null,
    )
    if (first === null) break
    found.push(first)
    from = first.end
  }
  return found
}

function broken(texts: readonly string[], from: number): Found | null {
  const table = brokenTable(texts, from)
  if (table === null) return null
  const { header, body } = table
  return { top: table.from, end: table.to, rows: [...header.rows, ...body], merges: header.merges }
}

/** What stands between the cells of a line. */
const BETWEEN: readonly RegExp[] = [/\t/, /[|｜│]/, /\s{2,}|\u3000+/]
const LEAST = 3

/** The cells of a line; the outer strokes of a row are no cells. */
function cellsOf(line: string, between: RegExp): string[] {
  const bare = between.test('|') ? line.trim().replace(/^[|｜│]|[|｜│]$/g, '') : line
  return (between.test('\t') && between.source === '\\t' ? bare : bare.trim())
    .split(between)
    .map((one) => one.trim())
}

/** Whether texts are a header: two words at least that columns go by. */
const isHeader = (cells: readonly string[]): boolean =>
  cells.length <= MOST_COLUMNS &&
  cells.filter((cell) => meanings(cell).length > 0).length >= 2 &&
  !cells.some(isProse)

/** A table of which each row is a line. */
function inLines(lines: readonly string[], from: number): Found | null {
  for (const [at, line] of lines.entries()) {
    if (at < from || line.length < LEAST * 2) continue
    for (const between of BETWEEN) {
      const header = cellsOf(line, between)
      if (header.length < LEAST || !isHeader(header)) continue
      const found = rowsBelow(lines, at, between, header)
      if (found !== null) return found
    }
  }
  return null
}

function rowsBelow(lines: readonly string[], top: number, between: RegExp, header: string[]): Found | null {
  const rows = [header]
  let [end, full] = [top + 1, 0]
  for (let at = top + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line.trim() === '') continue
    if (/^[\s|:+-]+$/.test(line) && line.includes('-')) continue
    const cells = cellsOf(line, between)
    const many = cells.length >= LEAST
    // A group's heading within the table: 一、经济发展.
    const next = lines.slice(at + 1).find((one) => one.trim() !== '')
    const heads = cells.length === 1 && !endsTable(line) && cellsOf(next ?? '', between).length >= LEAST
    if (!many && !heads) break
    if (many && cells.some((cell) => isProse(cell) && cells.length < header.length - 1)) break
    if (many) full += 1
    rows.push(cells)
    end = at + 1
  }
  return full < 2 ? null : { top, end, rows, merges: [] }
}

/** A table of which each cell is a line behind a tab, and each row ends in a blank line. */
function tabbed(lines: readonly string[], from: number): Found | null {
  for (let top = from; top < lines.length; top += 1) {
    if (!isTabbed(lines[top] ?? '')) continue
    const { rows, end } = tabbedRows(lines, top)
    const found = tabbedTable(rows)
    if (found !== null) return { top, end, ...found }
    top = end
  }
  return null
}

const isTabbed = (line: string): boolean => line.startsWith('\t') && !line.trim().includes('\t')

function tabbedRows(lines: readonly string[], top: number): { rows: string[][]; end: number } {
  const rows: string[][] = []
  let row: string[] | null = null
  let end = top
  for (let at = top; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (isTabbed(line)) {
      if (row === null) {
        row = []
        rows.push(row)
      }
      // As it was typed, its spaces too.
      row.push(line.trim() === '' ? '' : line.slice(1))
    } else if (line.trim() === '') {
      row = null
      continue
    } else {
      // A cell goes on in the next line.
      if (row === null || row.length === 0 || endsTable(line.trim())) break
      const cell = row.pop() ?? ''
      row.push(cell === '' ? line : `${cell}\n${line}`)
    }
    end = at + 1
  }
  return { rows, end }
}

/** The rows with the header's cells over the columns that they span; null where they are no table. */
function tabbedTable(rows: readonly (readonly string[])[]): Pick<Found, 'rows' | 'merges'> | null {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])
  const [upper, lower, ...below] = rows
  if (width < LEAST || count < 3 || upper === undefined || lower === undefined || !isHeader(upper))
    return null
  if (upper.length === width) return { rows, merges: [] }
  const words = [...upper, ...lower].filter((text) => text !== '')
  const known = lower.length === width ? lower.map((text) => text !== '') : undefined
  const header = headerOver(words, profilesOf(below, width), known)
  return header === null ? null : { rows: [...header.rows, ...below], merges: header.merges }
}
