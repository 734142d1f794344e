/** What the rules of the verdict are called, for people. */
import type { Rule } from './verdict.ts'

export const ruleNames: Readonly<Record<Rule, { readonly short: string; readonly long: string }>> = {
  growth: { short: '增速', long: '增速：实绩不低于目标' },
  amount: { short: '总量', long: '总量：实绩不低于目标×序时进度' },
  'at least': { short: '不低于', long: '水平：不低于目标' },
  'at most': { short: '不高于', long: '控制：不高于目标' },
  'same as': { short: '同步', long: '同步：不低于地区生产总值增速' },
  qualitative: { short: '定性', long: '定性目标：须人工认定' },
  annual: { short: '年度数据', long: '年度数据：年底才有，须人工认定' },
  reference: { short: '参照', long: '需要参照值' },
}
