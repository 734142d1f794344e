/** How far a figure is from the last one of the same cell, as a phrase for a person who has to decide. */
import { absolute, compare, literal, minus, over, rounded, sign, times } from '../measure/decimal.ts'
import { columnUnit, converted, convertible, isRate } from '../measure/unit.ts'
import { singleFigure } from '../verdict/single.ts'

/**
 * 比上次多1.2（10%）, 比上次低0.4个百分点, 与上次相同; '' where one of the two is no single figure, or their units are
 * not of one kind.
 * @param own the unit of figures that carry none, as the table words it
 */
export function farness(text: string, last: string, own: string): string {
  const unit = columnUnit(own)
  const [now, before] = [singleFigure(text, unit), singleFigure(last, unit)]
  if (now === null || before === null || !convertible(now.unit, before.unit)) return ''
  const was = converted(before.value, before.unit, now.unit)
  const by = minus(now.value, was)
  if (sign(by) === 0) return '与上次相同'
  const size = rounded(absolute(by), 4)
  if (isRate(now.unit)) return `比上次${sign(by) > 0 ? '高' : '低'}${size}个百分点`
  const part = over(times(absolute(by), literal(100)), absolute(was))
  const share =
    part === null ? '' : compare(part, literal(1_000)) > 0 ? '（超过10倍）' : `（${rounded(part, 1)}%）`
  return `比上次${sign(by) > 0 ? '多' : '少'}${size}${share}`
}
