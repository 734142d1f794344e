/** What the three witnesses say of a column, each by itself and against each other. */
import { describe, expect, it } from 'vitest'
import { reckonedOf } from '../../../shared/recognise/reckoned.ts'
import { recognise, recogniseSheets } from '../../../shared/recognise/recognise.ts'
import {
  gapFit,
  growthFit,
  isBorneOut,
  restates,
  restFit,
  shareFit,
  sumFit,
} from '../../../shared/recognise/relations.ts'
import { numberOf, valuesOf } from '../../../shared/recognise/values.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { drawn } from '../../facts/recognise/sheet.ts'
import { newId } from '../support/ids.ts'

describe('values', () => {
  it.each([
    ['12.3%', 12.3],
    ['1.84亿美元', 1.84],
    ['≥95', 95],
    ['26,000', 26000],
    ['-0.5', -0.5],
    ['７％左右', 7],
    ['新建公厕12座', null],
    ['2021-01-02', null],
    ['应补尽补', null],
    ['', null],
  ])('%s is the number %s', (text, number) => expect(numberOf(text)).toBe(number))

  it.each<[string, string[], Partial<ReturnType<typeof valuesOf>>]>([
    ['codes', ['101', '102', '103'], { codes: true }],
    ['codes with leading zeros', ['01', '0203'], { codes: true }],
    ['amounts of three digits are none', ['120', '340', '125'], { codes: false }],
    ['a count of the rows', ['1', '2', '3'], { counts: true }],
    ['units', ['亿元', '%', '人/万人'], { units: 1 }],
    ['words of status', ['达到时间进度', '已完成', '超额完成'], { statuses: 1 }],
    ['what only a target says', ['7%左右', '≥95', '正增长'], { aims: 1 }],
    ['dates', ['2024年6月', '12月底', '2024-01-02'], { dates: 1 }],
    ['sentences with a figure', ['新建公厕12座', '新增泊位800个'], { told: 1, figures: 0 }],
  ])('%s', (_, texts, expected) => expect(valuesOf(texts)).toMatchObject(expected))
})

describe('relations', () => {
  it('a share recomputes in percent or as a fraction, to the digits that it is printed with', () => {
    expect(isBorneOut(shareFit([26000, 4000], [19456, 3034], [74.8, 75.8]))).toBe(true)
    expect(isBorneOut(shareFit([26000, 4000], [19456, 3034], [75, 76]))).toBe(true)
    expect(isBorneOut(shareFit([26000, 4000], [19456, 3034], [0.748, 0.759]))).toBe(true)
    expect(isBorneOut(shareFit([19456, 3034], [26000, 4000], [74.8, 75.8]))).toBe(false)
  })
  it('a rest is a difference either way; a growth is against last year', () => {
    expect(isBorneOut(restFit([12, 300], [8.4, 186], [3.6, 114]))).toBe(true)
    expect(isBorneOut(growthFit([110, 63], [100, 60], [10, 5]))).toBe(true)
    expect(isBorneOut(growthFit([110, 63], [100, 60], [9, 4]))).toBe(false)
  })
  it('a gap is a share less the schedule of the months', () => {
    expect(isBorneOut(gapFit([56.2, 48.1], [6.2, -1.9], 6))).toBe(true)
    expect(isBorneOut(gapFit([56.2, 48.1], [-2.1, -10.2], 7))).toBe(true)
    expect(isBorneOut(gapFit([56.2, 48.1], [6.2, -1.9], 7))).toBe(false)
  })
  it('a total is the sum of its parts, blanks being nothing', () => {
    expect(
      isBorneOut(
        sumFit(
          [600, 330],
          [
            [100, 30],
            [200, null],
            [300, 300],
          ],
        ),
      ),
    ).toBe(true)
    expect(
      isBorneOut(
        sumFit(
          [600, 330],
          [
            [100, 30],
            [200, null],
            [200, 300],
          ],
        ),
      ),
    ).toBe(false)
  })
  it('is looked for among all columns of figures, but not where it is an accident', () => {
    const of = (...columns: string[][]) => reckonedOf(columns.map(valuesOf), new Set())
    const now = ['520', '330', '400']
    const last = ['500', '300', '410']
    expect(of(now, last, ['4', '10', '-2.4']).growths).toEqual([{ now: 0, last: 1, growth: 2 }])
    expect(of(['56.2', '48.1', '71'], ['6.2', '-1.9', '21']).gaps).toEqual([{ share: 0, gap: 1, months: 6 }])
    // 150 and 100, 120 and 70: amounts that happen to be fifty apart.
    expect(of(['150', '120', '110'], ['100', '70', '60']).gaps).toEqual([])
    // A whole of two parts is as well a target, what was done and what is left.
    expect(of(['12', '300'], ['8.4', '186'], ['3.6', '114']).sums).toEqual([])
    expect(of(['600', '330'], ['100', '30'], ['200', '100'], ['300', '200']).sums).toEqual([
      { total: 0, parts: [1, 2, 3] },
    ])
  })
  it('a number that stands in the sentence beside it restates it', () => {
    expect(restates([4000, 800], ['新增技能人才4000人', '发放资金800万元'])).toBe(true)
    expect(restates([400, 80], ['新增技能人才4000人', '发放资金800万元'])).toBe(false)
  })
})

const rolesOf = (drawing: string): string[] =>
  recognise([drawn(drawing)], newId, []).found.map(({ attachment }) =>
    attachment.columns.map(({ role }) => role).join(' '),
  )

describe('figures that nobody knows', () => {
  it('leave no reading certain that does not use them', () => {
    const drawing = `
      2023年上半年进度
      指标|甲|乙|目标|丙
      税收收入（亿元）|22|11|12|0.8
      土地出让收入（亿元）|30|15|6.4|1.6`
    const { found, questions } = recognise([drawn(drawing)], newId, [])
    expect(found).toEqual([])
    expect(questions).toHaveLength(1)
  })
})

describe('the witnesses together', () => {
  it.each([
    [
      'a share tells which of two unknown columns is the target',
      `
      2024年上半年完成情况
      事项|丙数|丁数|戊数
      新增就业（人）|300|600|50
      技能培训（人）|100|400|25`,
      'name actual target share',
    ],
    [
      'a growth tells the year that was reached from the one before',
      `
      2024年上半年完成情况
      事项|甲数|乙数|丙数|丁数
      工业产值（万元）|1000|520|500|4
      农业产值（万元）|800|330|300|10
      服务业产值（万元）|600|400|410|-2.4`,
      'name target actual last growth',
    ],
    [
      '完成 that is fifty points over its gap is a share, and no actual',
      `
      2024年上半年完成情况
      事项|目标|完成|比
      新增就业（人）|1000|56.2|6.2
      技能培训（人）|800|48.1|-1.9
      创业扶持（人）|60|71|21`,
      'name target share gap',
    ],
    [
      'what is left beside 时序 and 全年 is no result',
      `
      2023年上半年进度
      指标|单位|全年|时序|实数|盈亏
      税收收入|亿元|22|11|11.83|0.83
      土地出让收入|亿元|30|15|6.42|-8.58
      签约项目|个|70|35|33|-2`,
      'name unit target none actual none',
    ],
    [
      'two months make a total, and the rest of the year is named as such',
      `
      2023年上半年进度
      乡镇|盘子|前五月|六月|累|欠
      城关镇|90000|36200|9100|45300|44700
      柳林镇|60000|18700|5900|24600|35400
      石桥乡|26000|9800|2200|12000|14000`,
      'name target none none actual none',
    ],
    [
      'the year so far, whatever month it ends in',
      `
      2025年1—5月
      指标|计量单位|责任状|本月|本月止累计|上年同月止累计|增减幅
      规上工业总产值|亿元|210|18.2|88.4|82.1|7.7
      固定资产投资|亿元|160|14.1|65.2|61.3|6.4`,
      'name unit target none actual last growth',
    ],
    [
      '应达 by the end of March is a node target',
      `
      2024年第一季度
      事项|单位|全年任务|3月底应达|3月底实达
      安装路灯|盏|1600|500|430
      改造危桥|座|12|2|2`,
      'name unit target stage actual',
    ],
    [
      'an amount and a growth that are set, and one of each reached',
      `
      2024年上半年完成情况
      指标|单位|年度目标|<|上半年|<
      ^|^|总量|增速%|总量|增速%
      地区生产总值|亿元|520|6|251.3|5.4
      一般公共预算收入|亿元|31|5|15.9|4.1`,
      'name unit target pace actual growth',
    ],
    [
      'merges say how deep a header is, also where months stand in it',
      `
      2024年上半年推进情况
      指标|单位|2024年|上半年|<
      ^|^|任务|进展|<
      ^|^|下达数|6月当月|本年累计
      工业投资|亿元|52|6.1|27.4
      棚户区改造开工|套|1,200|180|640`,
      'name unit target none actual',
    ],
    [
      'plan and result with the same parts each are no two indicators',
      `
      2022年前三季度落实情况
      项目名称|计划|<|<|<|到位|<|<|<
      ^|总|央|省|县|总|央|省|县
      高标准农田|1800|1200|400|200|1420|1000|300|120
      人居环境|960|480|300|180|690|400|200|90`,
      'name target none none none actual none none none',
    ],
    [
      'figures name no row: 指标 over them is a target',
      `
      2024年上半年完成情况
      任务|单位|指标|完成
      道路|公里|100|60
      水渠|公里|200|100`,
      'name unit target actual',
    ],
    [
      'a total is meant before its parts',
      `
      2024年上半年完成情况
      事项|目标|合计|中央|省|县
      道路（万元）|1000|600|100|200|300
      水利（万元）|800|330|30|100|200
      学校（万元）|600|410|10|400|0`,
      'name target actual none none none',
    ],
    [
      '进度 holds amounts beside a share',
      `
      2017年1—7月进度表
      项目|目标任务|进度|完成目标（%）
      城镇新增就业（人）|26000|19456|74.8
      技能培训（人）|3000|2265|75.5`,
      'name target actual share',
    ],
    [
      '完成进度 holds amounts where no other column does',
      `
      2020年上半年完成情况
      指标|单位|目标值|完成进度
      新建泊位|个|150|120
      造林|亩|300|200`,
      'name unit target actual',
    ],
    [
      'and a share where it says so',
      `
      2020年上半年完成情况
      指标|单位|目标值|完成进度
      新建泊位|个|150|80%
      造林|亩|300|66.7%`,
      'name unit target share',
    ],
    [
      'the target of the actual’s year, not a yearly growth',
      `
      指标|单位|规划目标|<|2015年|2020年实际
      ^|^|2020年|年均增速〔累计〕|^|^
      森林覆盖率|%|23.04|〔1.38〕|21.66|23.04
      耕地保有量|亿亩|18.65|〔0〕|18.65|19.18`,
      'name unit target none none actual',
    ],
    [
      'a code is no figure, whatever it stands beside',
      `
      指标代码|指标名称|单位|目标|实际
      101|工业总产值|万元|2400|1234
      102|工业增加值|万元|900|456`,
      'none name unit target actual',
    ],
    [
      'a target that is a growth beside the growth, not the amount',
      `
      2024年1—9月情况
      指标|单位|全年增长目标（%）|1—9月|<
      ^|^|^|绝对量|同比±%
      固定资产投资|亿元|6|132.6|4.9
      进出口总额|亿元|4|36.8|-2.5`,
      'name unit target none actual',
    ],
  ])('%s', (_, drawing, roles) => expect(rolesOf(drawing)).toEqual([roles]))

  it.each([
    [
      'what a quarter that is over has grown by is no actual of the half year',
      `
      2024年上半年主要指标
      指标|单位|全年预期增长(%)|上半年完成|同比增长(%)|一季度增长(%)
      地区生产总值|亿元|6.5|272.1|6.3|5.4
      固定资产投资|亿元|8.0|116.5|6.2|7.1
      社会消费品零售总额|亿元|7.0|87.9|6.7|5.8`,
      'name unit target none actual growth',
    ],
    [
      'the whole city beside a part of it, each with its growth',
      `
      2024年上半年主要指标（全市及城区）
      指标|单位|全市|全市增长%|城区|城区增长%
      地区生产总值|亿元|876.4|5.6|388.7|6.1
      工业增加值|亿元|218.6|7.2|101.4|8.4
      固定资产投资|亿元|296.9|4.3|134.6|5.2`,
      'name unit actual growth none none',
    ],
  ])('a person is asked, with the likelier reading: %s', (_, drawing, roles) => {
    const { questions } = recognise([drawn(drawing)], newId, [])
    expect(questions.map(({ guess }) => guess?.roles.join(' '))).toEqual([roles])
  })

  const EITHER = `
    2024年前三季度指标对照表
    指标|单位|数据一|数据二
    工业投资|亿元|46|41.2
    新增经营主体|户|1260|2100`

  it('where two readings are as likely a person is asked, with both', () => {
    const { found, questions } = recognise([drawn(EITHER)], newId, [])
    expect(found).toEqual([])
    expect(questions).toHaveLength(1)
    expect(questions[0]?.guess?.roles).toEqual(['name', 'unit', 'target', 'actual'])
    expect(questions[0]?.other?.roles).toEqual(['name', 'unit', 'actual', 'target'])
  })

  it('and where nobody can be asked nothing is certain', () => {
    const [table] = recogniseSheets([drawn(EITHER)], newId)
    expect(table?.attachment.columns.map(({ unsure = false }) => unsure)).toEqual([false, false, true, true])
    const judged = table && judgeAttachment(table.attachment, BUILT_IN)
    expect(judged?.rows.map(({ verdict }) => verdict?.status)).toEqual(['待核', '待核'])
  })

  it('every column says why it is what it is, in one sentence', () => {
    const [table] = recogniseSheets(
      [
        drawn(`
        2017年1—7月进度表
        项目|目标任务|进度|完成目标（%）
        城镇新增就业（人）|26000|19456|74.8
        技能培训（人）|3000|2265|75.5`),
      ],
      newId,
    )
    for (const { why } of table?.attachment.columns ?? []) expect(why).toMatch(/^表头“[^。]+。$/)
    expect(table?.attachment.columns[2]?.why).toContain('“进度”除以“目标任务”等于“完成目标（%）”')
  })
})
