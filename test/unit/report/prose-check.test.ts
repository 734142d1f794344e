/** The law of the written list: held against its own table by the check, every row agrees and nothing contradicts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attachment, Role } from '../../../shared/attachment/model.ts'
import { checkReport } from '../../../shared/findings/check/check.ts'
import { itemsOf, listText } from '../../../shared/report/prose.ts'
import { statements } from '../../../shared/report/statements.ts'
import { LEARNED, type Style, styled } from '../../../shared/report/style.ts'
import { learnedWording, OFFICIAL, type Wording } from '../../../shared/report/wording.ts'
import { readActual } from '../../../shared/verdict/actual.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from '../support/table.ts'

const ROLES: readonly Role[] = ['no', 'name', 'unit', 'target', 'actual', 'growth']

/** What the check says of the list of a table: the rows that agree, and what does not hold. */
function checked(attachment: Attachment, wording: Wording) {
  const judged = judgeAttachment(attachment, BUILT_IN)
  const { items, left } = itemsOf(attachment, judged, wording, BUILT_IN)
  const text = `松溪县2021年上半年国民经济和社会发展计划执行情况\n${listText({ items }, wording)}`
  const found = checkReport({
    text,
    statements: statements(text, BUILT_IN),
    tables: [{ attachment, judged }],
    dictionary: BUILT_IN,
  })
  const agreeing = new Set(found.filter(({ kind }) => kind === 'agrees').map(({ row }) => row))
  // 年度数据，暂未统计 says what 年度数据 says in other words.
  const wrong = found.filter(({ holds, kind }) => !holds && kind !== 'rounded' && kind !== 'table only')
  const only = found.flatMap(({ kind, row }) => (kind === 'table only' && row !== null ? [row] : []))
  return { text, agreeing, wrong, only, left }
}

/** Rows of figures, their sign and places by chance: name, unit, and whether a growth may stand beside. */
const AMOUNTS = [
  ['固定资产投资', '亿元'],
  ['一般公共预算收入', '亿元'],
  ['社会消费品零售总额（亿元）', ''],
  ['进出口总额', '亿美元'],
  ['規模以上工業增加值', '億元'],
  ['旅游收入', '亿元'],
] as const
const GROWTHS = ['地区生产总值', '农林牧渔业总产值', '全社会用电量', '居民消费价格涨幅'] as const
const LEVELS = ['森林覆盖率', '城镇登记失业率', '空气质量优良率'] as const
const FALLS = ['单位GDP能耗下降', '万元工业增加值用水量下降'] as const
const COUNTS = [
  ['城镇新增就业', '人'],
  ['新增床位', '张'],
] as const

const size = fc
  .tuple(fc.integer({ min: 1, max: 98 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, part]) => (part === 0 ? `${whole}` : `${whole}.${String(part).padStart(2, '0')}`))
const signed = fc.tuple(fc.boolean(), size).map(([falls, text]) => `${falls ? '-' : ''}${text}`)
const written = fc.tuple(signed, fc.boolean()).map(([text, mark]) => (mark ? `${text}%` : text))
const beside = fc.option(written, { nil: '' })

const amount = fc
  .tuple(fc.constantFrom(...AMOUNTS), size, beside)
  .map(([[name, unit], actual, growth]) => [name, unit, '120', actual, growth])
const growth = fc
  .tuple(fc.constantFrom(...GROWTHS), written)
  .map(([name, actual]) => [name, '%', '6%', actual, ''])
const level = fc
  .tuple(fc.constantFrom(...LEVELS), size)
  .map(([name, actual]) => [name, '%', '4%', actual, ''])
const fall = fc.tuple(fc.constantFrom(...FALLS), size).map(([name, actual]) => [name, '%', '3%', actual, ''])
const count = fc
  .tuple(fc.constantFrom(...COUNTS), fc.integer({ min: 1, max: 9_999 }))
  .map(([[name, unit], actual]) => [name, unit, '9000', `${actual}${unit}`, ''])
const words = fc.constantFrom(
  ['单位工业增加值能耗下降', '%', '完成省下达任务', '年度数据', ''],
  ['粮食总产量', '万吨', '20', '', ''],
  ['智慧港口', '', '建成', '有序推进', ''],
)
const rows = fc.uniqueArray(fc.oneof(amount, growth, level, fall, count, words), {
  selector: ([name]) => name,
  minLength: 1,
  maxLength: 12,
})

const BEFORE = `松溪县2020年上半年经济运行情况汇报
1、完成固定资产投资98.4亿元，同比增长2.2%，
2、外贸进出口13.5亿美元，同比下降1.5%，
3、GDP同比增长3.1%，
4、登记失业率为3.6%，
5、森林覆盖率达到40.9%，
6、一般公共预算收入完成9.2亿元，同比增长4%。`

const wordings = fc.constantFrom(
  OFFICIAL,
  learnedWording(BEFORE, BUILT_IN),
  learnedWording('1.用电量比上年增长3%；2.财政收入比上年增长4%；3.粮食产量9万吨。', BUILT_IN),
  learnedWording('（1）地区生产总值增速为3%\n（2）财政收入增速为4%\n（3）进出口总额增速为1%', BUILT_IN),
)
const styles = fc.record<Style>({
  numbers: fc.constantFrom('learned', 'chinese', 'arabic', 'none'),
  since: fc.constantFrom('learned', 'with', 'without'),
})

describe('the list against its own table', () => {
  it('agrees in every row that has a figure, and contradicts nothing', () => {
    fc.assert(
      fc.property(rows, wordings, styles, (lines, wording, style) => {
        const attachment = table(
          lines.map((line, at) => [`${at + 1}`, ...line]),
          6,
          ROLES,
        )
        const { text, agreeing, wrong, only, left } = checked(attachment, styled(wording, style))
        const called = `${text}\n${lines.map((line) => line.join('|')).join('\n')}`
        expect(
          wrong.map(({ message }) => message),
          called,
        ).toEqual([])
        const figures = attachment.rows.filter(
          ({ cells }) => readActual(cells.actual ?? '').kind === 'figures',
        )
        expect(
          figures.filter(({ id }) => !agreeing.has(id)).map(({ cells }) => cells.name),
          called,
        ).toEqual([])
        // Nothing is left out in silence.
        const without = attachment.rows.filter(({ cells }) => cells.actual === undefined).map(({ id }) => id)
        expect(left.map(({ row }) => row)).toEqual(without)
        expect(
          only.filter((row) => !without.includes(row)),
          called,
        ).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    [
      'parts below their whole, and pairs under one number',
      [
        ['1', '固定资产投资', '亿元', '300', '148.30', '7.2%'],
        ['', '其中：工业投资', '亿元', '90', '51', '-3'],
        ['', '房地产开发投资', '亿元', '60', '33', '0.4%'],
        ['2', '城镇居民人均可支配收入', '%', '5%', '6.1%'],
        ['', '农村居民人均可支配收入', '%', '6%', '6.9%'],
      ],
    ],
    [
      'one name under two wholes that are told',
      [
        ['1', '批发业销售额', '亿元', '120', '63', '4.4'],
        ['', '其中：限上企业', '亿元', '100', '51', '4.4'],
        ['2', '零售业销售额', '亿元', '40', '22', '4.4'],
        ['', '其中：限上企业', '亿元', '30', '15', '5.4'],
      ],
    ],
    [
      'one name under two wholes without figures',
      [
        ['1', '城镇居民'],
        ['', '其中：人均可支配收入', '%', '6%', '7%'],
        ['2', '农村居民'],
        ['', '其中：人均可支配收入', '%', '6%', '8%'],
      ],
    ],
  ])('agrees for %s', (_, lines) => {
    const attachment = table(lines, 6, ROLES)
    const { text, agreeing, wrong, only } = checked(attachment, styled(OFFICIAL, LEARNED))
    expect(
      wrong.map(({ message }) => message),
      text,
    ).toEqual([])
    expect(only, text).toEqual([])
    const figures = attachment.rows.filter(({ cells }) => cells.actual !== undefined).map(({ id }) => id)
    expect(
      figures.filter((id) => !agreeing.has(id)),
      text,
    ).toEqual([])
  })
})
