/** The words of a report with another figure in them: its signs, its direction and how exactly it is said are kept. */
import { spokenFigure, writeChinese } from '../../../measure/chinese.ts'
import {
  absolute,
  compare,
  type Decimal,
  decimal,
  exact,
  literal,
  minus,
  padded,
  plus,
  rounded,
  sign,
  withCommas,
} from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { type Reading, stepOf } from '../../audit/reading.ts'
import { type Heard, type Held, held } from '../common/claims.ts'
import type { Fact } from '../common/facts.ts'
import type { Correction } from '../rules.ts'

/** A figure longer than any that is said is one of an endless fraction. */
const LONGEST = 14

/** Words of direction, each with the one that says the opposite. */
const TURNED: readonly (readonly [up: string, down: string])[] = [
  ['增长', '下降'],
  ['提高', '降低'],
  ['上升', '下降'],
  ['提升', '下降'],
  ['上涨', '下跌'],
  ['增加', '减少'],
  ['增长', '下滑'],
  ['上升', '回落'],
]

function opposite(verb: string): string {
  const up = TURNED.find(([one]) => one === verb)?.[1]
  return up ?? TURNED.find(([, one]) => one === verb)?.[0] ?? ''
}

const VERBS = [...new Set(TURNED.flat())]

/** How far before a figure its word of direction may stand: 增长约为12.3%. */
const NEAR = 12

/**
 * What stands in the place of a claim's figure where it is to say another: the figure alone, or from its word of
 * direction on where that turns. Null where the words do not simply take it.
 * @param figure the size of it in the claim's unit
 */
export function reworded(
  { statement, said: { span }, value, aspect }: Heard,
  reading: Reading,
  figure: string,
  text: string,
): Correction | null {
  const digits = inSigns(figure, text.slice(span.from, span.to))
  if (figure.length > LONGEST || digits === null) return null
  if (sign(value) * sign(reading.value) > 0) return { span, text: digits }
  if (sign(value) === 0 && sign(reading.value) >= 0) return { span, text: digits }
  const start = Math.max(statement.span.from, span.from - NEAR)
  const before = text.slice(start, span.from)
  const verb = VERBS.map((word) => ({ word, at: before.lastIndexOf(word) })).reduce((last, one) =>
    one.at > last.at ? one : last,
  )
  if (verb.at < 0) return sign(reading.value) === 0 && aspect === 'value' ? { span, text: digits } : null
  const from = start + verb.at
  if (sign(reading.value) === 0) {
    const percent = /^\s*[%％]/.exec(text.slice(span.to))?.[0]
    return percent === undefined ? null : { span: { from, to: span.to + percent.length }, text: '持平' }
  }
  const between = before.slice(verb.at + verb.word.length)
  return { span: { from, to: span.to }, text: `${opposite(verb.word)}${between}${digits}` }
}

/**
 * The size of a fact's figure as a claim said the one before: as exactly as the table has it where it was said so,
 * else to the claim's own places, cut off behind 超 and 余, raised behind 近 and 以内. Null where that would not be true.
 * @param how the claim was held against the figure before
 */
export function figureAs(claim: Heard, { reading, ...fact }: Fact, how: Held, text: string): string | null {
  if (claim.high !== null) return null
  const size = absolute(converted(reading.value, reading.unit, claim.unit))
  if (how === 'agrees') {
    const figure = exact(size)
    return reading.unit.label === claim.unit.label ? padded(figure, reading.places) : figure
  }
  const near = /近\s*$/.test(text.slice(Math.max(0, claim.said.span.from - 2), claim.said.span.from))
  const { comparator } = claim
  const side =
    comparator === '>=' || comparator === '以上'
      ? -1
      : near || comparator === '<=' || comparator === '以内'
        ? 1
        : 0
  const figure = padded(toward(size, claim.places, side), claim.places)
  const value = decimal(sign(reading.value) < 0 ? `-${figure}` : figure)
  if (value === null) return null
  return held({ ...claim, value }, { ...fact, reading }) === 'different' ? null : figure
}

/** To so many places, never beyond the value on that side; 0: to the nearest. */
function toward(value: Decimal, places: number, side: -1 | 0 | 1): string {
  const nearest = rounded(value, places)
  const apart = compare(literal(nearest), value)
  if (side === 0 || apart === 0 || apart === side) return nearest
  const step = stepOf(places)
  return exact(side < 0 ? minus(literal(nearest), step) : plus(literal(nearest), step))
}

const WIDE = '０１２３４５６７８９'

/** A figure in the signs of another: 1,234.5, １２.３, 十二点三, 百分之六点二; null where those are of another kind (3亿2千万). */
function inSigns(figure: string, typed: string): string | null {
  const bare = typed.replace(/\s/g, '')
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)) return withCommas(figure)
  if (/^\d+(?:[.．]\d+)?$/.test(bare)) return bare.includes('．') ? figure.replace('.', '．') : figure
  if (/^[０-９]+(?:[.．][０-９]+)?$/.test(bare)) {
    const wide = figure.replace(/\d/g, (digit) => WIDE[Number(digit)] ?? digit)
    return bare.includes('．') ? wide.replace('.', '．') : wide
  }
  const [, lead = '', spelled = ''] = /^(百分之)?(.*)$/.exec(bare) ?? []
  if (lead !== '' && /^\d/.test(spelled)) return `${lead}${figure}`
  if (spokenFigure(spelled) === null) return null
  // Of a count no part is told; a percentage may have one.
  if (lead === '' && !spelled.includes('点') && figure.includes('.')) return null
  const words = inChinese(figure)
  return words === null ? null : `${lead}${words}`
}

/** 12.3 as 十二点三; null from ten thousand on. */
function inChinese(figure: string): string | null {
  const [whole = '', part] = figure.split('.')
  if (whole.length > 4) return null
  const spelled = whole === '0' ? '零' : writeChinese(Number(whole))
  const digits = Array.from(part ?? '', (digit) => (digit === '0' ? '零' : writeChinese(Number(digit))))
  return part === undefined ? spelled : `${spelled}点${digits.join('')}`
}
