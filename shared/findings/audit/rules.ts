/** The rules of the audit (审核) at a glance; each is implemented in the file named above it. */
import type * as findings from '../finding.ts'

/**
 * All rules with their Chinese names, for a list. An error contradicts arithmetic or the table itself and must be
 * put right; a warning may be answered with an explanation.
 */
export const auditRules = [
  // period.ts
  { id: 'year', name: '标题与表头的年份不一致', grade: 'error' },
  { id: 'period', name: '标题与表头的时期不一致', grade: 'error' },
  // names.ts
  { id: 'nameless', name: '有数据而无指标名称', grade: 'error' },
  { id: 'duplicate-name', name: '指标名称重复', grade: 'warning' },
  // numbering.ts
  { id: 'numbering', name: '序号不连续', grade: 'warning' },
  // single.ts
  { id: 'unit-missing', name: '缺少计量单位', grade: 'warning' },
  { id: 'percent-range', name: '比率超出0至100%', grade: 'error' },
  { id: 'share-over-100', name: '占比超过100%', grade: 'error' },
  { id: 'growth-range', name: '增速超出±100%', grade: 'warning' },
  { id: 'negative-amount', name: '总量小于零', grade: 'warning' },
  { id: 'not-allowed', name: '不在本栏的有效范围', grade: 'warning' },
  // against.ts
  { id: 'unit-slip', name: '实绩与目标相差悬殊', grade: 'warning' },
  { id: 'far-above-target', name: '实绩超过年度目标的200%', grade: 'warning' },
  { id: 'share-column', name: '占年度目标比例计算不符', grade: 'error' },
  { id: 'gap-column', name: '序时进度差计算不符', grade: 'error' },
  { id: 'last-tenfold', name: '与上年同期相差十倍', grade: 'warning' },
  { id: 'growth-contradicts-totals', name: '同比与总量不符', grade: 'warning' },
  // totals.ts
  { id: 'total-not-sum', name: '合计与各行之和不符', grade: 'error' },
  { id: 'part-exceeds', name: '其中项超过总项', grade: 'warning' },
  // past.ts
  { id: 'series-tenfold', name: '与往期相差悬殊', grade: 'warning' },
  { id: 'series-sign', name: '与往期正负相反', grade: 'warning' },
  { id: 'target-below-last', name: '年度目标低于上年实绩', grade: 'warning' },
  { id: 'series-unit', name: '计量单位与往期不同', grade: 'warning' },
  { id: 'series-gone', name: '往期的指标本期没有', grade: 'warning' },
  { id: 'series-new', name: '本期的指标往期没有', grade: 'warning' },
  // audit.ts
  { id: 'status-contradicts', name: '完成情况与数据判定不符', grade: 'warning' },
] as const satisfies readonly findings.Rule[]

export type AuditRule = (typeof auditRules)[number]['id']

/** What a rule of the audit finds; key, grade and answer are added to all alike. */
export type Found = findings.Found<AuditRule>
