/** A table whose period nobody knows: what does not depend on it is judged, the rest waits. */
import { describe, expect, it, test } from 'vitest'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judge } from '../../../shared/verdict/judge.ts'
import { leadOf } from '../../../shared/verdict/lead.ts'
import { summaryProse } from '../../../shared/verdict/prose.ts'
import { shownTexts } from '../../../shared/verdict/shown.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import type { JudgeInput } from '../../../shared/verdict/verdict.ts'
import { OPTIONS } from '../support/options.ts'
import { input, table } from './support.ts'

const undated = (more: Partial<JudgeInput>) => judge(input({ ...more, months: null }), OPTIONS)

describe('a verdict without a period', () => {
  it.each([
    ['加装电梯', '部', '60', '41', '待核'],
    ['新增公共停车泊位', '个', '1500', '1620', '完成'],
    ['新增公共停车泊位', '个', '1500', '1500', '完成'],
    ['垃圾分类覆盖率', '%', '98', '98.5', '完成'],
    ['垃圾分类覆盖率', '%', '98', '97', '未完成'],
    ['地区生产总值', '%', '6', '6.5', '完成'],
    ['地区生产总值', '%', '6', '5.5', '未完成'],
    ['城镇登记失业率', '%', '4.5以内', '4.2', '完成'],
    ['居民消费价格涨幅', '%', '3以内', '3.4', '未完成'],
    ['一般公共预算收入', '亿元', '100', '0', '待核'],
    ['一般公共预算收入', '亿元', '100', '完成年度目标的63%', '待核'],
    ['一般公共预算收入', '亿元', '100', '完成年度目标的103%', '完成'],
    ['一般公共预算收入', '亿元', '100', '预计101', '待核'],
    ['一般公共预算收入', '亿元', '100左右', '99.8', '待核'],
    ['进出口总额', '%', '正增长', '2.1', '完成'],
  ])('%s（%s）%s: %s is %s', (indicator, unit, target, actual, status) => {
    const verdict = undated({ indicator, unit, target, actual })
    expect(verdict?.status).toBe(status)
    expect(verdict?.schedule).toBeNull()
  })

  test('says why, with the progress that can be told', () => {
    const verdict = undated({ indicator: '加装电梯', unit: '部', target: '60', actual: '42' })
    expect(verdict).toMatchObject({
      rule: 'amount',
      certain: false,
      progress: '70',
      schedule: null,
      gap: null,
    })
    expect(verdict?.reason).toBe(
      '实绩42部，为年度目标60部的70%，表中没有写明时期，不能按序时进度折算，请先选择时期。',
    )
    expect(undated({ target: '10', actual: '11' })?.reason).toBe(
      '实绩11亿美元，为年度目标10亿美元的110%，已达到全年目标。',
    )
  })

  test('an actual that names its own period is judged by that', () => {
    const own = undated({ target: '10', actual: '1—6月6亿美元' })
    expect(own).toMatchObject({ status: '完成', schedule: '50' })
    expect(own && leadOf(own, null)?.against).toBe('schedule')
    expect(undated({ target: '10', actual: '6月6亿美元' })?.status).toBe('待核')
  })

  test('a 阶段目标 that names no month is what is due by now', () => {
    expect(undated({ target: '10', stage: '4', actual: '4.5' })).toMatchObject({ status: '完成' })
    expect(undated({ target: '10', stage: '5', actual: '4.5' })?.reason).toContain('阶段目标')
  })
})

describe('a table without a period', () => {
  const lines = ['加装电梯|部|60|41', '停车泊位|个|1500|1620', '覆盖率|%|98|98.5']
  const header = 'name|unit|target|actual|status|share=占年度目标%|gap'
  const attachment = table(header, lines, { year: 2024, months: null })

  test('shows the shares, and no difference from a schedule', () => {
    const { body } = shownTexts(attachment, judgeAttachment(attachment, BUILT_IN))
    expect(body.map((row) => row.slice(4))).toEqual([
      ['待核', '68.3', ''],
      ['完成', '108', ''],
      ['完成', '', ''],
    ])
  })

  test('is told in prose without one', () => {
    expect(summaryProse(attachment, judgeAttachment(attachment, BUILT_IN))).toBe(
      '2024年，3项指标（按行计）中，2项达到目标，占66.7%，1项待核；按已判定的2项计，完成率为100%。待核的是加装电梯（时期未定）。超目标最多的是覆盖率（超0.5个百分点）。',
    )
  })

  test('is judged anew as soon as the period is known', () => {
    const judged = judgeAttachment(attachment, BUILT_IN)
    const half = { ...attachment, heading: { ...attachment.heading, months: 6 } }
    expect(judgeAttachment(half, BUILT_IN, { attachment, judged }).rows[0]?.status).toBe('完成')
  })
})
