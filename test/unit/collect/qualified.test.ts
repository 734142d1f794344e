/** Headers, titles, texts and remarks of returns that say one thing more than the table asks for: never taken as sure. */
import { describe, expect, it, test } from 'vitest'
import type { Column, Heading, Role } from '../../../shared/attachment/model.ts'
import { remarkDoubt } from '../../../shared/collect/beside.ts'
import { placeDoubt } from '../../../shared/collect/places.ts'
import { headerSays } from '../../../shared/collect/qualified.ts'

const heading: Heading = {
  label: '',
  title: ['云岭县2026年上半年主要指标完成情况'],
  above: [],
  below: [],
  year: 2026,
  months: 6,
}
const column = (role: Role, ...header: string[]): Column => ({ id: role, header, role, width: 10 })
const growth = column('growth', '同比增长（%）')
const actual = column('actual', '上半年实绩')

describe('a header', () => {
  it.each([
    [growth, '同比增减（亿元）', '单位不同'],
    [growth, '同比增长（百分点）', '单位不同'],
    [growth, '比上年同期增减', '没有写明是增减多少还是增长百分之几'],
    [growth, '比上年同期±', '没有写明'],
    [growth, '全省同比增长（%）', '多了“全省”'],
    [growth, '上年同比增长（%）', '多了“上年”'],
    [growth, '环比增长（%）', '多了“环比”'],
    [growth, '1-5月同比增长（%）', '时期不同'],
    [actual, '上半年实绩（1-5月）', '时期不同'],
    [actual, '二季度实绩', '多了“二季度”'],
    [actual, '上半年（扣除农户）', '多了“扣除”'],
    [actual, '全市上半年实绩', '多了“全市”'],
    [actual, '上半年预计实绩', '多了“预计”'],
  ] as const)('%o under %s is asked about', (own, typed, says) => {
    expect(headerSays([typed], own, heading).doubt?.message).toContain(says)
  })

  it.each([
    [growth, '同比增长%'],
    [growth, '增速（%）'],
    [growth, '比上年同期增长（%）'],
    [growth, '同比增减（%）'],
    [actual, '1-6月实绩'],
    [actual, '全县上半年实绩'],
    [actual, '上半年完成数'],
    [column('target', '全年目标'), '2026年全年目标'],
    [column('name', '指标'), '全市指标'],
  ] as const)('%o under %s is what it is', (own, typed) => {
    expect(headerSays([typed], own, heading)).toEqual({ other: false, doubt: null })
  })
})

describe('a title', () => {
  const columns = [column('name', '指标')]
  const table = {
    id: 't',
    heading,
    columns,
    rows: [{ id: 'r', cells: { name: '生产总值' } }],
    merges: [],
    sheet: '',
  }
  const doubt = (title: string, tasks: string[] = []) =>
    placeDoubt(
      table,
      [title],
      [],
      tasks.map((department) => ({ department, table: 't', rows: ['r'], columns: ['actual'] })),
    )?.message ?? null

  it.each([
    '云岭县东桥镇2026年上半年主要指标',
    '东桥镇2026年上半年主要指标',
    '云岭县开发区2026年上半年完成情况',
    '分乡镇完成情况（东桥镇）',
  ])('of a part of the place is asked about: %s', (title) =>
    expect(doubt(title)).toMatch(/请核对是不是别处的表/),
  )

  it('of the place itself, or of a part that was asked, is none', () => {
    expect(doubt('云岭县2026年上半年主要指标')).toBeNull()
    expect(doubt('云岭县各乡镇街道2026年上半年主要指标')).toBeNull()
    expect(doubt('云岭县东桥镇2026年上半年主要指标', ['东桥镇'])).toBeNull()
  })
})

test('a remark that says whose figure it is makes it wait; what only explains it does not', () => {
  for (const text of ['去年同期数', '此为1-5月累计', '上年数']) expect(remarkDoubt(text), text).not.toBeNull()
  for (const text of ['比去年同期多两个项目', '已与上级对过']) expect(remarkDoubt(text), text).toBeNull()
})
