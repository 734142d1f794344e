/** The table's rows as the grid is told of them: what changed in them, and how high they are. */
import type { GridApi } from 'ag-grid-community'
import type { Column } from '../../shared/attachment/model.ts'
import { columnsByVerdict, columnsMarked, gutter } from './agColumns.ts'
import { pointPixels, rowPixels } from './geometry.ts'
import { type MergedRows, type RowView, rowLines } from './heights.ts'

/** The rows, and what their heights hang on. */
export interface RowParts {
  readonly columns: readonly Column[]
  readonly rows: readonly RowView[]
  readonly merged: MergedRows
  /** Points that rows are high at least, by their ids. */
  readonly heights: Readonly<Record<string, number>> | undefined
  readonly zoom: number
}

/** How high a row is drawn, in pixels. */
export const heightOf = (view: RowView, { columns, merged, heights, zoom }: RowParts): number =>
  Math.max(rowPixels(rowLines(view, columns, merged), zoom), pointPixels(heights?.[view.row.id] ?? 0, zoom))

/** Tells the grid what changed; whether rows stand elsewhere now. */
export function showRows(
  grid: GridApi<RowView>,
  before: Pick<RowParts, 'rows' | 'merged' | 'heights'>,
  after: RowParts,
): boolean {
  const { rows, merged } = after
  let sameOrder = rows.length === before.rows.length
  const marked = new Set<string>()
  const changed = rows.filter((view, at) => {
    if (view === before.rows[at]) return false
    sameOrder &&= view.row.id === before.rows[at]?.row.id
    for (const id of columnsMarked(before.rows[at], view)) marked.add(id)
    return true
  })
  // Row by row and not as a transaction, which would go through the whole table each time.
  if (sameOrder) {
    const nodes = changed.flatMap((view) => {
      const node = grid.getRowNode(view.row.id)
      node?.updateData(view)
      return node ?? []
    })
    // The library draws a cell anew where its text changed; what stands beside a text is the verdict's, or a mark.
    const columns = [...columnsByVerdict(after.columns), ...marked]
    if (nodes.length > 0) grid.refreshCells({ rowNodes: nodes, columns, force: true })
  } else {
    grid.setGridOption('rowData', rows as RowView[])
    grid.refreshCells({ columns: [gutter] })
  }
  const ids = new Set((sameOrder ? changed : rows).map(({ row }) => row.id))
  if (merged !== before.merged) for (const id of [...before.merged.keys(), ...merged.keys()]) ids.add(id)
  if (after.heights !== before.heights)
    for (const id of Object.keys({ ...before.heights, ...after.heights })) ids.add(id)
  let resized = false
  for (const id of ids) {
    const node = grid.getRowNode(id)
    if (node?.data === undefined) continue
    const height = heightOf(node.data, after)
    if (node.rowHeight === height) continue
    node.setRowHeight(height)
    resized = true
  }
  if (resized) grid.onRowHeightChanged()
  return resized || !sameOrder
}

/**
 * Finds out in idle moments how high the rows are that have yet to be drawn, and tells the grid all at once. Until then
 * it takes each for one line high and is told better while it is scrolled, which lays the page out three times a frame.
 * What is in view stays where it is.
 * @param done called once they are told
 * @returns what stops it
 */
export function measureAhead(
  grid: GridApi<RowView>,
  viewport: HTMLElement,
  latest: { readonly current: RowParts },
  done: () => void,
): () => void {
  let at = 0
  const measure = (idle: IdleDeadline): void => {
    const { rows } = latest.current
    while (at < rows.length && idle.timeRemaining() > 2) {
      const view = rows[at++]
      if (view !== undefined) heightOf(view, latest.current)
    }
    if (at < rows.length) running = requestIdleCallback(measure)
    else {
      tell(grid, viewport, latest.current)
      done()
    }
  }
  let running = requestIdleCallback(measure)
  return () => cancelIdleCallback(running)
}

function tell(grid: GridApi<RowView>, viewport: HTMLElement, parts: RowParts): void {
  if (grid.isDestroyed()) return
  // A row that is drawn has its height already: it is the measure of what moves above it.
  const anchor = grid.getDisplayedRowAtIndex(grid.getLastDisplayedRowIndex())
  const before = anchor?.rowTop ?? 0
  let resized = false
  for (const view of parts.rows) {
    const node = grid.getRowNode(view.row.id)
    const height = heightOf(view, parts)
    resized ||= node !== undefined && node.rowHeight !== height
    node?.setRowHeight(height)
  }
  if (!resized) return
  grid.onRowHeightChanged()
  const moved = (anchor?.rowTop ?? 0) - before
  if (moved !== 0) viewport.scrollBy(0, moved)
}
