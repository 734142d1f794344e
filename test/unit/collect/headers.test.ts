/** Which rows of a return are its header, and which block of columns under it is the one that is asked for. */
import { describe, expect, test } from 'vitest'
import type { Return } from '../../../shared/collect/model.ts'
import { actuals, back, HEADER, lines, sheetOf, TABLE, told } from './support.ts'

const growths = ({ candidates }: Return): Record<string, string> =>
  Object.fromEntries(
    candidates.filter(({ column }) => column === 'growth').map((one) => [one.row, told(one)]),
  )

describe('foreign rows above the first known one', () => {
  const foreign = Array.from({ length: 14 }, (_, at) => [
    String(at + 1),
    `县里自定的第${at + 1}项`,
    '个',
    '20',
    String(7 + at),
    '1.5',
    '某局',
    '',
  ])

  test('however many do not part the body from its header', () => {
    expect(actuals(back([sheetOf([...HEADER, ...foreign, ...lines({ 0: '201.5', 6: '19.06' })])]))).toEqual({
      r0: '201.5',
      r6: '19.06',
    })
  })

  test('of another table with a header of its own do not lend theirs', () => {
    const other = ['序号', '项目名称', '项目单位', '总投资', '完成情况', '增长率', '责任单位', '说明']
    const sent = back([sheetOf([other, ...foreign, ...HEADER, ...lines({ 0: '201.5', 6: '19.06' })])])
    expect(actuals(sent)).toEqual({ r0: '201.5', r6: '19.06' })
  })
})

describe('two blocks under groups', () => {
  const block = (first: string, second: string) =>
    back([
      sheetOf(
        [
          ['指标名称', '计量单位', first, '', second, ''],
          ['', '', '实绩', '增速', '实绩', '增速'],
          ['地区生产总值', '亿元', '163.2', '5.1', '201.5', '5.6'],
          ['一般公共预算收入', '亿元', '15.4', '3.3', '19.06', '4.2'],
        ],
        {
          merges: [
            { top: 0, bottom: 0, left: 2, right: 3 },
            { top: 0, bottom: 0, left: 4, right: 5 },
          ],
        },
      ),
    ])

  test.each([
    ['1-5月', '1-6月'],
    ['1-5月', '上半年'],
    ['6月', '上半年'],
    ['全年预计', '上半年'],
    ['上年同期', '本期'],
    ['2020年上半年', '2021年上半年'],
    ['全省', '全县'],
  ])('%s first, the figures are those of %s', (first, second) => {
    const sent = block(first, second)
    expect(actuals(sent)).toEqual({ r0: '201.5', r6: '19.06' })
    expect(growths(sent)).toEqual({ r0: '5.6', r6: '4.2' })
    const turned = block(second, first)
    expect(actuals(turned)).toEqual({ r0: '163.2', r6: '15.4' })
    expect(growths(turned)).toEqual({ r0: '5.1', r6: '3.3' })
  })

  test('of another time alone are offered with the group in the sentence', () => {
    const [one] = block('1-5月', '1-4月').candidates
    expect(one?.text).toBe('163.2')
    expect(one?.doubts.map(({ message }) => message).join('')).toContain('1-5月')
  })
})

describe('a table of one row or two', () => {
  test.each([[[0]], [[0, 6]], [[3]]])('of the rows %j is read', (rows) => {
    const table = { ...TABLE, rows: rows.flatMap((at) => TABLE.rows[at] ?? []) }
    const figures: Record<number, string> = { 0: '201.5', 3: '5.9', 6: '19.06' }
    const sent = lines(Object.fromEntries(rows.map((at) => [at, figures[at] ?? ''])))
    const expected = Object.fromEntries(rows.map((at) => [`r${at}`, figures[at]]))
    expect(actuals(back([sheetOf([...HEADER, ...sent])], { tables: [table] }))).toEqual(expected)
    const bare = sent.map((line) => [line[1] ?? '', line[4] ?? ''])
    expect(actuals(back([sheetOf([['指标', '实绩'], ...bare])], { tables: [table] }))).toEqual(expected)
  })
})

describe('words for what was reached', () => {
  const [name, unit, last, actual, verdict] = [
    { id: 'name', header: ['指标名称'], role: 'name', width: 12 },
    { id: 'unit', header: ['计量单位'], role: 'unit', width: 12 },
    { id: 'last', header: ['上年同期'], role: 'last', width: 12 },
    { id: 'actual', header: ['上半年实绩'], role: 'actual', width: 12 },
    { id: 'verdict', header: ['双过半完成情况'], role: 'status', width: 12 },
  ] as const
  const table = {
    ...TABLE,
    columns: [name, unit, last, actual, verdict],
    rows: [
      { id: 'r0', cells: { name: '地区生产总值', unit: '亿元', last: '188.2' } },
      { id: 'r1', cells: { name: '一般公共预算收入', unit: '亿元', last: '18.3' } },
    ],
  }
  const sent = (title: string, header: readonly string[], ...figures: readonly (readonly string[])[]) =>
    actuals(
      back(
        [
          sheetOf([
            [title],
            ['指标', '单位', ...header],
            ...table.rows.map(({ cells }, at) => [cells.name, cells.unit, ...(figures[at] ?? [])]),
          ]),
        ],
        { tables: [table] },
      ),
    )

  test.each(['上半年完成情况', '上半年完成', '完成情况', '完成数', '实际完成', '2021年上半年完成情况'])(
    'of which %s is one',
    (header) => {
      expect(sent('主要指标', [header], ['201.5'], ['19.06'])).toEqual({ r0: '201.5', r1: '19.06' })
    },
  )

  test('are no answer to which of two columns it is', () => {
    expect(sent('主要指标', ['完成情况', '完成数'], ['201.5', '199'], ['19.06', '18'])).toEqual({
      r0: '199 disagrees',
      r1: '18 disagrees',
    })
  })

  test('of this year beside last year’s are this year’s', () => {
    const header = ['2020年1-6月', '2021年1-6月']
    const figures = [
      ['188.2', '201.5'],
      ['18.3', '19.06'],
    ]
    expect(sent('主要指标完成情况', header, ...figures)).toEqual({ r0: '201.5', r1: '19.06' })
    expect(sent('2020年上半年主要指标完成情况', header, ...figures)).toEqual({
      r0: '201.5 period',
      r1: '19.06 period',
    })
  })
})
