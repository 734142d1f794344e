import { describe, expect, it } from 'vitest'
import { totalsOf } from '../../../shared/measure/totals.ts'

describe('sum and average of selected cells', () => {
  it.each([
    [
      'plain numbers',
      ['1', '2', '', '3.5'],
      { filled: 3, numbers: 3, sums: { unit: '', sum: '6.5', average: '2.1667' } },
    ],
    ['exactly', ['0.1', '0.2'], { filled: 2, numbers: 2, sums: { unit: '', sum: '0.3', average: '0.15' } }],
    ['percent, full-width too', ['8%', '１２．５％'], { sums: { unit: '%', sum: '20.5', average: '10.25' } }],
    ['thousands', ['1,234', '6'], { sums: { sum: '1240' } }],
    ['of several units not', ['1亿元', '2亿元', '3万人'], { filled: 3, numbers: 3, sums: null }],
    [
      'without what is said roughly',
      ['3%', '5%', '7%左右', '完成'],
      { filled: 4, numbers: 2, sums: { unit: '%', sum: '8' } },
    ],
  ])('%s', (_, texts, totals) => {
    expect(totalsOf(texts)).toMatchObject(totals)
  })

  it('nothing for fewer than two numbers', () => {
    expect(totalsOf(['12%', '完成', ''])).toBeNull()
  })
})
