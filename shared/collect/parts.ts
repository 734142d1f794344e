/** Parts that a return makes greater than their whole: 其中：民营投资 80 of 固定资产投资 61. */
import { cellText } from '../attachment/model.ts'
import { compare, sign } from '../measure/decimal.ts'
import { converted, convertible } from '../measure/unit.ts'
import { singleFigure } from '../verdict/single.ts'
import { cellKey } from './asked.ts'
import type { Candidate, DoubtKind } from './model.ts'
import { said } from './said.ts'
import { isAddable } from './sums.ts'
import type { Wanted, WantedRow } from './wanted.ts'

const wholes = new WeakMap<WantedRow, WantedRow | null>()

/** A row that another says it is a part of: the nearest above it of a lower level; null for none. Kept once found. */
function wholeOf({ rows }: Wanted, row: WantedRow): WantedRow | null {
  const before = wholes.get(row)
  if (before !== undefined) return before
  const above = row.path.split('\n').slice(0, -1).join('\n')
  const whole = above === '' ? null : (rows.slice(0, row.at).findLast(({ path }) => path === above) ?? null)
  wholes.set(row, whole)
  return whole
}

/** What says of a figure that it may be another. */
const IN_DOUBT: ReadonlySet<DoubtKind> = new Set(['unit', 'far', 'sign', 'text'])

/**
 * The candidates of one return, those of parts that are greater than their whole, and of such a whole, with a doubt. The whole is what the
 * return says, else what the table has already.
 */
export function withParts(candidates: readonly Candidate[], tables: readonly Wanted[]): Candidate[] {
  let known: Map<string, Candidate> | null = null
  const offered = (key: string): Candidate | undefined => {
    known ??= new Map(candidates.map((one) => [cellKey(one.table, one.row, one.column), one]))
    return known.get(key)
  }
  // Either of the two may be wrong: where both are offered both wait.
  const wholes = new Map<Candidate, string>()
  const parts = candidates.map((one) => {
    const wanted = tables.find(({ attachment }) => attachment.id === one.table)
    const row = wanted?.byId.get(one.row)
    const column = wanted?.columnById.get(one.column)
    if (wanted === undefined || row === undefined || column?.role !== 'actual') return one
    const whole = wholeOf(wanted, row)
    if (whole === null) return one
    const [unit, other] = [wanted.unitFor(row, column), wanted.unitFor(whole, column)]
    if (!isAddable(unit, row) || !isAddable(other, whole) || !convertible(unit, other)) return one
    const there = offered(cellKey(one.table, whole.row.id, one.column))
    // Where the whole itself is in doubt of its size the part is not to blame.
    if (there?.doubts.some(({ kind }) => IN_DOUBT.has(kind)) === true) return one
    const text = there?.text ?? cellText(whole.row, column)
    const [part, all] = [singleFigure(one.text, unit), singleFigure(text, other)]
    if (part === null || all === null || !convertible(part.unit, all.unit) || sign(all.value) < 0) return one
    if (compare(converted(part.value, part.unit, all.unit), all.value) <= 0) return one
    const message = `“${said(row.name)}”填的是“${said(one.text)}”，比它所属的“${said(whole.name)}”的“${said(text)}”还大，请核对。`
    if (there !== undefined) wholes.set(there, message)
    return { ...one, doubts: [...one.doubts, { kind: 'part' as const, message }] }
  })
  if (wholes.size === 0) return parts
  return parts.map((one, at) => {
    const message = wholes.get(candidates[at] as Candidate)
    return message === undefined
      ? one
      : { ...one, doubts: [...one.doubts, { kind: 'part' as const, message }] }
  })
}
