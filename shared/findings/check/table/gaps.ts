/** How far a rate lies from its year's target in 百分点, beside the target that the table sets: 增长6.7%，比年度目标高0.2个百分点. */
import {
  absolute,
  compare,
  type Decimal,
  exact,
  minus,
  negate,
  plus,
  rounded,
  sign,
} from '../../../measure/decimal.ts'
import { isRate, PERCENT } from '../../../measure/unit.ts'
import type { Heard } from '../common/claims.ts'
import { wordsAt } from '../common/context.ts'
import type { Fact, Told } from '../common/facts.ts'
import { mayRound, type Range, rangeOf, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Raw, reckoning } from '../rules.ts'
import { reckoned } from './told.ts'

const AIM =
  '(?:全年|年度|年初|预期|计划|既定|确定|省定|市定|下达|考核|调控|增长|的)*(?:目标|预期)(?:任务|计划|增速|值|要求)?'
const OFF = '(?:了|出|约)?$'
const ABOVE = new RegExp(
  `(?:[比较与]${AIM}(?:高|快|多|超)|(?:高于|快于|高出|超出|超过|超|好于)${AIM}(?:的)?)${OFF}`,
)
const BELOW = new RegExp(
  `(?:[比较与距离]${AIM}(?:仍|还|尚|相)*(?:低|慢|少|差)|(?:低于|慢于|落后|落后于)${AIM}(?:的)?)${OFF}`,
)

/** 没有达到9%的目标, 实现了8%的预期目标. */
const REACHED = /(没有?|未能?|尚未)?(?:达到|完成|实现|超过)(?:了)?(?:全年|年度|年初|增长|不低于)*$/
const ITS_AIM = new RegExp(`^(?:左右|以上)?的?(?:${AIM})`)

/** @param rows by what they tell */
export function gaps(
  text: string,
  sentence: Sentence,
  claims: readonly Heard[],
  rows: ReadonlyMap<string, readonly Told[]>,
): Raw[] {
  const { plain } = sentence
  if (!/目标|预期/.test(plain)) return []
  const tokens = tokensIn(sentence)
  return tokens.flatMap((points): Raw[] => {
    if (points.unit.label === '%') return reached(text, sentence, claims, tokens, points)
    if (points.unit.base !== '百分点') return []
    const lead = plain.slice(Math.max(0, points.start - 24), points.start)
    const above = ABOVE.test(lead)
    if (!above && !BELOW.test(lead)) return []
    const at = sentence.span(points.start, points.middle).from
    const own = lastBefore(claims, sentence, at)
    const found = own === undefined ? null : setFor(own, rows)
    if (own === undefined || found === null) return []
    // Another rate between the two is what is compared, or the target by its own words.
    const end = sentence.indexOf(own.said.span.to)
    const between = tokens.filter((one) => one.start >= end && one.end <= points.start)
    if (between.some(({ unit }) => isRate(unit)) || /其中|；|;/.test(plain.slice(end, points.start)))
      return []
    return [judge(text, sentence, points, above, own, found)]
  })
}

/** The last claim of a sentence before a place that tells a rate of its own. */
const lastBefore = (claims: readonly Heard[], sentence: Sentence, place: number): Heard | undefined =>
  claims
    .filter(
      ({ said, value, unit, aspect, others, comparator, high, statement }) =>
        said.span.from >= sentence.from &&
        said.span.to <= place &&
        isRate(unit) &&
        unit.label === PERCENT.label &&
        (aspect === 'growth' || aspect === 'value') &&
        sign(value) >= 0 &&
        statement.kind === 'actual' &&
        comparator === '=' &&
        high === null &&
        !others,
    )
    .toSorted((a, b) => b.said.span.from - a.said.span.from)[0]

/** The year's target of the only row of a claim's name, as a rate that its own can be taken from. */
function setFor(claim: Heard, rows: ReadonlyMap<string, readonly Told[]>): Fact | null {
  const [row, ...others] = rows.get(claim.identity) ?? []
  if (row === undefined || others.length > 0 || row.line.found.falls) return null
  const { year, months } = claim.statement
  const now = row.facts.find(({ kind }) => kind === 'actual')
  if ((months !== null && months !== now?.months) || (year !== null && year !== now?.year)) return null
  const set = row.facts.filter(
    ({ kind, reading, aspect }) =>
      kind === 'target' && isRate(reading.unit) && (aspect === claim.aspect || aspect === 'either'),
  )
  const [fact, ...more] = set
  return fact === undefined || more.length > 0 ? null : fact
}

function judge(text: string, sentence: Sentence, points: Token, above: boolean, own: Heard, fact: Fact): Raw {
  const { reading, source, column } = fact
  const gap = minus(own.value, reading.value)
  const half = minus(rangeOf({ value: own.value, places: own.places, unit: own.unit }).high, own.value)
  const size: Decimal = above ? gap : negate(gap)
  const range: Range = { low: minus(size, half), high: plus(size, half) }
  const holds = mayRound(points, range)
  const from = Math.max(0, sentence.indexOf(own.statement.span.from))
  const span = sentence.span(from, points.end)
  const told = rounded(absolute(gap), Math.max(own.places, reading.places))
  const side = sign(gap) < 0 ? '低' : '高'
  const signed = `${sign(own.value) < 0 ? '下降' : ''}${exact(absolute(own.value))}%`
  return reckoned(fact, {
    rule: 'growth',
    holds,
    column: column.id,
    span,
    message: `报告说“${wordsAt(text, span)}”，${source.called}中的目标为${reading.text}，${signed}比它${side}${told}个百分点，${holds ? '相符' : '不符'}。`,
    expected:
      holds || sign(size) <= 0 ? null : { span: sentence.span(points.start, points.middle), text: told },
  })
}

/** A rate beside the target that it is said to have reached, or not: of what is to be small nobody can tell. */
function reached(
  text: string,
  sentence: Sentence,
  claims: readonly Heard[],
  tokens: readonly Token[],
  aim: Token,
): Raw[] {
  const { plain } = sentence
  const found = REACHED.exec(plain.slice(Math.max(0, aim.start - 16), aim.start))
  if (found === null || !ITS_AIM.test(plain.slice(aim.end))) return []
  const own = lastBefore(claims, sentence, sentence.span(aim.start, aim.middle).from)
  if (own === undefined || own.aspect !== 'growth' || sign(own.value) < 0) return []
  const end = sentence.indexOf(own.said.span.to)
  if (tokens.some(({ start, end: to }) => start >= end && to <= aim.start) || end > aim.start) return []
  if (/其中|；|;|力争|确保|争取|努力|能耗|降低|下降/.test(plain.slice(Math.max(0, end - 24), aim.start)))
    return []
  const isReached = compare(own.value, aim.value) >= 0
  const says = found[1] === undefined
  if (isReached === says) return []
  const span = sentence.span(sentence.indexOf(own.statement.span.from), aim.end)
  return [
    reckoning(
      'growth',
      false,
      span,
      `报告说“${wordsAt(text, span)}的目标”，${exact(own.value)}%${isReached ? '已' : '没有'}达到${aim.text}。`,
    ),
  ]
}
