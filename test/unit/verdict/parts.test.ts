/** What the parts of a row say of it. */

import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/attachment/edits.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { statuses, table } from './support.ts'

describe('parts', () => {
  const roles = 'no|name|target|actual|status'

  it('of a parent without figures: partly behind is said, all done is not', () => {
    const lines = ['1|居民收入|||', '|其中：城镇居民人均可支配收入|8%|9%|', '|农村居民人均可支配收入|8%|']
    const behind = table(roles, [...lines.slice(0, 2), '|（2）农村居民人均可支配收入|8%|7%|'])
    expect(statuses(behind)).toEqual(['部分子项未达', '完成', '未完成'])
    expect(judgeAttachment(behind, BUILT_IN).rows[0]).toMatchObject({
      verdict: null,
      outcome: null,
      parts: { total: 2, done: 1, missed: 1 },
    })
    expect(judgeAttachment(behind, BUILT_IN).summary.rates[0]).toMatchObject({ done: 0, total: 1 })
    const fine = table(roles, [...lines.slice(0, 2), '|（2）农村居民人均可支配收入|8%|8.7%|'])
    expect(statuses(fine)).toEqual(['', '完成', '完成'])
  })

  it('leave a parent’s own verdict alone, and count beside it', () => {
    const own = table(roles, ['1|固定资产投资|8%|9%|', '|其中：工业投资|8%|7%|', '|民间投资|8%|9%|'])
    expect(judgeAttachment(own, BUILT_IN).rows[0]).toMatchObject({
      status: '完成',
      parts: { total: 1, missed: 1 },
    })
  })

  it('of parts are theirs: 1.1.1 speaks for 1.1, and 1.1 for 1', () => {
    const deep = table(roles, ['1|甲|||', '1.1|乙|||', '1.1.1|丙|8%|7%|', '2|丁|8%|9%|'])
    expect(judgeAttachment(deep, BUILT_IN).rows.map(({ parts }) => parts?.total ?? null)).toEqual([
      1,
      1,
      null,
      null,
    ])
  })

  it('are reckoned anew when a part changes, and every other row is the same object', () => {
    const before = table(roles, ['1|甲|||', '|其中：固定资产投资|8%|7%|', '2|丁|8%|9%|'])
    const judged = judgeAttachment(before, BUILT_IN)
    const edit = { type: 'cell' as const, row: 'r1', column: 'c3', from: '7%', to: '9%' }
    const after = judgeAttachment(apply(before, [edit]), BUILT_IN, { attachment: before, judged })
    expect(after.rows.map(({ status }) => status)).toEqual(['', '完成', '完成'])
    expect(after.rows[2]).toBe(judged.rows[2])
    expect(after).toEqual(judgeAttachment(apply(before, [edit]), BUILT_IN))
  })
})
