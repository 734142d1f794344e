/**
 * What the words of a header mean: a dictionary that grows by lines. Words are compared in the form that `headerKey`
 * gives them, so one line serves Simplified and Traditional, full width and half width, with and without a unit.
 */
import type { Role } from '../attachment.ts'
import { comparable } from '../normalise.ts'

/** A meaning that a header may have; the heavier one wins where two columns claim the same role. */
export interface Meaning {
  readonly role: Role
  readonly weight: number
}

/** Header text for comparing: no spaces, quotes and marks, no bracketed unit, one kind of dash. */
export function headerKey(text: string): string {
  const plain = comparable(text).replace(/[“”„‟"'‘’「」『』《》*:：、,，。.]/g, '')
  const bare = plain.replace(/[([【〔][^()[\]【】〔〕]*[)\]】〕]/g, '')
  return (bare === '' ? plain.replace(/[()[\]【】〔〕]/g, '') : bare)
    .replace(/[–—―~至到]/g, '-')
    .toLowerCase()
}

const YEAR = '(?:\\d{4}年度?|全年度?|本年度?|当年|今年|年度|年初|年)'
const SPAN =
  '(?:(?:\\d{4}年)?(?:上半年|第?[一二三四1-4]季度|前三季度|\\d{1,2}-\\d{1,2}月份?|前\\d{1,2}个?月|截止?-?(?:目前|\\d{1,2}月[底末]?)|全年|本期|年初-今|目前|当前|累计)|\\d{4}年)'

const rule = (role: Role, weight: number, ...patterns: string[]) =>
  patterns.map((pattern) => ({ role, weight, pattern: new RegExp(`^(?:${pattern})$`) }))

/** Columns that nobody but people reads, but that tell a header from a row of figures; they win over the rest. */
const OTHERS: readonly RegExp[] = [
  /序时|时序/,
  /排名|排序|位次|名次/,
  /上年|去年同期|上年同期|同期[数值完]|^同期$|^去年/,
  /^(?:本月|当月|本季|\d{1,2}月)(?!-)/,
  /^(?:全国|全省|全市|全区|全县)(?:平均|目标|增速|增幅)/,
  /^(?:总投资|投资总额|计划总投资|形象进度|工程进度|建设(?:内容|性质|地点|规模|年限|单位)|起止年限|开竣?工.*|竣工.*)$/,
  /^(?:存在.*问题.*|主要问题|原因.*|下一?步.*|.*措施|.*打算|类别|分类|领域|类型|区域|地区|权重|分值|得分)$/,
]

const DICTIONARY: readonly { role: Role; weight: number; pattern: RegExp }[] = [
  ...rule('no', 10, '序号', '编号', '序', '号', 'no', '№', '行次', '项次', '序列'),

  ...rule('name', 10, '指标名称', '指标(?:项目|内容)', '(?:项目|目标|任务|工程|事项|工作|实事)名称'),
  ...rule('name', 9, '指标', '.{0,8}(?:主要|经济|发展|考核|监测|核心|预期|约束性)指标'),
  ...rule(
    'name',
    8,
    '项目',
    '事项',
    '名称',
    '项目内容',
    '实事项目',
    '民生实事(?:项目)?',
    '重点(?:工程|项目|工作)',
  ),
  ...rule('name', 6, '内容', '任务', '工作(?:任务|内容)', '(?:主要|重点)任务', '目标内容', '建设项目'),
  ...rule('name', 4, '目标任务'),

  ...rule('unit', 10, '计量单位', '计算单位', '数量单位', '指标单位'),
  ...rule('unit', 8, '单位'),

  ...rule(
    'target',
    9,
    `${YEAR}(?:工作|预期|预算|计划|主要|责任|考核|任务|增长|发展)*(?:目标|计划|任务|指标|预算|预期)(?:目标|任务|指标)?(?:值|数|额|量|增速|增幅|总量|投资|完成数?)?`,
    `${YEAR}(?:计划|目标)(?:完成)?投资额?`,
  ),
  ...rule(
    'target',
    8,
    '(?:预期|计划|任务|责任|考核|工作)?目标(?:值|数|额|量)?',
    '计划(?:数|值|额|投资|完成数?)?',
    '任务(?:数|值|额)',
  ),
  ...rule('target', 7, '预算数?', '预期(?:值|数)?', '.{0,6}目标值'),
  ...rule('target', 5, '目标任务'),

  ...rule('actual', 9, '实绩', `${SPAN}?(?:实绩|实际(?:完成|数|值|完成数|完成值|完成额|完成情况)?)`),
  ...rule('actual', 9, `${SPAN}(?:累计)?(?:完成|实现|执行)(?:数|值|额|量|投资额?|总量|实绩)?`),
  ...rule(
    'actual',
    8,
    '(?:累计)?(?:实际)?(?:完成|实现|执行)(?:数|值|额|量|投资额?|实绩)?',
    `${SPAN}?累计(?:数|值|额|量|实绩)?`,
  ),
  ...rule('actual', 7, SPAN, '绝对(?:值|量|额|数)', '总量', '数值', '数据', '.{0,6}完成(?:数|值)'),

  // Either: what stands below decides (see columns.ts).
  ...rule(
    'status',
    5,
    `${SPAN}?(?:指标|目标|任务|工作|计划)?(?:完成|执行|进展|进度|落实)情况`,
    '进展',
    '完成进展',
  ),
  ...rule('actual', 5, `${SPAN}?(?:指标|目标|任务|计划)?(?:完成|执行)情况`),

  ...rule(
    'status',
    10,
    '(?:.*双过半|过半)(?:目标)?(?:任务)?(?:的)?(?:完成|实现|进展|达标)?(?:情况)?',
    '是否.{0,12}',
    '.{0,6}与否',
  ),
  ...rule(
    'status',
    8,
    '判定(?:结果)?',
    '评价(?:结果)?',
    '(?:完成|达标|进展)(?:状态|结果)',
    '达标情况',
    '过半情况',
    '状态',
    '结论',
  ),

  ...rule('growth', 9, '.*(?:同比|比上年|比去年|较上年|较去年).*'),
  ...rule(
    'growth',
    8,
    `${SPAN}?(?:实际|累计|名义|可比)?(?:增幅|增速|增长|增减|增长率|增长速度|增减幅度?|升降)[%±+\\-]*`,
  ),

  ...rule('share', 10, '(?:完成)?(?:占|为).*(?:目标|计划|任务|全年|年度|预算).*'),
  ...rule('share', 9, '.{0,8}(?:完成率|完成比例|完成占比|完成百分比|执行率|过半率|完成进度|完成程度)%?'),
  ...rule(
    'share',
    8,
    `完成${YEAR}?(?:目标|计划|任务|预算).{0,4}`,
    '(?:目标|计划|任务)?进度%?',
    '占比%?',
    '.{0,4}进度%',
  ),

  ...rule(
    'owner',
    10,
    '(?:.{0,4}(?:责任|牵头|负责|主管|主责|配合|填报|报送|承办|实施|主办|协办))(?:单位|部门|处室|科室|领导|人)',
  ),
  ...rule('owner', 7, '部门', '数据来源', '来源', '责任'),

  ...rule('note', 10, '备注', '备考', '附注', '说明', '.{0,4}说明'),
]

const LONGEST = 24

/** Tables repeat their words thousands of times: what was looked up stays at hand, up to a bound. */
const known = new Map<string, readonly Meaning[]>()
const MOST_KNOWN = 5_000

/** What a header text may mean; empty for a text that is no known header. `none` is a known column without a role. */
export function meanings(text: string): readonly Meaning[] {
  if (text.length > 2 * LONGEST || !/\p{Script=Han}|no|№/iu.test(text)) return []
  const found = known.get(text)
  if (found) return found
  const made = lookUp(headerKey(text))
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, made)
  return made
}

function lookUp(key: string): readonly Meaning[] {
  if (key === '' || key.length > LONGEST) return []
  if (OTHERS.some((pattern) => pattern.test(key)) && !/同比|比上年|比去年|较上年|较去年/.test(key)) {
    return [{ role: 'none', weight: 10 }]
  }
  return DICTIONARY.filter(({ pattern }) => pattern.test(key))
}

const UNIT =
  /^(?:%|‰|个?百分点|[十百千万亿]*(?:元|美元|欧元|人|人次|户|家|个|项|件|张|套|辆|吨|千瓦时|度|公里|亩|平方米|平方公里|公顷|立方米|天|微克\/立方米|吨标准煤\/万元|标准煤)|μg\/m3|分|位)$/

/** Whether a text is a unit of measure and nothing else ((亿元), %). */
export const isUnit = (text: string): boolean =>
  UNIT.test(comparable(text).replace(/[()[\]%]+(?=.)|[()[\]]/g, ''))

/** Whether a text names a period and nothing else (2021年, 上半年, 1—6月). */
export const isSpan = (text: string): boolean => new RegExp(`^(?:${SPAN}|${YEAR})$`).test(headerKey(text))
