/** Lines around and between the rows of a return that say something of its figures, and copies of other periods beside it. */
import { describe, expect, test } from 'vitest'
import type { Return } from '../../../shared/collect/model.ts'
import { actuals, back, HEADER, lines, marked, sheetOf, TABLE, told } from './support.ts'

const TITLE = ['青石县2021年上半年主要指标完成情况']
const body = lines({ 0: '201.5', 6: '19.06' })
const plain = { r0: '201.5', r6: '19.06' }
const sure = ({ candidates }: Return): number => candidates.filter(({ doubts }) => doubts.length === 0).length

describe('a note around the table', () => {
  const noted = (note: string, isAbove: boolean) =>
    back([sheetOf([TITLE, ...(isAbove ? [[note]] : []), ...HEADER, ...body, ...(isAbove ? [] : [[note]])])])

  test.each([
    '说明：以下为1-5月数据',
    '注：本表为5月末快报数',
    '注：最终数待省局反馈',
    '（数据截至2021年5月）',
    '注：实绩栏填的是上年数',
    '草稿，未审核',
  ])('makes all of them wait: %s', (note) => {
    for (const isAbove of [true, false]) {
      const sent = noted(note, isAbove)
      expect(sent.candidates).toHaveLength(2)
      expect(sure(sent)).toBe(0)
      expect(sent.candidates[0]?.doubts.map(({ message }) => message).join('')).toContain('返回表注明')
    }
  })

  test('says once that all is of another period, whether a title, a note or a header tells it', () => {
    const under = (months: string) =>
      HEADER.map((line) => line.map((text) => (text === '实绩' ? `${months}实绩` : text)))
    const sent = back([sheetOf([['统计局1-5月指标'], ['说明：以下为1-5月数据'], ...under('1-5月'), ...body])])
    const periods = sent.candidates[0]?.doubts.filter(({ kind }) => kind === 'period') ?? []
    expect(periods.map(({ message }) => message)).toEqual([
      '返回表写的是2021年前5个月，要汇总的是2021年前6个月，请核对是不是交错了期次。',
    ])
    // Another period in the header is another doubt.
    const twice = back([sheetOf([['统计局1-5月指标'], ...under('1-4月'), ...body])])
    expect(twice.candidates[0]?.doubts.filter(({ kind }) => kind === 'period')).toHaveLength(2)
  })

  test.each([
    '填报人：某某　　请于2021年7月5日前报回',
    '单位：亿元、%',
    '注：增速按可比价计算',
    '注：数据为初步统计数，以年报为准。',
    '2021年7月2日',
    '制表人：某某　审核人：某某　报送时间：7月2日',
    '（截至2021年6月底）',
  ])('says nothing against them: %s', (note) => {
    for (const isAbove of [true, false]) expect(actuals(noted(note, isAbove))).toEqual(plain)
  })

  test('that the table has itself is its own', () => {
    const below = '注：部分指标为快报数'
    const table = { ...TABLE, heading: { ...TABLE.heading, below: [below] } }
    const sent = back([sheetOf([TITLE, ...HEADER, ...body, [below]])], { tables: [table] })
    expect(actuals(sent)).toEqual(plain)
    const [corner = [], ...rest] = marked({ 0: '201.5' })
    const handed = back([sheetOf([corner, ['', '填报说明：预计数不要填'], ...rest])])
    expect(actuals(handed)).toEqual({ r0: '201.5' })
  })
})

describe('what is void or corrected', () => {
  const sent = (above: readonly string[], below: readonly string[], file = '返回表.xlsx') =>
    actuals(back([sheetOf([TITLE, above, ...HEADER, ...body, below])], { file: { file } }))
  const void0 = { r0: '201.5 about', r6: '19.06 about' }

  test.each(['作废', '本表作废', '报送稿，作废', '此表勿用'])('%s', (text) => {
    expect(sent([text], [])).toEqual(void0)
    expect(sent([], [text])).toEqual(void0)
    expect(actuals(back([sheetOf([[...TITLE, '', text], ...HEADER, ...body])]))).toEqual(void0)
    const [corner = [], ...rest] = marked({ 0: '201.5' })
    expect(actuals(back([sheetOf([corner, ['', text], ...rest])]))).toEqual({ r0: '201.5 about' })
  })

  test('by the file’s name', () => {
    expect(sent([], [], '作废-返回表.xlsx')).toEqual(void0)
    expect(sent([], [], '返回表（更正版）.xlsx')).toEqual(plain)
  })

  test('of a row that is named, else of all', () => {
    const second = { r0: '201.5', r6: '19.06 about' }
    expect(sent([], ['更正：一般公共预算收入应为18.4亿元'])).toEqual(second)
    expect(sent(['一般公共预算收入更正为18.4亿元'], [])).toEqual(second)
    expect(sent([], ['上次报送的一般公共预算收入有误，以本次为准'])).toEqual(second)
    expect(sent([], ['更正：第2行应为18.4'])).toEqual(void0)
  })

  test('on another sheet beside it', () => {
    const other = (text: string) =>
      actuals(back([sheetOf([TITLE, ...HEADER, ...body]), sheetOf([[text]], { name: '说明' })]))
    expect(other('一般公共预算收入更正为18.4亿元')).toEqual({ r0: '201.5', r6: '19.06 about' })
    expect(other('以上数据已与上级核对')).toEqual(plain)
  })

  test('only if there should be something says nothing against it', () => {
    expect(sent([], ['如有错误请更正后报回'])).toEqual(plain)
    expect(sent([], ['请核实黄色的单元格，有误的直接改正'])).toEqual(plain)
    expect(sent([], ['注：增速应为可比价增速'])).toEqual(plain)
  })
})

test('a unit between the rows is that of the rows below it', () => {
  const names = ['地区生产总值', '一般公共预算收入']
  const given = { ...TABLE, heading: { ...TABLE.heading, above: ['单位：亿元'] } }
  const table = {
    ...given,
    columns: TABLE.columns.filter(({ role }) => role !== 'unit'),
    rows: names.map((name, at) => ({ id: `r${at}`, cells: { name } })),
  }
  const sent = back(
    [
      sheetOf([
        ['单位：亿元'],
        ['指标名称', '实绩'],
        [names[0] ?? '', '201.5'],
        ['单位：万元'],
        [names[1] ?? '', '190600'],
      ]),
    ],
    { tables: [table] },
  )
  expect(actuals(sent)).toEqual({ r0: '201.5', r1: '19.06 unit' })
})

test.each(['地区生产总值①', '地区生产总值*', '地区生产总值[1]', '地区生产总值（注2）', '地区生产总值 ※'])(
  'a footnote’s mark is no part of a name: %s',
  (name) => {
    const sent = back([sheetOf([...HEADER, ['1', name, '亿元', '420', '201.5']])])
    expect(actuals(sent)).toEqual({ r0: '201.5' })
  },
)

test('a zero of which nothing is known is asked: it is what people type who have no figure', () => {
  const [line = []] = lines({ 0: '201.5' })
  const { candidates } = back([sheetOf([...HEADER, line.with(5, '0')])])
  expect(candidates.map(told)).toEqual(['201.5', '0 far'])
})

describe('a file of several sheets', () => {
  const sheet = (name: string, title: string[], text: string) =>
    sheetOf([title, ...HEADER, ...lines({ 0: text })], { name })

  test('of which one says another period: the present one counts, and the other is said to be left', () => {
    const now = sheet('本期', TITLE, '201.5')
    const before = sheet('上期', ['青石县2020年上半年主要指标完成情况'], '188.2')
    for (const sheets of [
      [now, before],
      [before, now],
    ]) {
      const sent = back(sheets)
      expect(actuals(sent)).toEqual({ r0: '201.5' })
      expect(sent.aside.map(({ cell, message }) => `${cell} ${message}`)).toEqual([
        expect.stringMatching(/^上期 .*没有取用，用的是同一文件里本期的那张。$/),
      ])
    }
    expect(actuals(back([before]))).toEqual({ r0: '188.2 period' })
  })

  test('whose table is hidden says so', () => {
    const hidden = { cell: '', message: '工作表“附件1”是隐藏的，没有读入。' }
    expect(back([sheetOf([['见附件']], { warnings: [hidden] })]).error).toBe(
      '文件里没有找到要汇总的表中的指标；工作表“附件1”是隐藏的，没有读，请取消隐藏后再交。',
    )
  })

  test('names and figures without a header are refused in a sentence', () => {
    const bare = lines({ 0: '201.5', 3: '5.9', 6: '19.06' }).map((line) => [line[1] ?? '', line[4] ?? ''])
    const sent = back([sheetOf(bare)])
    expect(sent.candidates).toEqual([])
    expect(sent.error).toContain('认出了3个指标，看不出哪一栏是实绩')
  })
})
