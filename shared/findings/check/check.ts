/**
 * The check (核对) of a report: its statements against the tables that belong to it, its figures against each other, its
 * years, its list of attachments and its words about verdicts. Careful on purpose: figures of another indicator, period,
 * scope, kind or unit are never held against each other, and what cannot be told for certain is not said.
 */

import { compare } from '../../measure/decimal.ts'
import { identityOf, scopedName } from '../../report/names.ts'
import { ofProgress } from '../../report/naming.ts'
import type { Statement } from '../../report/statement.ts'
import { isWithin, type Span } from '../../report/text.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import { type Answers, findingOf, type Grade, placing } from '../finding.ts'
import { aboutOf, informed, otherThan } from './common/about.ts'
import { type Heard, isOf } from './common/claims.ts'
import { claimsIn, levelOf } from './common/context.ts'
import { type GivenTable, type Source, sourcesOf, type Told, toldIn } from './common/facts.ts'
import { type Sentence, sentenceAt, sentencesOf } from './common/plain.ts'
import { resolved } from './common/resolved.ts'
import { byName } from './common/rows.ts'
import { againstEarlier, type EarlierReport } from './earlier.ts'
import { knownWithin } from './prose/besides.ts'
import { divisions } from './prose/divisions.ts'
import { inPoints } from './prose/in-points.ts'
import { amountsOf } from './prose/named-shares.ts'
import { enumerated, respectively } from './prose/respectively.ts'
import { earlierIn, sumsIn } from './prose/sums.ts'
import { comparedTwice, saidTwice } from './prose/twice.ts'
import { type CheckFinding, type CheckRule, checkRules, type Raw } from './rules.ts'
import { against, type Match, wordings } from './table/against.ts'
import { goesOn } from './table/behind.ts'
import { belowSize } from './table/below-size.ts'
import { againstBeside, besideRows } from './table/beside-columns.ts'
import { gaps } from './table/gaps.ts'
import { mainPassages, passagesOf, placeMissed, reportOnly, tableOnly } from './table/only.ts'
import { areOthers, notThese } from './table/others.ts'
import { partsApart } from './table/part-apart.ts'
import { qualifiers } from './table/qualifiers.ts'
import { namedTotals, rowShares, rowsBetween, rowTotals } from './table/row-shares.ts'
import { scales } from './table/scales.ts'
import { nameSlips, scopeSlips, targetSlips, timeSlips, toldOtherwise } from './table/slips.ts'
import { type RowNamed, verdictWords } from './table/verdicts.ts'
import { witnesses } from './table/witnesses.ts'
import { halvesOfHalf, lastYears, otherBases, withItself } from './time/bases.ts'
import { basesOfRows } from './time/bases-of-rows.ts'
import { dated } from './time/dated.ts'
import {
  laterHalves,
  listed,
  namedYears,
  openingYear,
  otherYears,
  pastAims,
  turnedYears,
} from './time/list.ts'
import { opensOtherwise, ownTables, reportsOtherwise } from './time/own-table.ts'
import { pastPlans, plansOf, setBefore } from './time/set-before.ts'

export interface CheckInput {
  /** As reportText gives it. */
  readonly text: string
  /** Those of the text, in its order. */
  readonly statements: readonly Statement[]
  /** The attachments of the report, each with its verdicts; none for the report by itself. */
  readonly tables: readonly GivenTable[]
  /** The indicators that are known, a person's own among them. */
  readonly dictionary: Dictionary
  /** Reports of an earlier time that it is held against as well. */
  readonly earlier?: readonly EarlierReport[]
  /** What a person answered to findings of this report, by their keys. */
  readonly answers?: Answers
}

const GRADES: ReadonlyMap<CheckRule, Grade> = new Map(checkRules.map(({ id, grade }) => [id, grade]))

/**
 * All findings: a table that is not this report's first, then by their places in the report, then what only the tables
 * tell.
 */
export function checkReport({
  text,
  statements,
  tables,
  dictionary,
  earlier = [],
  answers,
}: CheckInput): readonly CheckFinding[] {
  const titled = aboutOf(text)
  const all = sourcesOf(tables, dictionary)
  const others = all.flatMap((source) => otherThan(titled, source, text) ?? [])
  const sources = all.filter(({ attachment }) => others.every((other) => other.attachment !== attachment))
  const about = informed(titled, sources, text)
  const sentences = sentencesOf(text)
  const heard = claimsIn(text, statements, dictionary, about.place)
  const level = levelOf(about.place, text)
  const told = sources.flatMap((source) => toldIn(source, dictionary, about.place, about))
  const rows = byName(told, dictionary, about.place)
  const claims = resolved(text, heard, told, rows, dictionary)
  const months = about.months ?? sources[0]?.attachment.heading.months ?? null
  const tabled = sources[0]?.attachment.heading.year ?? about.years[0] ?? null
  const year = about.year ?? sources[0]?.attachment.heading.year ?? null

  const amounts = amountsOf(claims, dictionary, about.place, months)
  const sums = sentences.flatMap((sentence, at) => [
    ...sumsIn({ text, sentences, at, amounts, level, months }),
    ...respectively(text, sentence),
    ...enumerated(text, sentence),
  ])
  const rowOf = (name: string): Told | null => {
    const [own, ...more] = rows.get(identityOf(name, dictionary, about.place)) ?? []
    return more.length === 0 ? (own ?? null) : null
  }
  const byRows = sentences.flatMap((sentence, at) => {
    const earlier = earlierIn(text, sentences, at)
    const from = earlier[0]?.from ?? sentence.from
    return [
      ...rowShares(text, sentence, earlier, rowOf),
      ...namedTotals(text, sentence, told),
      ...rowTotals(text, sentence, (place) => rowsBetween(claims, rows, from, place)),
    ]
  })
  const inOneSentence = (span: Span): boolean =>
    sums.some(({ rule, span: own }) => rule === 'parts' && isWithin(own, span))
  const held = compared({
    text,
    statements,
    claims,
    told,
    rows,
    sentences,
    sources,
    dictionary,
    about,
    level,
    months,
  })
  const isTold = ({ statement: { span } }: Pick<Heard, 'statement'>): boolean =>
    held.some(({ rule, span: own }) => rule === 'contradicts' && own.to === span.to)
  const isWrong = ({ said }: Heard): boolean =>
    [...held, ...sums].some(
      ({ holds, kind, span: own }) => !holds && kind !== 'report only' && isWithin(said.span, own),
    )
  const kept = sums.filter((one) => !isTwice(one, held) && !isToldBeside(one, held))
  const beside = witnesses(text, sentences, besideRows(told, about.place, level, months), level)
  const rowNamed: RowNamed = (source, words) => {
    const named = rows.get(identityOf(words, dictionary, about.place)) ?? []
    const [own, ...others] = named.filter((row) => row.source === source)
    return others.length === 0 ? (own ?? null) : null
  }
  const ahead = plansOf(about.paragraphs)
  const set = year === null ? [] : setBefore(text, claims, rows, ahead, year)
  const past = year === null ? [] : sentences.flatMap((sentence) => pastAims(text, sentence, year))
  const plans = year === null ? [] : pastPlans(text, ahead, year)
  const found: Raw[] = [
    ...(others.length > 0 || year === null
      ? []
      : [
          ...otherYears(about, year),
          ...openingYear(about, year),
          ...set,
          ...plans.filter((one) => !isTwice(one, [...set, ...past])),
        ]),
    ...past.filter((one) => !isTwice(one, set)),
    ...(tabled === null || others.length > 0 ? [] : dated(about, tabled, months)),
    ...ownTables(text, about),
    ...opensOtherwise(text, about),
    ...reportsOtherwise(text, about),
    ...kept,
    ...byRows.filter(({ rule, span }) => sums.every((one) => one.rule !== rule || one.span.to !== span.to)),
    ...knownWithin(text, claims).filter((one) => !isTwice(one, [...held, ...sums])),
    ...divisions(text, claims, about.paragraphs, inOneSentence),
    ...sentences.flatMap((sentence) => verdictWords(text, sentence, sources, rowNamed)),
    ...sentences.flatMap((sentence) => [
      ...turnedYears(text, sentence),
      ...halvesOfHalf(text, sentence),
      ...withItself(text, sentence, months),
      ...comparedTwice(text, sentence),
      ...gaps(text, sentence, claims, rows),
      ...(year === null
        ? []
        : [
            ...namedYears(text, sentence, year),
            ...laterHalves(text, sentence, year),
            ...basesOfRows(text, sentence, claims, rows, year),
            ...otherBases(text, sentence, claims, year),
            ...lastYears(text, sentence, year),
          ]),
    ]),
    ...scales(text, claims, rows, isWrong),
    ...beside.filter(({ span }) => [...held, ...kept].every((one) => !isWrongAt(one, span))),
    ...listed(about, sources),
    ...inPoints(text, sentences, claims, isTold, held),
    // 产销率95.4%: what the sentence reckons itself wants no row.
    ...held.filter(({ rule, span }) => rule !== 'report-only' || !isReckoned(span, sums)),
    ...earlier.flatMap((one) => againstEarlier(text, claims, one, about, dictionary)),
  ]
  const ordered = found.sort((a, b) => isFirst(b) - isFirst(a) || placeOf(a) - placeOf(b))
  return finished(text, [...others, ...ordered], answers)
}

/** Whether the sentence's own figures come to what is said there. */
const isReckoned = (span: Span, sums: readonly Raw[]): boolean =>
  sums.some(({ rule, holds, span: { to } }) => rule === 'share' && holds && to === span.to)
/** Whether something is told wrong that has a part of a place. */
const isWrongAt = ({ holds, kind, span }: Raw, { from, to }: Span): boolean =>
  !holds && kind !== 'report only' && span.from < to && span.to > from

/** What is told at the same place already. */
const isTwice = ({ rule, holds, span }: Raw, told: readonly Raw[]): boolean =>
  !holds && told.some((one) => one.rule === rule && !one.holds && one.span.from === span.from)

/** A share or a distance that the table's own figures have told already. */
const isToldBeside = ({ rule, holds, span }: Raw, told: readonly Raw[]): boolean =>
  !holds && told.some((one) => one.rule === rule && one.kind === 'arithmetic' && one.span.to === span.to)

const isFirst = ({ rule }: Raw): number => (rule === 'other-report' ? 1 : 0)
/** What only a table tells stands at the end. */
const placeOf = ({ span }: Raw): number => (span.to === 0 ? Number.POSITIVE_INFINITY : span.from)

interface Compared {
  readonly text: string
  readonly statements: readonly Statement[]
  readonly claims: readonly Heard[]
  readonly told: readonly Told[]
  /** The same by what they tell. */
  readonly rows: ReadonlyMap<string, readonly Told[]>
  readonly sentences: readonly Sentence[]
  readonly sources: readonly Source[]
  readonly dictionary: Dictionary
  readonly about: ReturnType<typeof aboutOf>
  readonly level: string
  readonly months: number | null
}

/** The statements against the rows, and against each other. */
function compared(given: Compared): Raw[] {
  const { text, statements, claims, told, rows, sentences, sources, dictionary, about } = given
  const { place, paragraphs } = about
  const { matches, found } = against(text, claims, rows)
  const [first] = told
  if (first !== undefined && areOthers(matches))
    return [notThese(first.source, matches), ...saidTwice(text, claims, new Set(), dictionary, () => false)]
  const wrong = new Set(matches.filter(({ how }) => how === 'different').map(({ claim }) => claim))
  const isRow = (identity: string): boolean => rows.has(identity)
  // One name under two rows, each told right: 限上企业 below 批发业 and below 零售业.
  const right = new Set(matches.filter(({ how }) => how === 'agrees').map(({ claim }) => claim))
  const apart = claims.filter((one) => !right.has(one) || (rows.get(one.identity) ?? []).length < 2)
  const twice = saidTwice(text, apart, wrong, dictionary, isRow)
  if (sources.length === 0) return twice

  const rowsFor = new Map(statements.map((one) => [one, rowsOf(one, rows, told, dictionary, place)] as const))
  for (const { statement, identity } of claims)
    if ((rowsFor.get(statement) ?? []).length === 0 && rows.has(identity))
      rowsFor.set(statement, rows.get(identity) ?? [])
  const spoken = new Map<Told, Statement>()
  for (const [statement, own] of rowsFor)
    for (const row of own) if (!spoken.has(row)) spoken.set(row, statement)
  const tells = (statement: Statement): boolean => (rowsFor.get(statement)?.length ?? 0) > 0
  const passages = mainPassages(passagesOf(paragraphs, sentences), statements, tells)
  const listedIn = ({ span }: Statement): boolean => passages.some((passage) => isWithin(span, passage))
  const agreed = new Map<Sentence | undefined, Set<Told>>()
  for (const { claim, told: row } of matches) {
    const sentence = sentenceAt(sentences, claim.said.span.from)
    agreed.set(sentence, (agreed.get(sentence) ?? new Set()).add(row))
  }
  const inOrder = matches.toSorted((a, b) => a.claim.said.span.from - b.claim.said.span.from)
  const slips = nameSlips(text, claims, told, {
    isRow,
    isFact: (claim) =>
      (rows.get(claim.identity) ?? []).some(({ facts }) => facts.some((one) => isOf(claim, one))),
    isNumber: (claim) =>
      (rows.get(claim.identity) ?? []).some(({ facts }) =>
        facts.some(({ reading }) => compare(reading.value, claim.value) === 0),
      ),
    isSpoken: (row) => spoken.has(row),
    inSentence: (claim) => agreed.get(sentenceAt(sentences, claim.said.span.from)) ?? NONE,
    isBeside: (claim, row) => isBeside(claim, row, inOrder),
    isListed: ({ statement }) => listedIn(statement),
  })
  const own = new Set(
    matches.flatMap(({ claim, fact, told: row }) => (claim.of === '' && fact.kind === 'actual' ? [row] : [])),
  )
  const wholes = scopeSlips(text, claims, rows, (row) => own.has(row))
  const slipped = new Set([...slips, ...wholes].map(({ span }) => span.from))
  const slippedRows = toldOtherwise(claims, told)
  for (const { row } of slips) if (row !== null) slippedRows.add(row)
  const called = sources.length === 1 ? '表' : '各表'
  const beside = besideRows(told, place, given.level, given.months)
  const ofOthers = new Set(claims.flatMap(({ others, statement }) => (others ? [statement] : [])))
  return [
    ...found.filter(({ holds, span }) => !holds || wholes.every((one) => one.span.from !== span.from)),
    ...wholes,
    ...againstBeside(text, claims, beside, dictionary, place),
    ...goesOn({
      text,
      sentences,
      matches,
      rows: beside,
      byName: rows,
      dictionary,
      place,
      level: given.level,
      months: given.months,
    }),
    ...partsApart(text, matches),
    ...qualifiers(text, matches),
    ...belowSize(text, claims, rows, dictionary, place).filter(({ span }) =>
      slips.every((one) => one.span.from !== span.from),
    ),
    ...wordings(
      text,
      [...rowsFor].map(([statement, own]) => ({ statement, rows: own })),
    ),
    ...timeSlips(text, claims, rows),
    ...targetSlips(text, claims, rows),
    ...twice,
    ...slips,
    ...reportOnly(
      text,
      statements.filter((statement) => !ofOthers.has(statement)),
      passages,
      tells,
      called,
    ).filter(({ span }) => !slipped.has(span.from)),
    ...tableOnly(
      text,
      told,
      (row) => spoken.has(row) || slippedRows.has(row.line.row.id),
      (row) => placeMissed(text, row, told, spoken),
      dictionary,
    ),
  ]
}

const NONE: ReadonlySet<Told> = new Set()

/** The rows told last before a claim and first behind it, one of them the neighbour of a row in the table. */
function isBeside({ said }: Heard, { line, source }: Told, matches: readonly Match[]): boolean {
  const behind = matches.findIndex(({ claim }) => claim.said.span.from > said.span.from)
  const around = [
    matches[(behind < 0 ? matches.length : behind) - 1],
    behind < 0 ? undefined : matches[behind],
  ]
  return around.some(
    (match) =>
      match !== undefined &&
      match.told.source === source &&
      Math.abs(match.told.line.at - line.at) === 1 &&
      Math.abs(match.claim.said.span.from - said.span.from) < NEAR,
  )
}
/** Rows that are told side by side stand within a sentence or two. */
const NEAR = 120

/** The rows that a statement speaks of: those of its name, or the one whose parts it names all. */
function rowsOf(
  statement: Statement,
  rows: ReadonlyMap<string, readonly Told[]>,
  told: readonly Told[],
  dictionary: Dictionary,
  place: string,
): readonly Told[] {
  const name = scopedName(ofProgress(statement.indicator) ?? statement.indicator, statement.scope, place)
  const own = rows.get(identityOf(name, dictionary, place))
  if (own !== undefined) return own
  return told.filter(({ line, source }) => {
    const children = source.table.lines.filter(({ parent }) => parent === line)
    const head = line.called.slice(0, HEAD)
    return (
      children.length > 1 && name.includes(head) && children.every(({ found }) => name.includes(found.core))
    )
  })
}
/** 主要污染物化学需氧量、二氧化硫…减排 tells 主要污染物排放削减: they begin alike, and its parts are named. */
const HEAD = 4

/** Findings with keys that stay the same while other parts of the report are edited. */
function finished(text: string, found: readonly Raw[], answers: Answers | undefined): CheckFinding[] {
  const placed = placing()
  return found.map(({ inTable = null, ...one }) => {
    const { rule, row, column, message, attachment, kind, holds, span, expected } = one
    const quote = text.slice(span.from, span.to)
    const place = placed({ rule, row, column }, quote)
    const where = answers === undefined ? { place } : { place, answers }
    const finding = findingOf(
      { rule, row, column, message },
      attachment,
      GRADES.get(rule) ?? 'warning',
      where,
    )
    return { ...finding, kind, holds, quote, span, expected, inTable }
  })
}
