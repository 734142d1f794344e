/**
 * 年度目标 → 总量 | 增速 beside 上半年 → 总量 | 增速: both are set, and both are to be reached, as where one cell holds
 * 500亿元，增长9%.
 */
import { pending } from './settle.ts'
import type { Verdict } from './verdict.ts'

/**
 * The verdict on a row whose amount and whose growth were judged each by itself: where they differ, a person decides.
 * @param amount on the amounts; null where the row sets none
 * @param pace on the growths; null where the row sets none, or has none to hold against it
 */
export function withPace(amount: Verdict | null, pace: Verdict | null): Verdict | null {
  if (amount === null || pace === null || amount.status === '待填') return amount ?? pace
  const reason = `总量${without(amount)}；增速${without(pace)}`
  if (amount.status === pace.status && amount.certain && pace.certain)
    return { ...amount, reason: `${reason}。` }
  const apart = amount.certain && pace.certain ? '；两项不一致，须人工认定' : ''
  const { progress, schedule, gap } = amount
  return pending(amount.rule, `${reason}${apart}。`, ['完成', '未完成'], { progress, schedule, gap })
}

const without = ({ reason }: Verdict): string => reason.replace(/。$/, '').replace(/^实绩/, '')
