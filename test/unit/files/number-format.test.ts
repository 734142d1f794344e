/** Numbers and texts as their formats show them. */
import { describe, expect, it } from 'vitest'
import { shownNumber, shownText } from '../../../electron/files/number-format.ts'

describe('a number as it is shown', () => {
  it.each([
    [0.123, '0.0%', '12.3%'],
    [0.1 + 0.2, 'General', '0.3'],
    [0.1 + 0.2, undefined, '0.3'],
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [12345678901, 'General', '12345678901'],
    [-3, '0.00_);[Red]\\(0.00\\)', '(3.00)'],
    [3.1, '0.00_ ', '3.10'],
    [123456, '0!.0,"万元"', '12.3万元'],
    [44377, 'yyyy"年"m"月"d"日"', '2021年6月30日'],
    [44377, 'yyyy/m/d', '2021/6/30'],
    [1, ';;;', ''],
    [5, '"约"0"%"', '约5%'],
    [7, 'nonsense[', '7'],
  ])('%s under %s → %s', (value, code, text) => expect(shownNumber(value, code)).toBe(text))

  it('a text stays as it is, also under a format that pads', () => {
    expect(shownText('3% ', '@')).toBe('3% ')
    expect(shownText('促稳提质', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ')).toBe('促稳提质')
    expect(shownText('5', '@"%"')).toBe('5%')
  })
})
