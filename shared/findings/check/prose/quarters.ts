/** The two quarters of a half year: what they come to, and how far they are apart. */
import { absolute, compare, exact, minus, plus } from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import type { Sentence } from '../common/plain.ts'
import { type Amount, amountsWithRoles } from '../common/roles.ts'
import { type Raw, reckoning, wrongTime } from '../rules.ts'
import { slackOf } from './parts.ts'

const FIRST = /一季度(?:[^，,、；;。\d季]{0,8})$/
const SECOND = /二季度(?:[^，,、；;。\d季]{0,8})$/
/** A time that is no half year, in the words before a figure. */
const OTHER_TIME = /(?<![比较])(1[-—~至][1-57-9]月份?|前?[一三四]季度)[^，,；;。]*$/
const MORE = /二季度[比较]一季度(?:增加|多|增长|净增|提高)(?:了|出)?$/
const LESS = /二季度[比较]一季度(?:减少|少|下降|降低)(?:了)?$/

/** 1—5月新增就业2416人，其中一季度1087人、二季度1329人: two quarters come to a half year. */
export function quarters(text: string, sentence: Sentence, earlier: readonly Sentence[]): Raw[] {
  const { plain } = sentence
  if (!plain.includes('二季度')) return []
  const amounts = amountsWithRoles(sentence)
  const lead = (one: Amount): string => plain.slice(Math.max(0, one.start - 16), one.start)
  const pairs = amounts.flatMap((second, at) => {
    const first = amounts.slice(0, at).findLast((one) => FIRST.test(lead(one)))
    return SECOND.test(lead(second)) && first?.unit.base === second.unit.base ? [{ first, second }] : []
  })
  const halves = [...earlier, sentence].flatMap((one) => amountsWithRoles(one))
  return [
    ...misnamed(text, sentence, amounts, halves),
    ...pairs.flatMap(({ first, second }) => [
      ...ofOtherTime(text, sentence, amounts, first, second),
      ...apart(text, sentence, amounts, first, second),
    ]),
  ]
}

const THIRD = /三季度[\p{Script=Han}]{0,6}$/u
const FOURTH = /四季度[\p{Script=Han}]{0,6}$/u

/** 剩余16个项目，三季度开工10个、四季度开工9个: more than what is left. */
export function quartersLeft(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  if (!plain.includes('四季度')) return []
  const amounts = amountsWithRoles(sentence)
  return amounts.flatMap((fourth, at): Raw[] => {
    const [whole, third] = [amounts[at - 2], amounts[at - 1]]
    const lead = (one: Amount): string => plain.slice(Math.max(0, one.start - 12), one.start)
    if (whole === undefined || third === undefined || !FOURTH.test(lead(fourth)) || !THIRD.test(lead(third)))
      return []
    const between = plain.slice(whole.end, third.start)
    if (
      !/(?:剩余|余下|剩下)[^，,；;。\d]{0,10}$/.test(plain.slice(0, whole.start)) ||
      /[；;。]|其中/.test(between)
    )
      return []
    if ([whole, third].some(({ unit }) => unit.base !== fourth.unit.base) || whole.role === 'about') return []
    const sum = plus(inUnit(third, whole), inUnit(fourth, whole))
    if (compare(sum, plus(whole.value, slackOf(whole, [third, fourth]))) <= 0) return []
    const span = sentence.span(whole.start, fourth.end)
    return [
      reckoning(
        'parts',
        false,
        span,
        `报告说“${wordsAt(text, span)}”，${third.text}＋${fourth.text}＝${exact(sum)}${whole.unit.label}，超过剩余的${whole.text}。`,
      ),
    ]
  })
}

const MONTHS = /(1[-—~至](\d{1,2})月份?)[^，,、；;。\d]{0,8}$/

/** 1—4月2.6亿元，二季度3.2亿元, which come to the half year's 5.8亿元: the first is that of the first quarter. */
function misnamed(
  text: string,
  sentence: Sentence,
  amounts: readonly Amount[],
  halves: readonly Amount[],
): Raw[] {
  const { plain } = sentence
  return amounts.flatMap((second, at): Raw[] => {
    const first = amounts[at - 1]
    const lead = (one: Amount): string => plain.slice(Math.max(0, one.start - 16), one.start)
    if (first === undefined || !SECOND.test(lead(second)) || first.unit.base !== second.unit.base) return []
    const found = MONTHS.exec(lead(first))
    if (found === null || found[2] === '3' || /[；;]/.test(plain.slice(first.end, second.start))) return []
    const sum = plus(first.value, inUnit(second, first))
    const whole = halves.find(
      (one) =>
        one !== first &&
        one !== second &&
        one.unit.base === first.unit.base &&
        compare(inUnit(one, first), sum) === 0,
    )
    if (whole === undefined) return []
    const from = Math.max(0, first.start - 16) + found.index
    const span = sentence.span(from, from + (found[1] ?? '').length)
    return [
      wrongTime(
        span,
        `报告说“${wordsAt(text, sentence.span(from, second.end))}”，两项之和正是前面说的${whole.text}，前一项应是一季度的，请核对时期。`,
      ),
    ]
  })
}

const inUnit = (one: Amount, other: Amount) => converted(one.value, one.unit, other.unit)

function ofOtherTime(
  text: string,
  sentence: Sentence,
  amounts: readonly Amount[],
  first: Amount,
  second: Amount,
): Raw[] {
  const { plain } = sentence
  const whole = amounts.findLast(({ end, unit }) => end <= first.start && unit.base === first.unit.base)
  if (whole === undefined) return []
  const sum = plus(inUnit(first, whole), inUnit(second, whole))
  const time = OTHER_TIME.exec(plain.slice(Math.max(0, whole.start - 40), whole.start))
  if (compare(sum, whole.value) !== 0 || time === null) return []
  const from = Math.max(0, whole.start - 40) + time.index
  const span = sentence.span(from, from + (time[1] ?? '').length)
  return [
    wrongTime(
      span,
      `报告说“${wordsAt(text, sentence.span(from, second.end))}”，一季度和二季度合计正是${whole.text}，是上半年的数，请核对时期。`,
    ),
  ]
}

function apart(
  text: string,
  sentence: Sentence,
  amounts: readonly Amount[],
  first: Amount,
  second: Amount,
): Raw[] {
  const { plain } = sentence
  const gap = amounts.find(({ start }) => start >= second.end)
  if (gap === undefined || gap.unit.base !== first.unit.base) return []
  const lead = plain.slice(Math.max(0, gap.start - 16), gap.start)
  const more = MORE.test(lead)
  if ((!more && !LESS.test(lead)) || /[；;]/.test(plain.slice(second.end, gap.start))) return []
  const moved = minus(inUnit(second, gap), inUnit(first, gap))
  const holds = compare(more ? moved : minus(inUnit(first, gap), inUnit(second, gap)), gap.value) === 0
  const span = sentence.span(first.start, gap.end)
  // Only the order of the two may be told for certain; rounding leaves the rest open.
  if (!holds && compare(absolute(moved), gap.value) !== 0) return []
  return [
    reckoning(
      'growth',
      holds,
      span,
      `报告说“${wordsAt(text, span)}”，${second.text}比${first.text}${holds ? (more ? '多' : '少') : more ? '少' : '多'}${exact(absolute(moved))}${gap.unit.label}，${holds ? '相符' : '不符'}。`,
    ),
  ]
}
