/** What an input method makes of figures and dates. */
import { describe, expect, it } from 'vitest'
import { dateAs } from '../../../shared/measure/dates.ts'
import { isFigure } from '../../../shared/measure/totals.ts'
import { halfWidth } from '../../../shared/measure/typed.ts'

describe('a figure in full-width signs', () => {
  it.each([
    ['5。3', '5.3'],
    ['１２．３', '12.3'],
    ['５％', '5%'],
    ['1，234', '1,234'],
    ['1，234，567.8', '1,234,567.8'],
    ['－４．２％', '-4.2%'],
  ])('%s is %s', (typed, mended) => {
    expect(halfWidth(typed)).toBe(mended)
  })

  it.each(['5.3', '3，4两项', '1，2345', '促稳提质。', '2021年，12.3%'])('%s stays', (typed) => {
    expect(halfWidth(typed)).toBe(typed)
  })
})

describe('today', () => {
  const day = new Date(2026, 6, 3)

  it.each([
    ['2020年1月31日', '2026年7月3日'],
    ['2020-01-31', '2026-07-03'],
    ['2020-1-31', '2026-7-3'],
    ['2020/01/31', '2026/07/03'],
    ['2020/1/31', '2026/7/3'],
    ['2020.01.31', '2026.07.03'],
    ['2020.1.31', '2026.7.3'],
    ['2020年1月', '2026年7月'],
    ['1月31日', '7月3日'],
  ])('beside %s it is %s', (there, date) => {
    expect(dateAs(day, ['', there, '无'])).toBe(date)
  })

  it('goes by most dates, by the column before the table, and by official papers where there is none', () => {
    expect(dateAs(day, ['2020-01-31', '2020/1/31', '2020/1/30'])).toBe('2026/7/3')
    expect(dateAs(day, ['12.3%'], ['填报日期：2020-01-31'])).toBe('2026-07-03')
    expect(dateAs(day, ['2020/1/31'], ['2020-01-31', '2020-02-01'])).toBe('2026/7/3')
    expect(dateAs(day, ['12.3%'], [])).toBe('2026年7月3日')
  })
})

describe('a figure', () => {
  it.each(['12.3%', '1.84亿美元', '1,234', '３个', '-4.2%', '0.3个百分点'])('%s is one', (text) => {
    expect(isFigure(text)).toBe(true)
  })
  it.each(['', '7%左右', '促稳提质', '5.0%—5.5%', '2021年', '10亿元以上'])('“%s” is none', (text) => {
    expect(isFigure(text)).toBe(false)
  })
})
