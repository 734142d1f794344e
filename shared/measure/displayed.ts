/**
 * A figure as a person wants it shown: so many decimals, thousands apart. Its text stays as it was typed; this is what
 * stands in the cell, on paper and on the clipboard instead of it.
 */
import { compare, decimal, literal, negate, padded, rounded, sign, withCommas } from './decimal.ts'
import { comparable } from './normalise.ts'
import { clausesOf, type Figure, readFigure } from './quantity.ts'

/** How figures are shown; without either as they were typed. */
export interface Display {
  /** Decimals, rounded half up, of the figure before its %. */
  readonly places?: number
  /** 12,345.6. */
  readonly grouped?: true
}

/** A figure in a text as it was typed; full-width digits are none, and stay as they are. */
const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?/g
/** Times, codes and what has a number in its name: 6月30日, 2021年, 10:30, GB2312, 05. */
const NO_FIGURE = /\d\s*[年月日号时点分秒季届期版]|\d[:：/]|[A-Za-z]\d|(?<![\d.,])0\d/
/** A longer text is prose. */
const LONGEST = 60
/** As many digits as our decimals have. */
const MOST_DIGITS = 30
const MINUS = /[-－−]$/

const known = new Map<string, string>()
const KEPT = 5_000

/**
 * What a text shows under a mark. The words and the unit around a figure stay, of a range both figures are shown alike.
 * A date, a code, a text with no figure or with several that are no range is shown as it was typed.
 */
export function displayed(text: string, { places, grouped }: Display): string {
  if ((places === undefined && grouped === undefined) || text === '' || text.length > LONGEST) return text
  const key = `${places}${grouped}${text}`
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= KEPT) known.clear()
  const made = isFigures(text)
    ? rewritten(text, { ...(places !== undefined && { places }), ...(grouped && { grouped }) })
    : text
  known.set(key, made)
  return made
}

/** Whether all numbers of a text are the figure, or the two of a range, that is read in it. */
function isFigures(text: string): boolean {
  const numbers = text.match(NUMBER) ?? []
  if (numbers.length === 0 || numbers.length > 2 || NO_FIGURE.test(text)) return false
  if (numbers.some((number) => number.length > MOST_DIGITS)) return false
  const figure = figureIn(text)
  if (figure === null) return false
  const [low, high = low] = numbers.map((number) => literal(number.replaceAll(',', '')))
  if (low === undefined || high === undefined) return false
  const isIn = (own: Figure['low'], typed: Figure['low']): boolean =>
    compare(own, typed) === 0 || compare(negate(own), typed) === 0
  return (
    isIn(figure.low, low) &&
    isIn(figure.high, high) &&
    (numbers.length === 2 || compare(figure.low, figure.high) === 0)
  )
}

/** The one figure that a text says; null where it says none, several, or something else that is not known. */
function figureIn(text: string): Figure | null {
  let found: Figure | null = null
  for (const clause of clausesOf(comparable(text))) {
    if (!/\d/.test(clause)) continue
    const figure = readFigure(clause)
    if (figure === null || figure.rest !== '' || found !== null) return null
    found = figure
  }
  return found
}

function rewritten(text: string, { places, grouped }: Display): string {
  let out = ''
  let at = 0
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    const value = decimal(number.replaceAll(',', ''))
    let before = text.slice(at, index)
    at = index + number.length
    if (value === null) {
      out += before + number
      continue
    }
    const figure = places === undefined ? number.replaceAll(',', '') : padded(rounded(value, places), places)
    // What is rounded away to nothing is below nothing no more.
    if (sign(literal(figure)) === 0 && sign(value) !== 0) before = before.replace(MINUS, '')
    out += before + (grouped === true || number.includes(',') ? withCommas(figure) : figure)
  }
  return out + text.slice(at)
}
