/** Figures mistyped beside a row's name, and 个百分点 in place of % or % in place of 个百分点: what is found, and what is not. */
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

/** What does not hold, but for what only the table has. */
function wrong(sentence: string, own: Attachment | null): string[] {
  const text = `${TITLE}\n${sentence}`
  const tables = own === null ? [] : [{ attachment: own, judged: judgeAttachment(own, BUILT_IN) }]
  return checkReport({ text, statements: statements(text, BUILT_IN), tables, dictionary: BUILT_IN })
    .filter(({ holds, kind }) => !holds && kind !== 'table only' && kind !== 'report only')
    .map(({ rule, quote }) => `${rule}: ${quote}`)
}

describe('个百分点 where only % can be', () => {
  test.each([
    ['蔬菜加工量12.4万吨，完成年度目标的51.6个百分点。', '51.6个百分点'],
    ['蔬菜加工量12.4万吨，仅为年度计划24万吨的51.6个百分点。', '51.6个百分点'],
    ['农机购置补贴支出进度为47.3个百分点。', '47.3个百分点'],
    ['城镇调查失业率5.1个百分点，低于控制目标0.4个百分点。', '5.1个百分点'],
    ['果品、水产占比分别为31.2%、12.7个百分点。', '12.7个百分点'],
    ['果品产值8.6亿元、水产产值3.1亿元，分别增长4.2%和7.5个百分点。', '7.5个百分点'],
    ['果品产值8.6亿元，同比增长14.3%，两年平均增长6.4个百分点。', '6.4个百分点'],
    ['一季度、上半年果品产值分别增长8.1个百分点和6.4%。', '8.1个百分点'],
  ])('%s', (sentence, figure) =>
    expect(wrong(sentence, null).map((one) => one.replace(/^\w+: /, ''))).toContain(figure),
  )

  test.each([
    '蔬菜加工量12.4万吨，完成年度目标的51.6%，超序时进度1.6个百分点。',
    '果品产值占农业总产值的31.2%，提高2.4个百分点，比水产高18.5个百分点。',
    '果品产值8.6亿元，增长4.2%，比一季度下降1.3个百分点。',
    '果品产值和果品商品率分别增长4.2%和0.6个百分点。',
    '商品率81.4%，比上年同期增长1.2个百分点。',
    '全年城镇化率提高目标1.2个百分点，上半年已完成0.6个百分点。',
    '果品拉动农业总产值增长率1.4个百分点，贡献率居首位。',
    '下调贷款利率0.5个百分点，减免租金320万元。',
  ])('silent: %s', (sentence) => expect(wrong(sentence, null)).toEqual([]))
})

describe('% where only 个百分点 can be', () => {
  test.each([
    ['果品、水产增速分别比一季度回落2.4个和1.8%。', '1.8%'],
    ['水产占农业总产值的12.7%，超过一成，同比提高1.3%。', '1.3%'],
    ['果品降幅较1—5月扩大0.7%。', '0.7%'],
    ['水产完成率比果品低8.4%。', '8.4%'],
    ['全镇垃圾分类覆盖率同比提高6%。', '6%'],
    ['果品产值增长8.2%，比邻县高1.1个百分点，比青河县低0.6%。', '0.6%'],
    ['果品产值增长8.2%，高于全县（6.1%）2.1%。', '2.1%'],
    ['水产增速跑赢农业总产值1.5%。', '1.5%'],
  ])('%s', (sentence, figure) => expect(wrong(sentence, null)).toContain(`growth: ${figure}`))

  test.each([
    '水产占农业总产值的10.9%，高于上年同期的9.6%。',
    '果品商品率为81.4%，高于全省的78.2%。',
    '果品劳动生产率同比提高6%。',
    '办理时间比计划快20%，群众满意率为98%。',
    '新建冷库3个和2处，入库率96.2%。',
    '果品产值8.6亿元，增长5.4%，利润比上年同期高12%。',
  ])('silent: %s', (sentence) => expect(wrong(sentence, null)).toEqual([]))
})

const own = table(
  'no name unit target actual growth:同比增长(%) share:完成年度目标(%) none:两年平均增长(%)',
  `1|农产品加工产值|亿元|96|47.28|8.4|49.3|6.1
   2|粮食播种面积|万亩|120|121.46|0.5|101.2|0.4
   3|高标准农田建设|万亩|4.2|2.85|3.1|67.9|2.2
   4|水产品产量|吨|16500|7985|3.1|48.4|-1.7
   5|一般公共预算收入|万元|128000|64092|3.6|50.1|2.8
    |其中：罚没收入|万元|3600|1985|12.7|55.1|9.3`,
)

describe('a row by its name and a second witness', () => {
  test.each([
    // The growth is the row's, and the amount the row's mistyped.
    ['一般公共预算收入64092万元，增长3.6%；罚没收入4985万元，增长12.7%。', '4985'],
    ['农产品加工产值47.28万元，增长8.4%。', '47.28'],
    // The amount is the row's, and the growth not.
    ['农产品加工产值47.28亿元，首次突破45亿元，增长3.4%。', '3.4%'],
    ['罚没收入1985万元，下降12.7%。', '12.7%'],
    // Its target by its words.
    ['农产品加工产值仅完成全年69亿元目标的49.3%。', '69亿元'],
    ['下半年，农产品加工产值距全年36亿元计划还差48.72亿元。', '36亿元'],
    ['确保全年水产品产量不低于15600吨。', '15600吨'],
    ['粮食播种面积已超额完成120亩的年度任务。', '120亩'],
    // Its progress.
    ['高标准农田建设完成年度任务4.2万亩的64.9%。', '64.9%'],
    ['水产品产量7985吨，增长3.1%，进度仅43.4%。', '43.4%'],
    ['罚没收入占一般公共预算收入的3.1%，进度仅51.5%。', '51.5%'],
    ['农产品加工产值、水产品产量2项指标均未过半，分别只完成49.3%、44.8%。', '44.8%'],
    // Two years.
    ['水产品产量7985吨，增长3.1%，两年平均下降7.1%。', '7.1%'],
  ])('%s', (sentence, figure) => expect(wrong(sentence, own).join('|')).toContain(figure))

  test.each([
    '一般公共预算收入64092万元，增长3.6%，完成年初预算128000万元的50.1%；罚没收入1985万元，增长12.7%，进度55.1%。',
    '农产品加工产值47.28亿元，首次突破45亿元，增长8.4%，两年平均增长6.1%。',
    // What is hoped for may be more than what is set.
    '力争全年水产品产量达到17500吨，奋力冲刺农产品加工产值98亿元。',
    // Of other things, times and places.
    '农产品加工产值47.28亿元，新增加工企业36家，完成率81.8%。',
    '一季度农产品加工产值22.16亿元，增长8.4%。',
    '2022年水产品产量15300吨，为2025年目标18000吨的85.0%。',
    '全市水产品产量17985吨，增长3.1%。',
    '高标准农田建设项目12个，已完工5个，完成投资占年度计划的41.6%。',
    '水产品产量快于蔬菜产量，进度52.4%的是蔬菜。',
    '下半年水产品产量需完成8515吨，增长3.1%以上。',
  ])('silent: %s', (sentence) => expect(wrong(sentence, own)).toEqual([]))
})

test('the growth of the first quarter in a column of its own is no growth of the half', () => {
  const quarter = table(
    'no name unit target actual growth:同比增长(%) none:一季度增长(%)',
    '1|水产品产量|吨|16500|7985|3.1|2.4',
  )
  expect(wrong('水产品产量7985吨，增长3.1%，比一季度提高0.7个百分点。', quarter)).toEqual([])
  expect(wrong('水产品产量7985吨，增长3.1%，比一季度提高0.2个百分点。', quarter)).toEqual([
    'growth: 比一季度提高0.2个百分点',
  ])
})
