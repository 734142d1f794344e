/**
 * A person's word on a row (认定). The text in the status cell stands above the verdict; the ruling beside it keeps
 * where it came from, why, and what the row said then.
 */
import { type Attachment, cellText, columnOf, type Row, type Ruling } from '../attachment.ts'
import type { Edit } from '../edits.ts'
import { Problem } from '../problem.ts'
import { judge } from './judge.ts'
import { inputsOf, judgeAttachment } from './table.ts'
import type { Verdict } from './verdict.ts'

/** Words that say no more than the verdict says by itself, so that the cell may as well be empty. */
const repeats = (text: string, verdict: Verdict): boolean =>
  text === '待核' || text === '待填' || (verdict.certain && text === verdict.status)

/**
 * Used once at import. Of each row with a verdict and a text in its status column: a text that the verdict shows by
 * itself (完成 or 未完成 as judged, 待核, 待填) leaves the cell, any other stays and becomes a ruling from the file.
 * Rows without a verdict keep their text untouched.
 * @param at the moment of import, ISO 8601
 */
export function adoptStatuses(attachment: Attachment, at: string): Attachment {
  const status = columnOf(attachment.columns, 'status')
  if (status === undefined) return attachment
  const target = columnOf(attachment.columns, 'target')
  const actual = columnOf(attachment.columns, 'actual')
  const judged = judgeAttachment(attachment)
  const rows = attachment.rows.map((row, index): Row => {
    const verdict = judged.rows[index]?.verdict ?? null
    const text = cellText(row, status)
    if (verdict === null || text.trim() === '') return row
    if (repeats(text, verdict)) {
      const { [status.id]: _, ...cells } = row.cells
      return { ...row, cells }
    }
    const basis = { target: cellText(row, target), actual: cellText(row, actual) }
    return row.ruling === undefined ? { ...row, ruling: { source: '来自原表', reason: '', at, basis } } : row
  })
  return { ...attachment, rows }
}

/**
 * The edits by which a person rules on a row (人工认定): its status text and the ruling beside it. An empty text,
 * or one that the verdict says by itself, takes the ruling back; on a row without a verdict only the text is set.
 * @param reason why, in the person's words; may be empty
 * @param at the moment, ISO 8601
 * @throws Problem('not-found') for a row that is not there, Problem('invalid') where no column holds the status
 */
export function ruleRow(
  attachment: Attachment,
  rowId: string,
  text: string,
  reason: string,
  at: string,
): Edit[] {
  const row = attachment.rows.find(({ id }) => id === rowId)
  if (row === undefined) throw new Problem('not-found', '这一行已不在表中。')
  return ruleRows(attachment, [{ row, text }], reason, at)
}

/** The same for any number of rows in one step. */
export function ruleRows(
  attachment: Attachment,
  words: readonly { readonly row: Row; readonly text: string }[],
  reason: string,
  at: string,
): Edit[] {
  const status = columnOf(attachment.columns, 'status')
  if (status === undefined) throw new Problem('invalid', '表中没有“双过半完成情况”一列，请先指定该列。')
  const inputOfRow = inputsOf(attachment)
  return words.flatMap(({ row, text }) => {
    // Most of a pasted block: nothing said, and nothing said before.
    if (text.trim() === '' && cellText(row, status) === '' && row.ruling === undefined) return []
    const input = inputOfRow(row)
    const verdict = judge(input)
    const word = text.trim()
    const to = verdict !== null && repeats(word, verdict) ? '' : word
    const from = cellText(row, status)
    const ruling: Ruling | null =
      to === '' || verdict === null
        ? null
        : {
            source: '人工认定',
            reason: reason.trim(),
            at,
            basis: { target: input.target, actual: input.actual },
          }
    const edits: Edit[] = []
    if (from !== to) edits.push({ type: 'cell', row: row.id, column: status.id, from, to })
    if (row.ruling !== undefined || ruling !== null)
      edits.push({ type: 'ruling', row: row.id, from: row.ruling ?? null, to: ruling })
    return edits
  })
}
