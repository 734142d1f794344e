import { describe, expect, test } from 'vitest'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { cellKey } from '../../../shared/collect/asked.ts'
import { actuals, back, HEADER, lines, sheetOf, TABLE, told } from './support.ts'

/** What is offered for the actual of a row that is typed so, with the last value of its cell. */
const offered = (row: number, text: string, previous: string, unit?: string) => {
  const body = lines({ [row]: text })
  if (unit !== undefined) body[0]?.splice(2, 1, unit)
  const taken = back([sheetOf([...HEADER, ...body])], {
    previous: new Map([[cellKey('t', `r${row}`, 'actual'), previous]]),
  })
  return taken.candidates.find(({ column }) => column === 'actual')
}

test.each(['计划201.5', '201.5(预)', '201.5（未审）', '201.5（不含农户）', '增长-8.2', '增加13.1亿元'])(
  'a text with more words than its figure waits: %s',
  (text) => expect(offered(0, text, '188.3')?.doubts.map(({ kind }) => kind)).not.toEqual([]),
)
test.each(['201.5', '201.5亿元', ' 201.5 ', '2,015.0'])('a figure by itself does not: %s', (text) =>
  expect(offered(0, text, text.includes(',') ? '1883' : '188.3')?.doubts).toEqual([]),
)

describe('a figure in another unit of one measure', () => {
  test('that stands beside it and comes near the last value is sure, and says what it was', () => {
    const one = offered(0, '2015000万元', '188.3')
    expect(one).toMatchObject({
      text: '201.5',
      doubts: [],
      converted: { typed: '2015000万元', message: '按201.5亿元，原文“2015000万元”。' },
    })
    expect(offered(0, '2015000', '188.3', '万元')).toMatchObject({
      text: '201.5',
      doubts: [],
      converted: { typed: '2015000', message: '按201.5亿元，原文“2015000”，返回表的单位是万元。' },
    })
    expect(offered(5, '4,800 万美元', '0.31亿美元')).toMatchObject({ text: '0.48', doubts: [] })
  })

  test.each([
    ['without a last value', '2015000万元', ''],
    ['more than three times the last value', '2015000万元', '66'],
    ['less than a third of it', '2015000万元', '610'],
    ['about', '约2015000万元', '188.3'],
  ])('waits %s, and the converted figure is what would be written', (_, text, previous) => {
    const one = offered(0, text, previous)
    expect(one?.doubts.map(({ kind }) => kind)).toContain('unit')
    expect(one?.text).toBe(text.startsWith('约') ? '约201.5亿元' : '201.5')
    expect(one?.converted?.typed).toBe(text)
  })

  test('that does not come out even is rounded, and waits', () => {
    const land = {
      ...TABLE,
      rows: [
        { id: 'r0', cells: { no: '1', name: '造林面积', unit: '公顷', target: '400', owner: '统计局' } },
      ],
    }
    const { candidates } = back([sheetOf([...HEADER, ['1', '造林面积', '公顷', '400', '3001亩', '']])], {
      tables: [land],
      previous: new Map([[cellKey('t', 'r0', 'actual'), '190']]),
    })
    expect(candidates.map(told)).toEqual(['200.0667 unit'])
    expect(candidates[0]?.converted?.message).toBe('按200.0667公顷（换算不尽，保留4位小数），原文“3001亩”。')
  })

  test('carries its unit where a reader of the table would see none', () => {
    const bare = {
      ...TABLE,
      columns: TABLE.columns.filter(({ role }) => role !== 'unit'),
      rows: [{ id: 'r0', cells: { no: '1', name: '到位资金', target: '10亿元', owner: '统计局' } }],
    }
    const { candidates } = back(
      [
        sheetOf([
          ['序号', '指标名称', '2021年目标', '实绩'],
          ['1', '到位资金', '10亿元', '52000万元'],
        ]),
      ],
      { tables: [bare] },
    )
    expect(candidates.map(told)).toEqual(['5.2亿元 unit'])
  })

  test('of another measure is nothing that is converted', () => {
    expect(offered(5, '3.1亿元', '0.4')).toMatchObject({ text: '3.1亿元' })
    expect(offered(5, '3.1亿元', '0.4')?.converted).toBeUndefined()
  })
})

describe('units in the headings of several columns', () => {
  const column = (id: string, header: string[], role: Attachment['columns'][number]['role']) => ({
    ...{ id, header, role, width: 12 },
  })
  const areas: Attachment = {
    ...TABLE,
    columns: [
      column('no', ['序号'], 'no'),
      column('name', ['镇名'], 'name'),
      column('aim', ['固定资产投资（亿元）', '全年目标'], 'target'),
      column('made', ['固定资产投资（亿元）', '上半年实绩'], 'actual'),
      column('aim2', ['社会消费品零售总额（亿元）', '全年目标'], 'none'),
      column('made2', ['社会消费品零售总额（亿元）', '上半年实绩'], 'none'),
    ],
    rows: [
      { id: 'r0', cells: { no: '1', name: '东河镇', aim: '120', aim2: '34' } },
      { id: 'r1', cells: { no: '2', name: '南坪镇', aim: '90' } },
    ],
  }
  const sent = (unit: string, ...body: string[][]) =>
    back(
      [
        sheetOf([
          ['序号', '镇名', `固定资产投资（${unit}）`, '', `社会消费品零售总额（${unit}）`, ''],
          ['', '', '全年目标', '上半年实绩', '全年目标', '上半年实绩'],
          ...body,
        ]),
      ],
      { tables: [areas], previous: new Map([[cellKey('t', 'r0', 'made'), '61']]) },
    ).candidates.map((one) => `${one.column} ${told(one)}`)

  test('are held against the table’s: each figure is converted and marked', () => {
    expect(sent('万元', ['1', '东河镇', '1200000', '685000', '340000', '192000'])).toEqual([
      'made 68.5 unit',
      'made2 19.2 unit',
    ])
  })

  test('a target of other size is another target, and a blank one is not filled in silence', () => {
    expect(sent('万元', ['1', '东河镇', '120', '685000', '34', '192000'])).toEqual([
      'aim 0.012 unit changed',
      'made 68.5 unit changed',
      'aim2 0.0034 unit changed',
      'made2 19.2 unit changed',
    ])
    expect(sent('万元', ['2', '南坪镇', '900000', '451000', '220000', ''])).toEqual([
      'made 45.1 unit',
      'aim2 22 unit',
    ])
  })
})

test('what is offered without marks stays as it was typed', () => {
  expect(actuals(back([sheetOf([...HEADER, ...lines({ 0: '201.5亿元', 1: '7.3%' })])]))).toEqual({
    r0: '201.5亿元',
    r1: '7.3%',
  })
})
