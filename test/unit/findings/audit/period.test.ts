/** The years and periods of title, header and settings against each other. */
import { describe, expect, test } from 'vitest'
import { check, type Drawn, messages } from './support.ts'

describe('year and period', () => {
  const headed = (title: string, columns: string, more: Partial<Drawn> = {}): Drawn => ({
    title,
    columns: `name ${columns}`,
    rows: '税收|5亿元|2亿元',
    ...more,
  })
  check([
    [
      'another year in the header',
      headed('2021年上半年完成情况', 'target:2020年目标 actual'),
      ['year::target'],
    ],
    ['another year set', headed('2021年上半年完成情况', 'target actual', { year: 2022 }), ['year::']],
    [
      'the year set against the header',
      headed('完成情况', 'target:2020年目标 actual', { year: 2021 }),
      ['year::target'],
    ],
    ['the same year', headed('二〇二一年上半年完成情况', 'target:2021年目标 actual:2021年上半年/实绩'), []],
    [
      'other years of plain columns',
      headed('2021年上半年完成情况', 'target actual none:2020年实际 none:2025年目标'),
      [],
    ],
    ['last year', headed('2021年上半年完成情况', 'target actual last:2020年上半年'), []],
    ['a growth on an earlier year', headed('2021年上半年完成情况', 'target actual growth:比2020年增长'), []],
    ['a span of years', headed('2021—2023年完成情况', 'target:2022年目标 actual', { year: 2022 }), []],
    ['no year at all', headed('完成情况', 'target actual', { year: null }), []],
    [
      'another period in the header',
      headed('2021年上半年完成情况', 'target actual:1—9月完成'),
      ['period::actual'],
    ],
    ['another period set', headed('2021年1—9月完成情况', 'target actual'), ['period::']],
    ['the same period in other words', headed('2021年上半年完成情况', 'target actual:1-6月完成'), []],
    ['a stage of its own', headed('2021年前三季度情况', 'target stage:上半年目标 actual', { months: 9 }), []],
  ])

  test('in words', () => {
    expect(messages(headed('2021年上半年完成情况', 'target:2020年目标 actual:1—9月完成'))).toEqual([
      '标题中的年份是2021年，而表头“2020年目标”是2020年。',
      '标题中的时期是上半年，而表头“1—9月完成”是前三季度。',
    ])
  })
})
