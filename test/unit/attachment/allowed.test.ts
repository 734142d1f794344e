/** What a column takes (有效性), and what is said of other texts. */
import { describe, expect, test } from 'vitest'
import { notAllowed, wordsFor, wordsIn } from '../../../shared/attachment/allowed.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { auditAttachment } from '../../../shared/findings/audit/audit.ts'
import { choicesOf } from '../../../shared/verdict/choices.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { attachment } from '../support/attachment.ts'

const units = { words: ['亿元', '%', '万人'] }
const OUTSIDE = '不在本栏的范围（0—100）内'

test.each([
  ['亿元', units, null],
  [' ％ ', units, null],
  ['', units, null],
  ['亿', units, '不在本栏可选的内容里'],
  ['52.3', { least: '0', most: '100' }, null],
  ['100', { least: '0', most: '100' }, null],
  ['52.3%', { least: '0', most: '100' }, null],
  ['100.01', { least: '0', most: '100' }, OUTSIDE],
  ['-0.1', { least: '0', most: '100' }, OUTSIDE],
  ['1,234.5', { least: '0' }, null],
  ['１２', { most: '11.9' }, '不在本栏的范围（不大于11.9）内'],
  ['很好', {}, '不是数，本栏应填数'],
  ['年度数据', { least: '0' }, null],
  ['—', { least: '0' }, null],
  ['8%左右', { least: '0', most: '5' }, null],
  ['9999', undefined, null],
] as const)('%s', (text, allowed, expected) => {
  expect(notAllowed(text, allowed)).toBe(expected)
})

describe('the words of a list', () => {
  test('that go on what was typed, those that begin with it first', () => {
    const allowed = { words: ['未完成', '已完成', '完成', '超额完成'] }
    expect(wordsFor('完', allowed)).toEqual(['完成', '未完成', '已完成', '超额完成'])
    expect(wordsFor('', allowed)).toHaveLength(4)
    expect(wordsFor('xyz', allowed)).toEqual([])
    expect(wordsFor('5', { least: '0' })).toEqual([])
  })

  test('as they are written', () => {
    expect(wordsIn('发改委、统计局\n财政局，, 统计局；')).toEqual(['发改委', '统计局', '财政局'])
    expect(wordsIn(' \n ')).toEqual([])
    expect(wordsIn('1,000、2,500')).toEqual(['1,000', '2,500'])
  })
})

const table: Attachment = (() => {
  const made = attachment('t', 3)
  const allowed = { target: { least: '0', most: '1.5' }, name: { words: ['指标0', '指标1'] } }
  return {
    ...made,
    columns: made.columns.map((column) =>
      column.id === 'target' || column.id === 'name' ? { ...column, allowed: allowed[column.id] } : column,
    ),
  }
})()

test('the audit finds what does not fit, cell by cell', () => {
  const found = auditAttachment(table, judgeAttachment(table, BUILT_IN), BUILT_IN)
  expect(found.filter(({ rule }) => rule === 'not-allowed')).toMatchObject([
    { row: 'r2', column: 'name', grade: 'warning', message: expect.stringContaining('不在本栏可选的内容里') },
    { row: 'r2', column: 'target', message: expect.stringContaining('“2%”不在本栏的范围（0—1.5）内') },
  ])
})

test('the list comes before what stands in the column', () => {
  const [column] = table.columns
  if (column === undefined) throw new Error('no column')
  expect(choicesOf(table, judgeAttachment(table, BUILT_IN), column, 0)).toEqual(['指标0', '指标1', '指标2'])
})
