/** The year and the months that a text names. */
import { describe, expect, it } from 'vitest'
import type { Role } from '../../../shared/attachment/model.ts'
import { monthsOf, yearOf } from '../../../shared/measure/period.ts'
import { tablePeriod } from '../../../shared/recognise/period.ts'

describe('the period', () => {
  it.each([
    ['2021年上半年全市国民经济主要指标', 6],
    ['一季度', 3],
    ['第1季度', 3],
    ['前三季度', 9],
    ['1-6月', 6],
    ['1—9月', 9],
    ['１～１１月', 11],
    ['2023年1至8月', 8],
    ['前5个月', 5],
    ['截至7月底', 7],
    ['一至四月', 4],
    ['2024年10月', 10],
    ['半年累计', 6],
    ['下半年', 12],
    ['主要指标202409', 9],
    ['1—7月', 7],
    ['一至七月', 7],
    ['元月至七月', 7],
    ['7月份累计', 7],
    ['累计至7月', 7],
    ['前7个月', 7],
    ['2024.1-6', 6],
    ['2024年1—6', 6],
    ['2024年1—6项', null],
    ['1月1日-6月30日', 6],
    ['二季度末', 6],
    ['6月底节点目标', 6],
    ['20240708', null],
    ['主要指标', null],
  ])('%s → %s months', (text, months) => expect(monthsOf([text])).toBe(months))

  it('a whole date is when somebody spoke, where anything else tells the time', () => {
    expect(monthsOf(['在县委全会上的讲话', '（2024年7月29日）', '下面讲上半年的经济工作。'])).toBe(6)
    expect(monthsOf(['主要指标完成情况', '2024年6月30日'])).toBe(6)
    expect(monthsOf(['截至2024年8月31日', '上半年'])).toBe(8)
  })

  it.each([
    ['2021年上半年', 2021],
    ['二〇二一年上半年', 2021],
    ['二○二二年', 2022],
    ['２０２３年度', 2023],
    ['2024.6', 2024],
    ['二Ｏ二四年前三季度', 2024],
    ['2023年工作总结及2024年上半年计划', 2024],
    ['半年工作任务清单（2024）', 2024],
    ['24年1-9月', 2024],
    ['指标202406', 2024],
    ['上半年', null],
    ['12021年', null],
    ['20240708', null],
  ])('%s → year %s', (text, year) => expect(yearOf([text])).toBe(year))
})

describe('what tells a table’s period', () => {
  const of = (
    title: string,
    actual = '完成',
    more: { target?: string; other?: string; above?: string; sheet?: string; file?: string } = {},
  ) => {
    const { target = '目标', other = '备注', above, sheet = 'Sheet1', file = '' } = more
    const column = (header: string, role: Role) => ({ header: header.split('/'), role })
    return tablePeriod({
      title: [title],
      above: above === undefined ? [] : [above],
      columns: [column(target, 'target'), column(actual, 'actual'), column(other, 'none')],
      sheet,
      file,
    })
  }

  it.each([
    [of('2024年上半年主要指标完成情况'), 6, '标题'],
    [of('2024年主要指标完成情况', '1-7月完成'), 7, '表头'],
    [of('2024年主要指标完成情况', '完成', { other: '1-7月增长' }), 7, '表头'],
    [of('2024年主要指标完成情况', '完成', { above: '截至7月底' }), 7, '表上方的文字'],
    [of('2024年主要指标完成情况', '完成', { sheet: '1-9月' }), 9, '工作表名'],
    [of('2024年主要指标完成情况', '完成', { file: '2024年前三季度指标.xlsx' }), 9, '文件名'],
    [of('2024年主要指标完成情况', '完成', { target: '上半年目标' }), 6, '表头'],
    [of('2024年全年主要指标完成情况'), 12, '标题'],
    [of('2024年年终目标考核'), 12, '标题'],
    [of('2024年度主要指标完成情况'), 12, '标题'],
    [of('主要指标', '全年完成'), 12, '表头'],
    [of('主要指标', '完成', { file: '2024年全年完成情况.xlsx' }), 12, '文件名'],
  ] as const)('%j', (told, months, by) => expect(told).toEqual({ months, by }))

  it.each([
    ['the year alone', of('2024年主要指标完成情况')],
    ['what is set for the year', of('2024年度目标任务完成情况')],
    ['a target for the whole year', of('2024年全年目标任务完成情况')],
    ['a promise', of('2024年年底前必须完成事项')],
    ['when work is to begin', of('2024年重点项目完成情况', '完成投资', { other: '6月底节点目标' })],
    ['a year over the target and over what was reached', of('指标', '2024年完成', { target: '2024年目标' })],
  ])('%s tells nothing', (_, told) => expect(told).toBeNull())

  it('a plan’s last year as the column of what was reached is a whole year', () => {
    const target = '规划目标/2020年'
    expect(of('2020年“十三五”规划主要指标实现情况', '2020年', { target })).toEqual({ months: 12, by: '表头' })
    expect(of('“十三五”时期主要指标', '2020年', { target: '年均增速' })).toEqual({ months: 12, by: '表头' })
    expect(of('“十四五”规划主要指标', '2023年实际', { target: '规划目标/2025年' })).toBeNull()
    expect(of('“十三五”规划主要指标2020年上半年实现情况', '2020年', { target })?.months).toBe(6)
  })
})
