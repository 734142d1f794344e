/** 规模以下 and 限额以下 where the table has the very figure for what is above: nobody counts both alike. */
import { isEqual } from '../../../measure/unit.ts'
import { identityOf } from '../../../report/names.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import { wordOf } from '../../audit/reading.ts'
import { type Heard, isOf } from '../common/claims.ts'
import { wordsAt } from '../common/context.ts'
import type { Told } from '../common/facts.ts'
import type { Raw } from '../rules.ts'
import { misnamed } from './told.ts'

const BELOW = /规模以下|规下|限额以下|限下/
const above = (name: string): string => name.replace(/规模以下|规下/, '规上').replace(/限额以下|限下/, '限上')

/** @param rows by what they tell; those below are rows of their own where a table has them */
export function belowSize(
  text: string,
  claims: readonly Heard[],
  rows: ReadonlyMap<string, readonly Told[]>,
  dictionary: Dictionary,
  own: string,
): Raw[] {
  const seen = new Set<number>()
  return claims.flatMap((claim): Raw[] => {
    const { statement, comparator, identity } = claim
    const name = statement.indicator
    if (!BELOW.test(name) || seen.has(statement.span.from) || comparator !== '=' || rows.has(identity))
      return []
    const found = (rows.get(identityOf(above(name), dictionary, own)) ?? []).flatMap((row) =>
      row.facts.flatMap((fact) => (isSameFigure(claim, fact) ? [{ row, fact }] : [])),
    )
    const [one] = found
    if (one === undefined) return []
    seen.add(statement.span.from)
    const { row, fact } = one
    return [
      misnamed(
        row,
        fact,
        statement.span,
        `报告说“${wordsAt(text, statement.span)}”，表中没有这一指标，而${row.title}的${wordOf(fact.column)}也是${fact.reading.text}，请核对是“以上”还是“以下”。`,
      ),
    ]
  })
}

/** The same number of the same kind; a target is no less the other's than an actual. */
const isSameFigure = (claim: Heard, fact: Told['facts'][number]): boolean =>
  (isOf(claim, fact) || isOf({ ...claim, statement: { ...claim.statement, kind: fact.kind } }, fact)) &&
  isEqual(claim, fact.reading)
