/**
 * What an attachment shows: what was typed, or in a computed column what the verdict makes of the row (`shownCell`, which
 * is what is judged, compared and searched); and the same under the cells' marks (`seenCell`, for eyes alone).
 */
import { headerCells, headerLevels } from '../attachment/header.ts'
import { type Attachment, type Column, cellText, type Role, type Row } from '../attachment/model.ts'
import { decimal, rounded } from '../measure/decimal.ts'
import { displayed } from '../measure/displayed.ts'
import type { Judged, JudgedRow } from './verdict.ts'

/** Decimals that a computed percentage is shown with, as these tables have it. */
const PLACES = 1

/**
 * The text that a cell shows. The status column shows the person's word or else the verdict's; 占年度目标% and
 * 序时进度差 show what was typed, or where nothing was the row's progress and gap (percent and 百分点, one decimal).
 */
export function shownCell(row: Row, column: Column, judged: JudgedRow | undefined, places = PLACES): string {
  const typed = cellText(row, column)
  switch (column.role) {
    case 'status':
      return judged?.status ?? typed
    case 'share':
      // A header that says % stands over bare figures.
      return typed === ''
        ? percentage(judged, 'progress', /[%％]/.test(column.header.join('')) ? '' : '%', places)
        : typed
    case 'gap':
      return typed === '' ? percentage(judged, 'gap', '', places) : typed
    default:
      return typed
  }
}

/** Columns whose figures are no figures to be rounded: numbers of rows, names, words. */
export const AS_TYPED: ReadonlySet<Role> = new Set<Role>(['no', 'name', 'unit', 'status', 'owner'])

/**
 * The text of a cell as its mark has it: so many decimals, thousands apart (shared/measure/displayed.ts). What the
 * program reckons for the cell is rounded once, from all its digits. Nothing may be judged or compared by it.
 */
export function seenCell(row: Row, column: Column, judged: JudgedRow | undefined): string {
  const mark = row.marks?.[column.id]
  if (mark === undefined || AS_TYPED.has(column.role)) return shownCell(row, column, judged)
  // What is computed shows as many decimals as its formula says: that is its text.
  if (row.formulas?.[column.id] !== undefined)
    return displayed(shownCell(row, column, judged), mark.grouped === true ? { grouped: true } : {})
  return displayed(shownCell(row, column, judged, mark.places), mark)
}

function percentage(
  judged: JudgedRow | undefined,
  what: 'progress' | 'gap',
  sign: string,
  places: number,
): string {
  const verdict = judged?.verdict
  // A rate's gap is to its target, and no difference of progress and schedule; an amount without a period has none.
  const text =
    verdict == null || (verdict.schedule === null && verdict.rule !== 'amount') ? null : verdict[what]
  const value = text === null ? null : decimal(text)
  return value === null ? '' : `${rounded(value, places)}${sign}`
}

/** What an attachment shows, as texts. */
export interface Shown {
  /** One array a header level; '' where a header cell of the left or above covers the place. */
  readonly header: string[][]
  /** One array a row; each place shows what shownCell says. */
  readonly body: string[][]
}

/** The texts of an attachment as they are shown; with `seenCell` as they are seen and printed. */
export function shownTexts(attachment: Attachment, judged: Judged, cell = shownCell): Shown {
  const { columns, rows } = attachment
  const header = Array.from({ length: headerLevels(columns) }, () => columns.map(() => ''))
  for (const cell of headerCells(columns)) {
    const line = header[cell.top]
    if (line) line[cell.left] = cell.text
  }
  const body = rows.map((row, index) => columns.map((column) => cell(row, column, judged.rows[index])))
  return { header, body }
}
