/** Returns that say of which time their figures are: in a column beside them, and in a title of one quarter or month. */
import { describe, expect, test } from 'vitest'
import { singlePart } from '../../../shared/collect/when.ts'
import { actuals, back, HEADER, lines, sheetOf } from './support.ts'

describe('a column beside the figures', () => {
  const sent = (header: string, ...times: readonly string[]) =>
    actuals(
      back([
        sheetOf([
          ['青石县2021年上半年主要指标完成情况'],
          ['指标', '单位', '实绩', header],
          ['地区生产总值', '亿元', '201.5', times[0] ?? ''],
          ['一般公共预算收入', '亿元', '19.06', times[1] ?? ''],
        ]),
      ]),
    )

  test.each(['数据期', '截止时间', '时期', '口径', '数据所属期', '统计时间'])('%s', (header) => {
    expect(sent(header, '1-5月', '1-6月')).toEqual({ r0: '201.5 period', r6: '19.06' })
    expect(sent(header, '5月底', '6月底')).toEqual({ r0: '201.5 period', r6: '19.06' })
    expect(sent(header, '2021年5月', '2021年6月')).toEqual({ r0: '201.5 period', r6: '19.06' })
    expect(sent(header, '2020年1-6月', '上半年')).toEqual({ r0: '201.5 period', r6: '19.06' })
    expect(sent(header, '二季度', '')).toEqual({ r0: '201.5 period', r6: '19.06' })
  })
})

describe('a title', () => {
  const sent = (title: string) => actuals(back([sheetOf([[title], ...HEADER, ...lines({ 0: '201.5' })])]))

  test.each([
    '2021年第二季度主要指标',
    '2021年二季度主要指标',
    '2021年4-6月主要指标',
    '2021年6月工业运行情况',
    '2021年6月份指标',
  ])('of one quarter or month is asked about: %s', (title) => {
    expect(sent(title)).toEqual({ r0: '201.5 period' })
  })

  test.each([
    '2021年上半年主要指标',
    '2021年1-6月主要指标',
    '2021年1月至6月主要指标',
    '2021年6月底主要指标',
    '截至2021年6月主要指标',
    '2021年一至二季度主要指标',
    '2021年6月累计主要指标',
    '2021年二季度（1-6月）主要指标',
    '主要指标（2021年6月30日）',
  ])('from the year’s beginning is the table’s: %s', (title) => {
    expect(sent(title)).toEqual({ r0: '201.5' })
    expect(singlePart(title)).toBeNull()
  })
})
