/** The open table as places of the screen: how far it goes, what a place shows, what is selected. Pure. */
import type { Edit } from '../../shared/attachment/edits.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { columnIndexes, columnOf, rowIndexes, visibleColumns } from '../../shared/attachment/model.ts'
import { around, common, overlaps, type Rectangle, seenMerges } from '../../shared/attachment/rectangles.ts'
import { seenCell, shownCell } from '../../shared/verdict/shown.ts'
import type { Judged } from '../../shared/verdict/verdict.ts'
import {
  areas,
  at,
  beside,
  clamp,
  columnsOf,
  contains,
  type Extent,
  isCovered,
  type Place,
  range,
  rectangle,
  rowsOf,
  type Selection,
} from '../grid/selection.ts'

/** A table as it is seen. */
export interface Seen {
  readonly attachment: Attachment
  readonly judged: Judged
}

/** A table with what is selected in it. */
export interface Marked {
  readonly attachment: Attachment
  readonly selection: Selection
}

const extents = new WeakMap<Attachment, Extent>()

/** How far the table goes on the screen, and its merges by index; reckoned once for each state of the table. */
export function extentOf(attachment: Attachment): Extent {
  let extent = extents.get(attachment)
  if (extent === undefined) {
    const columns = visibleColumns(attachment.columns)
    extent = {
      rows: attachment.rows.length,
      columns: columns.length,
      merges: mergeRectangles(attachment),
    }
    extents.set(attachment, extent)
  }
  return extent
}

/** The merges of more than one cell that is seen, by index of row and visible column. */
const mergeRectangles = (attachment: Attachment): Rectangle[] =>
  seenMerges(attachment).filter(({ top, bottom, left, right }) => top !== bottom || left !== right)

/** The text that a place shows (shared/verdict/shown.ts). */
export const shownText = (seen: Seen, place: Place): string => textAt(seen, place, shownCell)

/** The same as its mark has it, which is what stands on the screen. */
export const seenText = (seen: Seen, place: Place): string => textAt(seen, place, seenCell)

function textAt({ attachment, judged }: Seen, { row, column }: Place, read: typeof seenCell): string {
  const definition = visibleColumns(attachment.columns)[column]
  const line = attachment.rows[row]
  if (definition === undefined || line === undefined) return ''
  return read(line, definition, judged.rows[row])
}

/** What a person typed there; a verdict that shows itself is no text to fill with. */
export function ownText({ attachment }: Pick<Seen, 'attachment'>, { row, column }: Place): string {
  const id = visibleColumns(attachment.columns)[column]?.id
  return id === undefined ? '' : (attachment.rows[row]?.cells[id] ?? '')
}

/** The selected rectangle, grown over merges. */
export const selected = ({ attachment, selection }: Marked): Rectangle =>
  rectangle(selection, extentOf(attachment))

/** Every selected rectangle, in the order in which they were selected. */
export const selectedAreas = ({ attachment, selection }: Marked): readonly Rectangle[] =>
  areas(selection, extentOf(attachment))

/** The places that are selected and hold a text of their own, each once. */
export function selectedPlaces(open: Marked): Place[] {
  const all = selectedAreas(open)
  return all.flatMap((area, n) =>
    openPlaces(open, area).filter((place) => !all.slice(0, n).some((before) => contains(before, place))),
  )
}

/** Selected rows or visible columns as spans from the first to the last, in their order, none touching the next. */
export const selectedSpans = (open: Marked, axis: 'rows' | 'columns'): readonly Span[] =>
  joinedSpans(
    selectedAreas(open).map(
      ({ top, bottom, left, right }): Span => (axis === 'rows' ? [top, bottom] : [left, right]),
    ),
  )

/** The same rows or columns as spans in their order, none touching the next. */
export function joinedSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const [first, last] of spans.toSorted(([a], [b]) => a - b)) {
    const before = joined.at(-1)
    if (before === undefined || first > before[1] + 1) joined.push([first, last])
    else joined[joined.length - 1] = [before[0], Math.max(before[1], last)]
  }
  return joined
}

/** The first and the last of what stands together. */
export type Span = readonly [number, number]

/** The places of a rectangle that hold a text of their own: all but the covered cells of merges. */
export function openPlaces({ attachment }: Pick<Seen, 'attachment'>, area: Rectangle): Place[] {
  const extent = extentOf(attachment)
  const places: Place[] = []
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) {
      const place = { row, column }
      if (!isCovered(place, extent)) places.push(place)
    }
  return places
}

/** The cells of a rectangle as a selection. */
export const cellsOf = ({ top, left, bottom, right }: Rectangle): Selection =>
  range({ row: top, column: left }, { row: bottom, column: right })

/** Indexes among all columns of a span of visible ones. */
export function allColumns(attachment: Attachment, left: number, right: number) {
  const columns = visibleColumns(attachment.columns)
  const index = columnIndexes(attachment)
  return { left: index.get(columns[left]?.id ?? '') ?? 0, right: index.get(columns[right]?.id ?? '') ?? 0 }
}

/** The selection begins at the first indicator's actual: that is what people come to fill in. */
export const firstCell = ({ columns }: Attachment): Selection =>
  at({ row: 0, column: seenIndex(visibleColumns(columns), ({ role }) => role === 'actual') })

/** The first that is meant, or the first of all. */
const seenIndex = <T>(columns: readonly T[], meant: (column: T) => boolean): number =>
  Math.max(0, columns.findIndex(meant))

/** A selection kept inside the table. */
export const clampSelection = (selection: Selection, attachment: Attachment): Selection => {
  const extent = extentOf(attachment)
  const { others = [], ...last } = selection
  const all: Rectangle = { top: 0, left: 0, bottom: extent.rows - 1, right: extent.columns - 1 }
  return beside(
    others.flatMap((area) => (overlaps(area, all) ? [common(area, all)] : [])),
    {
      ...last,
      anchor: clamp(selection.anchor, extent),
      focus: clamp(selection.focus, extent),
      active: clamp(selection.active, extent),
    },
  )
}

/** The cell of a row and a column by their ids; null where there is no such row. A column that is not seen: the first. */
export function placeOfIds(attachment: Attachment, row: string | null, column: string | null): Place | null {
  const index = row === null ? undefined : rowIndexes(attachment).get(row)
  return index === undefined
    ? null
    : { row: index, column: seenIndex(visibleColumns(attachment.columns), ({ id }) => id === column) }
}

/** Where the edits happened, for putting the cursor back. */
export function placeOfEdits(edits: readonly Edit[], attachment: Attachment): Selection | null {
  const rows = rowIndexes(attachment)
  const columns = visibleColumns(attachment.columns)
  // Where rows come, go or move, their numbers only count on.
  const moved = edits.some(
    ({ type }) => type === 'insertRows' || type === 'deleteRows' || type === 'moveRows',
  )
  const counted = moved ? columnOf(attachment.columns, 'no')?.id : undefined
  const places = edits.flatMap((edit): Rectangle[] => {
    const placed =
      edit.type === 'cell' || edit.type === 'mark' || edit.type === 'formula' || edit.type === 'note'
    if (!placed || edit.column === counted) return []
    const column = columns.findIndex(({ id }) => id === edit.column)
    const row = rows.get(edit.row)
    return row === undefined || column < 0 ? [] : [{ top: row, left: column, bottom: row, right: column }]
  })
  if (places.length > 0) return cellsOf(places.reduce(around))
  const extent = extentOf(attachment)
  const seen = (index: number): number => seenIndex(columns, ({ id }) => id === attachment.columns[index]?.id)
  for (const edit of edits) {
    if (edit.type === 'insertRows' && edit.rows.length > 0) {
      const first = rows.get(edit.rows[0]?.id ?? '') ?? edit.at
      return rowsOf(first, first + edit.rows.length - 1, extent)
    }
    if (edit.type === 'moveRows') return rowsOf(edit.to, edit.to + edit.count - 1, extent)
    if (edit.type === 'deleteRows') return at({ row: Math.min(edit.at, extent.rows - 1), column: 0 })
    if (edit.type === 'insertColumns')
      return columnsOf(seen(edit.at), seen(edit.at + edit.columns.length - 1), extent)
    if (edit.type === 'moveColumns') return columnsOf(seen(edit.to), seen(edit.to + edit.count - 1), extent)
    if (edit.type === 'deleteColumns')
      return at({ row: 0, column: seen(Math.min(edit.at, attachment.columns.length - 1)) })
    if (edit.type === 'merges') return placeOfMerge(edit, attachment)
  }
  return null
}

/** The first merge that came or went. */
function placeOfMerge(
  { from, to }: Extract<Edit, { type: 'merges' }>,
  attachment: Attachment,
): Selection | null {
  const known = (merges: typeof from): Set<string> => new Set(merges.map((merge) => JSON.stringify(merge)))
  const [before, after] = [known(from), known(to)]
  const changed =
    to.find((merge) => !before.has(JSON.stringify(merge))) ??
    from.find((merge) => !after.has(JSON.stringify(merge)))
  if (changed === undefined) return null
  const [area] = mergeRectangles({ ...attachment, merges: [changed] })
  return area === undefined ? null : cellsOf(area)
}
