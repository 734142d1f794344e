import { expect, test } from 'vitest'
import { tableOfReturns, tablesIn } from '../../../shared/collect/skeleton.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { HEADER, lines, marked, sheetOf } from './support.ts'

const newIds = () => {
  let count = 0
  return () => {
    count += 1
    return `id${count}`
  }
}
const title = [['青石县2021年上半年主要指标完成情况']]
const ids = newIds()
const read = (...files: string[][][]) =>
  files.flatMap((texts, at) => tablesIn([sheetOf(texts)], `${at}.xlsx`, ids))
const names = (tables: ReturnType<typeof tableOfReturns>) =>
  tables.map(({ rows, columns }) => {
    const name = columns.find(({ role }) => role === 'name')?.id ?? ''
    return rows.map(({ cells }) => cells[name])
  })

test('the rows of all returns come in the order of their numbers, and nothing is filled', () => {
  const tables = tableOfReturns(
    read(
      [...title, ...HEADER, ...lines({ 3: '5.9', 4: '9.2' })],
      [...title, ...HEADER, ...lines({ 0: '201.5', 1: '7.3', 2: '8.1' })],
      [...title, ...HEADER, ...lines({ 6: '19' })],
    ),
    BUILT_IN,
  )
  expect(names(tables)).toEqual([
    [
      '地区生产总值',
      '规模以上工业增加值',
      '其中：民营企业',
      '固定资产投资',
      '其中：民营企业',
      '一般公共预算收入',
    ],
  ])
  const [table] = tables
  const actual = table?.columns.find(({ role }) => role === 'actual')?.id ?? ''
  expect(table?.rows.every(({ cells }) => cells[actual] === undefined)).toBe(true)
  expect(table?.heading).toMatchObject({ year: 2021, months: 6 })
})

test('marked returns make the table that was handed out, with its ids', () => {
  const [table] = tableOfReturns(
    read(marked({ 0: '201.5', 1: '7.3%' }), marked({ 3: '5.9', 5: '0.5' })),
    BUILT_IN,
  )
  expect(table?.id).toBe('t')
  expect(table?.rows.map(({ id }) => id)).toEqual(['r0', 'r1', 'r3', 'r5'])
  expect(table?.columns.map(({ id }) => id)).toContain('actual')
})

test('of a target that one return has changed the commoner is the table’s', () => {
  const other = lines({ 0: '201.5', 6: '19' })
  other[0]?.splice(3, 1, '400')
  const own = lines({ 0: '201.5', 6: '19' })
  const [table] = tableOfReturns(
    read([...title, ...HEADER, ...other], [...title, ...HEADER, ...own], [...title, ...HEADER, ...own]),
    BUILT_IN,
  )
  const target = table?.columns.find(({ role }) => role === 'target')?.id ?? ''
  expect(table?.rows[0]?.cells[target]).toBe('420')
})

test('files without a table make none', () => {
  expect(tableOfReturns(read([['通讯录'], ['姓名', '电话'], ['张三', '123']]), BUILT_IN)).toEqual([])
})
