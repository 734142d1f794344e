/** The year and the months that a text names. */
import { describe, expect, it } from 'vitest'
import { monthsOf, yearOf } from '../../../shared/measure/period.ts'

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
    ['20240708', null],
    ['主要指标', null],
  ])('%s → %s months', (text, months) => expect(monthsOf([text])).toBe(months))

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
