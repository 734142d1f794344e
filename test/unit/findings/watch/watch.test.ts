/** The watch: which places of a report still carry what a table had before, and how they would read. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { earlierTables } from '../../../../shared/attachment/earlier.ts'
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { oldFigures } from '../../../../shared/findings/watch/watch.ts'
import { readChinese, writeChinese } from '../../../../shared/measure/chinese.ts'
import { editText } from '../../../../shared/report/edit.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { TITLE, tableOf } from '../check/support.ts'

const TABLE = tableOf(`
1|地区生产总值|%|6%左右|5.8%
2|规模以上工业增加值|%|7%|7.4%
3|一般公共预算收入|亿元|48|26.4
4|进出口总额|亿元|220|118.36
5|城镇登记失业率|%|4%以内|2.41%
6|新增城镇就业|人|9000|5012
7|社会消费品零售总额|%|8%|9.1%`)

const change = (table: Attachment, row: number, column: string, to: string): Attachment => ({
  ...table,
  rows: table.rows.map((one, at) => (at === row ? { ...one, cells: { ...one.cells, [column]: to } } : one)),
})

const given = (attachment: Attachment) => ({ attachment, judged: judgeAttachment(attachment, BUILT_IN) })

interface Case {
  readonly row: number
  readonly to: string
  readonly column?: string
}

function found(body: string, { row, to, column = 'actual' }: Case, title = TITLE, answers = {}) {
  const text = `${title}\n${body}\n`
  const columns = TABLE.columns.find(({ role }) => role === column)?.id ?? ''
  return {
    text,
    old: oldFigures({
      text,
      statements: statements(text, BUILT_IN),
      table: given(change(TABLE, row, columns, to)),
      earlier: [given(TABLE)],
      dictionary: BUILT_IN,
      answers,
    }),
  }
}

/** The body as it would read, and what waits for a person. */
function mended(body: string, one: Case, title = TITLE) {
  const { text, old } = found(body, one, title)
  const edits = old.flatMap(({ expected }) =>
    expected === null ? [] : [{ ...expected.span, text: expected.text }],
  )
  return {
    reads: editText(text, edits).split('\n')[1],
    asks: old.flatMap(({ expected, quote }) => (expected === null ? [quote] : [])),
  }
}

const GDP = 0
const INCOME = 2
const TRADE = 3
const JOBS = 5

describe('a figure of the table that is another now', () => {
  test.each<readonly [string, string, Case, string]>([
    [
      'a growth',
      '上半年，地区生产总值增长5.8%。',
      { row: GDP, to: '6.2%' },
      '上半年，地区生产总值增长6.2%。',
    ],
    [
      'a name of the dictionary',
      '上半年，GDP同比增长5.8%。',
      { row: GDP, to: '6.2%' },
      '上半年，GDP同比增长6.2%。',
    ],
    [
      'a growth that is a fall',
      '上半年，地区生产总值增长5.8%。',
      { row: GDP, to: '-1.2%' },
      '上半年，地区生产总值下降1.2%。',
    ],
    [
      'no growth at all',
      '上半年，地区生产总值同比增长5.8%。',
      { row: GDP, to: '0%' },
      '上半年，地区生产总值同比持平。',
    ],
    [
      'an amount',
      '上半年，一般公共预算收入26.4亿元。',
      { row: INCOME, to: '27.05' },
      '上半年，一般公共预算收入27.05亿元。',
    ],
    [
      'its unit as it is said',
      '上半年，一般公共预算收入264000万元。',
      { row: INCOME, to: '27.05' },
      '上半年，一般公共预算收入270500万元。',
    ],
    [
      'the places as they are said',
      '上半年，进出口总额118.4亿元。',
      { row: TRADE, to: '121.04' },
      '上半年，进出口总额121.0亿元。',
    ],
    [
      'more than, still true below',
      '上半年，进出口总额超118亿元。',
      { row: TRADE, to: '116.99' },
      '上半年，进出口总额超116亿元。',
    ],
    [
      'a count with its comma',
      '上半年，新增城镇就业5,012人。',
      { row: JOBS, to: '5130' },
      '上半年，新增城镇就业5,130人。',
    ],
    [
      'wide digits',
      '上半年，地区生产总值增长５.８%。',
      { row: GDP, to: '6.2%' },
      '上半年，地区生产总值增长６.２%。',
    ],
    [
      'a target',
      '下半年，要确保全年地区生产总值增长6%左右。',
      { row: GDP, column: 'target', to: '6.5%左右' },
      '下半年，要确保全年地区生产总值增长6.5%左右。',
    ],
  ])('%s', (_, body, one, reads) => {
    expect(mended(body, one)).toEqual({ reads, asks: [] })
  })

  test.each<readonly [string, string, Case]>([
    ['a figure that was another before', '上半年，地区生产总值增长5.6%。', { row: GDP, to: '6.2%' }],
    ['another indicator with the same figure', '上半年，固定资产投资增长5.8%。', { row: GDP, to: '6.2%' }],
    [
      'what is said less exactly and stays true',
      '上半年，进出口总额超118亿元。',
      { row: TRADE, to: '119.2' },
    ],
    ['the rounded figure that is the same', '上半年，进出口总额118.4亿元。', { row: TRADE, to: '118.41' }],
    ['another year', '2022年上半年，地区生产总值增长5.8%。', { row: GDP, to: '6.2%' }],
    ['the whole country', '上半年，全国地区生产总值增长5.8%。', { row: GDP, to: '6.2%' }],
    [
      'the target where the actual is another',
      '下半年，要确保全年地区生产总值增长5.8%。',
      { row: GDP, to: '6.2%' },
    ],
    ['a cell without a figure', '上半年，地区生产总值增长5.8%。', { row: GDP, to: '' }],
  ])('leaves %s', (_, body, one) => {
    expect(found(body, one).old).toEqual([])
  })

  it('leaves the report of another county and of a province', () => {
    const body = '上半年，地区生产总值增长5.8%。'
    const one = { row: GDP, to: '6.2%' }
    const other = TITLE.replace('云岭县', '北原市')
    expect(found(body, one, other).old).toEqual([])
    expect(found(body, one, TITLE.replace('云岭县', '东山省')).old).toEqual([])
    expect(found(body, one).old).toHaveLength(1)
  })

  it('leaves what agreed to the digit only where it agrees still', () => {
    expect(mended('上半年，地区生产总值增长6%。', { row: GDP, to: '6.2%' }).reads).toBe(
      '上半年，地区生产总值增长6%。',
    )
    expect(mended('上半年，新增城镇就业5012人。', { row: JOBS, to: '5012.4' }).reads).toBe(
      '上半年，新增城镇就业5012.4人。',
    )
  })

  it('finds it in the report of the year after, where it is last year’s', () => {
    const title = TITLE.replace('2023', '2024')
    const { old } = found(
      '上半年，地区生产总值增长4.9%，上年同期地区生产总值增长5.8%。',
      { row: GDP, to: '6.2%' },
      title,
    )
    expect(old.map(({ quote, expected }) => [quote, expected?.text])).toEqual([['5.8', '6.2']])
  })

  it('is silent where the old figure stands in the table again', () => {
    expect(found('上半年，地区生产总值增长5.8%。', { row: GDP, to: '5.80%' }).old).toEqual([])
  })

  it('says what became of it, and keeps an answer until the figure changes again', () => {
    const body = '上半年，地区生产总值增长5.8%。'
    const { old } = found(body, { row: GDP, to: '6.2%' })
    const [first] = old
    expect(first?.message).toBe('报告说“地区生产总值增长5.8%”，表中“地区生产总值”的实绩已由5.8%改为6.2%。')
    const answers = { [first?.key ?? '']: { text: '初步数', finding: first?.message ?? '' } }
    expect(found(body, { row: GDP, to: '6.2%' }, TITLE, answers).old[0]).toMatchObject({
      explanation: '初步数',
      outdated: false,
    })
    expect(found(body, { row: GDP, to: '6.3%' }, TITLE, answers).old[0]).toMatchObject({ outdated: true })
  })
})

describe('what was reckoned from it', () => {
  test.each<readonly [string, string, Case, string, readonly string[]]>([
    [
      'a progress beside its two figures',
      '一般公共预算收入完成26.4亿元，为年度目标48亿元的55%。',
      { row: INCOME, to: '27.6' },
      '一般公共预算收入完成27.6亿元，为年度目标48亿元的58%。',
      [],
    ],
    [
      'a progress whose target the table tells, and its distance from the schedule',
      '一般公共预算收入26.4亿元，完成全年目标的55%，超序时进度5个百分点。',
      { row: INCOME, to: '27.6' },
      '一般公共预算收入27.6亿元，完成全年目标的58%，超序时进度8个百分点。',
      [],
    ],
    [
      'parts that add up no more',
      '上半年，进出口总额118.36亿元，其中出口70.16亿元、进口48.2亿元。',
      { row: TRADE, to: '120.36' },
      '上半年，进出口总额120.36亿元，其中出口70.16亿元、进口48.2亿元。',
      ['118.36亿元，其中出口70.16亿元、进口48.2亿元'],
    ],
    [
      'a growth that the table does not tell',
      '上半年，进出口总额118.36亿元，增长7.7%。',
      { row: TRADE, to: '120.36' },
      '上半年，进出口总额120.36亿元，增长7.7%。',
      ['7.7'],
    ],
  ])('%s', (_, body, one, reads, asks) => {
    expect(mended(body, one)).toEqual({ reads, asks })
  })
})

test('rows as they were before, the latest first', () => {
  const actual = TABLE.columns.find(({ role }) => role === 'actual')?.id ?? ''
  const row = TABLE.rows[0]?.id ?? ''
  const step = (from: string, to: string) => [{ type: 'cell' as const, row, column: actual, from, to }]
  const tables = earlierTables(TABLE, [step('5.6%', '5.8%'), [], step('', '5.6%')])
  expect(tables.map(({ rows }) => rows[0]?.cells[actual])).toEqual(['5.6%', ''])
  expect(tables.every(({ rows }) => rows[1] === TABLE.rows[1])).toBe(true)
})

test('a number written in Chinese is read as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (value) => readChinese(writeChinese(value)) === value),
  )
})

test('what is put right is old no more', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200, max: 200 }), fc.boolean(), (tenths, exactly) => {
      const to = `${tenths / 10}%`
      const body = exactly ? '上半年，地区生产总值增长5.8%。' : '上半年，地区生产总值增长约6%。'
      const { reads, asks } = mended(body, { row: GDP, to })
      expect(found(reads ?? '', { row: GDP, to }).old.length).toBe(asks.length)
    }),
    { numRuns: 60 },
  )
})
