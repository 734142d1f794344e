/** A report against one of an earlier time: only what both date and say plainly. */
import { describe, expect, test } from 'vitest'
import { checkReport } from '../../../../shared/findings/check/check.ts'
import { earlierAmong } from '../../../../shared/findings/check/earlier.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'

const NOW = '关于云岭县2023年上半年国民经济和社会发展计划执行情况的报告'
const THEN = '关于云岭县2022年上半年国民经济和社会发展计划执行情况的报告'
const PLAN = '关于云岭县2022年国民经济和社会发展计划执行情况与2023年计划草案的报告'

const report = (name: string, body: string) => {
  const text = `${name}\n${body}\n`
  return { name, text, statements: statements(text, BUILT_IN) }
}

function against(now: string, name: string, then: string): string[] {
  const { text, statements: said } = report(NOW, now)
  return checkReport({
    text,
    statements: said,
    tables: [],
    dictionary: BUILT_IN,
    earlier: [report(name, then)],
  })
    .filter(({ holds }) => !holds)
    .map(({ rule, quote }) => `${rule}: ${quote}`)
}

describe('last year', () => {
  test.each<[what: string, now: string, then: string, found: string[]]>([
    [
      'said otherwise than then',
      '上半年，一般公共预算收入完成21.4亿元，去年同期为20.6亿元。',
      '上半年，一般公共预算收入完成20.3亿元。',
      ['earlier: 去年同期为20.6亿元'],
    ],
    [
      'said less exactly than then',
      '上半年，一般公共预算收入完成21.4亿元，去年同期为20.3亿元。',
      '上半年，一般公共预算收入完成20.31亿元。',
      [],
    ],
    [
      'of the whole year is no half year’s',
      '2022年，一般公共预算收入完成41.2亿元。',
      '上半年，一般公共预算收入完成20.3亿元。',
      [],
    ],
    [
      'about so much is no figure to hold',
      '上半年，一般公共预算收入完成21.4亿元，去年同期为20.6亿元。',
      '上半年，一般公共预算收入完成约20亿元。',
      [],
    ],
    [
      'said in two ways then: nobody can tell which is meant',
      '上半年，一般公共预算收入完成21.4亿元，去年同期为20.6亿元。',
      '上半年，一般公共预算收入完成20.6亿元。财政平稳，一般公共预算收入完成20.9亿元。',
      [],
    ],
    [
      'of this year is another figure',
      '上半年，一般公共预算收入完成21.4亿元，增长5.4%。',
      '上半年，一般公共预算收入完成20.3亿元，增长3.1%。',
      [],
    ],
  ])('%s', (_, now, then, found) => expect(against(now, THEN, then)).toEqual(found))
})

describe('the year’s targets', () => {
  test('as they were set, and otherwise', () => {
    const plan =
      '二、2023年主要预期目标\n2023年全县的主要预期目标是：地区生产总值增长6.5%；固定资产投资增长8%；城镇登记失业率控制在4%以内。'
    const now =
      '地区生产总值增长5.8%，年度目标为6%；固定资产投资增长7.1%，年度目标为8%；城镇登记失业率全年目标为4.5%以内。'
    expect(against(now, PLAN, plan)).toEqual([
      'earlier: 年度目标为6%',
      'earlier: 城镇登记失业率全年目标为4.5%以内',
    ])
  })
})

test('a report of another district is said once and not held against this one', () =>
  expect(
    against(
      '上半年，一般公共预算收入完成21.4亿元，去年同期为20.6亿元。',
      '关于青川市2022年上半年国民经济和社会发展计划执行情况的报告',
      '上半年，一般公共预算收入完成20.3亿元。',
    ),
  ).toEqual([`other-report: ${NOW}`]))

test('which of the library are the earlier ones is told by their titles', () => {
  const others = [
    THEN,
    PLAN,
    '关于云岭县2021年上半年国民经济和社会发展计划执行情况的报告',
    '关于云岭县2022年1—9月国民经济和社会发展计划执行情况的报告',
    '关于青川市2022年上半年国民经济和社会发展计划执行情况的报告',
    '云岭县2023年上半年招商引资情况通报',
    NOW,
  ].map((title, at) => ({ id: String(at), title }))
  expect(earlierAmong(NOW, others).map(({ title }) => title)).toEqual([THEN, PLAN])
  expect(earlierAmong('没有年份的报告', others)).toEqual([])
})
