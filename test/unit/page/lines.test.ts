/** Where the lines of a text break, and how wide they are. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { textWidth } from '../../../shared/page/layout.ts'
import { balancedLines, breakLines } from '../../../shared/page/lines.ts'

describe('lines', () => {
  it.each([
    ['2021年目标', 40, ['2021年', '目标']],
    ['与经济增长保持同步', 70, ['与经济增长', '保持同步']],
    ['1.84亿美元', 50, ['1.84', '亿美元']],
    ['双过半\n完成情况', 100, ['双过半', '完成情况']],
    ['2026年计划投资', 30, ['2026', '年计', '划投', '资']],
    ['完成', 100, ['完成']],
    ['', 10, ['']],
    ['总投资（万元）', 56, ['总投资', '（万元）']],
  ])('%s in %i points', (text, width, expected) => {
    expect(balancedLines(text, width, 12)).toEqual(expected)
  })

  it('begin with no closing mark and end with no opening one', () => {
    const text = '一、经济发展（含工业、农业、服务业），须按“双过半”要求（时间过半、任务过半）推进。'
    for (let width = 40; width < 400; width += 7)
      for (const line of breakLines(text, width, 12)) {
        expect(line).not.toMatch(/^[，。、）”]/)
        expect(line).not.toMatch(/[（“]$/)
      }
  })

  test('hold the whole text, in order, and none is much wider than its place', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'完成目标12.5%亿美元（），。、“”GDP 𠮷'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 300 }), (words, width) => {
        const lines = breakLines(words, width, 12)
        expect(lines.join('')).toBe(words)
        for (const line of lines)
          expect(textWidth(line, 12) <= width + 12 || Array.from(line).length <= 4).toBe(true)
      }),
    )
  })
})

test('signs that Chinese fonts draw full-width are as wide as a character; what is not drawn has no width', () => {
  for (const sign of '①≥→■℃Ⅱα×') expect(textWidth(sign, 10)).toBe(10)
  expect(textWidth('a\u0301\u200d', 10)).toBe(textWidth('a', 10))
  expect(textWidth('WWW', 10)).toBeGreaterThan(textWidth('111', 10))
})

test('only marks with an empty right half hang over the edge', () => {
  expect(breakLines('完成率％', 42, 12)).toEqual(['完成', '率％'])
  expect(breakLines('完成率。', 42, 12)).toEqual(['完成率。'])
})
