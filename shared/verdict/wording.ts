/** How a district words its statuses; the verdict below stays the same. */
import type { Attachment, Wording } from '../attachment/model.ts'
import { cellText, columnOf } from '../attachment/model.ts'
import { decimal, sign } from '../measure/decimal.ts'
import type { Judged, Verdict } from './verdict.ts'

/** Wordings that districts use, the program's own first. */
export const wordings: readonly Wording[] = [
  { done: '完成', missed: '未完成' },
  { done: '已完成', missed: '未完成' },
  { done: '已过半', missed: '未过半' },
  { done: '过半', missed: '未过半' },
  { done: '实现双过半', missed: '未实现双过半' },
  { ahead: '超序时', done: '达序时', missed: '未达序时' },
  { done: '达序时', missed: '未达序时' },
  { done: '达到序时进度', missed: '未达到序时进度' },
  { done: '达序时进度', missed: '未达序时进度' },
  { done: '达标', missed: '未达标' },
  { done: '是', missed: '否' },
  { done: '√', missed: '×' },
]

const own: Wording = { done: '完成', missed: '未完成' }

/** The word that the status column shows for a verdict. */
export function worded(verdict: Verdict, wording: Wording = own): string {
  if (verdict.status === '未完成') return wording.missed
  if (verdict.status !== '完成') return verdict.status
  return wording.ahead !== undefined && isAhead(verdict) ? wording.ahead : wording.done
}

const isAhead = ({ schedule, gap }: Verdict): boolean => {
  const value = gap === null || schedule === null ? null : decimal(gap)
  return value !== null && sign(value) > 0
}

/** Rows that must agree before a table's words are taken for its wording. */
const ENOUGH = 2

/**
 * The wording that a table's own status cells speak, where all that agree with their verdicts are words of one and
 * at least two are; null where they are the program's own or of none.
 */
export function wordingOf({ columns, rows }: Attachment, judged: Judged): Wording | null {
  const status = columnOf(columns, 'status')
  const agreeing = rows.flatMap((row, at) => {
    const { verdict = null, outcome = null } = judged.rows[at] ?? {}
    const text = cellText(row, status).trim()
    if (verdict === null || text === '' || !verdict.certain) return []
    return (outcome === 'done') === (verdict.status === '完成') && outcome !== 'pending'
      ? [{ verdict, text }]
      : []
  })
  if (agreeing.length < ENOUGH) return null
  const found = wordings.find((wording) =>
    agreeing.every(({ verdict, text }) => worded(verdict, wording) === text),
  )
  return found === undefined || found === wordings[0] ? null : found
}
