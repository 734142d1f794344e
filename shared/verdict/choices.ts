/** What may stand in a column, judged by what stands there already: the list that a cell is filled from. */
import { type Attachment, type Column, cellText, type Wording } from '../attachment/model.ts'
import type { Judged } from './verdict.ts'
import { wordings } from './wording.ts'

/** Whether there is anything to choose from; asked at every move of the selection, so the list is not made for it. */
export const hasChoices = (attachment: Attachment, column: Column): boolean =>
  column.role === 'status' ||
  (column.allowed !== undefined && 'words' in column.allowed) ||
  attachment.rows.some((line) => cellText(line, column).trim() !== '')

/**
 * Distinct texts of a column, those that are set for it (有效性) before the most frequent first and in their order among equals. In the status column the
 * table's own words and what is suggested for the row come with them, and behind them the words that the district has
 * besides, where the table has none of its own.
 */
export function choicesOf(
  attachment: Attachment,
  judged: Judged,
  column: Column,
  row: number,
  others: readonly Wording[] = [],
): string[] {
  const counts = new Map<string, number>()
  for (const line of attachment.rows) {
    const text = cellText(line, column)
    if (text.trim() !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const texts = [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
  // What a person has set for the column comes first, in their order.
  const set = column.allowed !== undefined && 'words' in column.allowed ? column.allowed.words : []
  if (column.role !== 'status') return [...new Set([...set, ...texts])]
  const { missed, ...done } = attachment.heading.wording ?? wordings[0] ?? { done: '完成', missed: '未完成' }
  const suggested = judged.rows[row]?.verdict?.suggest ?? []
  const besides = attachment.heading.wording === undefined ? others.flatMap((one) => Object.values(one)) : []
  return [...new Set([...suggested, ...set, ...texts, ...Object.values(done), missed, ...besides])].filter(
    (text) => text !== '',
  )
}
