/** Where the lines of a text break, and how wide they are. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { textWidth } from '../../../shared/page/layout.ts'
import { balancedLines, breakLines, titleLines } from '../../../shared/page/lines.ts'

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

  it.each([
    [
      '江阳市2021年上半年国民经济和社会发展计划主要指标完成情况表',
      300,
      ['江阳市2021年上半年', '国民经济和社会发展计划', '主要指标完成情况表'],
    ],
    [
      '2024年一季度高新技术产业开发区主要经济指标“双过半”目标任务分解表',
      400,
      ['2024年一季度高新技术产业开发区主要', '经济指标“双过半”目标任务分解表'],
    ],
    [
      '2023年上半年全县招商引资重点项目推进情况汇总表',
      300,
      ['2023年上半年全县招商引资', '重点项目推进情况汇总表'],
    ],
    ['主要指标完成情况', 300, ['主要指标完成情况']],
  ])('of the title %s in %i points break between words', (text, width, expected) => {
    expect(titleLines(text, width, 22)).toEqual(expected)
  })

  test('of a title are no more than without words, and hold the whole of it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '2023年',
            '上半年',
            '国民经济',
            '和',
            '社会发展',
            '“双过半”',
            '（截至6月末）',
            '表',
            'GDP',
          ),
          {
            minLength: 1,
            maxLength: 14,
          },
        ),
        fc.integer({ min: 60, max: 500 }),
        (words, width) => {
          const text = words.join('')
          const lines = titleLines(text, width, 22)
          expect(lines.join('')).toBe(text)
          expect(lines.length).toBeLessThanOrEqual(balancedLines(text, width, 22).length)
        },
      ),
    )
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
