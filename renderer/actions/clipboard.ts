/** Copying, cutting and pasting: between the system's clipboard and the cells, each paste one step. */
import { type Attachment, columnOf } from '../../shared/attachment.ts'
import {
  type CellChange,
  columnIndexes,
  insertColumn,
  insertRows,
  mergesEdit,
  setCells,
  visibleColumns,
} from '../../shared/changes.ts'
import { apply, type Edit } from '../../shared/edits.ts'
import { fromTsv, toHtml, toTsv } from '../grid/clipboard.ts'
import { type PastedTable, readHtmlTable } from '../grid/clipboardHtml.ts'
import { contains, type Rectangle, range } from '../grid/selection.ts'
import { ask, desk, setDesk } from '../state/desk.ts'
import { commit, type Editor, editor, extentOf, notify, selected, shownText } from '../state/editor.ts'
import { newId, now, openPlaces, write } from './editing.tsx'

/** More cells than this are no table of this kind, and pasting them would freeze the window. */
const mostPasted = 200_000
/** Characters of one cell, as in Excel. */
const longestText = 100_000

/** What the last copy or cut put on the clipboard; a paste of the same text after a cut moves instead of copying. */
let lastText = ''

export function copySelection(data: DataTransfer | null): void {
  const open = editor()
  const area = selected(open)
  const block = blockOf(open, area)
  const inside = extentOf(open.attachment).merges.filter((merge) =>
    contains(area, { row: merge.top, column: merge.left }),
  )
  lastText = toTsv(block)
  data?.setData('text/plain', lastText)
  data?.setData(
    'text/html',
    toHtml(
      block,
      inside.map((merge) => shifted(merge, -area.top, -area.left)),
    ),
  )
  setDesk({ cut: null })
}

export function cutSelection(data: DataTransfer | null): void {
  copySelection(data)
  setDesk({ cut: selected(editor()) })
}

const blockOf = (open: Editor, area: Rectangle): string[][] =>
  Array.from({ length: area.bottom - area.top + 1 }, (_, row) =>
    Array.from({ length: area.right - area.left + 1 }, (_, column) =>
      shownText(open, { row: area.top + row, column: area.left + column }),
    ),
  )

const shifted = (area: Rectangle, rows: number, columns: number): Rectangle => ({
  top: area.top + rows,
  left: area.left + columns,
  bottom: area.bottom + rows,
  right: area.right + columns,
})

/** Pastes what the system's clipboard holds. `plain` leaves merges out (选择性粘贴：只粘贴文字). */
export async function pasteFrom(text: string, html: string, plain = false): Promise<void> {
  const { cut } = desk()
  if (cut !== null && text.replaceAll('\r\n', '\n') === lastText.replaceAll('\r\n', '\n')) {
    moveCells(cut)
    return
  }
  const table = readPaste(text, plain ? '' : html)
  if (table === null) return
  await pasteTable(table)
}

function readPaste(text: string, html: string): PastedTable | null {
  // Counted before anything is parsed: a million cells must not freeze the window.
  const cells = (text.match(/[\t\n]/g)?.length ?? 0) + 1
  if (cells > mostPasted) {
    notify(
      'error',
      `要粘贴的内容约有${cells}个单元格，超出了上限（${mostPasted}个），没有粘贴。请分几次粘贴。`,
    )
    return null
  }
  const fromHtml = html === '' ? null : readHtmlTable(html, mostPasted)
  const texts = text === '' ? [] : fromTsv(text)
  const width = Math.max(0, ...texts.map((row) => row.length))
  const fromText: PastedTable = {
    texts: texts.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')),
    merges: [],
  }
  if (fromHtml === null) {
    if (texts.length === 0) {
      notify('info', '剪贴板里没有文字。')
      return null
    }
    return fromText
  }
  // Where both have the same shape the plain text is the exact one, and the HTML tells the merges.
  const sameShape = fromHtml.texts.length === texts.length && (fromHtml.texts[0]?.length ?? 0) === width
  return sameShape ? { texts: fromText.texts, merges: fromHtml.merges } : fromHtml
}

/** Texts without the control characters that no cell may hold, and no longer than a cell can be. */
function cleaned(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

async function pasteTable({ texts, merges }: PastedTable): Promise<void> {
  const height = texts.length
  const width = texts[0]?.length ?? 0
  if (height === 0 || width === 0) return
  if (texts.some((row) => row.some((text) => text.length > longestText))) {
    notify('error', `有一个单元格的文字超过${longestText}个字，没有粘贴。请把它分开。`)
    return
  }
  const area = selected(editor())
  const [only] = texts[0] ?? []
  if (height === 1 && width === 1 && only !== undefined) {
    write(
      '粘贴',
      openPlaces(editor(), area).map((place) => ({ ...place, text: cleaned(only) })),
    )
    return
  }
  // A range that is a whole multiple of the block is filled with it, as in Excel.
  const down = repeats(area.bottom - area.top + 1, height)
  const across = repeats(area.right - area.left + 1, width)
  const target: Rectangle = {
    top: area.top,
    left: area.left,
    bottom: area.top + height * down - 1,
    right: area.left + width * across - 1,
  }
  const extent = extentOf(editor().attachment)
  const moreRows = Math.max(0, target.bottom + 1 - extent.rows)
  const moreColumns = Math.max(0, target.right + 1 - extent.columns)
  if (moreRows > 0 || moreColumns > 0) {
    const more = [moreRows > 0 ? `${moreRows}行` : '', moreColumns > 0 ? `${moreColumns}列` : '']
      .filter((part) => part !== '')
      .join('、')
    if (
      !(await ask('表格放不下', `要粘贴的内容比表格多${more}。在表格末尾补上再粘贴吗？`, `补${more}并粘贴`))
    )
      return
  }
  const open = editor()
  const grown = growth(open.attachment, moreRows, moreColumns)
  const base = apply(open.attachment, grown)
  const places = texts.flatMap((row, r) =>
    row.flatMap((text, c) =>
      repeatsOf(down).flatMap((i) =>
        repeatsOf(across).map((j) => ({
          row: target.top + r + i * height,
          column: target.left + c + j * width,
          text: cleaned(text),
        })),
      ),
    ),
  )
  const own = merges.map((merge) => shifted(merge, target.top, target.left))
  const there = extent.merges.filter((merge) => overlaps(merge, target))
  const fits = there.every(
    (merge) => places.every((place) => place.text === '' || !covered(merge, place)) && inside(merge, target),
  )
  if (!fits && !there.every((merge) => own.some((each) => sameArea(each, merge)))) {
    notify(
      'error',
      '要粘贴的区域里有合并的单元格，形状与粘贴的内容不同，没有粘贴。请先拆分单元格，或换一个区域。',
    )
    return
  }
  const columns = visibleColumns(base.columns)
  const changes = places.flatMap(({ row, column, text }): CellChange[] => {
    const id = columns[column]?.id
    return id === undefined ? [] : [{ row, column: id, text }]
  })
  const fresh = there.length === 0 && down === 1 && across === 1 ? mergesIn(base, own) : []
  const edits = [...grown, ...setCells(base, changes, now()), ...fresh]
  commit(
    { name: '粘贴', edits },
    range({ row: target.top, column: target.left }, { row: target.bottom, column: target.right }),
  )
}

const repeats = (room: number, size: number): number => (room % size === 0 ? room / size : 1)
const repeatsOf = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
const overlaps = (a: Rectangle, b: Rectangle): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right
const inside = (a: Rectangle, b: Rectangle): boolean =>
  a.top >= b.top && a.bottom <= b.bottom && a.left >= b.left && a.right <= b.right
const sameArea = (a: Rectangle, b: Rectangle): boolean => inside(a, b) && inside(b, a)
const covered = (merge: Rectangle, place: { row: number; column: number }): boolean =>
  contains(merge, place) && (merge.top !== place.row || merge.left !== place.column)

function growth(attachment: Attachment, rows: number, columns: number): Edit[] {
  const edits = rows > 0 ? insertRows(attachment, attachment.rows.length, rows, newId) : []
  let base = apply(attachment, edits)
  for (let n = 0; n < columns; n++) {
    const more = insertColumn(base, base.columns.length, newId)
    edits.push(...more)
    base = apply(base, more)
  }
  return edits
}

/** The edit that adds merges given by index of row and visible column. */
function mergesIn(attachment: Attachment, areas: readonly Rectangle[]): Edit[] {
  const columns = visibleColumns(attachment.columns)
  const added = areas.flatMap((area) => {
    const top = attachment.rows[area.top]?.id
    const bottom = attachment.rows[area.bottom]?.id
    const left = columns[area.left]?.id
    const right = columns[area.right]?.id
    return top === undefined || bottom === undefined || left === undefined || right === undefined
      ? []
      : [{ top, bottom, left, right }]
  })
  return mergesEdit(attachment, [...attachment.merges, ...added])
}

/** Moves the cut cells to where the selection is: texts, merges and rulings, as one step. */
function moveCells(source: Rectangle): void {
  const open = editor()
  const { attachment } = open
  const extent = extentOf(attachment)
  const area = selected(open)
  const target = shifted(source, area.top - source.top, area.left - source.left)
  setDesk({ cut: null })
  lastText = ''
  if (sameArea(source, target)) return
  if (target.bottom >= extent.rows || target.right >= extent.columns) {
    notify('error', '这里放不下剪切的内容，没有移动。请选靠上、靠左一些的单元格，或先插入行列。')
    return
  }
  const going = extent.merges.filter((merge) => inside(merge, source))
  const torn = extent.merges.some(
    (merge) =>
      (overlaps(merge, source) && !inside(merge, source)) ||
      (overlaps(merge, target) && !going.includes(merge) && !inside(merge, source)),
  )
  if (torn) {
    notify('error', '这样移动会拆开合并的单元格，没有移动。请先拆分单元格。')
    return
  }
  const columns = visibleColumns(attachment.columns)
  const order = columnIndexes(attachment)
  const status = columnOf(attachment.columns, 'status')?.id
  const texts = new Map<string, CellChange>()
  const put = (row: number, column: number, text: string): void => {
    const id = columns[column]?.id
    if (id !== undefined) texts.set(`${row},${id}`, { row, column: id, text })
  }
  for (let row = source.top; row <= source.bottom; row++)
    for (let column = source.left; column <= source.right; column++) put(row, column, '')
  for (let row = source.top; row <= source.bottom; row++)
    for (let column = source.left; column <= source.right; column++) {
      const id = columns[column]?.id
      // A verdict is not moved: only what a person wrote.
      const text = id === undefined ? '' : (attachment.rows[row]?.cells[id] ?? '')
      put(row + target.top - source.top, column + target.left - source.left, text)
    }
  const kept = attachment.merges.filter(
    (merge) =>
      !going.some(
        (each) =>
          attachment.rows[each.top]?.id === merge.top &&
          order.get(merge.left) === order.get(columns[each.left]?.id ?? ''),
      ),
  )
  const moved = mergesIn(
    { ...attachment, merges: kept },
    going.map((merge) => shifted(merge, target.top - source.top, target.left - source.left)),
  )
  const [after] = moved
  const merges = going.length > 0 && after?.type === 'merges' ? mergesEdit(attachment, after.to) : []
  const changes = [...texts.values()].filter(
    (change) =>
      change.column !== status ||
      change.text !== '' ||
      attachment.rows[change.row]?.cells[change.column] !== undefined,
  )
  commit(
    { name: '移动单元格', edits: [...merges, ...setCells(attachment, changes, now())] },
    range({ row: target.top, column: target.left }, { row: target.bottom, column: target.right }),
  )
}
