/** The year that a growth is counted from: 同比 is counted from the year before, and so many years lie between two. */
import { chineseDigit } from '../../../measure/chinese.ts'
import {
  absolute,
  compare,
  type Decimal,
  literal,
  minus,
  negate,
  over,
  plus,
  times,
} from '../../../measure/decimal.ts'
import { HUNDRED } from '../../../measure/schedule.ts'
import { isRate } from '../../../measure/unit.ts'
import { halfOf } from '../../audit/reading.ts'
import type { Heard } from '../common/claims.ts'
import { wordsAt } from '../common/context.ts'
import { type Range, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { growthOf } from '../prose/shares.ts'
import { type Raw, wrongTime } from '../rules.ts'

/** 上半年竣工2个，二季度竣工5个: two quarters of a half, the first of them under the name of the whole. */
const HALVES =
  /上半年([^\d，,、;；。]{0,6})(\d+(?:\.\d+)?)([^\d，,、;；。]{1,4})[，,、](?:其中)?二季度\1(\d+(?:\.\d+)?)\3(?=[，,、;；。]|$)/g

/** A part of the half year told as the half year itself: with the second quarter it comes to what is told before. */
export function halvesOfHalf(text: string, sentence: Sentence): Raw[] {
  return [...sentence.plain.matchAll(HALVES)].flatMap((found): Raw[] => {
    const [whole, , first = '', unit = '', second = ''] = found
    const sum = plus(literal(first), literal(second))
    const before = tokensIn(sentence, 0, found.index)
    const all = before.find(
      ({ value, end, middle }) =>
        compare(value, sum) === 0 && sentence.plain.slice(middle, end + unit.length).startsWith(unit),
    )
    if (all === undefined) return []
    const words = wordsAt(text, sentence.span(found.index, found.index + whole.length))
    return [
      wrongTime(
        sentence.span(found.index, found.index + HALF),
        `报告说“${words}”，两项之和正是前面说的${all.text}，二季度在上半年之内，请核对时期。`,
      ),
    ]
  })
}
const HALF = '上半年'.length

const PERIOD = '(?:上半年|同期|[一二三四]季度|1[-—~至]\\d{1,2}月|全年)?'
/** （2021年上半年为203.25亿元）: the figure that a growth is counted from, with its year. */
const BASE = new RegExp(`(?<![比较由从至到])((?:19|20)\\d\\d)年${PERIOD}(?:仅?为|是|完成|实现)?$`)
const RISE = /(?:增长|增幅为?|增速为?)(?:了)?$/
const FALL = /(?:下降|下滑|降幅为?|减少)(?:了)?$/
/** A growth that says itself what it is counted from, or over how many years. */
const OTHER_BASE = /[比较](?:19|20)\d\d年|[两二三四五]年|年均|环比/

/**
 * Years of a base that are not the year before, where the growth is just that of the two figures (then they are of the
 * year before), and years between which more or fewer lie than a yearly growth counts.
 * @param year of the report
 */
export function otherBases(text: string, sentence: Sentence, claims: readonly Heard[], year: number): Raw[] {
  const { plain } = sentence
  if (!/(?:19|20)\d\d年/.test(plain)) return []
  return [
    ...basesOf(text, sentence, year),
    ...averagesOf(text, sentence, claims, year),
    ...waysOf(text, sentence),
  ]
}

function basesOf(text: string, sentence: Sentence, year: number): Raw[] {
  const { plain } = sentence
  const tokens = tokensIn(sentence)
  const lead = ({ start }: Token, long: number): string => plain.slice(Math.max(0, start - long), start)
  return tokens.flatMap((base, at): Raw[] => {
    const typed = BASE.exec(lead(base, 16))
    if (typed === null || isRate(base.unit) || base.unit.base === '') return []
    const [, digits = ''] = typed
    if (Number(digits) >= year - 1) return []
    const pair = tokens
      .slice(0, at)
      .filter(({ unit }) => unit.base === base.unit.base)
      .flatMap((now) => {
        const growth = tokens.find((one) => isBetween(one, lead(one, 16), now, base))
        return growth === undefined ? [] : [{ now, growth }]
      })
      .at(-1)
    if (pair === undefined) return []
    const { now, growth } = pair
    const words = wordsAt(text, sentence.span(now.start, Math.max(base.end, growth.end)))
    const from = plain.lastIndexOf(digits, base.start)
    return [
      slip(
        sentence,
        from,
        `${year - 1}`,
        `报告说“${words}”，${now.text}比${base.text}的增减正是${growth.text}，同比的基数应是${year - 1}年的，这里写的是${digits}年，请核对年份。`,
      ),
    ]
  })
}
/** A growth stands beside its base. */
const NEAR = 40

/** Whether a growth stands beside a base and is, as rounded, what its figure and a later one come to. */
function isBetween(growth: Token, lead: string, now: Token, base: Token): boolean {
  if (growth.unit.label !== '%' || growth.start < now.start || OTHER_BASE.test(lead)) return false
  const grown = Math.abs(growth.start - base.start) < NEAR ? growthOf(now, base) : null
  return grown !== null && fits(growth, lead, grown)
}

/** Whether a growth with its word of direction may be what two figures come to. */
function fits({ value, places }: Token, lead: string, { low, high }: Range): boolean {
  const falls = FALL.test(lead)
  if (!falls && !RISE.test(lead)) return false
  const half = halfOf(places)
  const said = falls ? negate(value) : value
  return compare(plus(said, half), low) >= 0 && compare(minus(said, half), high) <= 0
}

/** A finding at the four digits of a year. */
const slip = (sentence: Sentence, from: number, right: string, message: string): Raw => {
  const span = sentence.span(from, from + 4)
  return wrongTime(span, message, span.to - span.from === 4 ? { span, text: right } : null)
}

const THEN = /(?<![比较与])((?:19|20)\d\d)年同期(?:增长|增速为?|增幅为?|下降)(\d+(?:\.\d+)?)%/
const AVERAGE = /两年(?:平均|年均)(?:增长|增速为?)?(\d+(?:\.\d+)?)%/
/** How far a growth may lie from what two rounded ones come to, in points. */
const SLACK = literal('0.2')
/** How far before an average the growth of the year stands. */
const FAR = 400

/** 两年平均增长5.2%（2022年同期增长4.1%）: it is made of this year's growth and last year's. */
function averagesOf(text: string, sentence: Sentence, claims: readonly Heard[], year: number): Raw[] {
  const { plain } = sentence
  const [then, average] = [THEN.exec(plain), AVERAGE.exec(plain)]
  if (then === null || average === null) return []
  const [whole, digits = '', before = ''] = then
  if (Number(digits) >= year - 1) return []
  const last = whole.includes('下降') ? negate(literal(before)) : literal(before)
  const both = plus(ONE, part(literal(average[1] ?? '0')))
  const now = over(times(both, both), plus(ONE, part(last)))
  if (now === null) return []
  const growth = times(minus(now, ONE), HUNDRED)
  const own = claims.some(
    (claim) =>
      claim.aspect === 'growth' &&
      !claim.others &&
      claim.said.span.from < sentence.to &&
      claim.said.span.from > sentence.from - FAR &&
      compare(absolute(minus(claim.value, growth)), SLACK) <= 0,
  )
  if (!own) return []
  const words = wordsAt(
    text,
    sentence.span(
      Math.min(then.index, average.index),
      Math.max(then.index + whole.length, average.index + average[0].length),
    ),
  )
  return [
    slip(
      sentence,
      then.index,
      `${year - 1}`,
      `报告说“${words}”，两年平均是用今年和上年（${year - 1}年）的增速算的，这里写的是${digits}年，请核对年份。`,
    ),
  ]
}

const ONE = literal(1)
const part = (percent: Decimal): Decimal => over(percent, HUNDRED) ?? percent

const WAY =
  /[由从]((?:19|20)\d\d)年(?:末|底)?的?(\d+(?:\.\d+)?)([^\d,，;；。]{1,4}?)[^\d,，;；。]{0,6}?[到至]((?:19|20)\d\d)年(?:末|底)?的?(\d+(?:\.\d+)?)\3[，,][^，,;；。]{0,4}?([两二三四五六七八九])年[^，,;；。]{0,8}?(?:年均|平均)(?:增长|递增)(\d+(?:\.\d+)?)%/g

/** 由2020年的782.4亿元提高到2021年的954.7亿元，两年间年均增长10.5%: two years after 2020 it is 2022. */
function waysOf(text: string, sentence: Sentence): Raw[] {
  return [...sentence.plain.matchAll(WAY)].flatMap((found): Raw[] => {
    const [whole, first = '', from = '', , last = '', to = '', many = '', rate = ''] = found
    const years = chineseDigit(many) ?? 0
    if (years < 2 || Number(last) - Number(first) === years) return []
    const said = literal(rate)
    const half = halfOf(rate.split('.')[1]?.length ?? 0)
    const grown = (by: Decimal): Decimal =>
      Array.from({ length: years }).reduce<Decimal>((all) => times(all, plus(ONE, part(by))), literal(from))
    const [least, most] = [grown(minus(said, half)), grown(plus(said, half))]
    const reached = literal(to)
    if (compare(reached, least) < 0 || compare(reached, most) > 0) return []
    const at = found.index + whole.indexOf(`${last}年`, 5)
    const span = sentence.span(found.index, found.index + whole.length)
    return [
      slip(
        sentence,
        at,
        `${Number(first) + years}`,
        `报告说“${wordsAt(text, span)}”，${first}年之后${years}年是${Number(first) + years}年，请核对年份。`,
      ),
    ]
  })
}

const LAST_YEAR = /(?:上年|去年)(?:同期|上半年|同月)?[（(]((?:19|20)\d\d)年/g

/** 上年同期（2021年上半年） in a report of 2023: the year before is named with another year's number. */
export function lastYears(text: string, sentence: Sentence, year: number): Raw[] {
  return [...sentence.plain.matchAll(LAST_YEAR)].flatMap(({ 0: words, 1: named = '', index }): Raw[] => {
    if (Number(named) === year - 1) return []
    const span = sentence.span(index, index + words.length)
    return [
      wrongTime(span, `报告说“${wordsAt(text, span)}”，${year}年的上年是${year - 1}年，请核对年份。`, {
        span: sentence.span(index + words.length - 5, index + words.length - 1),
        text: String(year - 1),
      }),
    ]
  })
}

const OWN_HALF = /[比较](?:今年)?上半年(?=的?[\d.]+%|(?:加快|提高|提升|回升|回落|放缓|快|高|低|慢))/g
/** What may well be compared with the half year in its report: a month or a quarter by itself. */
const PART = /当月|\d{1,2}月|季度|下半年|月末|月底/

/** 上半年增长7.1%，比上半年的6.4%快: a half year's report compares its half with itself. */
export function withItself(text: string, sentence: Sentence, months: number | null): Raw[] {
  const { plain } = sentence
  if (months !== 6 || PART.test(plain)) return []
  return [...plain.matchAll(OWN_HALF)].map(({ 0: words, index }): Raw => {
    const span = sentence.span(index, index + words.length)
    return wrongTime(span, `报告讲的就是上半年，这里却“${wordsAt(text, span)}”，请核对比较的时期。`)
  })
}
