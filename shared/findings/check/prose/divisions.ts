/** Indicators that divide another without a rest, wherever in a paragraph they are told: 进出口 is 出口 and 进口. */
import { isEqual } from '../../../measure/unit.ts'
import type { Paragraph } from '../../../report/text.ts'
import type { Heard } from '../common/claims.ts'
import { spanOver } from '../common/context.ts'
import { type Printed, sentencesOf, tokensIn } from '../common/plain.ts'
import type { Raw } from '../rules.ts'
import { adding } from './parts.ts'

/** By the names of the dictionary. */
const DIVISIONS: readonly (readonly [whole: string, parts: readonly string[]])[] = [
  ['地区生产总值', ['第一产业增加值', '第二产业增加值', '第三产业增加值']],
  ['进出口总额', ['出口总额', '进口总额']],
  ['一般公共预算收入', ['税收收入', '非税收入']],
]

/** @param told sums that a sentence has told already */
export function divisions(
  text: string,
  claims: readonly Heard[],
  paragraphs: readonly Paragraph[],
  told: (span: Raw['span']) => boolean,
): Raw[] {
  const amounts = claims.filter(
    (claim) =>
      claim.aspect === 'value' &&
      claim.comparator === '=' &&
      claim.high === null &&
      claim.unit.base.endsWith('元') &&
      claim.statement.kind === 'actual' &&
      !claim.others,
  )
  const industries = paragraphs.flatMap((paragraph) => threeIndustries(text, paragraph, amounts))
  const names = new Set(DIVISIONS.flatMap(([whole, parts]) => [whole, ...parts]))
  const named = amounts.filter(({ identity }) => names.has(identity))
  const seen = new Set<string>()
  const within = paragraphs.flatMap(({ from, to }) => {
    const inside = named.filter(({ said }) => said.span.from >= from && said.span.to <= to)
    return DIVISIONS.flatMap(([whole, parts]): Raw[] => {
      const all = wholeAndParts(inside, whole, parts)
      if (all === null) return []
      seen.add(whole)
      const span = spanOver(all[0].statement.span, ...all.map(({ statement }) => statement.span))
      return told(span) ? [] : sum(text, span, all)
    })
  })
  // Told in different places, each of them once.
  const apart = DIVISIONS.flatMap(([whole, parts]): Raw[] => {
    const all = seen.has(whole) ? null : wholeAndParts(named, whole, parts)
    if (all === null) return []
    const [one, ...others] = all.slice(1).map(({ statement }) => statement.span)
    const together = one === undefined ? null : spanOver(one, ...others)
    const near = together !== null && !text.slice(together.from, together.to).includes('\n')
    return sum(text, near ? together : all[0].statement.span, all)
  })
  return [...industries, ...within, ...apart]
}

const sum = (text: string, span: Raw['span'], [all, ...parts]: readonly [Heard, ...Heard[]]): Raw[] =>
  adding(text, span, figureOf(all), parts.map(figureOf), true)

/** The one claim of each, of one measure and one time; null where one is missing or told twice. */
function wholeAndParts(
  claims: readonly Heard[],
  whole: string,
  parts: readonly string[],
): readonly [Heard, ...Heard[]] | null {
  // Of the time of the first part: what is told of a quarter beside it is another's.
  const part = claims.find(({ identity }) => identity === parts[0])?.statement
  const all = [whole, ...parts].map((identity) => {
    const own = claims.filter(
      ({ identity: other, statement: { year, months } }) =>
        other === identity && year === part?.year && months === part.months,
    )
    const [first] = own
    return first !== undefined && own.every((one) => isEqual(one, first)) ? first : undefined
  })
  const [first, ...known] = all.flatMap((claim) => claim ?? [])
  if (first === undefined || known.length < parts.length) return null
  const same = known.every(
    ({ unit, statement: { year, months } }) =>
      unit.base === first.unit.base && year === first.statement.year && months === first.statement.months,
  )
  return same ? [first, ...known] : null
}

const THREE = /(?:三次|三大|一二三|一、二、三(?:次)?)产业(?:的)?增加值分别(?:约?为|达到?|完成|实现)?/g

/** 三次产业增加值分别为A、B和C beside the only 地区生产总值 of the paragraph. */
function threeIndustries(text: string, { from, to }: Paragraph, amounts: readonly Heard[]): Raw[] {
  const [all, ...others] = amounts.filter(
    ({ identity, said }) => identity === '地区生产总值' && said.span.from >= from && said.span.to <= to,
  )
  if (all === undefined || others.length > 0) return []
  return sentencesOf(text.slice(from, to)).flatMap((sentence): Raw[] =>
    [...sentence.plain.matchAll(THREE)].flatMap(({ 0: words, index }): Raw[] => {
      const start = index + words.length
      const end = /[，,;；。]/.exec(sentence.plain.slice(start))?.index ?? sentence.plain.length - start
      const parts = tokensIn(sentence, start, start + end)
      const [first, last] = [parts[0], parts.at(-1)]
      if (first === undefined || last === undefined || parts.length !== 3) return []
      if (parts.some(({ unit }) => unit.base !== all.unit.base)) return []
      const span = sentence.span(first.start, last.end)
      const own = { from: span.from + from, to: span.to + from }
      return adding(text, spanOver(all.statement.span, own), figureOf(all), parts, true)
    }),
  )
}

const figureOf = ({ value, places, unit, said }: Heard): Printed => ({
  value,
  places,
  unit,
  text: `${said.value}${unit.label}`,
})
