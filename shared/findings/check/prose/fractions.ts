/** Shares in words (三分之二, 一半), and shares that leave nothing over: then their amounts are all of the whole. */
import { chineseDigit } from '../../../measure/chinese.ts'
import {
  compare,
  type Decimal,
  literal,
  minus,
  over,
  plus,
  rounded,
  times,
} from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { ZERO } from '../../audit/reading.ts'
import { wordsAt } from '../common/context.ts'
import type { Sentence } from '../common/plain.ts'
import { type Amount, amountsWithRoles, candidates, stretchAt } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'
import { adding } from './parts.ts'

const FRACTION = '(?:[二三四五六七八九十]分之[一二三四五六七八九]|一半)'
/** 完成全年6个的三分之二, 任务的一半: exactly, by the words. */
const OF_TARGET = new RegExp(`^(?:年度|全年|目标|任务|计划)*的(${FRACTION})(?![以多有左上])`)
const ABOUT = /(?:近|约|超|超过|过|逾|不足|不到|大约)$/
/** How far a figure may lie from a fraction that is said without 约. */
const SLACK = literal('0.015')

/** What a fraction in words comes to; null for none. */
function fractionIn(words: string): Decimal | null {
  if (words === '一半') return literal('0.5')
  const [below = '', above = ''] = words.split('分之')
  const parts = below === '十' ? 10 : (chineseDigit(below) ?? 0)
  const part = chineseDigit(above) ?? 0
  return parts > 0 && part > 0 && part < parts ? over(literal(part), literal(parts)) : null
}

/** 建成公园4个，完成全年6个的三分之二. */
export function fractions(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  if (!/分之|一半/.test(plain)) return []
  const amounts = amountsWithRoles(sentence)
  return amounts.flatMap((target): Raw[] => {
    const words = OF_TARGET.exec(plain.slice(target.end))
    const said = words === null ? null : fractionIn(words[1] ?? '')
    if (target.role !== 'target' || words === null || said === null) return []
    if (ABOUT.test(plain.slice(0, target.end + words[0].length - (words[1]?.length ?? 0)))) return []
    const stretch = stretchAt(plain, target.start)
    const parts = candidates(amounts, target.unit.base, target.start, stretch)
    const [first] = parts
    if (first === undefined) return []
    const fits = (part: Amount): boolean => isShare(part, target, said)
    const part = parts.find(fits) ?? first
    const holds = fits(part)
    if (!holds && (first.role !== 'own' || first.stretch !== stretch)) return []
    const span = sentence.span(Math.min(part.start, target.start), target.end + words[0].length)
    const share = over(times(converted(part.value, part.unit, target.unit), literal(100)), target.value)
    const right = share === null ? '' : rounded(share, 2)
    return [
      reckoning(
        'share',
        holds,
        span,
        `报告说“${wordsAt(text, span)}”，${part.text}÷${target.text}＝${right}%，${holds ? '相符' : `不是${words[1]}`}。`,
      ),
    ]
  })
}

function isShare(part: Amount, whole: Amount, said: Decimal): boolean {
  const share = over(converted(part.value, part.unit, whole.unit), whole.value)
  if (share === null) return false
  const apart = minus(share, said)
  return compare(apart, SLACK) <= 0 && compare(minus(ZERO, apart), SLACK) <= 0
}

const SHARES = new RegExp(
  `(?:分别|依次)占(?:[\\p{Script=Han}]{0,12}?的)?(?:比重|比例)?(?:约?为|达到?)?((?:(?:${FRACTION}|\\d+(?:\\.\\d+)?%)(?:[、，,和及与]|以及)*){2,6})`,
  'gu',
)
const BOTH = new RegExp(`${FRACTION}|\\d+(?:\\.\\d+)?%`, 'g')

/** 81户，其中新建54户、翻建27户，分别占三分之二和三分之一: shares that come to all are of parts that come to all. */
export function completeShares(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  const amounts = amountsWithRoles(sentence)
  return [...plain.matchAll(SHARES)].flatMap(({ 1: list = '', index }): Raw[] => {
    const said = [...list.matchAll(BOTH)].map(([one]) =>
      one.endsWith('%') ? over(literal(one.slice(0, -1)), literal(100)) : fractionIn(one),
    )
    const sum = said.reduce<Decimal>((all, one) => plus(all, one ?? ZERO), ZERO)
    if (said.includes(null) || compare(sum, LEAST) < 0 || compare(sum, MOST) > 0) return []
    const before = amounts.filter(({ end }) => end <= index)
    const parts = before.slice(-said.length)
    const [first, last] = [parts[0], parts.at(-1)]
    if (first === undefined || last === undefined || parts.length < said.length) return []
    if (parts.some(({ role, unit }) => role !== 'own' || unit.base !== first.unit.base)) return []
    const place = plain.lastIndexOf('其中', first.start)
    const whole = before
      .slice(0, -said.length)
      .findLast(({ end, role, unit }) => end <= place && role === 'own' && unit.base === first.unit.base)
    if (whole === undefined || /[；;]/.test(plain.slice(whole.end, first.start))) return []
    return adding(text, sentence.span(whole.start, last.end), whole, parts, true)
  })
}
const LEAST = literal('0.998')
const MOST = literal('1.002')
