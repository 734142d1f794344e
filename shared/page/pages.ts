/** The pages of attachments as plain data: what stands on each, in points, before anything is drawn. Pure. */
import type { Attachment, Mark } from '../attachment/model.ts'
import type { Orientation } from '../attachment/page-setup.ts'
import { LABEL_SIZE, type PageSetup, setupOf } from '../attachment/page-setup.ts'
import type { Judged } from '../verdict/verdict.ts'
import { codeOfPrinted } from './check-code.ts'
import { fittedColumns, printedType, roomOf } from './fit.ts'
import type { Columns } from './layout.ts'
import { balancedLines, breakLines, titleLines } from './lines.ts'
import { withPrintedNotes } from './noted.ts'
import {
  type Align,
  besides,
  type PrintedTable,
  printedHeading,
  printedTable,
  sideOf,
  sideUnder,
} from './table.ts'

export interface PrintItem {
  readonly attachment: Attachment
  readonly judged: Judged
}

/** A text broken into its lines. */
export interface PrintedText {
  readonly lines: readonly string[]
  readonly align: Align | 'right'
}

export interface PrintedCell extends PrintedText {
  readonly columns: number
  readonly rows: number
  /** How a person wants it shown (格式). */
  readonly look?: Mark
}

export interface PrintedRow {
  /** In points. */
  readonly height: number
  /** Null where a cell of a row above or a column to the left covers the place. */
  readonly cells: readonly (PrintedCell | null)[]
}

export interface PrintedPage {
  readonly orientation: Orientation
  readonly setup: PageSetup
  /** Type size of the table in points; smaller than the setup's where it was pressed onto one page. */
  readonly size: number
  readonly headerSize: number
  /** The printed number; null where pages carry none. */
  readonly number: number | null
  /** The check code of the attachment; null where pages carry none. */
  readonly code: string | null
  /** Of the first page of an attachment; empty on the others. */
  readonly label: string
  readonly title: readonly string[]
  readonly above: readonly (readonly PrintedText[])[]
  /** In points. */
  readonly widths: readonly number[]
  readonly header: readonly PrintedRow[]
  readonly rows: readonly PrintedRow[]
  /** Of the last page of an attachment. */
  readonly below: readonly PrintedText[]
  /** Everything is drawn this much smaller: only where a single row, or what stands above it, is too high for a page. */
  readonly scale: number
}

/** A line is this much higher than its type. */
export const LEADING = 1.3
export const TITLE_LEADING = 1.5
/** Between a text and the rules of its cell, in points: at each side, and above and below together. */
export const SIDE = 3
const AIR = { full: 5, least: 3 } as const
/** What a rule adds to a row. */
const RULE = 0.5
/** Between 附件 and the title (the standard's empty line 2), and between the title and what follows it. */
export const GAP_LABEL = LABEL_SIZE * LEADING
export const GAP_TITLE = 10
export const GAP_BELOW = 4

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const points = (millimetres: number): number => (millimetres * 72) / 25.4

/** The attachments one after the other, each on a new page, numbered on from the first one's first number. */
export function pagesOf(items: readonly PrintItem[]): PrintedPage[] {
  const pages: PrintedPage[] = []
  const [first] = items
  const start = first === undefined ? 1 : setupOf(first.attachment.heading).firstNumber
  for (const item of items) {
    const setup = setupOf(item.attachment.heading)
    for (const page of attachmentPages(item, setup))
      pages.push({ ...page, number: setup.numbered ? start + pages.length : null })
  }
  return pages
}

/** Half a point at a time: type sizes are spoken of in such steps. */
const STEP = 0.5

function attachmentPages({ attachment, judged }: PrintItem, kept: PageSetup): PrintedPage[] {
  const table = printedTable(attachment, judged)
  const heading = printedHeading(attachment.heading)
  const code = kept.checkCode ? codeOfPrinted(heading, table) : null
  const noted = withPrintedNotes(attachment, table, heading)
  return fittedPages(noted.table, noted.heading, kept).map((page) => ({ ...page, code }))
}

function fittedPages(
  table: PrintedTable,
  heading: ReturnType<typeof printedHeading>,
  kept: PageSetup,
): PrintedPage[] {
  const { size: whole, columns } = printedType(table, kept)
  const setup = { ...kept, orientation: columns.orientation }
  let pages = laid(table, heading, setup, whole, columns)
  // A table that just misses the page gives up air rather than take another for its last rows.
  if (pages.length === 2) {
    const pressed = laid(table, heading, setup, whole, columns, AIR.least)
    if (pressed.length === 1) return pressed
  }
  if (!setup.onePage) return pages
  for (let size = whole - STEP; pages.length > 1 && size >= setup.floor; size -= STEP)
    pages = laid(
      table,
      heading,
      setup,
      size,
      fittedColumns(table, setup, size),
      size - STEP < setup.floor ? AIR.least : AIR.full,
    )
  return pages
}

/** Notes higher than this part of a page go on over several; shorter ones stay together, and with the last row. */
const LONG_NOTES = 1 / 3

function laid(
  table: PrintedTable,
  heading: ReturnType<typeof printedHeading>,
  setup: PageSetup,
  size: number,
  columns: Columns,
  air: number = AIR.full,
): PrintedPage[] {
  const headerSize = Math.min(setup.headerSize, size + setup.headerSize - setup.bodySize)
  const room = roomOf(setup, columns.orientation)
  const factor = Math.min(1, room.width / sum(columns.widths))
  const widths = columns.widths.map((width) => width * factor)
  const header = headerRows(table, widths, headerSize, air)
  const rows = bodyRows(table, widths, size, points(setup.rowHeight), air)
  const title = heading.title.flatMap((line) => titleLines(line, room.width, setup.titleSize))
  const above = heading.above.map((line) => aboveParts(line, room.width, size))
  const below = heading.below.map(
    (line): PrintedText => ({ lines: breakLines(line, room.width, size), align: 'left' }),
  )
  const line = size * LEADING
  const head =
    (heading.label === '' ? 0 : LABEL_SIZE * LEADING + GAP_LABEL) +
    title.length * setup.titleSize * TITLE_LEADING +
    (title.length > 0 && above.length === 0 ? GAP_TITLE : 0) +
    sum(above.map((parts) => Math.max(...parts.map(({ lines }) => lines.length)) * line))
  const high = (notes: readonly PrintedText[]): number =>
    notes.length === 0 ? 0 : GAP_BELOW + sum(notes.map(({ lines }) => lines.length * line))
  const long = high(below) > room.height * LONG_NOTES
  const headerHeight = sum(header.map(({ height }) => height)) + RULE
  const other = room.height - headerHeight
  const parts = paginate(
    rows.map(({ height }) => height),
    joined(table, rows, other),
    { first: other - head, other, last: long ? GAP_BELOW + 2 * line : high(below) },
  )
  const cut = cutMerges(rows, table, parts, line, air)
  /** Of the notes that go on over pages, as many lines as a height holds are taken away. */
  let rest = below
  const taken = (height: number): PrintedText[] => {
    const [now, later] = cutNotes(rest, long ? Math.floor((height - GAP_BELOW) / line + 0.01) : Infinity)
    rest = later
    return now
  }
  const base = { orientation: columns.orientation, setup, size, headerSize, number: null, code: null, widths }
  const pages = cut.map((own, at): PrintedPage => {
    const first = at === 0
    const used = sum(own.map(({ height }) => height)) + headerHeight + (first ? head : 0)
    const notes = at === cut.length - 1 ? taken(room.height - used) : []
    return {
      ...base,
      label: first ? heading.label : '',
      title: first ? title : [],
      above: first ? above : [],
      header,
      rows: own,
      below: notes,
      scale: Math.min(1, room.height / (used + high(notes))),
    }
  })
  while (rest.length > 0)
    pages.push({
      ...base,
      ...{ label: '', title: [], above: [], header: [], rows: [] },
      below: taken(Math.max(room.height, GAP_BELOW + line)),
      scale: 1,
    })
  return pages
}

/** The first so many lines of the notes, and those after them. */
function cutNotes(notes: readonly PrintedText[], count: number): [PrintedText[], PrintedText[]] {
  const [now, later]: [PrintedText[], PrintedText[]] = [[], []]
  let left = Math.max(0, count)
  for (const { lines, align } of notes) {
    if (left > 0) now.push({ lines: lines.slice(0, left), align })
    if (lines.length > left) later.push({ lines: lines.slice(left), align })
    left = Math.max(0, left - lines.length)
  }
  return [now, later]
}

function aboveParts(text: string, width: number, size: number): PrintedText[] {
  const [left = '', right] = besides(text)
  if (right === undefined) return [{ lines: breakLines(text, width, size), align: sideOf(text) }]
  return [
    { lines: breakLines(left, width / 2, size), align: 'left' },
    { lines: breakLines(right, width / 2, size), align: 'right' },
  ]
}

/** Heights that hold cells over one row or several: what those lack is shared out among their rows. */
function stretched(
  heights: readonly number[],
  cells: readonly { readonly top: number; readonly bottom: number; readonly need: number }[],
): number[] {
  const result = [...heights]
  for (const { top, bottom, need } of cells.toSorted((a, b) => a.bottom - a.top - (b.bottom - b.top))) {
    const lacks = need - sum(result.slice(top, bottom + 1))
    if (lacks <= 0) continue
    for (let row = top; row <= bottom; row += 1) result[row] = (result[row] ?? 0) + lacks / (bottom - top + 1)
  }
  return result
}

function headerRows(
  { header, levels }: PrintedTable,
  widths: readonly number[],
  size: number,
  air: number,
): PrintedRow[] {
  const cells = header.map((cell) => {
    const width = sum(widths.slice(cell.left, cell.right + 1)) - SIDE * 2
    return { ...cell, lines: balancedLines(cell.text, width, size) }
  })
  const line = size * LEADING
  const heights = stretched(
    Array.from({ length: levels }, () => line + air),
    cells.map(({ top, bottom, lines }) => ({ top, bottom, need: lines.length * line + air })),
  )
  return heights.map((height, level): PrintedRow => {
    const row: (PrintedCell | null)[] = widths.map(() => null)
    for (const { top, left, right, bottom, lines } of cells)
      if (top === level)
        row[left] = { lines, align: 'center', columns: right - left + 1, rows: bottom - top + 1 }
    return { height: height + RULE, cells: row }
  })
}

function bodyRows(
  table: PrintedTable,
  widths: readonly number[],
  size: number,
  least: number,
  air: number,
): PrintedRow[] {
  const merged = new Map(table.merges.map((merge) => [`${merge.top}:${merge.left}`, merge]))
  const covered = new Set<string>()
  for (const { top, left, bottom, right } of table.merges)
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        if (row !== top || column !== left) covered.add(`${row}:${column}`)
  const line = size * LEADING
  const needs: { top: number; bottom: number; need: number }[] = []
  const rows = table.body.map((texts, row) =>
    texts.map((text, column): PrintedCell | null => {
      if (covered.has(`${row}:${column}`)) return null
      const merge = merged.get(`${row}:${column}`)
      const [right, bottom] = [merge?.right ?? column, merge?.bottom ?? row]
      const group = column === 0 && right === widths.length - 1
      const look = table.looks[row]?.[column]
      const align = sideUnder(look, group ? 'left' : (table.aligns[column] ?? 'center'))
      const inside = sum(widths.slice(column, right + 1)) - SIDE * 2
      const width = Math.max(size, inside - (look?.indent ?? 0) * size)
      const lines = (align === 'center' ? balancedLines : breakLines)(text, width, size)
      needs.push({ top: row, bottom, need: lines.length * line + air })
      const cell = { lines, align, columns: right - column + 1, rows: bottom - row + 1 }
      return look === undefined ? cell : { ...cell, look }
    }),
  )
  const heights = stretched(
    rows.map((_, row) => Math.max(least, table.heights[row] ?? 0, line + air)),
    needs,
  )
  return rows.map((cells, row): PrintedRow => ({ height: (heights[row] ?? 0) + RULE, cells }))
}

/** Whether each row belongs to the one above it by a merge down over both; one that no page holds joins nothing. */
function joined({ body, merges }: PrintedTable, rows: readonly PrintedRow[], page: number): boolean[] {
  const result = body.map(() => false)
  for (const { top, bottom } of merges) {
    if (sum(rows.slice(top, bottom + 1).map(({ height }) => height)) > page) continue
    for (let row = top + 1; row <= bottom; row += 1) result[row] = true
  }
  return result
}

/** How much of a page is left for rows: on the first page, on the others, and what the last one must keep free. */
export interface Room {
  readonly first: number
  readonly other: number
  readonly last: number
}

/**
 * Which rows stand on which page. Rows are never split, rows that a merge joins stay together unless they are higher
 * than a page, and the notes never stand alone: the last rows go with them.
 * @param heights of the rows, in the unit of `room`
 * @param joins whether each row belongs to the one above it
 */
export function paginate(
  heights: readonly number[],
  joins: readonly boolean[],
  room: Room,
): { readonly from: number; readonly to: number }[] {
  const groups: { from: number; to: number; height: number }[] = []
  const singly = (from: number, to: number) =>
    heights.slice(from, to).map((height, at) => ({ from: from + at, to: from + at + 1, height }))
  for (let from = 0, to = 1; from < heights.length; from = to, to += 1) {
    while (joins[to] === true && to < heights.length) to += 1
    const height = sum(heights.slice(from, to))
    groups.push(...(height > room.other ? singly(from, to) : [{ from, to, height }]))
  }
  const pages: { from: number; to: number }[] = []
  let from = 0
  let used = 0
  // The next one last, where it is cheap to take and to put back.
  const waiting = groups.toReversed()
  for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
    const space = pages.length === 0 ? room.first : room.other
    const keep = waiting.length === 0 ? room.last : 0
    // Half a point of rounding is no reason for a page.
    if (used + group.height + keep <= space + 0.5) used += group.height
    else if (group.from > from) {
      pages.push({ from, to: group.from })
      from = group.from
      used = 0
      waiting.push(group)
    } else if (group.to - group.from > 1) waiting.push(...singly(group.from, group.to).toReversed())
    else used += group.height
  }
  pages.push({ from, to: heights.length })
  return pages
}

/**
 * The rows of each page. Of a merge that page breaks cut each part shows the text; a text that is too long for one of
 * them goes on from part to part.
 */
function cutMerges(
  rows: readonly PrintedRow[],
  { merges }: PrintedTable,
  pages: readonly { readonly from: number; readonly to: number }[],
  line: number,
  air: number,
): PrintedRow[][] {
  const result = pages.map(({ from, to }) =>
    rows.slice(from, to).map(({ height, cells }) => ({ height, cells: [...cells] })),
  )
  for (const { top, left, bottom } of merges) {
    const cell = rows[top]?.cells[left]
    const parts = pages.flatMap(({ from, to }, page) => {
      const [first, last] = [Math.max(top, from) - from, Math.min(bottom, to - 1) - from]
      const own = result[page]?.slice(first, last + 1) ?? []
      const holds = Math.floor((sum(own.map(({ height }) => height)) - RULE - air) / line + 0.01)
      return first > last ? [] : [{ own, holds }]
    })
    if (!cell || parts.length < 2) continue
    const whole = parts.every(({ holds }) => cell.lines.length <= holds)
    let rest = cell.lines
    for (const [at, { own, holds }] of parts.entries()) {
      const lines = whole || at === parts.length - 1 ? rest : rest.slice(0, holds)
      if (!whole) rest = rest.slice(lines.length)
      const [first] = own
      if (first) first.cells[left] = { ...cell, lines, rows: own.length }
      const end = own.at(-1)
      if (end) end.height += Math.max(0, lines.length - holds) * line
    }
  }
  return result
}
