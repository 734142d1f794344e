/** How far a row lies from what is due, and from its year's target, where the sentence does not say its progress itself. */
import { absolute, compare, literal, minus, negate, plus, rounded, sign } from '../../../measure/decimal.ts'
import { schedule } from '../../../measure/schedule.ts'
import { converted } from '../../../measure/unit.ts'
import { halfOf } from '../../audit/reading.ts'
import { wordsAt } from '../common/context.ts'
import { type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Amount, amountsWithRoles } from '../common/roles.ts'
import { AHEAD, BEHIND } from '../prose/schedules.ts'
import type { Raw } from '../rules.ts'
import type { Row } from './beside-columns.ts'
import type { Names } from './comparisons.ts'
import { reckoned } from './told.ts'

/** Whether the figure before another is a progress, with which the prose alone is reckoned. */
const isSaid = (sentence: Sentence, { start }: Token): boolean => {
  const before = tokensIn(sentence).findLast(({ end }) => end <= start)
  return (
    before?.unit.label === '%' &&
    !/增长|下降|上升|增速|增幅|降幅/.test(sentence.plain.slice(Math.max(0, before.start - 6), before.start))
  )
}

/** 112.8亿元，增长5.7%，慢于序时进度1.0个百分点: of the row that was told. */
export function paced(
  text: string,
  sentence: Sentence,
  from: number,
  to: number,
  row: Row,
  months: number | null,
): Raw[] {
  const [points, ...more] = tokensIn(sentence).filter(({ start, end }) => start >= from && end <= to)
  if (points === undefined || more.length > 0 || points.unit.base !== '百分点') return []
  return judgePace(text, sentence, from, points, row, months)
}

const NAMED =
  /(?:^|[，,；;：:。])(?:[一二三四五六]是|其中|但|而)?([\p{Script=Han}]{2,16}?)(?:仅|只|略|还|仍|也)?(?=(?:快于|慢于|高于|低于|超|超过|落后|滞后|欠)(?:于)?(?:序时|时序))/u

/** 全县税收收入仅快于序时进度1.7个百分点: of the row that is named. */
export function pacedNamed(text: string, sentence: Sentence, names: Names, months: number | null): Raw[] {
  const { plain } = sentence
  if (!/序时|时序/.test(plain)) return []
  return tokensIn(sentence).flatMap((points): Raw[] => {
    if (points.unit.base !== '百分点') return []
    const at = Math.max(0, points.start - 40)
    const lead = plain.slice(at, points.start)
    const clause = lead.slice(Math.max(0, lead.search(/[，,；;：:。][^，,；;：:。]*$/)))
    const name = NAMED.exec(clause)?.[1] ?? ''
    const row = name === '' ? null : names(name, null)
    return row === null
      ? []
      : judgePace(text, sentence, points.start - clause.length + clause.indexOf(name), points, row, months)
  })
}

function judgePace(
  text: string,
  sentence: Sentence,
  from: number,
  points: Token,
  { told }: Row,
  months: number | null,
): Raw[] {
  const lead = sentence.plain.slice(Math.max(from, points.start - 24), points.start)
  const ahead = AHEAD.test(lead)
  const fact = told.facts.find(({ aspect }) => aspect === 'progress')
  if ((!ahead && !BEHIND.test(lead)) || fact?.within === undefined) return []
  if (months === null || fact.months !== months || isSaid(sentence, points)) return []
  const due = schedule(months)
  // The distance may have been reckoned from the progress as it is printed.
  const half = plus(halfOf(points.places), halfOf(1))
  const [least, most] = [minus(fact.within.low, due), minus(fact.within.high, due)]
  const [low, high] = ahead ? [least, most] : [negate(most), negate(least)]
  if (compare(points.value, minus(low, half)) >= 0 && compare(points.value, plus(high, half)) <= 0) return []
  const gap = minus(fact.reading.value, due)
  const span = sentence.span(from, points.end)
  return [
    reckoned(told, {
      rule: 'schedule',
      holds: false,
      span,
      message: `报告说“${wordsAt(text, span)}”，${told.source.called}中${told.title}的进度为${fact.reading.text}，${sign(gap) < 0 ? '落后' : '超'}序时进度${rounded(absolute(gap), Math.max(1, points.places))}个百分点，不符。`,
    }),
  ]
}

const STILL =
  /^(?:万?元|亿元|[\p{Script=Han}]{1,4})?的?(?:年度|全年)?(?:目标|任务|计划|预算)?(?:任务|值|数)?(?:还|尚|仍)(?:差|缺)$/u
const FROM = /(?:距离?|离)[^，,；;。\d]{0,12}$/

/** 距年度目标96亿元还差48.7亿元: of the only row that has that target. */
export function leftOfTarget(text: string, sentence: Sentence, rows: readonly Row[]): Raw[] {
  const { plain } = sentence
  if (!/[还尚仍][差缺]/.test(plain)) return []
  const amounts = amountsWithRoles(sentence)
  return amounts.flatMap((aim, at): Raw[] => {
    const figure = amounts[at + 1]
    if (figure === undefined || figure.unit.base !== aim.unit.base) return []
    if (!FROM.test(plain.slice(0, aim.start)) || !STILL.test(plain.slice(aim.middle, figure.start))) return []
    if (/^(?:以[上内]|左右|余|多)/.test(plain.slice(figure.end)) || /[余多]/.test(figure.text)) return []
    const found = rows.flatMap((row) => {
      const left = leftIn(row, aim)
      return left === null ? [] : [{ row, left }]
    })
    const [one, ...others] = found
    if (one === undefined || others.length > 0) return []
    const half = plus(halfOf(figure.places), one.left.half)
    const size = converted(one.left.value, aim.unit, figure.unit)
    const holds = compare(absolute(minus(size, figure.value)), half) <= 0
    if (holds) return []
    const { told } = one.row
    const span = sentence.span(aim.start, figure.end)
    return [
      reckoned(told, {
        rule: 'share',
        holds,
        span,
        message: `报告说“${wordsAt(text, span)}”，${told.source.called}中${told.title}的目标为${aim.text}，已完成${one.left.now}，相差${rounded(one.left.value, one.left.places)}${aim.unit.label}，不符。`,
      }),
    ]
  })
}

/** What a row wants of a target that is its own, in the target's unit; null where it is not, or is reached. */
function leftIn({ told: { source, line } }: Row, aim: Amount) {
  const { table } = source
  const [now, set] = [table.amount(line, table.columns.actual), table.amount(line, table.columns.target)]
  if (now === null || set === null || set.unit.base !== aim.unit.base || now.unit.base !== set.unit.base)
    return null
  if (compare(converted(set.value, set.unit, aim.unit), aim.value) !== 0) return null
  const value = minus(aim.value, converted(now.value, now.unit, aim.unit))
  if (compare(value, literal(0)) <= 0) return null
  const half = converted(halfOf(now.places), now.unit, aim.unit)
  return { value, half, now: now.text, places: Math.max(now.places, aim.places) }
}
