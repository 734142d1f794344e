/** The words around a figure, where they say that it is another's, of another time or no figure of its own. */
import { compare } from '../../../measure/decimal.ts'
import { comparable } from '../../../measure/normalise.ts'
import { documentOf } from '../../../report/frame.ts'
import type { Statement } from '../../../report/statement.ts'
import { isWithin, paragraphsOf, type Span } from '../../../report/text.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import { type Claim, claimsOf, digitsOf, type Heard } from './claims.ts'
import { grouped } from './grouped.ts'

const BREAK = /[，,；;。：:\n！？（(]/

/** The words of the clauses that hold the subject beside the figure, up to the figure's end. */
export function clauseOf({ statement, said }: Claim, text: string): string {
  const near = statement.subject !== null && said.span.from - statement.subject.from < FAR
  let from = Math.min(
    said.span.from,
    statement.span.from,
    near ? (statement.subject?.from ?? said.span.from) : said.span.from,
  )
  if (said.span.to - from > FAR) from = said.span.from
  while (from > 0 && !BREAK.test(text[from - 1] ?? '')) from -= 1
  const words = text.slice(from, said.span.to)
  const own = words.slice(Math.max(words.lastIndexOf('，'), words.lastIndexOf('；')) + 1)
  if (own.length === words.length) return comparable(words)
  if (OF_WHOLE.test(own)) return comparable(own)
  // 增长8.3%，比全市高0.6个百分点，一季度为6.9%: what stands between says nothing of what is told anew.
  return OF_TIME.test(own)
    ? comparable(`${words.slice(0, words.search(/[，；]/))}，${own}`)
    : comparable(words)
}
/** What a clause begins with that tells the same of another whole, or of another time. */
const OF_WHOLE = /^(?:而|其中)?(?:全[国省市县区州旗]|[我本][省市县区州旗])(?!.{0,6}[高低快慢]于)/
const OF_TIME =
  /^(?:而|其中)?(?:今年|去年|上年)?(?:上半年|[一二三四]季度|\d{1,2}月(?:份|当月)?)(?!.{0,6}[高低快慢]于)/

const FAR = 60

/** 比一季度的4.6%, 由年初的84.2%: the figure that another is compared with; 比目标21.5件多0.8件: how far apart they are. */
const COMPARED = /[比较由从][^，,;；]{1,10}的[\d.]+$|[多少差][\d.]+$/

/** 比上年同期增长 is the growth itself; 比上年同期的84.2%提高 names another figure first. */
const BASE = /[比较与同](?:上年|去年)(?:同期|同月)?(?:相比)?(?:有所)?(?=[增提上下降减高低多少持,，、])/g
const OTHERS =
  /全国|全省|全自治区|省均|市均|苏[南中北]|长三角|周边|同类|高于|低于|快于|慢于|高出|领先|落后|贡献|拉动|环比|下半年|当月|单月|本月|两年|三年|五年|年均|月均|上年|去年|前年|年初|分别高|回落|收窄|扩大|加快了?|个?百分点/

/** 其中5亿元以上的5个、1亿元至5亿元的12个: how many there are of a size. */
const CLASS = /(?:(?:以上|以下|以内|[至到—-][\d.]+[万亿]?元)的?|至[\d.]+[万亿]?的)[\d.]+$/
/** 新增28家，累计达到214家: what there is by now is not what came. */
const STANDING = /(?:累计|总数)(?:达到?|为|有|已达)?[\d.]+$/

/** 两家分别为3亿元、2亿元，合计5亿元: what a list comes to is not what the list is of. */
const SUMMED = /(?:合计|小计|加起来)(?:约|达|为)?[\d.]+$/

/** 全市 in a county's report; but 居全市第3位 is said of the county itself. */
const WHOLE = /(?<!排名|排在|位?[居列]|名列)全([市区县州旗盟])(?!第|前|首|排|同)/g
/** A month or a quarter by itself, until the words come back to the year so far. */
const ALONE =
  /当月|单月|本月|当季|单季|(?<!前)[二三四]季度|(?<![-—–~～\d至到]|截[至止](?:\d{4}年)?)(?:[2-9]|1[0-2])月份?(?![末底\d])/g
const SO_FAR = /上半年|累计|1[-—~至]\d{1,2}月|前[\d一二三四五六七八九]/g

/**
 * Whether the words let the figure be another's: a reader would not hold it against the table.
 * @param words of its clauses (clauseOf)
 * @param level 县 of a county's report, 市 of a city's; '' where it is not known
 * @param place the report's own district; '' where it is not known
 */
function speaksOfOthers(claim: Claim, words: string, text: string, level: string, place: string): boolean {
  const own = words.replace(BASE, '').replace(SPELLED, '0')
  if (isOfEach(own, claim) || WITHOUT.test(sentenceBefore(claim, text))) return true
  if (OTHERS.test(own) || COMPARED.test(own) || CLASS.test(own) || SUMMED.test(own)) return true
  if (/^新增/.test(claim.statement.indicator) && STANDING.test(own)) return true
  if (/[一二三四1-4]季度/.test(own) && claim.statement.months === null) return true
  if (level !== '' && [...own.matchAll(WHOLE)].some(([, other]) => other !== level)) return true
  const ofPart = claim.statement.scope === '' && PART_OF_PLACE.test(sentenceBefore(claim, text))
  if (ofPart && (level === '' || !own.includes(`全${level}`))) return true
  if (FLASH.test(own) || isAstray(claim, text)) return true
  const before = sentenceBefore(claim, text)
  if (goesOnAboutOthers(before, level, place, claim.statement.indicator)) return true
  // “五一”假期接待…; but a holiday's own row tells just that.
  if (!HOLIDAY.test(claim.statement.indicator) && lastOf(before, HOLIDAYS) > lastOf(before, SO_FAR))
    return true
  return lastOf(before, ALONE) > lastOf(before, SO_FAR)
}

const HOLIDAY = /假期|假日|黄金周|春节|国庆|清明|端午|五一|元旦/
const HOLIDAYS = new RegExp(HOLIDAY, 'g')
/** 剔除对美出口后，全市出口…: of less than what a row tells. */
const WITHOUT = /(?:剔除|扣除|扣减|不含|不计|除去)[^，,。；;]{1,16}[，,][^;；。]*$/

const EACH =
  /(户均|人均|亩均|地均|日均|月均|次均|车均|单均|店均|平均每?[户人亩家天日月个]?|每[户人亩家天日月])[^，,\d]{0,8}[\d.]+$/
/** 脱贫人口4.6万人，户均3.7人: how much falls to each is no figure of the whole. */
function isOfEach(words: string, { statement: { indicator } }: Claim): boolean {
  const [, each = ''] = EACH.exec(words) ?? []
  return each !== '' && !indicator.includes(each) && !/平均|均/.test(indicator)
}

/** 百分之六点二, as a figure that ends a clause is read. */
const SPELLED = /(?:百分之)?[零一二三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?$/

const WHOLES = /(?<!排名|排在|位?[居列]|名列)全(?:[国省]|自治区|[市区县州旗盟])(?!第|前|首|排|同)/g

/** The one whole that words name, which is not the report's own; '' where they name none or several. */
function wholeIn(words: string, level: string): string {
  const named = new Set([...words.matchAll(WHOLES)].map(([whole]) => whole))
  const [only = ''] = named
  return named.size === 1 && level !== '' && only !== `全${level}` ? only : ''
}

/** 市区一般公共预算收入31.0亿元，…，税收占比74.0%: what a stretch begins with, all of it speaks of. */
export const PART_OF_PLACE = /(?:^|[;；])(?:而|同期)?(?:主|中心)?[市城]区(?!县|镇|街道)[^;；]*$/
/** A first count, which the table's may well differ from. */
const FLASH = /快报/
/** 汽车类零售掉得多，下降6.3%: a clause without a figure, which may have named another subject than the one before it. */
function isAstray({ statement: { subject }, said }: Claim, text: string): boolean {
  if (subject === null || subject.to > said.span.from) return false
  const between = text.slice(subject.to, said.span.from).split(/[，,；;。：:\n]/)
  return between
    .slice(1, -1)
    .some((clause) => /[\p{Script=Han}]{4}/u.test(clause) && !/\d/.test(clause) && !GOES_ON.test(clause))
}
/** Clauses that name nothing: 按可比价格计算, 受…影响, 比上年同期. */
const GOES_ON =
  /^(?:其中)?(?:按|同|受|在|经|剔除|扣除|同比|比|较|与|分|从|据|由|今年|上年|去年)|价|口径|[(（]/

/** 江北县完成…, 同期城南高新区…: a clause that begins with a place, told of by what follows. */
const PLACED =
  /(?:^|[,;:。、])(?:同期|其中|而|如|相邻|邻近|周边|同类|上半年|的)*([\p{Script=Han}]{2,6}?(?:自治县|开发区|经开区|高新区|新区|[县区市旗州镇乡]|街道))(?=、|和|分?别?(?:完成|实现|达|为|预计)|的?(?:地区|GDP|规|固定|全社会|一般|财政|社会|限|实际|进出口|外贸|出口|工业|农|城镇|居民|全体|税|旅游|招商|增长|下降))/gu
/** No places of others: 老旧小区, 中心城区, 国家级开发区, 各县区, 全市. */
const NO_PLACE =
  /[小社城景园片辖校库灾山牧市郊街厂湖矿林]区$|[示先合实试功集保服]\S{1,2}区$|城市$|超市$|都市$|上市$|[全各我本该两县]\S{0,2}[县区市镇乡]$|[每各全]|级|集镇$|城乡$|[县市]区$/
/** The report's own place comes back. */
const OWN = /[我本全][市区县州旗镇]|我们/g

/** Whether the words before a figure speak of another district that they have not left since. */
function goesOnAboutOthers(before: string, level: string, place: string, indicator: string): boolean {
  const others = [...before.matchAll(PLACED)].filter(
    ([, name = '']) => !NO_PLACE.test(name) && !isOwn(name, place),
  )
  const last = others.at(-1)
  // 东街道增长8.7%，…；北街道增长3.6%: what names a place itself is told of just that.
  if (last === undefined || /^[\p{Script=Han}]{2,6}(?:街道|[镇乡]|园区)/u.test(indicator)) return false
  const rest = before.slice(last.index + last[0].length)
  const back = [...rest.matchAll(OWN)].some(([words]) => !words.startsWith('全') || words.endsWith(level))
  return !back && (place === '' || !rest.includes(place))
}

/** 云岭县 is 云岭; an own name that is not known is that of no sentence in particular. */
const isOwn = (name: string, place: string): boolean =>
  place !== '' && (name.includes(place) || place.endsWith(name) || name.startsWith(place.slice(0, 2)))

const lastOf = (words: string, pattern: RegExp): number => [...words.matchAll(pattern)].at(-1)?.index ?? -1

/** The sentence up to a claim's figure. */
function sentenceBefore({ said }: Claim, text: string): string {
  let from = said.span.from
  while (from > 0 && said.span.from - from < LONG && !/[。\n]/.test(text[from - 1] ?? '')) from -= 1
  return comparable(text.slice(from, said.span.from))
}
const LONG = 200

/** 县 of 云岭县; else what a report and its table call the whole of themselves most often. */
export function levelOf(place: string, text: string): string {
  const own = /[市区县州旗]$/.exec(place)?.[0]
  if (own !== undefined) return own
  const plain = comparable(text)
  const counts = ['市', '区', '县', '州', '旗'].map((level) => ({
    level,
    times: plain.split(`全${level}`).length - 1,
  }))
  const most = counts.reduce((best, one) => (one.times > best.times ? one : best))
  return most.times === 0 ? '' : most.level
}

/**
 * The claims of a text's statements with what the words around each say.
 * @param place the district that the report speaks of; '' where it is not known
 */
export function claimsIn(
  text: string,
  statements: readonly Statement[],
  dictionary: Dictionary,
  place: string,
): Heard[] {
  const level = levelOf(place, text)
  const ofPlan = documentOf(paragraphsOf(text).map((one) => one.text)).sort === 'plan'
  const claims = statements.flatMap((one) => claimsOf(one, text, dictionary, place))
  const words = grouped(claims, wordsOf)
  const isOneOf = (claim: Claim): boolean =>
    (words.get(wordsOf(claim)) ?? []).some(({ value }) => compare(value, claim.value) !== 0)
  return claims.map((claim) => {
    const told = clauseOf(claim, text)
    const others = isOneOf(claim) || speaksOfOthers(claim, told, text, level, place)
    const whole = others && place !== '' && !isOneOf(claim) ? wholeIn(told, level) : ''
    const only = whole !== '' && !speaksOfOthers(claim, told.replaceAll(whole, ''), text, level, place)
    const set = claim.statement.kind === 'target' && isSet(claim, text, ofPlan)
    return { ...claim, others, of: only ? whole : '', set }
  })
}

/** Several figures of one name in the same words (低保标准分别为640元和480元) are those of several things. */
const wordsOf = ({ statement: { span, kind }, identity, aspect, unit }: Claim): string =>
  [span.from, span.to, kind, identity, aspect, unit.base].join('\0')

const SET = /目标|计划|预期|年初|年度|全年|年内|任务/
/** 主要预期目标：… and 计划目标为…: what follows up to the sentence's end is set. */
const SETS = /(?:目标|计划|任务)(?:如下)?(?:是|为|有)?[:,]/
/** What is hoped for may be more than what is set. */
export const HOPED = /力争|争取|努力|奋力|冲刺|下半年/
/** Whether the words beside a figure say that it is the year's target, or the whole text is the year's plan. */
function isSet(claim: Claim, text: string, ofPlan: boolean): boolean {
  if (isCell(claim.statement, text)) return true
  const words = clauseOf(claim, text)
  // 下半年发电量不低于178.2亿千瓦时，其中水电141.33亿千瓦时: of the second half as well.
  const stretch = /[^；;。\n]*$/.exec(
    text.slice(Math.max(0, claim.said.span.from - FAR), claim.said.span.from),
  )
  if (HOPED.test(words) || /下半年/.test(stretch?.[0] ?? '')) return false
  return ofPlan || SET.test(words) || SETS.test(sentenceBefore(claim, text))
}

/** Whether a statement is the cell of a table in the text, a line of its own: its column says what it is. */
const isCell = ({ subject, span }: Statement, text: string): boolean =>
  subject === null &&
  /(?:^|\n)\s*$/.test(text.slice(Math.max(0, span.from - 8), span.from)) &&
  /^[^\S\n]*(?:\n|$)/.test(text.slice(span.to, span.to + 8))

/** Whether a statement names what it tells itself: 的66.7% and 占比达47.3% go on about what was told before. */
export const hasName = ({ subject, span }: Statement): boolean => subject === null || isWithin(subject, span)

/**
 * The words of a claim and, where its subject stands in an earlier clause of the sentence, from there: 固定资产投资保持
 * 较快增长，同比增长9.4% is wrong by its subject as often as by its figure.
 */
export function spanWithSubject(
  { statement: { subject, span } }: Pick<Claim, 'statement'>,
  text: string,
): Span {
  if (subject === null || subject.from >= span.from || span.from - subject.to > FAR) return span
  return /[。；;\n\d]/.test(text.slice(subject.to, span.from)) ? span : { from: subject.from, to: span.to }
}

/** A figure of three digits or more hardly agrees with another by chance. */
export const isTelling = (claim: Claim): boolean => digitsOf(claim.value) >= 3

/** From the first to the last character of several places. */
export const spanOver = (first: Span, ...others: readonly Span[]): Span => ({
  from: Math.min(first.from, ...others.map(({ from }) => from)),
  to: Math.max(first.to, ...others.map(({ to }) => to)),
})

/** The words of a place in one line, as a sentence quotes them. */
export function wordsAt(text: string, { from, to }: Span): string {
  const words = text
    .slice(from, to)
    .replace(/\s+/g, '')
    .replace(/[“”"]/g, '')
    .replace(/[。；，;,]+$/, '')
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words
}
const LONGEST = 60
