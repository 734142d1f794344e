/** What stands around a row’s figures: a stage’s target, units of headers, balances, ranges. */

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judge } from '../../../shared/verdict/judge.ts'
import { inputsOf, judgeAttachment } from '../../../shared/verdict/table.ts'
import { OPTIONS } from '../support/options.ts'
import { input, statuses, table } from './support.ts'

describe('a 上半年目标 of its own', () => {
  it.each([
    // target, stage, actual, months → status, progress, schedule, gap
    ['10亿美元', '4亿美元', '4.5亿美元', 6, '完成', '45', '40', '5'],
    ['10亿美元', '6亿美元', '5.5亿美元', 6, '未完成', '55', '60', '-5'],
    ['', '6亿美元', '5.7亿美元', 6, '未完成', '95', '100', '-5'],
    ['10', '6000万美元', '0.6', 9, '完成', '6', '6', '0'],
    ['12亿美元', '5亿美元左右', '5亿美元', 6, '完成', '41.666666666666666667', '41.666666666666666667', '0'],
  ])('%s, %s: %s after %i months', (target, stage, actual, months, status, progress, schedule, gap) => {
    const verdict = judge(input({ target, stage, actual, months }), OPTIONS)
    expect(verdict).toMatchObject({ status, rule: 'amount', progress, schedule, gap })
    expect(verdict?.reason).toContain(months === 9 ? '前三季度目标' : '上半年目标')
  })

  it('of a growth is compared with like any growth, under its own name', () => {
    const growth = { indicator: '固定资产投资', unit: '%', target: '10%', stage: '8%', actual: '8.5%' }
    expect(judge(input(growth), OPTIONS)).toMatchObject({
      status: '完成',
      rule: 'growth',
      reason: '实绩8.5%，高于上半年目标（8%）0.5个百分点。',
    })
  })

  it('that is blank leaves the year’s target halved', () => {
    expect(judge(input({ stage: '—' }), OPTIONS)).toMatchObject({ status: '未完成', schedule: '50' })
    expect(judge(input({ stage: '' }), OPTIONS)).toEqual(judge(input({}), OPTIONS))
  })
})

describe('units', () => {
  it('come from the headers where the row names none, each column its own', () => {
    const attachment = table('name|target=年度目标（亿元）|actual=完成数（万元）|status', [
      '甲项目投资|10|52000|',
    ])
    expect(judgeAttachment(attachment, BUILT_IN).rows[0]?.verdict).toMatchObject({
      status: '完成',
      progress: '52',
    })
  })

  it('come from the line above the table for amounts, and leave growths alone', () => {
    const lines = ['重大项目投资|100|45|', '固定资产投资|10%|8|']
    const found = judgeAttachment(
      table('name|target|actual|status', lines, { above: ['单位：亿元'] }),
      BUILT_IN,
    ).rows
    expect(found[0]?.verdict?.reason).toContain('45亿元')
    expect(found[1]?.verdict?.reason).not.toContain('亿元')
  })

  it.each([
    ['单位：亿元'],
    ['（单位：亿元）'],
    ['(单位:亿元)'],
    ['填报单位：区发改局　　单位：亿元'],
    ['制表单位：统计局 计量单位：亿元'],
    ['单位：亿元、%'],
    ['注：本表单位均为亿元。'],
  ])('of lines around the table, however they are written: %s', (line) => {
    const attachment = table('name|target|actual', ['重大项目投资|100|45'], { above: [line] })
    expect(judgeAttachment(attachment, BUILT_IN).rows[0]?.verdict).toMatchObject({
      status: '未完成',
      progress: '45',
      reason: expect.stringContaining('45亿元'),
    })
  })

  it.each([['填报单位：亿元集团'], ['单位：区发改局'], ['单位：万元、亩']])(
    'of lines that name none, or several, are none: %s',
    (line) => {
      const attachment = table('name|target|actual', ['重大项目投资|100|45'], { above: [line] })
      expect(judgeAttachment(attachment, BUILT_IN).rows[0]?.verdict?.reason).toMatch(
        /^实绩45，为年度目标100的45%/,
      )
    },
  )

  it('an amount that the target’s header names is the actual’s too; a rate is not', () => {
    const lines = ['重大项目投资|100|45']
    const amount = judgeAttachment(table('name|target=目标数（亿元）|actual=完成数', lines), BUILT_IN).rows[0]
      ?.verdict
    expect(amount).toMatchObject({ status: '未完成', progress: '45' })
    const growth = judgeAttachment(
      table('name|target=增长目标（%）|actual=完成数', ['地区生产总值|7|610.5', '地区生产总值|7|6.1']),
      BUILT_IN,
    )
    expect(growth.rows.map(({ verdict }) => verdict?.status)).toEqual(['待核', '未完成'])
  })

  it('of the row stand before those of the header', () => {
    const attachment = table('name|unit|target=目标（万元）|actual', ['甲项目投资|亿元|10|6'])
    expect(judgeAttachment(attachment, BUILT_IN).rows[0]?.verdict?.reason).toContain('6亿元')
  })
})

test('what a column calls a balance is not halved', () => {
  const line = ['外币资产|亿美元|10|6|']
  expect(statuses(table('name|unit|target|actual|status', line))).toEqual(['完成'])
  expect(statuses(table('name|unit|target|actual=6月末余额|status', line))).toEqual(['未完成'])
})

test('a table without an actual, or without anything to hold it against, has no verdicts', () => {
  for (const header of ['name|target|status', 'name|actual|status'])
    expect(judgeAttachment(table(header, ['进出口总额|10亿元|']), BUILT_IN).rows[0]?.verdict).toBeNull()
})

test('each of several is compared with each, and never with their sum', () => {
  const each = { indicator: '走访企业', unit: '家', target: '各10家' }
  expect(judge(input({ ...each, actual: '各6家' }), OPTIONS)).toMatchObject({ status: '完成' })
  expect(judge(input({ ...each, actual: '60家' }), OPTIONS)).toMatchObject({ status: '待核', certain: false })
})

test('a range is held against the end that binds, and the reason says so', () => {
  const range = { indicator: '地区生产总值', unit: '%', target: '5.0%—5.5%' }
  expect(judge(input({ ...range, actual: '4.9%' }), OPTIONS)?.reason).toBe(
    '实绩4.9%，低于年度目标下限（5.0%—5.5%）0.1个百分点。',
  )
})

test('a row in a table has the verdict that it has alone, whatever rows stand beside it', () => {
  const names = [
    '固定资产投资',
    '空气质量优良率',
    '城镇登记失业率',
    '到位资金',
    '新增就业',
    '某项工作',
    '贷款余额',
    '居民消费价格',
    '到位资金（万元）',
    '能耗下降',
  ]
  const words = [
    '8%',
    '8%左右',
    '控制在3%以内',
    '10亿元',
    '10',
    '各10家',
    '促稳提质',
    '城镇就业12万人',
    '完成年度任务',
    '',
  ]
  const row = fc.tuple(
    fc.constantFrom(...names),
    fc.constantFrom('%', '亿元', '万人', '家', ''),
    fc.constantFrom(...words),
    fc.constantFrom('7.9%', '5', '5亿元', '各6家', '年度数据', '城镇就业7万人', '增长3%', '-1.2%', ''),
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
      const attachment = table(
        'name|unit|target|actual|status',
        rows.map((cells) => cells.join('|')),
      )
      const { input, options } = inputsOf(attachment, BUILT_IN)
      const judged = judgeAttachment(attachment, BUILT_IN).rows
      attachment.rows.forEach((each, at) => {
        const { verdict = null } = judged[at] ?? {}
        // Only the table knows whether a row without figures is an indicator that waits for them.
        const alone = judge(input(each), options)
        if (alone !== null || verdict?.status !== '待填') expect(verdict).toEqual(alone)
      })
    }),
  )
})
