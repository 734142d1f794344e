/** The parts of a year to choose from: the quarters' ends as buttons, the other months in a list. */
import { Radio, Select } from 'antd'

const usual = [
  { value: 3, label: '一季度' },
  { value: 6, label: '上半年' },
  { value: 9, label: '前三季度' },
  { value: 12, label: '全年' },
]

const others = [1, 2, 4, 5, 7, 8, 10, 11].map((month) => ({
  value: month,
  label: month === 1 ? '1月' : `1—${month}月`,
}))

interface MonthsChoiceProps {
  /** Null as long as none is chosen. */
  readonly months: number | null
  readonly onChange: (months: number) => void
}

export const MonthsChoice = ({ months, onChange }: MonthsChoiceProps) => (
  <>
    <Radio.Group
      aria-label="时期"
      optionType="button"
      options={usual}
      value={months}
      onChange={(event) => onChange(Number(event.target.value))}
    />
    <Select
      aria-label="其他月份"
      placeholder="其他月份"
      options={others}
      value={others.some(({ value }) => value === months) ? months : null}
      onChange={onChange}
    />
  </>
)
