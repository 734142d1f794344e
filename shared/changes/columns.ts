/** Columns put in, taken out, moved and set, as edits. */
import { apply, type Edit } from '../attachment/edits.ts'
import { emptied } from '../attachment/emptied.ts'
import { sharesCell } from '../attachment/header.ts'
import { type Attachment, type Column, columnOf } from '../attachment/model.ts'
import { SINGLE_ROLES } from '../attachment/roles.ts'
import { same } from '../attachment/same.ts'
import { adoptStatuses, type Hand } from '../verdict/rulings.ts'
import { mergesEdit, mergesWithout, placeOfMoved } from './merges.ts'
import type { NewId } from './rows.ts'

/** Why a column that was put in has no role: nobody has said so, and its header may. */
const UNNAMED = '新插入的列，还没有指定用途。'

/** Whether a column was put in by a person, and nobody has said yet what it is for. */
export const isUnnamed = ({ why }: Column): boolean => why === UNNAMED

/** A column with the word whether it is printed. */
export function printing({ unprinted: _, ...column }: Column, printed: boolean): Column {
  return printed ? column : { ...column, unprinted: true }
}

/** `count` new columns before index `at` (of all columns), under the header that its two neighbours share. */
export function insertColumns(attachment: Attachment, at: number, count: number, newId: NewId): Edit[] {
  const left = attachment.columns[at - 1]?.header ?? []
  const right = attachment.columns[at]?.header ?? []
  const shared = left.slice(0, sharedLevels(left, right))
  const taken = new Set(attachment.columns.map(({ header }) => header.at(-1)))
  const columns = Array.from({ length: count }, (): Column => {
    // Columns side by side that are called the same would share one header cell.
    let name = '新列'
    for (let n = 2; taken.has(name); n++) name = `新列${n}`
    taken.add(name)
    return { id: newId(), header: [...shared, name], role: 'none', width: 12, why: UNNAMED }
  })
  return [{ type: 'insertColumns', at, columns }]
}

/**
 * The columns from `first` to `last` (of all columns) taken out with their texts and merges. The text of a merge that
 * loses its first column goes on in what is left of it.
 */
export function deleteColumns(attachment: Attachment, first: number, last: number): Edit[] {
  const columns = attachment.columns.slice(first, last + 1)
  if (columns.length === 0) return []
  const { carried, merges } = mergesWithout(attachment, 'columns', first, last)
  const cells = emptied(attachment.rows, columns)
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
  const place = placeOfMoved(attachment, 'columns', first, last, to)
  if (place === null || place === first) return place === null ? null : []
  return [{ type: 'moveColumns', from: first, count: last - first + 1, to: place }]
}

/** A column's header, role, width or hiding; no edit where nothing changes. */
export const changeColumn = (from: Column, to: Column): Edit[] =>
  same(from, to) ? [] : [{ type: 'column', from, to }]

/** A column whose role a person vouches for: it needs no other reason, and nothing of it is open. */
export function confirmed(column: Column): Column {
  const { why: _, unsure: __, ...own } = column
  return own
}

/**
 * A column's header, role and width set by a person; whose role is set is confirmed by that. A header cell that it shares with its neighbours is renamed for
 * all of them, and a role that only one column can have leaves the column that had it. Where the status column
 * changes, rulings go with the old one, and the new one's texts are read as an opened file's are.
 * @param hand the moment and the indicators that are known, by which the new column's texts are read
 */
export function setColumn(
  attachment: Attachment,
  from: Column,
  to: Column,
  { at, dictionary }: Pick<Hand, 'at' | 'dictionary'>,
): Edit[] {
  const index = attachment.columns.findIndex(({ id }) => id === from.id)
  const reach = attachment.columns.map(({ header }) => {
    const lowest = from.header.length - 1
    return sharesCell(header, from.header, lowest) ? lowest + 1 : sharedLevels(header, from.header)
  })
  // Only columns that stand together share a header cell.
  for (let n = index - 1; n >= 0; n--)
    reach[n] = Math.min(reach[n] ?? 0, n + 1 === index ? 8 : (reach[n + 1] ?? 0))
  for (let n = index + 1; n < reach.length; n++)
    reach[n] = Math.min(reach[n] ?? 0, n - 1 === index ? 8 : (reach[n - 1] ?? 0))
  const columns = attachment.columns.flatMap((other, n): Edit[] => {
    if (n === index) return changeColumn(other, to.role === from.role ? to : confirmed(to))
    const header = other.header.map((text, level) =>
      level < (reach[n] ?? 0) ? (to.header[level] ?? text) : text,
    )
    const loses = other.role === to.role && to.role !== from.role && SINGLE_ROLES.includes(to.role)
    const renamed = { ...other, header }
    return changeColumn(other, loses ? confirmed({ ...renamed, role: 'none' }) : renamed)
  })
  const before = columnOf(attachment.columns, 'status')?.id
  const base = apply(attachment, columns)
  const after = columnOf(base.columns, 'status')?.id
  if (before === after) return columns
  const freed = withoutRulings(base)
  const bare = apply(base, freed)
  const taken = adoptStatuses(bare, at, dictionary)
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
