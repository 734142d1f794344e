/** What is told of figures that stand further off: in the sentence before, under a row's whole, in another clause. */
import { describe, expect, test } from 'vitest'
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { checkReport } from '../../../../shared/findings/check/check.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { TITLE, tableOf } from './support.ts'

const table = tableOf(
  `
  1|地区生产总值|亿元|310|152.36|6.1|143.20
  2|规模以上工业总产值|亿元|480|243.70|7.4|226.90
  |其中：绿色建材|亿元||86.42|9.3|79.07
  |其中：茶叶加工|亿元||41.15|-2.6|42.25
  3|固定资产投资（不含农户）|亿元|220|113.52|5.8|107.30
  |其中：制造业投资|亿元||47.68|12.7|42.31
  4|社会消费品零售总额|亿元|130|66.42|4.9|63.32
  |其中：城镇|亿元||46.50|4.2|44.63
  |其中：乡村|亿元||19.92|6.6|18.69
  5|一般公共预算收入|亿元|26|13.64|4.4|13.07
  |其中：税收收入|亿元||9.58|3.1|9.29
  6|一般公共预算支出|亿元|82|42.16|3.5|40.73
  7|夏粮总产量|万吨||14.28|1.9|14.01
  8|原煤产量|万吨|900|468.5|3.3|453.5
  9|新认定高新技术企业|家|50|28||
  10|新签约亿元以上项目|个|60|34||
  11|常住人口城镇化率提高|百分点|0.9|0.4||`,
  'no name unit target actual growth last',
)

/** The findings of a text that do not hold, those left out that only the table has. */
function wrongIn(text: string, own: Attachment = table): string[] {
  const tables = [{ attachment: own, judged: judgeAttachment(own, BUILT_IN) }]
  return checkReport({ text, statements: statements(text, BUILT_IN), tables, dictionary: BUILT_IN })
    .filter(({ holds, kind }) => !holds && kind !== 'table only')
    .map(({ rule, quote }) => `${rule}: ${quote}`)
}
const wrong = (body: string): string[] => wrongIn(`${TITLE}\n${body}`)

type Pair = readonly [what: string, right: string, wrong: string, found: string]

const pairs: readonly Pair[] = [
  [
    'a growth whose subject stands in the clause before',
    '制造业投资保持较快增长，同比增长12.7%。',
    '固定资产投资保持较快增长，同比增长12.7%。',
    'contradicts: 固定资产投资保持较快增长，同比增长12.7%',
  ],
  [
    'a target in whole units is exact',
    '改造农村公路97公里，完成全年150公里的65%。',
    '改造农村公路97公里，完成全年150公里的66%。',
    'share: 97公里，完成全年150公里的66%',
  ],
  [
    'parts told as if they came on top',
    '社会消费品零售总额66.42亿元，其中城镇零售额46.50亿元、乡村零售额19.92亿元。',
    '农产品网络零售额66.42亿元，此外城镇46.50亿元、乡村19.92亿元。',
    'parts: 此外城镇46.50亿元、乡村19.92亿元',
  ],
  [
    'a part by its share told as if it came on top',
    '蔬菜产量16.35万吨，其中设施蔬菜3.72万吨，占22.8%。',
    '蔬菜产量16.35万吨，另有设施蔬菜3.72万吨，占22.8%。',
    'parts: 另有设施蔬菜3.72万吨',
  ],
  [
    'a division of what the sentence before last told',
    '快递业务收入31.45亿元，增长7.0%。其中同城业务10.20亿元，增长9.0%。按经营地分，城镇22.31亿元，乡村9.14亿元。',
    '快递业务收入31.45亿元，增长7.0%。其中同城业务10.20亿元，增长9.0%。按经营地分，城镇22.31亿元，乡村9.41亿元。',
    'parts: 31.45亿元，增长7.0%。其中同城业务10.20亿元，增长9.0%。按经营地分，城镇22.31亿元，乡村9.41亿元',
  ],
  [
    'as many figures as places that a whole is spread over',
    '完成危房改造760户，占全年1400户的54.3%，涉及河东、河西、南坪3个社区，户数分别为320户、250户和190户。',
    '完成危房改造760户，占全年1400户的54.3%，涉及河东、河西、南坪3个社区，户数分别为320户、280户和190户。',
    'parts: 760户，占全年1400户的54.3%，涉及河东、河西、南坪3个社区，户数分别为320户、280户和190户',
  ],
  [
    'shares in words that leave nothing over',
    '已搬迁96户，其中集中安置64户，分散安置32户，分别占三分之二和三分之一。',
    '已搬迁96户，其中集中安置46户，分散安置32户，分别占三分之二和三分之一。',
    'parts: 96户，其中集中安置46户，分散安置32户',
  ],
  [
    'a fraction of a target in words',
    '建成口袋公园6个，完成全年9个的三分之二。',
    '建成口袋公园5个，完成全年9个的三分之二。',
    'share: 5个，完成全年9个的三分之二',
  ],
  [
    'the sum of what the sentence before lists',
    '从分布看，东片区投资21.30亿元；西片区投资18.45亿元；北片区投资9.62亿元。三个片区投资合计49.37亿元。',
    '从分布看，东片区投资21.30亿元；西片区投资18.45亿元；北片区投资9.62亿元。三个片区投资合计47.39亿元。',
    'parts: 21.30亿元；西片区投资18.45亿元；北片区投资9.62亿元。三个片区投资合计47.39亿元',
  ],
  [
    'the sum of two parts of a row',
    '规模以上工业总产值243.70亿元。绿色建材产值86.42亿元，增长9.3%。茶叶加工业产值41.15亿元，下降2.6%。两个产业加起来127.57亿元。',
    '规模以上工业总产值243.70亿元。绿色建材产值86.42亿元，增长9.3%。茶叶加工业产值41.15亿元，下降2.6%。两个产业加起来137.57亿元。',
    'parts: 两个产业加起来137.57亿元',
  ],
  [
    'a share of what stands before 里面',
    '一般公共预算收入13.64亿元里面税收只有9.58亿元，占70.2%。',
    '一般公共预算收入13.64亿元里面税收只有9.58亿元，占72.0%。',
    'share: 13.64亿元里面税收只有9.58亿元，占72.0%',
  ],
  [
    'revenue in percent of expenditure, each told elsewhere',
    '一般公共预算收入13.64亿元。一般公共预算支出42.16亿元。收入只相当于支出的32.4%。',
    '一般公共预算收入13.64亿元。一般公共预算支出42.16亿元。收入只相当于支出的34.2%。',
    'share: 收入只相当于支出的34.2%',
  ],
  [
    'a share by the name of a row, of the row above it',
    '规模以上工业总产值243.70亿元，增长7.4%，其中绿色建材产业占比35.5%。',
    '规模以上工业总产值243.70亿元，增长7.4%，其中绿色建材产业占比53.5%。',
    'share: 绿色建材产业占比53.5%',
  ],
  [
    'the distance of two rates',
    '全市投资增长1.3%，我县投资增长5.8%，快了4.5个百分点。',
    '全市投资增长1.3%，我县投资增长5.8%，快了4.5%。',
    'growth: 4.5%',
  ],
  [
    'the move of a share',
    '绿色信贷占全部贷款的21.4%，占比较上年同期提高2.6个百分点。',
    '绿色信贷占全部贷款的21.4%，占比较上年同期提高2.6%。',
    'growth: 2.6%',
  ],
  [
    'a row by the name of its whole',
    '城镇零售额46.50亿元，增长4.2%。全县生产原煤468.5万吨。',
    '城镇零售额46.50亿元，增长2.4%。全县生产原煤468.5万吨。',
    'contradicts: 城镇零售额46.50亿元，增长2.4%',
  ],
  [
    'a name that is cut short',
    '夏粮喜获丰收，总产量14.28万吨，比上年同期增加0.27万吨。',
    '夏粮喜获丰收，总产量14.82万吨，比上年同期增加0.27万吨。',
    'contradicts: 总产量14.82万吨，比上年同期增加0.27万吨',
  ],
  [
    'a count under the name of another row',
    '新认定高新技术企业28家，完成年度目标50家的56%。',
    '新签约亿元以上项目28家，完成年度目标50家的56%。',
    'name: 新签约亿元以上项目28家',
  ],
  [
    'a growth that is counted from the year before',
    '制造业投资47.68亿元，比2022年同期增加5.37亿元，增长12.7%。',
    '制造业投资47.68亿元，比2021年同期增加5.37亿元，增长12.7%。',
    'year: 2021',
  ],
  [
    'a share that was last year’s',
    '绿色建材产值86.42亿元，占规上工业的35.5%，较2022年同期的34.8%提高0.7个百分点。',
    '绿色建材产值86.42亿元，占规上工业的35.5%，较2021年同期的34.8%提高0.7个百分点。',
    'year: 2021',
  ],
  [
    'two quarters come to a half year',
    '上半年举办招聘会26场，其中一季度10场、二季度16场。',
    '一季度举办招聘会26场，其中一季度10场、二季度16场。',
    'year: 一季度',
  ],
  [
    'which of two quarters is more',
    '其中一季度完成37.6亿元、二季度完成51.9亿元，二季度比一季度多14.3亿元。',
    '其中一季度完成51.9亿元、二季度完成37.6亿元，二季度比一季度多14.3亿元。',
    'growth: 51.9亿元、二季度完成37.6亿元，二季度比一季度多14.3亿元',
  ],
  [
    'a change out of all proportion',
    '房地产开发投资6.73亿元，仍比2019年同期少2100万元。',
    '房地产开发投资6.73亿元，仍比2019年同期少2100亿元。',
    'growth: 6.73亿元，仍比2019年同期少2100亿元',
  ],
  [
    'what a name leaves out by its bracket',
    '固定资产投资（不含农户）113.52亿元，增长5.8%。',
    '固定资产投资（含农户）113.52亿元，增长5.8%。',
    'name: 固定资产投资（含农户）113.52亿元，增长5.8%',
  ],
  [
    'a speed above a speed',
    '全部投资增长5.8%，其中民间投资增长8.6%，高于全部投资增速2.8个百分点。',
    '全部投资增长5.8%，其中民间投资增长8.6%，高于全部投资增速2.8%。',
    'growth: 2.8%',
  ],
  [
    'one of two that is faster',
    '城乡居民收入持续增加，农村快于城镇2.2个百分点。',
    '城乡居民收入持续增加，农村快于城镇2.2%。',
    'growth: 2.2%',
  ],
  [
    'a growth that has slowed',
    '建筑业总产值增长3.6%，比一季度回落0.7个百分点。',
    '建筑业总产值增长3.6%，比一季度回落0.7%。',
    'growth: 0.7%',
  ],
  [
    'a speed beside one in brackets',
    '建筑业总产值增长3.6%，增速高于全市平均水平（2.9%）0.7个百分点。',
    '建筑业总产值增长3.6%，增速高于全市平均水平（2.9%）0.7%。',
    'growth: 0.7%',
  ],
  [
    'a part by its share of a whole by its name',
    '全社会用电量14.52亿千瓦时，其中工业用电9.88亿千瓦时，占全社会用电量的68.0%。',
    '全社会用电量14.52亿千瓦时，另有工业用电9.88亿千瓦时，占全社会用电量的68.0%。',
    'parts: 另有工业用电9.88亿千瓦时',
  ],
  [
    'a target in a unit that no figure of the row fits',
    '力争全年社会消费品零售总额达到130亿元。',
    '力争全年社会消费品零售总额达到130万元。',
    'contradicts: 力争全年社会消费品零售总额达到130万元',
  ],
  [
    'more, and fallen',
    '接待游客226.8万人次，比上年同期多58.8万人次，增长35.0%。',
    '接待游客226.8万人次，比上年同期多58.8万人次，下降35.0%。',
    'growth: 比上年同期多58.8万人次，下降35.0%',
  ],
  [
    'three figures of which two tell the third',
    '政府性基金收入5.36亿元，比上年同期的5.02亿元增加0.34亿元。',
    '政府性基金收入5.36亿元，比上年同期的5.20亿元增加0.34亿元。',
    'growth: 5.36亿元，比上年同期的5.20亿元增加0.34亿元',
  ],
  [
    'one unit of a list',
    '农林牧渔业总产值23.1亿元，其中农业产值12.7亿元、林业产值2.4亿元、牧业产值8.0亿元。',
    '农林牧渔业总产值23.1亿元，其中农业产值12.7亿元、林业产值2.4万元、牧业产值8.0亿元。',
    'parts: 23.1亿元，其中农业产值12.7亿元、林业产值2.4万元、牧业产值8.0亿元',
  ],
  [
    'what the report says that it reports',
    '现将我县2023年上半年经济运行情况报告如下。',
    '现将我县2023年一季度经济运行情况报告如下。',
    'year: 一季度',
  ],
  [
    'the plan of the year before',
    '县人大会议批准的2023年计划共列14项指标。',
    '县人大会议批准的2022年计划共列14项指标。',
    'year: 2022',
  ],
]

describe('found', () => {
  test.each(pairs)('%s', (_, __, text, found) => {
    expect(wrong(text)).toContain(found)
  })
})

describe('silent', () => {
  test.each(pairs)('%s', (_, text) => {
    expect(wrong(text)).toEqual([])
  })

  test.each([
    [
      'industries that are told, not divided',
      '规模以上工业总产值243.70亿元，其中开发区120.30亿元。分行业看，化工产值61.20亿元，增长3.0%；纺织产值22.40亿元，下降1.0%。',
    ],
    [
      'the leading ones of several',
      '规模以上工业总产值243.70亿元。从三大主导行业看，化工61.20亿元；纺织22.40亿元；食品18.60亿元。',
    ],
    [
      'means do not add up',
      '居民人均可支配收入14268元，增长6.0%。按常住地分，城镇居民人均可支配收入18242元；农村居民人均可支配收入9915元。',
    ],
    ['what really comes on top', '一般公共预算收入13.64亿元，此外，政府性基金收入5.36亿元，占财力的28.2%。'],
    [
      'a time with its own figure beside the schedule',
      '建筑业总产值87.45亿元，下降5.7%，一季度为下降8.2%，降幅收窄2.5个百分点；完成全年计划的47.3%，慢于序时进度2.7个百分点。',
    ],
    [
      'what was added has no share',
      '制造业投资47.68亿元，比2022年同期增加5.37亿元，增长12.7%，占全部投资的42.0%。',
    ],
    ['a part of the place by itself', '一般公共预算收入13.64亿元，其中城区5.31亿元，增长2.2%。'],
    [
      'a share of a part of the place',
      '一般公共预算收入13.64亿元，税收收入9.58亿元，税收占比70.2%。城区一般公共预算收入5.31亿元，增长2.2%，税收占比74.0%。',
    ],
    ['how far it fell', '茶叶加工业产值比2022年同期减少1.10亿元，降幅达2.6%。'],
    ['a row that tells 百分点', '常住人口城镇化率比上年末提高0.4个百分点。'],
    ['a level in brackets', '规模以上工业增加值增长8.6%，增速高于全市平均水平（6.9%）1.7个百分点。'],
    ['what may be compared with any year', '地区生产总值152.36亿元，比2019年同期增长18.4%。'],
    [
      'two years on average from 2019',
      '去年上半年房地产投资比2019年同期下降4.0%，今年同比增长16.5%，两年平均增长5.8%。',
    ],
    [
      'a share behind nothing but a change',
      '固定资产投资113.52亿元。房地产投资比上年同期少了3.28亿元，占全部投资的比重降至17.4%。',
    ],
    ['a rate behind a change of a count', '新签约亿元以上项目34个，比上年同期增加7个，完成率56.7%。'],
    ['where a share came from', '受价格影响，税收占一般公共预算收入比重由71.1%降至70.2%。'],
    [
      'a part of retail sales by the whole’s own words',
      '社会消费品零售总额66.42亿元，其中，城镇消费品零售额46.50亿元，增长4.2%。',
    ],
    ['what has been done this year until now', '新认定高新技术企业，今年认定28家。'],
    ['a fraction that is about', '建成口袋公园5个，完成全年9个的近三分之二。'],
  ])('%s', (_, text) => expect(wrong(text)).toEqual([]))
})

describe('years where a report tells what is to come', () => {
  const ahead = (text: string): string[] =>
    wrong(`上半年，地区生产总值152.36亿元。\n三、下半年工作安排\n${text}`)

  test.each([
    ['1．严控支出。2022年一般公共预算支出控制在82亿元以内。', 'year: 2022'],
    ['1．强化攻坚。紧盯2022年目标，逐项抓好落实。', 'year: 2022'],
    ['1．稳岗扩岗。2022年全年城镇新增就业不少于5300人。', 'year: 2022'],
  ])('%s', (text, found) => expect(ahead(text)).toEqual([found]))

  test.each([
    '1．严控支出。2023年一般公共预算支出控制在82亿元以内。',
    '1．强化攻坚。紧盯2023年目标，逐项抓好落实。',
    '1．稳岗扩岗。在2022年新增就业5300人的基础上，再新增300人。',
    '1．对标先进。一般公共预算支出比2022年80亿元有所增加。',
  ])('%s', (text) => expect(ahead(text)).toEqual([]))
})

describe('a report without a title of its own', () => {
  const own = {
    ...table,
    heading: { ...table.heading, title: ['2023年上半年云岭县国民经济主要指标“双过半”完成情况'] },
  }
  const story = (headline: string, body: string): string =>
    `${headline}\n来源：云岭新闻网\n7月27日，云岭县召开新闻发布会，通报2023年上半年全县经济运行情况。\n${body}`

  test('its year is the table’s, and its headline’s another', () => {
    const body = '上半年，全县地区生产总值152.36亿元，同比增长6.1%。'
    expect(wrongIn(story('增速回升！云岭县2023年经济“半年报”出炉', body), own)).toEqual([])
    expect(wrongIn(story('增速回升！云岭县2022年经济“半年报”出炉', body), own)).toEqual(['year: 2022'])
  })

  test('全市 is not the county of the table', () => {
    const body = '上半年，全市地区生产总值152.36亿元，同比增长6.1%。'
    expect(wrongIn(story('增速回升！云岭县2023年经济“半年报”出炉', body), own)).toEqual([
      'name: 全市地区生产总值152.36亿元，同比增长6.1%',
    ])
  })
})

test('a speech is held against the half year that it speaks of, whatever day it was given', () => {
  const speech = (growth: string): string =>
    `在中共云岭县委全体会议上的讲话\n（2023年7月29日）\n同志们：\n上半年的成绩来之不易。\n全县地区生产总值152.36亿元，同比增长${growth}。`
  const own = { ...table, heading: { ...table.heading, title: ['云岭县2023年上半年主要指标完成情况'] } }
  expect(wrongIn(speech('6.1%'), own)).toEqual([])
  expect(wrongIn(speech('6.8%'), own)).toEqual(['contradicts: 全县地区生产总值152.36亿元，同比增长6.8%'])
})

test('a row by what it is measured by, where no row above it says so', () => {
  const own = tableOf('1|化纤|亿元|60|27.64\n2|建材行业|亿元|80|41.38\n3|电子信息|亿元|90|52.16')
  const text = `${TITLE}\n化纤业完成产值27.64亿元，建材行业产值41.38亿元，电子信息产业52.16亿元。`
  expect(wrongIn(text, own)).toEqual([])
})

test('a development zone by its short name is the one of the table', () => {
  const own = tableOf('1|规模以上工业总产值|亿元|480|243.70')
  const zone = {
    ...own,
    heading: { ...own.heading, title: ['青湖高新技术产业开发区2023年上半年主要经济指标'] },
  }
  const report = (place: string): string =>
    `${place}2023年上半年经济运行情况汇报\n规模以上工业总产值243.70亿元。`
  expect(wrongIn(report('青湖高新区'), zone)).toEqual([])
  expect(wrongIn(report('白湖高新区'), zone)).toHaveLength(1)
})
