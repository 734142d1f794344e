/**
 * What last year's figure says of this year's: the growth between two amounts, and the average of two years' growths
 * (两年平均增速, the geometric mean, as 国家统计局 reckons it since 2021).
 */

import { type Decimal, literal, minus, over, plus, root, rounded, sign, times } from '../measure/decimal.ts'
import { columnUnit, convertible, inCommon, isRate } from '../measure/unit.ts'
import { singleFigure } from './single.ts'

const ONE = literal(1)
const HUNDRED = literal(100)

/**
 * One Chinese sentence; null where there is nothing to say.
 * @param unit the row's unit as typed
 * @param last 上年同期 as typed: a growth beside a growth, an amount beside an amount
 */
export function comparedWithLast(actual: string, last: string, unit: string): string | null {
  const own = columnUnit(unit)
  const now = singleFigure(actual, own)
  const before = singleFigure(last, own)
  if (now === null || before === null || !convertible(now.unit, before.unit)) return null
  if (isRate(now.unit)) {
    const average = twoYears(now.value, before.value)
    return average === null
      ? null
      : `上年同期${rounded(before.value, 2)}%，两年平均${sign(average) < 0 ? '下降' : '增长'}${size(average)}%。`
  }
  const { first, second } = inCommon(now.unit, before.unit)
  const was = times(before.value, second)
  const change = sign(was) > 0 ? over(times(minus(times(now.value, first), was), HUNDRED), was) : null
  if (change === null) return null
  const words = sign(change) === 0 ? '持平' : `${sign(change) < 0 ? '下降' : '增长'}${size(change)}%`
  return `与上年同期${rounded(before.value, 4)}${before.unit.label}相比${words}。`
}

const size = (value: Decimal): string => rounded(value, 1).replace(/^-/, '')

/** √((1+a)(1+b))−1, all in percent; null where a fall is a whole one or more. */
function twoYears(a: Decimal, b: Decimal): Decimal | null {
  const factor = (percent: Decimal) => plus(ONE, over(percent, HUNDRED) ?? ONE)
  if (sign(factor(a)) < 0 || sign(factor(b)) < 0) return null
  const mean = root(times(factor(a), factor(b)))
  return mean === null ? null : times(minus(mean, ONE), HUNDRED)
}
