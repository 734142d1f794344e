/** Places, time and odd texts: what must hold of whatever is read. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Statement } from '../../../shared/report/statement.ts'
import { statements } from '../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'

const read = (text: string): readonly Statement[] => statements(text, BUILT_IN)

/** Every place holds what it is said to hold. */
function misplaced(text: string): string[] {
  return read(text).flatMap((one) => {
    const { quote, span, value, high, growth, subject } = one
    const wrong: string[] = []
    if (text.slice(span.from, span.to) !== quote || quote === '') wrong.push(quote)
    for (const said of [value, high, growth]) {
      if (said === null) continue
      const there = text
        .slice(said.span.from, said.span.to)
        .normalize('NFKC')
        .replace(/[,，\s-]/g, '')
      const digits = said.value.replace('-', '')
      if (/\d/.test(there) && there.replace(/^百分之/, '') !== digits) wrong.push(`${there} for ${digits}`)
      if (there === '') wrong.push(`nothing for ${digits}`)
    }
    if (subject !== null && subject.from >= subject.to) wrong.push(`no subject: ${quote}`)
    return wrong
  })
}

const PIECES = [
  '全县',
  '城区',
  '完成',
  '新增',
  '地区生产总值',
  '固定資產投資',
  '老旧小区',
  '５家企業',
  '“四化”',
  '(改)',
  '（二期）',
  '其中',
  '分别',
  '同比',
  '增长',
  '下降',
  '達到',
  '约',
  '超亿元',
  '12.3%',
  '１２．５％',
  '3 .5',
  '1,234.5亿元',
  '5%—6%',
  '2万余平方米',
  '各3所',
  '八大类',
  '个百分点',
  '每人每月392元',
  '36.5µg/m³',
  '㎡',
  '65/10万以下',
  '𠮷',
  '，',
  '、',
  '；',
  '。',
  '\n',
  '\t',
  ' ',
  '2023年',
  '上半年',
  '第三十四次',
  '排名全市第5',
  '为年度数据，暂未统计',
  '和',
  '的',
  '10亿元以上项目',
  '一是',
  '①',
  '5G',
  '-3.5%',
]

describe('places', () => {
  test('are those of the text as typed, Traditional, full-width and spaced', () => {
    const text =
      '　完成地區生產總值 １，２３４．５ 億元、增長 ７．１％；查處違法廣告２ 萬餘平方米，城鎮、農村居民人均可支配收入分別增長5.1%和6.3%。'
    expect(misplaced(text)).toEqual([])
    expect(read(text).map(({ indicator, value, quote }) => [indicator, value?.value, quote])).toEqual([
      ['地区生产总值', '1234.5', '完成地區生產總值 １，２３４．５ 億元、增長 ７．１％'],
      ['查处违法广告', '2', '查處違法廣告２ 萬餘平方米'],
      ['城镇居民人均可支配收入', '5.1', '城鎮、農村居民人均可支配收入分別增長5.1%和6.3%'],
      ['农村居民人均可支配收入', '6.3', '城鎮、農村居民人均可支配收入分別增長5.1%和6.3%'],
    ])
  })

  test('hold in whatever stands together', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 40 }), (pieces) => {
        expect(misplaced(pieces.join(''))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})

describe('a text without an end takes time that grows with it and no more', () => {
  test.each([
    '7',
    '增',
    '增长',
    '为',
    '、',
    '“',
    '(',
    '2万余',
    '10亿元以上',
    '分别5%、',
    '年',
    '新增企业5家，',
  ])(
    'a line of %s',
    (piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
      const begun = performance.now()
      read(text)
      expect(performance.now() - begun).toBeLessThan(20_000)
    },
    30_000,
  )
})

test('no text is too odd', () => {
  for (const text of ['', '\n', '5', '%', '分别', '、、、', '其中5家', '增长', '附件'])
    expect(() => read(text)).not.toThrow()
})
