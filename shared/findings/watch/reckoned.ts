/** What a report reckoned from an old figure: shares, sums, differences, progress; said anew where that is exact. */
import { compare, literal, over, rounded, times } from '../../measure/decimal.ts'
import { HUNDRED } from '../../measure/schedule.ts'
import { converted, convertible, isRate } from '../../measure/unit.ts'
import { editText, type TextEdit } from '../../report/edit.ts'
import { statements } from '../../report/statements.ts'
import { isWithin, type Span } from '../../report/text.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import type { Heard } from '../check/common/claims.ts'
import { claimsIn, levelOf, wordsAt } from '../check/common/context.ts'
import { type Sentence, sentenceAt, sentencesOf, tokensIn } from '../check/common/plain.ts'
import { amountsOf } from '../check/prose/named-shares.ts'
import { LEAD, PROGRESS } from '../check/prose/schedules.ts'
import { sumsIn } from '../check/prose/sums.ts'
import type { Raw } from '../check/rules.ts'
import type { Carried, RawOld } from './rules.ts'

interface Given {
  readonly text: string
  readonly claims: readonly Heard[]
  /** In the order of the text. */
  readonly carried: readonly Carried[]
  readonly dictionary: Dictionary
  readonly place: string
  readonly months: number | null
}

/** A sum that was right in the text as it is, and the sentence that it stands in. */
interface Sum {
  readonly at: number
  readonly raw: Raw
}

/** A progress that is mended may break its distance from the schedule, and no more hangs on that. */
const ROUNDS = 3

/** What hangs on the figures that are carried: with the words as they would read, or for a person to look at. */
export function reckoned(given: Given): RawOld[] {
  const { text, claims, carried, dictionary, place, months } = given
  const [first] = carried
  if (first === undefined) return []
  const sentences = sentencesOf(text)
  const nearest = (span: Span): Carried => {
    const own = sentenceAt(sentences, span.from)
    return carried.find(({ claim }) => sentenceAt(sentences, claim.said.span.from) === own) ?? first
  }
  const amounts = amountsOf(claims, dictionary, place, months)
  const level = levelOf(place, text)
  const sums = sentences.flatMap((_, at) =>
    sumsIn({ text, sentences, at, amounts, level, months }).flatMap((raw): Sum[] =>
      raw.holds ? [{ at, raw }] : [],
    ),
  )
  const fixes = carried.flatMap((one) => progressOf(one, sentences))
  let broken: RawOld[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const edits = editsOf([...carried, ...fixes])
    const { fixed, left } = brokenSums(given, sums, edits, nearest)
    broken = left
    if (fixed.length === 0) break
    fixes.push(...fixed)
  }
  const lost = carried.flatMap((one) =>
    one.expected !== null
      ? []
      : sums
          .filter(({ raw: { span } }) => isWithin(one.claim.said.span, span))
          .map(({ raw: { span } }) => asks(one, span, text)),
  )
  const known = [...fixes, ...broken, ...lost]
  const beside = carried.flatMap((one) => growthBeside(one, text))
  return [...known, ...beside].filter(
    ({ span }, at, all) =>
      all.findIndex((other) => other.span.from === span.from && other.span.to === span.to) === at,
  )
}

const meets = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** The changes of the text, in order and none over another. */
function editsOf(all: readonly Pick<RawOld, 'expected'>[]): TextEdit[] {
  const edits = all
    .flatMap(({ expected }) => (expected === null ? [] : [{ ...expected.span, text: expected.text }]))
    .sort((a, b) => a.from - b.from)
  return edits.filter((edit, at) => !edits.slice(0, at).some((other) => meets(edit, other)))
}

/** The sums that are right no more in the text with its changes. */
function brokenSums(
  { text, dictionary, place, months }: Given,
  sums: readonly Sum[],
  edits: readonly TextEdit[],
  nearest: (span: Span) => Carried,
): { readonly fixed: RawOld[]; readonly left: RawOld[] } {
  const changed = editText(text, edits)
  const sentences = sentencesOf(changed)
  const claims = claimsIn(changed, statements(changed, dictionary), dictionary, place)
  const amounts = amountsOf(claims, dictionary, place, months)
  const level = levelOf(place, changed)
  const [fixed, left]: [RawOld[], RawOld[]] = [[], []]
  for (const { at, raw } of sums) {
    const now = sumsIn({ text: changed, sentences, at, amounts, level, months }).find(
      ({ rule, span }) => rule === raw.rule && placeBefore(span.from, edits) === raw.span.from,
    )
    if (now?.holds === true) continue
    const carried = nearest(raw.span)
    const expected = now?.expected ?? null
    const span = expected === null ? null : spanBefore(expected.span, edits)
    if (expected === null || span === null || edits.some((edit) => meets(edit, span))) {
      left.push(asks(carried, raw.span, text))
      continue
    }
    const message = `改数后，${(now?.message ?? '').replace(/^报告说“[^”]*”，/, '')}`
    fixed.push({ rule: 'reckoned', carried, span, message, expected: { ...expected, span } })
  }
  return { fixed, left }
}

/** Where a place of the changed text stood before. */
function placeBefore(place: number, edits: readonly TextEdit[]): number {
  let moved = 0
  for (const { from, to, text } of edits) {
    const start = from + moved
    if (place < start) break
    if (place < start + text.length) return from
    moved += text.length - (to - from)
  }
  return place - moved
}

function spanBefore({ from, to }: Span, edits: readonly TextEdit[]): Span | null {
  const span = { from: placeBefore(from, edits), to: placeBefore(to, edits) }
  return span.to > span.from ? span : null
}

const asks = (carried: Carried, span: Span, text: string): RawOld => ({
  rule: 'reckoned',
  carried,
  span,
  message: `“${wordsAt(text, span)}”按原数${carried.before.reading.text}算得，改数后请核对。`,
  expected: null,
})

/** 完成7.1亿元，为年度目标的59.2%, where the table tells the target and the sentence does not. */
function progressOf(
  { claim, told, before, after, ...rest }: Carried,
  sentences: readonly Sentence[],
): RawOld[] {
  if (claim.aspect !== 'value' || after.kind !== 'actual') return []
  const target = told.facts.find(
    ({ kind, reading: { unit } }) =>
      kind === 'target' && convertible(unit, after.reading.unit) && !isRate(unit),
  )
  const sentence = sentenceAt(sentences, claim.said.span.from)
  if (target === undefined || sentence === undefined) return []
  const shareOf = ({ reading }: typeof after, places: number): string | null => {
    const part = converted(reading.value, reading.unit, target.reading.unit)
    const share = over(times(part, HUNDRED), target.reading.value)
    return share === null ? null : rounded(share, places)
  }
  const start = sentence.indexOf(claim.said.span.to)
  const percent = tokensIn(sentence, start).find(
    (token) =>
      isRate(token.unit) &&
      PROGRESS.test(sentence.plain.slice(Math.max(start, token.start - LEAD), token.start)),
  )
  if (percent === undefined) return []
  const [was, is] = [shareOf(before, percent.places), shareOf(after, percent.places)]
  if (was === null || is === null || is === was || compare(literal(was), percent.value) !== 0) return []
  const span = sentence.span(percent.start, percent.middle)
  return [
    {
      rule: 'reckoned',
      carried: { claim, told, before, after, ...rest },
      span,
      message: `改数后，${after.reading.text}÷${target.reading.text}＝${is}%，不是${percent.text}。`,
      expected: { span, text: is },
    },
  ]
}

/** The growth that is said beside an amount comes from last year's, which is nowhere told. */
function growthBeside(carried: Carried, text: string): RawOld[] {
  const { claim, told } = carried
  const { growth } = claim.statement
  if (growth === null || claim.aspect !== 'value') return []
  if (told.facts.some(({ aspect, kind }) => aspect === 'growth' && kind === claim.statement.kind)) return []
  return [asks(carried, growth.span, text)]
}
