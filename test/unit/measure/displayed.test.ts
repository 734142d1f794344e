/** What a figure is shown as under a mark: so many decimals, thousands apart, everything else as it was typed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, compare, decimal, literal, minus } from '../../../shared/measure/decimal.ts'
import { displayed } from '../../../shared/measure/displayed.ts'

describe('a figure that is shown', () => {
  it.each([
    ['12.345%', 1, '12.3%'],
    ['12.35', 1, '12.4'],
    ['-12.35', 1, '-12.4'],
    ['1.84亿美元', 1, '1.8亿美元'],
    ['7%左右', 1, '7.0%左右'],
    ['5.04%—5.55%', 1, '5.0%—5.6%'],
    ['5—5.5％', 1, '5.0—5.5％'],
    ['约12.345亿元（预计）', 2, '约12.35亿元（预计）'],
    ['1540余万元', 1, '1540.0余万元'],
    ['3% ', 2, '3.00% '],
    ['12,345.678', 1, '12,345.7'],
    ['0.5', 0, '1'],
    // What is nothing is not below it.
    ['-0.04', 1, '0.0'],
    ['999.96', 1, '1000.0'],
  ])('%s with %d decimals is %s', (text, places, shown) => {
    expect(displayed(text, { places })).toBe(shown)
  })

  it.each([
    ['12345.6', '12,345.6'],
    ['1234567亿元', '1,234,567亿元'],
    ['999', '999'],
    ['12,345', '12,345'],
  ])('%s with thousands apart is %s', (text, shown) => {
    expect(displayed(text, { grouped: true })).toBe(shown)
  })

  it('does both at once', () => {
    expect(displayed('1234567.891亿元', { places: 1, grouped: true })).toBe('1,234,567.9亿元')
  })

  it.each([
    '2021年6月30日',
    '6月30日',
    '2021-06-30',
    '10:30',
    '05',
    'GB2312',
    'A12345.678',
    '第3批',
    '65/10万以下',
    '72项（含3项）',
    '10亿元，增长5%',
    '１２.３%',
    '促稳提质',
    '—',
    '',
    '列入国家重大项目12.345个之后的说明',
  ])('%s, no single figure, is shown as typed', (text) => {
    expect(displayed(text, { places: 2, grouped: true })).toBe(text)
  })

  it('is never further from what was typed than half of its last digit', () => {
    const figures = fc.tuple(fc.nat(10_000_000), fc.nat(99_999), fc.nat(6), fc.constantFrom('', '%', '亿元'))
    fc.assert(
      fc.property(figures, ([whole, part, places, unit]) => {
        const typed = `${whole}.${String(part).padStart(5, '0')}`
        const shown = displayed(`${typed}${unit}`, { places, grouped: true })
        expect(shown.endsWith(unit)).toBe(true)
        const figure = shown.slice(0, shown.length - unit.length).replaceAll(',', '')
        expect(figure.split('.')[1]?.length ?? 0).toBe(places)
        const off = absolute(minus(literal(typed), decimal(figure) ?? literal(0)))
        expect(compare(off, literal(`0.${'0'.repeat(places)}5`))).not.toBe(1)
      }),
    )
  })

  it('is the typed text without a mark, whatever that is', () => {
    fc.assert(fc.property(fc.string(), (text) => displayed(text, {}) === text))
  })
})
