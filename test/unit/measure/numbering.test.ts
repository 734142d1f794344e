import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumbering, recount, writeNumbering } from '../../../shared/measure/numbering.ts'

describe('numbers before rows', () => {
  it.each([
    ['1', 12, '12'],
    ['1.', 2, '2.'],
    ['（1）', 10, '（10）'],
    ['一、', 11, '十一、'],
    ['（十九）', 20, '（二十）'],
    ['第九', 21, '第二十一'],
    ['①', 3, '③'],
    ['１', 10, '１０'],
  ])('%s with the value %i is %s', (text, value, written) => {
    const numbering = readNumbering(text)
    expect(numbering && writeNumbering(numbering, value)).toBe(written)
  })

  it('every Chinese number to 99 reads back', () => {
    const one = readNumbering('一、')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (value) => {
        expect(one && readNumbering(writeNumbering(one, value))?.value).toBe(value)
      }),
    )
  })

  it.each(['', '—', '合计', '1.5', '其中：', '一二', '2021年'])('%s is none', (text) => {
    expect(readNumbering(text)).toBeNull()
  })

  it('each kind is counted by itself; rows without a number keep none', () => {
    expect(recount(['一、', '3', '', '5', '三、', '7', '（二）'])).toEqual([
      '一、',
      '1',
      '',
      '2',
      '二、',
      '3',
      '（一）',
    ])
  })

  it('a kind that begins again under a higher one goes on beginning again', () => {
    expect(recount(['一、', '1', '3', '二、', '1', '2', '2', '四、', '9'])).toEqual([
      '一、',
      '1',
      '2',
      '二、',
      '1',
      '2',
      '3',
      '三、',
      '1',
    ])
  })
})
