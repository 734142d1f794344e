/** Two rates and how far they lie apart in 百分点: 增长6.4%，比一季度加快1.7个百分点（一季度增长4.7%）. */
import {
  absolute,
  type Decimal,
  exact,
  minus,
  negate,
  plus,
  rounded,
  sign,
} from '../../../measure/decimal.ts'
import { isRate } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import {
  mayRound,
  type Range,
  rangeOf,
  reversed,
  type Sentence,
  type Token,
  tokensIn,
} from '../common/plain.ts'
import { type Raw, reckoning } from '../rules.ts'
import { growthOf } from './shares.ts'

/** How a rate lies beside another: above it, below it, or as falls that are smaller or larger. */
type Way = 'above' | 'below' | 'narrower' | 'wider'

const SAID = '(?:了|出|约|为)?$'
const WAYS: readonly (readonly [Way, RegExp])[] = [
  ['narrower', new RegExp(`(?:降幅|跌幅)[^，,；;。]*(?:收窄|缩小)${SAID}`)],
  ['wider', new RegExp(`(?:降幅|跌幅)[^，,；;。]*扩大${SAID}`)],
  [
    'above',
    new RegExp(
      `(?:提高|上升|提升|加快|回升|增长|增加|上涨|[比较][^，,；;。]{1,12}[高快]|(?:高于|快于|高出|超出)[^，,；;。\\d]{0,12})${SAID}`,
    ),
  ],
  [
    'below',
    new RegExp(
      `(?:下降|降低|回落|放缓|减缓|减慢|减少|下滑|[比较][^，,；;。]{1,12}[低慢]|(?:低于|慢于)[^，,；;。\\d]{0,12})${SAID}`,
    ),
  ],
]
/** What lies on one side for rises lies on the other for falls: nothing is told of them but 收窄 and 扩大. */
const OF_FALLS = /降幅|跌幅|降速/

const wayOf = (lead: string): Way | null => {
  const found = WAYS.find(([, pattern]) => pattern.test(lead))?.[0] ?? null
  return found !== null && (found === 'above' || found === 'below') && OF_FALLS.test(lead) ? null : found
}

/** 下降8.9% is less than nothing; 降低到 is no growth. */
const FALLS = /(?:下降|减少|下滑|下跌|降幅为?|负增长)(?:了|约|为)?$/

/** The words of a figure's clause before it, without what stands in brackets there. */
const leadAt = (plain: string, { start }: Token): string =>
  /[^，,；;。：:（(）)]*$/.exec(
    plain.slice(Math.max(0, start - 48), start).replace(/[（(][^（()）]*[）)]/g, ''),
  )?.[0] ?? ''

interface Rate extends Token {
  readonly signed: Decimal
  /** Its clause before it, without what stands before a bracket. */
  readonly lead: string
  readonly aside: boolean
}

function ratesOf(plain: string, tokens: readonly Token[]): Rate[] {
  return tokens.flatMap((token): Rate[] => {
    if (token.unit.label !== '%') return []
    const head = plain.slice(0, token.start)
    const lead = leadAt(plain, token)
    return [
      {
        ...token,
        signed: FALLS.test(lead) ? negate(token.value) : token.value,
        lead,
        aside: /[（(][^）)]*$/.test(head),
      },
    ]
  })
}

/** Two rates with what is said of their distance. */
interface Move {
  readonly points: Token
  readonly way: Way
  readonly other: Rate
  /** Those that may lie so far from the other, the likeliest first. */
  readonly own: readonly Rate[]
  readonly sure: boolean
}

export function moves(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  const tokens = tokensIn(sentence)
  const rates = ratesOf(plain, tokens)
  if (rates.length < 2) return []
  return tokens.flatMap((points): Raw[] => {
    const isPoints = points.unit.base === '百分点'
    if (!isPoints && points.unit.label !== '%') return []
    const lead = leadAt(plain, points)
    const way = wayOf(lead) ?? wayOf(BESIDE.exec(lead)?.[1] ?? '')
    if (way === null) return []
    const move = moveAt(plain, rates, points, way, lead)
    if (move === null) return []
    if (!isPoints) return inPercent(text, sentence, move)
    return [...mistaken(text, sentence, move, lead), ...judge(text, sentence, move)]
  })
}

/** （一季度增长4.7%） behind the points; of several there nobody can tell which is meant. */
const ASIDE = /^[（(](?![^）)]*[、，,；;])[^（()）)\d]{1,14}$/
/** 比一季度的13.1%, 较上年的60.1%, 由85.3%: directly before what the points say. */
const THAN = /(?:(?<![占同环])比(?![重例率值])|[较与])(?:\d{4}年)?[^，,；;。\d]{1,12}$/
/** 低于60.0%的计划要求2.8个百分点: on which side, and what it is called behind the figure. */
const BESIDE = /((?:低于|高于|快于|慢于))[\d.]+%的[\p{Script=Han}]{2,8}$/u
const FROM = /[由从](?:\d{4}年)?[^，,；;。\d]{0,10}$/
const TO = /(?:到|至)(?:目前的|今年的)?$/
/** With what something is compared: 较一季度, 比全市. */
const OBJECT =
  /[比较](全[国省市区县州]|[前一二三四\d]*季度|上年同期|去年同期|上年|去年|上半年|[\d—~-]+月)[^，,；;。]{0,6}$/

function moveAt(plain: string, rates: readonly Rate[], points: Token, way: Way, lead: string): Move | null {
  const earlier = rates.filter(({ end }) => end <= points.start)
  const here = (one: Rate): boolean => !/[；;。]/.test(plain.slice(one.end, points.start))
  const behind = rates.find(({ start }) => start >= points.end)
  // What something is compared with is not what is compared.
  const own = earlier.filter((one) => here(one) && !one.aside && !THAN.test(one.lead)).toReversed()
  if (
    behind !== undefined &&
    ASIDE.test(plain.slice(points.end, behind.start)) &&
    /^[）)]/.test(plain.slice(behind.end))
  )
    return { points, way, other: behind, own, sure: own.length > 0 && isNear(plain, own[0], points) }
  const last = earlier.at(-1)
  const before = earlier.at(-2)
  if (last === undefined || !here(last)) return null
  const between = plain.slice(last.end, points.start)
  // 比全市（5.9%）快, 低于60.0%的计划要求.
  if ((last.aside && /^[）)][\p{Script=Han}]{1,6}$/u.test(between)) || (BESIDE.test(lead) && !last.aside)) {
    const rest = own.filter((one) => one !== last)
    return { points, way, other: last, own: rest, sure: rest.length > 0 && isNear(plain, rest[0], last) }
  }
  if (before !== undefined && FROM.test(before.lead) && TO.test(last.lead))
    return { points, way, other: before, own: [last], sure: true }
  if (THAN.test(last.lead) && between.length <= 8)
    return {
      points,
      way,
      other: last,
      own,
      sure: own.length > 0 && own[0] === before,
    }
  const object = OBJECT.exec(lead)?.[1]
  const named =
    object === undefined ? undefined : own.find((one) => new RegExp(`(?<![比较])${object}`).test(one.lead))
  if (named === undefined) return null
  // 全市增长6.3%，全省增长5.8%，我县比全市高0.4个百分点: its own stands elsewhere.
  const rest = own.filter((one) => one !== named && !AREA.test(one.lead) && !/[比较]/.test(one.lead))
  return rest.length === 0 ? null : { points, way, other: named, own: rest, sure: rest.length === 1 }
}

/** No amount, and nothing that is told of something else, between a rate and its distance. */
const isNear = (plain: string, rate: Rate | undefined, { start }: Pick<Token, 'start'>): boolean =>
  rate !== undefined && !/其中|；|;/.test(plain.slice(rate.end, start)) && start - rate.end < 60

/** From the least to the most that the two lie apart, in the way that is said; null where they lie in no such way. */
function apart(way: Way, own: Rate, other: Rate): Range | null {
  const [a, b] = [rangeOf(own), rangeOf(other)]
  const less = (low: Decimal, high: Decimal): Range => ({ low, high })
  const falls = sign(own.signed) < 0 && sign(other.signed) < 0
  if (way === 'narrower') return falls ? less(minus(b.low, a.high), minus(b.high, a.low)) : null
  if (way === 'wider') return falls ? less(minus(a.low, b.high), minus(a.high, b.low)) : null
  const half = plus(minus(a.high, own.value), minus(b.high, other.value))
  const difference = minus(own.signed, other.signed)
  const size = way === 'above' ? difference : negate(difference)
  return less(minus(size, half), plus(size, half))
}

function judge(text: string, sentence: Sentence, { points, way, other, own, sure }: Move): Raw[] {
  const fits = (one: Rate): boolean => {
    const range = apart(way, one, other)
    return range !== null && mayRound(points, range)
  }
  const right = own.find(fits)
  const rate = right ?? own[0]
  if (rate === undefined || (right === undefined && !sure)) return []
  const holds = right !== undefined
  const difference = minus(rate.signed, other.signed)
  const size = rounded(absolute(difference), Math.max(rate.places, other.places))
  const turned = apart(way, rate, other)
  const end = Math.max(points.end, other.end)
  const span = sentence.span(Math.min(rate.start, other.start), end)
  const said = (one: Rate): string => `${sign(one.signed) < 0 ? '下降' : ''}${one.text}`
  const word = sign(difference) < 0 ? '低' : '高'
  return [
    reckoning(
      'growth',
      holds,
      span,
      `报告说“${wordsAt(text, span)}”，${said(rate)}比${said(other)}${word}${size}个百分点，${holds ? '相符' : `与${points.text}不符`}。`,
      holds || turned === null || sign(plus(turned.low, turned.high)) <= 0
        ? null
        : { span: sentence.span(points.start, points.middle), text: size },
    ),
  ]
}

const AREA = /全[国省市区县州](?![^，,；;。]*全[国省市区县州])/

/** 低于全省0.3个百分点（全市6.9%）: compared with one, and the figure of another stands there. */
function mistaken(text: string, sentence: Sentence, { points, other }: Move, lead: string): Raw[] {
  const [said, given] = [AREA.exec(lead)?.[0], AREA.exec(other.lead)?.[0]]
  if (other.start < points.end || said === undefined || given === undefined || said === given) return []
  const from = points.start - lead.length + lead.indexOf(said)
  const span = sentence.span(from, other.end)
  return [
    reckoning(
      'growth',
      false,
      span,
      `报告说“${wordsAt(text, span)}”，比的是${said}，后面的${other.text}却是${given}的，请核对范围。`,
    ),
  ]
}

const LEVEL = /(?:率|占比|比重|比例)(?:为|达到?|是)?$/

/** 42.6%，较上年的36.8%提高5.8%: the difference of two rates said in %; nothing where it is neither that nor wrong. */
function inPercent(text: string, sentence: Sentence, { points, way, other, own }: Move): Raw[] {
  const [rate] = own
  const range = rate === undefined ? null : apart(way, rate, other)
  if (rate === undefined || !isRate(rate.unit) || range === null || !mayRound(points, range)) return []
  const grown = growthOf(rate, other)
  // It may be how much the rate itself has grown.
  if (
    // A rate itself is not said to have grown by so many percent.
    !LEVEL.test(rate.lead) &&
    grown !== null &&
    mayRound(points, way === 'above' ? grown : reversed(grown))
  )
    return []
  const end = Math.max(points.end, other.end)
  const span = sentence.span(Math.min(rate.start, other.start), end)
  return [
    reckoning(
      'growth',
      false,
      span,
      `报告说“${wordsAt(text, span)}”，两个百分数相差${exact(points.value)}个百分点，应以“百分点”计，不以“%”计。`,
      { span: sentence.span(points.middle, points.end), text: '个百分点' },
    ),
  ]
}
