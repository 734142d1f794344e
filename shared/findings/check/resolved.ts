/** Names that a report cuts short, because it has just said the rest: 夏粮喜获丰收，总产量12.9万吨. */
import { comparable } from '../../measure/normalise.ts'
import { isEqual } from '../../measure/unit.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import { type Heard, isOf } from './claims.ts'
import type { Told } from './facts.ts'

/** How far before a figure the rest of its name may stand, in its paragraph. */
const FAR = 200
/** What says no more than how much of a thing is counted. */
const SCOPE =
  /^(?:规模以[上下]|限额以[上下]|规[上下]|限[上下]|全[省市区县州旗]|城镇|农村|城乡|全社会|新增|累计)$/

/**
 * The claims, those that no row is named for taken for the one row whose name ends as theirs and whose first words stand
 * before them. Only rows that are told by no name of their own: else the report speaks of another thing.
 * @param rows by what they tell
 */
export function resolved(
  text: string,
  claims: readonly Heard[],
  told: readonly Told[],
  rows: ReadonlyMap<string, readonly Told[]>,
  dictionary: Dictionary,
): readonly Heard[] {
  const named = new Set(claims.map(({ identity }) => identity))
  const open = told.filter(({ identity }) => !named.has(identity))
  if (open.length === 0) return claims
  const found = claims.map((claim) => {
    const row = rowFor(text, claim, open, rows, dictionary)
    return row === null ? claim : { ...claim, identity: row.identity }
  })
  // The growth that a statement says beside its amount is of the same row.
  const changed = new Map(
    found.flatMap((claim, at) => (claim === claims[at] ? [] : [[claim.statement, claim.identity] as const])),
  )
  return found.map((claim) => ({ ...claim, identity: changed.get(claim.statement) ?? claim.identity }))
}

function rowFor(
  text: string,
  claim: Heard,
  open: readonly Told[],
  rows: ReadonlyMap<string, readonly Told[]>,
  dictionary: Dictionary,
): Told | null {
  const { identity, statement, unit } = claim
  if (rows.has(identity)) return null
  // A known indicator is itself, unless its figure says that it is the row's.
  const known = dictionary.byName.has(identity.toUpperCase())
  const name = comparable(statement.indicator)
  if ([...name].length < 2) return null
  const fits = open.flatMap((row) => {
    const { called } = row.line
    const rest = called.endsWith(name) ? called.slice(0, -name.length) : ''
    const measured = row.facts.some((fact) =>
      known ? isOf(claim, fact) && isEqual(claim, fact.reading) : fact.reading.unit.base === unit.base,
    )
    return [...rest].length >= 2 && !SCOPE.test(rest) && measured ? [{ row, rest }] : []
  })
  const [only, ...others] = fits
  if (only === undefined || others.length > 0) return null
  const from = Math.max(0, statement.span.from - FAR)
  const before = comparable(/[^\n]*$/.exec(text.slice(from, statement.span.from))?.[0] ?? '')
  return before.includes(only.rest) ? only.row : null
}
