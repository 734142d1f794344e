/** What the log says: entries in sentences, the life of a cell, and the way back to an earlier state. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, type Edit, invert } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { cellChanges } from '../../../shared/history/cell.ts'
import { difference } from '../../../shared/history/difference.ts'
import type { LogEntry } from '../../../shared/history/entry.ts'
import { sentenceOf, tell, toldEntry } from '../../../shared/history/telling.ts'
import { attachment } from '../support/attachment.ts'
import { editsOfAll, seeds } from '../support/random-edits.ts'

const at = '2021-07-03T06:05:00.000Z'
const entry = (revision: number, edits: readonly Edit[], part: Partial<LogEntry> = {}): LogEntry => ({
  revision,
  kind: 'do',
  name: '填写',
  person: '李芳',
  at,
  edits,
  ...part,
})
const cell = (row: string, from: string, to: string, column = 'actual'): Edit => ({
  type: 'cell',
  row,
  column,
  from,
  to,
})
const withStatus = (): Attachment => {
  const made = attachment()
  const status = { id: 'status', header: ['完成情况'], role: 'status', width: 12 } as const
  return { ...made, columns: [...made.columns, status] }
}
const said = (before: Attachment, edits: readonly Edit[]): string[] =>
  tell(before, apply(before, edits), edits).map(sentenceOf)

describe('edits are told', () => {
  const table = withStatus()
  const [first, second] = table.rows
  if (first === undefined || second === undefined) throw new Error('no rows')
  const row = (id: string, name: string) => ({ id, cells: { name } })
  const ruling = {
    source: '人工认定',
    by: '李芳',
    reason: '部门确认',
    at,
    basis: { target: '', actual: '' },
  } as const

  test.each<[string, Edit[], string[]]>([
    ['a cell', [cell('r2', '', '12.3%')], ['第3行“指标2”实绩：（空） → 12.3%']],
    [
      'a name under its old one',
      [cell('r0', '指标0', '产值', 'name')],
      ['第1行“指标0”指标名称：指标0 → 产值'],
    ],
    [
      'a row that comes',
      [{ type: 'insertRows', at: 1, rows: [row('n', '粮食产量')] }],
      ['插入第2行“粮食产量”'],
    ],
    ['rows that go', [{ type: 'deleteRows', at: 0, rows: [first, second] }], ['删除第1—2行（“指标0”等2行）']],
    ['a move', [{ type: 'moveRows', from: 3, count: 1, to: 0 }], ['第4行“指标3”移到第1行']],
    [
      'a ruling with its word',
      [cell('r1', '', '完成', 'status'), { type: 'ruling', row: 'r1', from: null, to: ruling }],
      ['第2行“指标1”完成情况：（空） → 完成（人工认定（李芳）：部门确认）'],
    ],
    [
      'a ruling by itself',
      [{ type: 'ruling', row: 'r1', from: null, to: { ...ruling, rule: 'amount' } }],
      ['第2行“指标1”认定：无 → 人工认定（李芳）：部门确认，按“总量”判定'],
    ],
    [
      'a heading',
      [{ type: 'heading', from: table.heading, to: { ...table.heading, title: ['2022年'], year: 2022 } }],
      ['标题：2021年上半年 → 2022年', '年份：2021 → 2022'],
    ],
    [
      'a column that goes with its texts',
      [
        ...table.rows.map(({ id, cells }) => cell(id, cells.target ?? '', '', 'target')),
        { type: 'deleteColumns', at: 1, columns: table.columns.slice(1, 2) },
      ],
      ['删除列“2021年目标”'],
    ],
  ])('%s', (_, edits, sentences) => {
    expect(said(table, edits)).toEqual(sentences)
  })

  test('a cell that a report filled names the report', () => {
    const source = { document: 'd', report: '半年报告', quote: '增长4.1%', offset: 3, text: '4.1%', at }
    const to = { ...table.heading, sources: { r0: { actual: source } } }
    expect(said(table, [cell('r0', '', '4.1%'), { type: 'heading', from: table.heading, to }])).toEqual([
      '第1行“指标0”实绩：（空） → 4.1%（来自报告《半年报告》：“增长4.1%”）',
    ])
  })

  test('several cells are summed up, and an undo is called one', () => {
    const edits = [cell('r0', '', '1'), cell('r1', '', '2')]
    const after = apply(table, edits)
    const made = toldEntry(table, after, entry(1, edits, { name: '粘贴' }))
    expect(`${made.title} ${made.summary}`).toBe('粘贴 2 个单元格')
    const undone = toldEntry(after, table, entry(2, invert(edits), { kind: 'undo', name: '粘贴' }))
    expect(undone.title).toBe('撤销“粘贴”')
  })
})

test('a cell is followed through undo, and through its row that went and came back', () => {
  const table = attachment()
  const typed = [cell('r1', '', '5%')]
  const after = apply(table, typed)
  const gone: Edit[] = [{ type: 'deleteRows', at: 0, rows: after.rows.slice(0, 2) }]
  const entries = [
    entry(1, typed),
    entry(2, [cell('r2', '', '9%')]),
    entry(3, gone, { name: '删除行' }),
    entry(4, invert(gone), { kind: 'undo', name: '删除行' }),
    entry(5, invert(typed), { kind: 'undo' }),
  ]
  const changes = cellChanges(entries, 'r1', 'actual', false)
  expect(changes.map(({ revision, title, from, to }) => [revision, title, from, to])).toEqual([
    [1, '填写', '', '5%'],
    [3, '删除行', '5%', null],
    [4, '撤销“删除行”', null, '5%'],
    [5, '撤销“填写”', '5%', ''],
  ])
})

test('the difference of any two states makes the second of the first, and its inverse leads back', () => {
  fc.assert(
    fc.property(seeds, seeds, (one, other) => {
      const start = attachment()
      const now = apply(start, editsOfAll(start, one))
      const then = apply(start, editsOfAll(start, other))
      const edits = difference(now, then)
      expect(apply(now, edits)).toEqual(then)
      expect(apply(then, invert(edits))).toEqual(now)
      expect(difference(then, then)).toEqual([])
    }),
    { numRuns: 300 },
  )
})
