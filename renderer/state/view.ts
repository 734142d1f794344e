/**
 * The view over the open table (筛选、排序): the editor's attachment is the table as it is seen, with the rows of the
 * view in their order, and here is the way from its rows to those of the whole table. Edits are of the whole table.
 */
import { visibleColumns } from '../../shared/attachment/model.ts'
import { type Cell, cellKey, coveredCells, VERDICT } from '../../shared/view/read.ts'
import { judgedOf, withRows } from '../../shared/view/rows.ts'
import { everything, narrows, type View, type ViewRows, viewOf } from '../../shared/view/view.ts'
import { at, type Place, type Selection } from '../grid/selection.ts'
import { placeOfIds, type Seen } from './places.ts'

/** A view that is on; with nothing filtered or sorted the headers offer it, and all rows are seen. */
export interface ViewOn extends ViewRows {
  readonly view: View
  /** The table with all its rows. */
  readonly whole: Seen
}

/** A table as it is seen, and the view through which; null where none is on. */
export interface Viewed extends Seen {
  readonly view: ViewOn | null
}

/** The table with all its rows, whatever is seen of it. */
export const wholeOf = ({ attachment, judged, view }: Viewed): Seen => view?.whole ?? { attachment, judged }

/** Whether other rows are seen than the table has, or in another order. */
export const isNarrowed = ({ view }: Pick<Viewed, 'view'>): boolean => view !== null && narrows(view.view)

/** A table seen through a view; null for none. */
export function viewed(whole: Seen, view: View | null): Viewed {
  if (view === null) return { ...whole, view: null }
  return through(whole, view, viewOf(whole, view))
}

function through(whole: Seen, view: View, { rows, grey }: ViewRows): Viewed {
  const on: ViewOn = { view, rows, grey, whole }
  if (!narrows(view)) return { ...whole, view: on }
  return { attachment: withRows(whole.attachment, rows), judged: judgedOf(whole, rows), view: on }
}

/**
 * The same view after the table has changed: a row that fits no longer stays until the view is applied anew, as in
 * Excel, and new rows are seen beside those that they came in with. A view with no row left shows all.
 */
export function viewedAfter(before: Viewed, whole: Seen): Viewed {
  if (before.view === null) return { ...whole, view: null }
  const { rows, grey } = before.view
  const view = withoutColumns(before.view.view, whole)
  if (!narrows(view) || view !== before.view.view) return viewed(whole, view)
  const old = new Set(before.view.whole.attachment.rows.map(({ id }) => id))
  const there = new Set(whole.attachment.rows.map(({ id }) => id))
  const seen = rows.filter((id) => there.has(id))
  const fresh = new Set(whole.attachment.rows.flatMap(({ id }) => (old.has(id) ? [] : [id])))
  if (fresh.size > 0) {
    const known = new Set(seen)
    let last: string | null = null
    for (const { id } of whole.attachment.rows) {
      if (fresh.has(id)) seen.splice(last === null ? 0 : seen.indexOf(last) + 1, 0, id)
      if (fresh.has(id) || known.has(id)) last = id
    }
  }
  return seen.length === 0 ? viewed(whole, everything) : through(whole, view, { rows: seen, grey })
}

/** The view without what it asks of columns that are gone; the same one where none is. */
function withoutColumns(view: View, { attachment }: Seen): View {
  const gone = (id: string): boolean =>
    id !== VERDICT && !attachment.columns.some((column) => column.id === id)
  const { filters, sort } = view
  if (!filters.some(({ column }) => gone(column)) && (sort === null || !gone(sort.column))) return view
  return {
    filters: filters.filter(({ column }) => !gone(column)),
    sort: sort !== null && gone(sort.column) ? null : sort,
  }
}

/** Index in the whole table of a row that is seen. */
export function wholeRow(open: Viewed, row: number): number {
  if (!isNarrowed(open)) return row
  const id = open.attachment.rows[row]?.id
  return wholeOf(open).attachment.rows.findIndex((each) => each.id === id)
}

/** Index of a row of the whole table among those that are seen; -1 where it is not. */
export function seenRow(open: Viewed, row: number): number {
  if (!isNarrowed(open)) return row
  const id = wholeOf(open).attachment.rows[row]?.id
  return open.attachment.rows.findIndex((each) => each.id === id)
}

/**
 * The cells of the whole table that places are: where a merged text is seen in each of its rows, the cell that holds it.
 * @param columns the visible columns, where a step has just put in more of them
 */
export function wholeCells<P extends Place>(
  open: Viewed,
  places: readonly P[],
  columns = visibleColumns(open.attachment.columns),
): (Cell & { readonly place: P })[] {
  const narrowed = isNarrowed(open)
  const { attachment } = wholeOf(open)
  const index = new Map(narrowed ? attachment.rows.map(({ id }, row) => [id, row]) : [])
  return places.flatMap((place) => {
    const column = columns[place.column]?.id
    const row = narrowed ? index.get(open.attachment.rows[place.row]?.id ?? '') : place.row
    if (column === undefined || row === undefined) return []
    const cell = narrowed ? coveredCells(attachment).get(cellKey(row, column)) : undefined
    return [{ ...(cell ?? { row, column }), place }]
  })
}

/** The selection in a table that is seen otherwise than before: on the same row where it is still seen, else on the first. */
export function sameCell(before: Viewed, selection: Selection, now: Viewed): Selection {
  const { row, column } = selection.active
  const place = placeOfIds(now.attachment, before.attachment.rows[row]?.id ?? null, null)
  return at({ row: place?.row ?? 0, column })
}

/** What the rows of a view show of it. */
export interface RowMark {
  /** Its number in the whole table. */
  readonly number: number
  readonly grey: boolean
}

/** The marks of the rows that are seen; null where all are, as they stand in the table. */
export function rowMarks(open: Viewed): readonly RowMark[] | null {
  if (open.view === null || !isNarrowed(open)) return null
  const numbers = new Map(wholeOf(open).attachment.rows.map(({ id }, at) => [id, at + 1]))
  const { grey } = open.view
  return open.attachment.rows.map(({ id }) => ({ number: numbers.get(id) ?? 0, grey: grey.has(id) }))
}
