/** The share of a part of a whole in one sentence: 122.6亿元，其中工业投资76.8亿元，增长21.8%，占比62.7%. */
import { isRate } from '../../measure/unit.ts'
import { wholeOf } from './parts.ts'
import { mayRound, type Sentence, type Token, tokensIn } from './plain.ts'
import type { Raw } from './rules.ts'
import { shareClaim, shareOf } from './shares.ts'

/** Behind a part: how it grew, and that it has a share, of what. */
const SHARE =
  /^[，,](?:(?:同比)?(?:增长|下降)[\d.]+%[，,])?(?:[\p{Script=Han}]{0,4}占比?|占([\p{Script=Han}]{2,16}?)的?(?:比重|比例|份额)?)(?:约?为|达到?)?$/u
/** The whole by no name of its own. */
const UNNAMED = /^(?:全部|其|总量|总数|总额|总投资|比重?|比例)$/
const BOUND = /^(?:及?以[上下]|左右|余|多)/

/** @param level 市 of a city's report: 占全市的 is of the whole there, and of something larger in a county's */
export function portions(text: string, sentence: Sentence, level: string): Raw[] {
  const { plain } = sentence
  const within = [...plain.matchAll(/其中/g)].map(({ index }) => index)
  if (within.length === 0) return []
  const tokens = tokensIn(sentence)
  return tokens.flatMap((percent): Raw[] => {
    if (percent.unit.label !== '%' || BOUND.test(plain.slice(percent.end))) return []
    const amounts = tokens.filter(
      ({ end, unit }) => end <= percent.start && !isRate(unit) && unit.base !== '' && unit.base !== '百分点',
    )
    const part = amounts.at(-1)
    const found = part === undefined ? null : SHARE.exec(plain.slice(part.end, percent.start))
    const place = part === undefined ? undefined : within.findLast((one) => one < part.start)
    if (part === undefined || found === null || place === undefined) return []
    // Behind ； stands another part where the first one's share was told, else another thing.
    const behind = plain.slice(place, part.start)
    if (/[;；]/.test(behind) && !/占[^;；]*%[;；]/.test(behind)) return []
    const whole = wholeOf(plain, amounts, place, [part])
    if (whole === undefined || !isSame(part, whole)) return []
    const name = found[1] ?? ''
    const lead = plain.slice(Math.max(0, whole.start - NAME), whole.start)
    const isWhole = name === '' || UNNAMED.test(name) || (level !== '' && name === `全${level}`)
    if (!isWhole && !lead.includes(name)) return []
    const range = shareOf(part, whole)
    if (range === null) return []
    // Of which whole a share is may be told only by what it comes to.
    const others = amounts.filter((one) => one !== whole && one.end <= part.start && isSame(part, one))
    const fits = (one: Token): boolean => {
      const share = shareOf(part, one)
      return share !== null && mayRound(percent, share)
    }
    if (!mayRound(percent, range) && others.some(fits)) return []
    return [shareClaim(text, sentence, { part, whole, percent, start: whole.start, sure: true }, range)]
  })
}

/** How far before a figure its name may stand. */
const NAME = 24

const isSame = (a: Token, b: Token): boolean => a.unit.base === b.unit.base && !isRate(a.unit)
