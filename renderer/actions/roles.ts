/** What a column can mean, in the words that a person chooses from. */
import type { Role } from '../../shared/attachment/model.ts'

export const roleLabels: readonly { readonly value: Role; readonly label: string }[] = [
  { value: 'no', label: '序号' },
  { value: 'name', label: '指标名称' },
  { value: 'unit', label: '计量单位' },
  { value: 'target', label: '年度目标（参与判定）' },
  { value: 'stage', label: '阶段目标（如上半年目标，参与判定）' },
  { value: 'actual', label: '实绩（参与判定）' },
  { value: 'status', label: '双过半完成情况（显示判定）' },
  { value: 'growth', label: '同比增长' },
  { value: 'last', label: '上年同期' },
  { value: 'share', label: '占年度目标%（空着时自动计算）' },
  { value: 'gap', label: '序时进度差（空着时自动计算）' },
  { value: 'owner', label: '责任单位' },
  { value: 'note', label: '备注' },
  { value: 'none', label: '其他' },
]
