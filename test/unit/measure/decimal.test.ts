/** Figures that are held as two whole numbers are reckoned as the library reckons them, wherever they leave its bounds. */
import { Decimal as Library } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  absolute,
  ceiling,
  compare,
  type Decimal,
  decimal,
  exact,
  floor,
  isWhole,
  literal,
  minus,
  negate,
  over,
  plus,
  printable,
  root,
  rounded,
  sign,
  times,
} from '../../../shared/measure/decimal.ts'

const Exact = Library.clone({
  precision: 40,
  toExpNeg: -1000,
  toExpPos: 1000,
  rounding: Library.ROUND_HALF_UP,
})

const digits = (most: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: most }).map((all) => all.join(''))

/** Short ones as cells have them, and ones about as long as the engine counts exactly, and far beyond. */
const texts = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '-'), digits(6), fc.option(digits(4)))
    .map(([minus, whole, part]) => `${minus}${whole}${part === null ? '' : `.${part}`}`),
  fc
    .tuple(fc.constantFrom('', '-', '+'), digits(18), fc.option(digits(18)))
    .map(([minus, whole, part]) => `${minus}${whole}${part === null ? '' : `.${part}`}`),
  fc.constantFrom(
    '0',
    '-0',
    '0.00',
    '-0.0',
    '.5',
    '5.',
    '1e3',
    '-1.50e-3',
    '9007199254740991',
    '9007199254740992',
  ),
  fc.constantFrom(
    '0.000000000000001',
    '0.0000000000000001',
    '-9007199.254740993',
    '1e15',
    '1e16',
    '2.5',
    '-2.5',
  ),
)

/** The same as a person reads it. */
const shown = (value: Decimal | null): string | null => (value === null ? null : exact(value))
const told = (value: Library): string => value.toFixed()

describe('decimals', () => {
  it('are reckoned as the library does', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [x, y, one, other] = [literal(a), literal(b), new Exact(a), new Exact(b)]
        expect(exact(x)).toBe(told(one))
        expect(String(x)).toBe(told(one))
        expect(JSON.stringify(x)).toBe(JSON.stringify(told(one)))
        expect(shown(plus(x, y))).toBe(told(one.plus(other)))
        expect(shown(minus(x, y))).toBe(told(one.minus(other)))
        expect(shown(times(x, y))).toBe(told(one.times(other)))
        expect(shown(over(x, y))).toBe(other.isZero() ? null : told(one.div(other)))
        expect(shown(root(x))).toBe(one.isNegative() ? null : told(one.sqrt()))
        expect(shown(negate(x))).toBe(told(one.neg()))
        expect(shown(absolute(x))).toBe(told(one.abs()))
        expect(compare(x, y)).toBe(one.cmp(other))
        expect(sign(x)).toBe(one.isZero() ? 0 : one.isNegative() ? -1 : 1)
        expect(shown(ceiling(x))).toBe(told(one.ceil()))
        expect(shown(floor(x))).toBe(told(one.floor()))
        expect(isWhole(x)).toBe(one.isInteger())
        expect(printable(x)).toBe(told(one.precision() > 20 ? one.toSignificantDigits(20) : one))
      }),
      { numRuns: 3_000 },
    )
  })

  it('are rounded as the library does', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 12 }), (text, places) => {
        const value = new Exact(text)
        const short = value.decimalPlaces() > places ? value.toDecimalPlaces(places) : value
        expect(rounded(literal(text), places)).toBe(short.isZero() ? '0' : told(short))
      }),
      { numRuns: 3_000 },
    )
  })

  it('are the same data where they are the same figure, however they were come by', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [x, y] = [literal(a), literal(b)]
        const again = literal(exact(plus(x, y)))
        if (sign(again) !== 0) expect(plus(x, y)).toEqual(again)
        if (sign(y) !== 0 && compare(times(x, y), literal(0)) !== 0) {
          const back = over(times(x, y), y)
          if (back !== null && compare(back, x) === 0) expect(back).toEqual(x)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('are read of nothing but plain decimals', () => {
    for (const text of ['', '-', '.', '1.2.3', '1,2', ' 1', '1 ', '0x10', '1e', 'Infinity', '--1', '1-2'])
      expect(decimal(text)).toBeNull()
    expect(decimal(-12.5)).toEqual(literal('-12.50'))
    expect(decimal(1e21)).toEqual(literal('1000000000000000000000'))
  })
})
