/** A department's word for a row (完成) held against its figure: without one it says nothing, and against it it is asked. */
import { cellText } from '../attachment/model.ts'
import { outcomeOf } from '../verdict/status.ts'
import { judgeAttachment } from '../verdict/table.ts'
import { worded } from './headers.ts'
import type { Candidate, Doubt } from './model.ts'
import { said } from './said.ts'
import type { Wanted, WantedRow } from './wanted.ts'

/**
 * A doubt of the word that a return has in the status column of a row; null where there is nothing against it.
 * @param word what is offered for the status
 * @param figure what the same row is offered for its actual; undefined where nothing is
 */
export function wordDoubt(
  word: Candidate,
  figure: Candidate | undefined,
  row: WantedRow,
  { attachment, columnById, dictionary }: Wanted,
): Doubt | null {
  const outcome = outcomeOf(word.text)
  const actual = attachment.columns.find(({ role }) => role === 'actual')
  if (actual === undefined || (outcome !== 'done' && outcome !== 'missed')) return null
  const [asked, own] = [worded(actual.header), worded(columnById.get(word.column)?.header ?? [])]
  const text = figure?.text ?? cellText(row.row, actual)
  if (text.trim() === '')
    return {
      kind: 'known',
      message: `“${asked}”栏没有数，“${own}”栏却填了“${said(word.text)}”，请先核对实绩。`,
    }
  const cells = { ...row.row.cells, [actual.id]: text, [word.column]: word.text }
  const [judged] = judgeAttachment({ ...attachment, rows: [{ id: row.row.id, cells }] }, dictionary).rows
  return judged?.warning == null
    ? null
    : { kind: 'known', message: judged.warning.replace(/^表中填/, '返回表填') }
}
