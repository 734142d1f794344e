/** How a person wants cells shown (格式), as a workbook says it. */
import type ExcelJS from 'exceljs'
import { INK, PAINT } from '../../../shared/attachment/marks.ts'
import type { Mark } from '../../../shared/attachment/model.ts'
import { exact, literal, times } from '../../../shared/measure/decimal.ts'
import { figureFormat } from '../../../shared/measure/figure-format.ts'
import { shownNumber } from '../number-format.ts'

/** Bold, colours and the steps in, on a cell that is styled as all are. */
function putLook(cell: ExcelJS.Cell, { bold, ink, fill, indent }: Mark): void {
  if (bold === true || ink !== undefined)
    cell.font = {
      ...cell.font,
      ...(bold === true && { bold: true }),
      ...(ink !== undefined && { color: { argb: `FF${INK[ink][1]}` } }),
    }
  if (fill !== undefined)
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${PAINT[fill][1]}` } }
  if (indent !== undefined) cell.alignment = { ...cell.alignment, indent }
}

/** Words before a figure, the figure, its %, and words behind it. */
const AROUND = /^([^\d"+-]*)(-?[\d,]+(?:\.\d+)?)(%?)([^\d"]*)$/
/** Digits that a spreadsheet keeps. */
const MOST_DIGITS = 15

/**
 * The number that holds what was typed, under the format by which a spreadsheet shows what is seen here (12.345亿元 as
 * 12.3亿元); null where it would not, and the text is written as it was typed.
 */
export function roundedNumber(typed: string, seen: string): { value: number; format: string } | null {
  if (typed === seen) return null
  const [, before = '', figure = '', percent = '', after = ''] = AROUND.exec(typed) ?? []
  const shown = AROUND.exec(seen)
  const format = figureFormat(`${shown?.[2] ?? ''}${percent}`)
  const digits = figure.replace(/\D/g, '').length
  if (figure === '' || format === null || digits > MOST_DIGITS) return null
  // The sign of a negative number would come before the words.
  if (before !== '' && figure.startsWith('-')) return null
  const whole = literal(figure.replaceAll(',', ''))
  const value = Number(exact(percent === '' ? whole : times(whole, literal('0.01'))))
  const quoted = (words: string): string => (words === '' ? '' : `"${words}"`)
  const code = `${quoted(before)}${format}${quoted(after)}`
  return shownNumber(value, code) === seen ? { value, format: code } : null
}

/** A cell as its mark has it; a figure that is shown with other decimals is a number that keeps all that was typed. */
export function drawLook(cell: ExcelJS.Cell, look: Mark, text: string, seen: string): void {
  putLook(cell, look)
  const number = roundedNumber(text, seen)
  if (number === null) return
  cell.value = number.value
  cell.numFmt = number.format
}
