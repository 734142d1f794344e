/** Figures that stand in a row and not in its column are offered with a doubt, whatever column they came to stand in. */
import { describe, expect, test } from 'vitest'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { mergeReturns } from '../../../shared/collect/merge.ts'
import type { Return } from '../../../shared/collect/model.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { actuals, back, HEADER, lines, marked, sheetOf, TABLE } from './support.ts'

/** The same table with a status column and last year's values. */
const STATUS: Attachment = {
  ...TABLE,
  columns: [
    ...TABLE.columns.slice(0, 5),
    { id: 'status', header: ['双过半完成情况'], role: 'status', width: 12 },
    { id: 'owner', header: ['责任单位'], role: 'owner', width: 12 },
    { id: 'note', header: ['备注'], role: 'note', width: 12 },
  ],
}
const HEAD = [
  '序号',
  '指标名称',
  '计量单位',
  '2021年目标',
  '上半年完成情况实绩',
  '双过半完成情况',
  '责任单位',
  '备注',
]
const gdp = (...rest: string[]): string[] => ['1', '地区生产总值', '亿元', '420', ...rest]
const revenue = (...rest: string[]): string[] => ['5', '一般公共预算收入', '亿元', '36', ...rest]
const sent = (...rows: string[][]): Return => back([sheetOf([HEAD, ...rows])], { tables: [STATUS] })
const all = ({ candidates }: Return): string[] =>
  candidates.map(({ row, column, text, cell, doubts }) =>
    [`${row} ${column} ${text} ${cell}`, ...doubts.map(({ message }) => message)].join('\n'),
  )

describe('a blank actual beside a figure in', () => {
  test.each([
    ['双过半完成情况', gdp('', '201.5', '统计局'), 'F2'],
    ['责任单位', gdp('', '', '201.5'), 'G2'],
    ['备注', gdp('', '', '统计局', '201.5亿元'), 'H2'],
    ['备注', gdp('', '', '统计局', '上半年完成201.5亿元，占48%'), 'H2'],
  ])('%s', (name, row, cell) => {
    const told = all(sent(row, revenue('19.06', '', '财政局')))
    const about = told.filter((line) => line.startsWith('r0 actual') && line.includes(`Sheet1!${cell}`))
    expect(about).toHaveLength(1)
    expect(about[0]).toContain(`这个数填在“${name}”栏，“上半年完成情况/实绩”栏空着，请核对是不是填错了栏。`)
    expect(told.filter((line) => line.startsWith('r0 status') || line.startsWith('r0 note'))).toEqual([])
  })

  test('is one that says where it is as well', () => {
    const told = all(sent(gdp('见备注', '', '统计局', '201.5')))
    expect(told.map((line) => line.split(' Sheet1')[0])).toEqual(['r0 actual 见备注', 'r0 actual 201.5'])
    expect(told[1]).toContain('栏写的是“见备注”，请核对是不是填错了栏。')
  })

  test('its unit is offered for it, and the unit is asked', () => {
    const row = gdp('', '', '统计局').with(2, '201.5')
    expect(all(sent(row)).filter((line) => / (actual|unit) 201\.5 /.test(line))).toHaveLength(2)
  })

  test('a remark of its own cell', () => {
    const comments = [{ row: 1, column: 4, text: '201.5亿元' }]
    const told = back([sheetOf([HEAD, gdp('', '', '统计局')], { comments })], { tables: [STATUS] })
    expect(all(told)).toEqual([
      'r0 actual 201.5亿元 Sheet1!E2\n这个数写在批注里，“上半年完成情况/实绩”栏空着，请核对是不是要填的数。',
    ])
  })

  test('a remark without a figure is said', () => {
    const comments = [{ row: 1, column: 4, text: '7月10日才出数' }]
    const told = back([sheetOf([HEAD, gdp('', '', '统计局')], { comments })], { tables: [STATUS] })
    expect(told.candidates).toEqual([])
    expect(told.aside).toEqual([
      { cell: 'Sheet1!E2', text: '7月10日才出数', message: '这一格没有填数，批注里的话没有取用。' },
    ])
  })

  test('its name or its number is offered for it', () => {
    const named = all(sent(gdp('', '', '统计局').with(1, '地区生产总值 201.5亿元')))
    expect(named.find((line) => line.startsWith('r0 actual 201.5亿元 Sheet1!B2'))).toContain(
      '写在名称或序号里',
    )
    const numbered = all(sent(gdp('', '', '统计局').with(0, '201.55')))
    expect(numbered.find((line) => line.startsWith('r0 actual 201.55 Sheet1!A2'))).toContain(
      '写在名称或序号里',
    )
  })

  test('a column without a header', () => {
    const told = all(sent(gdp('', '', '统计局', '', '', '201.5'), revenue('19.06', '', '财政局')))
    expect(told.find((line) => line.startsWith('r0 actual 201.5 Sheet1!J2'))).toContain(
      '这个数填在没有表头的一栏',
    )
  })

  test.each(['7月10日后补报', '详见附件2', '2021年7月', '1. 待市局反馈', '6月数待反馈'])(
    'is no figure where it reads “%s”',
    (text) => {
      expect(actuals(sent(gdp('', '', '统计局', text)))).toEqual({})
    },
  )

  test('is not looked for where the table has the figure already, or another department’s row is as it was', () => {
    const filled = {
      ...STATUS,
      rows: STATUS.rows.map((row) =>
        row.id === 'r0' ? { ...row, cells: { ...row.cells, actual: '200' } } : row,
      ),
    }
    const told = back([sheetOf([HEAD, gdp('', '201.5', '统计局')])], { tables: [filled] })
    expect(actuals(told)).toEqual({})
    expect(actuals(sent(gdp('', '', '统计局'), revenue('19.06', '', '财政局')))).toEqual({ r6: '19.06' })
  })
})

test('a figure under 双过半完成情况 beside an actual is asked, and a word there is not', () => {
  expect(all(sent(gdp('201.5', '48.0%', '统计局')))).toContain(
    'r0 status 48.0% Sheet1!F2\n“双过半完成情况”栏填的是数“48.0%”，请核对是不是填错了栏。',
  )
  expect(all(sent(gdp('215', '完成', '统计局')))).toContain('r0 status 完成 Sheet1!F2')
})

describe('a word under 双过半完成情况', () => {
  const status = (...row: string[]): string | undefined =>
    all(sent(gdp(...row))).find((line) => line.startsWith('r0 status'))

  test('without a figure is asked', () => {
    expect(status('', '完成', '统计局')).toContain('栏没有数，“双过半完成情况”栏却填了“完成”，请先核对实绩。')
    expect(status('', '预计完成', '统计局')).toBe('r0 status 预计完成 Sheet1!F2')
  })

  test('against its figure is asked, and is taken with it', () => {
    expect(status('150', '完成', '统计局')).toMatch(/^r0 status 完成 Sheet1!F2\n返回表填.*未完成/)
    expect(status('150', '未完成', '统计局')).toBe('r0 status 未完成 Sheet1!F2')
    expect(status('215', '完成', '统计局')).toBe('r0 status 完成 Sheet1!F2')
  })
})

describe('two columns that may both be the actual', () => {
  const two = (header: string[], ...rows: string[][]): Return =>
    back([sheetOf([['指标', '单位', ...header], ...rows])])
  const own = (...figures: string[]): string[] => ['一般公共预算收入', '亿元', ...figures]
  const texts = ({ candidates }: Return): string[] =>
    candidates
      .filter(({ column, row }) => column === 'actual' && row === 'r6')
      .map(({ text, doubts }) => `${text} ${doubts.length > 0 ? '?' : ''}`.trim())

  test.each([
    ['本期', '累计'],
    ['完成数', '累计'],
    ['青石县', '全市'],
  ])('are both offered and none is sure: %s | %s', (a, b) => {
    const told = two([a, b], own('19.06', '18.4'), ['地区生产总值', '亿元', '201.5', '190.2'])
    expect(texts(told).toSorted()).toEqual(['18.4 ?', '19.06 ?'])
  })

  test.each([
    ['上半年实绩', '一季度'],
    ['1-6月', '1-5月'],
    ['上半年实绩', '上年同期'],
    ['上半年实绩', '全市排名'],
    ['上半年实绩', '其中：开发区'],
  ])('are none where one says what it is: %s | %s', (a, b) => {
    const told = two([a, b], own('19.06', '3.4'), ['地区生产总值', '亿元', '201.5', '90.2'])
    expect(texts(told)).toEqual(['19.06'])
  })

  test('a version of the same figure beside it is asked', () => {
    const told = two(['上半年实绩', '上级反馈数'], own('19.06', '18.9'), [
      '地区生产总值',
      '亿元',
      '201.5',
      '200.1',
    ])
    expect(texts(told)).toEqual(['19.06 ?', '18.9 ?'])
  })

  test('a growth is offered for a row that is counted in percent', () => {
    const investment = ['固定资产投资', '亿元', '88.1', '4.6']
    const told = back([sheetOf([['指标', '单位', '总量', '增长%'], investment, own('19.06', '5.7')])], {
      tables: [STATUS],
    })
    expect(actuals(told)).toEqual({ r3: '4.6 disagrees', r6: '19.06' })
    expect(all(told).find((line) => line.startsWith('r3 actual 88.1'))).toContain('不能换算')
  })

  test('the same figure twice is one', () => {
    expect(texts(two(['完成数', '累计'], own('19.06', '19.060')))).toHaveLength(1)
  })
})

test('what stands astray never comes into the table by itself', () => {
  const file = sent(gdp('', '201.5', '统计局'), revenue('', '', '财政局', '19.06'))
  const given = { tables: [STATUS], dictionary: BUILT_IN, tasks: [], previous: new Map<string, string>() }
  const merged = mergeReturns(given, [file])
  expect(merged.taken).toEqual([])
  expect(merged.conflicts.map(({ row, column }) => `${row} ${column}`)).toEqual(['r0 actual', 'r6 actual'])
})

test('a figure of the table that came back cleared is said, and stays', () => {
  const filled = {
    ...TABLE,
    rows: TABLE.rows.map((row) =>
      row.id === 'r0' ? { ...row, cells: { ...row.cells, actual: '200' } } : row,
    ),
  }
  const sheet = sheetOf(marked({ 0: '', 6: '19.06' }))
  const told = back([sheet], { tables: [filled] })
  expect(actuals(told)).toEqual({ r6: '19.06 unasked' })
  expect(told.aside.map(({ cell, message }) => `${cell} ${message}`)).toEqual([
    'Sheet1!F4 “地区生产总值”在表中是“200”，返回表里空着；表中的数没有动，请核对是不是要删去。',
  ])
})

test('columns that are understood leave nothing beside', () => {
  const told = back([sheetOf([...HEADER, ...lines({ 0: '201.5', 6: '19.06' })])])
  expect(actuals(told)).toEqual({ r0: '201.5', r6: '19.06' })
  expect(told.aside).toEqual([])
})
