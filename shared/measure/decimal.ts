/**
 * The one adapter for the decimal library (decimal.js): everything judged or printed is an exact decimal,
 * never a float. 40 significant digits are far beyond any statistic, so that a quotient such as 629.0/647.4
 * stays "unrounded" for every figure that is shown.
 */
import { Decimal as Library } from 'decimal.js'

const Exact = Library.clone({
  precision: 40,
  toExpNeg: -1000,
  toExpPos: 1000,
  rounding: Library.ROUND_HALF_UP,
})

/** An exact decimal. Opaque on purpose: use the functions of this module only. */
export type Decimal = { readonly __decimal: unique symbol }

const wrap = (value: Library): Decimal => value as unknown as Decimal
const open = (value: Decimal): Library => value as unknown as Library

/** Reads a plain decimal text ("-12.30", "5") or an integer; null where the text is no plain decimal. */
export function decimal(text: string | number): Decimal | null {
  const source = typeof text === 'number' ? String(text) : text
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(source) ? wrap(new Exact(source)) : null
}

/** The decimal of a literal in our own code; throws where the text is none (a mistake of ours, not of a user). */
export function literal(text: string | number): Decimal {
  const value = decimal(text)
  if (value === null) throw new RangeError(`not a decimal: ${text}`)
  return value
}

// Methods, not the library's static functions: those copy both operands first.
export const plus = (a: Decimal, b: Decimal): Decimal => wrap(open(a).plus(open(b)))
export const minus = (a: Decimal, b: Decimal): Decimal => wrap(open(a).minus(open(b)))
export const times = (a: Decimal, b: Decimal): Decimal => wrap(open(a).times(open(b)))
/** a / b to 40 significant digits; null where b is zero. */
export const over = (a: Decimal, b: Decimal): Decimal | null =>
  open(b).isZero() ? null : wrap(open(a).div(open(b)))
/** The square root to 40 significant digits; null below zero. */
export const root = (a: Decimal): Decimal | null => (open(a).isNegative() ? null : wrap(open(a).sqrt()))
export const negate = (a: Decimal): Decimal => wrap(open(a).neg())
export const absolute = (a: Decimal): Decimal => (open(a).isNegative() ? wrap(open(a).abs()) : a)
/** −1, 0 or 1, as a is less than, equal to or greater than b. */
export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => open(a).cmp(open(b)) as -1 | 0 | 1
export const sign = (a: Decimal): -1 | 0 | 1 => (open(a).isZero() ? 0 : open(a).isNegative() ? -1 : 1)

/** The next whole number at or above it, and at or below it. */
export const ceiling = (a: Decimal): Decimal => wrap(open(a).ceil())
export const floor = (a: Decimal): Decimal => wrap(open(a).floor())
export const isWhole = (a: Decimal): boolean => open(a).isInteger()

/** The exact value in plain notation, trailing zeros dropped ("12.3"). */
export const exact = (a: Decimal): string => open(a).toFixed()
/** Rounded half up to at most `places` decimals, trailing zeros dropped (31.60 → "31.6"); −0 is "0". */
export function rounded(a: Decimal, places: number): string {
  const value = open(a).decimalPlaces() > places ? open(a).toDecimalPlaces(places) : open(a)
  return value.isZero() ? '0' : value.toFixed()
}
/** A figure as rounded or exact gives it, with zeros behind its point to so many places at least: 5 → "5.0". */
export function padded(figure: string, places: number): string {
  const [whole = '', part = ''] = figure.split('.')
  return places <= part.length ? figure : `${whole}.${part.padEnd(places, '0')}`
}
/** A figure with a comma at each thousand: 1234.5 → "1,234.5". */
export function withCommas(figure: string): string {
  const [whole = '', ...rest] = figure.split('.')
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...rest].join('.')
}
/** As exact, but to at most 20 significant digits: for quotients that leave the program as text. */
export const printable = (a: Decimal): string =>
  (open(a).precision() > 20 ? open(a).toSignificantDigits(20) : open(a)).toFixed()
