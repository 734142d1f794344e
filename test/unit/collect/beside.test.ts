import { describe, expect, test } from 'vitest'
import { readSheets } from '../../../electron/files/reading.ts'
import { actuals, back, HEADER, lines, marked, sheetOf, TABLE, told } from './support.ts'
import { workbook } from './workbook.ts'

const withNote = (at: number, text: string, note: string) => {
  const [line = []] = lines({ [at]: text })
  line[7] = note
  return line
}

describe('what is remarked beside a figure', () => {
  test('goes with it, and is no doubt where it says nothing of the figure', () => {
    const { candidates } = back([sheetOf([...HEADER, withNote(0, '201.5', '比去年同期多两个项目')])])
    const own = candidates.find(({ column }) => column === 'actual')
    expect([own?.text, own?.remark, own?.doubts]).toEqual(['201.5', '比去年同期多两个项目', []])
    // The table has a column for it, and is offered it there as well.
    expect(candidates.find(({ column }) => column === 'note')?.text).toBe('比去年同期多两个项目')
  })

  test.each(['初步数，以年报为准', '不含开发区', '口径有调整', '截至5月底'])(
    '%s puts it in doubt',
    (note) => {
      const { candidates } = back([sheetOf([...HEADER, withNote(0, '201.5', note)])])
      const own = candidates.find(({ column }) => column === 'actual')
      expect(own?.doubts.map(({ message }) => message)).toEqual([
        `返回表旁边注明“${note}”，请核对这个数能不能用。`,
      ])
    },
  )

  test('in a column that the table does not have, and as a comment of the cell', () => {
    const header = ['指标名称', '计量单位', '实绩', '填报说明', '联系电话']
    const taken = back([
      sheetOf([header, ['地区生产总值', '亿元', '201.5', '含两个新项目', '5550101']], {
        comments: [{ row: 1, column: 2, text: '已与上级对过' }],
      }),
    ])
    expect(taken.candidates[0]?.remark).toBe('含两个新项目；已与上级对过')
    expect(taken.aside.map(({ text }) => text)).toEqual(['联系电话'])
  })
})

test('what is struck out or shown rounded waits, and says what stands there', () => {
  const sheet = sheetOf(marked({ 0: '201.5', 1: '7.3', 2: '8.1' }), {
    struck: [{ row: 3, column: 5 }],
    rounded: [{ row: 4, column: 5, text: '7.345' }],
  })
  const { candidates } = back([sheet])
  expect(actuals(back([sheet]))).toEqual({ r0: '201.5 hidden', r1: '7.3 hidden', r2: '8.1' })
  expect(candidates.flatMap(({ doubts }) => doubts.map(({ message }) => message))).toEqual([
    '这一格在返回表里画了删除线，请核对要不要用。',
    '返回表里填的是7.345，按格式只显示“7.3”，请核对用哪一个。',
  ])
})

test('the reader of workbooks tells of strikes, comments and numbers that their format rounds', async () => {
  const { sheets } = await readSheets('a.xlsx', await workbook(), () => {})
  const [sheet] = sheets
  expect(sheet?.texts[0]).toEqual([
    '12.3',
    '12.35',
    '12.3',
    '33.3%',
    '12.3%',
    '1,235',
    '19.06',
    '14.6',
    '',
    '7.3',
    '',
    '2024年',
    '2024年',
    '5.8',
    '19.06',
    '201.52',
  ])
  expect(sheet?.rounded).toEqual([
    { row: 0, column: 0, text: '12.345' },
    { row: 0, column: 4, text: '12.34%' },
    { row: 0, column: 5, text: '1234.5' },
    { row: 0, column: 7, text: '0' },
    { row: 0, column: 8, text: '201.5' },
    { row: 0, column: 9, text: '7.3' },
    // A day of May, and the 2 of a note.
    { row: 0, column: 13, text: '2024-05-08' },
    { row: 0, column: 15, text: '201.5' },
  ])
  expect(sheet?.struck).toEqual([
    { row: 0, column: 6 },
    { row: 0, column: 14 },
  ])
  expect(sheet?.comments).toEqual([{ row: 0, column: 1, text: '已与上级对过' }])
})

test('what its format shows otherwise, or not at all, waits with both', () => {
  const sheet = sheetOf(marked({ 0: '201.4', 1: '', 2: '8.1' }), {
    rounded: [
      { row: 3, column: 5, text: '0' },
      { row: 4, column: 5, text: '7.3' },
      { row: 5, column: 5, text: '8.1' },
    ],
  })
  const sent = back([sheet])
  expect(actuals(sent)).toEqual({ r0: '201.4 hidden', r1: '7.3 hidden', r2: '8.1 hidden' })
  expect(sent.candidates.map(({ doubts }) => doubts.map(({ message }) => message).join(''))).toEqual([
    expect.stringContaining('返回表里填的是0，按格式只显示“201.4”'),
    '返回表里填的是7.3，按格式不显示，请核对要不要用。',
    '返回表里填的是8.1，按格式不显示，请核对要不要用。',
  ])
})

describe('a figure in a merged cell', () => {
  const body = lines({ 0: '201.5', 6: '', 7: '88.4' })
  const at = (top: number, bottom: number, left: number, right: number) => ({ top, bottom, left, right })

  test('is offered for every row that it is merged over, and is sure for none', () => {
    const sent = back([sheetOf([...HEADER, ...body], { merges: [at(2, 3, 4, 4)] })])
    expect(actuals(sent)).toEqual({ r0: '201.5 known', r6: '201.5 known far', r7: '88.4' })
    expect(sent.candidates[1]?.doubts[0]?.message).toBe(
      '返回表里这个数的单元格合并了“地区生产总值”、“一般公共预算收入”，看不出是哪一行的，请核对。',
    )
  })

  test('over two columns is for both', () => {
    const { candidates } = back([sheetOf([...HEADER, ...body], { merges: [at(2, 2, 4, 5)] })])
    expect(candidates.map((one) => `${one.row} ${one.column} ${told(one)}`)).toEqual([
      'r0 actual 201.5 known',
      'r0 growth 201.5 known far',
      'r7 actual 88.4',
    ])
  })

  test('of the table itself is its own', () => {
    const table = {
      ...TABLE,
      merges: [{ top: 'r6', bottom: 'r7', left: 'actual', right: 'actual' }],
    }
    const two = lines({ 6: '19.06', 7: '' })
    const sent = back([sheetOf([...HEADER, ...two], { merges: [at(2, 3, 4, 4)] })], { tables: [table] })
    expect(actuals(sent)).toEqual({ r6: '19.06' })
  })

  test('and a heading merged over its row is none', () => {
    const lone = ['一、经济发展', '', '', '', '', '', '', '']
    const sent = back([sheetOf([...HEADER, lone, ...body], { merges: [at(2, 2, 0, 7)] })])
    expect(actuals(sent)).toEqual({ r0: '201.5', r7: '88.4' })
  })
})
