/**
 * What the header of a returned column says beyond the table's own: 去年同期 beside 本年1-6月, 同比增减（亿元） for
 * 同比增长（%）, 上半年实绩（1-5月）, 全市上半年实绩 in a county's table. The one rule on time and words of a header: a column
 * that is plainly of another time is none of the table's; one such word otherwise makes another figure of it, which is asked.
 */
import type { Column, Heading, Role } from '../attachment/model.ts'
import { holdsFigures } from '../attachment/roles.ts'
import { comparable } from '../measure/normalise.ts'
import { monthsOf } from '../measure/period.ts'
import { headerUnits } from '../measure/stated.ts'
import type { Doubt } from './model.ts'
import { placesIn } from './places.ts'
import { said } from './said.ts'

export interface HeaderSays {
  /** It is plainly of another time: last year's figures, one month's. */
  readonly other: boolean
  /** What makes another figure of it; null where it says nothing of its own. */
  readonly doubt: Doubt | null
}

const NOTHING: HeaderSays = { other: false, doubt: null }
const OTHER: HeaderSays = { other: true, doubt: null }

/** Words of another time than the one that is reported: last year's, one month's. */
const PAST = /去年|上年|往年|前年|同期|上期|上月|上季|上次/
const MONTH = /[本当单]月|[本当单]季/
/** What is said of a change since then is of now. */
const CHANGE = /同比|增[长幅速减加]|[±+]|比(?:去年|上年|同期)|[较与]/

/** Whether a header speaks of last year's figures, or last month's, and of no change since. */
export const isPast = (text: string): boolean => PAST.test(text) && !CHANGE.test(text)

/** What it is about that a word makes another of. */
type About = '口径' | '时期' | '范围' | '单位'

/** Words that make another figure of the same header, each beside what it is about. */
const WORDS: readonly (readonly [RegExp, About])[] = [
  [/扣除|剔除|不含|未含|不包括|除外|不计|不变价|可比价|可比口径/, '口径'],
  [/预计|预估|预测|预期|快报|初步|估计|推算/, '口径'],
  [/环比|定基|两年平均|平均增/, '口径'],
  [/(?<![比较同])(?:上年|去年|前年|往年)(?!末|底)/, '时期'],
  [/(?<!前)第?[二三四2-4]季度|[当本单]季|[当本单]月/, '时期'],
]
/** The same over what is reached: a growth is one since 同期. */
const OF_ACTUAL = /同期|上期|计划|目标|全年/
/** One month by its number: 6月, but neither 1-6月 nor 6月末. */
const ONE_MONTH = /(?<![\d\-—–~至到前])(?:1[0-2]|[1-9])月份?(?![\d\-—–~至到底末止累])/
/** Of which part of the year a header's words say that it is. */
const PART = /[上下]半年|[前第]?[一二三四1-4]季度|\d{1,2}月?[-—–~至到]\d{1,2}月|全年|\d{1,2}月/
const SCOPE = /全国|全[省市州盟区县旗]|[国省市州县]均|平均水平/g
/** 同比增减, 比上年同期±: how much, and not by how many percent, unless something says so. */
const AMOUNT_OF_CHANGE = /增减|增加|减少|±|\+-|增量|增收/
const RATE = /%|率|幅|速|百分比/
const GROWS: readonly Role[] = ['growth', 'pace']
const NAMED_YEAR = /(?:19|20)\d\d(?=年)/

const kept = new WeakMap<Heading, Map<string, HeaderSays>>()
const MOST_KEPT = 2_000

/**
 * What a header of a return says of itself, held against a column of the table.
 * @param path the header from the top level down
 * @param heading the table's; what was answered is kept with it, for a thousand returns have the same headers
 */
export function headerSays(path: readonly string[], column: Column, heading: Heading): HeaderSays {
  const known = kept.get(heading) ?? new Map<string, HeaderSays>()
  kept.set(heading, known)
  const key = `${column.id}\n${path.join('\n')}`
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= MOST_KEPT) known.clear()
  const says = read(path, column, heading)
  known.set(key, says)
  return says
}

function read(path: readonly string[], column: Column, heading: Heading): HeaderSays {
  const [typed = '', own = ''] = [path, column.header].map((header) =>
    comparable(header.join('')).replace(/\s/g, ''),
  )
  if (typed === own) return NOTHING
  if (isOfAnotherTime(typed, own, column.role, heading.year)) return OTHER
  const isGrowth = GROWS.includes(column.role)
  if ((!holdsFigures(column.role) && !isGrowth) || typed === '' || own === '') return NOTHING
  const what =
    otherWord(typed, own, column.role, heading) ?? (isGrowth ? otherGrowth(path, typed, own) : null)
  if (what === null) return NOTHING
  const message = `返回表这一栏写的是“${said(path.join(''))}”，表中是“${said(column.header.join(''))}”，${what.said}，请核对${
    what.about === '时期' ? '是不是同一个时期的数' : what.about
  }。`
  return { other: false, doubt: { kind: what.about === '时期' ? 'period' : 'known', message } }
}

interface Otherwise {
  readonly said: string
  readonly about: About
}

/** Plainly of two times: 去年同期 beside 本年1-6月, 2025年 where 2026年 is asked, 本月 for 累计. */
function isOfAnotherTime(typed: string, own: string, role: Role, year: number | null): boolean {
  if (CHANGE.test(typed)) return false
  if (isPast(typed) !== (isPast(own) || role === 'last')) return isPast(typed)
  if (MONTH.test(typed) && !MONTH.test(own)) return true
  const named = NAMED_YEAR.exec(typed)?.[0]
  if (named === undefined || own.includes(named)) return false
  const asked = NAMED_YEAR.exec(own)?.[0] ?? (year === null ? undefined : String(year))
  return asked !== undefined && asked !== named && role !== 'last'
}

function otherWord(typed: string, own: string, role: Role, heading: Heading): Otherwise | null {
  const isTarget = role === 'target' || role === 'stage'
  for (const [words, about] of WORDS) {
    const found = words.exec(typed)?.[0]
    if (found !== undefined && !words.test(own)) return { said: `多了“${found}”`, about }
  }
  const of = role === 'actual' ? OF_ACTUAL.exec(typed)?.[0] : undefined
  if (of !== undefined && !own.includes(of)) return { said: `多了“${of}”`, about: '时期' }
  const title = comparable(heading.title.join(''))
  const level = heading.title.flatMap(placesIn).at(-1)?.at(-1) ?? ''
  const scope = typed.match(SCOPE)?.find((word) => !own.includes(word) && word !== `全${level}`)
  if (scope !== undefined && !title.includes(scope)) return { said: `多了“${scope}”`, about: '范围' }
  const named = NAMED_YEAR.exec(typed)?.[0]
  if (named !== undefined && heading.year !== null && Number(named) !== heading.year && !own.includes(named))
    return { said: '年份不同', about: '时期' }
  return isTarget ? null : otherPart(typed, own, heading.months)
}

/** 1-5月, 全年, 6月 where the table asks for 上半年. */
function otherPart(typed: string, own: string, months: number | null): Otherwise | null {
  const other: Otherwise = { said: '时期不同', about: '时期' }
  const month = ONE_MONTH.exec(typed)?.[0]
  if (month !== undefined && !own.includes(month)) return other
  const [there, here] = [monthsOf([typed]), monthsOf([own]) ?? months]
  if (there !== null && here !== null) return there === here ? null : other
  const part = PART.exec(typed)?.[0]
  return part === undefined || own.includes(part) || (months !== null && monthsOf([part]) === months)
    ? null
    : other
}

function otherGrowth(path: readonly string[], typed: string, own: string): Otherwise | null {
  if (headerUnits(path).amount !== null || typed.includes('百分点'))
    return { said: '单位不同', about: '单位' }
  return AMOUNT_OF_CHANGE.test(typed) && !AMOUNT_OF_CHANGE.test(own) && !RATE.test(typed)
    ? { said: '没有写明是增减多少还是增长百分之几', about: '口径' }
    : null
}
