/** Whether a figure is likely at all: its sign and size against the last value, against the target, a lost percent sign. */
import { cellText } from '../attachment/model.ts'
import {
  absolute,
  compare,
  type Decimal,
  literal,
  minus,
  over,
  rounded,
  sign,
  times,
} from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { converted, convertible, isRate, PERCENT, type Unit, unitOf } from '../measure/unit.ts'
import { singleFigure } from '../verdict/single.ts'
import { readTarget } from '../verdict/target.ts'
import type { Doubt, DoubtKind } from './model.ts'
import { said } from './said.ts'
import type { Offered } from './units.ts'
import type { Wanted, WantedRow } from './wanted.ts'

interface Amount {
  readonly value: Decimal
  readonly unit: Unit | null
}

const doubt = (kind: DoubtKind, message: string): Doubt => ({ kind, message })

const [HUNDRED, FIVE, TEN, THIRTY] = [literal(100), literal(5), literal(10), literal(30)]
const [ONE, THREE] = [literal(1), literal(3)]
const [FIFTH, FIFTIETH, SMALL] = [literal('0.2'), literal('0.02'), literal('0.3')]

/** A sign or a size that neither the last value nor the target makes likely. */
export function sizeDoubts(
  { value, unit }: Amount,
  { text, previous, row, column }: Offered,
  wanted: Wanted,
): Doubt[] {
  const doubts: Doubt[] = []
  const shown = said(text)
  const before = previous === '' ? null : singleFigure(previous, unit)
  const aim = column.role === 'actual' ? aimOf(row, unit, wanted) : null
  const beside =
    before !== null && (unit === null || convertible(before.unit, unit))
      ? {
          value: unit === null ? before.value : converted(before.value, before.unit, unit),
          what: '上次的',
          text: said(previous),
        }
      : aim === null
        ? null
        : { value: aim, what: '目标', text: said(cellText(row.row, wanted.target)) }
  const rate = unit !== null && isRate(unit)
  if (rate && isLostPercent(text, value, beside?.value ?? null))
    return [doubt('far', `“${shown}”可能是丢了百分号的${rounded(times(value, HUNDRED), 6)}%，请核对。`)]
  if (beside === null)
    return !rate && sign(value) < 0 && unit !== null && unit.base !== '百分点' && column.role !== 'gap'
      ? [doubt('sign', `“${shown}”是负数，请核对。`)]
      : []
  const against = `${beside.what}“${beside.text}”`
  if (rate || unit?.base === '百分点') {
    const by = absolute(minus(value, beside.value))
    if (compare(by, THIRTY) > 0) return [doubt('far', `“${shown}”与${against}相差超过30个百分点，请核对。`)]
    const most = before === null ? TEN : FIVE
    return compare(by, most) > 0 && isManyTimes(value, beside.value)
      ? [doubt('far', `“${shown}”与${against}相差${rounded(by, 4)}个百分点，差了${TIMES}倍以上，请核对。`)]
      : []
  }
  if (sign(value) < 0 && sign(beside.value) >= 0)
    doubts.push(doubt('sign', `“${shown}”是负数，而${against}不是，请核对。`))
  if (sign(beside.value) === 0) return doubts
  const [here, there] = [absolute(value), absolute(beside.value)]
  const least = before === null ? FIFTIETH : FIFTH
  if (compare(here, times(there, FIVE)) < 0 && compare(here, times(there, least)) > 0) return doubts
  const ratio = over(here, there)
  if (ratio !== null)
    doubts.push(doubt('far', `“${shown}”是${against}的${rounded(ratio, 4)}倍，相差太远，请核对数和单位。`))
  return doubts
}

/** A rate of one sign that grew or shrank so many times is seldom the same thing: 失业率 31.2 after 3.5. */
const TIMES = 3
const isManyTimes = (a: Decimal, b: Decimal): boolean => {
  if (sign(a) !== sign(b)) return false
  const [one, other] = [absolute(a), absolute(b)]
  return compare(one, times(other, THREE)) >= 0 || compare(other, times(one, THREE)) >= 0
}

const aims = new WeakMap<WantedRow, Map<string, Decimal | null>>()

/** The one figure of a row's target in a unit; null where it has none, or one of another measure. Kept once read. */
function aimOf(row: WantedRow, unit: Unit | null, wanted: Wanted): Decimal | null {
  if (unit === null) return null
  const known = aims.get(row) ?? new Map<string, Decimal | null>()
  aims.set(row, known)
  const before = known.get(unit.label)
  if (before !== undefined) return before
  const target = comparable(cellText(row.row, wanted.target))
  const figure = singleFigure(target, unit) ?? loose(target, unit)
  const aim =
    figure === null || !convertible(figure.unit, unit) ? null : converted(figure.value, figure.unit, unit)
  known.set(unit.label, aim)
  return aim
}

/** 7%左右, 增长8%以上: near enough for telling what is far. */
function loose(target: string, unit: Unit | null): { value: Decimal; unit: Unit } | null {
  const read = readTarget(target)
  const [figure] = read.kind === 'figures' ? read.figures : []
  if (figure === undefined) return null
  const own = figure.unit === '' ? unit : figure.unit === '%' ? PERCENT : unitOf(figure.unit)
  return own === null ? null : { value: figure.low, unit: own }
}

/**
 * 0.123 where 12.3% is to be expected: pasted as a value, a percentage loses its format. Where the target is of that
 * size it tells; elsewhere so small a rate, or one so exact, is seldom what was meant.
 */
function isLostPercent(text: string, value: Decimal, beside: Decimal | null): boolean {
  if (/[%％﹪]/.test(text) || sign(value) === 0 || compare(absolute(value), ONE) >= 0) return false
  if (/[.．]\d{3,}\s*$/.test(comparable(text))) return true
  if (beside === null || sign(beside) === 0) return compare(absolute(value), SMALL) <= 0
  if (compare(absolute(beside), ONE) < 0) return false
  const ratio = over(absolute(times(value, HUNDRED)), absolute(beside))
  return ratio !== null && compare(ratio, THREE) <= 0 && compare(times(ratio, THREE), ONE) >= 0
}
