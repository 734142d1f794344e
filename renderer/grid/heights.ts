/** How many lines each row needs: its fullest cell's, or a share of a merged text that needs more than its rows have. */
import type { CellSource, Column, Row } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { seenCell } from '../../shared/verdict/shown.ts'
import type { JudgedRow } from '../../shared/verdict/verdict.ts'
import { columnPixels, lineCount, linesIn, mostLines, rowPixels } from './geometry.ts'
import { indentPixels } from './looks.ts'

/** One row as the grid shows it; a new object whenever something in it changed. */
export interface RowView {
  readonly row: Row
  readonly judged: JudgedRow
  /** Its number in the whole table, where a view leaves rows out or sorts them. */
  readonly number?: number
  /** Shown only for what stands below it. */
  readonly grey?: boolean
  /** Where its cells' texts came from, by column. */
  readonly sources?: Readonly<Record<string, CellSource>> | undefined
}

/** What merges do to the height of a row. */
export interface MergedRow {
  /** Columns whose texts are a merged cell's and do not wrap at their own width. */
  readonly columns: ReadonlySet<string>
  /** Lines that the row must have at least, for a merged text that ends in it. */
  readonly least: number
}

export type MergedRows = ReadonlyMap<string, MergedRow>

const none: MergedRow = { columns: new Set(), least: 1 }
const known = new WeakMap<RowView, { readonly columns: readonly Column[]; readonly lines: number }>()

/** The text that a cell shows. */
export const viewText = ({ row, judged }: RowView, column: Column): string => seenCell(row, column, judged)

/** Pixels (at zoom 1) that the text of a cell has, by how it is marked. */
function linesOf(view: RowView, column: Column, pixels: number): number {
  const mark = view.row.marks?.[column.id]
  const room = mark === undefined ? pixels : pixels - indentPixels(mark)
  return lineCount(viewText(view, column), room, mark?.bold)
}

/** The lines of a row; reckoned once for a view under the same columns. */
export function rowLines(view: RowView, columns: readonly Column[], merged: MergedRows): number {
  const there = merged.get(view.row.id)
  if (there !== undefined) return Math.max(there.least, count(view, columns, there))
  const before = known.get(view)
  if (before?.columns === columns) return before.lines
  const lines = count(view, columns, none)
  known.set(view, { columns, lines })
  return lines
}

function count(view: RowView, columns: readonly Column[], { columns: skipped }: MergedRow): number {
  let most = 1
  for (const column of columns) {
    if (skipped.has(column.id)) continue
    if (viewText(view, column) !== '') most = Math.max(most, linesOf(view, column, columnPixels(column, 1)))
  }
  return most
}

/** What the merges (by index of row and visible column) do to the heights of their rows, by the rows' ids. */
export function mergedRows(
  views: readonly RowView[],
  columns: readonly Column[],
  merges: readonly Rectangle[],
): MergedRows {
  const result = new Map<string, MergedRow>()
  for (const { top, bottom, left, right } of merges) {
    const covered = columns.slice(left, right + 1).map(({ id }) => id)
    for (const { row } of views.slice(top, bottom + 1)) {
      const { columns: others, least } = result.get(row.id) ?? none
      result.set(row.id, { columns: new Set([...others, ...covered]), least })
    }
  }
  // Heights of all merges' rows without them first, or one merge would not know what another leaves to it.
  for (const { top, bottom, left, right } of merges) {
    const first = views[top]
    const last = views[bottom]
    const column = columns[left]
    if (first === undefined || last === undefined || column === undefined) continue
    const width = columns.slice(left, right + 1).reduce((sum, each) => sum + columnPixels(each, 1), 0)
    const needed = rowPixels(linesOf(first, column, width), 1)
    const above = views
      .slice(top, bottom)
      .reduce((sum, view) => sum + rowPixels(rowLines(view, columns, result), 1), 0)
    const there = result.get(last.row.id) ?? none
    const least = Math.min(mostLines, linesIn(needed - above))
    if (least > there.least) result.set(last.row.id, { ...there, least })
  }
  return result
}
