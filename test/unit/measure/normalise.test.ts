/** Texts in one form for comparing; nothing here is ever stored. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparable } from '../../../shared/measure/normalise.ts'

test.each([
  ['７％左右', '7%左右'],
  ['7﹪', '7%'],
  ['３% ', '3%'],
  ['5.0%—5.5%', '5.0%—5.5%'],
  ['5.0%——5.5%', '5.0%—5.5%'],
  ['5.0%–5.5%', '5.0%-5.5%'],
  ['5.0%～5.5%', '5.0%~5.5%'],
  ['−0.5%', '-0.5%'],
  ['－0.5%', '-0.5%'],
  ['36.5µg/m³', '36.5μg/m3'],
  ['1○亿', '10亿'],
  ['2〇21', '2021'],
  ['地區生產總值', '地区生产总值'],
  ['與經濟增長基本同步', '与经济增长基本同步'],
  ['控制在省定範圍內', '控制在省定范围内'],
  ['“雙過半”', '"双过半"'],
  ['计量\n单位', '计量单位'],
  ['（１）化学需氧量（COD）', '(1)化学需氧量(COD)'],
  ['　其中：', '其中:'],
  ['', ''],
])('%j → %j', (typed, expected) => {
  expect(comparable(typed)).toBe(expected)
})

test('a comparable text is its own comparable form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = comparable(text)
      expect(comparable(once)).toBe(once)
    }),
    // A note and an Arabic mark, between which NFKC puts a space.
    { examples: [['\u{1D15E}\uFE72']] },
  )
})
