/** A table fitted to its page: the type size at which no figure is broken, and the columns' widths at it. */
import type { Attachment } from '../attachment/model.ts'
import { marginsOf, type Orientation, type PageSetup } from '../attachment/page-setup.ts'
import type { Judged } from '../verdict/verdict.ts'
import { type Columns, layColumns, type Measured, printable } from './layout.ts'
import { type PrintedTable, printedTable } from './table.ts'

/** The place between a setup's margins, in points. */
export const roomOf = (setup: PageSetup, orientation: Orientation): { width: number; height: number } =>
  printable(orientation, marginsOf(setup))

/** Widths of the visible columns, fitted to their texts at the setup's sizes. */
export const printedColumns = (attachment: Attachment, judged: Judged, setup: PageSetup): Columns =>
  fittedColumns(printedTable(attachment, judged), setup, setup.bodySize)

/** The smallest type in which figures still are read (小六). */
const SMALLEST = 6.5

/**
 * The type size at which no figure or word of the table is broken, at most the setup's, and the columns fitted to it;
 * which way the page lies is told by the type that was asked for. Where no size is small enough words are broken at
 * the setup's floor.
 */
export function printedType(table: PrintedTable, setup: PageSetup): { size: number; columns: Columns } {
  const asked = fittedColumns(table, setup, setup.bodySize)
  const { orientation } = asked
  const { width } = roomOf(setup, orientation)
  const isWhole = ({ widths }: Columns): boolean => widths.reduce((sum, one) => sum + one, 0) <= width + 0.01
  if (isWhole(asked)) return { size: setup.bodySize, columns: asked }
  for (let size = setup.bodySize - 0.5; size >= SMALLEST; size -= 0.5) {
    const columns = fittedColumns(table, { ...setup, orientation }, size)
    if (isWhole(columns)) return { size, columns }
  }
  const size = Math.min(setup.floor, setup.bodySize)
  return { size, columns: fittedColumns(table, { ...setup, orientation }, size) }
}

/**
 * Widths of a table's columns, fitted to their texts.
 * @param size type size of the body in points (smaller than the setup's where a page is pressed)
 */
export function fittedColumns(
  { columns, header, body, looks, merges }: PrintedTable,
  setup: PageSetup,
  size: number,
): Columns {
  // A text over several columns does not make its own column wide.
  const spanning = new Set(merges.flatMap((m) => (m.right > m.left ? [`${m.top}:${m.left}`] : [])))
  const leaves = header.filter((cell) => cell.left === cell.right)
  const lines: Measured[][] = [
    leaves.map((cell) => ({ column: cell.left, text: cell.text, header: true })),
    ...body.map((texts, row) =>
      texts.flatMap((text, column) =>
        text === '' || spanning.has(`${row}:${column}`)
          ? []
          : [{ column, text: `${'　'.repeat(looks[row]?.[column]?.indent ?? 0)}${text}` }],
      ),
    ),
  ]
  // A column that is still all but blank is as wide as it is on the screen: somebody will write in it.
  const blank = columns.flatMap(({ width }, column) =>
    body.filter((texts) => texts[column] !== '').length * 10 > body.length
      ? []
      : [{ column, text: '一'.repeat(Math.max(1, Math.round(width / 2))) }],
  )
  if (blank.length > 0) lines.push(blank)
  const wanted = setup.orientation === 'auto' ? undefined : setup.orientation
  return layColumns(lines, columns.length, size, wanted, marginsOf(setup))
}
