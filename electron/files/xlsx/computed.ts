/**
 * Formulas in the official workbook: as a spreadsheet computes them, with what they show here as their result. What one
 * reads is then written as numbers, for a spreadsheet adds no texts.
 */
import { address, areaName } from '../../../shared/attachment/address.ts'
import { type Attachment, cellText, type Formula } from '../../../shared/attachment/model.ts'
import { ofShare } from '../../../shared/formula/carried.ts'
import { graphOf } from '../../../shared/formula/graph.ts'
import { type Area, inText } from '../../../shared/formula/references.ts'
import { isBlankByItself, resultOf } from '../../../shared/formula/results.ts'
import { cellValue, naturalPlaces } from '../../../shared/formula/value.ts'
import { compare, exact } from '../../../shared/measure/decimal.ts'
import { figureFormat } from '../../../shared/measure/figure-format.ts'

/** What stands in a cell in place of its text. */
export interface SheetValue {
  readonly value: number | { readonly formula: string; readonly result: number | string }
  /** The number format under which it shows the text that it has here; '' for that of texts. */
  readonly format: string
}

/** A figure that a spreadsheet holds exactly and shows as it stands here; none of 16 digits. */
export function numberOf(text: string): { readonly value: number; readonly format: string } | null {
  const format = figureFormat(text)
  const value = format === null ? null : cellValue(text)
  if (format === null || value?.kind !== 'figure' || text.replace(/\D/g, '').length > 15) return null
  return { value: Number(exact(value.n)), format }
}

/**
 * The cells of the body that are formulas, and those that they read, by `row:column` (0-based, of the body).
 * @param top row of the sheet that the body's first row is (0-based); its columns are the sheet's
 * @returns nothing of a formula that a spreadsheet would compute otherwise (换算, a unit in a cell, another attachment, a fault):
 * what it comes to stands there as its text
 */
export function computedCells(attachment: Attachment, top: number): ReadonlyMap<string, SheetValue> {
  const cells = new Map<string, SheetValue>()
  const place = ({ top: first, bottom, left, right }: Area): string =>
    areaName(address(top + first, left), address(top + bottom, right))
  for (const { row, column, formula, areas: all } of graphOf(attachment).cells) {
    const areas = all.flatMap((area) => area ?? [])
    const read = areas.flatMap((area) => textsIn(attachment, area))
    if (areas.length < all.length || !read.every(({ text }) => isReadable(text))) continue
    const [own] = textsIn(attachment, { top: row, bottom: row, left: column, right: column })
    const written = spreadsheetFormula(attachment, formula, areas.map(place), own?.text ?? '')
    if (written === null) continue
    const { whole, result, format } = written
    cells.set(`${row}:${column}`, { value: { formula: whole, result }, format })
    for (const { key, text } of read) {
      const number = numberOf(text)
      if (number !== null && !cells.has(key)) cells.set(key, number)
    }
  }
  return cells
}

/** A number, nothing, or a word without a figure, which a spreadsheet leaves out as well. */
const isReadable = (text: string): boolean => numberOf(text) !== null || !/[\d０-９#]/.test(text)

function textsIn(attachment: Attachment, area: Area): { readonly key: string; readonly text: string }[] {
  const texts = []
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) {
      const line = attachment.rows[row]
      if (line !== undefined)
        texts.push({ key: `${row}:${column}`, text: cellText(line, attachment.columns[column]) })
    }
  return texts
}

/** A formula as a spreadsheet has it. */
export interface SpreadsheetFormula {
  /** As it is typed here. */
  readonly plain: string
  /** With what makes a spreadsheet show what is shown here: rounded, blank where it is blank here. */
  readonly whole: string
  readonly result: number | string
  /** The number format under which the result shows its text; '' for one that is a text. */
  readonly format: string
}

/**
 * A formula as a spreadsheet has it.
 * @param names how its references read there
 * @param text what its cell shows
 * @returns null for one that a spreadsheet would compute otherwise
 */
export function spreadsheetFormula(
  attachment: Attachment,
  formula: Formula,
  names: readonly string[],
  text: string,
): SpreadsheetFormula | null {
  const source = ofShare(formula.source)
  if (text.startsWith('#') || text === '是' || text === '否' || /换算\(/.test(source)) return null
  const plain = inText(source, (number) => names[number] ?? '')
    .replaceAll('≤', '<=')
    .replaceAll('≥', '>=')
    .replaceAll('≠', '<>')
  // Here what reads only blank cells is blank.
  if (text === '' && isBlankByItself(formula)) return { plain, whole: plain, result: '', format: '' }
  if (text === '')
    return names.length === 0
      ? null
      : { plain, whole: `IF(COUNT(${names.join(',')})=0,"",${plain})`, result: '', format: '' }
  const number = numberOf(text)
  if (number === null)
    return /^[+-]?[\d.]/.test(text) ? null : { plain, whole: plain, result: text, format: '' }
  const [whole, shown] = [resultOf(formula, attachment), cellValue(text)]
  if (whole.kind !== 'figure' || shown.kind !== 'figure') return null
  // What is shown is what is computed with.
  const same = compare(whole.n, shown.n) === 0
  const places = Math.max(
    naturalPlaces(shown.n),
    (number.format.split('.')[1] ?? '').replace(/\D/g, '').length + (text.endsWith('%') ? 2 : 0),
  )
  return {
    plain,
    whole: same ? plain : `ROUND(${plain},${places})`,
    result: number.value,
    format: number.format,
  }
}
