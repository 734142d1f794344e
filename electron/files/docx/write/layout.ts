/** An attachment laid out for the page: sizes of type, widths of columns, the air in the rows. */

import type { Mark, Note } from '../../../../shared/attachment/model.ts'
import type { Orientation } from '../../../../shared/attachment/page-setup.ts'
import { type PageSetup, setupOf } from '../../../../shared/attachment/page-setup.ts'
import type { Rectangle } from '../../../../shared/attachment/rectangles.ts'
import { fittedColumns, printedType, roomOf } from '../../../../shared/page/fit.ts'
import { type Columns, lineCount } from '../../../../shared/page/layout.ts'
import { withPrintedNotes } from '../../../../shared/page/noted.ts'
import type { PrintItem } from '../../../../shared/page/pages.ts'
import { type PrintedTable, printedHeading, printedTable, sideUnder } from '../../../../shared/page/table.ts'
import { notedCells } from './notes.ts'
import { type Align, type StyleId, sum, TEXT_LINE, type Type, typesOf } from './styles.ts'

/** What a cell's text keeps from its borders above and below together: as it should be, and when a page is pressed. */
const AIR = { full: 9, least: 3 } as const

/** A row's own border. */
export const RULE = 0.5

export const BELOW_TITLE = 10

export const ABOVE_TABLE = 4

export const ABOVE_NOTES = 4

/** The paragraph that Word wants after a table. */
export const TAIL = 1

/** A text in the grid of the printed columns: a rectangle, 0-based and inclusive. */
export interface Placed extends Rectangle {
  readonly text: string
  readonly align: Align
  /** How a person wants it shown (格式). */
  readonly look?: Mark | undefined
}

/** An attachment ready for the page. */
export interface Page {
  readonly setup: PageSetup
  readonly heading: ReturnType<typeof printedHeading>
  readonly orientation: Orientation
  readonly types: Record<StyleId, Type>
  /** Points. */
  readonly widths: readonly number[]
  readonly header: readonly (readonly Placed[])[]
  readonly body: readonly (readonly Placed[])[]
  /** Points that each row of the body is high at least. */
  readonly heights: readonly number[]
  readonly air: number
  /** The notes of its cells, by row and printed column. */
  readonly notes: ReadonlyMap<string, Note>
}

/** Cells that start in each row, from left to right. */
function rowsOf(height: number, cells: readonly Placed[]): Placed[][] {
  const rows = Array.from({ length: height }, (): Placed[] => [])
  for (const cell of cells) rows[cell.top]?.push(cell)
  return rows.map((row) => row.sort((a, b) => a.left - b.left))
}

/** The cells of the body: rectangles, and every place that none of them covers. */
function bodyCells({ body, looks, merges, aligns }: PrintedTable): Placed[] {
  const taken = new Set<string>()
  const spans = merges.map((merge): Placed => {
    const { top, bottom, left, right } = merge
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) taken.add(`${row}:${column}`)
    const whole = left === 0 && right === aligns.length - 1
    const look = looks[top]?.[left]
    const align = sideUnder(look, whole ? 'left' : (aligns[left] ?? 'center'))
    return { ...merge, text: body[top]?.[left] ?? '', align, look }
  })
  const single = body.flatMap((texts, row) =>
    texts.flatMap((text, at): Placed[] =>
      taken.has(`${row}:${at}`)
        ? []
        : [
            {
              ...{ top: row, bottom: row, left: at, right: at, text },
              align: sideUnder(looks[row]?.[at], aligns[at] ?? 'center'),
              look: looks[row]?.[at],
            },
          ],
    ),
  )
  return [...spans, ...single]
}

/** What a row is at least high, without the air, in points. */
function textHeight(row: readonly Placed[], widths: readonly number[], { size, line }: Type): number {
  const lines = row.map(({ text, left, right, top, bottom, look }) => {
    const width = sum(widths.slice(left, right + 1)) - (look?.indent ?? 0) * size
    return text === '' ? 1 : Math.ceil(lineCount(text, width, size) / (bottom - top + 1))
  })
  return Math.max(1, ...lines) * line + RULE
}

/** Height of the whole attachment in points, at the full air and at the least. */
function heights(page: Page): { readonly full: number; readonly least: number } {
  const { heading, types, widths, header, body, setup } = page
  const width = roomOf(page.setup, page.orientation).width
  const linesHigh = (texts: readonly string[], type: Type) =>
    sum(texts.map((text) => lineCount(text, width, type.size) * type.line))
  const around =
    (heading.label === '' ? 0 : linesHigh([heading.label], types.AttachmentLabel) + TEXT_LINE) +
    linesHigh(heading.title, types.DocumentTitle) +
    BELOW_TITLE +
    (heading.above.length === 0 ? 0 : linesHigh(heading.above, types.TableNote) + ABOVE_TABLE) +
    (heading.below.length === 0 ? 0 : ABOVE_NOTES + linesHigh(heading.below, types.TableNote)) +
    TAIL
  const least = (setup.rowHeight * 72) / 25.4
  const rows = [
    ...header.map((row) => ({ text: textHeight(row, widths, types.TableHeader), own: 0 })),
    ...body.map((row, at) => ({
      text: textHeight(row, widths, types.TableBody),
      own: page.heights[at] ?? 0,
    })),
  ]
  const at = (air: number) => around + sum(rows.map(({ text, own }) => Math.max(text + air, least, own)))
  return { full: at(AIR.full), least: at(AIR.least) }
}

/**
 * The attachment laid out. Where its words are too wide for the page its type is as small as they need; where it is to
 * stand on one page it is pressed by half points, but not below the floor; a table that just misses the page gives up air instead.
 */
export function layOut({ attachment, judged }: PrintItem): Page {
  const setup = setupOf(attachment.heading)
  const own = printedTable(attachment, judged)
  const { table, heading } = withPrintedNotes(attachment, own, printedHeading(attachment.heading))
  const notes = notedCells({ attachment, judged }, own)
  const header = rowsOf(
    table.levels,
    table.header.map((cell): Placed => ({ ...cell, align: 'center' })),
  )
  const body = rowsOf(table.body.length, bodyCells(table))
  const { size: whole, columns } = printedType(table, setup)
  const { orientation } = columns
  const room = roomOf(setup, orientation)
  const at = (size: number, { widths }: Columns): Page => ({
    setup,
    heading,
    orientation,
    types: typesOf(setup, size),
    widths,
    header,
    body,
    heights: table.heights,
    notes,
    air: 0,
  })
  let page = at(whole, columns)
  for (let size = whole; setup.onePage && heights(page).least > room.height; ) {
    size = Math.max(Math.min(setup.floor, whole), size - 0.5)
    page = at(size, fittedColumns(table, { ...setup, orientation }, size))
    if (size <= setup.floor) break
  }
  const wide = sum(page.widths)
  const widths = wide > room.width ? page.widths.map((width) => (width * room.width) / wide) : page.widths
  const { full, least } = heights({ ...page, widths })
  // A stand-in font with wider figures may break two lines more than reckoned: that must not cost a page.
  const space = room.height - 2 * page.types.TableBody.line
  const press = full <= space || least > room.height ? 0 : Math.min(1, (full - space) / (full - least) + 0.02)
  return { ...page, widths, air: AIR.full - (AIR.full - AIR.least) * press }
}
