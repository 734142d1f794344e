/**
 * Judging a table of that many rows, and judging it again after an edit.
 * @param distinct whether no two rows have the same figure
 */

import { apply } from '../../shared/attachment/edits.ts'
import type { Attachment, Row } from '../../shared/attachment/model.ts'
import { BUILT_IN } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import { columns, tableRows } from './table.ts'

/** No two rows with the same figure: nothing that was worked out for one serves another. */
const unlike = (row: Row, at: number): Row => ({
  ...row,
  cells: { ...row.cells, actual: (row.cells.actual ?? '').replace(/\d+(?:\.\d+)?/, `${at}.${at % 7}1`) },
})

/** Milliseconds of the processor: waiting for it, where the machine does something else, is not counted. */
export function judging(count: number, distinct = false): { whole: number; edit: number } {
  const attachment: Attachment = {
    id: 'bench',
    heading: { label: '', title: [], above: [], below: [], year: 2021, months: 6 },
    columns,
    rows: distinct ? tableRows(count).map(unlike) : tableRows(count),
    merges: [],
    sheet: '',
  }
  const start = processor()
  const judged = judgeAttachment(attachment, BUILT_IN)
  const whole = processor() - start
  const at = count >> 1
  const row = attachment.rows[at]
  if (row === undefined) throw new Error('there is no row to edit')
  const from = row.cells.actual ?? ''
  const edited = apply(attachment, [{ type: 'cell', row: row.id, column: 'actual', from, to: '3.3%' }])
  const again = processor()
  judgeAttachment(edited, BUILT_IN, { attachment, judged })
  return { whole, edit: processor() - again }
}

/** Milliseconds of the processor so far. */
export function processor(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
