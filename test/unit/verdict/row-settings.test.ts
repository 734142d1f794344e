/** What a person sets for one row: a rule, a reference, a wording. */

import { describe, expect, it } from 'vitest'
import { apply, invert } from '../../../shared/attachment/edits.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judge } from '../../../shared/verdict/judge.ts'
import { confirmRow, ruleRow, setRow } from '../../../shared/verdict/rulings.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { OPTIONS } from '../support/options.ts'
import { hand, input, statuses, table } from './support.ts'

describe('what a person sets for a row', () => {
  it('a rule', () => {
    const rate = { indicator: '某项工作', unit: '%', target: '80%', actual: '45%' }
    expect(judge(input(rate), OPTIONS)?.status).toBe('未完成')
    const set = judge(input({ ...rate, ruling: { rule: 'amount' } }), OPTIONS)
    expect(set).toMatchObject({ status: '完成', rule: 'amount', progress: '56.25' })
    expect(set?.reason).toMatch(/^人工设定按“总量”判定：/)
    expect(judge(input({ ruling: { rule: 'qualitative' } }), OPTIONS)).toMatchObject({
      status: '待核',
      suggest: ['完成', '未完成'],
    })
    expect(judge(input({ ruling: { rule: 'annual' } }), OPTIONS)).toMatchObject({
      status: '待核',
      rule: 'annual',
    })
    expect(judge(input({ ruling: { rule: 'at most' } }), OPTIONS)).toMatchObject({
      status: '完成',
      rule: 'at most',
    })
  })

  it.each([
    ['高于全省平均', '6.8%', '7.2%', '完成'],
    ['高于全省平均', '6.8%', '6.5%', '未完成'],
    ['低于全省平均', '2.5%', '2.1%', '完成'],
    ['省定范围内', '3%', '3.4%', '未完成'],
    ['完成上级下达任务', '7%', '6.9%', '未完成'],
    ['', '7%', '7.9%', '完成'],
  ])('%s with %s as the reference value: %s is %s', (target, reference, actual, status) => {
    const verdict = judge(
      input({ indicator: '固定资产投资增速', unit: '%', target, actual, ruling: { reference } }),
      OPTIONS,
    )
    expect(verdict).toMatchObject({ status, certain: true })
    expect(verdict?.reason).toContain(`参照值为${reference}（人工填写）`)
  })

  it('a wording to propose comes first, and only while the row waits', () => {
    const waiting = input({ actual: '年度数据', ruling: { suggest: '年底考核' } })
    expect(judge(waiting, OPTIONS)?.suggest[0]).toBe('年底考核')
    expect(judge(input({ ruling: { suggest: '年底考核' } }), OPTIONS)?.suggest).toEqual([])
  })

  const attachment = table('name|unit|target|actual|status', ['固定资产投资|%|高于全省平均|7.2%|'])

  it('is kept with who, when and why, and undo takes it back', () => {
    const edits = setRow(attachment, 'r0', { reference: '6.8%' }, hand)
    const set = apply(attachment, edits)
    expect(set.rows[0]?.ruling).toEqual({
      source: '人工认定',
      by: '王五',
      reason: '会上定的',
      at: hand.at,
      basis: { target: '高于全省平均', actual: '7.2%', unit: '%', name: '固定资产投资' },
      reference: '6.8%',
    })
    expect(statuses(set)).toEqual(['完成'])
    expect(apply(set, invert(edits))).toEqual(attachment)
    expect(apply(set, setRow(set, 'r0', {}, hand)).rows).toEqual(attachment.rows)
  })

  it('stays when a word is ruled and taken back', () => {
    const set = apply(attachment, setRow(attachment, 'r0', { reference: '6.8%' }, hand))
    const ruled = apply(set, ruleRow(set, 'r0', '年底考核', hand))
    expect(ruled.rows[0]?.ruling?.reference).toBe('6.8%')
    expect(statuses(ruled)).toEqual(['年底考核'])
    const back = apply(ruled, ruleRow(ruled, 'r0', '', hand))
    expect(statuses(back)).toEqual(['完成'])
  })

  it('turns stale with the row, until somebody says that it still holds', () => {
    const set = apply(attachment, setRow(attachment, 'r0', { reference: '6.8%' }, hand))
    for (const [column, to] of [
      ['c3', '7.3%'],
      ['c1', '亿元'],
      ['c0', '工业投资'],
    ] as const) {
      const from = set.rows[0]?.cells[column] ?? ''
      const changed = apply(set, [{ type: 'cell', row: 'r0', column, from, to }])
      expect(judgeAttachment(changed, BUILT_IN).rows[0]?.stale).toBe(true)
      const confirmed = apply(changed, confirmRow(changed, 'r0', hand))
      expect(judgeAttachment(confirmed, BUILT_IN).rows[0]?.stale).toBe(false)
      expect(confirmed.rows[0]?.ruling?.reference).toBe('6.8%')
    }
  })
})
