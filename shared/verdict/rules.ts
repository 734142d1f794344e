/**
 * The rules of the verdict that compare figures (DESIGN section 3), one function each. Each takes what was read and
 * gives a verdict with its reason; none looks at a cell's raw text except to quote it.
 */
import type { FigureRule } from '../attachment/rules.ts'
import {
  absolute,
  compare,
  type Decimal,
  exact,
  isWhole,
  literal,
  minus,
  negate,
  over,
  plus,
  printable,
  rounded,
  sign,
  times,
} from '../measure/decimal.ts'
import type { Figure } from '../measure/quantity.ts'
import { ahead, HUNDRED, progress, schedule, scheduleText, shownAhead } from '../measure/schedule.ts'
import { converted, inCommon, isCountable, isRate, PERCENT, scaled } from '../measure/unit.ts'
import type { Choice } from './choose.ts'
import { type Interval, intervalOf, mirrored, type Standing, standing } from './compare.ts'
import { against, againstFall, againstSchedule, betweenFalls, close, figure } from './sentences.ts'
import { type Judgeable, pending, type Side, settle } from './settle.ts'
import type { Verdict } from './verdict.ts'

const ZERO = literal(0)
const TEN = literal(10)
const TWELVE = literal(12)
const MONTHS = Array.from({ length: 13 }, (_, month) => literal(month))

/** The lower end of a range to be reached, the upper end of one not to be passed. */
function lineOf(
  target: Figure,
  turn: boolean,
  upper: boolean,
  convert: (typed: Decimal) => Decimal,
): Decimal {
  const one = convert(turn ? negate(target.low) : target.low)
  if (target.high === target.low) return one
  const other = convert(turn ? negate(target.high) : target.high)
  return compare(one, other) <= 0 === upper ? other : one
}

/**
 * growth, at least and at most: a rate, a change or a level against its target; never halved. In the scale of
 * `choice` (a growth, a level, or the size of a fall).
 */
function reach(row: Judgeable, choice: Choice): Verdict {
  const { target, actual, tolerance } = row
  const rate = isRate(target.unit)
  const points = target.unit.base === '百分点'
  const upper = choice.rule === 'at most'
  // Rates are compared in percent, everything else in a whole scale common to both units.
  const factors = inCommon(actual.unit, target.unit)
  const ofTarget = (typed: Decimal) =>
    rate ? converted(typed, target.unit, PERCENT) : scaled(typed, factors.second)
  const ofActual = (typed: Decimal) =>
    rate ? converted(typed, actual.unit, PERCENT) : scaled(typed, factors.first)

  const line = lineOf(target.figure, choice.turnTarget, upper, ofTarget)
  const loose = target.figure.about || target.figure.roughly || actual.figure.about
  const mille = target.unit.label === '‰'
  const slack = !loose
    ? tolerance
    : mille
      ? (over(tolerance, TEN) ?? ZERO)
      : rate || points
        ? tolerance
        : (over(times(absolute(line), tolerance), HUNDRED) ?? ZERO)
  const reading = intervalOf(actual.figure, ofActual, slack)
  const interval = choice.turnActual ? mirrored(reading) : reading
  const give = target.figure.about || target.figure.roughly ? slack : ZERO
  const found = upper ? standing(mirrored(interval), negate(line), give) : standing(interval, line, give)
  const early = choice.yearly !== null && row.months !== 12 && row.annual === undefined
  const where = early && !upper && found === 'missed' ? 'open' : found

  const value = ofActual(choice.turnActual ? negate(actual.figure.low) : actual.figure.low)
  const gap = minus(value, line)
  const reached = sign(upper ? negate(gap) : gap) >= 0
  const spoken = rate || points ? gap : (over(gap, factors.second) ?? gap)
  const words =
    choice.fall && !upper
      ? againstFall
      : choice.rule === 'growth' && choice.turnTarget && choice.turnActual
        ? betweenFalls
        : against
  const beyond = beyondLine(actual.figure, gap, choice.turnActual)
  const side = beyond
    ? `${beyond}${nameOf(row, choice)}`
    : mille
      ? words(times(gap, TEN), nameOf(row, choice), '个千分点')
      : words(
          spoken,
          nameOf(row, choice),
          rate || points ? '个百分点' : target.unit.label,
          inWholes(actual, target),
        )
  const said = `实绩${actual.text}${beyond ? '' : countedAs(actual)}${converts(actual, target)}，${side}`
  const size = mille ? '个千分点' : '个百分点'
  const zone = () =>
    early && found === 'missed'
      ? (choice.yearly ?? '')
      : zoneOf(target, rate || points ? `${figure(tolerance)}${size}` : `目标值的${figure(tolerance)}%`)
  const done = !rate && !points && sign(line) > 0 ? progress(value, line) : null
  return settle(choice.rule, actual.figure, where, zone, reached, said, {
    progress: done === null ? null : printable(done),
    schedule: null,
    gap: rate || points ? printable(gap) : null,
  })
}

const nameOf = ({ goal, target }: Judgeable, choice: Choice): string => {
  const upper = choice.rule === 'at most'
  // Of a range one end is what the figures are held against.
  const end = compare(target.figure.low, target.figure.high) === 0 ? '' : upper ? '上限' : '下限'
  if (upper) return `控制目标${end}（${target.text}）`
  return choice.fall
    ? `${goal.replace('目标', '下降目标')}${end}（${target.text}）`
    : `${goal}${end}（${target.text}）`
}

/** 不足6% beside 6%: the sums come out even, and the actual is on one side all the same. */
function beyondLine({ beyond, bound }: Figure, gap: Decimal, turned: boolean): '' | '低于' | '高于' {
  if (!beyond || sign(gap) !== 0) return ''
  return (bound === 'most') === turned ? '高于' : '低于'
}

/** 差距在“左右”的容差（0.5个百分点）以内. */
const zoneOf = ({ figure: { about } }: Side, size: string): string =>
  `差距在“${about ? '左右' : '约'}”的容差（${size}）以内，须人工认定`

/** ，按60亿元计: what the sums are done with where 60余亿元 or 8%—9% was typed. */
const countedAs = ({ figure: { low, high, bound }, unit }: Side): string =>
  bound === null && compare(low, high) === 0 ? '' : `，按${exact(low)}${unit.label}计`

/**
 * Whether the gap to a whole number of people, households or items has a part of one from a conversion alone
 * (0.04997万人 beside 500人). What was typed in parts under the unit itself (6.72张 a thousand people) is a mean.
 */
const inWholes = (actual: Side, { figure: { low, high }, unit }: Side): boolean =>
  isCountable(unit.label) && isWhole(low) && isWhole(high) && actual.unit.label !== unit.label

/** （折合5亿美元）, where the units differ. */
function converts(actual: Side, target: Side): string {
  if (actual.unit.label === target.unit.label || actual.unit.base === '') return ''
  const value = converted(actual.figure.low, actual.unit, target.unit)
  if (compare(value, actual.figure.low) === 0) return ''
  const text = close(value)
  const nearly = compare(literal(text), value) === 0 ? '' : '约'
  return `（折合${nearly}${text}${target.unit.label}）`
}

/**
 * amount: an annual quantity against its part for the months gone, exactly (actual × 12 ≥ target × months), with
 * progress and gap from unrounded quotients. A share (完成年度目标的63%) is its own progress. Where the months are not
 * known only the whole year's target, once it is reached, settles anything.
 */
function amount(row: Judgeable, choice: Choice): Verdict {
  const { target, actual, tolerance } = row
  // A target that is set for these months is due as a whole.
  const months = row.annual === undefined ? row.months : 12
  const share = actual.figure.share
  const factors = inCommon(share ? target.unit : actual.unit, target.unit)
  const whole = share
    ? HUNDRED
    : lineOf(target.figure, choice.turnTarget, false, (typed) => scaled(typed, factors.second))
  // Both sides times twelve: nothing is divided before it is compared.
  const line = times(whole, MONTHS[months ?? 12] ?? TWELVE)
  const loose = target.figure.about || target.figure.roughly || actual.figure.about
  const slack = loose ? (over(times(times(whole, tolerance), TWELVE), HUNDRED) ?? ZERO) : ZERO
  const twelvefold = (typed: Decimal) => times(scaled(typed, factors.first), TWELVE)
  const reading = intervalOf(actual.figure, twelvefold, slack)
  const interval: Interval = choice.turnActual ? mirrored(reading) : reading
  const where = standing(interval, line, target.figure.about || target.figure.roughly ? slack : ZERO)

  const typed = choice.turnActual ? negate(actual.figure.low) : actual.figure.low
  const done = progress(scaled(typed, factors.first), whole) ?? ZERO
  if (row.annual !== undefined) return amountOfStage(row, row.annual, { typed, line: whole, done, where })
  const zone = () => zoneOf(target, `${figure(tolerance)}个百分点`)
  const given = `实绩${actual.text}${countedAs(actual)}`
  const part = share ? given : `${given}${converts(actual, target)}，为年度目标${plainly(target)}的`
  if (months === null) {
    const said = share ? part : `${part}${rounded(done, 2)}%`
    const figures = { progress: printable(done), schedule: null, gap: null }
    return where === 'done'
      ? settle('amount', actual.figure, where, zone, true, `${said}，已达到全年目标`, figures)
      : pending('amount', `${said}，${row.undated}。`, [], figures)
  }
  const time = scheduleText(months)
  const gap = ahead(done, months)
  const shown = shownAhead(done, schedule(months), share ? Math.max(2, decimalsOf(done)) : 2)
  const beyond = beyondLine(actual.figure, gap, choice.turnActual)
  const side = beyond ? `实际${beyond}序时进度（${time.shown}%）` : againstSchedule(gap, shown)
  const told = share ? part : `${part}${shown.done}%`
  const short = choice.yearly !== null && !share && months !== 12 && where === 'done'
  if (short && standing(interval, times(whole, TWELVE), ZERO) !== 'done')
    return pending('amount', `${told}，${choice.yearly}。`, ['未完成', '完成'], {
      progress: printable(done),
      schedule: null,
      gap: null,
    })
  return settle('amount', actual.figure, where, zone, sign(gap) >= 0, `${told}，${side}`, {
    progress: printable(done),
    schedule: time.exact,
    gap: printable(gap),
  })
}

/** Decimals that were typed, of a share that is quoted as it was. */
const decimalsOf = (value: Decimal): number => exact(value).split('.')[1]?.length ?? 0

/**
 * An amount against a 上半年目标 of its own: progress and schedule are parts of the year's target where that is known,
 * and of the 上半年目标 itself where it is not.
 */
function amountOfStage(
  row: Judgeable,
  annual: Side | null,
  found: { typed: Decimal; line: Decimal; done: Decimal; where: Standing },
): Verdict {
  const { target, actual, goal, tolerance } = row
  const { typed, line, done, where } = found
  const { first, second } = inCommon(actual.unit, target.unit)
  const gap = minus(scaled(typed, first), line)
  const spoken = over(gap, second) ?? gap
  const share = `${rounded(done, 2)}%`
  const said = `实绩${actual.text}${countedAs(actual)}${converts(actual, target)}，为${goal}${plainly(target)}的${share}，${against(spoken, goal, target.unit.label, inWholes(actual, target))}`
  const zone = () => zoneOf(target, `目标值的${figure(tolerance)}%`)
  const year = annual === null ? null : wholeYear(annual, target, line)
  const shown = year === null ? done : (progress(scaled(typed, first), year) ?? done)
  const due = year === null ? HUNDRED : (progress(line, year) ?? HUNDRED)
  return settle('amount', actual.figure, where, zone, sign(gap) >= 0, said, {
    progress: printable(shown),
    schedule: printable(due),
    gap: printable(minus(shown, due)),
  })
}

/** The year's target in the scale that `line` has; null where it is no more than the part of it. */
function wholeYear(annual: Side, target: Side, line: Decimal): Decimal | null {
  const { first, second } = inCommon(annual.unit, target.unit)
  const year = over(times(times(annual.figure.low, first), line), times(target.figure.low, second))
  return year !== null && compare(year, line) >= 0 && sign(line) > 0 ? year : null
}

/** 10亿美元 reads on; 1000张以上 wants brackets. */
const plainly = (target: Side): string =>
  /^[\d.,]+[^\d左上以不内]*$/.test(target.text) ? target.text : `（${target.text}）`

/**
 * same as: a growth against this table's own GDP growth. Short of 基本同步 is for a person to say, short of 同步
 * is not.
 */
export function sameAs(
  actual: Side,
  goal: { nearly: boolean; strict: boolean; more: string },
  gdpGrowth: Decimal | null,
  tolerance: Decimal,
): Verdict {
  if (gdpGrowth === null)
    return pending(
      'same as',
      `目标须与经济增长比较，本表没有可用的地区生产总值增速，实绩${actual.text}是否完成须人工认定。`,
    )
  const more = literal(goal.more)
  const line = plus(gdpGrowth, more)
  const toPercent = (typed: Decimal) => converted(typed, actual.unit, PERCENT)
  const reading = intervalOf(actual.figure, toPercent, tolerance)
  const turn = actual.figure.change === 'fall'
  const interval = turn ? mirrored(reading) : reading
  const value = toPercent(turn ? negate(actual.figure.low) : actual.figure.low)
  const found = standing(interval, line, ZERO, goal.strict)
  const where = found === 'missed' && goal.nearly ? 'open' : found
  const gap = minus(value, line)
  const what =
    sign(more) === 0
      ? `本表地区生产总值增速（${figure(gdpGrowth)}%）`
      : `目标线（本表地区生产总值增速${figure(gdpGrowth)}%加${exact(more)}个百分点，即${figure(line)}%）`
  const side = against(gap, what, '个百分点')
  const only = goal.strict && sign(gap) === 0 ? '，没有高于' : ''
  const said = `实绩${actual.text}${countedAs(actual)}，${side}${only}`
  const zone = () => '是否属于基本同步须人工认定'
  return settle('same as', actual.figure, where, zone, sign(gap) >= 0, said, {
    progress: null,
    schedule: null,
    gap: printable(gap),
  })
}

/** Which function judges by a rule. */
export const byFigures: Readonly<Record<FigureRule, (row: Judgeable, choice: Choice) => Verdict>> = {
  growth: reach,
  amount,
  'at least': reach,
  'at most': reach,
}
