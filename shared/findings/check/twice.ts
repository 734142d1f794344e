/** One indicator said twice in a report with different figures. */

import type { Dictionary } from '../../verdict/dictionary.ts'
import { type Heard, held } from './claims.ts'
import { wordsAt } from './context.ts'
import { grouped } from './grouped.ts'
import { NOWHERE, type Raw } from './rules.ts'

/**
 * @param settled claims that a table has already told wrong
 * @param known whether a table has a row of that name
 */
export function saidTwice(
  text: string,
  claims: readonly Heard[],
  settled: ReadonlySet<Heard>,
  dictionary: Dictionary,
  known: (identity: string) => boolean,
): Raw[] {
  const sure = claims.filter(
    (claim) =>
      claim.aspect !== 'points' &&
      claim.high === null &&
      !isBehind(claim) &&
      (known(claim.identity) || isOne(claim, dictionary)) &&
      (!claim.others || claim.of !== '') &&
      (claim.statement.kind !== 'target' || claim.set),
  )
  const groups = grouped(sure, keyOf)
  const found = [...groups.values()].flatMap((group) => (group.length < 2 ? [] : odd(text, group, settled)))
  // Amount and growth, or several names of one sentence, are said once at each place.
  const places = new Set<string>()
  return found.filter(({ span: { from, to } }) => {
    const place = `${from}:${to}`
    return !places.has(place) && places.add(place).has(place)
  })
}

/** 三点一万亩高标准农田: so much of a thing, not what the whole of it comes to. */
const isBehind = ({ statement: { subject }, said }: Heard): boolean =>
  subject !== null && subject.from >= said.span.to

/**
 * Whether a name means one thing wherever it stands in a report: that of an indicator of the dictionary does. Counts do
 * not, for each part of a report may count its own (新增规上企业).
 */
const isOne = ({ identity, statement: { measure } }: Heard, dictionary: Dictionary): boolean =>
  measure !== 'count' && dictionary.byName.has(identity.toUpperCase())

const keyOf = ({ identity, aspect, unit, of, statement: { kind, year, months } }: Heard): string =>
  [identity, aspect, unit.base, of, kind, year ?? '', months ?? ''].join('\0')

/** Those that the others speak against; of two both, for nobody can tell which is right. */
function odd(text: string, group: readonly Heard[], settled: ReadonlySet<Heard>): Raw[] {
  return group.flatMap((claim, at): Raw[] => {
    if (settled.has(claim)) return []
    const others = group.filter((other) => other !== claim)
    const against = others.filter((other) => differs(claim, other))
    const [first] = against
    if (first === undefined || against.some((other) => settled.has(other))) return []
    // Most of the others say the same as this one: it is they that are odd.
    if (against.length * 2 < others.length) return []
    const before = group.indexOf(first) < at
    return [
      {
        ...NOWHERE,
        rule: 'said-twice',
        kind: 'said twice',
        holds: false,
        span: claim.statement.span,
        message: `这里说“${wordsAt(text, claim.statement.span)}”，${before ? '前面' : '后面'}说“${wordsAt(text, first.statement.span)}”，前后不一致。`,
      },
    ]
  })
}

function differs(a: Heard, b: Heard): boolean {
  // One sentence hardly says two things of one; it rather speaks of two by one name.
  if (Math.abs(a.statement.span.from - b.statement.span.from) < NEAR) return false
  if (a.comparator !== '=' && b.comparator !== '=') return false
  return isFalse(a, b) && isFalse(b, a)
}

const NEAR = 12

/** Whether a claim is not true if the other is. */
export const isFalse = (claim: Heard, other: Heard): boolean =>
  held(claim, {
    kind: other.statement.kind,
    finest: other.places,
    reading: { value: other.value, unit: other.unit, places: other.places },
  }) === 'different'
