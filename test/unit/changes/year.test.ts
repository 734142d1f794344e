/** Another period for a table: what of title and headers follows it, and what stays. */
import { describe, expect, it, test } from 'vitest'
import { leavesHalf, type Period, renewed } from '../../../shared/changes/year.ts'
import { table } from '../verdict/support.ts'

const titleOf = (line: string, from: Period, to: Period): string | undefined =>
  renewed(table('name', [], { title: [line], ...from }), to).title[0]

test.each([
  ['2021年上半年完成情况', '2026年上半年完成情况'],
  ['２０２１年上半年', '２０２６年上半年'],
  ['二〇二一年上半年', '二〇二六年上半年'],
  ['二○二一年上半年', '二○二六年上半年'],
  ['双过半（2021）', '双过半（2026）'],
  ['2021年1-6月比2021年计划', '2026年1-6月比2026年计划'],
  ['2020年上半年', '2020年上半年'],
  ['2021—2025年规划', '2021—2025年规划'],
  ['2017年至2021年', '2017年至2021年'],
  ['编号120210', '编号120210'],
  ['上半年', '上半年'],
])('another year: %s → %s', (before, after) =>
  expect(titleOf(before, { year: 2021, months: 6 }, { year: 2026, months: 6 })).toBe(after),
)

test.each([
  [6, 9, '2021年上半年完成情况', '2021年前三季度完成情况'],
  [6, 9, '半年目标完成情况', '前三季度目标完成情况'],
  [6, 9, '1—6月', '1—9月'],
  [6, 9, '1-6月累计', '1-9月累计'],
  [6, 12, '１～６月', '１～１２月'],
  [6, 12, '一至六月份', '一至十二月份'],
  [6, 9, '2021.1-6', '2021.1-9'],
  [6, 9, '截至6月30日', '截至9月30日'],
  [6, 9, '截至2021年6月底', '截至2021年9月底'],
  [6, 9, '2021年6月主要指标', '2021年9月主要指标'],
  [6, 9, '前六个月', '前九个月'],
  [6, 9, '第二季度', '第三季度'],
  [6, 9, '一、二季度', '一、三季度'],
  [6, 8, '上半年实绩', '1—8月实绩'],
  [9, 12, '前三季度完成情况', '全年完成情况'],
  [9, 12, '一至三季度', '一至四季度'],
  [12, 3, '全年完成情况', '一季度完成情况'],
  [12, 3, '全年目标', '全年目标'],
  [12, 3, '全年预期目标', '全年预期目标'],
  [12, 3, '1—12月', '1—3月'],
  [3, 6, '一季度', '上半年'],
  [3, 6, '第一季度', '上半年'],
  [3, 6, '1-3月', '1-6月'],
  [2, 1, '1—2月', '1月'],
  // Not of when the table is.
  [6, 9, '6月', '6月'],
  [6, 9, '6月18日', '6月18日'],
  [6, 9, '下半年', '下半年'],
  [6, 9, '1—16月', '1—16月'],
  [6, 9, '11—6月', '11—6月'],
  [6, 9, '年度目标', '年度目标'],
])('another part of the year: from %i to %i months, %s → %s', (from, to, before, after) =>
  expect(titleOf(before, { year: 2021, months: from }, { year: 2021, months: to })).toBe(after),
)

describe('headers', () => {
  const attachment = table(
    'name=指标名称|target=2021年目标|actual=2021年1-6月|last=2020年1-6月|none=2020年实际',
    [],
    { title: ['2021年上半年'] },
  )
  const headersOf = (to: Period) =>
    renewed(attachment, to).columns.map(({ from, to: now }) => [from.id, now.header.join()])

  it('follow the year, and a column of last year has the year before', () => {
    expect(headersOf({ year: 2026, months: 6 })).toEqual([
      ['c1', '2026年目标'],
      ['c2', '2026年1-6月'],
      ['c3', '2025年1-6月'],
    ])
  })

  it('follow the months, in the year before too; what names another year by itself stays', () => {
    expect(headersOf({ year: 2021, months: 9 })).toEqual([
      ['c2', '2021年1-9月'],
      ['c3', '2020年1-9月'],
    ])
    expect(headersOf({ year: 2022, months: 3 })).toEqual([
      ['c1', '2022年目标'],
      ['c2', '2022年1-3月'],
      ['c3', '2021年1-3月'],
    ])
  })

  it('of the steps of a year stay, where there are several', () => {
    const stepped = table('name|stage=一季度目标|stage=上半年目标|actual=上半年', [])
    expect(renewed(stepped, { year: 2021, months: 9 }).columns.map(({ to }) => to.header)).toEqual([
      ['前三季度'],
    ])
    const one = table('name|stage=上半年目标|actual=上半年', [])
    expect(renewed(one, { year: 2021, months: 9 }).columns.map(({ to }) => to.header)).toEqual([
      ['前三季度目标'],
      ['前三季度'],
    ])
  })

  it('that name no period are left alone, and so is everything where nobody knows the period', () => {
    const nothing = { title: [], above: [], columns: [] }
    expect(renewed(table('name|target', []), { year: 2026, months: 9 })).toEqual(nothing)
    const unknown = table('name|actual=上半年', [], { year: null, months: null })
    expect(renewed(unknown, { year: 2026, months: 9 })).toEqual(nothing)
  })
})

describe('lines above the table', () => {
  it('follow, but a date when somebody wrote stays', () => {
    const above = ['（2021年1—6月）', '填报日期：2021年7月6日', '单位：亿元']
    expect(renewed(table('name', [], { above }), { year: 2022, months: 9 }).above).toEqual([
      '（2022年1—9月）',
      '填报日期：2021年7月6日',
      '单位：亿元',
    ])
  })
})

describe('双过半', () => {
  const attachment = table('name|actual=实绩|status=双过半\n完成情况', [], {
    title: ['2021年上半年经济指标', '“双过半”完成情况'],
  })

  it('is said of a half year only: it goes where that is wanted, with its quotation marks', () => {
    const { title, columns } = renewed(attachment, { year: 2021, months: 9 }, 'goes')
    expect(title).toEqual(['2021年前三季度经济指标', '完成情况'])
    expect(columns.map(({ to }) => to.header)).toEqual([['完成情况']])
  })

  it('stays where the table is still of a half year, or where a person wants it', () => {
    expect(renewed(attachment, { year: 2022, months: 6 }, 'goes').title[1]).toBe('“双过半”完成情况')
    expect(renewed(attachment, { year: 2021, months: 9 }).title[1]).toBe('“双过半”完成情况')
    expect([6, 9, null].map((months) => leavesHalf(attachment, months))).toEqual([false, true, false])
    expect(leavesHalf(table('name', [], { title: ['2021年'] }), 9)).toBe(false)
  })
})

it('the title of a whole year says the part of it that another table is of', () => {
  const from = { year: 2021, months: 12 }
  expect(titleOf('2021年城区重点指标完成情况', from, { year: 2022, months: 3 })).toBe(
    '2022年一季度城区重点指标完成情况',
  )
  expect(titleOf('2021年度城区重点指标完成情况', from, { year: 2022, months: 6 })).toBe(
    '2022年上半年城区重点指标完成情况',
  )
  expect(titleOf('2021年度城区重点指标完成情况', from, { year: 2022, months: 12 })).toBe(
    '2022年度城区重点指标完成情况',
  )
})
