import { describe, expect, test } from 'vitest'
import type { Return } from '../../../shared/collect/model.ts'
import { actuals, back, HEADER, lines, sheetOf } from './support.ts'

const cellsOf = ({ candidates }: Return): string[] => candidates.map(({ row, cell }) => `${row} ${cell}`)

describe('last year’s figures beside this year’s', () => {
  test.each([
    ['去年同期', '本年1-6月'],
    ['上年同期', '本期'],
    ['2020年1-6月', '2021年1-6月'],
    ['本月', '累计'],
  ])('of %s and %s the present ones are taken', (before, now) => {
    for (const turned of [false, true]) {
      const line = (a: string, b: string): string[] => (turned ? [b, a] : [a, b])
      const taken = back([
        sheetOf([
          ['指标名称', '计量单位', ...line(before, now)],
          ['地区生产总值', '亿元', ...line('188.2', '201.5')],
          ['一般公共预算收入', '亿元', ...line('17', '19.06')],
        ]),
      ])
      expect(actuals(taken)).toEqual({ r0: '201.5', r6: '19.06' })
      expect(taken.candidates).toHaveLength(2)
      expect(taken.aside.map(({ text }) => text)).toEqual([before])
    }
  })

  test('of last year’s alone nothing is taken, and it is said', () => {
    const taken = back([
      sheetOf([
        ['指标名称', '去年同期'],
        ['地区生产总值', '188.2'],
      ]),
    ])
    expect(taken.candidates).toEqual([])
    expect([taken.error ?? '', ...taken.aside.map(({ message }) => message)].join('')).toContain('没有')
  })
})

describe('two panels side by side', () => {
  const panels = [
    ['序号', '指标', '1-6月', '', '序号', '指标', '1-6月'],
    ['1', '地区生产总值', '201.5', '', '5', '一般公共预算收入', '19.06'],
    ['3', '固定资产投资', '5.9', '', '6', '空气质量优良率', '88.4'],
    ['4', '到位注册外资', '0.48', '', '7', '县里自定的一项', '7'],
  ]

  test('are read one after the other, and what is none of the table’s is said', () => {
    const taken = back([sheetOf([['青石县2021年上半年主要指标完成情况'], ...panels])])
    expect(cellsOf(taken)).toEqual([
      'r0 Sheet1!C3',
      'r3 Sheet1!C4',
      'r5 Sheet1!C5',
      'r6 Sheet1!G3',
      'r7 Sheet1!G4',
    ])
    expect(taken.candidates.flatMap(({ doubts }) => doubts)).toEqual([])
    expect(taken.aside.map(({ cell, text }) => `${cell} ${text}`)).toEqual(['Sheet1!E5 7 县里自定的一项 7'])
  })

  test('of which the second has another header are not guessed at', () => {
    const [header = [], ...body] = panels
    const taken = back([sheetOf([[...header.slice(0, 5), '项目内容', '排名'], ...body])])
    expect(cellsOf(taken)).toEqual(['r0 Sheet1!C2', 'r3 Sheet1!C3', 'r5 Sheet1!C4'])
    expect(taken.aside).toContainEqual({
      cell: 'Sheet1!F2',
      text: '一般公共预算收入',
      message: '这一栏里也有表中的指标，表头看不出是并排的又一栏，没有取用；请改成一行一个指标再交。',
    })
  })

  test('and two levels of names beside each other are one', () => {
    const taken = back([
      sheetOf([
        ['一级指标', '二级指标', '实绩'],
        ['地区生产总值', '', '201.5'],
        ['固定资产投资', '', '5.9'],
        ['', '到位注册外资', '0.48'],
        ['', '一般公共预算收入', '19.06'],
      ]),
    ])
    expect(taken.aside.map(({ message }) => message).join('')).not.toContain('并排')
  })
})

describe('indicators across', () => {
  const across = [
    ['青石县2021年上半年主要指标完成情况', '', '', ''],
    ['指标名称', '地区生产总值', '一般公共预算收入', '空气质量优良率'],
    ['计量单位', '亿元', '亿元', '%'],
    ['去年同期', '188.2', '17', '87'],
    ['上半年实绩', '201.5', '19.06', '88.4'],
  ]

  test('are read where each row says what it is', () => {
    const taken = back([sheetOf(across, { struck: [{ row: 4, column: 2 }], hiddenColumns: [3] })])
    expect(cellsOf(taken)).toEqual(['r0 Sheet1!B5', 'r6 Sheet1!C5', 'r7 Sheet1!D5'])
    expect(actuals(taken)).toEqual({ r0: '201.5', r6: '19.06 hidden', r7: '88.4 hidden' })
    expect(taken.aside.map(({ cell, message }) => `${cell} ${message}`)).toEqual([
      'Sheet1!A4 这一行不是表中的栏目，没有取用。',
    ])
  })

  test('of another place or period wait as any return does', () => {
    const [, ...rest] = across
    const titled = (title: string) => actuals(back([sheetOf([[title], ...rest])])).r0
    expect(titled('白水县2021年上半年主要指标完成情况')).toBe('201.5 elsewhere')
    expect(titled('青石县2020年上半年主要指标完成情况')).toBe('201.5 period')
  })

  test.each([
    [
      'a county’s one row',
      [
        ['单位', '地区生产总值（亿元）', '一般公共预算收入（亿元）'],
        ['青石县', '201.5', '19.06'],
      ],
    ],
    [
      'no word at all',
      [
        ['地区生产总值', '一般公共预算收入'],
        ['201.5', '19.06'],
      ],
    ],
    [
      'a row that is told and one that is not',
      [
        ['指标名称', '地区生产总值', '一般公共预算收入'],
        ['实绩', '201.5', '19.06'],
        ['青石县', '101.5', '9.06'],
      ],
    ],
  ])('are refused with a sentence: %s', (_, rows) => {
    const { error, candidates } = back([sheetOf(rows)])
    expect(candidates).toEqual([])
    expect(error).toBe('指标横着排在第1行，看不出哪一行是实绩，没有取用；请改成一行一个指标再交。')
  })
})

test('one row of a table is a table', () => {
  expect(actuals(back([sheetOf([...HEADER, ...lines({ 0: '201.5' })])]))).toEqual({ r0: '201.5' })
})
