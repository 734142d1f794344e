/** Figures added, multiplied and compared: exactly, and never across units in silence. */
import {
  compare,
  type Decimal,
  exact,
  floor,
  literal,
  minus,
  negate,
  over,
  plus,
  sign,
  times,
} from '../measure/decimal.ts'
import { unitOf } from '../measure/unit.ts'
import {
  blank,
  cellValue,
  type Fault,
  type Figure,
  fault,
  isPart,
  naturalPlaces,
  shownNumber,
  type Value,
} from './value.ts'

/** Where a value came from, for sentences: E3, or '' for what was computed on the way. */
export interface Placed<V extends Value = Value> {
  readonly value: V
  readonly cell: string
}

export const zero: Figure = {
  kind: 'figure',
  n: literal(0),
  unit: '',
  typed: false,
  places: 0,
  digits: 0,
  loose: true,
}
const named = (cell: string, text: string): string => (cell === '' ? `“${text}”` : `${cell}的“${text}”`)

/** A value as a figure: an empty cell is 0, 是 is 1; a text is none. */
export function figureOf({ value, cell }: Placed): Figure | Fault {
  switch (value.kind) {
    case 'figure':
      return value
    case 'blank':
      return zero
    case 'truth':
      return value.value ? { ...zero, n: literal(1) } : zero
    case 'fault':
      return cell === '' ? value : fault(value.fault, `${cell}${value.message}`)
    case 'text': {
      const read = cell === '' ? cellValue(value.text) : blank
      if (read.kind === 'figure') return { ...read, loose: !read.typed, digits: 0 }
      return fault('不是数', `${named(cell, value.text)}不是数，不能参加计算。`)
    }
  }
}

const said = (cell: string, unit: string): string =>
  `${cell === '' ? '一处' : cell}的单位是${unit === '' ? '空的' : unit}`

/** The unit of a sum, or the fault that it has none. */
function common(a: Placed<Figure>, b: Placed<Figure>): { unit: string; typed: boolean } | Fault {
  const [left, right] = [a.value, b.value]
  if (isSame(left.unit, right.unit)) return { unit: left.unit, typed: left.typed || right.typed }
  if (left.loose || right.loose) {
    const { unit, typed } = left.loose ? right : left
    // 1+12.3% is a factor.
    return isPart(left.loose ? right : left) ? { unit: '', typed: false } : { unit, typed }
  }
  const bare = left.unit === '' ? left : right.unit === '' ? right : null
  // Where nothing tells a unit and the other one's is only its row's, the person who wrote the formula knows.
  if (bare !== null && !left.typed && !right.typed) return { unit: left.unit || right.unit, typed: false }
  return fault(
    '单位',
    `${said(a.cell, left.unit)}，${said(b.cell, right.unit)}，不能直接相加减或比较；请先用 换算(单元格,"单位") 换成一样的。`,
  )
}

/** 百分点 and 个百分点 are one. */
const isSame = (a: string, b: string): boolean => {
  if (a === b) return true
  const factor = factorBetween(a, b)
  return factor !== null && compare(factor, literal(1)) === 0
}

/** a + b, or a − b. */
export function added(a: Placed<Figure>, b: Placed<Figure>, subtract = false): Figure | Fault {
  const shared = common(a, b)
  if ('kind' in shared) return shared
  const [left, right] = [a.value, b.value]
  return {
    kind: 'figure',
    n: subtract ? minus(left.n, right.n) : plus(left.n, right.n),
    ...shared,
    places: placesIn(shared.unit, left, right),
    digits: Math.max(left.digits, right.digits),
    loose: left.loose && right.loose,
  }
}

/** Decimals of a sum; a % that is added to plain numbers has two more. */
const placesIn = (unit: string, ...figures: readonly Figure[]): number =>
  Math.max(
    ...figures.map(
      (figure) =>
        figure.places + (isPart(figure) && figure.unit !== unit ? (figure.unit === '%' ? 2 : 3) : 0),
    ),
  )

/** However small a quotient is. */
const MOST_PLACES = 20
/** Digits that a quotient is shown with at least. */
const LEAST_DIGITS = 3

/** Decimals of a product or quotient: as many digits as the most exact of its figures has, none that it has not. */
function placesOf(n: Decimal, unit: string, ...figures: readonly Figure[]): number {
  const shown = shownNumber({ ...zero, n, unit })
  const digits = Math.max(LEAST_DIGITS, ...figures.map((figure) => figure.digits))
  const places = Math.max(
    0,
    Math.min(MOST_PLACES, digits - leading(shown)),
    ...figures.filter(({ loose, reckoned }) => !loose && reckoned !== true).map((figure) => figure.places),
  )
  return Math.min(naturalPlaces(shown), places)
}

const TEN = literal(10)

/** Digits before the point, 0 and below for what begins behind it: 617.25 → 3, 0.012 → −1. */
function leading(n: Decimal): number {
  if (sign(n) === 0) return 1
  let size = sign(n) < 0 ? negate(n) : n
  let count = 0
  while (compare(size, literal(1)) >= 0) {
    size = over(size, TEN) ?? literal(0)
    count += 1
  }
  while (compare(times(size, TEN), literal(1)) < 0) {
    size = times(size, TEN)
    count -= 1
  }
  return count
}

const result = (n: Decimal, unit: string, typed: boolean, figures: readonly Figure[]): Figure => ({
  kind: 'figure',
  n,
  unit,
  typed,
  places: placesOf(n, unit, ...figures),
  digits: Math.max(0, ...figures.map(({ digits }) => digits)),
  loose: figures.every(({ loose }) => loose),
  reckoned: true,
})

/** Units that count in a product: a row's own word says what its figures are, not what is made of them. */
const counted = (figure: Figure): string => (figure.typed && !isPart(figure) ? figure.unit : '')

export function multiplied(a: Placed<Figure>, b: Placed<Figure>): Figure | Fault {
  const [left, right] = [a.value, b.value]
  const units = [counted(left), counted(right)].filter((unit) => unit !== '')
  if (units.length > 1)
    return fault('单位', `${said(a.cell, left.unit)}，${said(b.cell, right.unit)}，两个带单位的数不能相乘。`)
  const n = times(left.n, right.n)
  if (units[0] !== undefined) return result(n, units[0], true, [left, right])
  // 50%×12% is a share again; 500×12% is an amount.
  const both = isPart(left) && (isPart(right) || right.loose) && left.typed
  const part = both ? left.unit : isPart(right) && left.loose && right.typed ? right.unit : ''
  return result(n, part, part !== '', [left, right])
}

export function divided(a: Placed<Figure>, b: Placed<Figure>): Figure | Fault {
  const [left, right] = [a.value, b.value]
  const quotient = over(left.n, right.n)
  if (quotient === null) return fault('除以零', `${b.cell === '' ? '除数' : b.cell}是0或空的，不能作除数。`)
  const [above, below] = [counted(left), counted(right)]
  if (below === '') {
    if (above !== '') return result(quotient, above, true, [left, right])
    const part = isPart(left) && left.typed && !isPart(right) ? left.unit : ''
    return result(quotient, part, part !== '', [left, right])
  }
  if (above === below) return result(quotient, '', false, [left, right])
  const factor = factorBetween(above, below)
  if (factor === null)
    return fault('单位', `${said(a.cell, left.unit)}，${said(b.cell, right.unit)}，不能相除。`)
  return result(times(quotient, factor), '', false, [left, right])
}

/** How many of the second unit one of the first is; null where they are of different kinds. */
export function factorBetween(from: string, to: string): Decimal | null {
  const [one, other] = [unitOf(from), unitOf(to)]
  if (one === null || other === null || one.base !== other.base) return null
  return over(times(one.up, other.down), times(one.down, other.up))
}

/** x to the power of n; whole powers exactly, of others only the square root's. */
export function raised(a: Placed<Figure>, b: Placed<Figure>): Figure | Fault {
  const { n: exponent } = b.value
  if (
    compare(floor(exponent), exponent) !== 0 ||
    compare(exponent, literal(1_000)) > 0 ||
    compare(exponent, literal(-1_000)) < 0
  )
    return fault('太大', '乘方只算-1000到1000的整数次。')
  if (counted(a.value) !== '') return fault('单位', `${said(a.cell, a.value.unit)}，带单位的数不能乘方。`)
  const power = Number(exact(exponent))
  let n = literal(1)
  for (let count = 0; count < Math.abs(power); count += 1) n = times(n, a.value.n)
  const value = power < 0 ? over(literal(1), n) : n
  if (value === null) return fault('除以零', `${a.cell === '' ? '底数' : a.cell}是0，不能乘负数次方。`)
  return result(value, '', false, [a.value])
}

/** −1, 0 or 1 of two figures of one unit. */
export function ordered(a: Placed<Figure>, b: Placed<Figure>): -1 | 0 | 1 | Fault {
  const shared = common(a, b)
  return 'kind' in shared ? shared : compare(a.value.n, b.value.n)
}
