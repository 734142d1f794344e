/** Figures in a return's merged cells: one text over several rows or columns, of which nobody can tell whose it is. */
import { rectangles } from '../attachment/rectangles.ts'
import { holdsFigures } from '../attachment/roles.ts'
import type { Grid } from '../recognise/grid.ts'
import type { Layout } from './layout.ts'
import type { PlacedRow } from './rows.ts'
import type { Wanted } from './wanted.ts'

/** What stands in a merged cell, and over what it is merged. */
export interface MergedFigure {
  readonly text: string
  readonly message: string
}

const NONE: ReadonlyMap<string, MergedFigure> = new Map()

/**
 * The cells of figures that a merge makes one, by “row column” on the sheet; none for merges that the table has itself.
 */
export function mergedFigures(
  { attachment }: Wanted,
  grid: Grid,
  layout: Layout,
  rows: readonly PlacedRow[],
): ReadonlyMap<string, MergedFigure> {
  const over = grid.merges.filter(
    ({ top, bottom, left, right }) => bottom > layout.bottom && (bottom > top || right > left),
  )
  if (over.length === 0) return NONE
  const figures = layout.columns.filter(({ column }) => holdsFigures(column.role))
  const own = rectangles(attachment)
  const index = new Map(attachment.columns.map((column, at) => [column, at]))
  const found = new Map<string, MergedFigure>()
  for (const merge of over) {
    const columns = figures.filter(({ at }) => at >= merge.left && at <= merge.right)
    // A heading that is merged over a whole row is none of its figures.
    if (columns[0]?.at !== merge.left) continue
    const text = grid.text(merge.top, merge.left)
    const within = rows.filter(({ line }) => line.sheetRow >= merge.top && line.sheetRow <= merge.bottom)
    if (text === '' || within.length * columns.length < 2) continue
    const isOwn = own.some(
      (one) =>
        within.every(({ row }) => row.at >= one.top && row.at <= one.bottom) &&
        columns.every(
          ({ column }) => (index.get(column) ?? -1) >= one.left && (index.get(column) ?? -1) <= one.right,
        ),
    )
    if (isOwn) continue
    const names = within.map(({ row }) => `“${row.name}”`).join('、')
    const message =
      within.length > 1
        ? `返回表里这个数的单元格合并了${names}，看不出是哪一行的，请核对。`
        : `返回表里这个数的单元格合并了${columns.length}栏，看不出是哪一栏的，请核对。`
    for (const { line } of within)
      for (const { at } of columns) found.set(`${line.sheetRow} ${at}`, { text, message })
  }
  return found
}
