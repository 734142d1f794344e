/** Rows put in, copied, taken out, moved and numbered anew, as edits. */
import { apply, type Edit } from '../attachment/edits.ts'
import {
  type Attachment,
  type Column,
  cellText,
  columnIndexes,
  columnOf,
  type Merge,
  type Row,
  rowIndexes,
} from '../attachment/model.ts'
import { movedFormula } from '../formula/references.ts'
import { kindOf, readNumbering, recount } from '../measure/numbering.ts'
import { mergesEdit, mergesWithout, placeOfMoved } from './merges.ts'

/** Makes an id that the attachment does not have yet. */
export type NewId = () => string

/**
 * `count` empty rows, the first of them at index `at`, shown as the row above them is. A merge that spans the place grows
 * over them.
 */
export function insertRows(attachment: Attachment, at: number, count: number, newId: NewId): Edit[] {
  const marks = attachment.rows[Math.min(at, attachment.rows.length) - 1]?.marks
  const rows = Array.from({ length: count }, (): Row => ({ id: newId(), cells: {}, ...(marks && { marks }) }))
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
    // Marks come along; what was noted stays with the original.
    const copied: Row = { id: newId(), cells }
    const marks = Object.entries(row.marks ?? {}).filter(([id]) => !covered.has(id))
    return marks.length === 0 ? copied : { ...copied, marks: Object.fromEntries(marks) }
  })
  const merges = attachment.merges.flatMap((merge): Merge[] => {
    const top = rows[(index.get(merge.top) ?? 0) - first]
    const bottom = rows[(index.get(merge.bottom) ?? 0) - first]
    return top === undefined || bottom === undefined ? [] : [{ ...merge, top: top.id, bottom: bottom.id }]
  })
  const inserted = { type: 'insertRows', at: last + 1, rows } as const
  const computed = copiedFormulas(attachment, first, inserted, covered)
  return merges.length === 0
    ? [inserted, ...computed]
    : [
        inserted,
        ...computed,
        { type: 'merges', from: attachment.merges, to: [...attachment.merges, ...merges] },
      ]
}

/** Formulas of copied rows read the copies, as a copy of a cell does anywhere. */
function copiedFormulas(
  attachment: Attachment,
  first: number,
  inserted: Extract<Edit, { type: 'insertRows' }>,
  covered: ReadonlySet<string>,
): Edit[] {
  const { rows } = inserted
  const sources = attachment.rows.slice(first, first + rows.length)
  if (sources.every(({ formulas }) => formulas === undefined)) return []
  const after = apply(attachment, [inserted])
  return sources.flatMap(({ formulas = {} }, at) =>
    Object.entries(formulas).flatMap(([column, formula]): Edit[] => {
      const row = rows[at]?.id
      return row === undefined || covered.has(column)
        ? []
        : [{ type: 'formula', row, column, from: null, to: movedFormula(formula, after, rows.length, 0) }]
    }),
  )
}

/**
 * The rows from `first` to `last` (inclusive) taken out, with the merges that end in them shortened or dropped. The
 * text of a merge that loses its first row goes on in what is left of it.
 */
export function deleteRows(attachment: Attachment, first: number, last: number): Edit[] {
  if (first > last || first >= attachment.rows.length) return []
  const { carried, merges } = mergesWithout(attachment, 'rows', first, last)
  const after = carried.length === 0 ? attachment : apply(attachment, carried)
  return [
    ...carried,
    ...mergesEdit(attachment, merges),
    { type: 'deleteRows', at: first, rows: after.rows.slice(first, last + 1) },
  ]
}

/**
 * The rows from `first` to `last` moved so that the first of them then stands at index `to`; null where that would
 * tear a merge apart.
 */
export function moveRows(attachment: Attachment, first: number, last: number, to: number): Edit[] | null {
  const place = placeOfMoved(attachment, 'rows', first, last, to)
  if (place === null || place === first) return place === null ? null : []
  return [{ type: 'moveRows', from: first, count: last - first + 1, to: place }]
}

/**
 * The edits, and after them 序号 counted on where they were a plain count before: 1, 2, 3 stay 1, 2, 3 when rows come,
 * go or move. A new row is numbered too where the rows before and after it are, in one way: left without a number it
 * would count as a part of the row before it (过半率 by 序号).
 */
export function countedOn(attachment: Attachment, edits: readonly Edit[]): Edit[] {
  const column = columnOf(attachment.columns, 'no')
  if (column === undefined || edits.length === 0) return [...edits]
  const before = attachment.rows.map((row) => cellText(row, column))
  const numbers = before.flatMap((text) => readNumbering(text) ?? [])
  const plain = numbers.length > 1 && recount(before).every((text, at) => text === before[at])
  if (!plain) return [...edits]
  const after = apply(attachment, edits)
  const known = rowIndexes(attachment)
  const own = after.rows.map((row) => cellText(row, column))
  const isOld = (row: Row | undefined): boolean => row !== undefined && known.has(row.id)
  const texts = after.rows.map((row, at) => {
    if (own[at] !== '' || isOld(row)) return own[at] ?? ''
    const last = after.rows.findLastIndex((each, index) => index < at && isOld(each))
    const next = after.rows.findIndex((each, index) => index > at && isOld(each))
    const beside = [last, next].filter((index) => index >= 0).map((index) => own[index] ?? '')
    const kinds = new Set(beside.map((text) => kindIn(text)))
    return kinds.size === 1 ? (beside[0] ?? '') : ''
  })
  return [...edits, ...numbered(after, column, recount(texts, before))]
}

/** The kind of number that a 序号 is; null for none. */
const kindIn = (text: string): string | null => {
  const numbering = readNumbering(text)
  return numbering === null ? null : kindOf(numbering)
}

/** 序号 written anew, each kind of number counted by itself; rows without a number stay without one. */
export function renumber(attachment: Attachment): Edit[] {
  const column = columnOf(attachment.columns, 'no')
  if (column === undefined) return []
  return numbered(attachment, column, recount(attachment.rows.map((row) => cellText(row, column))))
}

const numbered = (attachment: Attachment, column: Column, numbers: readonly string[]): Edit[] =>
  attachment.rows.flatMap((row, at): Edit[] => {
    const from = cellText(row, column)
    const to = numbers[at] ?? from
    return from === to ? [] : [{ type: 'cell', row: row.id, column: column.id, from, to }]
  })
