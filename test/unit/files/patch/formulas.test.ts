import { describe, expect, test } from 'vitest'
import { rewrite, scan, translated } from '../../../../electron/files/xlsx/patch/formula.ts'
import { rowMap, shifted } from '../../../../electron/files/xlsx/patch/rows.ts'

describe('formulas', () => {
  const map = rowMap([{ first: 4, last: 6, next: [{ old: 4 }, { like: 4 }, { old: 5 }, { old: 6 }] }])
  test.each([
    ['SUM(F5:F7)+$A$6', 'SUM(F5:F8)+$A$7'],
    ['\'主要指标\'!F6&"F6"', '\'主要指标\'!F7&"F6"'],
    ['Other!F6+[1]主要指标!F6', 'Other!F6+[1]主要指标!F6'],
    ['LOG10(F6)+A1B6+F6.x+表1[F6]', 'LOG10(F7)+A1B6+F6.x+表1[F6]'],
    ['SUM(6:7)+SUM(F:F)+F7:F5', 'SUM(7:8)+SUM(F:F)+F8:F5'],
    ['1E6+{1,6;F6}', '1E6+{1,6;F7}'],
    ['F1048576+XFE6+F6()', 'F1048576+XFE6+F6()'],
  ])('%s with a row put in below row 5', (text, expected) => {
    expect(shifted(text, '主要指标', '主要指标', map, '')).toBe(expected)
  })

  test('what is not changed is given back letter for letter', () => {
    const text = ' sum( f5 : $G$7 ) & "a""b!C1" '
    expect(rewrite(text, (reference) => reference)).toBe(text)
    expect(scan('销售额*2+SUM(B2)').names).toEqual(['销售额'])
  })

  test('a shared formula reads in each cell what it means there', () => {
    expect(translated('$A1+B$2+C3:D4+汇总!E5', 2, 1)).toBe('$A3+C$2+D5:E6+汇总!F7')
  })
})
