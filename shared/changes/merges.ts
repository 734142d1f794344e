/** Merges made, taken apart, and kept whole while rows and columns come and go, as edits. */
import type { Edit } from '../attachment/edits.ts'
import { type Attachment, columnIndexes, type Merge, rowIndexes } from '../attachment/model.ts'
import { overlaps, type Rectangle, rectangleOf } from '../attachment/rectangles.ts'
import type { Hand } from '../verdict/rulings.ts'
import { type CellChange, setCells } from './cells.ts'

/** All body merges replaced; no edit where nothing changes. */
export const mergesEdit = (attachment: Attachment, to: readonly Merge[]): Edit[] =>
  to.length === attachment.merges.length && to.every((merge, at) => merge === attachment.merges[at])
    ? []
    : [{ type: 'merges', from: attachment.merges, to }]

/**
 * The cells of a rectangle merged into one. As in Excel the first text (reading row by row) stays and the others go.
 * @param hand who does it and when (for rulings that go)
 * @returns the edits and how many texts went
 */
export function mergeCells(
  attachment: Attachment,
  area: Rectangle,
  hand: Hand,
): { edits: Edit[]; lost: number } {
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
export function splitCells(attachment: Attachment, area: Rectangle): Edit[] {
  const touched = touching(attachment, area)
  return mergesEdit(
    attachment,
    attachment.merges.filter((merge) => !touched(merge)),
  )
}

/** Which merges touch a rectangle of the body (hidden columns counted). */
function touching(attachment: Attachment, area: Rectangle): (merge: Merge) => boolean {
  const [rows, columns] = [rowIndexes(attachment), columnIndexes(attachment)]
  return (merge) => {
    const place = rectangleOf(merge, rows, columns)
    return place !== null && overlaps(place, area)
  }
}

type Axis = 'rows' | 'columns'

/** The ends of a merge along an axis. */
const ENDS = { rows: ['top', 'bottom'], columns: ['left', 'right'] } as const

/** A merge's first and last index along an axis. */
function spanOf(attachment: Attachment, axis: Axis): (merge: Merge) => readonly [number, number] {
  const index = axis === 'rows' ? rowIndexes(attachment) : columnIndexes(attachment)
  const [first, last] = ENDS[axis]
  return (merge) => [index.get(merge[first]) ?? 0, index.get(merge[last]) ?? 0]
}

/**
 * The merges once the rows or columns from `first` to `last` are gone: shortened where they end there, dropped where
 * nothing is left of them. The text of one that loses its first line is carried into what is left of it.
 */
export function mergesWithout(
  attachment: Attachment,
  axis: Axis,
  first: number,
  last: number,
): { carried: Edit[]; merges: Merge[] } {
  const lines: readonly { readonly id: string }[] = attachment[axis]
  const span = spanOf(attachment, axis)
  const [begin, end] = ENDS[axis]
  const carried: Edit[] = []
  const merges = attachment.merges.flatMap((merge): Merge[] => {
    const [from, to] = span(merge)
    if (to < first || from > last) return [merge]
    const newFrom = from < first ? from : last + 1
    const newTo = to > last ? to : first - 1
    const [beginning, ending] = [lines[newFrom], lines[newTo]]
    if (newFrom > newTo || beginning === undefined || ending === undefined) return []
    const left = { ...merge, [begin]: beginning.id, [end]: ending.id }
    if (newFrom !== from) carried.push(...carryText(attachment, merge, left))
    return left.top === left.bottom && left.left === left.right ? [] : [left]
  })
  return { carried, merges }
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
 * Where the rows or columns from `first` to `last` come to stand when they are moved to `to`: kept inside the table;
 * null where that would tear a merge apart.
 */
export function placeOfMoved(
  attachment: Attachment,
  axis: Axis,
  first: number,
  last: number,
  to: number,
): number | null {
  const { length } = attachment[axis]
  const count = last - first + 1
  const target = Math.max(0, Math.min(to, length - count))
  return target !== first &&
    tears(length, first, count, target, attachment.merges.map(spanOf(attachment, axis)))
    ? null
    : target
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
