/** The parts of a year to choose from: the quarters' ends as buttons, the other months in a list. */
export const usualMonths = [
  { value: 3, label: '一季度' },
  { value: 6, label: '上半年' },
  { value: 9, label: '前三季度' },
  { value: 12, label: '全年' },
]

export const otherMonths = [1, 2, 4, 5, 7, 8, 10, 11].map((month) => ({
  value: month,
  label: month === 1 ? '1月' : `1—${month}月`,
}))
