/** What a column may mean (its role), and in which words a person chooses it. Lists of roles stand here and nowhere else. */

/** Every role with the words of its choice, in the order in which they are offered. */
export const roleLabels = [
  { value: 'no', label: '序号' },
  { value: 'name', label: '指标名称' },
  { value: 'unit', label: '计量单位' },
  { value: 'target', label: '年度目标（参与判定）' },
  // A 上半年目标 set by itself, which stands for its part of the year's.
  { value: 'stage', label: '阶段目标（如上半年目标、节点目标，参与判定）' },
  // A growth that is set beside an amount that is set.
  { value: 'pace', label: '增速目标（总量之外另定的，参与判定）' },
  { value: 'actual', label: '实绩（参与判定）' },
  { value: 'status', label: '双过半完成情况（显示判定）' },
  { value: 'growth', label: '同比增长' },
  // Of the actual's kind: last year's growth beside a growth, last year's amount beside an amount.
  { value: 'last', label: '上年同期' },
  { value: 'share', label: '占年度目标%（空着时自动计算）' },
  { value: 'gap', label: '序时进度差（空着时自动计算）' },
  { value: 'owner', label: '责任单位' },
  { value: 'note', label: '备注' },
  // Any column that nobody but people reads.
  { value: 'none', label: '其他' },
] as const

export type Role = (typeof roleLabels)[number]['value']

export const ROLES: readonly Role[] = roleLabels.map(({ value }) => value)

/** The word for a role without its note in brackets: 年度目标. */
export const roleName = (role: Role): string =>
  (roleLabels.find(({ value }) => value === role)?.label ?? '').replace(/（.*）$/, '')

/** Roles that one column at most has: what the verdict reads and where it is shown. */
export const SINGLE_ROLES: readonly Role[] = ['no', 'name', 'unit', 'target', 'actual', 'status']

const FIGURES: ReadonlySet<Role> = new Set([
  'target',
  'stage',
  'pace',
  'actual',
  'growth',
  'last',
  'share',
  'gap',
])

/** Columns whose cells hold figures. */
export const holdsFigures = (role: Role): boolean => FIGURES.has(role)

/** Columns of words, which the sheet sets at the left and all others in the middle. */
export const isWordy = (role: Role): boolean => role === 'name' || role === 'note'
