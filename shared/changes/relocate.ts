/** Cells cut at one place and pasted at another, as edits. */
import { besideEdit, besideOf } from '../attachment/beside.ts'
import { apply, type Edit } from '../attachment/edits.ts'
import {
  type Attachment,
  type Corner,
  columnIndexes,
  columnOf,
  type Mark,
  type Merge,
  type Note,
  type Reference,
  type Ruling,
  rowIndexes,
} from '../attachment/model.ts'
import { overlaps, type Rectangle, rectangleOf, within } from '../attachment/rectangles.ts'
import { same } from '../attachment/same.ts'
import { formulaText } from '../formula/references.ts'
import type { Hand } from '../verdict/rulings.ts'
import { type CellChange, setCells } from './cells.ts'
import { mergesEdit } from './merges.ts'

/** Cells of the body: rows by index, columns by id in the order in which a person sees them. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly string[]
}

/**
 * Cells moved to another place of the same shape (剪切、粘贴): their texts, their merges and, within the status column,
 * their rulings. What stood there goes. A verdict is not moved: only what a person wrote.
 * @param hand who moves them and when (for rulings that go)
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
      put(row + target.top - source.top, target.columns[n], heldIn(attachment, row, column))
  const written = setCells(attachment, [...changes.values()], hand)
  const along = besideMoved(attachment, source, target)
  const edits = [...written, ...followed(apply(attachment, written), source, target), ...along]
  const within =
    status !== undefined &&
    source.columns.includes(status) &&
    target.columns[source.columns.indexOf(status)] === status
  return [...merges, ...(within ? keepRulings(attachment, edits, source, target) : edits)]
}

/** Marks and notes at their new place; what was there goes, as texts do. */
function besideMoved({ rows }: Attachment, source: Block, target: Block): Edit[] {
  const wanted = new Map<string, Edit>()
  for (const type of ['mark', 'note'] as const) {
    const put = (at: number, column: string | undefined, to: Mark | Note | null): void => {
      const row = rows[at]
      if (row === undefined || column === undefined) return
      const from = besideOf(row, type)[column] ?? null
      const key = `${type} ${row.id} ${column}`
      if (same<unknown>(from, to)) wanted.delete(key)
      else wanted.set(key, besideEdit<'mark' | 'note'>(type, row.id, column, from, to))
    }
    for (let row = source.top; row <= source.bottom; row++)
      for (const column of source.columns) put(row, column, null)
    for (let row = source.top; row <= source.bottom; row++)
      for (const [n, column] of source.columns.entries())
        put(row + target.top - source.top, target.columns[n], besideOf(rows[row], type)[column] ?? null)
  }
  return [...wanted.values()]
}

/** What a cell holds: its formula, which reads what it read before, or its text. */
function heldIn(attachment: Attachment, row: number, column: string): string {
  const line = attachment.rows[row]
  const formula = line?.formulas?.[column]
  return formula === undefined ? (line?.cells[column] ?? '') : formulaText(formula, attachment)
}

/** Formulas that read nothing but moved cells read them at their new place, as in every spreadsheet. */
function followed(attachment: Attachment, source: Block, target: Block): Edit[] {
  const rowAt = rowIndexes(attachment)
  const corner = (was: Corner): Corner | null => {
    const at = was.row === undefined ? -1 : (rowAt.get(was.row) ?? -1)
    const n = source.columns.indexOf(was.column)
    const [row, column] = [attachment.rows[at + target.top - source.top]?.id, target.columns[n]]
    if (at < source.top || at > source.bottom || n < 0 || row === undefined || column === undefined)
      return null
    return { ...was, row, column }
  }
  const reference = (was: Reference): Reference => {
    const [from, to] = [corner(was.from), was.to === undefined ? undefined : corner(was.to)]
    if (was.table !== undefined || from === null || to === null) return was
    return { ...was, from, ...(to && { to }) }
  }
  return attachment.rows.flatMap(({ id: row, formulas = {} }) =>
    Object.entries(formulas).flatMap(([column, from]): Edit[] => {
      const references = from.references.map(reference)
      return references.every((each, at) => each === from.references[at])
        ? []
        : [{ type: 'formula', row, column, from, to: { ...from, references } }]
    }),
  )
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

/** The merges once the cells of one block stand in the other; null where one would be torn. */
function movedMerges(attachment: Attachment, source: Block, target: Block): Edit[] | null {
  const [rows, columns] = [rowIndexes(attachment), columnIndexes(attachment)]
  const edges = ({ top, bottom, columns: ids }: Block): Rectangle => ({
    top,
    bottom,
    left: columns.get(ids[0] ?? '') ?? 0,
    right: columns.get(ids.at(-1) ?? '') ?? 0,
  })
  const [from, to] = [edges(source), edges(target)]
  const result: Merge[] = []
  const moved: Merge[] = []
  for (const merge of attachment.merges) {
    const area = rectangleOf(merge, rows, columns)
    if (area === null) continue
    if (within(area, from)) {
      const row = (id: string): string | undefined =>
        attachment.rows[(rows.get(id) ?? 0) + target.top - source.top]?.id
      const column = (id: string): string | undefined => target.columns[source.columns.indexOf(id)]
      const [top, bottom] = [row(merge.top), row(merge.bottom)]
      const [left, right] = [column(merge.left), column(merge.right)]
      if (top === undefined || bottom === undefined || left === undefined || right === undefined) return null
      moved.push({ top, bottom, left, right })
    } else if (overlaps(area, from)) return null
    else if (!overlaps(area, to)) result.push(merge)
    else if (!within(area, to)) return null
  }
  return mergesEdit(attachment, [...result, ...moved])
}
