/** Shares and progress said in percent beside the two figures that they are of. */
import {
  compare,
  type Decimal,
  literal,
  minus,
  over,
  plus,
  rounded,
  sign,
  times,
} from '../../measure/decimal.ts'
import { HUNDRED } from '../../measure/schedule.ts'
import { converted, isRate, type Unit } from '../../measure/unit.ts'
import { wordsAt } from './context.ts'
import {
  isCounted,
  mayRound,
  type Printed,
  type Range,
  rangeOf,
  type Sentence,
  type Token,
  tokensIn,
} from './plain.ts'
import { NOWHERE, type Raw } from './rules.ts'

/** part/whole in percent, by all that the two may be before they were rounded; null where the whole may be nothing. */
export function shareOf(part: Printed, whole: Printed): Range | null {
  const inWhole = (value: Decimal, unit: Unit) => converted(value, unit, whole.unit)
  const [a, b] = [rangeOf(part), rangeOf(whole)]
  if (sign(b.low) <= 0) return null
  const low = over(times(inWhole(a.low, part.unit), HUNDRED), b.high)
  const high = over(times(inWhole(a.high, part.unit), HUNDRED), b.low)
  return low === null || high === null ? null : { low, high }
}

/** The share as a sentence tells it, to the places of what is said and two at least. */
const told = (part: Printed, whole: Printed, { places }: Printed): string => {
  const share = over(times(converted(part.value, part.unit, whole.unit), HUNDRED), whole.value)
  return share === null ? '' : rounded(share, Math.max(places, 2))
}

const isSame = (a: Printed, b: Printed): boolean =>
  a.unit.base === b.unit.base && a.unit.base !== '' && !isRate(a.unit) && a.unit.base !== '百分点'

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
const TARGET = /(?:年度|全年|年计划|计划|目标|任务)[^,，;；\d]{0,10}$/
const DONE = /(?:完成|实现|累计|实际|到位)[^,，;；\d]{0,12}$/
const BOUND = /^(?:及?以[上下]|左右|余|多)/

export function shares(text: string, sentence: Sentence): Raw[] {
  const tokens = tokensIn(sentence)
  const { plain } = sentence
  const before = (token: Token, most = 24): string =>
    plain.slice(Math.max(0, token.start - most), token.start)
  return tokens.flatMap((percent, at): Raw[] => {
    if (percent.unit.label !== '%' || BOUND.test(plain.slice(percent.end))) return []
    const earlier = tokens.slice(0, at).filter(({ unit }) => !isRate(unit))
    const found =
      ofTarget(plain, earlier, percent, before(percent)) ?? ofCounts(plain, earlier, percent, before(percent))
    if (found === null) return []
    const range = shareOf(found.part, found.whole)
    if (range === null || (!found.sure && !mayRound(percent, range))) return []
    return [shareClaim(text, sentence, found, range)]
  })
}

/** …中，有, and 其中 where no more than 占 follows. */
const AMONG = /(?<!其)中[,，]?(?:已|共)?有?[^,，;；\d]{0,8}$/
const AMONG_WHICH = /中[,，]?(?:已|共)?有?[^,，;；\d]{0,14}$/

/** 72项…中，有68项…，过半率94.4%；35个项目，除1个…外…，开工率97.14%. */
function ofCounts(plain: string, earlier: readonly Token[], percent: Token, words: string): Shared | null {
  const plainShare = PLAIN_SHARE.test(words)
  if (!plainShare && (!RATE.test(words) || /占[^比]/.test(words.slice(-14)))) return null
  const name = /[^,，、;；]*$/.exec(words)?.[0] ?? ''
  const sure = plainShare || OF_COUNTED.test(name)
  const counts = earlier.filter(isCounted)
  for (const whole of counts.toReversed()) {
    const behind = plain.slice(whole.end, percent.start)
    const rest = counts.filter(({ start, unit }) => start > whole.start && unit.base === whole.unit.base)
    const [part] = rest
    if (part === undefined || compare(part.value, whole.value) > 0) continue
    const between = plain.slice(whole.end, part.start)
    if (/[;；%]/.test(behind)) continue
    if (/除$/.test(between) && plain.slice(part.end, percent.start).includes('外')) {
      const done = { ...whole, value: minus(whole.value, part.value) }
      return {
        part: done,
        whole,
        percent,
        start: whole.start,
        sure,
        shown: `（${whole.text}-${part.text}）`,
      }
    }
    // …中，有68项 is the part by its words; what stands further off may be of anything.
    const rate = plain.slice(part.end, percent.start)
    const among = plainShare ? AMONG_WHICH.test(between) : AMONG.test(between)
    if (among && !/\d/.test(rate.replace(/"[^"]*"/g, '')))
      return { part, whole, percent, start: whole.start, sure }
  }
  return null
}

/** 年度总投资9.64亿元，实际完成投资7.25亿元，投资占比达75.21%；完成…1.84亿美元，为年度目标10亿美元的18.4%. */
function ofTarget(plain: string, earlier: readonly Token[], percent: Token, words: string): Shared | null {
  const last = earlier.at(-1)
  const first = earlier.at(-2)
  if (last === undefined || first === undefined || !isSame(first, last)) return null
  if (/[;；]/.test(plain.slice(first.end, percent.start))) return null
  const lead = (token: Token): string => plain.slice(Math.max(0, token.start - 16), token.start)
  const tail = plain.slice(last.end, percent.start)
  const start = first.start
  // …，为年度目标10亿美元的18.4%
  if (/^的(?:比重为|比例为)?$/.test(tail) && TARGET.test(lead(last)) && /[占为成]/.test(lead(last)))
    return { part: first, whole: last, percent, start, sure: true }
  const near = /^[,，、](?:[^,，;；\d]{0,14})$/.test(tail)
  if (!near || !(RATE.test(words) || OF_WHOLE.test(words))) return null
  if (/增速|增长|利率|税率/.test(words.slice(-8))) return null
  const whole = TARGET.test(lead(first)) || /总投资[^,，;；\d]{0,4}$/.test(lead(first))
  return whole && DONE.test(lead(last)) && !/总投资$/.test(lead(last))
    ? { part: last, whole: first, percent, start, sure: true }
    : null
}

export function shareClaim(text: string, sentence: Sentence, shared: Shared, range: Range): Raw {
  const { part, whole, percent, start, shown } = shared
  const span = sentence.span(start, percent.end)
  const holds = mayRound(percent, range)
  const right = told(part, whole, percent)
  const sum = `${shown ?? part.text}÷${whole.text}＝${right}%`
  return {
    ...NOWHERE,
    rule: 'share',
    kind: 'arithmetic',
    holds,
    span,
    message: `报告说“${wordsAt(text, span)}”，${sum}，${holds ? `与${percent.text}相符` : `不是${percent.text}`}。`,
    expected: holds
      ? null
      : {
          span: sentence.span(percent.start, percent.middle),
          text: rounded(middleOf(range), percent.places),
        },
  }
}

const middleOf = ({ low, high }: Range): Decimal => over(plus(low, high), TWO) ?? low
const TWO = literal(2)
