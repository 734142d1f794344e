/** Counts and completion rates (过半率), each with its denominator spelled out (DESIGN section 3). */
import { literal } from '../measure/decimal.ts'
import { percentOf } from '../measure/schedule.ts'
import type { JudgedRow, Outcome, Rate, Summary } from './verdict.ts'

/**
 * Counts rows by outcome, and gives the rates by 序号 (all, and those decided) and by row (those decided). A 序号
 * speaks for its own row and the rows below it that have no number of its level; it is done when all its judged
 * rows are, missed when one is. Rows without a verdict do not count. Without numbers only the row rate is given.
 */
export function summarise(rows: readonly JudgedRow[]): Summary {
  const counts: Record<Outcome, number> = { done: 0, missed: 0, pending: 0, blank: 0 }
  // By index, as in `itemsOf`: this is gone through at every figure that is typed into a long table.
  for (let at = 0; at < rows.length; at++) {
    const outcome = rows[at]?.outcome ?? null
    if (outcome !== null) counts[outcome]++
  }
  const rates: Rate[] = []
  const items = itemsOf(rows)
  const all = items.done + items.missed + items.pending
  const decided = items.done + items.missed
  if (all > 0) rates.push(rate(`全部${all}个序号`, items.done, all))
  if (decided > 0) rates.push(rate(`已判定的${decided}个序号`, items.done, decided))
  const rowsDecided = counts.done + counts.missed
  if (rowsDecided > 0) rates.push(rate(`已判定的${rowsDecided}行`, counts.done, rowsDecided))
  return { ...counts, rates }
}

const rate = (of: string, done: number, total: number): Rate => ({
  of,
  done,
  total,
  percent: percentOf(literal(done), literal(total), 1),
})

type Item = Exclude<Outcome, 'blank'>

/** How many 序号 with a judged row come to what. */
function itemsOf(rows: readonly JudgedRow[]): Record<Item, number> {
  // A table may number all its indicators （1）, （2）: its topmost numbered level counts.
  let top = Number.POSITIVE_INFINITY
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]
    if (row?.numbered && row.level < top) top = row.level
  }
  const items: Record<Item, number> = { done: 0, missed: 0, pending: 0 }
  /** What the rows of the 序号 come to so far; null while none of them is judged. */
  let item: Item | null = null
  let open = false
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]
    if (row === undefined) continue
    if (row.numbered && row.level === top) {
      if (item !== null) items[item]++
      item = null
      open = true
      // 一、经济发展: what follows a group's heading belongs to no earlier number.
    } else if (row.level <= top && row.verdict === null) open = false
    if (row.outcome !== null && open) item = worse(item, row.outcome)
  }
  if (item !== null) items[item]++
  return items
}

/** One missed row makes a number missed, one that waits makes it wait. */
const worse = (so: Item | null, outcome: Outcome): Item =>
  so === 'missed' || outcome === 'missed'
    ? 'missed'
    : outcome === 'done' && so !== 'pending'
      ? 'done'
      : 'pending'
