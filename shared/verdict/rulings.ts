/**
 * A person's word on a row (认定). The text in the status cell stands above the verdict; the ruling beside it keeps
 * where it came from, why, and what the row said then.
 */

import type { Edit } from '../attachment/edits.ts'
import {
  type Attachment,
  cellText,
  columnOf,
  type Heading,
  type Row,
  type Ruling,
} from '../attachment/model.ts'
import { nameOf } from '../attachment/names.ts'
import { Problem } from '../problem.ts'
import type { Dictionary } from './dictionary.ts'
import { judge } from './judge.ts'
import { inputsOf, judgeAttachment } from './table.ts'
import type { Verdict } from './verdict.ts'
import { worded, wordingOf } from './wording.ts'

/** Words that say no more than the verdict says by itself, so that the cell may as well be empty. */
const repeats = (
  text: string,
  verdict: Verdict,
  { months, wording }: Pick<Heading, 'months' | 'wording'>,
): boolean =>
  text === '待核' || text === '待填' || (verdict.certain && text === worded(verdict, months, wording))

/** What a ruling keeps of the row that it was made on. */
function basisOf(attachment: Attachment, row: Row): Ruling['basis'] {
  const text = (role: 'target' | 'actual' | 'unit') => cellText(row, columnOf(attachment.columns, role))
  return {
    target: text('target'),
    actual: text('actual'),
    unit: text('unit'),
    name: nameOf(attachment.columns, row),
  }
}

/**
 * Used once at import. Takes over the table's wording (已过半, 达序时 …) where its status cells speak one. Of each row
 * with a verdict and a text in its status column: a text that the verdict shows by itself (完成 or 未完成 as judged and
 * worded, 待核, 待填) leaves the cell, any other stays and becomes a ruling from the file. Rows without a verdict keep
 * their text untouched.
 * @param at the moment of import, ISO 8601
 */
export function adoptStatuses(attachment: Attachment, at: string, dictionary: Dictionary): Attachment {
  const status = columnOf(attachment.columns, 'status')
  if (status === undefined) return attachment
  const judged = judgeAttachment(attachment, dictionary)
  const wording = wordingOf(attachment, judged) ?? attachment.heading.wording
  const heading = wording === undefined ? attachment.heading : { ...attachment.heading, wording }
  const rows = attachment.rows.map((row, index): Row => {
    const verdict = judged.rows[index]?.verdict ?? null
    const text = cellText(row, status)
    if (verdict === null || text.trim() === '') return row
    if (repeats(text, verdict, heading)) {
      const { [status.id]: _, ...cells } = row.cells
      return { ...row, cells }
    }
    const basis = basisOf(attachment, row)
    return row.ruling === undefined ? { ...row, ruling: { source: '来自原表', reason: '', at, basis } } : row
  })
  return { ...attachment, heading, rows }
}

/** Who rules, why and when. */
export interface Hand {
  /** Empty where nobody knows. */
  readonly by: string
  readonly reason: string
  /** ISO 8601. */
  readonly at: string
  /** The indicators that are known, their own among them. */
  readonly dictionary: Dictionary
}

/** What a person may set for a row beside its word. */
export type Settings = Pick<Ruling, 'rule' | 'reference' | 'suggest'>

/**
 * The edits by which a person rules on a row (人工认定): its status text and the ruling beside it. An empty text, or one
 * that the verdict says by itself, takes the word back; on a row without a verdict only the text is set. What else was
 * set for the row (its rule, its reference value) stays.
 * @throws Problem('not-found') for a row that is not there, Problem('invalid') where no column holds the status
 */
export function ruleRow(attachment: Attachment, rowId: string, text: string, hand: Hand): Edit[] {
  return ruleRows(attachment, [{ row: rowOf(attachment, rowId), text }], hand)
}

const rowOf = (attachment: Attachment, rowId: string): Row => {
  const row = attachment.rows.find(({ id }) => id === rowId)
  if (row === undefined) throw new Problem('not-found', '这一行已不在表中。')
  return row
}

const settingsOf = ({ rule, reference, suggest }: Settings): Settings => ({
  ...(rule !== undefined && { rule }),
  ...(reference !== undefined && { reference }),
  ...(suggest !== undefined && { suggest }),
})

const hasSettings = (settings: Settings): boolean => Object.keys(settingsOf(settings)).length > 0

const rulingBy = (
  attachment: Attachment,
  row: Row,
  { by, reason, at }: Hand,
  settings: Settings,
): Ruling => ({
  source: '人工认定',
  ...(by !== '' && { by }),
  reason: reason.trim(),
  at,
  basis: basisOf(attachment, row),
  ...settingsOf(settings),
})

/** The same for any number of rows in one step. */
export function ruleRows(
  attachment: Attachment,
  words: readonly { readonly row: Row; readonly text: string }[],
  hand: Hand,
): Edit[] {
  const status = columnOf(attachment.columns, 'status')
  if (status === undefined) throw new Problem('invalid', '表中没有“双过半完成情况”一列，请先指定该列。')
  const { input, options } = inputsOf(attachment, hand.dictionary)
  return words.flatMap(({ row, text }) => {
    // Most of a pasted block: nothing said, and nothing said before.
    if (text.trim() === '' && cellText(row, status) === '' && row.ruling === undefined) return []
    const verdict = judge(input(row), options)
    const word = text.trim()
    const to = verdict !== null && repeats(word, verdict, attachment.heading) ? '' : word
    const from = cellText(row, status)
    const kept = row.ruling ?? {}
    const ruling =
      verdict === null || (to === '' && !hasSettings(kept)) ? null : rulingBy(attachment, row, hand, kept)
    const edits: Edit[] = []
    if (from !== to) edits.push({ type: 'cell', row: row.id, column: status.id, from, to })
    if (row.ruling !== undefined || ruling !== null)
      edits.push({ type: 'ruling', row: row.id, from: row.ruling ?? null, to: ruling })
    return edits
  })
}

/**
 * The edits by which a person sets how a row is judged: its rule, the value to compare with, a wording to propose.
 * Settings that are absent are taken back; the word in the status cell stays.
 * @throws Problem('not-found') for a row that is not there
 */
export function setRow(attachment: Attachment, rowId: string, settings: Settings, hand: Hand): Edit[] {
  const row = rowOf(attachment, rowId)
  const word = cellText(row, columnOf(attachment.columns, 'status')).trim()
  const to = word === '' && !hasSettings(settings) ? null : rulingBy(attachment, row, hand, settings)
  return [{ type: 'ruling', row: rowId, from: row.ruling ?? null, to }]
}

/** The edits by which a person says that a ruling still holds on the row as it is now. */
export function confirmRow(attachment: Attachment, rowId: string, { by, at }: Hand): Edit[] {
  const row = rowOf(attachment, rowId)
  if (row.ruling === undefined) return []
  const to: Ruling = { ...row.ruling, ...(by !== '' && { by }), at, basis: basisOf(attachment, row) }
  return [{ type: 'ruling', row: rowId, from: row.ruling, to }]
}
