/** What is done to whole columns. */
import { apply, type Edit } from '../../shared/attachment/edits.ts'
import { type Attachment, type Column, columnIndexes, visibleColumns } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { roleName } from '../../shared/attachment/roles.ts'
import {
  changeColumn,
  deleteColumns,
  insertColumns,
  moveColumns,
  setColumn,
} from '../../shared/changes/columns.ts'
import { roleByHeader } from '../../shared/recognise/renamed.ts'
import { seenCell } from '../../shared/verdict/shown.ts'
import { fittingWidth } from '../grid/geometry.ts'
import { activePlace, columnsOf } from '../grid/selection.ts'
import type { Editor } from '../state/editor.ts'
import { allColumns, extentOf, selected, selectedAreas, selectedSpans } from '../state/places.ts'
import { wholeOf } from '../state/view.ts'
import { onlyOneRange, onRows, onTable, wholeColumns } from './action.ts'
import { type Deed, done, type OpenContext, refused } from './deed.ts'
import { insertRowsAt, removeRows, torn } from './rows.ts'

/** As many columns as are selected, as rows are. */
function insertColumnsAt({ open, newId }: OpenContext, side: 'left' | 'right'): Deed {
  const { attachment } = wholeOf(open)
  const { left, right } = selected(open)
  const all = allColumns(attachment, left, right)
  const count = right - left + 1
  const seen = side === 'left' ? left : right + 1
  const place = side === 'left' ? all.left : all.right + 1
  return {
    step: { name: '插入列', edits: insertColumns(attachment, place, count, newId) },
    selection: columnsOf(seen, seen + count - 1, extentOf(open.attachment)),
  }
}

/** The columns of all ranges, the last first, so that the others stay where they are. */
function removeColumns(context: OpenContext): Deed {
  const { attachment } = wholeOf(context.open)
  const count = selectedColumns(context).length
  if (count >= visibleColumns(attachment.columns).length) return refused('表格至少要留一列可见。')
  const spans = selectedSpans(context.open, 'columns')
  const edits: Edit[] = []
  let rest = attachment
  for (const [first, last] of spans.toReversed()) {
    const all = allColumns(rest, first, last)
    const own = deleteColumns(rest, all.left, all.right)
    edits.push(...own)
    rest = apply(rest, own)
  }
  const left = spans[0]?.[0] ?? 0
  return {
    step: { name: '删除列', edits },
    ...done(`已删除${count}列。`),
    selection: columnsOf(left, left, extentOf(context.open.attachment)),
  }
}

/** Moves whole visible columns so that they stand before visible column `before`. */
export function carryColumns(
  { open }: OpenContext,
  { left, right }: Pick<Rectangle, 'left' | 'right'>,
  before: number,
): Deed {
  const { attachment } = wholeOf(open)
  const area = allColumns(attachment, left, right)
  const columns = visibleColumns(attachment.columns)
  const place =
    before >= columns.length
      ? attachment.columns.length
      : (columnIndexes(attachment).get(columns[before]?.id ?? '') ?? 0)
  const to = place > area.right ? place - (area.right - area.left + 1) : place
  if (to === area.left || to < 0 || to + area.right - area.left >= attachment.columns.length) return {}
  const edits = moveColumns(attachment, area.left, area.right, to)
  const start = before > right ? before - (right - left + 1) : before
  return edits === null
    ? refused(torn)
    : {
        step: { name: '移动列', edits },
        selection: columnsOf(start, start + right - left, extentOf(open.attachment)),
      }
}

/** Each column as wide as its longest text needs. */
export function fitColumns({ open }: OpenContext, columns: readonly Column[]): Deed {
  const { attachment, judged } = wholeOf(open)
  const edits = columns.flatMap((column) => {
    const texts = attachment.rows.map((row, at) => {
      const steps = row.marks?.[column.id]?.indent ?? 0
      return `${'\u3000'.repeat(steps)}${seenCell(row, column, judged.rows[at])}`
    })
    return changeColumn(column, { ...column, width: fittingWidth(column.header.at(-1) ?? '', texts) })
  })
  return { step: { name: '调整列宽', edits } }
}

/** A column as wide as somebody drew it, and with it the others that are selected as a whole. */
export const widenColumn = (context: OpenContext, id: string, width: number): Deed => ({
  step: {
    name: '调整列宽',
    edits: columnsMeant(context, id).flatMap((column) => changeColumn(column, { ...column, width })),
  },
})

/** The columns that an edge speaks for: all that are selected as a whole where its own is one of them, else its own. */
export function columnsMeant(context: OpenContext, id: string): readonly Column[] {
  const { open } = context
  const chosen = selectedColumns(context)
  const lasts = open.attachment.rows.length - 1
  const whole = selectedAreas(open).every(({ top, bottom }) => top === 0 && bottom === lasts)
  return whole && chosen.some((column) => column.id === id)
    ? chosen
    : open.attachment.columns.filter((column) => column.id === id)
}

const hiddenColumns = ({ columns }: Pick<Attachment, 'columns'>): readonly Column[] =>
  columns.filter(({ hidden }) => hidden === true)

/** One width for all selected columns. */
export const widenColumns = (context: OpenContext, width: number): Deed => ({
  step: {
    name: '调整列宽',
    edits: selectedColumns(context).flatMap((column) => changeColumn(column, { ...column, width })),
  },
})

const NOT_PRINTED = '这一栏不印也不导出，要印请在“列设置”里勾选。'

/** Header, role and width of a column; the role of one that nobody gave any follows a header that surely names it. */
export function changeSettings({ open, hand }: OpenContext, from: Column, to: Column): Deed {
  const { attachment } = wholeOf(open)
  const named = roleByHeader(attachment, from, to)
  if (named === null) return { step: { name: '列设置', edits: setColumn(attachment, from, to, hand) } }
  const { role, why } = named
  const edits = setColumn(attachment, from, { ...to, role }, hand).map(
    (edit): Edit =>
      edit.type === 'column' && edit.to.id === to.id ? { ...edit, to: { ...edit.to, why } } : edit,
  )
  return {
    step: { name: '列设置', edits },
    ...done(`已认作${roleName(role)}列。${to.unprinted === true ? NOT_PRINTED : ''}`),
  }
}

/** The columns that are selected, wholly or in part, in any range. */
export const selectedColumns = ({ open }: Pick<OpenContext, 'open'>): readonly Column[] =>
  selectedSpans(open, 'columns').flatMap(([first, last]) =>
    visibleColumns(open.attachment.columns).slice(first, last + 1),
  )

export type Lines = 'rows' | 'columns'

/** Puts in, or takes out, as many rows or columns as the selection goes over. */
export function changeLines(context: OpenContext, what: 'insert' | 'delete', lines: Lines): Deed {
  const deed =
    what === 'insert'
      ? lines === 'rows'
        ? insertRowsAt(context, 'above')
        : insertColumnsAt(context, 'left')
      : lines === 'rows'
        ? removeRows(context)
        : removeColumns(context)
  return { ...deed, repeat: (now) => changeLines(now, what, lines) }
}

/** Ctrl++ and Ctrl+-: whole rows or columns at once; where only cells are selected, the person says which. */
function linesOf(context: OpenContext, what: 'insert' | 'delete'): Deed {
  const { open } = context
  if (wholeColumns(open)) return changeLines(context, what, 'columns')
  const { left, right } = selected(open)
  const { rows, columns } = extentOf(open.attachment)
  const whole = open.selection.whole !== undefined || (columns > 1 && left === 0 && right === columns - 1)
  return whole || rows === 0 ? changeLines(context, what, 'rows') : { open: { kind: 'lines', what } }
}

export const columnActions = {
  'insert-selected': onTable((context) => linesOf(context, 'insert')),
  'delete-selected': onRows((context) => linesOf(context, 'delete')),
  'insert-column-left': onTable((context) => insertColumnsAt(context, 'left'), onlyOneRange),
  'insert-column-right': onTable((context) => insertColumnsAt(context, 'right'), onlyOneRange),
  'delete-columns': onTable(removeColumns),
  'move-left': onTable(
    (context) => carryColumns(context, selected(context.open), selected(context.open).left - 1),
    onlyOneRange,
  ),
  'move-right': onTable(
    (context) => carryColumns(context, selected(context.open), selected(context.open).right + 2),
    onlyOneRange,
  ),
  column: onTable(({ open }) => {
    const { column } = activePlace(open.selection, extentOf(open.attachment))
    const id = visibleColumns(open.attachment.columns)[column]?.id
    return id === undefined ? {} : { open: { kind: 'column', id } }
  }),
  'column-width': onTable(() => ({ open: { kind: 'width' } })),
  'fit-columns': onTable((context) => fitColumns(context, selectedColumns(context))),
  'hide-columns': onTable((context) => {
    const columns = selectedColumns(context)
    if (columns.length >= visibleColumns(context.open.attachment.columns).length)
      return refused('至少要留一列可见。')
    const edits = columns.flatMap((column) => changeColumn(column, { ...column, hidden: true }))
    return { step: { name: '隐藏列', edits }, ...done(`已隐藏${columns.length}列。`) }
  }),
  'show-columns': {
    ...onTable(
      ({ open }) => {
        const edits = hiddenColumns(open.attachment).flatMap((column) => {
          const { hidden: _, ...shown } = column
          return changeColumn(column, shown)
        })
        return { step: { name: '显示列', edits } }
      },
      ({ attachment }) => (hiddenColumns(attachment).length === 0 ? '没有隐藏的列。' : null),
    ),
    label: ({ attachment }: Editor) => {
      const count = hiddenColumns(attachment).length
      return count === 0 ? '显示隐藏的列' : `显示隐藏的列（${count}）`
    },
  },
}
