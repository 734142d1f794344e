/**
 * What the words of a header mean: a dictionary that grows by lines. Words are compared in the form that `headerKey`
 * gives them, so one line serves Simplified and Traditional, full width and half width, with and without a unit.
 */
import type { Role } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { unitOf } from '../measure/unit.ts'

/** A meaning that a header may have; the heavier one wins where two columns claim the same role. */
export interface Meaning {
  readonly role: Role
  readonly weight: number
}

/** Header text for comparing: no spaces, quotes and marks, no bracketed unit, one kind of dash. */
export function headerKey(text: string): string {
  if (text.length > LONGEST_KEPT) return keyOf(text)
  const before = keys.get(text)
  if (before !== undefined) return before
  if (keys.size >= KEPT) keys.clear()
  const key = keyOf(text)
  keys.set(text, key)
  return key
}

const keys = new Map<string, string>()
const KEPT = 5_000
const LONGEST_KEPT = 80

function keyOf(text: string): string {
  const plain = comparable(text).replace(/[“”„‟"'‘’「」『』《》*:：、,，。.·]/g, '')
  const bare = plain.replace(/[([【〔][^()[\]【】〔〕]*[)\]】〕]/g, '')
  return (
    (bare === '' ? plain.replace(/[()[\]【】〔〕]/g, '') : bare)
      // 到位, 达到 are words; 1至6月, 截至目前 are spans.
      .replace(/[–—―~]|[至到](?=[\d一二三四五六七八九十今本上当月]|目前|去年)/g, '-')
      .toLowerCase()
  )
}

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十]{1,2})'
const PERIOD = new RegExp(
  [
    '(?:截止?-?|-)(?:\\d{4}年)?(?:目前|当前|今|月[底末]|上月[底末]?|\\d{1,2}月(?:[底末份]|\\d{1,2}日)?)',
    `(?:\\d{4}年|本年|今年|当年)?度?(?:上半年|半年度?|前三季度|第?[一二三四1-4](?:-[二三四2-4])?季度(?:末|累计)?|${NUMBER}月?-(?:${NUMBER}|本)月份?|前${NUMBER}个?月|\\d{1,2}月[底末])`,
    '(?:今年|年初)(?:以来|-今)|(?:目前|当前|本期|现期)',
    `(?:${NUMBER}|本|当|同)月份?[止底末](?=累计)|年初-本月[止底末]?`,
  ].join('|'),
  'g',
)
const YEAR =
  /(?:(?:19|20)\d\d(?:年度?|(?=目标|计划|任务|实际|完成))|全年度?|本年度?|当年度?|今年|年度|年初|(?<!\p{Script=Han})年(?=目标|计划|任务|预|度))+/gu

/** The key with a part of a year as P and a whole year as Y: 2021年上半年完成 and 1-6月完成 are one word. */
export const periodKey = (text: string): string => headerKey(text).replace(PERIOD, 'P').replace(YEAR, 'Y')

const rule = (role: Role, weight: number, ...patterns: string[]) =>
  patterns.map((pattern) => ({ role, weight, pattern: new RegExp(`^(?:${pattern})$`) }))

/** Columns that nobody but people reads, but that tell a header from a row of figures; they win over the rest. */
const OTHERS: readonly RegExp[] = [
  /^(?!是否|达)(?!.*情况$).*(?:序时|时序)/,
  /进度差|超欠|差额|差距|差值|缺口|欠账|剩余|结余|[还尚]差|差数|(?<!Y)应(?:完成|达)/,
  // 指标代码, 项目编码: digits that only name.
  /(?:代码|编码|代号|编号)$/,
  /排名|排序|排位|位次|名次/,
  // Of a part's target: not the share of the year's.
  /(?:完成|占)P(?:目标|计划|任务|应)(?!$)/,
  /上年|去年同期|同期[数值完]|^同期$|^去年|上期|上月|去年同月/,
  /^(?:本月|当月|本季|\d{1,2}月)(?!-)/,
  /^(?:全国|全省|全市|全区|全县)(?:平均|目标|增速|增幅)/,
  /预测|十[二三四五六七]五|五年|三年|中期|远期|基期|基数|基准/,
  /开工以来|开工累计|历年|以前年度|-?上年底/,
  /增减额|增量|净增|增加额|环比/,
  /^(?:市区|城区|主城区|中心城区)(?:合计|总量|增长|增速)?/,
  /^(?:计划|项目|概算|估算|预算|工程)?总投资额?$|^(?:投资总额|计划总投资|合同.{0,4}|资金.{0,6}|投资(?:方|主体|来源|类型))$/,
  /^(?:建设|实施|工程|项目|主要|工作|具体)*(?:内容及规模|规模及内容|内容和规模|规模|性质|地点|地址|位置|年限|工期|周期|阶段|批次)$/,
  /^建设(?:内容|起止)|^起止|^(?:计划|实际|预期|拟|合同|是否)*(?:开|竣|完|交)工|^(?:开|竣)工|竣工/,
  /^(?:计划|实际)?(?:完成|启动|开始|结束|办结|推进|投产)?(?:时限|时间|期限|节点|日期|时间节点|时间表)$/,
  /单价|^价格|[期]价格|^金额$|规格|型号|库存|年龄|工龄|成绩|满分|报名|人选/,
  /^(?:联系(?:人|电话|方式)|电话|手机|签字|盖章)$/,
  /^(?:存在.*问题.*|.{0,4}问题.*|.{0,6}原因.*|下一?步.*|.*措施|.*打算|工作安排|.*建议|.*困难.*|(?:项目|指标|工程|投资|产业|行业)?(?:类别|分类|领域|类型|属性|级别|大类)|所属.{1,4}|行业|区域|权重|分值|得分|评分|扣分|标准|依据|口径|频率|一级指标)$/,
]

const BESIDE_LAST_YEAR =
  '(?:同比|[比较](?:上年|去年|同期)|[与同和](?:上年|去年)(?:同期)?(?:相比|比较|对比|比$)|^同期增)'
const SPEAKS_OF_GROWTH = new RegExp(BESIDE_LAST_YEAR)

const AMOUNT = '(?:值|数|额|量|总量|数量|数额|数值)'
const MADE = '(?:产量|产值|销量|销售额|收入|支出|投资额?)'
const AIM =
  '(?:工作|预期|预算|计划|主要|责任|考核|任务|增长|发展|投资|建设|绩效|奋斗|控制|分解|确定|下达|管理)'

const DICTIONARY: readonly { role: Role; weight: number; pattern: RegExp }[] = [
  ...rule(
    'no',
    10,
    '(?:指标|项目)?(?:序号|编号)',
    '序',
    '号',
    'no',
    '№',
    '行[次号]',
    '项次',
    '序列',
    '顺序号',
  ),

  ...rule(
    'name',
    10,
    '指标名称',
    '指标(?:项目|内容)',
    '(?:项目|目标|任务|工程|事项|工作|实事|考核|单位|企业|街道|镇街|地区)名称',
    '(?!.*(?:单位|部门|科室))[^名]{1,8}名称(?:及单位)?',
    '指标(?:及单位|体系)',
  ),
  ...rule(
    'name',
    9,
    '指标',
    '(?:二级|具体|考核|评价|绩效|统计|单项|.{0,8}(?:主要|经济|发展|考核|监测|核心|预期性?|约束性?|控制|监管|责任|重点|社会))指标',
    '指标项',
  ),
  // 一级, 二级 and 三级指标 side by side: the last level names the row.
  ...rule('name', 9.2, '三级指标'),
  ...rule('name', 9.4, '四级指标'),
  ...rule(
    'name',
    8,
    '项目',
    '事项',
    '名称',
    '(?:考核|主要)?项目内容',
    '实事(?:项目)?',
    '(?:预算)?科目',
    '(?:收入|支出|产品)?(?:项目|品种)',
    '民生实事(?:项目|事项)?',
    '(?:Y)?(?:重点|重大|主要|考核|建设|工程|改革|任务|工作)(?:工程|项目|工作|事项)(?:任务|内容)?',
    '项目及.{2,6}',
  ),
  ...rule(
    'name',
    6,
    '(?:考核|主要|工作|具体)?内容',
    '任务',
    '(?:工作|重点|主要|具体)(?:任务|内容|要点)',
    '目标内容',
    '工作',
  ),
  ...rule('name', 4, '目标任务', '工作目标', '主要目标'),
  ...rule(
    'name',
    3,
    '各?(?:街道|镇街|街镇|乡镇|镇|县区|区县|县市区?|地区|区域|片区|园区|板块|市县|城市|区)(?:办|园区)?',
    '(?:各?(?:镇|乡|街道|街|园区|开发区|经开区|高新区|区|县|市|部门|单位|地区)){2,}(?:名称)?',
    '部门',
    '企业',
    '单位',
  ),

  ...rule('unit', 10, '计量单位', '计算单位', '数量单位', '指标单位', '度量单位', '计量'),
  ...rule('unit', 8, '单位'),

  ...rule(
    'target',
    9,
    `Y${AIM}*(?:目标|计划|任务|指标|预算|预期)(?:目标|任务|指标|安排|要求|建议)*(?:${AMOUNT}|增速|增幅|总量|投资额?|完成${AMOUNT}?|内容)?`,
    'Y(?:计划|目标|拟|应)(?:完成)?(?:投资额?|数|值|额|量)',
    'Y(?:计划|目标)(?:完成)?',
  ),
  // 2024年计划比上年增长（%）: a growth that is set, not one that was reached.
  ...rule(
    'target',
    9,
    `Y?(?:计划|目标|预期|任务)(?:${BESIDE_LAST_YEAR})?(?:增长|增速|增幅|增长率|增长速度)[%±+\\-]*`,
  ),
  // What was adjusted within the year stands above what was set at its beginning.
  ...rule('target', 9.5, 'Y?调整后?的?(?:预算|目标|计划|任务)(?:数|值|额)?'),
  ...rule(
    'target',
    8,
    `(?:预期|计划|任务|责任|考核|工作|绩效|调整后?)?目标${AMOUNT}?`,
    `计划(?:${AMOUNT}|投资额?|完成${AMOUNT}?|完成投资|任务|目标)?`,
    `任务${AMOUNT}`,
    `.{0,4}下达的?(?:目标|计划|任务|指标)(?:任务|${AMOUNT})?`,
    `(?:责任|考核)目标任务${AMOUNT}?`,
    `目标任务${AMOUNT}`,
  ),
  ...rule(
    'target',
    7,
    '(?:调整后?)?预算数?',
    '预期指标',
    '(?:预期|目标|计划)(?:增长|增速|增幅)',
    '目标要求',
    `计划任务${AMOUNT}`,
    `(?:计划|目标|任务|预算)${MADE}`,
    `预期${AMOUNT}?`,
    `.{0,6}目标(?:${AMOUNT}|任务)?`,
    '计划指标',
    '指标值',
    '分解任务',
    '投资计划',
    `(?:考核|控制|责任|承诺|核定|下达|约束|约定|确定|应达)(?:${AMOUNT}|目标${AMOUNT}?)`,
    `Y(?:应(?:完成|达到?|到位|入库|实现)|任务|承诺|确定|下达|控制|安排)(?:${AMOUNT}|目标)?`,
  ),
  ...rule('target', 5, '目标任务', '工作目标', '目标内容'),
  ...rule('target', 4, `P${AIM}*(?:目标|计划|任务)(?:任务|${AMOUNT})?`),
  // Over figures only (see columns.ts).
  ...rule('target', 3, '任务', '指标'),

  ...rule('actual', 10, 'P?实绩值?', `P(?:累计)?实际(?:累计)?(?:完成|实现|到位|执行)?(?:投资)?${AMOUNT}?`),
  ...rule(
    'actual',
    9,
    `P(?:累计)?(?:完成|实现|执行|达到|到位)(?:投资额?|${AMOUNT}|总量|实绩)?`,
    `P累计(?:完成|实现)?(?:投资额?|${AMOUNT})?`,
  ),
  ...rule('actual', 9, `(?:Y|P)?实际(?:累计)?(?:完成|实现|执行|到位)?(?:投资额?|${AMOUNT}|完成情况)?`),
  ...rule(
    'actual',
    8,
    `(?:累计)?(?:实际)?(?:累计)?(?:完成|实现|执行|到位|达到)(?:投资额?|工作量|${AMOUNT}|实绩)?`,
    `Y(?:累计)?(?:完成|实现|执行)(?:投资额?|${AMOUNT}|实绩)?`,
    `Y?累计(?:${AMOUNT}|实绩)?`,
    'Y?实绩',
  ),
  ...rule(
    'actual',
    7,
    'P',
    `P?(?:累计)?(?:绝对${AMOUNT}|总量|数值|数据|数量|规模)`,
    `P(?:${AMOUNT}|数据|指标值)`,
    '.{0,6}完成(?:数|值)',
    '完成投资额?.{0,4}',
    `已完成(?:投资额?|${AMOUNT})`,
    `P(?:累计)?完成(?:任务|目标|指标)${AMOUNT}?`,
    `(?:实际|累计|完成)${MADE}`,
    '(?:实际)?到位资金',
    '实际(?:到位|达到)(?:值|数)?',
    '完成产值',
    '自?Y-?P?累计(?:完成|实现)?(?:投资额?)?',
    '(?<!\\p{Script=Han})年累计(?:完成)?',
  ),
  // 全市 beside 市区, each with its growth.
  ...rule('actual', 4, '全[市县区州旗](?:合计|总计|总量)?'),
  // 青岭市上半年 beside 全市同比 and the growths of its neighbours.
  ...rule('actual', 5, `[一-龥]{2,5}?[市县区州旗]P(?:累计)?(?:完成|实现|实绩)?${AMOUNT}?`),
  ...rule('actual', 6, '现状值?', '现值', '指标数值'),
  // Before the year is over: read where nothing else was reached (see estimated in the verdict).
  ...rule('actual', 3, `Y?(?:全年)?预计(?:Y|全年)?(?:完成|实现|达到)?${AMOUNT}?`),

  // Either: what stands below decides (see columns.ts).
  ...rule(
    'status',
    5,
    '(?:P|Y)?(?:指标|目标|任务|工作|计划|项目|工程|建设|主要|总体|具体|累计|实际)*(?:完成|执行|进展|进度|落实|推进|实施)(?:情况|成效|进展)',
    '(?:P|Y)?(?:工作|项目|工程|建设|完成|主要)*(?:进展|进度|推进|成效)(?:数|值)?',
    '(?:P|Y)?(?:工程)?形象进度',
  ),
  ...rule('actual', 5, '(?:P|Y)?(?:指标|目标|任务|计划|累计|实际)*(?:完成|执行)情况'),

  ...rule(
    'status',
    10,
    '(?:.*双过半|.{0,2}过半)(?:目标)?(?:任务)?(?:的)?(?:完成|实现|进展|达标)?(?:情况|与否|结果)?',
    '是否.{0,12}',
    '.{0,6}与否',
    '达(?:到)?序时?.{0,6}',
  ),
  ...rule(
    'status',
    8,
    '判定(?:结果)?',
    '进度评价',
    '(?:考核|综合)?评[价定估](?:结果|情况|意见)?',
    '(?:完成|达标|进展|推进|进度)(?:状态|结果)',
    '达标(?:情况)?',
    '过半情况',
    '状态',
    '结论',
    '序时进度(?:完成|达成|达标)情况',
  ),

  ...rule('growth', 9, `.*${BESIDE_LAST_YEAR}.*`),
  ...rule(
    'growth',
    8,
    '[±+\\-]+%',
    '(?:P|Y)?(?:累计)?(?:实际|累计|名义|可比|年均)?(?:增幅|增速|增长|增减|增长率|增长速度|增减幅度?|升降|增长幅度|涨跌幅?|涨幅|跌幅|降幅)[%±+\\-]*',
  ),

  ...rule('share', 10, '(?:完成)?(?:占|为|佔).*(?:目标|计划|任务|Y|预算).*'),
  ...rule(
    'share',
    9,
    '.{0,8}(?:完成率|兑现率|落实率|到位率|完成比例|完成占比|完成百分比|执行率|过半率|完成进度|完成程度|达成率|投资比例|投资占比|投资率)%?',
    '完成[%度比]',
    '(?:支出|投资|执行|预算|任务)?进度率?%?',
    '(?:实现率|完成比率|完成占比)%?',
  ),
  ...rule(
    'share',
    8,
    '完成[Y年]?(?:投资)?(?:目标|计划|任务|预算|投资).{0,6}',
    '(?:目标|计划|任务|完成)?进度%?',
    '占比%?',
    '.{0,4}进度%',
    '百分比',
  ),

  ...rule(
    'owner',
    10,
    '(?:.{0,4}(?:责任|牵头|负责|主管|主责|填报|报送|承办|实施|主办|考核|归口|提供|来源))(?:单位|部门|处室|科室|主体|镇街)(?:[及和/]?(?:责任人|负责人))?',
  ),
  ...rule(
    'owner',
    8,
    '.{0,4}(?:责任|牵头|负责|主管|分管|包[保抓联]|挂[钩联])(?:领导|人|区领导)',
    '.{0,4}(?:配合|协办|参与)(?:单位|部门)',
  ),
  ...rule('owner', 7, '部门', '责任(?:局|委办局)?', '(?:建设|业主|项目|申报|代建)(?:单位|业主|法人)', '业主'),
  ...rule('owner', 6, '(?:数据)?来源'),

  ...rule('note', 10, '备注', '备考', '附注', '说明', '.{0,4}说明', '需要?说明的.{1,4}', '其[他它]'),
]

const LONGEST = 24

/** Tables repeat their words thousands of times: what was looked up stays at hand, up to a bound. */
const known = new Map<string, readonly Meaning[]>()
const MOST_KNOWN = 5_000

/** What a header text may mean; empty for a text that is no known header. `none` is a known column without a role. */
export function meanings(text: string): readonly Meaning[] {
  if (text.length > 2 * LONGEST || !/\p{Script=Han}|no|№|[±+-]\s*[%％]/iu.test(text)) return []
  const found = known.get(text)
  if (found) return found
  const made = /[:：]\s*$/.test(text) ? [] : lookUp(periodKey(text))
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, made)
  return made
}

function lookUp(key: string): readonly Meaning[] {
  if (key === '' || key.length > LONGEST) return []
  const grows = SPEAKS_OF_GROWTH.test(key) && !/(?:[增减加长]|[+±-])[额量]$|净增/.test(key)
  if (!grows && OTHERS.some((pattern) => pattern.test(key))) return [{ role: 'none', weight: 10 }]
  return DICTIONARY.filter(({ pattern }) => pattern.test(key))
}

/** Whether a text is a unit of measure and nothing else ((亿元), %, 人/亿元). */
export function isUnit(text: string): boolean {
  // Of a large table each cell is asked: a figure or a name of several words is told by a look.
  if (text.length > LONGEST_UNIT || /^[\s+-]*\d|第|[、，。；：]/.test(text)) return false
  const bare = comparable(text).replace(/[()[\]%]+(?=.)|[()[\]]/g, '')
  if (bare === '' || bare.length > LONGEST_UNIT || /^[十百千万亿]+$/.test(bare)) return false
  return unitOf(bare) !== null
}

const LONGEST_UNIT = 12

const SIGN = '(?:\\d{1,2}|[甲乙丙丁戊A-J])'
const COLUMN_NUMBER = new RegExp(`^(?:${SIGN}=)?${SIGN}(?:[-+*/÷×]${SIGN})*(?:[*×]?100%?)?%?$`)

/** Whether a text numbers a column, as statistical forms do: 甲, 3, (3), ③, 5=3÷1, 3/1. */
export const isColumnNumber = (text: string): boolean =>
  COLUMN_NUMBER.test(comparable(text).replace(/[()]/g, ''))

/** Whether a text names a period and nothing else (2021年, 上半年, 1—6月). */
export const isSpan = (text: string): boolean => /^[PY]+$/.test(periodKey(text))

/** Whether a text names a part of a year and nothing else (一季度, 前五月, 6月). */
export const isPeriod = (text: string): boolean =>
  /^P+$/.test(periodKey(text)) || /^(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?$/.test(headerKey(text))
