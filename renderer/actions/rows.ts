/** What is done to whole rows. */
import { apply, type Edit } from '../../shared/attachment/edits.ts'
import { columnOf } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import {
  countedOn,
  deleteRows,
  duplicateRows,
  insertRows,
  moveRows,
  renumber,
} from '../../shared/changes/rows.ts'
import { rowsOf } from '../grid/selection.ts'
import { extentOf, selected, selectedSpans } from '../state/places.ts'
import { onlyOneRange, onRows, onTable } from './action.ts'
import { type Deed, info, type OpenContext, refused } from './deed.ts'

/** As many rows as are selected, above or below them; one in a table without rows. */
export function insertRowsAt({ open, newId }: OpenContext, side: 'above' | 'below'): Deed {
  const { attachment } = open
  const { top, bottom } = selected(open)
  const empty = attachment.rows.length === 0
  const count = empty ? 1 : bottom - top + 1
  const place = empty ? 0 : side === 'above' ? top : bottom + 1
  return {
    step: { name: '插入行', edits: countedOn(attachment, insertRows(attachment, place, count, newId)) },
    selection: rowsOf(place, place + count - 1, extentOf(attachment)),
  }
}

/** The rows of all ranges, the last first, so that the others stay where they are. */
export function removeRows({ open }: OpenContext): Deed {
  const spans = selectedSpans(open, 'rows')
  const edits: Edit[] = []
  let left = open.attachment
  for (const [first, last] of spans.toReversed()) {
    const own = deleteRows(left, first, last)
    edits.push(...own)
    left = apply(left, own)
  }
  const top = spans[0]?.[0] ?? 0
  return {
    step: { name: '删除行', edits: countedOn(open.attachment, edits) },
    selection: rowsOf(top, top, extentOf(open.attachment)),
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
        step: { name: '移动行', edits: countedOn(attachment, edits) },
        selection: rowsOf(to, to + bottom - top, extentOf(attachment)),
      }
}

export const rowActions = {
  'insert-above': onTable((context) => insertRowsAt(context, 'above'), onlyOneRange),
  'insert-below': onTable((context) => insertRowsAt(context, 'below'), onlyOneRange),
  'duplicate-rows': onRows(({ open, newId }) => {
    const { top, bottom } = selected(open)
    return {
      step: {
        name: '复制行',
        edits: countedOn(open.attachment, duplicateRows(open.attachment, top, bottom, newId)),
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
      const edits = renumber(open.attachment)
      return edits.length === 0 ? info('序号已经连续，不用重排。') : { step: { name: '重排序号', edits } }
    },
    ({ attachment }) =>
      columnOf(attachment.columns, 'no') === undefined ? '表中没有“序号”列，请先在列设置里指定。' : null,
  ),
}
