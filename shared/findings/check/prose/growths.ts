/** A growth in percent beside this time's amount and last time's: 24.7亿元，上年同期25.81亿元，下降4.3%. */
import { minus, sign } from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import { mayRound, reversed, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Amount, amountsWithRoles, candidates, stretchAt } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'
import { FALL, REAL, RISE, told } from './changes.ts'
import { growthOf, shareOf } from './shares.ts'

/** A growth with the amount that it began from and those that it may be of, the likeliest first. */
interface Growth {
  readonly last: Token
  readonly rise: boolean
  readonly base: Amount
  readonly afters: readonly Amount[]
  /** Whether the words leave no doubt of which it is; else it is told only where it is right. */
  readonly sure: boolean
}

export function growths(text: string, sentence: Sentence): Raw[] {
  const amounts = amountsWithRoles(sentence)
  if (amounts.length < 2) return []
  const tokens = tokensIn(sentence)
  return [
    ...tokens.flatMap((last) => growthAt(sentence.plain, amounts, tokens, last) ?? []),
    ...listed(sentence.plain, amounts, tokens),
  ].flatMap((growth) => judge(text, sentence, growth))
}

const leadOf = (plain: string, { start }: Token): string => plain.slice(Math.max(0, start - 16), start)

/** （上年同期61.80亿元） behind a growth. */
const ASIDE = /^[（(](?![^，,]*分别)[^（(）)，,；;。]{0,24}$/
/** 增长10.0%，去年同期为287.6万吨; 下降14%，比上年同期的4800万美元. */
const BEHIND = /^[，,](?:而|[比较])?(?:上年|去年|\d{4}年)(?:同期|上半年)(?:的|为|是|仅|只有|仅为)*$/
const CLOSED = /^[^（(]*[）)]/
const DIRECT = /^[）)][，,](?:同比|比上年同期|较上年同期|较上年|比上年)?[\p{Script=Han}]{2}$/u
/** 提高到, 减少至: what it has come to, said behind where it came from. */
const TO = /(?:到|至)(?:目前的|今年的|\d{4}年的)?$/

function growthAt(
  plain: string,
  amounts: readonly Amount[],
  tokens: readonly Token[],
  last: Token,
): Growth | null {
  if (last.unit.label !== '%') return null
  const lead = leadOf(plain, last)
  const rise = RISE.test(lead)
  // 年均增长 is that of each year between the two.
  if ((!rise && !FALL.test(lead)) || /年均|平均/.test(lead)) return null
  const stretch = stretchAt(plain, last.start)
  const aside = amounts.find(({ start }) => start >= last.end)
  const gap = aside === undefined ? '' : plain.slice(last.end, aside.start)
  if (aside?.role === 'base' && (ASIDE.test(gap) || BEHIND.test(gap))) {
    const afters = candidates(amounts, aside.unit.base, last.start, stretch)
    const [first] = afters
    const sure = first?.role === 'own' && first.stretch === stretch && !/[+＋]/.test(plain)
    return { last, rise, base: aside, afters, sure }
  }
  const base = amounts.findLast(
    ({ role, end, stretch: own }) => role === 'base' && end <= last.start && own === stretch,
  )
  // What stands in brackets is of the figure before them.
  if (base === undefined) return null
  const rest = plain.slice(base.end, last.start)
  if (CLOSED.test(rest) && !DIRECT.test(rest)) return null
  // Another growth between the two is the base's own.
  const between = tokens.filter(({ start }) => start >= base.end && start < last.start)
  if (between.some((one) => one.unit.label === '%' && /[增降升减落跌长]/.test(leadOf(plain, one))))
    return null
  const since = amounts.filter(({ start, end }) => start >= base.end && end <= last.start)
  const behind = since.findLast(({ role, unit }) => role === 'own' && unit.base === base.unit.base)
  const earlier = candidates(amounts, base.unit.base, base.start, stretch)
  const before = earlier.filter(({ role, stretch: own }) => role === 'own' && own === stretch)
  const comesTo = behind !== undefined && TO.test(leadOf(plain, behind))
  const afters = [...new Set([...(behind === undefined ? [] : [behind]), ...earlier, ...since])].filter(
    (one) => one !== base && one.unit.base === base.unit.base,
  )
  const sure =
    behind === undefined
      ? since.length === 0 && before.length > 0
      : comesTo || (before.length === 0 && since.length === 1)
  return { last, rise, base, afters, sure }
}

const GROWN = /(?:增长|增加|提高|下降|减少|下滑)了?$/
const LISTED = /分别(?:同比|较上年同期|比上年同期|较上年|比上年)*(?:增长|增加|提高|下降|减少|下滑)了?$/
const JOINED = /^[、和及，,]+(?:同比)?(?:增长|增加|提高|下降|减少|下滑)?了?$/

/** 出口44.16亿元，进口17.22亿元，分别下降6.0%和3.1%（上年同期分别为46.98亿元和17.77亿元）. */
function listed(plain: string, amounts: readonly Amount[], tokens: readonly Token[]): Growth[] {
  return tokens.flatMap((first, at): Growth[] => {
    if (first.unit.label !== '%' || !LISTED.test(leadOf(plain, first))) return []
    const rates = [first]
    for (const one of tokens.slice(at + 1)) {
      const end = rates.at(-1)?.end ?? first.end
      if (one.unit.label !== '%' || !JOINED.test(plain.slice(end, one.start))) break
      rates.push(one)
    }
    const last = rates.at(-1) ?? first
    if (rates.length < 2) return []
    const behind = amounts.filter(({ start }) => start >= last.end)
    const [base] = behind
    if (
      base === undefined ||
      !/^[（(，,][^；;。]{0,24}(?:同期|上年|去年)[^；;。\d]*$/.test(plain.slice(last.end, base.start))
    )
      return []
    const bases = behind.filter(({ unit }) => unit.base === base.unit.base).slice(0, rates.length)
    const own = amounts.filter(
      ({ end, unit, role }) => end <= first.start && unit.base === base.unit.base && role === 'own',
    )
    const afters = own.slice(-rates.length)
    const joined = bases
      .slice(1)
      .every((one, place) =>
        /^[、和及，,]*[^，,；;。\d]{0,12}$/.test(plain.slice(bases[place]?.end, one.start)),
      )
    if (bases.length < rates.length || afters.length < rates.length || !joined) return []
    let rise = true
    return rates.flatMap((rate, place): Growth[] => {
      const [from, to] = [bases[place], afters[place]]
      // 下降6.0%和3.1%: one word for both.
      const word = GROWN.exec(leadOf(plain, rate))?.[0]
      if (word !== undefined) rise = !/[降减]|下滑/.test(word)
      return from === undefined || to === undefined
        ? []
        : [{ last: rate, rise, base: from, afters: [to], sure: true }]
    })
  })
}

const ADDED = /新增|净增|增加/

function judge(text: string, sentence: Sentence, { last, rise, base, afters, sure }: Growth): Raw[] {
  const { plain } = sentence
  const [likeliest] = afters
  if (likeliest === undefined) return []
  const isOf = (after: Amount): boolean => {
    const growth = growthOf(after, base)
    return growth !== null && mayRound(last, rise ? growth : reversed(growth))
  }
  const start = Math.min(likeliest.start, base.start)
  const clause = plain.slice(Math.max(0, plain.lastIndexOf('；', start), start - 24), start)
  const moved = sign(minus(converted(likeliest.value, likeliest.unit, base.unit), base.value))
  if (REAL.test(clause) && (moved === 0 || moved > 0 === rise)) return []
  const right = afters.find(isOf)
  const after = right ?? likeliest
  if (right === undefined) {
    // 新增24兆瓦，比上年末的62兆瓦增长38.7%: what was added is the growth itself.
    const added = afters.some((one) => {
      const share = ADDED.test(plain.slice(Math.max(0, one.start - 16), one.start))
        ? shareOf(one, base)
        : null
      return share !== null && mayRound(last, share)
    })
    if (!sure || added) return []
  }
  const growth = growthOf(after, base)
  return growth === null
    ? []
    : [
        told(
          text,
          sentence,
          { last, before: base, after, rise, start: Math.min(after.start, base.start) },
          growth,
        ),
      ]
}

const FROM = /[由从][^，,；;。]{0,12}$/
const COMES_TO = /(增加|提高|上升|增长|提升|扩大|减少|下降|降低|回落|缩短|缩小)(?:到|至)(?:目前的|今年的)?$/

/** 由168天增加到164天: what has become more is not less. */
export function comesTo(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  const tokens = tokensIn(sentence)
  return tokens.flatMap((after, at): Raw[] => {
    const before = tokens[at - 1]
    const word = COMES_TO.exec(leadOf(plain, after))?.[1]
    if (before === undefined || word === undefined || before.unit.base !== after.unit.base) return []
    if (!FROM.test(leadOf(plain, before)) || /[，,；;。]/.test(plain.slice(before.end, after.start)))
      return []
    // 由2.11∶1缩小到2.07∶1: of a ratio.
    if (/[:：∶]$/.test(plain.slice(0, before.start)) || /^[:：∶]/.test(plain.slice(after.end))) return []
    const moved = sign(minus(converted(after.value, after.unit, before.unit), before.value))
    const rises = /增|提|上|扩/.test(word)
    if (moved === 0 || moved > 0 === rises) return []
    const span = sentence.span(before.start, after.end)
    return [
      reckoning(
        'growth',
        false,
        span,
        `报告说“${wordsAt(text, span)}”，${after.text}比${before.text}${moved > 0 ? '大' : '小'}，与“${word}”不符。`,
      ),
    ]
  })
}
