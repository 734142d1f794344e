/** What strangers' reports showed: each line a sentence of an invented county, and what the check says of it. */
import { describe, expect, test } from 'vitest'
import { checkReport } from '../../../../shared/findings/check/check.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { TITLE, tableOf } from './support.ts'

const table = tableOf(`
  1|地区生产总值|亿元|300|151.64
  2|规模以上工业总产值|亿元|470|236.98
  3|固定资产投资|亿元|210|109.26
  4|其中：工业投资|亿元|84|45.38
  5|一般公共预算收入|亿元|24|12.46
  6|其中：税收收入|亿元|16.8|8.42
  7|空气质量优良率|%|82|83.5
  8|老旧小区改造|个|24|11`)
const growing = tableOf('1|规模以上工业增加值|%|8|7.2\n2|规模以上工业总产值|亿元|470|236.98')

/** The findings of a sentence that do not hold, those left out that only the table has. */
function wrong(sentence: string, own = table): string[] {
  const text = `${TITLE}\n${sentence}`
  const tables = [{ attachment: own, judged: judgeAttachment(own, BUILT_IN) }]
  return checkReport({ text, statements: statements(text, BUILT_IN), tables, dictionary: BUILT_IN })
    .filter(({ holds, kind }) => !holds && kind !== 'table only')
    .map(({ rule, quote }) => `${rule}: ${quote}`)
}

describe('right', () => {
  test.each([
    '空气质量优良率为83.5%，同比提高2.1个百分点，高于年度目标1.5个百分点。',
    '两项指标都比序时进度慢2.0个百分点。',
    '固定资产投资109.26亿元，其中工业投资45.38亿元，占全部投资的41.5%。',
    '一般公共预算收入12.46亿元，其中税收收入8.42亿元，税收占比达67.6%。',
    '第一产业增加值4.36亿元，第二产业增加值52.64亿元，第三产业增加值94.64亿元，占地区生产总值的比重分别为2.9%、34.7%和62.4%。全县地区生产总值151.64亿元。',
    '确保2023年全年一般公共预算收入达到24亿元。',
    '力争2024年全年一般公共预算收入达到26亿元。',
    '非税收入4.04亿元，比上年同期多收2400万元，同比增长6.3%。',
    '出口总额4128万美元，同比下降14.0%，比上年同期的4800万美元减少672万美元。',
    '“上半年全县地区生产总值151.64亿元。”县统计局介绍。',
    '开工改造老旧小区11个。',
    '辖区42家规上工业企业实现总产值236.98亿元。',
    '产业投资增长16.8%，占比为46.3%，比上年同期提高3.8个百分点。',
    '下半年完成固定资产投资72亿元以上，其中制造业投资41.92亿元以上，确保全年制造业投资不少于100亿元。',
    '年度目标要靠下半年：下半年固定资产投资不低于100亿元，其中工业投资41.33亿元。',
    '【投资】固定资产投资109.26亿元。',
    '工业投资45.38亿元，增长11.6%，增幅比全部投资高6.3个百分点，占固定资产投资的比重为41.5%。固定资产投资109.26亿元。',
    '一般公共预算收入12.46亿元。此外，争取上级资金8.57亿元。',
  ])('%s', (sentence) => expect(wrong(sentence)).toEqual([]))
})

test('a prefecture by its short name is the one of the table', () => {
  const own = tableOf('1|地区生产总值|亿元|300|151.64')
  const prefecture = {
    ...own,
    heading: { ...own.heading, title: ['青岭彝族自治州2023年上半年国民经济主要指标'] },
  }
  const text = '关于青岭州2023年上半年国民经济和社会发展计划执行情况的报告\n全州地区生产总值151.64亿元。'
  const tables = [{ attachment: prefecture, judged: judgeAttachment(prefecture, BUILT_IN) }]
  const found = checkReport({ text, statements: statements(text, BUILT_IN), tables, dictionary: BUILT_IN })
  expect(found.map(({ kind }) => kind)).toEqual(['agrees'])
})

describe('wrong', () => {
  test.each([
    ['空气质量优良率为83.5%，同比提高2.1个百分点，高于年度目标1.5%。', 'growth: 1.5%'],
    ['两项指标都比序时进度慢2.0%。', 'growth: 2.0%'],
    ['农村居民人均可支配收入增长5.6%，比一季度回升0.5个百分点，但比年度目标低1.4%。', 'growth: 1.4%'],
    ['全县城乡居民收入比继续缩小，农村增速快于城镇3.3%。', 'growth: 3.3%'],
    ['固定资产投资109.26亿元，其中工业投资45.38亿元，占全部投资的45.1%。', 'share: 占全部投资的45.1%'],
    [
      '一般公共预算收入12.46亿元，其中税收收入8.42亿元，税收占比达76.6%。',
      'share: 12.46亿元，其中税收收入8.42亿元，税收占比达76.6%',
    ],
    [
      '第一产业增加值4.36亿元，第二产业增加值52.64亿元，第三产业增加值94.64亿元，占地区生产总值的比重分别为2.9%、43.7%和62.4%。全县地区生产总值151.64亿元。',
      'share: 43.7%',
    ],
    ['确保2022年全年一般公共预算收入达到24亿元。', 'year: 2022'],
    ['非税收入4.04亿元，比上年同期多收2400亿元，同比增长6.3%。', 'growth: 4.04亿元，比上年同期多收2400亿元'],
    [
      '出口总额4128万美元，同比增长14.0%，比上年同期的4800万美元减少672万美元。',
      'growth: 4128万美元，同比增长14.0%，比上年同期的4800万美元',
    ],
    ['全县固定资产投资109.26亿元，另外完成工业投资45.38亿元。', 'parts: 另外完成工业投资45.38亿元'],
    ['一般公共预算收入12.46亿元，另有税收收入8.42亿元。', 'parts: 另有税收收入8.42亿元'],
    [
      '农村居民人均可支配收入和农村居民人均可支配收入分别增长5.2%和6.1%。',
      'respectively: 农村居民人均可支配收入和农村居民人均可支配收入分别增长5.2%和6.1%',
    ],
  ])('%s', (sentence, finding) => expect(wrong(sentence)).toEqual(expect.arrayContaining([finding])))

  test('an amount under the name of an indicator of which the table has the growth', () =>
    expect(wrong('规模以上工业增加值达236.98亿元。', growing)).toEqual([
      'name: 规模以上工业增加值达236.98亿元',
    ]))
})
