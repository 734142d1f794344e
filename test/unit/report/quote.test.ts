/** Quoted words found again in a text that has changed. */
import { describe, expect, test } from 'vitest'
import { placeOfQuote } from '../../../shared/report/quote.ts'

describe('quoted words', () => {
  const found = (text: string, quote: string, offset = 0): string | null => {
    const place = placeOfQuote(text, quote, offset)
    return place === null ? null : `${place.from}:${text.slice(place.from, place.to)}`
  }
  test.each([
    ['where they were', '投资增长4.1%。', '投资增长4.1%', '0:投资增长4.1%'],
    ['over a line break and spaces', '投资增\n长 4.1%。', '投资增长4.1%', '0:投资增\n长 4.1%'],
    ['around quotation marks', '实现“双过半”目标', '实现双过半目标', '0:实现“双过半”目标'],
    ['of which only the beginning is quoted', '投资增长4.1%，消费增长3%。', '投资增长…', '0:投资增长'],
    ['with signs that mean something in a pattern', '增长(同比)4.1%', '(同比)4.1%', '2:(同比)4.1%'],
  ])('%s', (_, text, quote, expected) => {
    expect(found(text, quote)).toBe(expected)
  })
  test('of several places the nearest', () => {
    expect(found('增长3%。增长3%。增长3%。', '增长3%', 6)).toBe('5:增长3%')
  })
  test('that are gone', () => {
    expect(found('投资增长4.2%。', '投资增长4.1%')).toBeNull()
    expect(found('投资', '')).toBeNull()
  })
})
