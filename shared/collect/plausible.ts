/** Whether a figure is likely at all: its sign and size against the last value and the target, a lost percent sign. */
import { cellText, type Role } from '../attachment/model.ts'
import {
  absolute,
  compare,
  type Decimal,
  isWhole,
  literal,
  minus,
  over,
  rounded,
  sign,
  times,
} from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { cellUnits } from '../measure/stated.ts'
import { converted, convertible, isCountable, isRate, PERCENT, type Unit, unitOf } from '../measure/unit.ts'
import { upperBound } from '../verdict/choose.ts'
import { lookUp } from '../verdict/dictionary.ts'
import { singleFigure } from '../verdict/single.ts'
import { readTarget } from '../verdict/target.ts'
import { aimOf, type Beside } from './aims.ts'
import type { Doubt, DoubtKind } from './model.ts'
import { said } from './said.ts'
import { isNear, type Offered } from './units.ts'
import type { Wanted, WantedRow } from './wanted.ts'

interface Amount {
  readonly value: Decimal
  readonly unit: Unit | null
}

const doubt = (kind: DoubtKind, message: string): Doubt => ({ kind, message })

const [HUNDRED, FIVE, TEN, THIRTY, FIFTY] = [literal(100), literal(5), literal(10), literal(30), literal(50)]
const [TWENTY, ALIKE] = [literal(20), literal('0.15')]
const [ONE, TWO, THREE, FOUR, EIGHT] = [literal(1), literal(2), literal(3), literal(4), literal(8)]
const [FIFTH, FIFTIETH, SMALL] = [literal('0.2'), literal('0.02'), literal('0.3')]

/**
 * Whether a doubt holds a size against what the whole cell was or is to be: of one department's part of it that says
 * nothing, nor that the part is zero. A year, and what no place has so much of, is no part either, nor is what is many
 * times the whole.
 */
export const isOfWhole = ({ kind, message }: Doubt): boolean =>
  kind === 'far' && !/像是年份|大得少见|大得多|”的约?[\d.]+万?倍/.test(message)

const NOTHING: readonly Beside[] = []

const numbers = new Map<number, Decimal>()

/** A year or a count of months as a decimal, kept once made: there are few. */
function numberOf(number: number): Decimal {
  const before = numbers.get(number)
  if (before !== undefined) return before
  const made = literal(number)
  numbers.set(number, made)
  return made
}

/** A sign or a size that neither the last value nor the target makes likely. */
export function sizeDoubts({ value, unit }: Amount, offered: Offered, wanted: Wanted): Doubt[] {
  const { text, previous, row, column } = offered
  const shown = said(text)
  const before = previous === '' ? null : singleFigure(previous, unit)
  const last: Beside | null =
    before !== null && (unit === null || convertible(before.unit, unit))
      ? {
          value: unit === null ? before.value : converted(before.value, before.unit, unit),
          isTarget: false,
          told: `上次的“${said(previous)}”`,
        }
      : null
  const target = isAimed(column.role, row) ? aimOf(row, unit, wanted) : null
  const all =
    last === null ? (target === null ? NOTHING : [target]) : target === null ? [last] : [last, target]
  const rate = unit !== null && isRate(unit)
  if (rate && isLostPercent(text, value, all[0]?.value ?? null))
    return [doubt('far', `“${shown}”可能是丢了百分号的${rounded(times(value, HUNDRED), 6)}%，请核对。`)]
  const { year } = wanted.attachment.heading
  if (year !== null && compare(value, numberOf(year)) === 0 && !isExplained(value, last?.value ?? null, rate))
    return [doubt('far', `“${shown}”像是年份，请核对。`)]
  const whole = wholeDoubts(value, unit, offered, all, shown)
  if (whole.length > 0) return whole
  if (isNoneOfBad(value, unit, row, wanted)) return []
  if (all.length === 0) return alone(value, unit, column.role, shown, isGrownByName(row, wanted))
  const isPoints = rate || unit?.base === '百分点'
  // The target is no last year's growth: 3.1 where 7 is aimed at is ordinary, and so is 0.7.
  if (isPoints && isGrowth(column.role, row, wanted)) {
    const [beside] = all
    return beside === undefined ? [] : growthDoubt(value, beside, shown, column.role)
  }
  const { months } = wanted.attachment.heading
  if (!isPoints && isTargetItself(value, target, last, months))
    return [doubt('far', `“${shown}”与${target?.told ?? ''}完全相同，请核对是不是填成了目标。`)]
  for (const [at, beside] of all.entries()) {
    // What the last value explains the target does not make unlikely.
    if (at > 0 && isExplained(value, all[0]?.value ?? null, isPoints)) break
    const found = isPoints ? rateDoubt(value, beside, shown) : amountDoubts(value, unit, beside, text, months)
    if (found.length > 0) return found
  }
  if (!isPoints && isBeyond(value, target, last, months) && target !== null)
    return [
      doubt(
        'far',
        `“${shown}”${timesOf(over(value, target.value) ?? ONE, target.told)}${last === null ? '' : `，${timesOf(over(value, last.value) ?? ONE, last.told)}`}，请核对数和单位。`,
      ),
    ]
  return []
}

/** Actuals are to reach the target; a growth is where the target says a percentage, 增长8% of a row in 亿元. */
const isAimed = (role: Role, row: WantedRow): boolean => {
  if (role !== 'growth') return role === 'actual'
  const unit = cellUnits(row.unit).only
  return unit !== null && !isRate(unit) && row.target.includes('%')
}

/** Parts of a whole: of so many days, people, products no more than all of them. Gross rates (毛入学率) may be more. */
const OF_A_WHOLE =
  /优良|良好|优秀|(?:覆盖|合格|普及|达标|失业|就业|化|处[理置]|利用|入住|参保|签约|开工|办结|巩固|及格|满意|回收|成活|绿地|贫困发生)率|满意度|占比|比重|比例$/
const MAY_EXCEED = /毛入学|增长|增速|增幅|完成率|产销|达产|负债|债务|产出|回报|收益|利润/
/** What is told for one of many: 户均2.6人. */
const AVERAGE = /均|每|平均|密度/

/** More than all of what there is, or a part of what is counted one by one, unless the last value or the target is so too. */
function wholeDoubts(
  value: Decimal,
  unit: Unit | null,
  { row, column }: Offered,
  known: readonly Beside[],
  shown: string,
): Doubt[] {
  if (unit === null || (column.role !== 'actual' && column.role !== 'last')) return []
  const { name } = row
  if (isRate(unit)) {
    const most = converted(HUNDRED, PERCENT, unit)
    const isMore = (one: Decimal): boolean => compare(one, most) > 0
    if (!isMore(value) || !OF_A_WHOLE.test(name) || MAY_EXCEED.test(name)) return []
    return known.some((one) => isMore(one.value))
      ? []
      : [doubt('far', `“${shown}”超过了100%，这一项不会超过100%，请核对。`)]
  }
  if (!isCountable(unit.label) || isWhole(value) || AVERAGE.test(name)) return []
  return known.some((one) => !isWhole(one.value))
    ? []
    : [doubt('far', `“${shown}”不是整数，${unit.label}数应当是整数，请核对数和单位。`)]
}

/** What is unlikely by itself, where nothing is known of the cell. */
function alone(value: Decimal, unit: Unit | null, role: Role, shown: string, isGrown: boolean): Doubt[] {
  if (unit === null) return []
  // Nothing known, and nothing grown: seldom, and what people type who have no figure, unless the row is a growth.
  if (sign(value) === 0 && isGrown && role === 'actual') return []
  if (sign(value) === 0) return [doubt('far', `“${shown}”请核对是确实为零，还是没有数。`)]
  if (isRate(unit)) {
    const most = role === 'growth' || isGrown ? FIFTY : HUNDRED
    return compare(absolute(value), most) > 0
      ? [doubt('far', `“${shown}”超过了${rounded(most, 0)}%，少有这样的数，请核对。`)]
      : []
  }
  if (sign(value) < 0 && unit.base !== '百分点' && role !== 'gap')
    return [doubt('sign', `“${shown}”是负数，请核对。`)]
  // 192700 of 亿元 is a hundred thousand times a hundred million: no place of these tables has so much of anything.
  const most = unit.label.startsWith('亿') ? TEN_THOUSAND : unit.label.startsWith('万') ? MILLIONS : null
  return most !== null && compare(absolute(value), most) >= 0
    ? [doubt('far', `“${shown}”按${unit.label}算大得少见，请核对数和单位。`)]
    : []
}

const [TEN_THOUSAND, MILLIONS] = [literal(10_000), literal(100_000_000)]

/** Just the year's target before the year is over, where the last value was not near it: a column mistaken. */
function isTargetItself(
  value: Decimal,
  target: Beside | null,
  last: Beside | null,
  months: number | null,
): boolean {
  if (target === null || months === null || months >= 12 || compare(value, target.value) !== 0) return false
  if (last === null) return sign(value) !== 0
  return compare(absolute(minus(value, last.value)), times(absolute(value), FIFTH)) > 0
}

/**
 * A fifth more than the whole year's target before the year is nearly over, which the last value does not explain: half as
 * much again as then, or none known and a third more than the target.
 */
function isBeyond(
  value: Decimal,
  target: Beside | null,
  last: Beside | null,
  months: number | null,
): boolean {
  if (target === null || months === null || months > MOST_OF_YEAR || sign(target.value) <= 0) return false
  const isMuch = (there: Decimal, many: Decimal): boolean => compare(value, times(there, many)) > 0
  if (last === null || sign(last.value) <= 0) return isMuch(target.value, THIRD_MORE)
  return isMuch(target.value, FIFTH_MORE) && isMuch(last.value, HALF_MORE)
}
const MOST_OF_YEAR = 9
const [FIFTH_MORE, THIRD_MORE, HALF_MORE] = [literal('1.2'), literal('1.35'), literal('1.5')]

const isExplained = (value: Decimal, last: Decimal | null, isPoints: boolean): boolean =>
  last !== null && (isPoints ? compare(absolute(minus(value, last)), FIVE) <= 0 : isNear(value, last))

const foundFor = (row: WantedRow, { dictionary }: Wanted): ReturnType<typeof lookUp> =>
  lookUp(row.name, dictionary)

const isGrownByName = (row: WantedRow, wanted: Wanted): boolean => foundFor(row, wanted).grows

/** Whether a percentage tells a change, 固定资产投资 -6.2, and not a level that has a size of its own, 失业率 5.2. */
export function isGrowth(role: Role, row: WantedRow, wanted: Wanted): boolean {
  if (role === 'growth' || role === 'pace' || role === 'gap') return true
  if (role === 'share') return false
  const { kind, gains, falls } = foundFor(row, wanted)
  return kind !== 'level' || gains || falls
}

/** No death, no fire: none of what is to be little is no figure that is lacking. */
function isNoneOfBad(value: Decimal, unit: Unit | null, row: WantedRow, wanted: Wanted): boolean {
  if (sign(value) !== 0 || unit === null || !isCountable(unit.label)) return false
  const target = readTarget(comparable(cellText(row.row, wanted.target)))
  const isCapped = target.kind === 'figures' && target.figures.some(upperBound)
  return isCapped || foundFor(row, wanted).down
}

/**
 * A growth changes its sign and size from one year to the next as it will: unlikely is only what is many points away, a
 * minus typed or left out before nearly the same figure, or a point that slipped.
 */
function growthDoubt(value: Decimal, { value: there, told }: Beside, shown: string, role: Role): Doubt[] {
  const by = absolute(minus(value, there))
  if (isSlipped(value, there))
    return [doubt('far', `“${shown}”与${told}的数字相同，像是小数点错了位，请核对。`)]
  // How far something is behind its schedule turns as the year goes.
  const isTurned = role !== 'gap' && sign(value) * sign(there) < 0
  const apart = absolute(minus(absolute(value), absolute(there)))
  if (isTurned && compare(apart, times(absolute(there), ALIKE)) <= 0)
    return [
      doubt(
        'sign',
        `“${shown}”与${told}大小相近，正负不同，请核对是不是${sign(value) < 0 ? '多' : '少'}写了负号。`,
      ),
    ]
  return compare(by, TWENTY) >= 0
    ? [doubt('far', `“${shown}”与${told}相差${rounded(by, 4)}个百分点，差得太多，请核对。`)]
    : []
}

/** A level in percent: so many away, many times as much, another sign, a point that slipped. */
function rateDoubt(value: Decimal, { value: there, told, isTarget }: Beside, shown: string): Doubt[] {
  const by = absolute(minus(value, there))
  if (compare(by, THIRTY) > 0) return [doubt('far', `“${shown}”与${told}相差超过30个百分点，请核对。`)]
  if (isSlipped(value, there))
    return [doubt('far', `“${shown}”与${told}的数字相同，像是小数点错了位，请核对。`)]
  if (sign(value) * sign(there) < 0)
    return [
      doubt('sign', `“${shown}”${sign(value) < 0 ? '是负数' : '不是负数'}，与${told}正负不同，请核对。`),
    ]
  const apart = `“${shown}”与${told}相差${rounded(by, 4)}个百分点，差了`
  if (compare(by, isTarget ? TEN : FIVE) > 0 && isTimes(value, there, THREE))
    return [doubt('far', `${apart}3倍以上，请核对。`)]
  return compare(by, TWO) > 0 && isTimes(value, there, EIGHT)
    ? [doubt('far', `${apart}8倍以上，请核对。`)]
    : []
}

/** An amount of another sign, or many times as much or as little as was or as is to be by this month. */
function amountDoubts(
  value: Decimal,
  unit: Unit | null,
  { value: there, told, isTarget }: Beside,
  text: string,
  months: number | null,
): Doubt[] {
  const shown = said(text)
  const doubts: Doubt[] = []
  if (sign(value) < 0 && sign(there) >= 0)
    doubts.push(doubt('sign', `“${shown}”是负数，而${told}不是，请核对。`))
  if (sign(there) === 0) return doubts
  const [here, beside] = [absolute(value), absolute(there)]
  const [least, most] = isTarget ? spanOf(months) : [FIFTH, FIVE]
  const isLikely = (one: Decimal): boolean =>
    compare(one, times(beside, most)) <= 0 && compare(one, times(beside, least)) >= 0
  if (isLikely(here)) return doubts
  const other = otherUnit(here, unit, text, isLikely)
  const ratio = over(here, beside)
  if (other !== null && unit !== null)
    doubts.push(
      doubt(
        'far',
        `“${shown}”${ratio === null ? `比${told}大得多` : timesOf(ratio, told)}，像是${other.label}，合${rounded(converted(value, other, unit), 4)}${unit.label}，请核对。`,
      ),
    )
  else if (ratio !== null)
    doubts.push(doubt('far', `“${shown}”${timesOf(ratio, told)}，相差太远，请核对数和单位。`))
  return doubts
}

/** How many times as much it is, as a person says it: 约1万倍, 只有…的4.17%, 为零. */
function timesOf(ratio: Decimal, told: string): string {
  if (sign(ratio) === 0) return `比${told}少了，是零`
  const percent = times(ratio, HUNDRED)
  if (compare(ratio, ONE) < 0)
    return compare(percent, LEAST_SAID) < 0
      ? `比${told}少得多，不到它的万分之一`
      : `只有${told}的${rounded(percent, 2)}%`
  if (compare(ratio, TEN_THOUSAND) >= 0)
    return `是${told}的约${rounded(over(ratio, TEN_THOUSAND) ?? ratio, 0)}万倍`
  return compare(ratio, TEN) >= 0
    ? `是${told}的约${rounded(ratio, 0)}倍`
    : `是${told}的${rounded(ratio, 1)}倍`
}

const LEAST_SAID = literal('0.01')
const TWELVE = literal(12)

const spans = new Map<number | null, readonly [Decimal, Decimal]>()

/**
 * Which part of a year's target is likely by a month: a fifth to four times the schedule, for what is no flow twice. Kept
 * once reckoned.
 */
function spanOf(months: number | null): readonly [Decimal, Decimal] {
  const before = spans.get(months)
  if (before !== undefined) return before
  const made = spanBy(months === null ? null : over(numberOf(months), TWELVE))
  spans.set(months, made)
  return made
}

function spanBy(schedule: Decimal | null): readonly [Decimal, Decimal] {
  if (schedule === null) return [FIFTIETH, FIVE]
  const most = times(schedule, FOUR)
  return [times(schedule, FIFTH), compare(most, TWO) < 0 ? TWO : most]
}

/** The unit of the same measure in which a bare figure would be likely: 192700 where 19.27亿元 is, in 万元. */
function otherUnit(
  value: Decimal,
  unit: Unit | null,
  text: string,
  isLikely: (value: Decimal) => boolean,
): Unit | null {
  if (unit === null || /[十百千万亿]/.test(text)) return null
  const bare = unit.label.replace(/^[十百千万亿]+/, '')
  const found = ['', '万', '亿'].flatMap((magnitude) => unitOf(`${magnitude}${bare}`) ?? [])
  return (
    found.find(
      (one) => one.label !== unit.label && convertible(one, unit) && isLikely(converted(value, one, unit)),
    ) ?? null
  )
}

/** A rate that grew or shrank so many times is seldom the same thing: 失业率 31.2 after 3.5. */
function isTimes(a: Decimal, b: Decimal, many: Decimal): boolean {
  const [one, other] = [absolute(a), absolute(b)]
  return compare(one, times(other, many)) >= 0 || compare(other, times(one, many)) >= 0
}

/** The same digits with the point elsewhere: 45.6 and 4.56. */
function isSlipped(a: Decimal, b: Decimal): boolean {
  if (sign(a) === 0 || sign(b) === 0) return false
  const [one, other] = [absolute(a), absolute(b)]
  return [TEN, HUNDRED].some(
    (step) => compare(one, times(other, step)) === 0 || compare(other, times(one, step)) === 0,
  )
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
