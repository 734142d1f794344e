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

/**
 * How nearly all figures are held: `n` / 10^`places`, both whole and within what the engine counts exactly, without a
 * zero at the end of its places. It is as exact as the library and takes a tenth of its time and memory. What does not
 * fit is the library's; what fits is never, so that equal figures are equal data.
 */
class Small {
  readonly n: number
  readonly places: number
  constructor(n: number, places: number) {
    this.n = n
    this.places = places
  }
  /** As the library's, where one is written into a text. */
  toString(): string {
    return written(this)
  }
  toJSON(): string {
    return written(this)
  }
}

const MOST_PLACES = 15
const POWERS: readonly number[] = Array.from({ length: MOST_PLACES + 1 }, (_, places) => 10 ** places)
const powerOf = (places: number): number => POWERS[places] ?? Number.NaN

const isSmall = (value: Small | Library): value is Small => value instanceof Small
const inside = (value: Decimal): Small | Library => value as unknown as Small | Library
const wrap = (value: Small | Library): Decimal => value as unknown as Decimal

/** The same as the library's, which has the sign of a zero too. */
const open = (value: Decimal): Library => {
  const own = inside(value)
  if (!isSmall(own)) return own
  return new Exact(own.places === 0 ? own.n : written(own))
}

/** n / 10^places; null where it does not fit. A product or sum that was rounded is beyond what fits. */
function small(n: number, places: number): Decimal | null {
  let [whole, left] = [n, places]
  if (!Number.isSafeInteger(whole)) return null
  while (left > 0 && whole % 10 === 0) {
    whole /= 10
    left -= 1
  }
  return left > MOST_PLACES ? null : wrap(new Small(whole, left))
}

/** What the library has reckoned. */
function settled(value: Library): Decimal {
  const places = value.decimalPlaces()
  // Sixteen digits lie in four of its words.
  if (places > MOST_PLACES || value.e > MOST_PLACES || value.d.length > 4) return wrap(value)
  if (value.isZero()) return wrap(new Small(value.isNegative() ? -0 : 0, 0))
  return small(Number(value.toFixed().replace('.', '')), places) ?? wrap(value)
}

/** Digits with at most one point, a minus before them: as a file's cells have them. */
const PLAIN = /^-?\d+(?:\.\d+)?$/
/** So many signs with the point hold no more digits than the engine counts exactly. */
const LONGEST_PLAIN = 16

/** Reads a plain decimal text ("-12.30", "5") or an integer; null where the text is no plain decimal. */
export function decimal(text: string | number): Decimal | null {
  const source = typeof text === 'number' ? String(text) : text
  if (source.length <= LONGEST_PLAIN && PLAIN.test(source)) {
    const point = source.indexOf('.')
    const read =
      point < 0
        ? small(Number(source), 0)
        : small(Number(source.slice(0, point) + source.slice(point + 1)), source.length - point - 1)
    if (read !== null) return read
  }
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(source) ? settled(new Exact(source)) : null
}

/** The decimal of a literal in our own code; throws where the text is none (a mistake of ours, not of a user). */
export function literal(text: string | number): Decimal {
  const value = decimal(text)
  if (value === null) throw new RangeError(`not a decimal: ${text}`)
  return value
}

/** Two figures in as many places, added up or taken from each other; null where that does not fit. */
function summed(a: Small, b: Small, sign: 1 | -1): Decimal | null {
  const places = Math.max(a.places, b.places)
  const [one, other] = [a.n * powerOf(places - a.places), b.n * powerOf(places - b.places)]
  if (!Number.isSafeInteger(one) || !Number.isSafeInteger(other)) return null
  return small(sign === 1 ? one + other : one - other, places)
}

// Methods, not the library's static functions: those copy both operands first.
export function plus(a: Decimal, b: Decimal): Decimal {
  const [one, other] = [inside(a), inside(b)]
  const sum = isSmall(one) && isSmall(other) ? summed(one, other, 1) : null
  return sum ?? settled(open(a).plus(open(b)))
}
export function minus(a: Decimal, b: Decimal): Decimal {
  const [one, other] = [inside(a), inside(b)]
  const rest = isSmall(one) && isSmall(other) ? summed(one, other, -1) : null
  return rest ?? settled(open(a).minus(open(b)))
}
export function times(a: Decimal, b: Decimal): Decimal {
  const [one, other] = [inside(a), inside(b)]
  const product = isSmall(one) && isSmall(other) ? small(one.n * other.n, one.places + other.places) : null
  return product ?? settled(open(a).times(open(b)))
}
/** a / b to 40 significant digits; null where b is zero. */
export const over = (a: Decimal, b: Decimal): Decimal | null =>
  sign(b) === 0 ? null : settled(open(a).div(open(b)))
/** The square root to 40 significant digits; null below zero. */
export const root = (a: Decimal): Decimal | null => (open(a).isNegative() ? null : settled(open(a).sqrt()))
export function negate(a: Decimal): Decimal {
  const own = inside(a)
  return wrap(isSmall(own) ? new Small(-own.n, own.places) : own.neg())
}
export function absolute(a: Decimal): Decimal {
  const own = inside(a)
  if (isSmall(own)) return own.n > 0 || Object.is(own.n, 0) ? a : negate(a)
  return own.isNegative() ? wrap(own.abs()) : a
}
/** −1, 0 or 1, as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [one, other] = [inside(a), inside(b)]
  if (isSmall(one) && isSmall(other)) {
    const places = Math.max(one.places, other.places)
    const [mine, theirs] = [one.n * powerOf(places - one.places), other.n * powerOf(places - other.places)]
    if (Number.isSafeInteger(mine) && Number.isSafeInteger(theirs))
      return mine < theirs ? -1 : mine > theirs ? 1 : 0
  }
  return open(a).cmp(open(b)) as -1 | 0 | 1
}
export function sign(a: Decimal): -1 | 0 | 1 {
  const own = inside(a)
  if (isSmall(own)) return own.n > 0 ? 1 : own.n < 0 ? -1 : 0
  return own.isNegative() ? -1 : 1
}

/** The next whole number at or above it, and at or below it. */
export const ceiling = (a: Decimal): Decimal => (isWhole(a) ? a : settled(open(a).ceil()))
export const floor = (a: Decimal): Decimal => (isWhole(a) ? a : settled(open(a).floor()))
export function isWhole(a: Decimal): boolean {
  const own = inside(a)
  return isSmall(own) ? own.places === 0 : own.isInteger()
}

/** A figure in plain notation; −0 is "0". */
function written({ n, places }: Small): string {
  if (places === 0) return String(n)
  const digits = String(Math.abs(n)).padStart(places + 1, '0')
  const point = digits.length - places
  return `${n < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** The exact value in plain notation, trailing zeros dropped ("12.3"). */
export function exact(a: Decimal): string {
  const own = inside(a)
  return isSmall(own) ? written(own) : own.toFixed()
}
/** Rounded half up to at most `places` decimals, trailing zeros dropped (31.60 → "31.6"); −0 is "0". */
export function rounded(a: Decimal, places: number): string {
  const own = inside(a)
  if (isSmall(own) && own.places <= places) return written(own)
  const value = open(a)
  const short = value.decimalPlaces() > places ? value.toDecimalPlaces(places) : value
  return short.isZero() ? '0' : short.toFixed()
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
export function printable(a: Decimal): string {
  const own = inside(a)
  if (isSmall(own)) return written(own)
  return (own.precision() > 20 ? own.toSignificantDigits(20) : own).toFixed()
}
