/**
 * Figures that a column was too narrow for: ######## and 2.46914E+11. Where the file or the clipboard keeps the number
 * beside the text all its digits are taken; where it does not, they are lost, and that is said.
 */
import { exact, literal } from './decimal.ts'

/** Digits of a number that a spreadsheet answers for; what comes after them is binary noise (0.1 + 0.2). */
const DIGITS = 15

/** A number in plain notation with all the digits that it has; whole ones are taken as they are. */
export function allDigits(value: number): string {
  const text = String(value)
  // Most figures: so few digits have no noise behind them, and no decimal is needed to say so.
  if (text.length <= DIGITS && !text.includes('e')) return text
  return Number.isFinite(value)
    ? exact(literal(Number.isInteger(value) ? value : value.toPrecision(DIGITS)))
    : text
}

/** A number as General shortens it. */
const SHORT = /^[-+]?\d(?:\.\d+)?E[+-]\d+$/i

const HIDDEN = /^#{2,}$/

/** Whether a text stands in place of a figure whose digits it does not have. */
export const isShortened = (text: string): boolean => HIDDEN.test(text) || SHORT.test(text)

/**
 * A negative number's text with its minus where its format shows it in brackets, or by its colour alone: as a text
 * (4.2) may be a note's number, and a red 4.2 is no less than a black one.
 */
export function signed(text: string, value: number): string {
  if (value >= 0 || /[-−－]/.test(text)) return text
  const bare = text.replace(/[(（]([^()（）]*\d[^()（）]*)[)）]/, '-$1')
  return bare === text && /^[\d,.]*[1-9][\d,.]*%?$/.test(text) ? `-${text}` : bare
}

/**
 * The text of a cell whose number is known as well.
 * @param value NaN where it is not
 * @param chosen the cell's own format is a power of ten, which a person chose
 */
export function figureText(text: string, value: number, chosen = false): string {
  if (!Number.isFinite(value)) return text
  return isShortened(text) && !(chosen && SHORT.test(text)) ? allDigits(value) : signed(text, value)
}

/** What to say of a text in place of a figure; null where it is none. */
export function lostDigits(text: string): string | null {
  if (HIDDEN.test(text)) return '原表的列太窄，只存下了“#”号，请在原表里把列拉宽后再存，或照原表填上数值。'
  return SHORT.test(text) ? `“${text}”是缩短了的数，少了后几位，请照原表填上完整的数值。` : null
}
