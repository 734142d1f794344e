/** What a statement is of: its place, scope, time and name, and what it is therefore held against. */
import { describe, expect, test } from 'vitest'
import { checkReport } from '../../../../shared/findings/check/check.ts'
import { aboutOf } from '../../../../shared/findings/check/common/about.ts'
import type { CheckFinding } from '../../../../shared/findings/check/rules.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { attachmentOf } from '../audit/support.ts'
import { TITLE } from './support.ts'

const TABLE = `
1|地区生产总值|%|6.5左右|6.9
2|规模以上工业总产值|亿元|310|164.38
3|固定资产投资|%|8|5.7
4|社会消费品零售总额|亿元|120|63.47
5|一般公共预算收入|亿元|18|9.62`

const tableOf = (rows = TABLE, title = '云岭县2023年上半年国民经济主要指标“双过半”完成情况') =>
  attachmentOf({ columns: 'no name unit target actual', rows, title, year: 2023 })

/** What does not hold, each as its kind and words; what only the table tells aside. */
const wrong = (text: string, table = tableOf()): string[] =>
  found(text, table)
    .filter(({ kind }) => kind !== 'table only')
    .map(({ kind, quote }) => `${kind}: ${quote}`)

function found(text: string, table = tableOf()): CheckFinding[] {
  return checkReport({
    text,
    statements: statements(text, BUILT_IN),
    tables: [{ attachment: table, judged: judgeAttachment(table, BUILT_IN) }],
    dictionary: BUILT_IN,
  }).filter(({ holds }) => !holds)
}

describe('the district that a report speaks of', () => {
  test.each([
    ['关于云岭县2023年上半年计划执行情况的报告', '云岭县'],
    ['在全县2023年上半年经济分析会上的讲话\n云岭县人民政府县长　周知行', '云岭县'],
    ['在全市项目推进会上的讲话\n同志们：\n受市委委托，现将青溪市2023年上半年工作报告如下。', '青溪市'],
    ['临泽经济开发区管理委员会\n关于2023年上半年经济运行情况的报告\n云岭县人民政府：', '临泽经济开发区'],
    ['——2023年上半年南浦区经济运行情况分析', '南浦区'],
    ['2023年上半年经济运行情况报告\n云岭县统计局\n青溪县统计局', ''],
    ['关于天全县2023年上半年计划执行情况的报告', '天全县'],
    ['2023年上半年全县经济运行情况的报告', ''],
  ])('%s', (text, place) => {
    expect(aboutOf(text).place).toBe(place)
  })

  test('a speech to all the county is held against the county’s table', () => {
    const speech = (figure: string) =>
      `在全县2023年上半年工作推进会上的讲话\n云岭县人民政府县长　周知行\n同志们：\n固定资产投资增长${figure}%。`
    expect(wrong(speech('5.7'))).toEqual([])
    expect(wrong(speech('7.5'))).toEqual(['contradicts: 固定资产投资增长7.5%'])
  })

  test('all the county is not the development zone in it', () => {
    const zone = tableOf(TABLE, '临泽经济开发区2023年上半年国民经济主要指标“双过半”完成情况')
    const report =
      '临泽经济开发区管理委员会\n关于2023年上半年经济运行情况的报告\n县人民政府：\n现将临泽经济开发区2023年上半年经济运行情况报告如下。\n'
    expect(wrong(`${report}全县规模以上工业总产值为271.60亿元，我区所占份额稳步提高。`, zone)).toEqual([])
    expect(wrong(`${report}全区规模以上工业总产值为146.38亿元。`, zone)).toEqual([
      'contradicts: 全区规模以上工业总产值为146.38亿元',
    ])
  })
})

describe('figures of another year', () => {
  const port = tableOf('1|港口货物吞吐量|万吨|5200|2748\n2|水质优良比例|%|80以上|—')
  const of = (sentence: string) => wrong(`${TITLE}\n${sentence}`, port)

  test('a past year’s actual is no target, and a later year’s target is not this year’s', () => {
    expect(of('2022年全年水质优良比例为78.4%，今年数据尚未反馈。')).toEqual([])
    expect(of('2022年港口货物吞吐量5010万吨，为2025年目标6400万吨的78.3%。')).toEqual([])
    expect(of('港口货物吞吐量2748万吨，为2025年目标6400万吨的42.9%。')).toEqual([])
  })

  test('the year’s own target is held against the table', () => {
    expect(of('港口货物吞吐量2748万吨，完成2023年目标5300万吨的52.8%。')).toContain(
      'contradicts: 完成2023年目标5300万吨',
    )
    expect(of('全年水质优良比例达到78%以上。')).toEqual(['contradicts: 全年水质优良比例达到78%以上'])
  })
})

describe('figures in words', () => {
  test('are held against the table, and mended in words', () => {
    expect(wrong(`${TITLE}\n固定资产投资增长百分之五点七。`)).toEqual([])
    const [told] = found(`${TITLE}\n固定资产投资增长百分之七点五。`)
    expect(told).toMatchObject({ kind: 'contradicts', expected: { text: '百分之五点七' } })
  })

  test('so much of a thing is not the whole of it', () => {
    const text = `${TITLE}\n五点二万亩高标准农田，上半年只建了二点九万亩。抓紧建设二点三万亩高标准农田。`
    expect(wrong(text, tableOf('1|新建高标准农田|万亩|5.2|2.9'))).toEqual([])
  })
})

describe('figures of another whole', () => {
  const rows = tableOf('1|地区生产总值|%|6.5左右|6.9\n2|农村居民人均可支配收入|%|8|8.3')

  test('are held against each other, and never against the row', () => {
    const city = (figure: string) =>
      `${TITLE}\n全县地区生产总值增长6.9%，全市增长6.1%，全省增长5.7%。农村居民人均可支配收入增长8.3%，全市增长7.6%。\n我县经济增速高于全市，全市地区生产总值增长${figure}%。`
    expect(wrong(city('6.1'), rows)).toEqual([])
    expect(wrong(city('6.4'), rows)).toEqual([
      'said twice: 全市增长6.1%',
      'said twice: 全市地区生产总值增长6.4%',
    ])
  })

  test('one that is the row’s own, of which nothing else is told, is a slip', () => {
    const report = (whole: string) => `${TITLE}\n${whole}实现地区生产总值93.74亿元，增长6.9%；全省增长5.7%。`
    expect(wrong(report('全县'), rows)).toEqual([])
    expect(wrong(report('全市'), rows)).toEqual(['report only: 全市实现地区生产总值93.74亿元，增长6.9%'])
  })

  test('in brackets they are told as well', () => {
    const report = (whole: string) =>
      `${TITLE}\n全县实现地区生产总值93.74亿元，增长6.9%，占全市的12.2%（${whole}上半年地区生产总值768.35亿元）。`
    expect(wrong(report('全市'), rows)).toEqual([])
    expect(wrong(report('全县'), rows)).toContain('said twice: 全县上半年地区生产总值768.35亿元')
  })

  test('level with the city is no slip', () => {
    expect(wrong(`${TITLE}\n全县地区生产总值增长6.9%，与全市持平，全市地区生产总值增长6.9%。`, rows)).toEqual(
      [],
    )
  })
})

describe('what a sentence goes on to tell', () => {
  test('the report’s own months once more, behind what is compared', () => {
    const report = (time: string) =>
      `${TITLE}\n固定资产投资增长5.7%，比年度目标低2.3个百分点，${time}为4.2%，6月当月为7.4%。`
    expect(wrong(report('一季度'))).toEqual([])
    expect(wrong(report('上半年'))).toEqual(['contradicts: 上半年为4.2%'])
  })

  test('a row under the words of another one of the same months', () => {
    const rows = tableOf('1|限上批发业销售额|亿元|580|291.4')
    expect(wrong(`${TITLE}\n限上批发业销售额291.4亿元；同期限上批发业销售额87.6亿元。`, rows)).toEqual([
      'contradicts: 同期限上批发业销售额87.6亿元',
    ])
  })

  test('how far a figure is from another one is no figure of the row', () => {
    const rows = tableOf('1|每万人发明专利拥有量|件|9.5|10.1')
    expect(wrong(`${TITLE}\n每万人发明专利拥有量10.1件，比年度目标9.5件多0.6件。`, rows)).toEqual([])
  })
})

describe('the year that a figure is counted from', () => {
  const of = (sentence: string) =>
    wrong(`${TITLE}\n${sentence}`).filter((line) => !line.startsWith('arithmetic'))

  test.each<[string, string[]]>([
    ['规上工业总产值164.38亿元，完成年度目标的53.0%，同比增长7.4%（2022年上半年为153.05亿元）。', []],
    [
      '规上工业总产值164.38亿元，完成年度目标的53.0%，同比增长7.4%（2021年上半年为153.05亿元）。',
      ['year: 2021'],
    ],
    ['出口总额31.2亿元，2020年同期是33.4亿元，同比下降6.6%。', ['year: 2020']],
    // A growth that says what it is counted from, and one that is not counted from it.
    ['出口总额31.2亿元，比2020年同期的33.4亿元下降6.6%。', []],
    ['出口总额31.2亿元，同比增长2.1%（2020年同期为33.4亿元）。', []],
    ['全县地区生产总值增长6.9%，两年平均增长5.6%（2022年同期增长4.3%）。', []],
    ['全县地区生产总值增长6.9%，两年平均增长5.6%（2021年同期增长4.3%）。', ['year: 2021']],
    ['全县地区生产总值增长6.9%，两年平均增长5.6%（2021年同期增长9.8%）。', []],
    ['农产品加工产值由2020年的81.4亿元提高到2022年的99.3亿元，两年间年均增长10.4%。', []],
    ['农产品加工产值由2020年的81.4亿元提高到2021年的99.3亿元，两年间年均增长10.4%。', ['year: 2021']],
  ])('%s', (sentence, expected) => expect(of(sentence)).toEqual(expected))

  test('targets of the coming year that are all this year’s', () => {
    const plan = (year: number, growth = '6.5') =>
      `四、下半年工作\n确保${year}年全年地区生产总值增长${growth}%左右，固定资产投资增长8%，一般公共预算收入达到18亿元。`
    expect(of(plan(2023))).toEqual([])
    expect(of(plan(2024))).toEqual(['year: 2024年'])
    expect(of(plan(2024, '7'))).toEqual([])
  })
})

describe('one thing told in two ways', () => {
  test.each<[string, string[]]>([
    [
      '高于全省0.7个百分点（全省5.1%），但低于全省0.2个百分点（全市6.0%）。',
      [
        'said twice: 高于全省0.7个百分点（全省5.1%），但低于全省0.2个百分点',
        'arithmetic: 全省0.2个百分点（全市6.0%',
      ],
    ],
    ['高于全省0.7个百分点（全省5.1%），但低于全市0.2个百分点（全市6.0%）。', []],
    ['增速高于全省0.7个百分点，占比低于全省2.1个百分点。', []],
    [
      '比全省平均增速5.1%快0.7个百分点，比全省的5.4%快0.4个百分点。',
      ['said twice: 比全省平均增速5.1%快0.7个百分点，比全省的5.4%'],
    ],
    ['比全省平均增速5.1%快0.7个百分点，比全市的5.4%快0.4个百分点。', []],
    ['9个投产项目中，一季度投产3个，二季度投产6个。', []],
    ['9个投产项目中，上半年投产3个，二季度投产6个。', ['year: 上半年']],
    ['9个投产项目中，上半年投产9个，二季度投产6个。', []],
    [
      '限上单位零售额41.26亿元，增势良好。另据调查，限上单位零售额14.62亿元。',
      ['said twice: 限上单位零售额41.26亿元', 'said twice: 限上单位零售额14.62亿元'],
    ],
    [
      '全社会完成用电量4.37亿千瓦时，全社会用电量7.34亿千瓦时。',
      ['said twice: 全社会完成用电量4.37亿千瓦时', 'said twice: 全社会用电量7.34亿千瓦时'],
    ],
    ['规上企业完成用电量4.37亿千瓦时，全社会用电量7.34亿千瓦时。', []],
  ])('%s', (sentence, expected) => expect(wrong(`${TITLE}\n${sentence}`)).toEqual(expected))

  test('the report’s own figure under the words of a quarter that is told by another', () => {
    const report = (time: string) =>
      `${TITLE}\n${time}，全县固定资产投资增长5.7%，一季度为4.2%，6月当月为7.4%。`
    expect(wrong(report('上半年'))).toEqual([])
    expect(wrong(report('一季度'))).toContain('year: 一季度')
  })
})

describe('a row under other words', () => {
  const names = tableOf(`
1|园区新签企业用工|人|3600|1947
2|公租房交付|套|520|287
3|空气质量优良天数比率|%|88|91.7
4|全社会研发投入|亿元|31|16.4
5|数字产业增加值占地区生产总值比重|%|12|13.6
6|规模以上工业总产值|亿元|310|164.38
7|规模以上企业净增数|户|18|11`)
  const only = (sentence: string) => found(`${TITLE}\n${sentence}`, names).map(({ message }) => message)

  test.each([
    '新签企业用工1947人。',
    '交付公租房287套，其中城东132套。',
    '优良天数比率91.7%。',
    '全社会研发投入初步核算为16.4亿元。',
    '数字产业增加值21.35亿元，占13.6%，比重继续提高。',
    '数字产业增加值占地区生产总值的13.6%。',
  ])('%s tells it, and no other', (sentence) => {
    expect(only(sentence).filter((message) => !message.endsWith('报告没有提到。'))).toEqual([])
  })

  test('what it is told as is no row that the report never names', () => {
    const all =
      '新签企业用工1947人。交付公租房287套。优良天数比率91.7%。全社会研发投入初步核算为16.4亿元。数字产业增加值21.35亿元，占13.6%。规上工业总产值164.38亿元。规模以上企业净增11户，完成年度目标18户的61.1%。'
    expect(only(all)).toEqual([])
  })

  test('another name is one still', () => {
    expect(only('规模以上工业增加值164.38亿元。')[0]).toContain('“规模以上工业总产值”的实绩也是164.38亿元')
    expect(only('规模以上工业总产值146.38亿元。')[0]).toContain('相差18亿元')
    expect(only('优良天数比率97.1%。')[0]).toContain('相差5.4个百分点')
  })

  test('a row that is told nowhere, under other words for its name and with one digit mistyped', () => {
    const about = (sentence: string) => only(sentence).filter((message) => message.includes('只差一位数字'))
    expect(about('实现规模以上工业增加值174.38亿元。')[0]).toContain('“规模以上工业总产值”的实绩是164.38亿元')
    // Told elsewhere, two digits apart, or in another unit: another figure.
    expect(about('规模以上工业总产值164.38亿元，规模以上工业增加值174.38亿元。')).toEqual([])
    expect(about('实现规模以上工业增加值175.38亿元。')).toEqual([])
    expect(about('实现规模以上工业增加值174.38万元。')).toEqual([])
  })

  test('two rows of one indicator that say the same leave nothing open', () => {
    const twice = tableOf(`
1|规模以上工业增加值增长|%|7|7.4
2|规上工业增加值增长|%|7|7.4`)
    expect(found(`${TITLE}\n规模以上工业增加值增长8.4%。`, twice)[0]?.message).toContain('相差1个百分点')
    const apart = tableOf(`
1|规模以上工业增加值增长|%|7|7.4
2|规上工业增加值增长|%|7|7.9`)
    expect(wrong(`${TITLE}\n规模以上工业增加值增长8.4%。`, apart)).toEqual([])
  })

  test('a clause that names another thing is not told of the one before', () => {
    const text = '旅游收入35.82亿元。人气回来了，旅游收入增长18.6%；乡村民宿客房爆满，增长31.4%。'
    expect(only(text).filter((message) => message.includes('前后不一致'))).toEqual([])
  })

  test('a first count may differ from the table’s', () => {
    expect(only('规模以上工业总产值快报数为163.9亿元。').join()).not.toContain('相差')
    expect(only('规模以上工业总产值为163.9亿元。').join()).toContain('相差')
  })
})

describe('targets are held against the table where they are set', () => {
  const aims = tableOf(`
1|地区生产总值增长|%|6.5|
2|新建城市公厕|座|40|`)
  const about = (text: string) => found(text, aims).filter(({ message }) => message.includes('相差'))

  test.each([
    ['a plan', '云岭县2023年国民经济和社会发展计划\n地区生产总值增长7.5%，新建城市公厕30座。', 2],
    ['behind 目标：', `${TITLE}\n全年主要预期目标：地区生产总值增长7.5%，新建城市公厕30座。`, 2],
    ['what is hoped for may be more', '云岭县2023年国民经济和社会发展计划\n力争地区生产总值增长7.5%。', 0],
    ['what is intended without being set', `${TITLE}\n二、下半年重点工作\n新建城市公厕30座。`, 0],
  ])('%s', (_, text, count) => {
    expect(about(text)).toHaveLength(count)
  })
})
