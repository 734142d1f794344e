/** What is done to whole rows. */
import { apply, type Edit } from '../../shared/attachment/edits.ts'
import { columnOf, visibleColumns } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import {
  countedOn,
  deleteRows,
  duplicateRows,
  insertRows,
  moveRows,
  renumber,
} from '../../shared/changes/rows.ts'
import { activePlace, range, rowsOf, type Selection } from '../grid/selection.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf, joinedSpans, type Span, selected, selectedSpans } from '../state/places.ts'
import { isNarrowed, wholeOf, wholeRow } from '../state/view.ts'
import { onlyOneRange, onRows, onTable } from './action.ts'
import { type Deed, done, info, type OpenContext, refused } from './deed.ts'
import { notNarrowed } from './filter.ts'

/** As many rows as are selected, above or below them; one in a table without rows. */
export function insertRowsAt({ open, newId }: OpenContext, side: 'above' | 'below'): Deed {
  const { attachment } = wholeOf(open)
  const { top, bottom } = selected(open)
  const empty = attachment.rows.length === 0
  const count = empty ? 1 : bottom - top + 1
  const place = empty ? 0 : side === 'above' ? wholeRow(open, top) : wholeRow(open, bottom) + 1
  return {
    step: { name: '插入行', edits: countedOn(attachment, insertRows(attachment, place, count, newId)) },
    selection: inNewRows(open, place, count),
  }
}

/** As much of the new rows as was selected of the old ones, and the cursor where something is to be typed. */
function inNewRows({ attachment, selection }: OpenContext['open'], row: number, count: number): Selection {
  const columns = visibleColumns(attachment.columns)
  const extent = extentOf(attachment)
  const { column } = activePlace(selection, extent)
  const name = columns.findIndex(({ role }) => role === 'name')
  const active = { row, column: columns[column]?.role === 'no' && name >= 0 ? name : column }
  const last = row + count - 1
  if (selection.whole === 'rows') return { ...rowsOf(row, last, extent), active }
  return range(active, { row: last, column: active.column })
}

/** The selected rows of all ranges that are seen, the last first; what a view leaves out between them stays. */
export function removeRows({ open }: OpenContext): Deed {
  const { attachment } = wholeOf(open)
  const spans = selectedSpans(open, 'rows')
  const inWhole = spansInWhole(open, spans)
  const edits: Edit[] = []
  let left = attachment
  for (const [first, last] of inWhole.toReversed()) {
    const own = deleteRows(left, first, last)
    edits.push(...own)
    left = apply(left, own)
  }
  const count = inWhole.reduce((sum, [first, last]) => sum + last - first + 1, 0)
  const top = spans[0]?.[0] ?? 0
  return {
    step: { name: '删除行', edits: countedOn(attachment, edits) },
    ...done(`已删除${count}行。`),
    selection: rowsOf(top, top, extentOf(open.attachment)),
  }
}

/** Selected rows as rows of the whole table, in the spans in which they stand together there. */
function spansInWhole(open: Editor, spans: readonly Span[]): readonly Span[] {
  if (!isNarrowed(open)) return spans
  const rows = spans.flatMap(([top, bottom]) =>
    Array.from({ length: bottom - top + 1 }, (_, n) => wholeRow(open, top + n)),
  )
  return joinedSpans(rows.map((row): Span => [row, row]))
}

export const torn = '这样移动会拆开合并的单元格，请连同合并的部分一起选中再移动。'

/** Moves whole rows so that they stand before row `before`. */
export function carryRows(
  { open }: OpenContext,
  { top, bottom }: Pick<Rectangle, 'top' | 'bottom'>,
  before: number,
): Deed {
  const { attachment } = open
  if (isNarrowed(open)) return refused(notNarrowed('现在不能移动行'))
  const to = before > bottom ? before - (bottom - top + 1) : before
  if (to === top || to < 0 || to + bottom - top >= attachment.rows.length) return {}
  const edits = moveRows(attachment, top, bottom, to)
  return edits === null
    ? refused(torn)
    : {
        step: { name: '移动行', edits: countedOn(attachment, edits) },
        selection: rowsOf(to, to + bottom - top, extentOf(attachment)),
      }
}

export const rowActions = {
  'insert-above': onTable((context) => insertRowsAt(context, 'above'), onlyOneRange),
  'insert-below': onTable((context) => insertRowsAt(context, 'below'), onlyOneRange),
  'duplicate-rows': onRows(({ open, newId }) => {
    const { top, bottom } = selected(open)
    const [span, ...others] = spansInWhole(open, [[top, bottom]])
    const { attachment: whole } = wholeOf(open)
    if (span === undefined || others.length > 0) return refused(notNarrowed('选中的行之间有没有显示的行'))
    return {
      step: {
        name: '复制行',
        edits: countedOn(whole, duplicateRows(whole, ...span, newId)),
      },
      selection: rowsOf(bottom + 1, bottom + 1 + bottom - top, extentOf(open.attachment)),
    }
  }, onlyOneRange),
  'delete-rows': onRows(removeRows),
  'move-up': onRows(
    (context) => carryRows(context, selected(context.open), selected(context.open).top - 1),
    (open) => onlyOneRange(open) ?? (selected(open).top === 0 ? '已经在最上面了。' : null),
  ),
  'move-down': onRows(
    (context) => carryRows(context, selected(context.open), selected(context.open).bottom + 2),
    (open) =>
      onlyOneRange(open) ??
      (selected(open).bottom === open.attachment.rows.length - 1 ? '已经在最下面了。' : null),
  ),
  renumber: onRows(
    ({ open }) => {
      const edits = renumber(wholeOf(open).attachment)
      return edits.length === 0 ? info('序号已经连续，不用重排。') : { step: { name: '重排序号', edits } }
    },
    ({ attachment }) =>
      columnOf(attachment.columns, 'no') === undefined ? '表中没有“序号”列，请先在列设置里指定。' : null,
  ),
}
