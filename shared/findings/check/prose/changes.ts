/** How a growth of amounts is told, and what was added to them. */
import { absolute, minus, over, plus, rounded, sign, times } from '../../../measure/decimal.ts'
import { HUNDRED } from '../../../measure/schedule.ts'
import { converted, isRate } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import {
  mayRound,
  type Printed,
  type Range,
  reversed,
  type Sentence,
  type Token,
  tokensIn,
} from '../common/plain.ts'
import { type Raw, reckoning } from '../rules.ts'
import { growthOf } from './shares.ts'

export const RISE = /(?:增长|增加|上升|提高|提升|上涨|增幅为?|增速为?)(?:了|约|为)?$/
export const FALL = /(?:下降|减少|降低|回落|下滑|下跌|降幅为?|缩短)(?:了|约|为)?$/
/** Growths at constant prices: totals tell no more of them than their sign. */
export const REAL = /生产总值|GDP|增加值|总产值|规上|规模以上|限上|限额以上|固定资产投资|可比|不变价/i
interface Change {
  readonly last: Token
  readonly before: Token
  readonly after: Token
  readonly rise: boolean
  readonly start: number
}

/** What a growth or a move comes to, right or wrong. */
export function told(text: string, sentence: Sentence, change: Change, range: Range): Raw {
  const { last, before, after, rise, start } = change
  const size = rise ? range : reversed(range)
  const holds = mayRound(last, size)
  // As it comes out by hand from the two that are printed.
  const ratio = over(converted(after.value, after.unit, before.unit), before.value)
  const middle = ratio === null ? range.low : minus(times(ratio, HUNDRED), HUNDRED)
  const figure = rounded(absolute(middle), Math.max(last.places, 1))
  const word = sign(middle) < 0 ? '下降' : '增长'
  const aside = before.end > last.end && /[）)]/.test(sentence.plain[before.end] ?? '')
  const span = sentence.span(start, Math.max(last.end, before.end) + (aside ? 1 : 0))
  const right = `${after.text}比${before.text}${word}${figure}%`
  return reckoning(
    'growth',
    holds,
    span,
    `报告说“${wordsAt(text, span)}”，${right}，${holds ? '相符' : `不是${rise ? '增长' : '下降'}${last.text}`}。`,
    holds || sign(middle) > 0 !== rise
      ? null
      : { span: sentence.span(last.start, last.middle), text: rounded(absolute(middle), last.places) },
  )
}

const ADDED =
  /[比较](?:上年|去年)(?:同期|同月)?(?:净|多|少)?(?:增加|减少|增收|减收|完成|征收|入库|增|减|收)(?:了)?$/

/** 完成45亿元，比上年同期增加5亿元，增长12.5%: the amount that was added, and what it was added to. */
export function additions(text: string, sentence: Sentence): Raw[] {
  const tokens = tokensIn(sentence)
  const { plain } = sentence
  const lead = (token: Token): string => plain.slice(Math.max(0, token.start - 16), token.start)
  return tokens.flatMap((last, at): Raw[] => {
    const [after, added] = [tokens[at - 2], tokens[at - 1]]
    if (after === undefined || added === undefined || last.unit.label !== '%') return []
    if (isRate(added.unit) || added.unit.base === '' || added.unit.base !== after.unit.base) return []
    const rise = RISE.test(lead(last))
    if (!rise && !FALL.test(lead(last))) return []
    if (!ADDED.test(lead(added))) return []
    const near = /^[，,、](?:同比)?[^，,、;；\d]{0,4}$/.test(plain.slice(added.end, last.start))
    const close = !/[;；、]/.test(plain.slice(after.end, added.start))
    const clause = plain.slice(Math.max(0, after.start - 24), after.start)
    if (!near || !close || REAL.test(clause)) return []
    const value = converted(added.value, added.unit, after.unit)
    const before = rise ? minus(after.value, value) : plus(after.value, value)
    if (sign(before) <= 0) return rise ? [addedMore(text, sentence, after, added)] : []
    const base: Printed = {
      value: before,
      places: Math.max(after.places, added.places),
      unit: after.unit,
      text: `${rounded(before, 4)}${after.unit.label}`,
    }
    const growth = growthOf(after, base)
    if (growth === null || sign(times(value, before)) === 0) return []
    return [
      told(text, sentence, { last, before: { ...after, ...base }, after, rise, start: after.start }, growth),
    ]
  })
}

/** What was added is more than all there is: of the two one has a wrong unit or digit. */
function addedMore(text: string, sentence: Sentence, after: Token, added: Token): Raw {
  const span = sentence.span(after.start, added.end)
  return reckoning(
    'growth',
    false,
    span,
    `报告说“${wordsAt(text, span)}”，增加的${added.text}不比总数${after.text}小，请核对数和计量单位。`,
  )
}
