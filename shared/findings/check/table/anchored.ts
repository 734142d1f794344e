/** The row that the words before a figure name, and whether what stands between still tells of it. */
import { exact } from '../../../measure/decimal.ts'
import { isRate } from '../../../measure/unit.ts'
import type { Reading } from '../../audit/reading.ts'
import { type Sentence, type Token, tokensIn } from '../common/plain.ts'
import type { Row } from './beside-columns.ts'

/** What may stand directly before a row's name: else it is the end of a longer one (工业固定资产投资). */
const OPENS =
  /(?:^|[，,；;。：:、（(“"▲◆》）)\d年月]|其中|完成|实现|确保|保证|保障|落实|全[县市区州旗镇乡盟国]|[全半今]年|对照|有的|传统的|[一二三四五六七八九]是|但|而|使|要)$/
/** Before a row that another is only held beside: 占一般公共预算收入的, 高于规上工业. */
const BESIDE = /(?:占|[比于与较]|相当于)(?:全[县市区州旗镇])?$/
/** 全市 in a county's report, 市区: of another place than the table's. */
const WHOLES = /全([国省市区县州旗盟])/g
const PART_OF_PLACE = /(?:主|中心)?[市城]区(?![县镇])/
/** Between a name and its first figure. */
const LEADS =
  /^(?:（[^（）]{0,16}）|\([^()]{0,16}\)|累计|已|共|约|均|同比|[两三]年平均|上半年|1[-—]6月|全年|年度|年初|目标|任务|计划|预期|预算|数|实际|提前|超额|总量|规模|产值|首次|在?半年度?|突破|完成|实现|到位|保持|稳定|控制|下半年|确保|保证|增速|增长|下降|支出|投资|进度|比例|率|达到?|不低于|不少于|占(?:[一-龥]{2,16}的)?|为|是|仅|只|有|在|就|才|的|距离?|离|；|，)*$/
/** Clauses that go on about the figure before them. */
const GOES_ON =
  /^(?:$|同比|[比较与距离]|增长|下降|净?[增减]|增[速幅]|降幅|增收|占|完成|为|仅|只|已|目前|总量|首次|支出|投资|进度|[一-龥]{0,2}进度|[两三]年平均|实际|名义|位?居|排|快于|慢于|高于|低于|[高快]出|超|突破|达|均|也|仍|虽|受|因|大幅|小幅|但仍|降|下|上升|离|确保|保证|全年|年度|实现)/

/** Rows by the names that the table calls them: several where it calls several so. */
export function namedRows(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const named = new Map<string, Row[]>()
  for (const row of rows) {
    const { called } = row.told.line
    if ([...called].length > 1) named.set(called, [...(named.get(called) ?? []), row])
  }
  return named
}

export interface Anchored {
  /** Those of the name. */
  readonly rows: readonly Row[]
  /** Behind the name. */
  readonly from: number
}

/** A name of rows in a sentence, by its places. */
interface Place {
  readonly rows: readonly Row[]
  readonly start: number
  readonly end: number
}

/** Where a sentence names rows, the longest name at each place. */
export function placesIn({ plain }: Sentence, names: ReadonlyMap<string, readonly Row[]>): Place[] {
  const all: Place[] = []
  for (const [name, rows] of names)
    for (let at = plain.indexOf(name); at >= 0; at = plain.indexOf(name, at + 1))
      all.push({ rows, start: at, end: at + name.length })
  const isInside = (one: Place, other: Place): boolean =>
    other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start
  return all.filter((one) => !all.some((other) => isInside(one, other))).sort((a, b) => a.start - b.start)
}

/**
 * The rows that a figure is told of by the name last before it; null where another may be meant.
 * @param level 县 of a county's report; '' where it is not known
 */
export function anchored(
  sentence: Sentence,
  places: readonly Place[],
  figure: Token,
  level: string,
): Anchored | null {
  const { plain } = sentence
  const place = places.findLast(
    ({ start, end }) => end <= figure.start && !BESIDE.test(plain.slice(Math.max(0, start - 8), start)),
  )
  if (place === undefined || !OPENS.test(plain.slice(Math.max(0, place.start - 8), place.start))) return null
  const stretch = /[^；;。]*$/.exec(plain.slice(0, place.start))?.[0] ?? ''
  const whole = [...stretch.matchAll(WHOLES)].some(([, other]) => level !== '' && other !== level)
  if (whole || PART_OF_PLACE.test(stretch)) return null
  const between = plain.slice(place.end, figure.start)
  const year = place.rows[0]?.told.source.attachment.heading.year ?? null
  if (isOfOtherYear(`${stretch}${between}`, year)) return null
  if (/[；;。]|其中|分别|各自|、/.test(between)) return null
  const first = tokensIn(sentence).find(({ start }) => start >= place.end)
  if (first === undefined || !LEADS.test(plain.slice(place.end, first.start))) return null
  const clauses = between.split(/[，,]/).slice(1)
  return clauses.every((clause) => GOES_ON.test(clause)) ? { rows: place.rows, from: place.end } : null
}

/** 2022年产量, 为2025年目标的, 完成“十四五”目标的: of another time than the table's. */
const isOfOtherYear = (words: string, year: number | null): boolean =>
  /规划|五年|十[一二三四五六]五/.test(words) ||
  [...words.matchAll(/((?:19|20)\d\d)年/g)].some(([, own]) => Number(own) !== year)

/** Whether a figure is measured as a cell is: by its base, or by the very words of its unit (万段). */
export const isMeasuredAs = (plain: string, { unit, middle }: Token, reading: Reading): boolean =>
  (!isRate(unit) && unit.base !== '' && unit.base === reading.unit.base) ||
  (reading.unit.label !== '' && plain.startsWith(reading.unit.label, middle))

/** The digits of a figure that say something. */
const digits = (value: Parameters<typeof exact>[0]): string =>
  exact(value).replace(/[-.]/g, '').replace(/^0+/, '')

/**
 * Whether one figure may be the other mistyped: a digit put for another, two exchanged, one left out or too many, or the
 * point or unit elsewhere.
 */
export function isSlip(a: Parameters<typeof exact>[0], b: Parameters<typeof exact>[0]): boolean {
  const [one, other] = [digits(a), digits(b)]
  const bare = (text: string): string => text.replace(/0+$/, '')
  if (bare(one) === bare(other)) return true
  if (one.length === other.length) {
    const off = [...one].flatMap((sign, at) => (sign === other[at] ? [] : [at]))
    const [first = 0, second = 0] = off
    return (
      off.length === 1 ||
      (off.length === 2 &&
        second === first + 1 &&
        one[first] === other[second] &&
        one[second] === other[first])
    )
  }
  const [less, more] = one.length < other.length ? [one, other] : [other, one]
  return (
    less.length + 1 === more.length &&
    [...more].some((_, at) => more.slice(0, at) + more.slice(at + 1) === less)
  )
}
