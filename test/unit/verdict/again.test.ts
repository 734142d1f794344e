/** Judged after an edit, from what was judged before it: the same as judged from nothing, and no more work than that. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from './support.ts'

const roles = 'no|name|unit|target|actual|status'
const ids = roles.split('|')
const words = {
  no: ['', '1', '2', '（1）', '一', '1.1'],
  name: ['', '地区生产总值增速', '其中：工业投资', '居民收入', '城镇新增就业', '（二）固定资产投资', '合计'],
  unit: ['', '%', '亿元', '人'],
  target: ['', '8%', '120', '与GDP同步', '不低于全市平均'],
  actual: ['', '9%', '7%', '61', '59', '完成4月任务'],
  status: ['', '完成', '未完成', '正在推进'],
} as const
const line = fc
  .tuple(...Object.values(words).map((some) => fc.constantFrom<string>(...some)))
  .map((texts) => texts.join('|'))

/** A few cells typed anew, one after the other. */
const edits = fc.array(
  fc.tuple(
    fc.nat(),
    fc
      .constantFrom(...(Object.keys(words) as (keyof typeof words)[]))
      .chain((role) => fc.tuple(fc.constant(role), fc.constantFrom<string>(...words[role]))),
  ),
  { minLength: 1, maxLength: 6 },
)

describe('judged after an edit', () => {
  it('is the same as judged from nothing', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), edits, (lines, typed) => {
        let attachment = table(roles, lines)
        let judged = judgeAttachment(attachment, BUILT_IN)
        for (const [at, [column, text]] of typed) {
          const rows = attachment.rows.map((row, index) =>
            index === at % lines.length
              ? { ...row, cells: { ...row.cells, [`c${ids.indexOf(column)}`]: text } }
              : row,
          )
          const after = { ...attachment, rows }
          judged = judgeAttachment(after, BUILT_IN, { attachment, judged })
          attachment = after
          expect(judged).toEqual(judgeAttachment(attachment, BUILT_IN))
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('keeps the summary and all other rows where a figure comes out as before', () => {
    const before = table(roles, ['1|工业投资||8%|9%|', '2|民间投资||8%|9%|'])
    const judged = judgeAttachment(before, BUILT_IN)
    const [first, second] = before.rows
    if (first === undefined || second === undefined) throw new Error('two rows')
    const rows = [{ ...first, cells: { ...first.cells, c4: '9.5%' } }, second]
    const after = judgeAttachment({ ...before, rows }, BUILT_IN, { attachment: before, judged })
    expect(after.summary).toBe(judged.summary)
    expect(after.rows[1]).toBe(judged.rows[1])
    expect(after.rows[0]?.verdict?.reason).toContain('9.5%')
  })
})
