/** The data of the built-in dictionary: complete, without clashes, and found by names as officials write them. */

import { describe, expect, test } from 'vitest'
import { comparable } from '../../../shared/measure/normalise.ts'
import { unitOf } from '../../../shared/measure/unit.ts'
import { BUILT_IN, lookUp } from '../../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../../shared/verdict/indicator.ts'
import { INDICATORS } from '../../../shared/verdict/indicators.ts'
import { judge } from '../../../shared/verdict/judge.ts'
import { OPTIONS } from '../support/options.ts'

const namesOf = (entry: Indicator): readonly string[] => [entry.name, ...entry.aliases]

/** Names of entries that `written` does not lead to. */
const missedBy = (written: (name: string) => string): readonly string[] =>
  INDICATORS.flatMap((entry) =>
    namesOf(entry).filter((name) => lookUp(written(name), BUILT_IN).entry !== entry),
  )

describe('every entry', () => {
  test('there are more than the commonest 180', () => {
    expect(INDICATORS.length).toBeGreaterThanOrEqual(180)
  })

  test('no name or alias stands twice, whatever its width, case or script', () => {
    const keys = INDICATORS.flatMap(namesOf).map((name) => comparable(name).toUpperCase())
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  test('no name is blank or a single character, which would speak for too much', () => {
    expect(INDICATORS.flatMap(namesOf).filter((name) => comparable(name).length < 2)).toEqual([])
  })

  test('says where its direction comes from', () => {
    expect(INDICATORS.filter(({ source }) => source.trim() === '')).toEqual([])
  })

  test('every unit can be read, and none is given twice', () => {
    for (const { name, units } of INDICATORS) {
      expect(
        units.filter((unit) => unit !== '' && unitOf(unit) === null),
        name,
      ).toEqual([])
      expect(new Set(units).size, name).toBe(units.length)
      expect(units.length, name).toBeGreaterThan(0)
    }
  })

  test.each([
    ['as it stands', (name: string) => name],
    ['numbered', (name: string) => `（1）${name}`],
    ['of the whole city', (name: string) => `其中：全市${name}`],
    ['of a place', (name: string) => `某某镇${name}`],
    ['with its unit', (name: string) => `12. ${name}（万元）`],
    [
      'in full width',
      (name: string) => name.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ],
  ])('is found by each of its names %s', (_, written) => {
    expect(missedBy(written)).toEqual([])
  })

  test.each(['增速', '增长', '同比增长', '增长率'])(
    'is found with %s behind its names, which say growth',
    (word) => {
      expect(missedBy((name) => name + word)).toEqual([])
      for (const name of INDICATORS.flatMap(namesOf))
        expect(lookUp(name + word, BUILT_IN).grows, name).toBe(true)
    },
  )

  test.each(['下降', '削减', '下降率', '降低'])(
    'is found with %s behind its names, which say a fall',
    (word) => {
      expect(missedBy((name) => name + word)).toEqual([])
      for (const name of INDICATORS.flatMap(namesOf))
        expect(lookUp(name + word, BUILT_IN).falls, name).toBe(true)
    },
  )
})

describe('names as officials write them', () => {
  test.each([
    // 综合、财政、金融
    ['一、全市地区生产总值（GDP）增速', '地区生产总值', 'growth', 'up'],
    ['其中：第三产业增加值', '第三产业增加值', 'growth', 'up'],
    ['区级一般公共预算收入（亿元）', '一般公共预算收入', 'growth', 'up'],
    ['税收收入占一般公共预算收入比重', '税收占比', 'level', 'up'],
    ['非税收入占比', '非税收入占比', 'level', 'down'],
    ['地方政府隐性债务余额', '隐性债务余额', 'level', 'down'],
    ['隐性债务化解额', '隐性债务化解', 'amount', 'up'],
    ['金融机构本外币各项存款余额', '金融机构本外币存款余额', 'level', 'up'],
    ['制造业贷款余额增速', '制造业贷款余额', 'level', 'up'],
    ['银行业不良贷款率', '不良贷款率', 'level', 'down'],
    // 工业、建筑业、农业、服务业
    ['规上工业增加值增长', '规模以上工业增加值', 'growth', 'up'],
    ['全部工业增加值', '工业增加值', 'growth', 'up'],
    ['规上工业产值（亿元）', '规模以上工业总产值', 'growth', 'up'],
    ['规上服务业营收', '规上服务业营业收入', 'growth', 'up'],
    ['高新技术产业产值占规模以上工业总产值比重', '高新技术产业产值占规上工业产值比重', 'level', 'up'],
    ['净增规上工业企业', '新增规上工业企业', 'amount', 'up'],
    ['建筑业产值', '建筑业总产值', 'growth', 'up'],
    ['夏粮总产量', '夏粮产量', 'amount', 'up'],
    ['粮食播种面积（万亩）', '粮食播种面积', 'level', 'up'],
    ['期末生猪存栏', '生猪存栏', 'level', 'up'],
    ['建成高标准农田', '高标准农田', 'amount', 'up'],
    ['化肥使用量削减', '化肥使用量', 'level', 'down'],
    // 消费、投资、开放、房地产
    ['社会消费品零售总额（限上）', '社会消费品零售总额', 'growth', 'up'],
    ['限额以上社会消费品零售总额', '限额以上社会消费品零售总额', 'growth', 'up'],
    ['接待国内外游客（万人次）', '游客接待量', 'growth', 'up'],
    ['工业技术改造投资增速', '工业技改投资', 'growth', 'up'],
    ['民间投资占全社会固定资产投资比重', '民间投资占比', 'level', 'up'],
    ['市级重大项目完成投资', '重大项目投资', 'amount', 'up'],
    ['外貿進出口總額', '进出口总额', 'growth', 'up'],
    ['其中：出口', '出口总额', 'growth', 'up'],
    ['实际到帐外资（亿美元）', '实际使用外资', 'amount', 'up'],
    ['招商引资市外到位资金', '引进市外资金', 'amount', 'up'],
    ['商品房待售面积', '商品房待售面积', 'level', 'down'],
    // 交通、能源
    ['港口货物吞吐量（万吨）', '货物吞吐量', 'growth', 'up'],
    ['快递业务量', '快递业务量', 'growth', 'up'],
    ['工业用电量增长', '工业用电量', 'growth', 'up'],
    ['光伏发电装机容量', '光伏装机容量', 'level', 'up'],
    ['规上工业煤炭消费量', '煤炭消费总量', 'level', 'down'],
    ['非化石能源占一次能源消费比重', '非化石能源占一次能源消费比重', 'level', 'up'],
    // 居民、就业、社保、人口
    ['（1）城镇常住居民人均可支配收入', '城镇居民人均可支配收入', 'growth', 'up'],
    ['农民人均纯收入', '农村居民人均可支配收入', 'growth', 'up'],
    ['居民消费價格指數（CPI）', '居民消费价格', 'growth', 'down'],
    ['城乡居民收入比', '城乡居民收入比', 'level', 'down'],
    ['城镇调查失业率', '城镇调查失业率', 'level', 'down'],
    ['城镇新增就业人数（万人）', '城镇新增就业', 'amount', 'up'],
    ['开展补贴性职业技能培训', '职业技能培训', 'amount', 'up'],
    ['城乡居民基本医疗保险参保率', '基本医疗保险参保率', 'level', 'up'],
    ['职工基本养老保险参保人数', '养老保险参保人数', 'level', 'up'],
    ['年末常住人口', '常住人口', 'level', 'up'],
    ['常住人口城镇化率', '常住人口城镇化率', 'level', 'up'],
    // 教育、卫生、文化、养老托育、住房
    ['九年义务教育巩固率', '九年义务教育巩固率', 'level', 'up'],
    ['小学生近视率下降', '儿童青少年总体近视率', 'level', 'down'],
    ['每千人口拥有执业（助理）医师数', '每千人口拥有执业（助理）医师数', 'level', 'up'],
    ['5岁以下儿童死亡率（‰）', '5岁以下儿童死亡率', 'level', 'down'],
    ['甲乙类传染病发病率', '传染病发病率', 'level', 'down'],
    ['人均体育场地面积', '人均体育场地面积', 'level', 'up'],
    ['每千名老年人拥有养老床位数', '每千名老人拥有养老床位数', 'level', 'up'],
    ['每千人口拥有3岁以下婴幼儿托位数（个）', '每千人口拥有3岁以下婴幼儿托位数', 'level', 'up'],
    ['新增普惠托位', '新增托位', 'amount', 'up'],
    ['城镇老旧小区改造（个）', '老旧小区改造', 'amount', 'up'],
    ['棚户区改造开工（套）', '棚户区改造', 'amount', 'up'],
    // 科技、数字、主体
    ['R&D经费支出占GDP比重', '研发经费支出占GDP比重', 'level', 'up'],
    ['全社会研发经费投入增长', '研发经费支出', 'growth', 'up'],
    ['万人高价值发明专利拥有量（件）', '每万人口高价值发明专利拥有量', 'level', 'up'],
    ['有效期内高新技术企业', '有效期内高新技术企业', 'level', 'up'],
    ['数字经济核心产业增加值占GDP比重', '数字经济核心产业增加值占GDP比重', 'level', 'up'],
    ['新登记经营主体', '新增市场主体', 'amount', 'up'],
    ['期末实有经营主体', '市场主体总量', 'level', 'up'],
    // 资源环境
    ['⑴ 万元地区生产总值能耗下降', '单位GDP能耗', 'level', 'down'],
    ['单位GDP二氧化碳排放降低', '单位GDP二氧化碳排放', 'level', 'down'],
    ['（2）二氧化硫（SO2）', '二氧化硫', 'level', 'down'],
    ['氨氮排放总量削减', '氨氮', 'level', 'down'],
    ['市区ＰＭ２．５平均浓度', 'PM2.5浓度', 'level', 'down'],
    ['市区空气质量优良天数比率', '空气质量优良率', 'level', 'up'],
    ['国省考断面水质优III比例', '地表水达到或好于Ⅲ类水体比例', 'level', 'up'],
    ['劣V类水体比例', '劣Ⅴ类水体比例', 'level', 'down'],
    ['农村生活污水治理率', '农村生活污水治理率', 'level', 'up'],
    ['耕地保有量', '耕地保有量', 'level', 'up'],
    ['农村自来水普及率', '农村自来水普及率', 'level', 'up'],
    ['亩均税收（万元/亩）', '亩均税收', 'growth', 'up'],
    // 安全稳定、政务
    ['各类生产安全事故起数', '生产安全事故起数', 'level', 'down'],
    ['亿元GDP生产安全事故死亡率', '亿元GDP生产安全事故死亡率', 'level', 'down'],
    ['信访总量（件）', '信访总量', 'level', 'down'],
    ['群众满意度', '满意度', 'level', 'up'],
    ['企业开办时间', '企业开办时间', 'level', 'down'],
    ['为民办实事项目', '民生实事项目', 'amount', 'up'],
  ] as const)('%s is judged as %s', (written, name, kind, direction) => {
    expect(lookUp(written, BUILT_IN).entry).toMatchObject({ name, kind, direction })
  })

  // What stands at a name's end speaks for it, so the opposite of a known end needs a line of its own.
  test.each([
    ['刑事案件', 'down'],
    ['刑事案件破案率', 'up'],
    ['法律援助案件', 'up'],
    ['生产安全事故', 'down'],
    ['重大事故隐患整改率', 'up'],
    ['不良贷款余额', 'down'],
    ['处置不良贷款', 'up'],
    ['食品抽检合格率', 'up'],
    ['食品抽检不合格率', 'down'],
    ['达标率', 'up'],
    ['断面水质不达标率', 'down'],
    ['信访积案化解率', 'up'],
    ['臭氧平均浓度', 'down'],
    ['负氧离子浓度', 'up'],
    ['医保基金综合利用率', 'up'],
    ['商铺空置率', 'down'],
  ] as const)('%s: %s is better', (name, direction) => {
    expect(lookUp(name, BUILT_IN).entry?.direction).toBe(direction)
  })

  test.each([
    '非税收入',
    '高新技术企业',
    '工业生产者出厂价格（PPI）',
    '人口自然增长率',
    '人口出生率',
    '粗钢产量',
    '项目',
    '学位',
    '养老床位',
    '护理型床位',
    '工程进度',
    '某占比',
    '走访企业',
    '污水',
    '绿化',
    '某某产业园',
    '地块空置面积',
    '安全生产宣讲活动',
    '排查事故隐患',
    '重点技改项目',
  ])('%s has no entry: more than one reading is possible', (name) => {
    expect(lookUp(name, BUILT_IN).entry).toBeNull()
  })
})

describe('stock and flow', () => {
  const rule = (indicator: string, unit: string) =>
    judge({ indicator, unit, target: `100${unit}`, actual: `60${unit}`, months: 6, gdpGrowth: null }, OPTIONS)
      ?.rule

  test.each([
    ['本外币贷款余额', '亿元', 'at least'],
    ['常住人口', '万人', 'at least'],
    ['失业保险参保人数', '万人', 'at least'],
    ['生猪存栏', '万头', 'at least'],
    ['耕地保有量', '万亩', 'at least'],
    ['市场主体总量', '户', 'at least'],
    ['政府债务余额', '亿元', 'at most'],
    ['用水总量', '亿立方米', 'at most'],
    ['生产安全事故死亡人数', '人', 'at most'],
    ['新增贷款', '亿元', 'amount'],
    ['城镇新增就业', '万人', 'amount'],
    ['职业技能培训', '人次', 'amount'],
    ['棚户区改造开工', '套', 'amount'],
    ['招商引资到位资金', '亿元', 'amount'],
    ['一般公共预算收入', '亿元', 'amount'],
    ['全社会用电量', '亿千瓦时', 'amount'],
    ['空气质量优良天数', '天', 'amount'],
    ['拆除违建', '万平方米', 'amount'],
  ])('%s in %s: %s', (indicator, unit, expected) => {
    expect(rule(indicator, unit)).toBe(expected)
  })
})

test('new energy and new buildings are no new things: what there is of them is not halved', () => {
  for (const name of ['新能源汽车保有量', '新型储能装机容量', '装配式建筑占新建建筑面积'])
    expect(lookUp(name, BUILT_IN).fresh, name).toBe(false)
  for (const name of ['新增就业', '城镇新增就业人数', '新认定高新技术企业', '新建充电桩', '净增市场主体'])
    expect(lookUp(name, BUILT_IN).fresh, name).toBe(true)
})
