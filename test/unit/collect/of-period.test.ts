/** Of which period a return is where its title does not say: by the names of its sheet and file, and by its day. */
import { describe, expect, test } from 'vitest'
import { actuals, back, HEADER, lines, marked, sheetOf } from './support.ts'

const own = [
  ['指标', '单位', '实绩'],
  ['地区生产总值', '亿元', '201.5'],
  ['一般公共预算收入', '亿元', '19.06'],
]
const sent = (above: string[], below: string[], names: { sheet?: string; file?: string } = {}) =>
  actuals(
    back(
      [
        sheetOf([...above.map((line) => [line]), ...own, ...below.map((line) => [line])], {
          name: names.sheet ?? 'Sheet1',
        }),
      ],
      { file: { file: names.file ?? '返回表.xlsx' } },
    ),
  )
const SURE = { r0: '201.5', r6: '19.06' }
const ASKED = { r0: '201.5 period', r6: '19.06 period' }

describe('the file’s name', () => {
  test.each([
    '主要指标（5月）.xlsx',
    '1-5月指标.xlsx',
    '一季度指标.xlsx',
    '2020年指标.xlsx',
    '上报/前五个月指标.xlsx',
  ])('%s is asked', (file) => {
    expect(sent(['主要指标'], [], { file })).toEqual(ASKED)
  })

  test.each([
    '主要指标（6月）.xlsx',
    '1-6月指标.xlsx',
    '7月3日报送.xlsx',
    '5月28日定稿.xlsx',
    '主要指标（7月）.xlsx',
    '2021年上半年指标.xlsx',
  ])('%s is not', (file) => {
    expect(sent(['主要指标'], [], { file })).toEqual(SURE)
  })

  test('with one month says when it was sent where the title says the period', () => {
    expect(sent(['2021年上半年主要指标'], [], { file: '主要指标（5月）.xlsx' })).toEqual(SURE)
    expect(sent(['2021年上半年主要指标'], [], { file: '2020年上半年指标.xlsx' })).toEqual(ASKED)
  })
})

describe('the sheet’s name', () => {
  test.each(['一季度', '1-5月', '2020年上半年'])('%s is asked, whatever the title says', (sheet) => {
    expect(sent(['2021年上半年主要指标'], [], { sheet })).toEqual(ASKED)
    const handed = back([sheetOf(marked({ 0: '201.5' }), { name: sheet })])
    expect(actuals(handed)).toEqual({ r0: '201.5 period' })
  })

  test.each(['Sheet1', '附件1', '上半年', '1-6月', '二季度', '2021年'])('%s is not', (sheet) => {
    expect(sent(['2021年上半年主要指标'], [], { sheet })).toEqual(SURE)
  })
})

describe('the day on which it was filled in', () => {
  test.each(['填报日期：2020年7月3日', '填报时间：2021年4月8日', '制表日期:2020-07-03'])(
    '%s is asked where nothing else says the period',
    (line) => {
      expect(sent(['主要指标'], [line])).toEqual(ASKED)
      expect(sent([line, '主要指标'], [])).toEqual(ASKED)
    },
  )

  test.each(['填报日期：2021年7月3日', '填报日期：2021年6月28日', '填报日期：7月3日'])(
    '%s is not',
    (line) => {
      expect(sent(['主要指标'], [line])).toEqual(SURE)
    },
  )

  test('says nothing where the title is of this period: forms are used again', () => {
    expect(sent(['2021年上半年主要指标'], ['填报日期：2020年7月3日'])).toEqual(SURE)
  })
})

test('the table’s own sheet is of its period', () => {
  expect(actuals(back([sheetOf([...HEADER, ...lines({ 0: '201.5' })])]))).toEqual({ r0: '201.5' })
})
