/**
 * A report against one of an earlier time of the same district: what it says of last year against what was said then,
 * and the year's targets against those that were set.
 */
import { comparable } from '../../measure/normalise.ts'
import { monthsOf } from '../../measure/period.ts'
import { isEqual } from '../../measure/unit.ts'
import type { Statement } from '../../report/statement.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import { quote } from '../audit/reading.ts'
import { type About, aboutOf, sameDistrict, yearsIn } from './common/about.ts'
import type { Heard } from './common/claims.ts'
import { claimsIn, wordsAt } from './common/context.ts'
import { grouped } from './common/grouped.ts'
import { placeIn } from './common/names.ts'
import { isFalse } from './prose/twice.ts'
import { NOWHERE, type Raw } from './rules.ts'

/** A report of an earlier time, as checkReport takes it. */
export interface EarlierReport {
  /** What a sentence calls it: its title or its file's name. */
  readonly name: string
  /** As reportText gives it. */
  readonly text: string
  /** Those of the text. */
  readonly statements: readonly Statement[]
}

/** Only what both reports date, and say plainly, is held together: nothing is told of a guess. */
export function againstEarlier(
  text: string,
  claims: readonly Heard[],
  earlier: EarlierReport,
  own: About,
  dictionary: Dictionary,
): Raw[] {
  const about = aboutOf(earlier.text)
  const called = quote(earlier.name)
  if (!sameDistrict(about.place, own.place))
    return [
      {
        ...NOWHERE,
        rule: 'other-report',
        kind: 'year',
        holds: false,
        span: own.titleSpan ?? { from: 0, to: 0 },
        message: `报告写的是${quote(own.place)}，而上期报告“${called}”写的是${quote(about.place)}，没有与它核对。`,
      },
    ]
  const then = claimsIn(earlier.text, earlier.statements, dictionary, about.place).filter(isPlain)
  const byKey = grouped(then, keyOf)
  return claims.flatMap((claim): Raw[] => {
    const { statement } = claim
    const dated = statement.kind === 'last year' || (statement.kind === 'target' && claim.set)
    if (!dated || !isPlain(claim)) return []
    const rivals = byKey.get(keyOf(claim)) ?? []
    const [first] = rivals
    // Where the earlier report itself says two things, nobody can tell which is meant.
    if (first === undefined || !rivals.every((one) => differs(claim, one))) return []
    return [
      {
        ...NOWHERE,
        rule: 'earlier',
        kind: 'said twice',
        holds: false,
        span: statement.span,
        message: `这里说“${wordsAt(text, statement.span)}”，而上期报告“${called}”说“${wordsAt(earlier.text, first.statement.span)}”，两期不一致。`,
      },
    ]
  })
}

/** What was reached may be said less exactly; a target is what was set. */
function differs(claim: Heard, then: Heard): boolean {
  if (claim.statement.kind !== 'target') return isFalse(claim, then) && isFalse(then, claim)
  return !isEqual(claim, then)
}

/** A figure of its own, said exactly, of a year and months that are told; a target may be a bound. */
const isPlain = ({ aspect, high, comparator, statement, others }: Heard): boolean =>
  aspect !== 'points' &&
  high === null &&
  statement.year !== null &&
  statement.months !== null &&
  statement.measure !== 'count' &&
  (statement.kind === 'target' ? !others : comparator === '=' && (!others || statement.kind === 'last year'))

/** Last year's figure of this report is what last year's report calls its actual. */
const keyOf = ({ identity, aspect, unit, statement: { kind, year, months } }: Heard): string =>
  [identity, aspect, unit.base, kind === 'last year' ? 'actual' : kind, year, months].join('\0')

/** The title of a report with what it is known by. */
export interface Titled {
  readonly id: string
  readonly title: string
}

/** A plan for the year: it sets the targets. */
const SETS = /计划草案|计划\(草案\)|工作报告|计划安排|发展计划的报告/

/**
 * The reports among others that a report is held against: that of the same months a year ago, and the one that set the
 * year's targets; told by their titles, of the same district.
 */
export function earlierAmong<T extends Titled>(title: string, others: readonly T[]): T[] {
  const [year] = yearsIn(title)
  const months = monthsOf([title])
  const place = placeIn(title)
  if (year === undefined) return []
  return others.filter((other) => {
    if (other.title === title || !sameDistrict(place, placeIn(other.title))) return false
    const years = yearsIn(other.title)
    const then = monthsOf([other.title])
    if (years.includes(year - 1) && months !== null && then === months) return true
    return years.includes(year) && SETS.test(comparable(other.title)) && then === null
  })
}
