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
  for (const { outcome } of rows) if (outcome !== null) counts[outcome]++
  const rates: Rate[] = []
  const items = itemsOf(rows)
  const done = items.filter((item) => item === 'done').length
  const decided = done + items.filter((item) => item === 'missed').length
  if (items.length > 0) rates.push(rate(`全部${items.length}个序号`, done, items.length))
  if (decided > 0) rates.push(rate(`已判定的${decided}个序号`, done, decided))
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

/** The outcome of each 序号 that has a judged row. */
function itemsOf(rows: readonly JudgedRow[]): Exclude<Outcome, 'blank'>[] {
  // A table may number all its indicators （1）, （2）: its topmost numbered level counts.
  let top = Number.POSITIVE_INFINITY
  for (const { numbered, level } of rows) if (numbered && level < top) top = level
  /** What the rows of each 序号 come to; null while none of them is judged. */
  const items: (Exclude<Outcome, 'blank'> | null)[] = []
  let open = false
  for (const { level, numbered, outcome, verdict } of rows) {
    if (numbered && level === top) {
      open = true
      items.push(null)
      // 一、经济发展: what follows a group's heading belongs to no earlier number.
    } else if (level <= top && verdict === null) open = false
    const last = items.length - 1
    if (outcome !== null && open) items[last] = worse(items[last] ?? null, outcome)
  }
  return items.filter((item) => item !== null)
}

/** One missed row makes a number missed, one that waits makes it wait. */
const worse = (so: Exclude<Outcome, 'blank'> | null, outcome: Outcome): Exclude<Outcome, 'blank'> =>
  so === 'missed' || outcome === 'missed'
    ? 'missed'
    : outcome === 'done' && so !== 'pending'
      ? 'done'
      : 'pending'
