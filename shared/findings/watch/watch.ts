/**
 * The watch (旧数): places of a report that still carry a figure which a table had before. The matching is the check's;
 * what a report said less exactly and is still true is none of them.
 */
import type { Attachment } from '../../attachment/model.ts'
import { comparable } from '../../measure/normalise.ts'
import { isEqual } from '../../measure/unit.ts'
import type { Statement } from '../../report/statement.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import { wordOf } from '../audit/reading.ts'
import { type About, aboutOf, otherPlace } from '../check/common/about.ts'
import { type Heard, type Held, held, isOf, isThen } from '../check/common/claims.ts'
import { claimsIn, clauseOf, wordsAt } from '../check/common/context.ts'
import { type Fact, type GivenTable, sourcesOf, type Told, toldIn } from '../check/common/facts.ts'
import { grouped } from '../check/common/grouped.ts'
import { sentenceAt, sentencesOf } from '../check/common/plain.ts'
import type { Correction } from '../check/rules.ts'
import { figureAs, reworded } from '../check/table/rewording.ts'
import { type Answers, findingOf, placing } from '../finding.ts'
import { reckoned } from './reckoned.ts'
import type { Carried, OldFigure, RawOld } from './rules.ts'

export interface WatchInput {
  /** As reportText gives it, and what it says. */
  readonly text: string
  readonly statements: readonly Statement[]
  readonly table: GivenTable
  /** The same table as it was before, the latest first (earlierTables). */
  readonly earlier: readonly GivenTable[]
  readonly dictionary: Dictionary
  /** What a person answered in this report. */
  readonly answers?: Answers
}

/** The places of a report that carry old figures of a table, in their order; none where it is another place's report. */
export function oldFigures(input: WatchInput): OldFigure[] {
  const { text, statements, table, dictionary } = input
  const about = aboutOf(text)
  if (isOthers(about, table.attachment)) return []
  const claims = claimsIn(text, statements, dictionary, about.place)
  const carried = carriedIn(text, claims, input, about)
  const old = carried.map((one): RawOld => {
    const { claim, told, before, after, expected } = one
    const said = `报告说“${wordsAt(text, claim.statement.span)}”，表中${told.title}的${wordOf(after.column)}`
    return {
      rule: 'old-figure',
      carried: one,
      span: claim.said.span,
      message: `${said}已由${before.reading.text}改为${after.reading.text}。`,
      expected,
    }
  })
  const months = about.months ?? table.attachment.heading.months
  const found = [...old, ...reckoned({ text, claims, carried, dictionary, place: about.place, months })]
  return finished(found, input)
}

/** A report of another district, or of a province where the table is none of one. */
function isOthers({ place, title }: About, { heading }: Attachment): boolean {
  if (otherPlace(place, heading) !== null) return true
  const province = /[^全各本我]省|自治区|全国|国务院/
  return (
    place === '' && province.test(comparable(title)) && !province.test(comparable(heading.title.join('')))
  )
}

function carriedIn(
  text: string,
  claims: readonly Heard[],
  { table, earlier, dictionary }: WatchInput,
  about: About,
): Carried[] {
  const rowsOf = (given: GivenTable): Told[] =>
    sourcesOf([given], dictionary).flatMap((source) => toldIn(source, dictionary, about.place, about))
  const now = grouped(rowsOf(table), ({ identity }) => identity)
  const factsNow = new Map(
    [...now.values()]
      .flat()
      .flatMap((told) => told.facts.map((fact) => [keyOf(fact), { told, fact }] as const)),
  )
  const past = grouped(
    earlier.flatMap((one) =>
      rowsOf(one).flatMap(({ identity, facts }) =>
        facts.flatMap((before) => {
          // How much of the target that is, is reckoned anew (reckoned.ts).
          if (before.aspect === 'progress') return []
          const then = factsNow.get(keyOf(before))
          return then === undefined || then.told.identity !== identity || isSame(before, then.fact)
            ? []
            : [{ identity, before, after: then.fact, told: then.told }]
        }),
      ),
    ),
    ({ identity }) => identity,
  )
  return claims.flatMap((said): Carried[] => {
    if (isAnothers(said, text)) return []
    const facts = (now.get(said.identity) ?? []).flatMap((told) => told.facts)
    for (const { before, after, told } of past.get(said.identity) ?? []) {
      const claim = asOf(said, before)
      if (!isOf(claim, before) || !isThen(claim, before)) continue
      const how = held(claim, before)
      if (how === 'different') continue
      // What the table tells somewhere as it is now is nothing old.
      if (facts.some((fact) => isOf(claim, fact) && isThen(claim, fact) && isStill(claim, how, fact)))
        return []
      return [{ claim, told, before, after, expected: expectedOf(claim, after, how, text) }]
    }
    return []
  })
}

/** 上年同期 alone makes a figure nobody else's. */
const ELSEWHERE = /全国|全省|自治区|全市|省均|市均|苏[南中北]|周边|同类|[高低快慢]于|高出|领先|落后/

const isAnothers = (claim: Heard, text: string): boolean =>
  claim.others && (claim.statement.kind !== 'last year' || ELSEWHERE.test(clauseOf(claim, text)))

/** Whether a claim is still true: 超118亿元 of more, but what was said to the digit only of the same. */
function isStill(claim: Heard, how: Held, fact: Fact): boolean {
  const now = held(claim, fact)
  const toTheDigit = how === 'agrees' && (claim.comparator === '=' || claim.statement.kind === 'target')
  return now === 'agrees' || (now === 'rounded' && !toTheDigit)
}

function expectedOf(claim: Heard, after: Fact, how: Held, text: string): Correction | null {
  const figure = figureAs(claim, after, how, text)
  return figure === null ? null : reworded(claim, after.reading, figure, text)
}

/** A report of the year after tells as 上年同期 what the table tells as its own time. */
function asOf(claim: Heard, { kind, year }: Fact): Heard {
  const { statement } = claim
  return kind === 'actual' && statement.kind === 'last year' && year !== null && statement.year === year
    ? { ...claim, statement: { ...statement, kind } }
    : claim
}

const keyOf = ({ line, column, kind, aspect }: Fact): string =>
  [line.row.id, column.id, kind, aspect].join('\0')

function isSame({ reading: a }: Fact, { reading: b }: Fact): boolean {
  return a.unit.base === b.unit.base && isEqual(a, b)
}

/** With keys that stay the same while other parts of the report are edited, as the check's. */
function finished(found: readonly RawOld[], { text, table, answers }: WatchInput): OldFigure[] {
  const sentences = sentencesOf(text)
  const placed = placing()
  const ordered = found.toSorted((a, b) => a.span.from - b.span.from)
  return ordered.map(({ rule, carried, span, message, expected }) => {
    const { before, after } = carried
    const sentence = sentenceAt(sentences, span.from) ?? span
    // The figure alone stands in many a sentence.
    const words = text.slice(sentence.from, span.to)
    const found = { rule, row: after.line.row.id, column: after.column.id, message }
    const finding = findingOf(found, table.attachment, 'warning', {
      place: placed(found, words),
      answers: answers ?? {},
    })
    return {
      ...finding,
      quote: text.slice(span.from, span.to),
      span,
      sentence: { from: sentence.from, to: sentence.to },
      words: text.slice(sentence.from, sentence.to),
      before: before.reading.text,
      after: after.reading.text,
      expected,
    }
  })
}
