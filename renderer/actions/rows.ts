/** What is done to whole rows. */
import { columnOf, visibleColumns } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { deleteRows, duplicateRows, insertRows, moveRows, renumber } from '../../shared/changes/rows.ts'
import { activePlace, range, rowsOf, type Selection } from '../grid/selection.ts'
import { extentOf, selected } from '../state/places.ts'
import { onRows, onTable } from './action.ts'
import { type Deed, done, info, type OpenContext, refused } from './deed.ts'

/** As many rows as are selected, above or below them; one in a table without rows. */
export function insertRowsAt({ open, newId }: OpenContext, side: 'above' | 'below'): Deed {
  const { attachment } = open
  const { top, bottom } = selected(open)
  const empty = attachment.rows.length === 0
  const count = empty ? 1 : bottom - top + 1
  const place = empty ? 0 : side === 'above' ? top : bottom + 1
  return {
    step: { name: '插入行', edits: insertRows(attachment, place, count, newId) },
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

export function removeRows({ open: { attachment, selection } }: OpenContext): Deed {
  const { top, bottom } = selected({ attachment, selection })
  return {
    step: { name: '删除行', edits: deleteRows(attachment, top, bottom) },
    ...done(`已删除${bottom - top + 1}行。`),
    selection: rowsOf(top, top, extentOf(attachment)),
  }
}

export const torn = '这样移动会拆开合并的单元格，请连同合并的部分一起选中再移动。'

/** Moves whole rows so that they stand before row `before`. */
export function carryRows(
  { open: { attachment } }: OpenContext,
  { top, bottom }: Pick<Rectangle, 'top' | 'bottom'>,
  before: number,
): Deed {
  const to = before > bottom ? before - (bottom - top + 1) : before
  if (to === top || to < 0 || to + bottom - top >= attachment.rows.length) return {}
  const edits = moveRows(attachment, top, bottom, to)
  return edits === null
    ? refused(torn)
    : {
        step: { name: '移动行', edits },
        selection: rowsOf(to, to + bottom - top, extentOf(attachment)),
      }
}

export const rowActions = {
  'insert-above': onTable((context) => insertRowsAt(context, 'above')),
  'insert-below': onTable((context) => insertRowsAt(context, 'below')),
  'duplicate-rows': onRows(({ open, newId }) => {
    const { top, bottom } = selected(open)
    return {
      step: { name: '复制行', edits: duplicateRows(open.attachment, top, bottom, newId) },
      selection: rowsOf(bottom + 1, bottom + 1 + bottom - top, extentOf(open.attachment)),
    }
  }),
  'delete-rows': onRows(removeRows),
  'move-up': onRows(
    (context) => carryRows(context, selected(context.open), selected(context.open).top - 1),
    (open) => (selected(open).top === 0 ? '已经在最上面了。' : null),
  ),
  'move-down': onRows(
    (context) => carryRows(context, selected(context.open), selected(context.open).bottom + 2),
    (open) => (selected(open).bottom === open.attachment.rows.length - 1 ? '已经在最下面了。' : null),
  ),
  renumber: onRows(
    ({ open }) => {
      const edits = renumber(open.attachment)
      return edits.length === 0 ? info('序号已经连续，不用重排。') : { step: { name: '重排序号', edits } }
    },
    ({ attachment }) =>
      columnOf(attachment.columns, 'no') === undefined ? '表中没有“序号”列，请先在列设置里指定。' : null,
  ),
}
