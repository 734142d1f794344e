/** Rules that set the figures of a row against each other: target, share, gap, last year, growth. */
import { type Column, cellText } from '../../attachment/model.ts'
import {
  absolute,
  compare,
  type Decimal,
  literal,
  minus,
  negate,
  over,
  plus,
  rounded,
  sign,
  times,
} from '../../measure/decimal.ts'
import { comparable } from '../../measure/normalise.ts'
import { HUNDRED, schedule } from '../../measure/schedule.ts'
import { converted, PERCENT, type Unit } from '../../measure/unit.ts'
import type { Line } from './lines.ts'
import {
  comparableWith,
  halfOf,
  inUnit,
  isAdded,
  leafOf,
  quote,
  type Reading,
  stepOf,
  type Table,
  titleOf,
  ZERO,
} from './reading.ts'
import type { AuditRule, Found } from './rules.ts'

const TEN = literal(10)
const TWO = literal(2)
/** 亿元 for 万元 is ten thousand times; what stands between lies in how far the year has come. */
const MUCH = literal(1000)
const LITTLE = literal(5000)

const found = (rule: AuditRule, line: Line, column: Column, message: string): Found => ({
  rule,
  row: line.row.id,
  column: column.id,
  message,
})

/** What is to stay below a line, or to fall: far above it is missed, not mistyped. */
const isCapped = ({ found: { entry, falls } }: Line): boolean => falls || entry?.direction === 'down'

/** Actual and annual target of one measure, both above zero, in the target's unit. */
function pair(table: Table, line: Line, other: Column | undefined) {
  const { actual: column } = table.columns
  const actual = table.amount(line, column)
  const base = table.amount(line, other)
  if (column === undefined || other === undefined || actual === null || base === null) return null
  if (!comparableWith(actual, base) || sign(base.value) <= 0 || sign(actual.value) <= 0) return null
  return { actual, base, value: inUnit(actual, base.unit) }
}

/**
 * An actual above 200% of the annual target; where the two are so far apart that 万元 was taken for 亿元, that is said
 * instead.
 */
export function farAboveTarget(table: Table): Found[] {
  const { target, actual: column } = table.columns
  if (column === undefined) return []
  return table.lines.flatMap((line) => {
    const both = isCapped(line) ? null : pair(table, line, target)
    if (both === null) return []
    const { actual, base, value } = both
    const said = `${titleOf(line)}的实绩${actual.text}`
    const ratio = over(value, base.value) ?? ZERO
    if (compare(ratio, MUCH) >= 0)
      return found(
        'unit-slip',
        line,
        column,
        `${said}，为年度目标${base.text}的${rounded(ratio, 0)}倍，可能是计量单位看错，请核对。`,
      )
    if (compare(times(value, LITTLE), base.value) <= 0)
      return found(
        'unit-slip',
        line,
        column,
        `${said}，不到年度目标${base.text}的五千分之一，可能是计量单位看错，请核对。`,
      )
    if (compare(value, times(base.value, TWO)) <= 0) return []
    return found(
      'far-above-target',
      line,
      column,
      `${said}，为年度目标${base.text}的${rounded(times(ratio, HUNDRED), 1)}%，超过200%，请核对。`,
    )
  })
}

/** An interval that a figure lies in by what its parts were rounded to. */
interface Span {
  readonly low: Decimal
  readonly high: Decimal
}

/** a / b in percent, where a is known to ±da and b to ±db; null where b may be zero. */
function quotient(a: Decimal, da: Decimal, b: Decimal, db: Decimal): Span | null {
  const low = over(times(minus(a, da), HUNDRED), plus(b, db))
  const high = sign(minus(b, db)) > 0 ? over(times(plus(a, da), HUNDRED), minus(b, db)) : null
  return low === null || high === null ? null : { low, high }
}

const shifted = ({ low, high }: Span, by: Decimal): Span => ({ low: plus(low, by), high: plus(high, by) })

/** Whether a typed figure, rounded or cut off at its last place, may be one of the span. */
const mayBe = (typed: Decimal, places: number, { low, high }: Span): boolean => {
  const step = stepOf(places)
  return compare(typed, minus(low, step)) > 0 && compare(typed, plus(high, step)) < 0
}

/** Half the last place of a column's figures, in another unit of their measure. */
const slackIn = (table: Table, column: Column, reading: Reading, unit: Unit): Decimal =>
  converted(table.slack(column, reading.unit), reading.unit, unit)

/** The progress of the actual against the column, in percent. */
function progressOf(table: Table, line: Line, against: Column | undefined) {
  const { actual: column } = table.columns
  const both = column === undefined || !isAdded(line) ? null : pair(table, line, against)
  if (both === null || column === undefined) return null
  const { actual, base, value } = both
  const span = quotient(value, slackIn(table, column, actual, base.unit), base.value, ZERO)
  const share = over(times(value, HUNDRED), base.value)
  return span === null || share === null ? null : { ...both, span, share }
}

/** 占年度目标% that is not actual/target. */
export function shareColumn(table: Table): Found[] {
  const { share: column, target, stage } = table.columns
  // 占比 alone may be a share of something else.
  if (column === undefined || !column.header.some((text) => OF_TARGET.test(comparable(text)))) return []
  const inPercent = column.header.some((text) => /%|百分/.test(comparable(text)))
  return table.lines.flatMap((line) => {
    const typed = table.rate(line, column)
    const progress = progressOf(table, line, target)
    if (typed === null || progress === null) return []
    const spans = [progress.span, progressOf(table, line, stage)?.span ?? progress.span]
    if (spans.some((span) => mayBe(typed.value, typed.places, span))) return []
    // 0.63 for 63%, where the header does not say %.
    const asPart = times(typed.value, HUNDRED)
    if (!inPercent && !typed.told && mayBe(asPart, typed.places - 2, progress.span)) return []
    const computed = rounded(progress.share, Math.max(typed.places, 2))
    const { actual, base } = progress
    return found(
      'share-column',
      line,
      column,
      `${titleOf(line)}的占年度目标比例填为${typed.text}，按实绩${actual.text}、年度目标${base.text}计算应为${computed}%。`,
    )
  })
}

const OF_TARGET = /目标|计划|任务|预算|完成|进度|年度|全年|执行|投资/

/** 序时进度差 that is not actual/target less months/12, in 百分点. */
export function gapColumn(table: Table): Found[] {
  const { gap: column, target, stage, actual } = table.columns
  if (column === undefined || actual === undefined) return []
  const { months } = table.attachment.heading
  if (months === null) return []
  const due = schedule(months)
  return table.lines.flatMap((line) => {
    const typed = table.rate(line, column)
    const progress = progressOf(table, line, target)
    if (typed === null || progress === null) return []
    const spans = [shifted(progress.span, negate(due))]
    // A 上半年目标 set by itself may be what the difference is to.
    const set = progressOf(table, line, stage)
    if (set !== null) spans.push(shifted(set.span, negate(HUNDRED)))
    const part =
      set === null ? null : over(times(inUnit(set.base, progress.base.unit), HUNDRED), progress.base.value)
    if (part !== null) spans.push(shifted(progress.span, negate(part)))
    if (spans.some((span) => mayBe(typed.value, typed.places, span))) return []
    // 超（欠）进度 may be an amount.
    const dueAmount = over(times(progress.base.value, due), HUNDRED) ?? ZERO
    const slack = plus(slackIn(table, actual, progress.actual, progress.base.unit), halfOf(typed.places))
    const short = minus(minus(progress.value, dueAmount), typed.value)
    if (!typed.told && compare(absolute(short), slack) <= 0) return []
    const places = Math.max(typed.places, 2)
    const computed = rounded(minus(progress.share, due), places)
    return found(
      'gap-column',
      line,
      column,
      `${titleOf(line)}的序时进度差填为${quote(cellText(line.row, column))}，按进度${rounded(progress.share, places)}%减序时进度${rounded(due, places)}%计算应为${computed}个百分点。`,
    )
  })
}

/** Small counts may well be ten times last year's. */
const FEW = literal(100)

/**
 * 上年同期 ten times this year's amount, or a tenth of it.
 * @param value the actual in the unit of the other
 * @param least in place of ten
 */
export const isTenfold = (actual: Reading, last: Reading, value: Decimal, least = TEN): boolean => {
  const [less, more] = compare(value, last.value) < 0 ? [value, last.value] : [last.value, value]
  if (compare(more, times(less, least)) < 0) return false
  const counted =
    last.unit.label === last.unit.base && last.unit.base !== '' && actual.unit.label === last.unit.label
  return !counted || compare(more, FEW) >= 0
}

export function lastTenfold(table: Table): Found[] {
  const { last: column } = table.columns
  if (column === undefined) return []
  return table.lines.flatMap((line) => {
    const both = pair(table, line, column)
    if (both === null || !isTenfold(both.actual, both.base, both.value)) return []
    const { actual, base, value } = both
    const more = compare(base.value, value) > 0
    const ratio = rounded((more ? over(base.value, value) : over(value, base.value)) ?? ZERO, 1)
    const said = more
      ? `上年同期${base.text}为本年实绩${actual.text}的${ratio}倍`
      : `本年实绩${actual.text}为上年同期${base.text}的${ratio}倍`
    return found('last-tenfold', line, column, `${titleOf(line)}的${said}，可能是计量单位看错，请核对。`)
  })
}

/** Growths at constant prices, and of panels that change from year to year: the totals tell no more than the sign. */
const OTHERWISE =
  /生产总值|GDP|增加值|农林牧渔业总产值|农业总产值|规上|规模以上|限上|限额以上|资质以上|固定资产投资/i
const OTHER_GROWTH = /两年|三年|年均|环比|上月|上季|年初|百分点|额|量|增减数|排名|位次|目标|计划/

/** 同比 that actual and 上年同期 do not give. */
export function growthContradicts(table: Table): Found[] {
  const { last, actual: column, growth } = table.columns
  if (last === undefined || growth === undefined || column === undefined) return []
  if (OTHER_GROWTH.test(leafOf(growth))) return []
  const real = growth.header.some((text) => /可比|实际|不变价/.test(comparable(text)))
  return table.lines.flatMap((line) => {
    const typed = table.rate(line, growth)
    const both = pair(table, line, last)
    if (typed === null || both === null || !isAdded(line)) return []
    const { actual, base, value } = both
    // That the unit was misread is said already.
    if (isTenfold(actual, base, value)) return []
    const more = minus(value, base.value)
    const totals = `实绩${actual.text}、上年同期${base.text}`
    if (real || OTHERWISE.test(line.called)) {
      if (sign(typed.value) * sign(more) >= 0) return []
      const moved = sign(more) > 0 ? '增加' : '减少'
      return found(
        'growth-contradicts-totals',
        line,
        growth,
        `${titleOf(line)}的同比为${typed.text}，而${totals}，总量${moved}，升降相反，请核对。`,
      )
    }
    const slack = slackIn(table, column, actual, base.unit)
    const ratio = quotient(value, slack, base.value, table.slack(last, base.unit))
    const percent = inUnit(typed, PERCENT)
    if (ratio === null || mayBe(percent, typed.places, shifted(ratio, negate(HUNDRED)))) return []
    const computed = rounded(over(times(more, HUNDRED), base.value) ?? ZERO, Math.max(typed.places, 2))
    return found(
      'growth-contradicts-totals',
      line,
      growth,
      `${titleOf(line)}的同比为${typed.text}，按${totals}计算应为${computed}%，两者不符，请核对。`,
    )
  })
}
