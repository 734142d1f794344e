/** Shares and progress said in percent beside the two figures that they are of. */
import { compare, type Decimal, minus, over, rounded, sign, times } from '../../../measure/decimal.ts'
import { HUNDRED } from '../../../measure/schedule.ts'
import { converted, type Unit } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import {
  isCounted,
  mayRound,
  type Printed,
  type Range,
  rangeOf,
  type Sentence,
  type Token,
  tokensIn,
} from '../common/plain.ts'
import { type Amount, amountsWithRoles, candidates, stretchAt } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'

/** part/whole in percent, by all that the two may be before they were rounded; null where the whole may be nothing. */
export function shareOf(part: Printed, whole: Printed): Range | null {
  const inWhole = (value: Decimal, unit: Unit) => converted(value, unit, whole.unit)
  const [a, b] = [rangeOf(part), rangeOf(whole)]
  if (sign(b.low) <= 0) return null
  const low = over(times(inWhole(a.low, part.unit), HUNDRED), b.high)
  const high = over(times(inWhole(a.high, part.unit), HUNDRED), b.low)
  return low === null || high === null ? null : { low, high }
}

/** How much something has grown, in percent, by all that the two may be; null where it began with nothing. */
export function growthOf(after: Printed, before: Printed): Range | null {
  const share = shareOf(after, before)
  return share === null ? null : { low: minus(share.low, HUNDRED), high: minus(share.high, HUNDRED) }
}

/** The share as it comes out by hand from the two figures that are printed. */
const printedShare = (part: Printed, whole: Printed, places: number): string => {
  const share = over(times(converted(part.value, part.unit, whole.unit), HUNDRED), whole.value)
  return share === null ? '' : rounded(share, places)
}

export interface Shared {
  readonly part: Printed
  readonly whole: Printed
  /** The percentage, and from where the words are that say all this. */
  readonly percent: Token
  readonly start: number
  /** Whether the percentage is of these two for certain: else it is told only where it is right. */
  readonly sure: boolean
  /** How a sentence writes the part: 35-1. */
  readonly shown?: string
}

/** Rates that are of the things counted before them by what they are called; 满意率 may be of others. */
const OF_COUNTED =
  /(?:完成|过半|达标|达序|完工|开工|竣工|复工|投产|办结|整改|化解|销号|达成|实现|履约|落地|合格|通过|入库|结案)率|占比|占(?:比)?(?:约?为|达到?)?$|比例/
/** Behind a share's name or verb: 过半率为94.4%, 占比达75.21%, 占全年计划的63%. */
const RATE = /(?:率|占比|比重|比例|进度)(?:约?为|达到?|是|约)?$/
const PLAIN_SHARE = /[,，、]占(?:比)?(?:约?为|达到?|约)?$/
const OF_WHOLE =
  /(?:占|为|完成)(?:了)?(?:全年|年度|年初|年)?(?:投资|建设)?(?:目标任务|目标|计划|任务|总投资|总数|总量|总额|预算|投资计划)(?:投资|任务)?(?:总数|总量|总额)?的?(?:比重|比例)?(?:约?为|达到?)?$/
const DONE = /(?:完成|实现|累计|实际|到位)[^,，;；\d]{0,12}$/
const BOUND = /^(?:及?以[上下]|左右|余|多)/

export function shares(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  const tokens = tokensIn(sentence)
  const amounts = amountsWithRoles(sentence)
  return tokens.flatMap((percent): Raw[] => {
    if (percent.unit.label !== '%' || BOUND.test(plain.slice(percent.end))) return []
    const words = plain.slice(Math.max(0, percent.start - 24), percent.start)
    const ofYear = ofTarget(plain, amounts, percent, words)
    const all = ofYear.length > 0 ? ofYear : ofCounts(plain, amounts, percent, words)
    return told(text, sentence, percent, all)
  })
}

/** The first of several shares that the percentage is, or the likeliest where it is none and that is sure. */
export function told(text: string, sentence: Sentence, percent: Token, all: readonly Shared[]): Raw[] {
  const ranges = all.map(({ part, whole }) => shareOf(part, whole))
  const right = ranges.findIndex((range) => range !== null && mayRound(percent, range))
  const [shared, range] = [all[Math.max(right, 0)], ranges[Math.max(right, 0)]]
  if (shared === undefined || range === null || range === undefined || (right < 0 && !shared.sure)) return []
  return [shareClaim(text, sentence, shared, range)]
}

/** …中，有, and 其中 where no more than 占 follows. */
const AMONG = /(?:(?<!其)中|里面|当中)[,，]?(?:已|共)?有?[^,，;；\d]{0,8}$/
const AMONG_WHICH = /中[,，]?(?:已|共)?有?[^,，;；\d]{0,14}$/

/** What the whole is taken without: then the figures told are not all that it is of. */
const WITHOUT = /除|剔除|扣除|不含|不计|只看|可以判定|能够判定|已有数据/

/** Whether a change is one since another time: 比上年同期增加6个. */
const isBesideBase = (plain: string, { start }: Amount): boolean =>
  /[比较][^,，;；。]{0,16}$/.test(plain.slice(0, start))

/** 72项…中，有68项…，过半率94.4%；35个项目，除1个…外…，开工率97.14%. The likeliest first. */
function ofCounts(
  plain: string,
  amounts: readonly Amount[],
  percent: Token,
  words: string,
): readonly Shared[] {
  const plainShare = PLAIN_SHARE.test(words)
  if (!plainShare && (!RATE.test(words) || /占[^比]/.test(words.slice(-14)))) return []
  const name = /[^,，、;；]*$/.exec(words)?.[0] ?? ''
  const known = plainShare || OF_COUNTED.test(name)
  // 比上年同期增加6个，完成率57.5%: by how much it is more is no part of it.
  const counts = amounts.filter(
    (one) =>
      isCounted(one) && one.end <= percent.start && !(one.role === 'change' && isBesideBase(plain, one)),
  )
  const last = counts.at(-1)
  const [first] = counts
  const all: Shared[] = []
  for (const whole of counts.toReversed()) {
    const rest = counts.filter(({ start, unit }) => start > whole.start && unit.base === whole.unit.base)
    const [part] = rest
    if (part === undefined || compare(part.value, whole.value) > 0) continue
    const shared = { whole, percent, start: whole.start }
    const between = plain.slice(whole.end, part.start)
    const here = !/[;；%]/.test(plain.slice(whole.end, percent.start))
    if (/除$/.test(between) && plain.slice(part.end, percent.start).includes('外')) {
      const done = { ...whole, value: minus(whole.value, part.value) }
      if (here) all.push({ ...shared, part: done, sure: known, shown: `（${whole.text}-${part.text}）` })
      continue
    }
    // …中，有68项 is the part by its words; what stands further off may be of anything.
    const rate = plain.slice(part.end, percent.start)
    const among = plainShare ? AMONG_WHICH.test(between) : AMONG.test(between)
    if (here && among && !/\d/.test(rate.replace(/"[^"]*"/g, '')))
      all.unshift({ ...shared, part, sure: known })
    if (!known) continue
    // 16项指标，达到的11项，过半率68.8%; 20项，13项达到，占65%；5项没有，占25%: there is nothing else that it may be of.
    const own = counts.filter(({ unit }) => unit.base === whole.unit.base)
    // 86个综合网格、12个专属网格 are beside each other, and none a part of the other.
    const only = own.length === 2 && here && part === last && !between.includes('、')
    const oneOfMany =
      plainShare &&
      whole === first &&
      last?.stretch === stretchAt(plain, percent.start) &&
      /占[^;；]*%[;；]/.test(plain.slice(whole.end, percent.start))
    const near = last !== undefined && !/[;；\d]/.test(plain.slice(last.end, percent.start))
    const sure = near && (only || oneOfMany) && !WITHOUT.test(plain.slice(0, percent.start))
    for (const each of rest.toReversed())
      if (compare(each.value, whole.value) <= 0)
        all.push({ ...shared, part: each, sure: sure && each === last })
  }
  return all.toSorted((a, b) => Number(b.sure) - Number(a.sure))
}

/** 的75.0%, 任务的52.6%: directly behind the target. */
const OF_IT = /^(?:年度|全年|总|的|目标|任务|计划|投资)*的(?:比重为|比例为)?(?:约|近)?$/
/** 占全市进出口总额的62%, 增速 and the like: of something else than the target before it. */
const OF_OTHERS = /增速|增长|利率|税率|占(?!比|全年|年度|年|总投资|计划|目标|任务|投资)[^,，、]{2,}/

/** 完成…1.84亿美元，为年度目标10亿美元的18.4%；年度总投资9.64亿元，实际完成投资7.25亿元，投资占比达75.21%. */
function ofTarget(
  plain: string,
  amounts: readonly Amount[],
  percent: Token,
  words: string,
): readonly Shared[] {
  const earlier = amounts.filter(({ end }) => end <= percent.start)
  const last = earlier.at(-1)
  if (last === undefined) return []
  const shared = (part: Amount, whole: Amount, sure: boolean): Shared => ({
    part,
    whole,
    percent,
    start: Math.min(part.start, whole.start),
    sure,
  })
  if (last.role === 'target' && OF_IT.test(plain.slice(last.end, percent.start))) {
    const parts = candidates(earlier, last.unit.base, last.start, last.stretch)
    const [first] = parts
    const sure = first?.role === 'own' && first.stretch === last.stretch
    return parts.map((part) => shared(part, last, sure))
  }
  const near = /^[,，、](?:[^,，;；\d]{0,14})$/.test(plain.slice(last.end, percent.start))
  if (!near || !(RATE.test(words) || OF_WHOLE.test(words)) || OF_OTHERS.test(words.slice(-8))) return []
  const whole = earlier.findLast(
    (one) => one !== last && one.stretch === last.stretch && (one.role === 'target' || isTotal(plain, one)),
  )
  if (whole === undefined || whole.unit.base !== last.unit.base || isTotal(plain, last)) return []
  const parts = earlier.filter((one) => one.start > whole.start && one.unit.base === whole.unit.base)
  const sure = parts.length === 1 && DONE.test(plain.slice(Math.max(0, last.start - 16), last.start))
  return [last, ...parts.slice(0, -1)].map((part) => shared(part, whole, sure))
}

const isTotal = (plain: string, { start }: Amount): boolean =>
  /总投资[^,，;；\d]{0,4}$/.test(plain.slice(Math.max(0, start - 16), start))

export function shareClaim(text: string, sentence: Sentence, shared: Shared, range: Range): Raw {
  const { part, whole, percent, start, shown } = shared
  const span = sentence.span(start, percent.end)
  const holds = mayRound(percent, range)
  const right = printedShare(part, whole, Math.max(percent.places, 2))
  const sum = `${shown ?? part.text}÷${whole.text}＝${right}%`
  return reckoning(
    'share',
    holds,
    span,
    `报告说“${wordsAt(text, span)}”，${sum}，${holds ? `与${percent.text}相符` : `不是${percent.text}`}。`,
    holds
      ? null
      : {
          span: sentence.span(percent.start, percent.middle),
          text: printedShare(part, whole, percent.places),
        },
  )
}
