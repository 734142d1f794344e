/**
 * What a person does, as edits: every function takes the attachment as it is and gives the edits that change it.
 * Nothing here changes anything itself; `apply` in edits.ts does.
 */
import { type Attachment, type Column, cellText, columnOf, type Merge, type Row } from './attachment.ts'
import type { Edit } from './edits.ts'
import { ruleRow } from './verdict/rulings.ts'

/** Makes an id that the attachment does not have yet. */
export type NewId = () => string

export interface CellChange {
  /** Row index and column id. */
  readonly row: number
  readonly column: string
  readonly text: string
}

/**
 * Texts put into cells. A text in the status column of a judged row is a person's ruling and is kept as one.
 * @param at the moment of the change, ISO 8601 (for rulings)
 */
export function setCells(attachment: Attachment, changes: readonly CellChange[], at: string): Edit[] {
  const status = columnOf(attachment.columns, 'status')?.id
  const edits: Edit[] = []
  for (const change of changes) {
    const row = attachment.rows[change.row]
    if (row === undefined) continue
    const from = row.cells[change.column] ?? ''
    if (change.column === status) edits.push(...ruleRow(attachment, row.id, change.text, '', at))
    else if (from !== change.text)
      edits.push({ type: 'cell', row: row.id, column: change.column, from, to: change.text })
  }
  return edits
}

/** `count` empty rows, the first of them at index `at`. A merge that spans the place grows over them. */
export function insertRows(attachment: Attachment, at: number, count: number, newId: NewId): Edit[] {
  const rows = Array.from({ length: count }, (): Row => ({ id: newId(), cells: {} }))
  return [{ type: 'insertRows', at: Math.min(at, attachment.rows.length), rows }]
}

/** Copies of the rows from `first` to `last`, put in below them; rulings stay with the originals. */
export function duplicateRows(attachment: Attachment, first: number, last: number, newId: NewId): Edit[] {
  const status = columnOf(attachment.columns, 'status')?.id
  const rows = attachment.rows.slice(first, last + 1).map((row): Row => {
    const cells = { ...row.cells }
    if (status !== undefined && row.ruling !== undefined) delete cells[status]
    return { id: newId(), cells }
  })
  return [{ type: 'insertRows', at: last + 1, rows }]
}

/** The rows from `first` to `last` (inclusive) taken out, with the merges that end in them shortened or dropped. */
export function deleteRows(attachment: Attachment, first: number, last: number): Edit[] {
  const rows = attachment.rows.slice(first, last + 1)
  if (rows.length === 0) return []
  const index = rowIndexes(attachment)
  const merges = attachment.merges.flatMap((merge): Merge[] => {
    const top = index.get(merge.top) ?? 0
    const bottom = index.get(merge.bottom) ?? 0
    if (bottom < first || top > last) return [merge]
    const newTop = top < first ? top : last + 1
    const newBottom = bottom > last ? bottom : first - 1
    const topRow = attachment.rows[newTop]
    const bottomRow = attachment.rows[newBottom]
    if (newTop > newBottom || topRow === undefined || bottomRow === undefined) return []
    const left = { ...merge, top: topRow.id, bottom: bottomRow.id }
    return topRow.id === bottomRow.id && merge.left === merge.right ? [] : [left]
  })
  return [...mergesEdit(attachment, merges), { type: 'deleteRows', at: first, rows }]
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

/** 序号 written anew: the rows that have a plain number count up from 1 in their order. */
export function renumber(attachment: Attachment): Edit[] {
  const column = columnOf(attachment.columns, 'no')
  if (column === undefined) return []
  let next = 1
  return attachment.rows.flatMap((row): Edit[] => {
    const from = cellText(row, column)
    if (!/^\s*\d+\s*$/.test(from)) return []
    const to = String(next++)
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

/** A new column before index `at` (of all columns), under the header that its two neighbours share. */
export function insertColumn(attachment: Attachment, at: number, newId: NewId): Edit[] {
  const left = attachment.columns[at - 1]?.header ?? []
  const right = attachment.columns[at]?.header ?? []
  const shared: string[] = []
  for (
    let level = 0;
    level < Math.min(left.length, right.length) - 1 && left[level] === right[level];
    level++
  )
    shared.push(left[level] ?? '')
  const column: Column = { id: newId(), header: [...shared, '新列'], role: 'none', width: 12 }
  return [{ type: 'insertColumns', at, columns: [column] }]
}

/** The columns from `first` to `last` (of all columns) taken out with their texts and merges. */
export function deleteColumns(attachment: Attachment, first: number, last: number): Edit[] {
  const columns = attachment.columns.slice(first, last + 1)
  if (columns.length === 0) return []
  const cells = attachment.rows.flatMap((row) =>
    columns.flatMap((column): Edit[] => {
      const from = row.cells[column.id]
      return from === undefined ? [] : [{ type: 'cell', row: row.id, column: column.id, from, to: '' }]
    }),
  )
  const rulings = columns.some((column) => column.role === 'status')
    ? attachment.rows.flatMap((row): Edit[] =>
        row.ruling === undefined ? [] : [{ type: 'ruling', row: row.id, from: row.ruling, to: null }],
      )
    : []
  const order = columnIndexes(attachment)
  const merges = attachment.merges.flatMap((merge): Merge[] => {
    const left = order.get(merge.left) ?? 0
    const right = order.get(merge.right) ?? 0
    if (right < first || left > last) return [merge]
    const newLeft = attachment.columns[left < first ? left : last + 1]
    const newRight = attachment.columns[right > last ? right : first - 1]
    if ((left < first ? left : last + 1) > (right > last ? right : first - 1)) return []
    if (newLeft === undefined || newRight === undefined) return []
    return newLeft.id === newRight.id && merge.top === merge.bottom
      ? []
      : [{ ...merge, left: newLeft.id, right: newRight.id }]
  })
  return [
    ...cells,
    ...rulings,
    ...mergesEdit(attachment, merges),
    { type: 'deleteColumns', at: first, columns },
  ]
}

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
 * @returns the edits and how many texts went
 */
export function mergeCells(attachment: Attachment, area: Area): { edits: Edit[]; lost: number } {
  const rows = attachment.rows.slice(area.top, area.bottom + 1)
  const columns = attachment.columns.slice(area.left, area.right + 1)
  const [firstRow] = rows
  const lastRow = rows.at(-1)
  const [firstColumn] = columns
  const lastColumn = columns.at(-1)
  if (!firstRow || !lastRow || !firstColumn || !lastColumn || (rows.length === 1 && columns.length === 1))
    return { edits: [], lost: 0 }
  const filled = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const from = row.cells[column.id]
      return from === undefined ? [] : [{ row: row.id, column: column.id, from }]
    }),
  )
  const [kept, ...others] = filled
  const stays = kept === undefined || (kept.row === firstRow.id && kept.column === firstColumn.id)
  const cells = (stays ? others : filled).map((cell): Edit => ({ type: 'cell', ...cell, to: '' }))
  if (!stays) cells.push({ type: 'cell', row: firstRow.id, column: firstColumn.id, from: '', to: kept.from })
  const merge: Merge = { top: firstRow.id, bottom: lastRow.id, left: firstColumn.id, right: lastColumn.id }
  const rest = attachment.merges.filter((each) => !touches(attachment, each, area))
  return { edits: [...cells, ...mergesEdit(attachment, [...rest, merge])], lost: others.length }
}

/** The merges that touch a rectangle taken apart; the text stays in the first cell of each. */
export const splitCells = (attachment: Attachment, area: Area): Edit[] =>
  mergesEdit(
    attachment,
    attachment.merges.filter((merge) => !touches(attachment, merge, area)),
  )

function touches(attachment: Attachment, merge: Merge, area: Area): boolean {
  const row = (id: string): number => attachment.rows.findIndex((each) => each.id === id)
  const column = (id: string): number => attachment.columns.findIndex((each) => each.id === id)
  return (
    row(merge.top) <= area.bottom &&
    row(merge.bottom) >= area.top &&
    column(merge.left) <= area.right &&
    column(merge.right) >= area.left
  )
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
