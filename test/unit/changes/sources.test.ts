/** Cells filled from a report keep where they came from, as long as they hold that text. */
import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { attachment as shape } from '../../../shared/attachment/schema.ts'
import { sourceWords } from '../../../shared/attachment/sourced.ts'
import { setCells } from '../../../shared/changes/cells.ts'
import { deleteRows } from '../../../shared/changes/rows.ts'
import { fillCells, sourceOf } from '../../../shared/changes/sources.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { attachmentOf } from '../findings/audit/support.ts'

const hand = { by: '', reason: '', at: '2024-07-01T00:00:00.000Z', dictionary: BUILT_IN }
const table = attachmentOf({
  columns: 'name unit target actual',
  rows: '地区生产总值|%|6%|\n固定资产投资|%|5%|4.1%',
})
const source = { document: 'd', report: '松溪县的报告', quote: '地区生产总值增长5.8%', offset: 12 }
const filled = fillCells(table, [{ row: 'r0', column: 'actual', text: '5.8%', source }], hand)
const after = apply(table, filled)
const sourceAt = ({ heading, rows }: Attachment, row: number, column = 'actual') => {
  const line = rows[row]
  return line === undefined ? null : sourceOf(heading.sources?.[line.id], line, column)
}

describe('a cell filled from a report', () => {
  test('has its text and its source', () => {
    expect(after.rows[0]?.cells.actual).toBe('5.8%')
    expect(sourceAt(after, 0)).toEqual({ ...source, text: '5.8%', at: hand.at })
    expect(sourceAt(after, 1)).toBeNull()
    expect(shape.safeParse(after).success).toBe(true)
  })
  test('has both taken back by the inverse', () => {
    expect(apply(after, invert(filled))).toEqual(table)
  })
  test('is a person’s own once somebody writes something else there, and the report’s again after undo', () => {
    const edits = setCells(after, [{ row: 0, column: 'actual', text: '5.9%' }], hand)
    const changed = apply(after, edits)
    expect(sourceAt(changed, 0)).toBeNull()
    expect(sourceAt(apply(changed, invert(edits)), 0)).not.toBeNull()
  })
  test('keeps the sources of the others, without those of rows that are gone', () => {
    const less = apply(after, deleteRows(after, 0, 0))
    const again = apply(less, fillCells(less, [{ row: 'r1', column: 'actual', text: '4.2%', source }], hand))
    expect(Object.keys(again.heading.sources ?? {})).toEqual(['r1'])
    const both = apply(after, fillCells(after, [{ row: 'r1', column: 'target', text: '6%', source }], hand))
    expect([sourceAt(both, 0), sourceAt(both, 1, 'target')].every((one) => one !== null)).toBe(true)
  })
  test('is not made where its row is gone', () => {
    expect(fillCells(table, [{ row: 'r9', column: 'actual', text: '1', source }], hand)).toEqual([])
  })
})

test('a source is told in one sentence', () => {
  expect(sourceWords(source)).toBe('来自报告《松溪县的报告》：“地区生产总值增长5.8%”')
  const returned = { returned: 'f', file: '松溪县-发改局.xlsx', department: '发改局', cell: '附件1!E7' }
  expect(sourceWords(returned)).toBe('来自返回表《松溪县-发改局.xlsx》发改局 附件1!E7')
  // Nobody knows whose it is.
  expect(sourceWords({ ...returned, department: '' })).toBe('来自返回表《松溪县-发改局.xlsx》附件1!E7')
  // What was typed stays with the figure that it was converted into.
  expect(sourceWords({ ...returned, typed: '685000万元' })).toBe(
    '来自返回表《松溪县-发改局.xlsx》发改局 附件1!E7“685000万元”',
  )
})
