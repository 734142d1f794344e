/**
 * What a person does, as edits: every function takes the attachment as it is and gives the edits that change it.
 * Nothing here changes anything itself; `apply` in edits.ts does.
 */

import { apply, type Edit } from '../attachment/edits.ts'
import {
  type Attachment,
  type Column,
  cellText,
  columnOf,
  type Merge,
  type Role,
  type Row,
  type Ruling,
} from '../attachment/model.ts'
import { recount } from '../measure/numbering.ts'
import { Problem } from '../problem.ts'
import { adoptStatuses, type Hand, ruleRows } from '../verdict/rulings.ts'

/** Makes an id that the attachment does not have yet. */
export type NewId = () => string

export interface CellChange {
  /** Row index and column id. */
  readonly row: number
  readonly column: string
  readonly text: string
}

/** No cell holds more characters. */
export const longestText = 100_000

/** A text as a cell can hold it: no control characters, no half characters, line ends as \n. */
export const cellable = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g, '')

/**
 * Texts put into cells. A text in the status column of a judged row is a person's ruling and is kept as one, made on
 * what the row then says.
 * @param hand who changes it and when (for rulings)
 * @throws Problem('invalid') for a text that no cell can hold
 */
export function setCells(attachment: Attachment, changes: readonly CellChange[], hand: Hand): Edit[] {
  const status = columnOf(attachment.columns, 'status')?.id
  const edits: Edit[] = []
  const words: { row: number; text: string }[] = []
  for (const change of changes) {
    const row = attachment.rows[change.row]
    if (row === undefined) continue
    if (change.text.length > longestText)
      throw new Problem('invalid', `一个单元格最多${longestText}个字，这段文字太长，没有写入。请把它分开。`)
    const from = row.cells[change.column] ?? ''
    const to = cellable(change.text)
    if (change.column === status) words.push({ row: change.row, text: to })
    else if (from !== to) edits.push({ type: 'cell', row: row.id, column: change.column, from, to })
  }
  if (words.length === 0) return edits
  const { rows, ...rest } = edits.length === 0 ? attachment : apply(attachment, edits)
  const ruled = words.flatMap(({ row: index, text }) => {
    const row = rows[index]
    return row === undefined ? [] : [{ row, text }]
  })
  return [...edits, ...ruleRows({ ...rest, rows }, ruled, hand)]
}

/** `count` empty rows, the first of them at index `at`. A merge that spans the place grows over them. */
export function insertRows(attachment: Attachment, at: number, count: number, newId: NewId): Edit[] {
  const rows = Array.from({ length: count }, (): Row => ({ id: newId(), cells: {} }))
  return [{ type: 'insertRows', at: Math.min(at, attachment.rows.length), rows }]
}

/**
 * Copies of the rows from `first` to `last`, put in below them, with the merges that lie within them. Rulings stay
 * with the originals, and so does a text that a merge reaching further down would cover.
 */
export function duplicateRows(attachment: Attachment, first: number, last: number, newId: NewId): Edit[] {
  const status = columnOf(attachment.columns, 'status')?.id
  const index = rowIndexes(attachment)
  const order = columnIndexes(attachment)
  const across = attachment.merges.filter(
    ({ top, bottom }) => (index.get(top) ?? 0) <= last && (index.get(bottom) ?? 0) > last,
  )
  const covered = new Set(
    across.flatMap(({ left, right }) =>
      attachment.columns.slice(order.get(left), (order.get(right) ?? 0) + 1).map(({ id }) => id),
    ),
  )
  const rows = attachment.rows.slice(first, last + 1).map((row): Row => {
    const cells = Object.fromEntries(
      Object.entries(row.cells).filter(
        ([id]) => !covered.has(id) && !(id === status && row.ruling !== undefined),
      ),
    )
    return { id: newId(), cells }
  })
  const merges = attachment.merges.flatMap((merge): Merge[] => {
    const top = rows[(index.get(merge.top) ?? 0) - first]
    const bottom = rows[(index.get(merge.bottom) ?? 0) - first]
    return top === undefined || bottom === undefined ? [] : [{ ...merge, top: top.id, bottom: bottom.id }]
  })
  const inserted: Edit = { type: 'insertRows', at: last + 1, rows }
  return merges.length === 0
    ? [inserted]
    : [inserted, { type: 'merges', from: attachment.merges, to: [...attachment.merges, ...merges] }]
}

/**
 * The rows from `first` to `last` (inclusive) taken out, with the merges that end in them shortened or dropped. The
 * text of a merge that loses its first row goes on in what is left of it.
 */
export function deleteRows(attachment: Attachment, first: number, last: number): Edit[] {
  const rows = attachment.rows.slice(first, last + 1)
  if (rows.length === 0) return []
  const index = rowIndexes(attachment)
  const carried: Edit[] = []
  const merges = attachment.merges.flatMap((merge): Merge[] => {
    const top = index.get(merge.top) ?? 0
    const bottom = index.get(merge.bottom) ?? 0
    if (bottom < first || top > last) return [merge]
    const newTop = top < first ? top : last + 1
    const newBottom = bottom > last ? bottom : first - 1
    const topRow = attachment.rows[newTop]
    const bottomRow = attachment.rows[newBottom]
    if (newTop > newBottom || topRow === undefined || bottomRow === undefined) return []
    if (newTop !== top) carried.push(...carryText(attachment, merge, { ...merge, top: topRow.id }))
    const left = { ...merge, top: topRow.id, bottom: bottomRow.id }
    return topRow.id === bottomRow.id && merge.left === merge.right ? [] : [left]
  })
  const after = carried.length === 0 ? attachment : apply(attachment, carried)
  return [
    ...carried,
    ...mergesEdit(attachment, merges),
    { type: 'deleteRows', at: first, rows: after.rows.slice(first, last + 1) },
  ]
}

/** The text of a merge, taken from its first cell to the first cell of what will be left of it. */
function carryText(attachment: Attachment, merge: Merge, left: Merge): Edit[] {
  const source = attachment.rows.find(({ id }) => id === merge.top)?.cells[merge.left]
  const there = attachment.rows.find(({ id }) => id === left.top)?.cells[left.left]
  return source === undefined || there !== undefined
    ? []
    : [{ type: 'cell', row: left.top, column: left.left, from: '', to: source }]
}

/**
 * The rows from `first` to `last` moved so that the first of them then stands at index `to`; null where that would
 * tear a merge apart.
 */
export function moveRows(attachment: Attachment, first: number, last: number, to: number): Edit[] | null {
  const count = last - first + 1
  const target = Math.max(0, Math.min(to, attachment.rows.length - count))
  if (target === first) return []
  const index = rowIndexes(attachment)
  const torn = tears(
    attachment.rows.length,
    first,
    count,
    target,
    attachment.merges.map(({ top, bottom }) => [index.get(top) ?? 0, index.get(bottom) ?? 0]),
  )
  return torn ? null : [{ type: 'moveRows', from: first, count, to: target }]
}

/** All body merges replaced; no edit where nothing changes. */
export const mergesEdit = (attachment: Attachment, to: readonly Merge[]): Edit[] =>
  to.length === attachment.merges.length && to.every((merge, at) => merge === attachment.merges[at])
    ? []
    : [{ type: 'merges', from: attachment.merges, to }]

/** 序号 written anew, each kind of number counted by itself; rows without a number stay without one. */
export function renumber(attachment: Attachment): Edit[] {
  const column = columnOf(attachment.columns, 'no')
  if (column === undefined) return []
  const numbers = recount(attachment.rows.map((row) => cellText(row, column)))
  return attachment.rows.flatMap((row, at): Edit[] => {
    const from = cellText(row, column)
    const to = numbers[at] ?? from
    return from === to ? [] : [{ type: 'cell', row: row.id, column: column.id, from, to }]
  })
}

/** Index of every row by its id. */
export const rowIndexes = (attachment: Attachment): Map<string, number> =>
  new Map(attachment.rows.map((row, at) => [row.id, at]))

const visible = new WeakMap<readonly Column[], readonly Column[]>()

/** The columns a person sees, in their order; the same array for the same columns. */
export function visibleColumns(columns: readonly Column[]): readonly Column[] {
  let result = visible.get(columns)
  if (result === undefined) {
    result = columns.filter((column) => column.hidden !== true)
    visible.set(columns, result)
  }
  return result
}

// ---- columns ------------------------------------------------------------------------------------------------

/** `count` new columns before index `at` (of all columns), under the header that its two neighbours share. */
export function insertColumns(attachment: Attachment, at: number, count: number, newId: NewId): Edit[] {
  const left = attachment.columns[at - 1]?.header ?? []
  const right = attachment.columns[at]?.header ?? []
  const shared = left.slice(0, sharedLevels(left, right))
  const columns = Array.from(
    { length: count },
    (): Column => ({ id: newId(), header: [...shared, '新列'], role: 'none', width: 12 }),
  )
  return [{ type: 'insertColumns', at, columns }]
}

/**
 * The columns from `first` to `last` (of all columns) taken out with their texts and merges. The text of a merge that
 * loses its first column goes on in what is left of it.
 */
export function deleteColumns(attachment: Attachment, first: number, last: number): Edit[] {
  const columns = attachment.columns.slice(first, last + 1)
  if (columns.length === 0) return []
  const order = columnIndexes(attachment)
  const carried: Edit[] = []
  const merges = attachment.merges.flatMap((merge): Merge[] => {
    const left = order.get(merge.left) ?? 0
    const right = order.get(merge.right) ?? 0
    if (right < first || left > last) return [merge]
    const newLeft = left < first ? left : last + 1
    const newRight = right > last ? right : first - 1
    const leftColumn = attachment.columns[newLeft]
    const rightColumn = attachment.columns[newRight]
    if (newLeft > newRight || leftColumn === undefined || rightColumn === undefined) return []
    if (newLeft !== left) carried.push(...carryText(attachment, merge, { ...merge, left: leftColumn.id }))
    return leftColumn.id === rightColumn.id && merge.top === merge.bottom
      ? []
      : [{ ...merge, left: leftColumn.id, right: rightColumn.id }]
  })
  const cells = attachment.rows.flatMap((row) =>
    columns.flatMap((column): Edit[] => {
      const from = row.cells[column.id]
      return from === undefined ? [] : [{ type: 'cell', row: row.id, column: column.id, from, to: '' }]
    }),
  )
  const rulings = columns.some((column) => column.role === 'status') ? withoutRulings(attachment) : []
  return [
    ...carried,
    ...cells,
    ...rulings,
    ...mergesEdit(attachment, merges),
    { type: 'deleteColumns', at: first, columns },
  ]
}

const withoutRulings = (attachment: Attachment): Edit[] =>
  attachment.rows.flatMap((row): Edit[] =>
    row.ruling === undefined ? [] : [{ type: 'ruling', row: row.id, from: row.ruling, to: null }],
  )

/** The columns from `first` to `last` moved so that the first then stands at `to`; null where a merge would tear. */
export function moveColumns(attachment: Attachment, first: number, last: number, to: number): Edit[] | null {
  const count = last - first + 1
  const target = Math.max(0, Math.min(to, attachment.columns.length - count))
  if (target === first) return []
  const index = columnIndexes(attachment)
  const torn = tears(
    attachment.columns.length,
    first,
    count,
    target,
    attachment.merges.map(({ left, right }) => [index.get(left) ?? 0, index.get(right) ?? 0]),
  )
  return torn ? null : [{ type: 'moveColumns', from: first, count, to: target }]
}

/** A column's header, role, width or hiding; no edit where nothing changes. */
export const changeColumn = (from: Column, to: Column): Edit[] =>
  JSON.stringify(from) === JSON.stringify(to) ? [] : [{ type: 'column', from, to }]

/** Roles that one column at most has: what the verdict reads and where it is shown. */
const single: readonly Role[] = ['no', 'name', 'unit', 'target', 'actual', 'status']

/**
 * A column's header, role and width set by a person. A header cell that it shares with its neighbours is renamed for
 * all of them, and a role that only one column can have leaves the column that had it. Where the status column
 * changes, rulings go with the old one, and the new one's texts are read as an opened file's are.
 * @param at the moment, ISO 8601
 */
export function setColumn(attachment: Attachment, from: Column, to: Column, at: string): Edit[] {
  const index = attachment.columns.findIndex(({ id }) => id === from.id)
  const reach = attachment.columns.map((column) => sharedLevels(column.header, from.header))
  // Only columns that stand together share a header cell.
  for (let n = index - 1; n >= 0; n--)
    reach[n] = Math.min(reach[n] ?? 0, n + 1 === index ? 8 : (reach[n + 1] ?? 0))
  for (let n = index + 1; n < reach.length; n++)
    reach[n] = Math.min(reach[n] ?? 0, n - 1 === index ? 8 : (reach[n - 1] ?? 0))
  const columns = attachment.columns.flatMap((other, n): Edit[] => {
    if (n === index) return changeColumn(other, to)
    const header = other.header.map((text, level) =>
      level < (reach[n] ?? 0) ? (to.header[level] ?? text) : text,
    )
    const loses = other.role === to.role && to.role !== from.role && single.includes(to.role)
    return changeColumn(other, { ...other, header, role: loses ? 'none' : other.role })
  })
  const before = columnOf(attachment.columns, 'status')?.id
  const base = apply(attachment, columns)
  const after = columnOf(base.columns, 'status')?.id
  if (before === after) return columns
  const freed = withoutRulings(base)
  const bare = apply(base, freed)
  const taken = adoptStatuses(bare, at)
  const adopted = taken.rows.flatMap((row, n): Edit[] => {
    const was = bare.rows[n]
    if (was === undefined || was === row || after === undefined) return []
    const text = was.cells[after] ?? ''
    const edits: Edit[] = []
    if (row.cells[after] === undefined && text !== '')
      edits.push({ type: 'cell', row: row.id, column: after, from: text, to: '' })
    if (row.ruling !== undefined) edits.push({ type: 'ruling', row: row.id, from: null, to: row.ruling })
    return edits
  })
  const worded: Edit[] =
    taken.heading === bare.heading ? [] : [{ type: 'heading', from: bare.heading, to: taken.heading }]
  return [...columns, ...freed, ...worded, ...adopted]
}

/** How many header cells from the top two columns share: never the lowest one of either. */
function sharedLevels(a: readonly string[], b: readonly string[]): number {
  let level = 0
  while (level < Math.min(a.length, b.length) - 1 && a[level] === b[level]) level++
  return level
}

/** Index of every column by its id. */
export const columnIndexes = (attachment: Attachment): Map<string, number> =>
  new Map(attachment.columns.map((column, at) => [column.id, at]))

// ---- merges -------------------------------------------------------------------------------------------------

/** A rectangle of the body by the ids of its corners, as indexes. */
export interface Area {
  readonly top: number
  readonly bottom: number
  /** Of all columns. */
  readonly left: number
  readonly right: number
}

/**
 * The cells of a rectangle merged into one. As in Excel the first text (reading row by row) stays and the others go.
 * @param hand who does it and when (for rulings that go)
 * @returns the edits and how many texts went
 */
export function mergeCells(attachment: Attachment, area: Area, hand: Hand): { edits: Edit[]; lost: number } {
  const rows = attachment.rows.slice(area.top, area.bottom + 1)
  const columns = attachment.columns.slice(area.left, area.right + 1)
  const [firstRow] = rows
  const lastRow = rows.at(-1)
  const [firstColumn] = columns
  const lastColumn = columns.at(-1)
  if (!firstRow || !lastRow || !firstColumn || !lastColumn || (rows.length === 1 && columns.length === 1))
    return { edits: [], lost: 0 }
  const filled = rows.flatMap((row, down) =>
    columns.flatMap((column) => {
      const text = row.cells[column.id]
      return text === undefined ? [] : [{ row: area.top + down, column: column.id, text }]
    }),
  )
  const [kept, ...others] = filled
  const first = { row: area.top, column: firstColumn.id }
  const stays = kept === undefined || (kept.row === first.row && kept.column === first.column)
  const changes = (stays ? others : filled).map((cell): CellChange => ({ ...cell, text: '' }))
  if (!stays) changes.push({ ...first, text: kept.text })
  const merge: Merge = { top: firstRow.id, bottom: lastRow.id, left: firstColumn.id, right: lastColumn.id }
  const touched = touching(attachment, area)
  const rest = attachment.merges.filter((each) => !touched(each))
  const edits = [...setCells(attachment, changes, hand), ...mergesEdit(attachment, [...rest, merge])]
  return { edits, lost: others.length }
}

/** The merges that touch a rectangle taken apart; the text stays in the first cell of each. */
export function splitCells(attachment: Attachment, area: Area): Edit[] {
  const touched = touching(attachment, area)
  return mergesEdit(
    attachment,
    attachment.merges.filter((merge) => !touched(merge)),
  )
}

function touching(attachment: Attachment, area: Area): (merge: Merge) => boolean {
  const rows = rowIndexes(attachment)
  const columns = columnIndexes(attachment)
  return ({ top, bottom, left, right }) =>
    (rows.get(top) ?? 0) <= area.bottom &&
    (rows.get(bottom) ?? 0) >= area.top &&
    (columns.get(left) ?? 0) <= area.right &&
    (columns.get(right) ?? 0) >= area.left
}

// ---- cells moved --------------------------------------------------------------------------------------------

/** Cells of the body: rows by index, columns by id in the order in which a person sees them. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly string[]
}

/**
 * Cells moved to another place of the same shape (剪切、粘贴): their texts, their merges and, within the status column,
 * their rulings. What stood there goes. A verdict is not moved: only what a person wrote.
 * @param at the moment, ISO 8601
 * @returns null where that would tear a merge apart
 */
export function relocate(attachment: Attachment, source: Block, target: Block, hand: Hand): Edit[] | null {
  const merges = movedMerges(attachment, source, target)
  if (merges === null) return null
  const status = columnOf(attachment.columns, 'status')?.id
  const changes = new Map<string, CellChange>()
  const put = (row: number, column: string | undefined, text: string): void => {
    if (column !== undefined) changes.set(`${row} ${column}`, { row, column, text })
  }
  for (let row = source.top; row <= source.bottom; row++)
    for (const column of source.columns) put(row, column, '')
  for (let row = source.top; row <= source.bottom; row++)
    for (const [n, column] of source.columns.entries())
      put(row + target.top - source.top, target.columns[n], attachment.rows[row]?.cells[column] ?? '')
  const edits = setCells(attachment, [...changes.values()], hand)
  const within =
    status !== undefined &&
    source.columns.includes(status) &&
    target.columns[source.columns.indexOf(status)] === status
  return [...merges, ...(within ? keepRulings(attachment, edits, source, target) : edits)]
}

/** Rulings as they were made, at their new places, instead of ones made anew by the move; a dropped word has none. */
function keepRulings(attachment: Attachment, edits: readonly Edit[], source: Block, target: Block): Edit[] {
  const from = new Map<string, Ruling | null>()
  for (let row = source.top; row <= source.bottom; row++) {
    const to = attachment.rows[row + target.top - source.top]
    if (to !== undefined) from.set(to.id, attachment.rows[row]?.ruling ?? null)
  }
  const others = edits.filter((edit) => edit.type !== 'ruling' || !from.has(edit.row))
  const status = columnOf(attachment.columns, 'status')?.id ?? ''
  const after = new Map(apply(attachment, others).rows.map((row) => [row.id, row]))
  const moved = [...from].flatMap(([id, ruling]): Edit[] => {
    const was = after.get(id)?.ruling ?? null
    const to = after.get(id)?.cells[status] === undefined ? null : ruling
    return was === to ? [] : [{ type: 'ruling', row: id, from: was, to }]
  })
  return [...others, ...moved]
}

function movedMerges(attachment: Attachment, source: Block, target: Block): Edit[] | null {
  const rows = rowIndexes(attachment)
  const order = columnIndexes(attachment)
  const place = ({ top, bottom, left, right }: Merge) => ({
    top: rows.get(top) ?? 0,
    bottom: rows.get(bottom) ?? 0,
    left: order.get(left) ?? 0,
    right: order.get(right) ?? 0,
  })
  const edges = ({ top, bottom, columns }: Block) => ({
    top,
    bottom,
    left: order.get(columns[0] ?? '') ?? 0,
    right: order.get(columns.at(-1) ?? '') ?? 0,
  })
  const meets = (merge: Area, area: Area): boolean =>
    merge.top <= area.bottom &&
    merge.bottom >= area.top &&
    merge.left <= area.right &&
    merge.right >= area.left
  const lies = (merge: Area, area: Area): boolean =>
    merge.top >= area.top &&
    merge.bottom <= area.bottom &&
    merge.left >= area.left &&
    merge.right <= area.right
  const result: Merge[] = []
  const moved: Merge[] = []
  for (const merge of attachment.merges) {
    const area = place(merge)
    if (lies(area, edges(source))) {
      const row = (id: string): string | undefined =>
        attachment.rows[(rows.get(id) ?? 0) + target.top - source.top]?.id
      const column = (id: string): string | undefined => target.columns[source.columns.indexOf(id)]
      const [top, bottom, left, right] = [
        row(merge.top),
        row(merge.bottom),
        column(merge.left),
        column(merge.right),
      ]
      if (top === undefined || bottom === undefined || left === undefined || right === undefined) return null
      moved.push({ top, bottom, left, right })
    } else if (meets(area, edges(source))) return null
    else if (!meets(area, edges(target))) result.push(merge)
    else if (!lies(area, edges(target))) return null
  }
  return mergesEdit(attachment, [...result, ...moved])
}

/** Whether moving `count` items from `first` to `target` would pull apart a span that stands together. */
function tears(
  length: number,
  first: number,
  count: number,
  target: number,
  spans: readonly (readonly [number, number])[],
): boolean {
  const order = Array.from({ length }, (_, at) => at)
  order.splice(target, 0, ...order.splice(first, count))
  const place = new Map(order.map((was, now) => [was, now]))
  return spans.some(([from, to]) => {
    for (let at = from; at < to; at++) if (place.get(at + 1) !== (place.get(at) ?? 0) + 1) return true
    return false
  })
}
