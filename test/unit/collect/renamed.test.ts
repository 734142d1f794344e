/** Files that name no row as the table does, or have no column of actuals: what is alike waits, and the rest is said. */
import { describe, expect, test } from 'vitest'
import { actuals, back, sheetOf } from './support.ts'

const HEAD = ['序号', '指标名称', '计量单位', '2021年目标', '上半年实绩']

describe('a file none of whose rows is called as ours', () => {
  test.each([
    ['5', '公共财政预算收入', '亿元', '36', '19.06'],
    ['5', '财政总收入', '亿元', '36', '25.1'],
    ['5', '一般公共预算收入合计', '亿元', '', '19.06'],
  ])('offers what is alike with a doubt: %s %s', (...row) => {
    const file = back([sheetOf([HEAD, row])])
    expect(file.error).toBeNull()
    expect(actuals(file).r6).toMatch(/^\S+ .*known/)
  })

  test('of another table offers nothing, and says so', () => {
    const file = back([sheetOf([HEAD, ['1', '图书馆藏书量', '万册', '50', '41']])])
    expect(file.candidates).toEqual([])
    expect(file.error).toContain('没有找到要汇总的表中的指标')
    expect(file.aside.map(({ message }) => message)).toContain('这张工作表里没有要汇总的表，没有取用。')
  })

  test('is not looked at where another sheet has our rows', () => {
    const other = sheetOf([HEAD, ['1', '财政总收入', '亿元', '36', '25.1']], { name: '其他' })
    const file = back([sheetOf([HEAD, ['5', '一般公共预算收入', '亿元', '36', '19.06']]), other])
    expect(actuals(file)).toEqual({ r6: '19.06' })
  })
})

describe('a column that is no actual', () => {
  test.each([['6月'], ['完成率（%）'], ['6月当月']])('is named: %s', (header) => {
    const row = ['5', '一般公共预算收入', '亿元', '36', '19.06']
    const { error, candidates } = back([sheetOf([HEAD.with(4, header), row])])
    expect(candidates).toEqual([])
    expect(error).toBe(
      `认出了“一般公共预算收入”，有数的只有“${header}”栏，不是“上半年完成情况/实绩”，没有取用；请填上“上半年完成情况/实绩”再交。`,
    )
  })

  test('several names of which no header tells anything are refused as before', () => {
    const rows = [
      ['一般公共预算收入', '19.06'],
      ['地区生产总值', '201.5'],
    ]
    expect(back([sheetOf(rows)]).error).toContain('看不出哪一栏是实绩')
  })
})
