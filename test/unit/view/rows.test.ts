/** A table with only some of its rows, as the sheet shows it and as writers are handed it. */
import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { dictionaryOf } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { judgedOf, printedRows, withRows } from '../../../shared/view/rows.ts'
import { table } from '../support/table.ts'

const dictionary = dictionaryOf([])

const merged: Attachment = {
  ...table([
    ['1', '农村公路', '公里', '10', '6'],
    ['', '', '公里', '20', '5'],
    ['一、民生', '', '', '', ''],
    ['2', '绿化', '亩', '10', '6'],
  ]),
  merges: [
    { top: 'r0', bottom: 'r1', left: 'no', right: 'name' },
    { top: 'r2', bottom: 'r2', left: 'no', right: 'status' },
  ],
}

describe('a table with some of its rows', () => {
  it('keeps a merge whose rows stand together, and repeats the text of any other', () => {
    expect(withRows(merged, ['r0', 'r1', 'r3']).merges).toEqual([merged.merges[0]])
    const torn = withRows(merged, ['r1', 'r2', 'r0'])
    expect(torn.rows.map(({ cells }) => cells.no)).toEqual(['1', '一、民生', '1'])
    expect(torn.merges).toEqual([
      { top: 'r0', bottom: 'r0', left: 'no', right: 'name' },
      { top: 'r1', bottom: 'r1', left: 'no', right: 'name' },
      merged.merges[1],
    ])
    // The table itself is as it was, and the same row stays the same object.
    expect(merged.rows[1]?.cells.no).toBeUndefined()
    expect(withRows(merged, ['r3', 'r1']).rows[1]).toBe(torn.rows[0])
    expect(torn.rows[2]).toBe(merged.rows[0])
    expect(withRows(merged, ['gone', 'r3']).rows).toEqual([merged.rows[3]])
  })

  it('is judged as the whole table is', () => {
    const attachment = table([
      ['1', '地区生产总值', '%', '7%', '12.3%'],
      ['2', '居民人均可支配收入', '%', '与经济增长保持同步', '12.5%'],
    ])
    const judged = judgeAttachment(attachment, dictionary)
    expect(judgedOf({ attachment, judged }, ['r1'])).toEqual({
      rows: [judged.rows[1]],
      summary: judged.summary,
    })
    expect(judged.rows[1]?.status).toBe('完成')
    // Without the row that it is compared with it would be 待核: what it shows is written down.
    expect(judgeAttachment(withRows(attachment, ['r1']), dictionary).rows[0]?.status).toBe('待核')
    const printed = printedRows(attachment, ['r1'], dictionary)
    expect(judgeAttachment(printed, dictionary).rows[0]?.status).toBe('完成')
    expect(printedRows(attachment, ['r1', 'r0'], dictionary).rows).toEqual([
      attachment.rows[1],
      attachment.rows[0],
    ])
  })
})
