/** Of several figures that a report says of one thing, the one that a table would have, with its words and its doubts. */
import type { Span } from '../../report/text.ts'
import { type Heard, held } from '../check/common/claims.ts'
import { clauseOf, HOPED, wordsAt } from '../check/common/context.ts'
import type { Quoted } from './proposal.ts'

export interface Choice {
  readonly claim: Heard
  /** One that cannot be true beside it; null where all agree. */
  readonly against: Heard | null
}

/** Whether the other is true if this one is: the same, said less exactly, or a bound. */
const allows = (claim: Heard, other: Heard): boolean =>
  held(other, {
    kind: 'actual',
    finest: claim.places,
    reading: { value: claim.value, unit: claim.unit, places: claim.places },
  }) !== 'different'

/**
 * The most exact one that all others agree with; where there is none the one that most agree with, the first of those.
 * Null for none.
 */
export function chosen(claims: readonly Heard[]): Choice | null {
  const rated = claims.map((claim) => {
    const against = claims.filter((other) => !allows(claim, other))
    return { claim, against, exact: claim.comparator === '=' && claim.high === null }
  })
  const [best] = rated.sort(
    (a, b) =>
      a.against.length - b.against.length ||
      Number(b.exact) - Number(a.exact) ||
      b.claim.places - a.claim.places,
  )
  return best === undefined ? null : { claim: best.claim, against: best.against[0] ?? null }
}

/** Where a claim is said. */
export const quotedOf = ({ statement: { span }, said, high }: Heard, text: string): Quoted => ({
  quote: wordsAt(text, span),
  span,
  figure: { from: said.span.from, to: (high ?? said).span.to },
})

/** The doubt that comes of another place of the report. */
export const doubtOfOther = (span: Span, text: string): string =>
  `报告另一处说“${wordsAt(text, span)}”，与此不同。`

/** Whether a claim may be no target of one year; null where nothing speaks for it. */
export function doubtOfYear(claim: Heard, text: string): string | null {
  if (claim.statement.kind === 'plan') return '这是五年规划的数，请核对年度目标。'
  return HOPED.test(clauseOf(claim, text)) ? '说的是努力方向，请核对是不是年度目标。' : null
}
