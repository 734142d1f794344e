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
    // A figure that is judged needs all its digits; a quotient without end is cut where General cuts it.
    [246913578024, 'General', '246913578024'],
    [-123456789012, 'G/通用格式', '-123456789012'],
    [123456789012.5, 'General', '123456789012.5'],
    [1234567890123456, undefined, '1234567890123456'],
    [1234567890.12345, 'General', '1234567890.12345'],
    [0.000000123, 'General', '0.000000123'],
    [1e21, 'General', '1000000000000000000000'],
    [246913578024, 'General"元"', '246913578024元'],
    [1 / 3, 'General', '0.333333333'],
    [-200 / 3, 'General', '-66.66666667'],
    // A format that a person chose stays.
    [246913578024, '0.00E+00', '2.47E+11'],
    [1.23e-7, '0.0E+0', '1.2E-7'],
    // Accounting's brackets and colours are how a negative number looks; as a text it has its minus.
    [-3, '0.00_);[Red]\\(0.00\\)', '-3.00'],
    [-4.2, '0.0_);\\(0.0\\)', '-4.2'],
    [-0.035, '0.0%;(0.0%)', '-3.5%'],
    [-1500, '#,##0;[Red]#,##0', '-1,500'],
    [-1500, '¥#,##0.00_);(¥#,##0.00)', '-¥1,500.00'],
    [4.2, '0.0_);\\(0.0\\)', '4.2'],
    [-3, '0.0"个";"下降"0.0"个"', '下降3.0个'],
    [-3, '0.0"(初步)"', '-3.0(初步)'],
    // Another country's currency, never its separators.
    [1234.5, '[$€-407] #,##0.00', '€ 1,234.50'],
    [1617.3, '#,##0.00 [$€-40C]', '1,617.30 €'],
    [1234.5, '[$-416]#,##0.00', '1,234.50'],
    [-1234.5, '_-[$£-809]* #,##0.00_-;\\-[$£-809]* #,##0.00_-', '-£1,234.50'],
    [44377, '[$-407]d. mmmm yyyy', '30. Juni 2021'],
    // Fractions are rounded up to wholes.
    [-0.99, '# ?/?', '-1'],
    [0.95, '# ?/?', '1'],
    [0.95, '# ??/??', '19/20'],
    [5.985, '# ??/??', '5 66/67'],
    [1.5, '# ?/?', '1 1/2'],
    [-0.5, '# ?/?', '-1/2'],
    [0.99, '?/?', '1/1'],
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
