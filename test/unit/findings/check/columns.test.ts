/** Columns of another time or place, ranks, and names that a report cuts short or lengthens: what is found, and what is not. */
import { describe, expect, test } from 'vitest'
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { checkReport } from '../../../../shared/findings/check/check.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { attachmentOf } from '../audit/support.ts'
import { TITLE } from './support.ts'

const table = (columns: string, rows: string): Attachment =>
  attachmentOf({ columns, rows, title: '云岭县2023年上半年主要经济指标', year: 2023 })

/** The findings that do not hold, but those that only the table has. */
function wrong(sentence: string, own: Attachment, title = TITLE): string[] {
  const text = `${title}\n${sentence}`
  const tables = [{ attachment: own, judged: judgeAttachment(own, BUILT_IN) }]
  return checkReport({ text, statements: statements(text, BUILT_IN), tables, dictionary: BUILT_IN })
    .filter(({ holds, kind }) => !holds && kind !== 'table only')
    .map(({ rule, quote }) => `${rule}: ${quote}`)
}

const beside = table(
  'no name unit actual growth:同比(%) none:一季度同比(%) none:全市平均增幅(%) none:增速全市排名',
  `1|地区生产总值|亿元|152.3|6.1|5.2|5.6|3
   2|固定资产投资|亿元|71.4|-4.8|-7.3|-3.1|8
   3|社会消费品零售总额|亿元|63.9|5.7|6.4|5.7|5`,
)

describe('another time and place', () => {
  test.each([
    '地区生产总值152.3亿元，增长6.1%，比一季度加快0.9个百分点，高于全市0.5个百分点，居全市第3位。',
    '固定资产投资71.4亿元，下降4.8%，降幅比一季度收窄2.5个百分点，低于全市1.7个百分点。',
    '社会消费品零售总额63.9亿元，增长5.7%，增速比一季度回落0.7个百分点，排全市第五位。',
    '一季度，地区生产总值增长5.2%。',
    // Nothing tells what 全省 and the months before came to.
    '地区生产总值152.3亿元，增长6.1%，高于全省1.4个百分点，比1—5月加快0.2个百分点。',
    // Of which of the two growths it is said is open.
    '地区生产总值和社会消费品零售总额分别增长6.1%和5.7%，比一季度加快2.0个百分点。',
  ])('right: %s', (sentence) => expect(wrong(sentence, beside)).toEqual([]))

  test.each([
    ['地区生产总值152.3亿元，增长6.1%，比一季度加快0.6个百分点。', 'growth: 比一季度加快0.6个百分点'],
    ['地区生产总值152.3亿元，增长6.1%，低于全市0.5个百分点。', 'growth: 低于全市0.5个百分点'],
    ['固定资产投资71.4亿元，下降4.8%，降幅比一季度扩大2.5个百分点。', 'growth: 降幅比一季度扩大2.5个百分点'],
    ['社会消费品零售总额63.9亿元，增长5.7%，居全市第3位。', 'contradicts: 居全市第3位'],
    ['一季度，地区生产总值增长2.5%。', 'contradicts: 地区生产总值增长2.5%'],
  ])('wrong: %s', (sentence, finding) => expect(wrong(sentence, beside)).toContain(finding))
})

const parts = table(
  'no name unit actual:全市 growth:全市增速(%) none:市区 none:市区增速(%)',
  '1|固定资产投资|亿元|271.4|4.8|118.6|6.2\n2|社会消费品零售总额|亿元|263.9|5.7|140.5|5.1',
)
const OF_CITY = '关于云岭市2023年上半年国民经济和社会发展计划执行情况的报告'

test('a part of the city in columns of its own', () => {
  const own = { ...parts, heading: { ...parts.heading, title: ['云岭市2023年上半年主要经济指标'] } }
  expect(wrong('全市固定资产投资271.4亿元，其中市区固定资产投资118.6亿元，增长6.2%。', own, OF_CITY)).toEqual(
    [],
  )
  expect(wrong('全市固定资产投资271.4亿元，其中市区固定资产投资116.8亿元，增长6.2%。', own, OF_CITY)).toEqual(
    ['contradicts: 市区固定资产投资116.8亿元，增长6.2%'],
  )
})

const names = table(
  'no name unit actual growth',
  `1|规模以上工业总产值|亿元|318.6|6.4
   |其中：化工产业|亿元|82.4|-5.3
   |　　　纺织产业|亿元|41.7|3.8
   |　　　装备产业|亿元|96.2|9.1
   2|外贸进出口总值|亿元|47.3|5.2
   |其中：一般贸易进出口|亿元|31.8|7.7
   |　　　加工贸易进出口|亿元|15.5|-0.4
   3|民宿家数|家|236|8.8
   4|脱贫人口|人|26400|
   5|一般公共预算收入|亿元|19.6|4.2
   |其中：县本级一般公共预算收入|亿元|7.4|3.3
   6|旅游收入|亿元|21.9|11.2`,
)

describe('names', () => {
  test.each([
    '全县登记在册民宿236家。',
    '脱贫人口26400人，户均3.6人。',
    '一般贸易、加工贸易进出口分别为31.8亿元和15.5亿元。',
    '外贸进出口总值47.3亿元。剔除石化产品后，全县进出口33.1亿元，增长9.4%。',
    '“五一”假期，全县接待游客12万人次，实现旅游收入1.8亿元，增长14.5%。',
    '装备产业96.2亿元，增长9.1%；化工产业受装置检修影响，完成82.4亿元，下降5.3%。',
    '化工产业开工项目41个，完成投资6.3亿元。',
    '化工、纺织两个产业合计产值124.1亿元，占规模以上工业总产值的39.0%。',
    '一般公共预算收入19.6亿元，增长4.2%，其中县本级7.4亿元，增长3.3%。',
    '化工产业扣除代工后，余额5.6亿元。',
    '装备产业产值突破96亿元，达96.2亿元，占规模以上工业总产值的30.2%。',
    '未开工15个，其中交通6个、水利8个、住房1个，受用地影响较大，其中用地未批的9个。',
  ])('right: %s', (sentence) => expect(wrong(sentence, names)).toEqual([]))

  test.each([
    [
      '一般贸易、加工贸易进出口分别为38.1亿元和15.5亿元。',
      'contradicts: 一般贸易、加工贸易进出口分别为38.1亿元和15.5亿元',
    ],
    ['全县登记在册民宿263家。', 'contradicts: 全县登记在册民宿263家'],
    [
      '规模以上工业总产值318.6亿元，增长6.4%。装备产业96.2亿元；化工产业受装置检修影响，完成82.4亿元，增长5.3%。',
      'contradicts: 完成82.4亿元，增长5.3%',
    ],
    ['化工、纺织两个产业合计产值142.1亿元。', 'parts: 化工、纺织两个产业合计产值142.1亿元'],
    ['一般公共预算收入19.6亿元，其中县本级4.7亿元。', 'contradicts: 县本级4.7亿元'],
    ['化工产业82.4亿元，占比25.9个百分点。', 'share: 25.9个百分点'],
    ['工业用电量增长4.2%；其中化工产业增长9.6%，高于工业用电量5.4%。', 'growth: 5.4%'],
    [
      '收割机840台，其中本地560台、外来280台，外来占66.7%。',
      'share: 840台，其中本地560台、外来280台，外来占66.7%',
    ],
  ])('wrong: %s', (sentence, finding) => expect(wrong(sentence, names)).toContain(finding))
})

const reached = table(
  'no name unit target actual last growth share:完成年度目标(%)',
  `1|一般公共预算收入|亿元|40|20.6|19.8|4.0|51.5
   |其中：税收收入|亿元||15.2|14.4|5.6|
   2|固定资产投资|亿元|90|43.2|40.4|6.9|48.0
   3|茶叶产量|吨||2140|1980|8.1|
   4|城镇居民人均可支配收入|元||19840|18900|5.0|
   5|农村居民人均可支配收入|元||10260|9590|7.0|`,
)

describe('what goes on about a row', () => {
  test.each([
    '一般公共预算收入20.6亿元，比上年同期增加0.8亿元，占年度目标的51.5%，其中税收收入15.2亿元，占比73.8%。',
    '固定资产投资43.2亿元，大幅增长6.9%，增速高于一般公共预算收入2.9个百分点。',
    '茶叶产量2140吨，比2019年同期增加610吨。',
    '农村居民人均可支配收入10260元，增长7.0%，快于城镇2.0个百分点。',
    '一般公共预算收入还需完成19.4亿元。',
    '一般公共预算收入、固定资产投资分别完成年度目标的51.5%和48.0%。',
    '农村居民人均可支配收入完成46.2%，同比增长7.0%，快于城镇2.0个百分点。',
    '（一）一般公共预算收入。年度目标40亿元，上半年完成20.6亿元，占年度目标的51.5%。',
  ])('right: %s', (sentence) => expect(wrong(sentence, reached)).toEqual([]))

  test.each([
    ['一般公共预算收入20.6亿元，比上年同期增加1.8亿元。', 'growth: 比上年同期增加1.8亿元'],
    ['一般公共预算收入20.6亿元，占年度目标的55.1%。', 'share: 占年度目标的55.1%'],
    ['固定资产投资43.2亿元，大幅增长9.6%。', 'growth: 大幅增长9.6%'],
    [
      '固定资产投资43.2亿元，增长6.9%，增速高于一般公共预算收入1.9个百分点。',
      'growth: 增速高于一般公共预算收入1.9个百分点',
    ],
    ['农村居民人均可支配收入增速快于城镇3.0个百分点。', 'growth: 增速快于城镇3.0个百分点'],
    ['一般公共预算收入还需完成14.9亿元。', 'share: 一般公共预算收入还需完成14.9亿元'],
    ['一般公共预算收入、固定资产投资分别完成年度目标的51.5%和84.0%。', 'share: 84.0%'],
    ['茶叶产量2140吨，增长8.1%，净增610吨。', 'growth: 净增610吨'],
    ['税收占比73.8%，同比提高1.1%。', 'growth: 1.1%'],
    ['（一）一般公共预算收入。年度目标40亿元，上半年完成26.0亿元。', 'contradicts: 上半年完成26.0亿元'],
  ])('wrong: %s', (sentence, finding) => expect(wrong(sentence, reached)).toContain(finding))
})

describe('days', () => {
  const own = table('no name unit actual growth', '1|地区生产总值|亿元|152.3|6.1')
  test.each([
    '（2023年7月18日）',
    '——2023年8月2日在县第十八届人大常委会第五次会议上',
    '县统计局2024年1月8日',
  ])('right: %s', (line) => expect(wrong(`${line}\n上半年，地区生产总值152.3亿元。`, own)).toEqual([]))
  test('nobody reports on what is yet to come', () =>
    expect(wrong('（2022年7月18日）\n上半年，地区生产总值152.3亿元。', own)).toEqual(['year: 2022']))
  test('what is left of a year that is over', () =>
    expect(wrong('2022年只剩下五个月，时间不等人。', own)).toEqual(['year: 2022']))
  test('the quarter before the second', () => {
    expect(wrong('新增就业3420人。一季度1630人，二季度1790人。', own)).toEqual([])
    expect(wrong('新增就业3420人。1—4月1630人，二季度1790人。', own)).toEqual(['year: 1—4月'])
    expect(wrong('新增就业5420人。1—4月1630人，二季度1790人。', own)).toEqual([])
  })
})
