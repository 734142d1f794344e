/** What comes into the table is written as the table writes it, whatever a department's style; the figure stays. */
import { describe, expect, test } from 'vitest'
import { apply } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { mergeReturns } from '../../../shared/collect/merge.ts'
import { accepting } from '../../../shared/collect/taking.ts'
import { wantedOf } from '../../../shared/collect/wanted.ts'
import { asWritten } from '../../../shared/collect/written.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { back, HEADER, lines, sheetOf, TABLE } from './support.ts'

const written = (text: string, row: number, table: Attachment = TABLE, column = 'actual'): string => {
  const wanted = wantedOf(table, BUILT_IN)
  const [line, own] = [wanted.byId.get(`r${row}`), wanted.columnById.get(column)]
  if (line === undefined || own === undefined) throw new Error('no such cell')
  return asWritten(text, wanted, line, own)
}
/** The table with actuals that are there already, by row, and other targets. */
const withCells = (actuals: Record<number, string>, targets: Record<number, string> = {}): Attachment => ({
  ...TABLE,
  rows: TABLE.rows.map((row, at) => ({
    ...row,
    cells: {
      ...row.cells,
      ...(actuals[at] !== undefined && { actual: actuals[at] }),
      ...(targets[at] !== undefined && { target: targets[at] }),
    },
  })),
})

describe('a figure', () => {
  test.each([
    ['201.5亿元', '201.5'],
    ['201.50', '201.50'],
    ['２０１．５', '201.5'],
    ['1，201.5', '1201.5'],
    ['1,201.5', '1201.5'],
    ['201\u200b.5', '201.5'],
    ['+201.5', '201.5'],
    [' 201.5 ', '201.5'],
    ['-3.2', '-3.2'],
    ['三十三亿元', '33'],
    ['－3.2', '-3.2'],
  ])('%s under a unit of its own column is %s', (typed, text) => {
    expect(written(typed, 0)).toBe(text)
  })

  test('carries % where the column’s other figures do, and none where they do not', () => {
    expect(written('6.1%', 3)).toBe('6.1')
    expect(written('增长6.1%', 3)).toBe('6.1')
    const signed = withCells({ 1: '7.3%', 4: '9.2%' })
    expect([written('6.1', 3, signed), written('6.1%', 3, signed)]).toEqual(['6.1%', '6.1%'])
    const bare = withCells({ 1: '7.3', 4: '9.2' }, { 3: '6.5%' })
    expect([written('6.1', 3, bare), written('6.1%', 3, bare)]).toEqual(['6.1', '6.1'])
  })

  test('follows most targets where the column has no figure yet: one column has one style', () => {
    const percent = withCells({}, { 2: '8%', 3: '6.5%' })
    expect([written('6.1', 3, percent), written('6.1%', 4, percent)]).toEqual(['6.1%', '6.1%'])
    expect([written('7.3', 1), written('6.1%', 3)]).toEqual(['7.3', '6.1'])
    expect(written('1.02亿美元', 5)).toBe('1.02亿美元')
  })

  test('is grouped where the table’s figures are', () => {
    const table = withCells({ 0: '1,201.5' }, { 0: '2,420' })
    expect(written('1301.5', 0, table)).toBe('1,301.5')
    expect(written('301.5', 0, table)).toBe('301.5')
  })

  test.each([
    '7%左右',
    '约201.5',
    '下降6.2%',
    '6.0—6.5',
    '201.5万元',
    '201.5（预计）',
    '增长6.1个百分点',
    '完成',
    '—',
    '1-5月 180',
    '',
  ])('with words of its own stays as typed: %s', (text) => {
    expect([written(text, 0), written(text, 3)]).toEqual([text, text])
  })

  test('that is no figure’s column stays as typed', () => {
    expect(written('３％', 0, TABLE, 'note')).toBe('３％')
  })

  test('told as the size of a fall keeps its word', () => {
    const table = {
      ...TABLE,
      rows: [{ id: 'r0', cells: { name: '单位地区生产总值能耗下降', unit: '%', target: '3' } }],
    }
    expect(written('下降3.1%', 0, table)).toBe('下降3.1%')
  })
})

test('merging writes so, and accepting keeps what was offered in the source', () => {
  const file = back([sheetOf([...HEADER, ...lines({ 0: '２０１．５亿元', 3: '增长6.1%' })])])
  const given = { tables: [TABLE], dictionary: BUILT_IN, tasks: [], previous: new Map<string, string>() }
  const { taken } = mergeReturns(given, [file])
  expect(taken.filter(({ column }) => column === 'actual').map(({ text }) => text)).toEqual(['201.5', '6.1'])
  const hand = { by: '', reason: '', at: '2021-07-06T00:00:00.000Z', dictionary: BUILT_IN }
  const own = file.candidates.filter(({ column, row }) => column === 'actual' && row === 'r3')
  const after = apply(
    TABLE,
    accepting(
      TABLE,
      own.map((one) => ({ ...one, file: file.file })),
      hand,
    ),
  )
  expect(after.rows[3]?.cells.actual).toBe('6.1')
  expect(after.heading.sources?.r3?.actual).toMatchObject({ text: '6.1', offered: '增长6.1%' })
})
