/** A whole and its parts in one sentence: no part is more than the whole, and parts that are all of it add up. */

import { readChinese } from '../../../measure/chinese.ts'
import {
  absolute,
  compare,
  type Decimal,
  exact,
  literal,
  minus,
  plus,
  rounded,
  times,
} from '../../../measure/decimal.ts'
import { converted, type Unit } from '../../../measure/unit.ts'
import { ZERO } from '../../audit/reading.ts'
import { wordsAt } from '../common/context.ts'
import { isCounted, type Printed, rangeOf, type Sentence, type Token } from '../common/plain.ts'
import { type Amount, amountsWithRoles } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'

/** A part with the words that name it. */
interface Part {
  readonly token: Token
  readonly words: string
  /** It follows the part before it as one of a list: 、, 和. */
  readonly joined: boolean
}

/** 亿元以上项目35个, 10亿元及1亿美元以上: a threshold is no part. */
const THRESHOLD =
  /^(?:[及至到\-—][\d.]*[百千万亿]*(?:美?元|平方米|人)?)?(?:及?以[上下内]|级)(?=[\p{Script=Han}])/u
/** Figures that neither add up nor are parts of each other. */
const NOT_ADDED = /人均|户均|平均|均价|单价|每|占|率|排名|指数|增加|净增|减少/
/** 比上年净增22.2亿元: the parts behind are not of what was added, but 净增企业34家 is a whole by itself. */
const ADDED = /[比较](?:上年|去年|年初|上月|\d{4}年|同期)|同比|环比|增加|减少|净增$|^(?:净增|多|少)$/

const inUnit = ({ value, unit }: Printed, whole: Unit): Decimal => converted(value, unit, whole)

/** Half the last place of each, all together, in the unit of the whole. */
export function slackOf(whole: Printed, parts: readonly Printed[]): Decimal {
  return [whole, ...parts].reduce((sum, one) => {
    const { high } = rangeOf(one)
    return plus(sum, converted(minus(high, one.value), one.unit, whole.unit))
  }, ZERO)
}

/** @param before the sentence before this one in its paragraph; null for none */
export function parts(text: string, sentence: Sentence, before: Sentence | null = null): Raw[] {
  const { plain } = sentence
  const tokens = amountsIn(sentence)
  const within = [
    ...plain.matchAll(
      /其中|(?<=\d[项个家名人户件栋])[^，,;；。\d]{0,24}(?<!其)中(?:[,，]?(?=(?:已|共)?有)|[,，](?=[^，,;；。\d]{2,16}\d+[项个家名人户件栋][、，,]))/g,
    ),
  ]
  return within.flatMap(({ 0: word, index }, at): Raw[] => {
    const stop = Math.min(endOf(plain, index), within[at + 1]?.index ?? plain.length)
    const said = tokens.filter((one) => one.start >= index && one.end <= stop && isReached(one))
    // 其中制造业投资41.92亿元以上，确保全年…100亿元: what is of the whole year is no part of what comes before.
    const aimed = said.findIndex((one) => /全年/.test(leadOf(plain, one)))
    const behind = aimed < 0 ? said : said.slice(0, aimed)
    if (index === 0 && before !== null) return ofSentenceBefore(text, before, sentence, behind, word)
    const whole = wholeOf(plain, tokens, index + (word === '其中' ? 0 : 1), behind)
    if (whole === undefined || /[;；]/.test(plain.slice(whole.end, index))) return []
    const own = behind.filter(({ unit }) => unit.base === whole.unit.base)
    if (own.length === 0 || NOT_ADDED.test(leadOf(plain, whole).replace(/^(?:全年|新增|共)?净增/, '')))
      return []
    const named = listOf(namedIn(plain, own, index + word.length, stop))
    return named.some(({ words }) => NOT_ADDED.test(words))
      ? []
      : judge(text, sentence, whole, named, countBefore(plain.slice(whole.end, index)))
  })
}

/** The figures that may be wholes and parts. */
const amountsIn = (sentence: Sentence): Amount[] =>
  amountsWithRoles(sentence).filter(({ end }) => !THRESHOLD.test(sentence.plain.slice(end)))

/** What is reached now, in all of the time or in a part of it: neither set nor compared with. */
const isReached = ({ role }: Amount): boolean => role === 'own' || role === 'time'

/** The words of a figure's clause before it. */
const leadOf = (plain: string, { start }: Token): string =>
  /[^，,;；。：:]*$/.exec(plain.slice(Math.max(0, start - 24), start))?.[0] ?? ''

/**
 * What the parts behind a place are of: the last figure before it that was not added to another, and of figures that are
 * counted, or that follow one that is, the last of their unit (27个项目，总投资158亿元，其中…15个).
 */
export function wholeOf(
  plain: string,
  tokens: readonly Amount[],
  place: number,
  behind: readonly Token[],
): Amount | undefined {
  const base = behind[0]?.unit.base
  const earlier = tokens.filter(({ end, role }) => end <= place && role !== 'target' && role !== 'base')
  const last = earlier.at(-1)
  const counted = [behind[0], last].some((one) => one !== undefined && isCounted(one))
  const own = earlier.filter(({ unit }) => unit.base === base)
  const whole = ofList(plain, own, counted && last?.unit.base !== base ? own.at(-1) : last)
  if (whole === undefined || !ADDED.test(leadOf(plain, whole))) return whole
  const other = own.findLast(({ end }) => end <= whole.start)
  return other !== undefined && !ADDED.test(leadOf(plain, other)) ? other : undefined
}

/** 未开工23个，其中甲7个、乙6个、丙10个，…其中…: what follows a list is of what it is a list of. */
function ofList(plain: string, own: readonly Amount[], last: Amount | undefined): Amount | undefined {
  const at = last === undefined ? -1 : own.indexOf(last)
  let first = at
  while (
    first > 0 &&
    /^[^，,;；。\d]*[、和][^，,;；。]*$/.test(plain.slice(own[first - 1]?.end, own[first]?.start))
  )
    first -= 1
  return at - first > 1 ? own[first - 1] : last
}

function namedIn(plain: string, own: readonly Token[], from: number, stop: number): Part[] {
  return own.map((token, place): Part => {
    const between = plain.slice(own[place - 1]?.end ?? from, token.start)
    const behind = /^[^、，,;；。]{0,10}/.exec(plain.slice(token.end, stop))?.[0] ?? ''
    const words = `${between.slice(between.search(/[^，,]*$/))}${behind}`
    return { token, words, joined: /^[^，,]*[、和及]/.test(between) && !/[，,]/.test(between) }
  })
}

/** Parts that are joined by 、 end where a comma begins something else: A 1.0亿元、B 0.7亿元，已支出1.4亿元. */
function listOf(named: readonly Part[]): readonly Part[] {
  if (named[1]?.joined !== true) return named
  const end = named.findIndex(({ joined }, at) => at > 1 && !joined)
  return end < 0 ? named : named.slice(0, end)
}

/** …268.9亿元，下降1.3%。其中城镇231.5亿元，乡村37.4亿元。: of the only such figure of the sentence before. */
function ofSentenceBefore(
  text: string,
  before: Sentence,
  sentence: Sentence,
  behind: readonly Token[],
  word: string,
): Raw[] {
  const base = behind[0]?.unit.base
  const [whole, ...others] = amountsIn(before).filter(({ unit }) => unit.base === base)
  if (whole === undefined || others.length > 0) return []
  const lead = leadOf(before.plain, whole)
  if (NOT_ADDED.test(lead) || ADDED.test(lead)) return []
  const own = behind.filter(({ unit }) => unit.base === base)
  const named = namedIn(sentence.plain, own, word.length, sentence.plain.length)
  const last = own.at(-1)
  if (last === undefined || own.length < 2 || !isAll(named)) return []
  if (named.some(({ words }) => NOT_ADDED.test(words))) return []
  const span = { from: before.span(whole.start, whole.end).from, to: sentence.span(last.start, last.end).to }
  return adding(text, span, whole, own, true)
}

function endOf(plain: string, from: number): number {
  const at = plain.slice(from).search(/[;；。]/)
  return at < 0 ? plain.length : from + at
}

/** @param count how many parts the words before them name (涉及3个镇); null where they name none */
function judge(
  text: string,
  sentence: Sentence,
  whole: Token,
  named: readonly Part[],
  count: number | null,
): Raw[] {
  const tokens = named.map(({ token }) => token)
  const over = tokens.find((token) => {
    const slack = slackOf(whole, [token])
    return compare(inUnit(token, whole.unit), plus(whole.value, slack)) > 0
  })
  const last = tokens.at(-1) ?? whole
  const span = sentence.span(whole.start, last.end)
  if (over !== undefined)
    return [
      reckoning(
        'parts',
        false,
        sentence.span(whole.start, over.end),
        `报告说“${wordsAt(text, sentence.span(whole.start, over.end))}”，其中的${over.text}超过总数${whole.text}。`,
      ),
    ]
  if (tokens.length < 2) return []
  const all = isAll(named) || exceeds(whole, named) || (count === named.length && areAlike(named))
  return adding(text, span, whole, tokens, all)
}

const MANY = /([\d一二两三四五六七八九十]+)个?(?:镇|乡|街道|县|区|市|园|片区|组团|村|类|大类|板块|部分|方面)/

/** 涉及A、B、C3个镇: how many parts there will be. */
function countBefore(words: string): number | null {
  const [, count = ''] = MANY.exec(words) ?? []
  return count === '' ? null : (readChinese(count.replace('两', '二')) ?? Number(count))
}

/** The last word of a part's name: 柳集镇, 产业项目. */
const kindOf = ({ words }: Part): string =>
  words
    .replace(/^[、和及以与，,]+|(?:完成|实现|达到?|为|约|投资)+$/g, '')
    .replace(/[，,、].*$/, '')
    .slice(-1)

/** 柳集镇1.6万亩、大于镇1.1万亩: each of the same kind. */
const areAlike = (named: readonly Part[]): boolean => new Set(named.map(kindOf)).size === 1

/** A list that names fewer or more parts than its words say that there are. */
export const leftOut = (span: Raw['span'], message: string): Raw =>
  reckoning('parts', false, span, `${message}，请核对是否漏写。`)

/** @param all whether the words say that the parts are all of the whole; else only a sum that is right is told */
export function adding(
  text: string,
  span: Raw['span'],
  whole: Printed,
  tokens: readonly Printed[],
  all: boolean,
): Raw[] {
  const sum = tokens.reduce((before, token) => plus(before, inUnit(token, whole.unit)), ZERO)
  const apart = minus(sum, whole.value)
  const size = absolute(apart)
  const holds = compare(size, slackOf(whole, tokens)) <= 0
  if (!holds && !all) return inOtherUnit(text, span, whole, tokens)
  const shown = tokens.map((token) => token.text).join('＋')
  return [
    reckoning(
      'parts',
      holds,
      span,
      holds
        ? `报告说“${wordsAt(text, span)}”，${shown}＝${exact(sum)}${whole.unit.label}，与${whole.text}相符。`
        : `报告说“${wordsAt(text, span)}”，${shown}＝${exact(sum)}${whole.unit.label}，与${whole.text}相差${rounded(size, 6)}${whole.unit.label}。`,
    ),
  ]
}

/** 14.1万元、2.6亿元和6.5亿元 of 23.2亿元: what adds up but for one unit has that unit wrong. */
function inOtherUnit(text: string, span: Raw['span'], whole: Printed, tokens: readonly Printed[]): Raw[] {
  const odd = tokens.filter(({ unit }) => unit.label !== whole.unit.label)
  const [one, ...others] = odd
  if (one === undefined || others.length > 0 || tokens.length < 2 || isCounted(whole)) return []
  const mended = tokens.map((token) => (token === one ? { ...token, unit: whole.unit } : token))
  const sum = mended.reduce((before, token) => plus(before, inUnit(token, whole.unit)), ZERO)
  if (compare(absolute(minus(sum, whole.value)), slackOf(whole, mended)) > 0) return []
  return [
    reckoning(
      'parts',
      false,
      span,
      `报告说“${wordsAt(text, span)}”，其中的${one.text}若以${whole.unit.label}计，各项合计正是${whole.text}，请核对计量单位。`,
    ),
  ]
}

const DONE = /已|完成|竣工|建成|开工|实现|过半|达到/
const NOT_DONE = /未|尚|正在|在建|剩余|其余|余下|另/

/** Words that divide a whole without a rest. */
const DIVISIONS: readonly (readonly RegExp[])[] = [
  [/一产|第一产业|农业/, /二产|第二产业/, /三产|第三产业|服务业/],
  [/(?<!进)出口/, /(?<!出)进口(?!额?出)/],
  [/城镇|城市/, /农村|乡村/],
  [/(?<!非)税收/, /非税/],
  [/新建|新开工/, /续建|结转/],
  [/一季度/, /二季度/],
  [/三季度/, /四季度/],
  [/上半年|已/, /下半年/],
  [/中央/, /省/, /市/, /[县区]/],
  [DONE, NOT_DONE],
]

/** Whether a figure is one that adds up with others: no mean, price or rate. */
export const isAdded = (plain: string, token: Token): boolean => !NOT_ADDED.test(leadOf(plain, token))

/** Whether the figures behind a place are by their words all parts of a whole: 城镇…、乡村…; …及其他…. */
export const isWhole = (plain: string, own: readonly Token[], from: number): boolean =>
  isAll(namedIn(plain, own, from, plain.length))

/** Each part in a class of its own, of a division that is known. */
const isAll = (named: readonly Part[]): boolean => {
  const last = named.at(-1)?.words ?? ''
  if (/剩余|其余|余下|^[、和及]其他/.test(last)) return true
  // 68项实现…，有1项和3项的部分子项未达: done and not done are all.
  if (named.length > 2 && DONE.test(named[0]?.words ?? '') && NOT_DONE.test(last)) return true
  return DIVISIONS.some(
    (classes) =>
      classes.length === named.length && classes.every((one, at) => one.test(named[at]?.words ?? '')),
  )
}

/**
 * Coordinate parts (A、B和C) that are more than the whole together; one that is a part of another is none such. Of amounts
 * only three and more of one kind (产业项目、民生项目…), and not by far: classes that overlap are more by far.
 */
function exceeds(whole: Token, named: readonly Part[]): boolean {
  const coordinate = named.slice(1).every(({ joined }) => joined)
  const cores = named.map(({ words }) => words.replace(/^[、和及以与，,]+|[，,、].*$/g, ''))
  const nested = cores.some((core, at) =>
    cores.some((other, place) => at !== place && core !== '' && other.includes(core)),
  )
  if (!coordinate || nested) return false
  const sum = named.reduce((before, { token }) => plus(before, inUnit(token, whole.unit)), literal(0))
  if (compare(sum, whole.value) <= 0) return false
  return (
    isCounted(whole) || (named.length > 2 && areAlike(named) && compare(sum, times(whole.value, FAR)) < 0)
  )
}
const FAR = literal('1.15')

/** 三次产业占比依次为2.3%、39.6%和58.1%. */
const THREE =
  /三[次大]产业[^，,；;。\d]{0,12}(?:占比|比重|比例|结构)[^，,；;。\d]{0,8}(\d+(?:\.\d+)?)%[、,，](\d+(?:\.\d+)?)%[、,，和及]+(\d+(?:\.\d+)?)%/g
const RATIO = /(\d+(?:\.\d+)?)[:∶](\d+(?:\.\d+)?)[:∶](\d+(?:\.\d+)?)/g

/** 三次产业结构比4.5:40.2:55.3 comes to 100. */
export function ratios(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  if (!/结构|比例|比重|占比/.test(plain)) return []
  return [...plain.matchAll(RATIO), ...plain.matchAll(THREE)].flatMap(
    ({ 0: whole, index, ...numbers }): Raw[] => {
      const figures = [1, 2, 3].map((at) => numbers[at as 1 | 2 | 3] ?? '')
      const sum = figures.map((figure) => literal(figure)).reduce(plus)
      const places = Math.max(...figures.map((figure) => figure.split('.')[1]?.length ?? 0))
      // 6:3:1 is told in tenths.
      if (places === 0 && compare(sum, literal(50)) < 0) return []
      const apart = minus(sum, literal(100))
      const size = absolute(apart)
      const holds = compare(size, literal(`1.5e-${places}`)) <= 0
      const span = sentence.span(index, index + whole.length)
      return [
        reckoning(
          'parts',
          holds,
          span,
          `报告说“${wordsAt(text, span)}”，${figures.join('＋')}＝${exact(sum)}，${holds ? '合计为100，相符' : '合计应为100'}。`,
        ),
      ]
    },
  )
}
