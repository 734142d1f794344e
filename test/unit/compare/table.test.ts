import { expect, test } from 'vitest'
import { exportAttachments } from '../../../electron/files/export.ts'
import { attachment as schema } from '../../../shared/attachment/schema.ts'
import { comparedTable } from '../../../shared/compare/table.ts'
import { partsOf } from '../support/parts.ts'

const lines = [
  ['位置', '送审稿', '现在'],
  ['第1行“粮食产量”实绩', '3.1%', '3.4%'],
  ['删除第5行“生猪出栏”', '', ''],
]

test('a comparison is a table as the contract takes it, with every text in its place', () => {
  const table = comparedTable('送审稿与现在的不同', ['前：送审稿'], lines)
  expect(schema.parse(table)).toEqual(table)
  expect(table.columns.map(({ header }) => header)).toEqual([['位置'], ['送审稿'], ['现在']])
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    { c0: '第1行“粮食产量”实绩', c1: '3.1%', c2: '3.4%' },
    { c0: '删除第5行“生猪出栏”' },
  ])
  expect(table.heading.above).toEqual(['前：送审稿'])
})

test('it leaves as a workbook that holds its texts', async () => {
  const table = comparedTable('送审稿与现在的不同', [], lines)
  const { name, bytes } = await exportAttachments([table], 'xlsx', '', { indicators: [] })
  expect(name).toBe('送审稿与现在的不同.xlsx')
  const parts = [...(await partsOf(bytes)).values()].join('')
  for (const text of lines.flat()) expect(parts).toContain(text)
})
