/** By when returns are wanted. */
import { expect, test } from 'vitest'
import { daysLate, dueBefore, duePast, dueRefusal, nextDue } from '../../../shared/collect/due.ts'

const now = new Date(2026, 6, 2, 9)

test('is refused with what to write where it names no day; none at all is no fault', () => {
  expect(dueRefusal('下周五', now)).toBe(
    '“下周五”没有写明是哪一天，请写成7月5日、7/5或2026-07-05这样的日期，不定时间就空着。',
  )
  expect([dueRefusal('7/5', now), dueRefusal('  ', now)]).toEqual(['', ''])
})

test('is said to be over, and by how much', () => {
  expect(duePast('6月30日', now)).toBe('2026年6月30日已经过去，请核对。')
  expect([duePast('7月2日', now), duePast('下周五', now)]).toEqual(['', ''])
  expect([daysLate('6月30日', now), daysLate('7月5日', now), daysLate('尽快', now)]).toEqual([2, 0, 0])
})

test('is proposed again as it was typed while it is to come, else the third day from now in the same form', () => {
  expect(nextDue('7月8日', now)).toBe('7月8日')
  expect(nextDue('7月2日', now)).toBe('7月2日')
  expect(nextDue('6月30日', now)).toBe('7月5日')
  expect(nextDue('2026-06-30', now)).toBe('2026-07-05')
  expect(nextDue('', now)).toBe('2026年7月5日')
  expect(nextDue('尽快', now)).toBe('2026年7月5日')
})

test('stands in a sentence with one 前', () => {
  expect(['7月5日前', '7月5日以前', '7月5日'].map(dueBefore)).toEqual(['7月5日', '7月5日', '7月5日'])
})
