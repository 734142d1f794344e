/** What a cell shows: what was typed, or in a computed column what the verdict makes of the row. */
import { type Column, cellText, type Row } from '../attachment/model.ts'
import { decimal, rounded } from '../measure/decimal.ts'
import type { JudgedRow } from './verdict.ts'

/** Decimals that a computed percentage is shown with, as these tables have it. */
const PLACES = 1

/**
 * The text that a cell shows. The status column shows the person's word or else the verdict's; 占年度目标% and
 * 序时进度差 show what was typed, or where nothing was the row's progress and gap (percent and 百分点, one decimal).
 */
export function shownCell(row: Row, column: Column, judged: JudgedRow | undefined): string {
  const typed = cellText(row, column)
  switch (column.role) {
    case 'status':
      return judged?.status ?? typed
    case 'share':
      // A header that says % stands over bare figures.
      return typed === ''
        ? percentage(judged, 'progress', /[%％]/.test(column.header.join('')) ? '' : '%')
        : typed
    case 'gap':
      return typed === '' ? percentage(judged, 'gap', '') : typed
    default:
      return typed
  }
}

function percentage(judged: JudgedRow | undefined, what: 'progress' | 'gap', sign: string): string {
  const verdict = judged?.verdict
  // A rate's gap is to its target, and no difference of progress and schedule.
  const text = verdict?.schedule == null ? null : verdict[what]
  const value = text === null ? null : decimal(text)
  return value === null ? '' : `${rounded(value, PLACES)}${sign}`
}
