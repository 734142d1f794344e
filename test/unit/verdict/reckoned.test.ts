/** What is reckoned beside the verdict: columns, the way still to go, the growth on last year. */

import { describe, expect, it } from 'vitest'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { distance } from '../../../shared/verdict/distance.ts'
import { judge } from '../../../shared/verdict/judge.ts'
import { comparedWithLast } from '../../../shared/verdict/last-year.ts'
import { shownCell } from '../../../shared/verdict/shown.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { OPTIONS } from '../support/options.ts'
import { input, table } from './support.ts'

describe('computed columns', () => {
  const attachment = table('name|unit|target|actual|share=占年度目标|share=完成%|gap=序时进度差', [
    '到位注册外资|亿美元|9|5',
    '到位外资|亿美元|9|5|55%||1',
    '固定资产投资|%|8%|9%',
  ])
  const shown = () => {
    const judged = judgeAttachment(attachment, BUILT_IN)
    return attachment.rows.map((row, at) =>
      attachment.columns.slice(4).map((column) => shownCell(row, column, judged.rows[at])),
    )
  }
  it('show progress and gap where nothing was typed, and nothing where there is no progress', () => {
    expect(shown()).toEqual([
      ['55.6%', '55.6', '5.6'],
      ['55%', '55.6', '1'],
      ['', '', ''],
    ])
  })
})

describe('how far there is to go', () => {
  it.each([
    [{}, '按序时进度应完成5亿美元，还差0.5亿美元；距全年目标还差5.5亿美元。'],
    [{ actual: '5' }, '按序时进度应完成5亿美元，正好达到；距全年目标还差5亿美元。'],
    [{ actual: '12亿美元' }, '按序时进度应完成5亿美元，已超7亿美元；已超全年目标2亿美元。'],
    [
      { target: '647.4', unit: '亿元', actual: '629.0', months: 10 },
      '按序时进度应完成539.5亿元，已超89.5亿元；距全年目标还差18.4亿元。',
    ],
  ])('%j', (more, expected) => {
    const row = input(more)
    const verdict = judge(row, OPTIONS)
    expect(verdict && distance(row, verdict)).toBe(expected)
  })

  it('says nothing of a rate', () => {
    const row = input({ indicator: '固定资产投资', unit: '%', target: '8%', actual: '9%' })
    const verdict = judge(row, OPTIONS)
    expect(verdict && distance(row, verdict)).toBeNull()
  })
})

describe('last year', () => {
  it.each([
    ['12.3%', '-1.2%', '%', '上年同期-1.2%，两年平均增长5.3%。'],
    ['12.3', '0.5', '%', '上年同期0.5%，两年平均增长6.2%。'],
    ['下降4%', '2%', '%', '上年同期2%，两年平均下降1%。'],
    ['5.5亿元', '5亿元', '亿元', '与上年同期5亿元相比增长10%。'],
    ['5000万元', '1亿元', '亿元', '与上年同期1亿元相比下降50%。'],
    ['5', '5', '亿元', '与上年同期5亿元相比持平。'],
  ])('%s beside %s %s', (actual, last, unit, expected) => {
    expect(comparedWithLast(actual, last, unit)).toBe(expected)
  })

  it.each([
    ['年度数据', '5%', '%'],
    ['5亿元', '3%', '亿元'],
    ['约5亿元', '', '亿元'],
    ['5亿元', '0', '亿元'],
  ])('%s beside %s says nothing', (actual, last, unit) => {
    expect(comparedWithLast(actual, last, unit)).toBeNull()
  })

  it('averages two years as the geometric mean', () => {
    // 国家统计局 2021: GDP 12.7% after −1.6% in the first half of 2020, 两年平均增长5.3%.
    expect(comparedWithLast('12.7%', '-1.6%', '%')).toContain('两年平均增长5.3%')
  })
})
