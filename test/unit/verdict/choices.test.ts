/** The list that a cell is filled from. */
import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { choicesOf } from '../../../shared/verdict/choices.ts'
import { dictionaryOf } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from '../renderer/deed-support.ts'

const of = (role: string, row: number, attachment: Attachment = table): string[] => {
  const column = attachment.columns.find((each) => each.role === role)
  if (column === undefined) throw new Error(role)
  return choicesOf(attachment, judgeAttachment(attachment, dictionaryOf([])), column, row)
}

describe('what a column holds', () => {
  it('is each text once, the most frequent first, and the empty one never', () => {
    expect(of('target', 0)).toEqual(['8%', '7%左右', '促稳提质'])
    expect(of('no', 0)).toEqual(['1', '2', '5'])
  })

  it('in the status column has what is suggested, what others were given, and the table’s own words', () => {
    expect(of('status', 0)).toEqual(['完成', '未完成'])
    const wording = { reached: '已完成', done: '达序时', missed: '未达序时' }
    const worded = { ...table, heading: { ...table.heading, wording } }
    expect(new Set(of('status', 0, worded))).toEqual(new Set(['已完成', '达序时', '未达序时']))
    const ruled = {
      ...table,
      rows: table.rows.map((row, at) =>
        at === 3 ? { ...row, cells: { ...row.cells, status: '预计完成' } } : row,
      ),
    }
    expect(of('status', 0, ruled)).toEqual(['预计完成', '完成', '未完成'])
    // What a pending row is suggested stands first.
    expect(of('status', 3)[0]).toBe('完成')
  })
})
