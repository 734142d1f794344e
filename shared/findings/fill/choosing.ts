/** Of several figures that a report says of one thing, the one that a table would have. */
import { type Heard, held } from '../check/claims.ts'

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
