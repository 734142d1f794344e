/** Returns whose figures stand in another column or row than they belong to: everything there waits. */
import { describe, expect, test } from 'vitest'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { cellKey } from '../../../shared/collect/asked.ts'
import { columnText, cornerText, rowText } from '../../../shared/collect/identity.ts'
import type { Return } from '../../../shared/collect/model.ts'
import { actuals, back, HEADER, sheetOf, TABLE } from './support.ts'

const ROWS: readonly (readonly [name: string, unit: string, target: string, last: string, now: string])[] = [
  ['地区生产总值', '亿元', '420', '188.2', '201.5'],
  ['一般公共预算收入', '亿元', '36', '18.9', '19.06'],
  ['城镇新增就业', '人', '9000', '4700', '5120'],
  ['规模以上工业增加值', '%', '7', '6.1', '7.3'],
  ['实际到位外资', '万美元', '8000', '3900', '4250'],
  ['空气质量优良率', '%', '85', '86.2', '88.4'],
]
const table: Attachment = {
  ...TABLE,
  rows: ROWS.map(([name, unit, target], at) => ({
    id: `r${at}`,
    cells: { no: String(at + 1), name, unit, target },
  })),
}
const previous = new Map(ROWS.map(([, , , last], at) => [cellKey('t', `r${at}`, 'actual'), last]))
const IDS = Object.keys(table.columns).map((at) => table.columns[Number(at)]?.id ?? '')

/** The table's lines as they should have come, with something done to them, with and without the hidden marks. */
const line = (at: number): string[] => {
  const [name = '', unit = '', target = '', , now = ''] = ROWS[at] ?? []
  return [String(at + 1), name, unit, target, now, '', '', '']
}
const plain = (): string[][] => ROWS.map((_, at) => line(at))
const sent = (body: readonly (readonly string[])[], marks = false, before = previous): Return => {
  const all = [...HEADER, ...body]
  const laid = marks
    ? [
        [cornerText({ table: 't', handout: 'h', department: '统计局' }), ...IDS.map(columnText)],
        ...HEADER.map((one) => ['', ...one]),
        ...body.map((one, at) => [at < ROWS.length ? rowText(`r${at}`) : '', ...one]),
      ]
    : all
  return back([sheetOf(laid)], { tables: [table], previous: before })
}
const sure = ({ candidates }: Return): string[] =>
  candidates.filter(({ doubts }) => doubts.length === 0).map(({ row, column }) => `${row} ${column}`)
const why = ({ candidates }: Return): string =>
  candidates.flatMap(({ doubts }) => doubts.map(({ message }) => message)).join('\n')

test('as it should come everything is sure', () => {
  for (const marks of [false, true])
    for (const before of [previous, new Map<string, string>()])
      expect(sure(sent(plain(), marks, before))).toHaveLength(ROWS.length)
})

describe('cells that were pushed', () => {
  /** Those of some columns one down or up from a row on. */
  const pushed = (columns: readonly number[], from: number, step: 1 | -1): string[][] => {
    const body = [...plain(), ['', '', '', '', '', '', '', '']]
    return body.map((one, at) =>
      one.map((text, column) =>
        !columns.includes(column) || at < from
          ? text
          : step === 1 && at === from
            ? ''
            : (body[at - step]?.[column] ?? ''),
      ),
    )
  }

  test.each([
    ['one down from the first row', [4], 0, 1],
    ['one down from the third row', [4], 2, 1],
    ['one up', [4], 0, -1],
    ['one down with unit and target', [2, 3, 4], 0, 1],
    ['one up with unit and target', [2, 3, 4], 1, -1],
    ['one down with the target', [3, 4], 0, 1],
  ] as const)('%s: nothing of the column is sure', (_, columns, from, step) => {
    for (const marks of [false, true]) {
      const back = sent(pushed(columns, from, step), marks)
      expect(back.candidates.length).toBeGreaterThan(3)
      expect(sure(back)).toEqual([])
      expect(why(back)).toMatch(/错了行|插入或删除过单元格/)
    }
  })

  test('is not what two exchanged rows are: the others stay sure', () => {
    const body = plain()
    const [first = [], second = []] = body
    const back = sent([first.with(1, second[1] ?? ''), second.with(1, first[1] ?? ''), ...body.slice(2)])
    expect(sure(back)).toEqual(['r2 actual', 'r3 actual', 'r4 actual', 'r5 actual'])
  })

  test('among rows that are much alike, where one stands out below the last row', () => {
    const alike: Attachment = {
      ...table,
      rows: ['甲区', '乙区', '丙区', '丁区'].map((name, at) => ({
        id: `r${at}`,
        cells: { no: String(at + 1), name: `${name}工业增加值增速`, unit: '%', target: '7' },
      })),
    }
    const rows = alike.rows.map(({ cells }, at) => [
      cells.no ?? '',
      cells.name ?? '',
      '%',
      '7',
      ['', '7.1', '6.8', '7.4'][at] ?? '',
    ])
    const out = ['', '', '', '', '6.9']
    const given = (body: string[][]) => back([sheetOf([...HEADER, ...body])], { tables: [alike] })
    expect(sure(given(rows))).toHaveLength(3)
    expect(sure(given([...rows, out]))).toEqual([])
  })
})

describe('columns that were exchanged', () => {
  const exchanged = (a: number, b: number) =>
    plain().map((one, at) => {
      const full = one.with(5, String(4.1 + at))
      return full.with(a, full[b] ?? '').with(b, full[a] ?? '')
    })

  test('target and actual', () => {
    const one = sent(exchanged(3, 4))
    expect(sure(one).filter((cell) => !cell.endsWith('growth'))).toEqual([])
    expect(why(one)).toContain('像是两栏填反了')
  })

  test('actual and growth', () => {
    for (const before of [previous, new Map<string, string>()]) {
      const one = sent(exchanged(4, 5), false, before)
      expect(sure(one).filter((cell) => cell.endsWith('actual'))).toEqual([])
    }
  })

  test('the targets typed where the actuals belong', () => {
    const one = sent(plain().map((line) => line.with(4, line[3] ?? '')))
    expect(sure(one)).toEqual([])
    expect(why(one)).toContain('像是填成了目标')
  })

  test('a whole block that was pushed to the side', () => {
    const owned = {
      ...table,
      rows: table.rows.map((row) => ({ ...row, cells: { ...row.cells, owner: '统计局' } })),
    }
    const body = plain().map((line) => [...line.slice(0, 4), '', line[4] ?? '', '', '统计局'])
    const one = back([sheetOf([...HEADER, ...body])], { tables: [owned] })
    expect(one.candidates.length).toBeGreaterThan(6)
    expect(sure(one)).toEqual([])
    expect(why(one)).toContain('“备注”栏里有6行是表中的“责任单位”')
  })

  test('the last period’s figures', () => {
    const one = sent(plain().map((line, at) => line.with(4, ROWS[at]?.[3] ?? '')))
    expect(sure(one)).toEqual([])
    expect(why(one)).toContain('像是上一期的数')
  })
})

test('where half of a column is far from what is to be, the rest is so by chance', () => {
  const factor = [10, 0.01, 1, 100, 1, 1]
  const one = sent(plain().map((line, at) => line.with(4, String(Number(ROWS[at]?.[4]) * (factor[at] ?? 1)))))
  expect(Object.values(actuals(one)).every((told) => told.includes(' '))).toBe(true)
})

describe('a unit above that is another than the row’s', () => {
  const titled = (unit: string, text = '201.5', header = HEADER) =>
    back(
      [
        sheetOf([
          ['青石县2021年上半年主要指标完成情况'],
          [`单位：${unit}`],
          ...header,
          ['1', '地区生产总值', '亿元', '420', text],
          ['4', '规模以上工业增加值', '%', '7', '7.3'],
        ]),
      ],
      { tables: [table] },
    )

  test('waits with both', () => {
    const one = titled('万元')
    expect(actuals(one)).toEqual({ r0: '201.5 unit', r3: '7.3' })
    expect(why(one)).toBe(
      '返回表的上方或下方写的单位是万元，这一行写的是亿元，看不出数用的是哪个单位，请核对。',
    )
    const [first = [], second = []] = HEADER
    const above = titled('亿元', '201.5', [first, second.with(4, '实绩（万元）')])
    expect(actuals(above).r0).toContain('unit')
    expect(why(above)).toContain('返回表的表头写的单位是万元，这一行写的是亿元')
  })

  test('also in a note below the table', () => {
    const note = ['注：表中金额单位为万元']
    const body = plain().slice(0, 2)
    expect(actuals(back([sheetOf([...HEADER, ...body, note])], { tables: [table] })).r0).toBe('201.5 unit')
    const own = { ...table, heading: { ...table.heading, below: note } }
    expect(actuals(back([sheetOf([...HEADER, ...body, note])], { tables: [own] })).r0).toBe('201.5')
  })

  test('but not where it is the same, of another measure, or typed with the figure', () => {
    for (const one of [titled('亿元'), titled('亿元、%'), titled('个'), titled('万元', '201.5亿元')])
      expect(actuals(one)).toMatchObject({ r0: expect.not.stringContaining(' '), r3: '7.3' })
  })
})

describe('actuals that are last year’s of the table itself', () => {
  const withLast: Attachment = {
    ...table,
    columns: table.columns.flatMap((one) =>
      one.role === 'actual'
        ? [{ id: 'last', header: ['上年同期'], role: 'last' as const, width: 12 }, one]
        : [one],
    ),
    rows: table.rows.map((row, at) => ({ ...row, cells: { ...row.cells, last: ROWS[at]?.[3] ?? '' } })),
  }
  const copied = (rows: readonly number[], texts = (at: number): string => ROWS[at]?.[3] ?? '') =>
    back(
      [sheetOf([...HEADER, ...plain().map((one, at) => (rows.includes(at) ? one.with(4, texts(at)) : one))])],
      { tables: [withLast] },
    )

  test('wait, one of many digits, two of them or all, and no others', () => {
    expect(sure(copied([]))).toHaveLength(6)
    // 18.9 twice may be chance, 188.2 is not.
    expect(sure(copied([1]))).toHaveLength(6)
    expect(sure(copied([0]))).toHaveLength(5)
    expect(why(copied([0]))).toContain('“188.2”与表中的“上年同期”完全相同')
    expect(sure(copied([0, 3]))).toEqual(['r1 actual', 'r2 actual', 'r4 actual', 'r5 actual'])
    expect(sure(copied([0, 3], (at) => `${ROWS[at]?.[3]}0`))).toHaveLength(4)
    expect(sure(copied([0, 1, 2, 3, 4, 5]))).toEqual([])
    expect(why(copied([0, 3]))).toContain('有2行与表中的“上年同期”相同')
  })
})
