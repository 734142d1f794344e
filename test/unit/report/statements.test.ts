/** What is read out of prose. Sentences of the kinds that reports have, of districts that there are not. */
import { describe, expect, test } from 'vitest'
import type { Statement } from '../../../shared/report/statement.ts'
import { statements } from '../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'

const HALF = '关于临川县2023年上半年国民经济和社会发展计划执行情况的报告\n'
const PLAN = '临川县2024年国民经济和社会发展计划\n'
const FIVE = '临川县国民经济和社会发展第十四个五年规划\n'

const read = (text: string, title = HALF): readonly Statement[] => statements(`${title}${text}`, BUILT_IN)

/** indicator value unit, then what is not usual: comparator, ~high, ^growth. */
function told(one: Statement): string {
  const { indicator, value, high, words, unit, comparator, growth, measure } = one
  return [
    indicator,
    `${value?.value ?? words}${high === null ? '' : `~${high.value}`}`,
    ...(unit === '' ? [] : [unit]),
    ...(comparator === '=' ? [] : [comparator]),
    ...(growth === null || measure === 'growth' ? [] : [`^${growth.value}`]),
  ].join(' ')
}

const says = (text: string, title?: string): string[] => read(text, title).map(told)

describe('subjects', () => {
  test.each<[string, string[]]>([
    [
      '上半年，全县实现地区生产总值187.42亿元，按可比价格计算，同比增长5.6%，其中：第一产业增加值21.3亿元，增长3.4%。',
      ['地区生产总值 187.42 亿元 ^5.6', '第一产业增加值 21.3 亿元 ^3.4'],
    ],
    [
      '财政总收入完成18.6亿元，其中税收收入13.4亿元，占财政总收入的72%。',
      ['财政总收入 18.6 亿元', '税收收入 13.4 亿元', '税收收入占财政总收入 72 %'],
    ],
    [
      '新增高技能人才412人、高层次人才35人，人才总量达2.3万人。',
      ['新增高技能人才 412 人', '新增高层次人才 35 人', '人才总量 2.3 万人'],
    ],
    ['新增“四上”企业23家，其中规上工业企业9家。', ['新增“四上”企业 23 家', '新增规上工业企业 9 家']],
    ['危旧房翻建在建76户、竣工31户。', ['危旧房翻建在建 76 户', '危旧房翻建竣工 31 户']],
    [
      '开工建设重点项目56个，完成投资48.2亿元，占年度计划的55.1%，超时间进度5.1个百分点。',
      [
        '重点项目 56 个',
        '重点项目完成投资 48.2 亿元',
        '重点项目占年度计划 55.1 %',
        '重点项目超时间进度 5.1 个百分点',
      ],
    ],
    [
      '固定资产投资同比下降3.5%，降幅较一季度收窄2.1个百分点。',
      ['固定资产投资 -3.5 %', '固定资产投资降幅收窄 2.1 个百分点'],
    ],
    ['城镇登记失业率从2018年的3.1%降至2023年的2.4%。', ['城镇登记失业率 3.1 %', '城镇登记失业率 2.4 %']],
    [
      '全县地区生产总值93.7亿元，按不变价格计算增长6.1%，比年度目标低0.4个百分点，增速居全市8个县（市）第3位，一季度为5.2%。',
      [
        '地区生产总值 93.7 亿元 ^6.1',
        '地区生产总值比年度目标低 0.4 个百分点',
        '地区生产总值增速 3 位',
        '地区生产总值 5.2 %',
      ],
    ],
    [
      '地区生产总值增长百分之六点二，比全年目标高零点三个百分点；新建高标准农田二点四万亩。',
      ['地区生产总值 6.2 %', '地区生产总值比全年目标高 0.3 个百分点', '新建高标准农田 2.4 万亩'],
    ],
    ['商品零售额41.2亿元，同期餐饮收入3.7亿元。', ['商品零售额 41.2 亿元', '餐饮收入 3.7 亿元']],
    ['县人大确定的40项目标中，有37项顺利完成。', ['目标 40 项', '目标 37 项']],
  ])('%s', (text, expected) => expect(says(text)).toEqual(expected))
})

describe('several figures and several names', () => {
  test.each<[string, string[]]>([
    [
      '城镇、农村居民人均可支配收入分别达到19876元和10543元，同比分别增长4.9%和6.6%。',
      ['城镇居民人均可支配收入 19876 元 ^4.9', '农村居民人均可支配收入 10543 元 ^6.6'],
    ],
    ['工业投资、民间投资分别增长12.4%、8.8%。', ['工业投资 12.4 %', '民间投资 8.8 %']],
    [
      '低保标准、特困供养标准分别提高到每人每月680元、905元。',
      ['低保标准 680 元/人月', '特困供养标准 905 元/人月'],
    ],
    [
      '工业用电、农业用电、居民用电分别为8.4亿千瓦时、1.2亿千瓦时和3.6亿千瓦时，同比分别增长6.4%、下降2.1%和增长9.7%。',
      ['工业用电 8.4 亿千瓦时 ^6.4', '农业用电 1.2 亿千瓦时 ^-2.1', '居民用电 3.6 亿千瓦时 ^9.7'],
    ],
    [
      '工业投资、民间投资、房地产投资分别增长7.2%、5.1%和下降3.6%。',
      ['工业投资 7.2 %', '民间投资 5.1 %', '房地产投资 -3.6 %'],
    ],
    [
      '财政总收入24.6亿元；税收收入18.2亿元，非税收入6.4亿元，同比分别增长5.3%和下降1.8%。',
      ['财政总收入 24.6 亿元', '税收收入 18.2 亿元 ^5.3', '非税收入 6.4 亿元 ^-1.8'],
    ],
    [
      '存款余额412亿元，增长6.1%，贷款余额318亿元，增长7.4%，分别完成年度目标的96.2%和98.5%。',
      [
        '存款余额 412 亿元 ^6.1',
        '贷款余额 318 亿元 ^7.4',
        '存款余额完成年度目标 96.2 %',
        '贷款余额完成年度目标 98.5 %',
      ],
    ],
    ['新建小学、幼儿园各3所。', ['新建小学 3 所', '新建幼儿园 3 所']],
    [
      '新增雏鹰企业、瞪羚企业、独角兽企业30家、12家、2家以上。',
      ['新增雏鹰企业 30 家 以上', '新增瞪羚企业 12 家 以上', '新增独角兽企业 2 家 以上'],
    ],
    ['办结率、满意率均达100%。', ['办结率 100 %', '满意率 100 %']],
    [
      '规上工业企业、限上商贸企业分别达到128家和74家，分别较“十三五”末增加19家和8家。',
      ['规上工业企业 128 家', '限上商贸企业 74 家', '规上工业企业增加 19 家', '限上商贸企业增加 8 家'],
    ],
    ['统筹推进12件38项民生实事项目。', ['民生实事项目 12 件', '民生实事项目 38 项']],
  ])('%s', (text, expected) => expect(says(text)).toEqual(expected))
})

describe('figures', () => {
  test.each<[string, string[]]>([
    [
      '查处违法广告3万余平方米，避免损失860余万元，出动人员2.6万多人次。',
      ['查处违法广告 3 万平方米 >=', '避免损失 860 万元 >=', '人员 2.6 万人次 >='],
    ],
    [
      '工业项目平均审批用时约12个工作日，全流程报批时间缩短至60天内。',
      ['工业项目平均审批用时 12 个工作日 左右', '全流程报批时间 60 天 以内'],
    ],
    ['住院报销比例提高5%至15%。', ['住院报销比例提高 5~15 %']],
    [
      '单位缴费比例降低1.2%，PM2.5平均浓度31.5微克/立方米，同比下降6.2%。',
      ['单位缴费比例降低 1.2 %', 'PM2.5平均浓度 31.5 微克/立方米 ^-6.2'],
    ],
    ['发放社会救助金超亿元，粮食总产量突破百万吨。', ['社会救助金 1 亿元 >=', '粮食总产量 100 万吨 >=']],
    ['切实解决六大类突出问题，新建成三所小学。', ['突出问题 6 类', '新建成小学 3 所']],
    [
      '累计完成 工业投资 1,234.5 亿元，传染病发病率控制在65/10万以下。',
      ['工业投资 1234.5 亿元', '传染病发病率 65 /10万 以内'],
    ],
    [
      '每千名老年人拥有床位达43.5张，居家服务覆盖4.2万老年人。',
      ['每千名老年人拥有床位 43.5 张', '居家服务覆盖老年人 4.2 万人'],
    ],
    ['专任教师交流比例不低于符合条件人数的15%。', ['专任教师交流比例 15 % >=']],
    [
      '进出口总额增长9.4%，增速排名全市第3，两年平均增长7.7%。',
      ['进出口总额 9.4 %', '进出口总额增速 3 位', '进出口总额两年平均增长 7.7 %'],
    ],
    [
      '主要指标：①地区生产总值增长6.1%；②固定资产投资增长7.2%；③进出口总额①增长8.3%。',
      ['地区生产总值 6.1 %', '固定资产投资 7.2 %', '进出口总额 8.3 %'],
    ],
    [
      '公共预算收入完成18.6亿元，占年度预算的52.3%，增长6.9%；新增就业450人，完成全年任务的90%。',
      [
        '公共预算收入 18.6 亿元',
        '公共预算收入占年度预算 52.3 %',
        '公共预算收入 6.9 %',
        '新增就业 450 人',
        '新增就业完成全年任务 90 %',
      ],
    ],
    [
      '规上工业增加值增长14.2%，两年平均增长6.9%。',
      ['规上工业增加值 14.2 %', '规上工业增加值两年平均增长 6.9 %'],
    ],
  ])('%s', (text, expected) => expect(says(text)).toEqual(expected))
})

describe('what is counted stands behind its figure', () => {
  test.each<[string, string[]]>([
    [
      '5家企业获评省级绿色工厂，43所学校通过市级数字校园审核认定。',
      ['省级绿色工厂 5 家', '市级数字校园 43 所'],
    ],
    ['组织各学校312名教师开展轮岗交流，其中骨干教师96人。', ['教师 312 名', '骨干教师 96 人']],
    ['完成7座农村公厕改建，制定4个方面共52项具体举措。', ['农村公厕改建 7 座', '具体举措 52 项']],
    [
      '全县14个考核断面优良比例为92.9%，同比提升7.1个百分点。',
      ['考核断面数 14 个', '考核断面优良比例 92.9 %'],
    ],
    [
      '减免各类房租612万元，断面达到或好于Ⅲ类水质比例为80%。',
      ['减免房租 612 万元', '断面达到或好于Ⅲ类水质比例 80 %'],
    ],
    ['实施20条主要道路出新、130条小巷整治。', ['主要道路出新 20 条', '小巷整治 130 条']],
  ])('%s', (text, expected) => expect(says(text)).toEqual(expected))
})

describe('no values', () => {
  test.each([
    '一是在2023年7月12日召开第三十四次会议，印发〔2023〕15号文。',
    '推进5G网络、S2线、G60走廊、312国道和“333”行动，深化“1+8”体系，迎接建党100周年。',
    '到2025年基本建成4A级景区集群，服务世界500强企业。',
    '（一）做强产业。1、加快发展。②改善环境。',
    '三次产业结构比为11.4:37.4:51.2。',
    '设立1个指挥中心+N个工作站+17个镇街分中心。',
    '打造“10分钟健身圈”，实现24小时巡查。',
  ])('%s', (text) => expect(says(text)).toEqual([]))

  test('a threshold belongs to what is counted', () =>
    expect(
      says('签约10亿元及1亿美元以上重大项目7个，招引超50亿元项目2个，65岁以上老人健康管理率达76%。'),
    ).toEqual([
      '签约10亿元及1亿美元以上重大项目 7 个',
      '招引超50亿元项目 2 个',
      '65岁以上老人健康管理率 76 %',
    ]))

  test('a grade of what is counted is no figure of its own', () =>
    expect(says('到2025年，建成2个500亿级产业集群。')).toEqual(['500亿级产业集群 2 个']))

  test('the mark of a footnote is none', () =>
    expect(says('深化“四化”改革 12 ，新建公园 6 个。')).toEqual(['新建公园 6 个']))
})

describe('words in place of a value', () => {
  test.each<[string, string[]]>([
    ['万元GDP能耗为年度数据，暂未统计。', ['万元GDP能耗 年度数据,暂未统计 %']],
    [
      '居民消费价格涨幅控制在市定范围内，居民人均可支配收入与经济增长基本同步，外贸进出口“稳中提质”。',
      [
        '居民消费价格涨幅 控制在市定范围内 % 以内',
        '居民人均可支配收入 与经济增长基本同步 % >=',
        '外贸进出口 稳中提质 %',
      ],
    ],
    ['单位GDP能耗降幅完成省下达目标。', ['单位GDP能耗降幅 完成省下达目标 %']],
  ])('%s', (text, expected) => expect(says(text, PLAN)).toEqual(expected))

  test('a phrase of a report is no goal', () => expect(says('居民收入稳步增长。')).toEqual([]))
})

describe('aims', () => {
  const kinds = (text: string) =>
    read(text).map(({ indicator, kind, value, measure }) => `${indicator} ${value?.value} ${kind} ${measure}`)

  test('of what was told before, and with its name', () =>
    expect(
      kinds(
        '地区生产总值增长5.8%，年度目标为6%，工业投资增长7.1%；财政收入全年目标为42亿元，社零计划增长8%。',
      ),
    ).toEqual([
      '地区生产总值 5.8 actual growth',
      '地区生产总值 6 target growth',
      '工业投资 7.1 actual growth',
      '财政收入 42 target amount',
      '社零 8 target growth',
    ]))
})

describe('what a title tells', () => {
  test.each([
    '上半年松岭县经济运行简况',
    '松岭县统计月报（2023年6月）',
    '松岭县上半年经济形势分析会上的汇报',
    '关于今年以来工作的通报',
  ])('%s: what its body says of targets makes no plan of it', (title) =>
    expect(
      statements(`${title}\n\n上半年，规上工业增加值增长8.7%，高于年度目标0.7个百分点。`, BUILT_IN)[0],
    ).toMatchObject({ indicator: '规上工业增加值', kind: 'actual' }),
  )
})

describe('kinds and times', () => {
  const kinds = (text: string, title?: string) =>
    read(text, title).map(({ kind, year, months }) => `${kind} ${year} ${months}`)

  test('a report tells what was reached, and behind 下半年 what is to be', () =>
    expect(
      kinds(
        '地区生产总值增长5.6%。去年同期完成投资32亿元。\n二、下半年工作打算\n新引进亿元项目20个以上。\n到2025年，城镇化率达到62%。',
      ),
    ).toEqual(['actual 2023 6', 'last year 2022 6', 'target 2023 12', 'plan 2025 12']))

  test('intentions are targets', () => expect(kinds('力争全年新增上市公司3家。')).toEqual(['target 2023 12']))

  test('a plan sets targets, a plan of five years those of its last year', () => {
    expect(kinds('新增上市公司3家。', PLAN)).toEqual(['target 2024 12'])
    expect(kinds('第一章 发展基础\n新建学校12所。\n第二章 发展目标\n到2025年，新建学校20所。', FIVE)).toEqual(
      ['actual 2020 12', 'plan 2025 12'],
    )
  })

  test('what is to be at least or at most', () =>
    expect(
      says('研发投入占GDP比重达到3.2%，城镇登记失业率控制在4%以内，城镇调查失业率控制在5%。', PLAN),
    ).toEqual(['研发投入占GDP比重 3.2 % >=', '城镇登记失业率 4 % 以内', '城镇调查失业率 5 % <=']))
})

test('measures', () => {
  const text =
    '地区生产总值增长5.6%。进出口总额完成9亿元。新建公园6个。失业率2.4%。绿化覆盖率达42%。人才总量达2万人。审批用时12天。缴费比例降低1%。各项存款余额412亿元。增速排名全市第3。'
  expect(read(text).map(({ measure }) => measure)).toEqual([
    'growth',
    'amount',
    'count',
    'level',
    'share',
    'stock',
    'duration',
    'change',
    'balance',
    'rank',
  ])
})

test('parts of the place are a scope, the whole is none', () =>
  expect(read('全县新建公园6个，城区PM2.5平均浓度31微克/立方米。').map(({ scope }) => scope)).toEqual([
    '',
    '城区',
  ]))

describe('what is set, beside what was reached', () => {
  const kinds = (text: string) => read(text).map((one) => `${one.kind} ${one.year} ${told(one)}`)
  test.each<[string, string[]]>([
    [
      '新增养老床位286张，完成年度目标500张的57.2%。',
      [
        'actual 2023 新增养老床位 286 张',
        'target 2023 新增养老床位 500 张',
        'actual 2023 新增养老床位完成年度目标 57.2 %',
      ],
    ],
    [
      '技改投资24.6亿元，仅为全年计划60亿元的41%，占五年规划目标240亿元的10.25%。',
      [
        'actual 2023 技改投资 24.6 亿元',
        'target 2023 技改投资 60 亿元',
        'actual 2023 技改投资完成年度目标 41 %',
        'plan 2023 技改投资 240 亿元',
        'actual 2023 技改投资完成规划目标 10.25 %',
      ],
    ],
    [
      '森林覆盖率、城镇化率2025年规划目标分别为41%和66%。',
      ['plan 2025 森林覆盖率 41 %', 'plan 2025 城镇化率 66 %'],
    ],
    [
      '二、2024年主要预期目标\n建议2024年经济社会发展主要预期目标为：固定资产投资增长7%，城镇登记失业率控制在3%以内。\n新建公园4个。',
      ['target 2024 固定资产投资 7 %', 'target 2024 城镇登记失业率 3 % 以内', 'target 2024 新建公园 4 个'],
    ],
    [
      '地区生产总值增长5.6%。建议2024年地区生产总值增长6%左右，明年财政收入增长4%。',
      ['actual 2023 地区生产总值 5.6 %', 'target 2024 地区生产总值 6 % 左右', 'target 2024 财政收入 4 %'],
    ],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected))

  test('the months of a report are those of its title, whatever its first paragraph compares', () =>
    expect(read('固定资产投资增长4.2%，降幅比1—5月收窄2个百分点。')[0]?.months).toBe(6))
})
