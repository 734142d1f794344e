/** Names as the check holds them against each other: how alike they are, the district they speak of. */
import { comparable } from '../../../measure/normalise.ts'
import { inOneForm } from '../../../report/names.ts'

/** How alike two names are, by their pairs of letters: from 0 to 100. */
export function likeness(a: string, b: string): number {
  const pairs = (text: string): string[] =>
    Array.from(text.slice(1), (sign, at) => `${text[at] ?? ''}${sign}`)
  const [first, second] = [pairs(a), pairs(b)]
  if (first.length === 0 || second.length === 0) return a === b ? 100 : 0
  const left = [...second]
  const shared = first.filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return Math.round((200 * shared.length) / (first.length + second.length))
}

/** What makes another indicator of one, where it stands in a name or not. */
const DEFINING =
  /规上|限上|城镇|城市|农村|乡村|市区|城区|县城|第[一二三]|工业|农业|服务|制造|民间|国有|进|出|收|支|存|贷|新|省|市|县|全部|全社会|技|非|不/

/** What was done of a thing that is counted: 开工改造老旧小区 is 老旧小区改造. */
const DEED = /^(?:新?开工|完工|竣工|实施|推进)(?=.{4})/

/** Whether two names are in other words the same: 优良天数比率 of 空气质量优良天数比率, 交付标准厂房 of 标准厂房交付. */
export function isReworded(name: string, row: string): boolean {
  const [own, there] = [name, row].map((one) =>
    inOneForm(comparable(one))
      .replace(DEED, '')
      .replace(/(?<=.{2})[过超](?=亿|千万|百万)|(?<=[亿万]元)的/g, ''),
  )
  if (own === undefined || there === undefined || own.length < LEAST) return false
  // 全县21家民宿共接待 of 民宿接待人次, 四大主导产业 behind the list of them.
  if (there.length >= LEAST && isBehindWords(own, there)) return true
  if (own.length === there.length) return [...own].sort().join('') === [...there].sort().join('')
  const longer = there.length > LEAST && own.length - there.length <= ADDED && !PLACED.test(own)
  return isIn(own, there) || (longer && isIn(there, own))
}
/** Whether a name only says more before a row's: 纳入监测的楼宇实现…, A、B两大产业…. */
function isBehindWords(own: string, there: string): boolean {
  const bare = there.replace(/(?<=.{4})(?:人次|户数|家数|个数|次数|人数|数量)$/, '')
  if (!own.endsWith(bare) || own === bare) return false
  const before = own.slice(0, -bare.length)
  if (/[省市县区州旗盟国]/.test(before)) return false
  return /(?:实现|完成|纳入|登记|识别)$/.test(before) || /^[两三四五六七八九十]大/.test(bare)
}
/** Of a part of the district. */
const PLACED = /片|老城|园|街道/
/** 42家规上工业企业实现总产值 of 规上工业总产值: so much may be said in between. */
const ADDED = 9

/** Whether all of a name stands in another in its order, and what else stands there defines nothing. */
function isIn(name: string, other: string): boolean {
  let at = 0
  let left = ''
  for (const sign of other) {
    if (sign === name[at]) at += 1
    else left += sign
  }
  return at === name.length && !DEFINING.test(left)
}
const LEAST = 4

/** A district's name, without the city or province that it lies in. */
const DISTRICT =
  '(?:[^\\d,;:。]*?[省市州])?([\\p{Script=Han}]{2,12}?自治[县州旗]|[\\p{Script=Han}]{1,6}?[市区县旗州]|[\\p{Script=Han}]{2,9}?开发区)'
/** What a title goes on with behind the district that it is of. */
const TITLED = new RegExp(
  `^${DISTRICT}(?=\\d|国民|经济(?!技术开发|开发)|上半年|主要|前?[一二三四]季度|双过半|二〇|关于|第|$)`,
  'u',
)
/** 2023年上半年望湖区经济…: the district behind the time. */
const TIMED =
  /(?:半年|季度|月份?|年(?![上下]半年|度|[前一二三四]|\d))([\p{Script=Han}]{1,6}?[市区县旗州])(?=国民|经济|主要|发展|社会)/u
/** 栖川市人民政府市长: who speaks or issues. */
const ISSUER = new RegExp(
  `^${DISTRICT}(?=人民政府|政府|发展和改革|发展改革|发改|统计|财政|管理委员会|管委会|经济运行|经济社会)`,
  'u',
)
/** 现将栖川市2023年上半年…报告如下. */
const HEREBY = new RegExp(`现[将就]${DISTRICT}(?=\\d|今年|上半年|国民|经济|二〇)`, 'u')
/** 全市, 我县 and 各区 are no names, nor are they behind 在 or 推进; 天全县 is one. */
const NO_NAME = /^[全本我各该两]|^[在对就向为把将]全|.{2,}[全本我各][市区县旗州省]$/

const LEADING_TIME = /^(?:(?:19|20)\d\d年)?(?:[上下]半年|前?[一二三四]季度)/

const nameIn = (text: string, ...patterns: readonly RegExp[]): string => {
  const plain = comparable(text)
    .replace(/^(?:附?表|附件)[\d一二三四五六七八九]{0,2}[:：]?(?=[\p{Script=Han}]{2})/u, '')
    .replace(/^(?:关于|在)/, '')
    .replace(LEADING_TIME, '')
  const names = patterns.map((pattern) => pattern.exec(plain)?.[1] ?? '')
  return names.find((name) => name !== '' && !NO_NAME.test(name)) ?? ''
}

/** 江阴市 of 关于江阴市2021年…, 鼓楼区 of 南京市鼓楼区…; '' where no district is named. */
export const placeIn = (text: string): string => nameIn(text, TITLED, TIMED)

/** A line that only says who speaks, or what of. */
const LONGEST_LINE = 40

/**
 * The district that a report's first lines tell where its title names none (在全市…会议上的讲话): that of who issues it,
 * or of what it says that it reports on. '' where none does, or where they tell several.
 */
export function placeBelow(lines: readonly string[]): string {
  const hereby = lines.map((line) => nameIn(line, HEREBY)).filter((name) => name !== '')
  const issuers = lines
    .filter((line) => line.length <= LONGEST_LINE && !/[：:。]\s*$/.test(line))
    .map((line) => nameIn(line, TITLED, ISSUER, TIMED))
    .filter((name) => name !== '')
  const [first = '', ...others] = hereby.length > 0 ? hereby : issuers
  return others.every((other) => other === first) ? first : ''
}
