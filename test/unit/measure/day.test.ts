/** A day as people write it. */
import { expect, test } from 'vitest'
import { dayIn, daysSince } from '../../../shared/measure/day.ts'

const now = new Date(2026, 6, 2, 15, 30)
const said = (text: string, at = now): string => {
  const day = dayIn(text, at)
  return day === null ? 'none' : `${day.year}-${day.month}-${day.day}`
}

test('is read in every form that officials type', () => {
  const forms = ['7月5日', '7月5号', '7月5日前', '7/5', '7-5', '7.5', '07-05', '2026-07-05', '2026/7/5']
  const more = [
    '2026年7月5日',
    '２０２６年７月５日',
    ' 7 月 5 日 ',
    '20260705',
    '7月5日（周日）',
    '7月5日下班前',
  ]
  const times = ['7月5日17时', '7月5日下午5点前', '7月5日 17:30', '7月5日上午9点半', '7月5日以前']
  for (const text of [...forms, ...more, ...times]) expect([text, said(text)]).toEqual([text, '2026-7-5'])
})

test('is none where the words name no day, or one that no calendar has', () => {
  for (const text of [
    '下周五',
    '尽快',
    '7月',
    '月底前',
    '5日',
    '2月30日',
    '13月1日',
    '7月5日和6日',
    '7月5日或7日',
    '12.55.3',
  ])
    expect([text, said(text)]).toEqual([text, 'none'])
})

test('without a year is the one that is nearest', () => {
  expect(said('1月5日', new Date(2026, 11, 28))).toBe('2027-1-5')
  expect(said('12月28日', new Date(2027, 0, 3))).toBe('2026-12-28')
})

test('is over by so many days, whatever the hour', () => {
  expect(daysSince({ year: 2026, month: 7, day: 2 }, now)).toBe(0)
  expect(daysSince({ year: 2026, month: 6, day: 30 }, now)).toBe(2)
  expect(daysSince({ year: 2026, month: 7, day: 5 }, new Date(2026, 6, 2, 23, 59))).toBe(-3)
})
