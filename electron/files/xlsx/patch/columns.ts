/**
 * Columns of a table on its way back into its workbook. A column that was put in since has no place there and stays
 * out; one that was taken out stays there as it is; another order changes nothing there. The rest goes back.
 */
import { columnIndexes, type Merge } from '../../../../shared/attachment/model.ts'
import type { SourceColumns } from '../../../../shared/contract/exporting.ts'
import type { Origin, ReturningItem } from './origin.ts'
import { cannot } from './refusal.ts'

/** The table with the columns alone that its workbook has, in the order in which they stand there. */
export function asInWorkbook(item: ReturningItem): ReturningItem {
  const { origin, attachment } = item
  const own = new Map(attachment.columns.map((column) => [column.id, column]))
  const columns = origin.columns.flatMap(({ id }) => own.get(id) ?? [])
  if (
    columns.length === attachment.columns.length &&
    columns.every(({ id }, at) => attachment.columns[at]?.id === id)
  )
    return item
  const kept = new Set(columns.map(({ id }) => id))
  const before = attachment.columns.filter(({ id }) => kept.has(id))
  const moved = before.some(({ id }, at) => columns[at]?.id !== id)
  if (moved && attachment.merges.some(({ left, right }) => left !== right))
    throw cannot('列的顺序变了，表里又有跨列合并的单元格')
  const clip = clipped(
    attachment.columns.map(({ id }) => id),
    kept,
  )
  return { ...item, attachment: { ...attachment, columns, merges: attachment.merges.flatMap(clip) } }
}

/** Whether the workbook has columns that the table has no more. */
export const lacksColumns = ({ origin, attachment }: ReturningItem): boolean => {
  const there = columnIndexes(attachment)
  return origin.columns.some(({ id }) => !there.has(id))
}

/** Merges of the workbook as far as they are about columns that the table still has; none where nothing is left. */
export const clippedMerge = ({ origin, attachment }: ReturningItem): ((merge: Merge) => readonly Merge[]) =>
  clipped(
    origin.columns.map(({ id }) => id),
    new Set(attachment.columns.map(({ id }) => id)),
  )

/** Cuts a merge down to some of the columns; what is one cell then is none. */
function clipped(order: readonly string[], kept: ReadonlySet<string>): (merge: Merge) => readonly Merge[] {
  const at = new Map(order.map((id, index) => [id, index]))
  return (merge) => {
    const within = order.slice(at.get(merge.left) ?? 0, (at.get(merge.right) ?? -1) + 1)
    const own = within.filter((id) => kept.has(id))
    const [left, right] = [own[0], own.at(-1)]
    if (left === undefined || right === undefined) return []
    return left === right && merge.top === merge.bottom ? [] : [{ ...merge, left, right }]
  }
}

/**
 * What of a table's columns is another than in its workbook, to be said before it is written back.
 * @param called the header of a column in one line
 */
export function otherColumns(
  { columns }: Pick<Origin, 'columns'>,
  attachment: ReturningItem['attachment'],
  called: (header: readonly string[]) => string,
): SourceColumns {
  const was = new Set(columns.map(({ id }) => id))
  const is = columnIndexes(attachment)
  return {
    added: attachment.columns.filter(({ id }) => !was.has(id)).map(({ header }) => called(header)),
    removed: columns.filter(({ id }) => !is.has(id)).map(({ header }) => called(header)),
  }
}
