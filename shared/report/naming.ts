/** From the words in front of a figure to the indicator's name: without list numbers, times, scope, verbs. */
import { type Dictionary, headIn } from '../verdict/dictionary.ts'
import type { Words } from './grammar.ts'
import type { Source } from './source.ts'
import {
  ACTS,
  ASPECTS,
  AWARDS,
  DEEDS,
  INTENTIONS,
  LEADS,
  OWN_DEEDS,
  PROGRESS,
  SCOPES,
  TURNS,
  WHOLE,
} from './vocabulary.ts'
import type { Word } from './words.ts'

export interface Named {
  /** '' where the words name nothing of their own: the subject is an earlier one. */
  readonly name: string
  /** 新增, 查处 …: counts for what is listed behind it as well; part of the name. */
  readonly deed: string
  readonly scope: string
  /** 竣工, 总投资: what of the subject before is told. */
  readonly aspect: boolean
  /** 其中. */
  readonly part: boolean
  /** 力争, 确保. */
  readonly intended: boolean
  /** 除: the figure is of what is left out. */
  readonly except: boolean
  /** Where the first word stands that is no list number, comma or connective. */
  readonly from: number
  /** Where the name itself stands; -1 for none. */
  readonly nameFrom: number
  readonly nameTo: number
  /** The time in its words is that of what it was before (由一季度的…转为…). */
  readonly since: boolean
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const anyOf = (words: string): string =>
  [...new Set(words.split(' '))]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')
const head = (words: string): RegExp => new RegExp(`(?:${anyOf(words)})`, 'y')

const LEAD = new RegExp(
  `(?:${anyOf(LEADS)}|对(?![外口])|建议(?=20\\d\\d年|[今明全]年|年度|[将把]|主要|地区生产总值|GDP))`,
  'y',
)
const DEED = head(DEEDS)
const OWN = head(OWN_DEEDS)
const SCOPE = head(`${WHOLE} ${SCOPES}`)
const whole = new Set(WHOLE.split(' '))
const intentions = new Set(INTENTIONS.split(' '))
const aspects = new Set(ASPECTS.split(' '))
/** 等5个项目, 共, 的: what may be left at a name's end. */
const TRAILING =
  /(?:[,、:的“共计]|(?<=.)(?:全[市区县]|每个|每|和|(?<![惠普])及|与)|(?<!平)等|(?:预计|初步(?:统计|核算)|快报(?:数据?)?|已|均|分别|共|合计|累计|总计|约|突破|超过?|逾|为|达到?|完成|实现|分别为|仅)$)$/
const SINCE =
  /(?<=.{2})(?<![自理缘])[由从](?:20\d\d年|[上去前]年|[前第]?[一二三四]季度|上半年|年初|1[-—~至]\d{1,2}月|\d{1,2}月)?(?:同期|末|底)?的?$/
/** 来水偏枯导致水电发电量: what brought it about is no part of its name. */
const CAUSE = /^[^,、“”\d]{2,16}(?:导致|致使|使得)(?=.{2})/
const TURN = new RegExp(`^(?:${TURNS.replaceAll(' ', '|')})`)
const LONGEST = 60

/** What is set in a name's end, and for when where it is not the year. */
const AIM =
  /^(.*?)的?((?:[到至]?(?:20\d\d年(?:度|底|末)?|“?十[一二三四五六]五”?(?:期?末|期间|时期)?)|五年)?)(?:全年|年度|年初|今年|全[市县区])?的?(?:主要|预期性?|预定|控制|计划|增长|工作|发展|规划)*?((?:规划)?)(?:目标|计划)(?:值|数|任务)?$/
/** 完成年度目标 in 完成年度目标5200人的60.5%. */
const AIM_REACHED =
  /^(.*?)(?:已|仅|只|才)*(?:完成|占|为|达到?|相当于)了?((?:[^,、“]{0,8}?(?:规划|五年|十[一二三四五六]五))?)[^,、]{0,8}?(?:目标|计划|任务|预算)(?:数|值|任务|总数|总额|总量)?$/

/** What is set in a clause. */
export interface Aim {
  /** Of what; '' for what was told before. */
  readonly name: string
  /** The year that it is set for, in words; '' for the report's own. */
  readonly time: string
  /** For more years than one. */
  readonly long: boolean
}

/** 财政收入 of 财政收入年度目标, '' of 年度目标 by itself; null where a name tells no aim. */
export function aimOf(name: string): Aim | null {
  const found = ofProgress(name) === null ? AIM.exec(name) : null
  if (found === null) return null
  const [, own = '', time = '', plan = ''] = found
  const dated = /20\d\d/.test(time)
  return { name: own, time: dated ? time : '', long: plan !== '' || (time !== '' && !dated) }
}

/** 固定资产投资年度目标190亿元: a name with its aim and no word between that and the figure. */
const AIM_NAMED =
  /^(.{3,}?)的?(?:(20\d\d年)|全年|年度|今年)(?:预期|计划)?(?:目标任务|目标|任务|计划)(?:值|数)?$/
/** 超年度目标0.7万亩, 距全年目标96亿元: what is compared with, and no aim that is told. */
const BESIDE_AIM = /[超比较距离与按对占达完为]/

/** The aim of a name that ends in one and has its figure right behind; null where a name tells none. */
export function aimNamed(name: string): Aim | null {
  const [, own = '', time = ''] = AIM_NAMED.exec(name) ?? []
  return own === '' || BESIDE_AIM.test(own) || ofProgress(name) !== null
    ? null
    : { name: own, time, long: false }
}

/** The aim of 完成年度目标5200人的60.5%, where its figure is the aim itself; null where a name tells none. */
export function aimReached(name: string): Aim | null {
  const found = AIM_REACHED.exec(name)
  if (found === null) return null
  const [whole, own = '', plan = ''] = found
  const time = /20\d\d年/.exec(whole.slice(own.length))?.[0] ?? ''
  return { name: own, time, long: plan !== '' }
}

const PROGRESS_END = new RegExp(`^(.*?)(?:已)?(?:${anyOf(PROGRESS)})$`)
/** 固定资产投资 of 固定资产投资完成年度目标; null where a name tells no progress. */
export const ofProgress = (name: string): string | null => PROGRESS_END.exec(name)?.[1] ?? null

/** Deeds that by themselves tell of the subject before. */
const SPREADING = /^(?:新增|净增|惠及|覆盖|带动|新开工|更新)$/

/** Reads the words of a clause's subject. @param words of the clause's subject */
export function named({ plain, words }: Source, [first, behind]: Words, dictionary: Dictionary): Named {
  let at = first
  let last = behind
  let part = false
  // List numbers, times and marks in front of the name.
  const skipped = (word: Word | undefined): boolean =>
    word !== undefined && 'jtq,、;:.&i'.includes(word.letter)
  while (at < last && skipped(words[at])) at += 1
  part = words.slice(Math.max(0, first - 2), at).some(({ letter }) => letter === 'q')
  // 从2015年的2.45%降至2020年的…: times, and what leads to them, are no name.
  const timed = words.slice(at, last).findLastIndex(({ letter }) => letter === 't' || letter === 'c')
  if (timed >= 0 && words.slice(at + timed, last).every(({ letter }) => 'tcvb'.includes(letter))) {
    last = at + timed
    while (last > at && 'tcvb'.includes(words[last - 1]?.letter ?? ' ')) last -= 1
  }
  const end = words[last - 1]?.to ?? 0
  const from = words[at]?.from ?? end
  let start = at < last ? from : end
  if (at < last && end - start > LONGEST) start = lastPart(plain.text, start, end)
  start += CAUSE.exec(plain.text.slice(start, end))?.[0].length ?? 0
  // A quotation that begins here and ends behind the figure.
  const unquote = (until: number): void => {
    if (plain.text[start] === '“' && start < until && !plain.text.slice(start, until).includes('”'))
      start += 1
  }
  unquote(end)
  let scope = ''
  let deed = ''
  let intended = words.slice(first, at).some(({ from, to }) => /年底|年内/.test(plain.text.slice(from, to)))
  const known = (): boolean => headIn(plain.text.slice(start, end), dictionary) !== ''
  for (let moved = true; moved && start < end && !known(); ) {
    moved = false
    for (const [pattern, kind] of HEADS) {
      pattern.lastIndex = start
      const found = pattern.exec(plain.text)?.[0] ?? ''
      if (found === '' || start + found.length > end) continue
      // 培育 alone is no deed in front of nothing, and 完成投资 is what is told.
      if (aspects.has(plain.text.slice(start, end).replace(/[的达为]$/, ''))) continue
      if (kind === 'own') {
        deed = found
        break
      }
      if (intentions.has(found)) intended = true
      if (kind === 'scope') scope = whole.has(found) ? '' : found
      start += found.length
      moved = true
      break
    }
    if (!moved && !aspects.has(plain.text.slice(start, end).replace(/[的达为]$/, ''))) {
      const time = words.find(({ letter, from }) => letter === 't' && from === start)
      if (time !== undefined && time.to <= end) {
        start = time.to
        moved = true
      }
    }
  }
  OWN.lastIndex = start
  if (deed === '') deed = OWN.exec(plain.text)?.[0] ?? ''
  if (start + deed.length > end) deed = ''
  let stop = end
  // 增速由一季度的增长1.2%转为…: what it was before is no part of the name.
  const since = SINCE.exec(plain.text.slice(start, stop))
  if (since !== null) stop = start + since.index
  for (;;) {
    const tail = TRAILING.exec(plain.text.slice(start, stop))?.[0] ?? ''
    if (tail === '') break
    stop -= tail.length
  }
  unquote(stop)
  const name = plain.text.slice(start, stop).replace(/^(?:而|已|又)*(?:转|变)$/, '')
  const alone = name === deed && name !== ''
  return {
    name,
    deed,
    scope,
    aspect: aspects.has(name) || TURN.test(name) || (alone && SPREADING.test(name)),
    part,
    intended,
    except: plain.text[from] === '除' && from < end,
    from,
    nameFrom: name === '' ? -1 : start,
    nameTo: stop,
    since: since !== null,
  }
}

const HEADS: readonly (readonly [RegExp, 'lead' | 'own' | 'deed' | 'scope'])[] = [
  [OWN, 'own'],
  [DEED, 'deed'],
  [LEAD, 'lead'],
  [SCOPE, 'scope'],
]

/** Of a subject that is too long to be a name, its last part. */
function lastPart(text: string, from: number, to: number): number {
  const cut = text.lastIndexOf('、', to - 8)
  return Math.max(cut + 1, to - LONGEST, from)
}

const AWARD = new RegExp(`^(.{1,16}?)(?:${anyOf(AWARDS)})(.{2,40})$`)
/** Short verbs, with what they are no verbs in: 中心, 具有, 不动产. */
const SHORT_ACTS =
  '中(?=已|有|的|,|$)|(?<![具拥所国公])有|(?<![存现内潜所])在|(?<![方定双导面志])向|到(?!位)|正(?=在|积|有|加|按)|不(?!动产|良|锈)|未(?!来|成年)|达(?![标])'
const ALL_ACTS = `${anyOf(`${ACTS} ${AWARDS}`)}|${SHORT_ACTS}`
const ACT = new RegExp(`(?<=.{2})(?:${ALL_ACTS})`)
const ACT_HEAD = new RegExp(`^(?:${ALL_ACTS})`)
const RATED =
  /^(.*?(?:断面|点位|站点|水源地|项目|企业|学校|医院|机构|园区|小区|社区|街道|镇街|村))(.+(?:率|比例|比重))$/
/** A noun that names nothing by itself. */
export const isGeneric = (noun: string): boolean => GENERIC.test(noun)
const GENERIC = /^(?:企业|民营企业|项目|学校|单位|产品|人|家庭|村|社区|小区|街道|案例|品牌|基地|机构)$/

/** Whether what stands behind a figure says what was done, not what was counted. */
export const saysDeed = (object: string): boolean => ACT_HEAD.test(object)

/** What 3天内完成开工手续 tells of: 开工手续办理时间. */
export const timedName = (object: string): string => {
  const what = object.replace(/^(?:之?内)?(?:完成|办结|办理|办|拿到?|实现)*/, '').replace(/[”“].*$/, '')
  return what === '' ? '' : `${what}办理时间`
}

/** What 6家企业获评省级绿色工厂 counts: 省级绿色工厂; of 31个老旧小区改造项目已完工 老旧小区改造项目. */
export function countedName(object: string): string {
  const text = object.replace(/^(?:的|以上的)/, '').replace(/(?:和|及|与|以及|并)$/, '')
  const award = AWARD.exec(text)
  if (award !== null) return (award[2] ?? '').replace(/(?:审核认定|验收|认定|评定|称号)$/, '')
  // 12个考核断面水质达标率100%: twelve 断面, and their rate.
  const rated = RATED.exec(text)
  if (rated !== null) return `${rated[1]}数`
  const act = ACT.exec(text)
  const noun = act === null ? text : text.slice(0, act.index)
  if (GENERIC.test(noun) && act !== null) return text.slice(0, 24)
  // 358名服务专员的工作机制 counts 服务专员.
  return (/^(.{2,6})的/.exec(noun)?.[1] ?? noun).slice(0, 40)
}
