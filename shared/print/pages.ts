/** The pages of attachments as plain data: what stands on each, in points, before anything is drawn. Pure. */
import type { Attachment } from '../attachment.ts'
import type { Judged } from '../verdict/verdict.ts'
import type { Orientation } from './layout.ts'
import { balancedLines, breakLines } from './lines.ts'
import { LABEL_SIZE, type PageSetup, printedColumns, roomOf, setupOf } from './setup.ts'
import { type Align, besides, type PrintedTable, printedTable, sideOf } from './table.ts'

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
  /** Everything is drawn this much smaller: only where a single row is higher than a page. */
  readonly scale: number
}

/** A line is this much higher than its type. */
export const LEADING = 1.3
export const TITLE_LEADING = 1.5
/** Between a text and the rules of its cell, in points: at each side, and above and below together. */
export const SIDE = 3
const AIR = 5
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

function attachmentPages(item: PrintItem, setup: PageSetup): PrintedPage[] {
  let pages = laid(item, setup, setup.bodySize)
  if (!setup.onePage) return pages
  for (let size = setup.bodySize - STEP; pages.length > 1 && size >= setup.floor; size -= STEP)
    pages = laid(item, setup, size)
  return pages
}

function laid({ attachment, judged }: PrintItem, setup: PageSetup, size: number): PrintedPage[] {
  const { heading } = attachment
  const headerSize = Math.min(setup.headerSize, size + setup.headerSize - setup.bodySize)
  const table = printedTable(attachment, judged)
  const columns = printedColumns(attachment, judged, setup, size)
  const room = roomOf(setup, columns.orientation)
  const factor = Math.min(1, room.width / sum(columns.widths))
  const widths = columns.widths.map((width) => width * factor)
  const header = headerRows(table, widths, headerSize)
  const rows = bodyRows(table, widths, size, points(setup.rowHeight))
  const title = heading.title.flatMap((line) => breakLines(line, room.width, setup.titleSize))
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
  const foot = below.length === 0 ? 0 : GAP_BELOW + sum(below.map(({ lines }) => lines.length * line))
  const headerHeight = sum(header.map(({ height }) => height)) + RULE
  const heights = rows.map(({ height }) => height)
  const parts = paginate(heights, joined(table), {
    first: room.height - head - headerHeight,
    other: room.height - headerHeight,
    last: foot,
  })
  return parts.map(({ from, to }, at): PrintedPage => {
    const used = sum(heights.slice(from, to)) + headerHeight + (at === 0 ? head : 0)
    return {
      orientation: columns.orientation,
      setup,
      size,
      headerSize,
      number: null,
      label: at === 0 ? heading.label : '',
      title: at === 0 ? title : [],
      above: at === 0 ? above : [],
      widths,
      header,
      rows: cutMerges(rows, table, from, to),
      below: at === parts.length - 1 ? below : [],
      scale: Math.min(1, room.height / used),
    }
  })
}

function aboveParts(text: string, width: number, size: number): PrintedText[] {
  const [left = '', right] = besides(text)
  if (right === undefined) return [{ lines: breakLines(text, width, size), align: sideOf(text) }]
  return [
    { lines: breakLines(left, width / 2, size), align: 'left' },
    { lines: breakLines(right, width / 2, size), align: 'right' },
  ]
}

function headerRows({ header, levels }: PrintedTable, widths: readonly number[], size: number): PrintedRow[] {
  const cells = header.map((cell) => {
    const width = sum(widths.slice(cell.left, cell.right + 1)) - SIDE * 2
    return { ...cell, lines: balancedLines(cell.text, width, size) }
  })
  const heights = Array.from({ length: levels }, (_, level) =>
    Math.max(
      size * LEADING + AIR,
      ...cells
        .filter(({ bottom }) => bottom === level)
        .map(({ lines, top, bottom }) => (lines.length * size * LEADING + AIR) / (bottom - top + 1)),
    ),
  )
  return heights.map((height, level): PrintedRow => {
    const row: (PrintedCell | null)[] = widths.map(() => null)
    for (const { top, left, right, bottom, lines } of cells)
      if (top === level)
        row[left] = { lines, align: 'center', columns: right - left + 1, rows: bottom - top + 1 }
    return { height: height + RULE, cells: row }
  })
}

function bodyRows(table: PrintedTable, widths: readonly number[], size: number, least: number): PrintedRow[] {
  const merged = new Map(table.merges.map((merge) => [`${merge.top}:${merge.left}`, merge]))
  const covered = new Set<string>()
  for (const { top, left, bottom, right } of table.merges)
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        if (row !== top || column !== left) covered.add(`${row}:${column}`)
  return table.body.map((texts, row): PrintedRow => {
    let most = 1
    const cells = texts.map((text, column): PrintedCell | null => {
      if (covered.has(`${row}:${column}`)) return null
      const merge = merged.get(`${row}:${column}`)
      const right = merge?.right ?? column
      const group = column === 0 && right === widths.length - 1
      const align = group ? 'left' : (table.aligns[column] ?? 'center')
      const width = sum(widths.slice(column, right + 1)) - SIDE * 2
      const lines = (align === 'center' ? balancedLines : breakLines)(text, width, size)
      const rows = merge === undefined ? 1 : merge.bottom - merge.top + 1
      most = Math.max(most, Math.ceil(lines.length / rows))
      return { lines, align, columns: right - column + 1, rows }
    })
    return { height: Math.max(least, most * size * LEADING + AIR) + RULE, cells }
  })
}

/** Whether each row belongs to the one above it by a merge down over both. */
function joined({ body, merges }: PrintedTable): boolean[] {
  const result = body.map(() => false)
  for (const { top, bottom } of merges) for (let row = top + 1; row <= bottom; row += 1) result[row] = true
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
  heights.forEach((height, at) => {
    const last = groups.at(-1)
    if (last !== undefined && joins[at] === true && last.height + height <= room.other) {
      last.to = at + 1
      last.height += height
    } else groups.push({ from: at, to: at + 1, height })
  })
  const pages: { from: number; to: number }[] = []
  let from = 0
  let used = 0
  groups.forEach((group, at) => {
    const space = pages.length === 0 ? room.first : room.other
    const keep = at === groups.length - 1 ? room.last : 0
    // Half a point of rounding is no reason for a page.
    if (group.from > from && used + group.height + keep > space + 0.5) {
      pages.push({ from, to: group.from })
      from = group.from
      used = 0
    }
    used += group.height
  })
  pages.push({ from, to: heights.length })
  return pages
}

/** The rows of a page; of a merge that a page break cuts each part shows the text. */
function cutMerges(
  rows: readonly PrintedRow[],
  { merges }: PrintedTable,
  from: number,
  to: number,
): PrintedRow[] {
  const page = rows.slice(from, to).map(({ height, cells }) => ({ height, cells: [...cells] }))
  for (const { top, left, bottom } of merges) {
    if (bottom < from || top >= to) continue
    const cell = rows[top]?.cells[left]
    const first = Math.max(top, from)
    const line = page[first - from]
    if (cell && line) line.cells[left] = { ...cell, rows: Math.min(bottom, to - 1) - first + 1 }
  }
  return page
}
