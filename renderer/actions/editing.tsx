import {
  DeleteRowOutlined,
  InsertRowAboveOutlined,
  InsertRowBelowOutlined,
  RedoOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { apply } from '../../shared/attachment/edits.ts'
import { fillOn } from '../../shared/attachment/fill.ts'
import {
  type Attachment,
  type Column,
  columnIndexes,
  columnOf,
  visibleColumns,
} from '../../shared/attachment/model.ts'
import { type Rectangle, sameRectangle } from '../../shared/attachment/rectangles.ts'
import { type CellChange, setCells } from '../../shared/changes/cells.ts'
import { changeColumn, deleteColumns, insertColumns, moveColumns } from '../../shared/changes/columns.ts'
import { mergeCells, splitCells } from '../../shared/changes/merges.ts'
import { deleteRows, duplicateRows, insertRows, moveRows, renumber } from '../../shared/changes/rows.ts'
import { shownCell } from '../../shared/verdict/shown.ts'
import { fittingWidth } from '../grid/geometry.ts'
import { activePlace, columnsOf, isCovered, jump, type Place, range, rowsOf } from '../grid/selection.ts'
import { put } from '../state/desk.ts'
import {
  commit,
  type Editor,
  editor,
  extentOf,
  notify,
  replay,
  select,
  selected,
  settled,
  shownText,
} from '../state/editor.ts'
import { hand } from '../state/settings.ts'
import { type Action, needsEditor } from './action.ts'

/** A short id of our own; no two rows of a table ever share one. */
export const newId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 16)

/** This moment, ISO 8601. */

/** The places of a rectangle that hold a text of their own: all but the covered cells of merges. */
export function openPlaces(open: Editor, area: Rectangle): Place[] {
  const extent = extentOf(open.attachment)
  const places: Place[] = []
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) {
      const place = { row, column }
      if (!isCovered(place, extent)) places.push(place)
    }
  return places
}

interface Text extends Place {
  readonly text: string
}

/** Texts at places as a person sees them, as changes of cells. */
export function changesOf(attachment: Attachment, texts: readonly Text[]): CellChange[] {
  const columns = visibleColumns(attachment.columns)
  return texts.flatMap(({ row, column, text }): CellChange[] => {
    const id = columns[column]?.id
    return id === undefined ? [] : [{ row, column: id, text }]
  })
}

/** Puts texts into places as one step; in a table without rows they make the first one. */
export function write(name: string, texts: readonly Text[]): void {
  const { attachment } = editor()
  const bare = attachment.rows.length === 0 && texts.some(({ text }) => text !== '')
  const first = bare ? insertRows(attachment, 0, 1, newId) : []
  const base = apply(attachment, first)
  commit({ name, edits: [...first, ...setCells(base, changesOf(base, texts), hand())] })
}

export const clear = (name: string): void =>
  write(
    name,
    openPlaces(editor(), selected(editor())).map((place) => ({ ...place, text: '' })),
  )

/** For actions that need a row. */
const needsRows = (open: Editor | null): string | null =>
  needsEditor(open) ??
  (open?.attachment.rows.length === 0 ? '表中没有行，请先插入行（Ctrl+Alt+Enter）。' : null)

/** Whole columns are selected, and not the whole table. */
const wholeColumns = (open: Editor): boolean => {
  const { top, bottom, left, right } = selected(open)
  const { rows, columns } = extentOf(open.attachment)
  return rows > 1 && top === 0 && bottom === rows - 1 && !(left === 0 && right === columns - 1)
}

export const undo: Action = {
  id: 'undo',
  name: '撤销',
  icon: <UndoOutlined aria-hidden />,
  keys: ['Ctrl+Z'],
  refusal: (open) =>
    needsEditor(open) ??
    (open?.log.undo === null && open.saving.kind !== 'saving' ? '没有可撤销的操作。' : null),
  perform: () => replay('undo'),
}

export const redo: Action = {
  id: 'redo',
  name: '恢复',
  icon: <RedoOutlined aria-hidden />,
  keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
  refusal: (open) => needsEditor(open) ?? (open?.log.redo === null ? '没有可恢复的操作。' : null),
  perform: () => replay('redo'),
}

export const save: Action = {
  id: 'save',
  name: '保存',
  keys: ['Ctrl+S'],
  refusal: needsEditor,
  perform: async () => {
    await settled()
    notify('info', '已保存在本机，每次修改都会自动保存；要交出去请导出Excel（F12）。')
  },
}

export const clearCells: Action = {
  id: 'clear',
  name: '清除内容',
  keys: ['Delete'],
  refusal: needsRows,
  perform: () => clear('清除内容'),
}

export const insertAbove: Action = {
  id: 'insert-above',
  name: '上方插入行',
  icon: <InsertRowAboveOutlined aria-hidden />,
  refusal: needsEditor,
  perform: () => {
    const open = editor()
    const area = selected(open)
    const count = area.bottom - area.top + 1
    commit(
      { name: '插入行', edits: insertRows(open.attachment, area.top, count, newId) },
      rowsOf(area.top, area.bottom, extentOf(open.attachment)),
    )
  },
}

export const insertBelow: Action = {
  id: 'insert-below',
  name: '下方插入行',
  icon: <InsertRowBelowOutlined aria-hidden />,
  keys: ['Ctrl+Alt+Enter'],
  refusal: needsEditor,
  perform: () => {
    const open = editor()
    const area = selected(open)
    const empty = open.attachment.rows.length === 0
    const count = area.bottom - area.top + 1
    const place = empty ? 0 : area.bottom + 1
    commit(
      { name: '插入行', edits: insertRows(open.attachment, place, empty ? 1 : count, newId) },
      rowsOf(place, place + count - 1, extentOf(open.attachment)),
    )
  },
}

export const duplicate: Action = {
  id: 'duplicate-rows',
  name: '复制行到下方',
  refusal: needsRows,
  perform: () => {
    const open = editor()
    const { top, bottom } = selected(open)
    commit(
      { name: '复制行', edits: duplicateRows(open.attachment, top, bottom, newId) },
      rowsOf(bottom + 1, bottom + 1 + bottom - top, extentOf(open.attachment)),
    )
  },
}

export const removeRows: Action = {
  id: 'delete-rows',
  name: '删除行',
  icon: <DeleteRowOutlined aria-hidden />,
  refusal: needsRows,
  perform: () => {
    const open = editor()
    const { top, bottom } = selected(open)
    commit(
      { name: '删除行', edits: deleteRows(open.attachment, top, bottom) },
      rowsOf(top, top, extentOf(open.attachment)),
    )
  },
}

export const insertSelected: Action = {
  id: 'insert-selected',
  name: '插入所选的行或列',
  keys: ['Ctrl+Shift++', 'Ctrl++', 'Ctrl+='],
  refusal: needsEditor,
  perform: () => (wholeColumns(editor()) ? insertColumnLeft : insertAbove).perform(),
}

export const removeSelected: Action = {
  id: 'delete-selected',
  name: '删除所选的行或列',
  keys: ['Ctrl+-', 'Ctrl+Delete'],
  refusal: needsRows,
  perform: () => (wholeColumns(editor()) ? removeColumns : removeRows).perform(),
}

const torn = '这样移动会拆开合并的单元格，请连同合并的部分一起选中再移动。'

/** Moves whole rows so that they stand before row `before`. */
export function carryRows({ top, bottom }: Pick<Rectangle, 'top' | 'bottom'>, before: number): void {
  const open = editor()
  const to = before > bottom ? before - (bottom - top + 1) : before
  if (to === top || to < 0 || to + bottom - top >= open.attachment.rows.length) return
  const edits = moveRows(open.attachment, top, bottom, to)
  if (edits === null) notify('error', torn)
  else commit({ name: '移动行', edits }, rowsOf(to, to + bottom - top, extentOf(open.attachment)))
}

/** Moves whole visible columns so that they stand before visible column `before`. */
export function carryColumns({ left, right }: Pick<Rectangle, 'left' | 'right'>, before: number): void {
  const { attachment } = editor()
  const area = allColumns(left, right)
  const columns = visibleColumns(attachment.columns)
  const place =
    before >= columns.length
      ? attachment.columns.length
      : (columnIndexes(attachment).get(columns[before]?.id ?? '') ?? 0)
  const to = place > area.right ? place - (area.right - area.left + 1) : place
  if (to === area.left || to < 0 || to + area.right - area.left >= attachment.columns.length) return
  const edits = moveColumns(attachment, area.left, area.right, to)
  const start = before > right ? before - (right - left + 1) : before
  if (edits === null) notify('error', torn)
  else commit({ name: '移动列', edits }, columnsOf(start, start + right - left, extentOf(attachment)))
}

/** Indexes among all columns of a span of visible ones. */
function allColumns(left: number, right: number): Pick<Rectangle, 'left' | 'right'> {
  const { attachment } = editor()
  const columns = visibleColumns(attachment.columns)
  const index = columnIndexes(attachment)
  return { left: index.get(columns[left]?.id ?? '') ?? 0, right: index.get(columns[right]?.id ?? '') ?? 0 }
}

const selectedArea = (): Rectangle => {
  const { top, bottom, left, right } = selected(editor())
  return { top, bottom, ...allColumns(left, right) }
}

function carry(by: -1 | 1): void {
  const area = selected(editor())
  carryRows(area, by < 0 ? area.top - 1 : area.bottom + 2)
}

export const moveUp: Action = {
  id: 'move-up',
  name: '上移行',
  keys: ['Alt+ArrowUp'],
  refusal: (open) => needsRows(open) ?? (open && selected(open).top === 0 ? '已经在最上面了。' : null),
  perform: () => carry(-1),
}

export const moveDown: Action = {
  id: 'move-down',
  name: '下移行',
  keys: ['Alt+ArrowDown'],
  refusal: (open) =>
    needsRows(open) ??
    (open && selected(open).bottom === open.attachment.rows.length - 1 ? '已经在最下面了。' : null),
  perform: () => carry(1),
}

export const renumberRows: Action = {
  id: 'renumber',
  name: '重排序号',
  refusal: (open) =>
    needsRows(open) ??
    (open && columnOf(open.attachment.columns, 'no') === undefined
      ? '表中没有“序号”列，请先在列设置里指定。'
      : null),
  perform: () => {
    const { attachment } = editor()
    const edits = renumber(attachment)
    if (edits.length === 0) notify('info', '序号已经连续，不用重排。')
    else commit({ name: '重排序号', edits })
  },
}

// ---- filling ------------------------------------------------------------------------------------------------

/** Fills `target`, which lies beside `source` along one axis, from it; one step. */
export function fillTo(source: Rectangle, target: Rectangle): void {
  const open = editor()
  const columns = visibleColumns(open.attachment.columns)
  const vertical = target.left === source.left && target.right === source.right
  const back = vertical ? target.bottom < source.top : target.right < source.left
  const lines = vertical ? span(source.left, source.right) : span(source.top, source.bottom)
  const from = vertical ? span(source.top, source.bottom) : span(source.left, source.right)
  const to = vertical ? span(target.top, target.bottom) : span(target.left, target.right)
  const place = (line: number, along: number): Place =>
    vertical ? { row: along, column: line } : { row: line, column: along }
  const texts = lines.flatMap((line) => {
    const counting = vertical && columns[line]?.role === 'no'
    const seeds = from.map((along) => ownText(open, place(line, along)))
    const filled = fillOn(back ? seeds.toReversed() : seeds, to.length, counting && !back)
    const order = back ? to.toReversed() : to
    return order.map((along, n) => ({ ...place(line, along), text: filled[n] ?? '' }))
  })
  const extent = extentOf(open.attachment)
  write(
    '填充',
    texts.filter((text) => !isCovered(text, extent)),
  )
  select(
    range(
      { row: Math.min(source.top, target.top), column: Math.min(source.left, target.left) },
      { row: Math.max(source.bottom, target.bottom), column: Math.max(source.right, target.right) },
    ),
  )
}

/** Double click on the fill handle: down as far as the column beside it is filled, else to the end of the table. */
export function fillToEnd(source: Rectangle): void {
  const open = editor()
  const extent = extentOf(open.attachment)
  const last = extent.rows - 1
  if (source.bottom >= last) return
  const beside = source.left > 0 ? source.left - 1 : source.right + 1
  const filled = (place: Place): boolean => shownText(open, place) !== '' || isCovered(place, extent)
  const from = { row: source.bottom, column: beside }
  const running = beside < extent.columns && filled(from) && filled({ ...from, row: from.row + 1 })
  const bottom = running ? jump(from, 'down', extent, filled).row : last
  fillTo(source, { ...source, top: source.bottom + 1, bottom })
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

/** What a person typed there; a verdict that shows itself is no text to fill with. */
export function ownText(open: Editor, { row, column }: Place): string {
  const id = visibleColumns(open.attachment.columns)[column]?.id
  return id === undefined ? '' : (open.attachment.rows[row]?.cells[id] ?? '')
}

/** Ctrl+D and Ctrl+R: the first row or column of the selection, or the one before a single one, copied on. */
function fillFrom(axis: 'down' | 'right'): void {
  const open = editor()
  const area = selected(open)
  const down = axis === 'down'
  const single = down ? area.top === area.bottom : area.left === area.right
  const first = down ? area.top - (single ? 1 : 0) : area.left - (single ? 1 : 0)
  if (first < 0) {
    notify('info', down ? '上面没有可以填充的行。' : '左边没有可以填充的列。')
    return
  }
  const texts = openPlaces(open, down ? { ...area, top: first + 1 } : { ...area, left: first + 1 }).map(
    (place) => ({
      ...place,
      text: ownText(open, down ? { row: first, column: place.column } : { row: place.row, column: first }),
    }),
  )
  write(down ? '向下填充' : '向右填充', texts)
}

export const fillDown: Action = {
  id: 'fill-down',
  name: '向下填充',
  keys: ['Ctrl+D'],
  refusal: needsRows,
  perform: () => fillFrom('down'),
}

export const fillRight: Action = {
  id: 'fill-right',
  name: '向右填充',
  keys: ['Ctrl+R'],
  refusal: needsRows,
  perform: () => fillFrom('right'),
}

// ---- columns ------------------------------------------------------------------------------------------------

/** As many columns as are selected, as rows are. */
const insertColumnsAt = (side: 'left' | 'right'): void => {
  const { attachment } = editor()
  const area = selectedArea()
  const { left, right } = selected(editor())
  const column = side === 'left' ? left : right + 1
  const count = right - left + 1
  commit(
    {
      name: '插入列',
      edits: insertColumns(attachment, side === 'left' ? area.left : area.right + 1, count, newId),
    },
    columnsOf(column, column + count - 1, extentOf(attachment)),
  )
}

export const insertColumnLeft: Action = {
  id: 'insert-column-left',
  name: '左侧插入列',
  refusal: needsEditor,
  perform: () => insertColumnsAt('left'),
}

export const insertColumnRight: Action = {
  id: 'insert-column-right',
  name: '右侧插入列',
  refusal: needsEditor,
  perform: () => insertColumnsAt('right'),
}

export const removeColumns: Action = {
  id: 'delete-columns',
  name: '删除列',
  refusal: needsEditor,
  perform: () => {
    const { attachment } = editor()
    const area = selectedArea()
    const { left, right } = selected(editor())
    if (right - left + 1 >= visibleColumns(attachment.columns).length)
      notify('error', '表格至少要留一列可见。')
    else
      commit(
        { name: '删除列', edits: deleteColumns(attachment, area.left, area.right) },
        columnsOf(left, left, extentOf(attachment)),
      )
  },
}

/** Each column as wide as its longest text needs. */
function fitWidths(columns: readonly Column[]): void {
  const { attachment, judged } = editor()
  const edits = columns.flatMap((column) => {
    const texts = attachment.rows.map((row, at) => shownCell(row, column, judged.rows[at]))
    return changeColumn(column, { ...column, width: fittingWidth(column.header.at(-1) ?? '', texts) })
  })
  commit({ name: '调整列宽', edits })
}

/** Double click on the edge of a header. */
export function fitColumn(id: string): void {
  fitWidths(editor().attachment.columns.filter((column) => column.id === id))
}

export const fitColumns: Action = {
  id: 'fit-columns',
  name: '最合适的列宽',
  refusal: needsEditor,
  perform: () => {
    const { left, right } = selected(editor())
    fitWidths(visibleColumns(editor().attachment.columns).slice(left, right + 1))
  },
}

export const hideColumns: Action = {
  id: 'hide-columns',
  name: '隐藏列',
  refusal: needsEditor,
  perform: () => {
    const { attachment } = editor()
    const { left, right } = selected(editor())
    const columns = visibleColumns(attachment.columns)
    if (right - left + 1 >= columns.length) {
      notify('error', '至少要留一列可见。')
      return
    }
    const edits = columns
      .slice(left, right + 1)
      .flatMap((column) => changeColumn(column, { ...column, hidden: true }))
    commit({ name: '隐藏列', edits })
  },
}

export const showColumns: Action = {
  id: 'show-columns',
  name: '显示全部列',
  refusal: (open) =>
    needsEditor(open) ??
    (open?.attachment.columns.some((column) => column.hidden === true) === true ? null : '没有隐藏的列。'),
  perform: () => {
    const edits = editor().attachment.columns.flatMap((column) => {
      if (column.hidden !== true) return []
      const { hidden: _, ...shown } = column
      return changeColumn(column, shown)
    })
    commit({ name: '显示列', edits })
  },
}

export const columnSettings: Action = {
  id: 'column',
  name: '列设置',
  refusal: needsEditor,
  perform: () => {
    const open = editor()
    const active = activePlace(open.selection, extentOf(open.attachment))
    const id = visibleColumns(open.attachment.columns)[active.column]?.id
    if (id !== undefined) put({ kind: 'column', id })
  },
}

const carryColumn = (by: -1 | 1): void => {
  const area = selected(editor())
  carryColumns(area, by < 0 ? area.left - 1 : area.right + 2)
}

export const moveLeft: Action = {
  id: 'move-left',
  name: '左移列',
  keys: ['Alt+ArrowLeft'],
  refusal: needsEditor,
  perform: () => carryColumn(-1),
}

export const moveRight: Action = {
  id: 'move-right',
  name: '右移列',
  keys: ['Alt+ArrowRight'],
  refusal: needsEditor,
  perform: () => carryColumn(1),
}

// ---- merges -------------------------------------------------------------------------------------------------

export const merge: Action = {
  id: 'merge',
  name: '合并单元格 / 取消合并',
  keys: ['Ctrl+M'],
  refusal: needsRows,
  perform: () => {
    const open = editor()
    const area = selected(open)
    // The same key takes apart what is one merged cell already, as in WPS.
    if (extentOf(open.attachment).merges.some((each) => sameRectangle(each, area))) {
      split.perform()
      return
    }
    const { edits, lost } = mergeCells(open.attachment, selectedArea(), hand())
    if (edits.length === 0) {
      notify('info', '请先选中要合并的几个单元格。')
      return
    }
    commit({ name: '合并单元格', edits })
    if (lost > 0) notify('info', `只保留了最前面的文字，其余${lost}个单元格的文字已去掉，可以撤销。`)
  },
}

export const split: Action = {
  id: 'split',
  name: '拆分单元格',
  refusal: needsRows,
  perform: () => {
    const edits = splitCells(editor().attachment, selectedArea())
    if (edits.length === 0) notify('info', '选中的地方没有合并的单元格。')
    else commit({ name: '拆分单元格', edits })
  },
}

/** What is done to rows and what to columns, in the order of every list of them. */
export const rowActions: readonly Action[] = [moveUp, moveDown, renumberRows]
export const columnActions: readonly Action[] = [
  insertColumnLeft,
  insertColumnRight,
  removeColumns,
  moveLeft,
  moveRight,
  columnSettings,
  fitColumns,
  hideColumns,
  showColumns,
]
