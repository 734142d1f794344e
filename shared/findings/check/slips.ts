/** Figures of a table under another name, scope or time: a reader who knows the table sees a slip of the pen. */

import { compare, times } from '../../measure/decimal.ts'
import { inCommon } from '../../measure/unit.ts'
import type { Span } from '../../report/text.ts'
import { wordOf } from '../audit/reading.ts'
import { type Claim, isOf, isThen } from './claims.ts'
import { isTelling, speaksOfOthers, wordsAt } from './context.ts'
import type { Fact, Told } from './facts.ts'
import { grouped } from './grouped.ts'
import { likeness } from './names.ts'
import type { Sentence } from './plain.ts'
import { NOWHERE, type Raw } from './rules.ts'

const isEqual = (claim: Claim, { reading }: Fact): boolean => {
  const { first, second } = inCommon(claim.unit, reading.unit)
  return compare(times(claim.value, first), times(reading.value, second)) === 0
}

/** 2020年上半年, 一季度, 1—5月: the words that set the time of what follows them. */
const TIME =
  /(?:(?:19|20)\s*\d\s*\d\s*年)?(?:上半年|下半年|前?[一二三四]季度|(?:截至)?1?\d?\s*[-—–~至]?\s*\d{1,2}月(?:份|底|末)?)|(?:19|20)\d\d年/g
/** How far before a figure its time may be named. */
const FAR = 400

/** Where the time of a claim is named; null where it is not near. */
function timeOf(claim: Claim, text: string): Span | null {
  const end = claim.said.span.from
  const from = Math.max(0, end - FAR)
  const found = [...text.slice(from, end).matchAll(TIME)].at(-1)
  return found === undefined ? null : { from: from + found.index, to: from + found.index + found[0].length }
}

/** The same indicator with the table's figure, said of another year or other months. Once for each time that is named. */
export function timeSlips(text: string, claims: readonly Claim[], told: readonly Told[]): Raw[] {
  const byIdentity = grouped(told, ({ identity }) => identity)
  const seen = new Set<number>()
  return claims.flatMap((claim) => {
    const rows = byIdentity.get(claim.identity) ?? []
    for (const row of rows)
      for (const fact of row.facts) {
        if (!isOf(claim, fact) || isThen(claim, fact) || !isTelling(claim) || !isEqual(claim, fact)) continue
        const span = timeOf(claim, text)
        if (span === null || seen.has(span.from)) return []
        seen.add(span.from)
        const words = wordsAt(text, span)
        return [
          {
            ...NOWHERE,
            rule: 'year' as const,
            kind: 'year' as const,
            holds: false,
            attachment: row.source.attachment,
            span,
            message: `报告说的是“${words}”，而其后“${wordsAt(text, claim.statement.span)}”与${row.source.called}中${row.title}的${wordOf(fact.column)}（${timeName(fact)}）数字相同，请核对年份和时期。`,
          },
        ]
      }
    return []
  })
}

const timeName = ({ year, months }: Fact): string =>
  [
    year === null ? '' : `${year}年`,
    months === null ? '' : months === 6 ? '上半年' : months === 12 ? '全年' : `1—${months}月`,
  ].join('')

/** How alike names must be that stand for each other by mistake. */
const ALIKE = 45

/**
 * A row's figure under a name that no row has.
 * @param isRow whether a table has a row of that name
 * @param rowsOf the rows that statements of a sentence agree with
 * @param listed whether a claim stands where the report goes through the rows of the table
 */
export function nameSlips(
  text: string,
  claims: readonly Claim[],
  told: readonly Told[],
  {
    isRow,
    rowsOf,
    sentenceOf,
    listed,
  }: {
    isRow: (identity: string) => boolean
    rowsOf: (sentence: Sentence | undefined) => ReadonlySet<Told>
    sentenceOf: (claim: Claim) => Sentence | undefined
    listed: (claim: Claim) => boolean
  },
): Raw[] {
  const seen = new Set<string>()
  return claims.flatMap((claim) => {
    if (isRow(claim.identity) || !isTelling(claim) || claim.comparator !== '=') return []
    if (claim.statement.kind === 'target' || speaksOfOthers(claim, text)) return []
    const near = rowsOf(sentenceOf(claim))
    const fits = told.flatMap((row) => {
      const fact = row.facts.find((one) => isOf(claim, one) && isThen(claim, one) && isEqual(claim, one))
      const alike = likeness(claim.identity, row.identity)
      return fact === undefined || near.has(row) || (alike < ALIKE && !listed(claim))
        ? []
        : [{ row, fact, alike }]
    })
    const [best] = fits.sort((a, b) => b.alike - a.alike)
    const key = `${claim.statement.span.from}`
    if (best === undefined || seen.has(key)) return []
    seen.add(key)
    const { row, fact } = best
    return [
      {
        rule: 'name' as const,
        kind: 'report only' as const,
        holds: false,
        attachment: row.source.attachment,
        row: row.line.row.id,
        column: fact.column.id,
        span: claim.statement.span,
        message: `报告说“${wordsAt(text, claim.statement.span)}”，${row.source.called}中没有这一指标，而${row.title}的${wordOf(fact.column)}也是${fact.reading.text}，请核对指标名称和口径。`,
        expected: null,
      },
    ]
  })
}
