/** What a column may be: by the words above it and, where those are in doubt, by what stands below. */
import type { Role } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { headerKey, isColumnNumber, isUnit, type Meaning, meanings, periodKey } from './roles.ts'

/** A column as recognition sees it: its header from the top down, and its texts. */
export interface RawColumn {
  readonly header: readonly string[]
  readonly texts: readonly string[]
}

/** Cells that are looked at to tell what a column holds. */
const MOST_LOOKED = 500

export const sample = (texts: readonly string[]): string[] => {
  const filled: string[] = []
  for (const text of texts) {
    if (text !== '') filled.push(text)
    if (filled.length === MOST_LOOKED) break
  }
  return filled
}

/** Share of the filled cells that hold a figure (12.3%, 1.84亿美元, 7%左右), not a sentence. */
export function figures(texts: readonly string[]): number {
  const filled = sample(texts)
  if (filled.length === 0) return 0
  const some = filled.filter(
    (text) => text.length <= 16 && /^[^\d]{0,4}[+-]?\d/.test(comparable(text)) && !/^\d+[.、)]\D/.test(text),
  )
  return some.length / filled.length
}

/** Whether most cells name a place or an office: what such rows have in common is the indicator. */
export const areOfPlaces = (texts: readonly string[]): boolean => {
  const filled = sample(texts)
  return filled.filter(isPlace).length > filled.length / 2
}

/** 甲镇, 工信局, 全市: the name of a place or an office. */
const isPlace = (text: string): boolean =>
  !isUnit(text) &&
  /\S(?:镇|乡|街道|街|局|委|办|区|县|市|司|集团|中心|部|院|科|社区|园区)$/.test(comparable(text))

export const isFull = (texts: readonly string[]): boolean =>
  texts.filter((text) => text !== '').length > texts.length / 2

/** Longer than the words for how far a row is (已完成, 进行中, 达序时进度). */
const isSentences = (texts: readonly string[]): boolean => {
  const filled = sample(texts)
  return filled.length > 0 && filled.reduce((sum, text) => sum + text.length, 0) / filled.length > 8
}

/** Below a name: a unit, or the column's number; neither says anything about the role. */
const saysNothing = (text: string): boolean => isUnit(text) || isColumnNumber(text)

/** The header texts that speak of the role. */
export const speaking = (header: readonly string[]): string[] =>
  header.filter((text, index) => index === 0 || !saysNothing(text))

/** A period other than the one that the table reports: another year, a single month. */
export function isElsewhen(header: readonly string[], year: number | null): boolean {
  // 比去年同期增长 speaks of this year.
  const key = header
    .map((text) => headerKey(text).replace(/(?:[比较]|[与同和](?=上年|去年))(?:上年|去年)?(?:同期)?/g, ''))
    .join('|')
  if (/上年|去年|同期|(?:^|\|)(?:本月|当月)(?![止末底])/.test(key)) return true
  const years = Array.from(key.matchAll(/(20\d\d|19\d\d)年/g), ([, digits]) => Number(digits))
  return year !== null && years.length > 0 && !years.includes(year)
}

/** Columns that speak of the year's own aims and results. */
export const AIMS: ReadonlySet<Role> = new Set(['target', 'actual', 'growth', 'status', 'share'])

/** 6月 → 数值 beside 1-6月 → 数值: one month, where another column counts from January. */
const isMonth = (header: readonly string[]): boolean =>
  header.some((text) => /^(?:\d{4}年)?\d{1,2}月份?$/.test(headerKey(text))) &&
  !header.some((text) => /累计/.test(headerKey(text)))

/** 一季度增长 beside 上半年完成: of a time that is over, where another column tells of the half year. */
const isQuarter = (header: readonly string[]): boolean =>
  header.some((text) => /^(?:\d{4}年)?(?:第?[一1]季度|1[-—–~～至]3月)/.test(headerKey(text)))
const HALF = /半年|前三季度|1[-—–~～至](?:[4-9]|1[0-2])月/

/** What the columns of a table tell of its time: whether one counts from January, and one of the half year. */
export interface Times {
  readonly counted: boolean
  readonly halved: boolean
}

export const timesOf = (columns: readonly RawColumn[]): Times => ({
  counted: columns.some(({ header }) => header.some((text) => /P|累计/.test(periodKey(text)))),
  halved: columns.some(({ header }) => header.some((text) => HALF.test(headerKey(text)))),
})

export function candidates({ header, texts }: RawColumn, year: number | null, times: Times): Meaning[] {
  const path = speaking(header)
  const leaf = path.at(-1) ?? ''
  const ancestors = path.slice(0, -1)
  const own = [...meanings(leaf), ...(ancestors.length > 0 ? meanings(`${ancestors.at(-1)}${leaf}`) : [])]
  const above = ancestors.flatMap((text) => meanings(text))
  let found: Meaning[] =
    own.length > 0 ? [...own] : above.map(({ role, weight }) => ({ role, weight: weight - 2 }))
  // 增速 → 本期 | 上年同期; 增长 → 本月 | 累计.
  if (/^(?:[PY]+|P?累计|实际)$/.test(periodKey(leaf)) && above.some(({ role }) => role === 'growth'))
    found = [{ role: 'growth', weight: 8 }]
  // 同比增加（万元） is no rate.
  if (isAmount([leaf])) found = found.filter(({ role }) => role !== 'growth')
  // 单位 over 甲镇 and 工信局 says whose the row is.
  if (found.some(({ role }) => role === 'unit') && areOfPlaces(texts))
    found = [...found.filter(({ role }) => role === 'name'), { role: 'owner', weight: 5 }]

  if (above.some(({ role, weight }) => role === 'target' && weight >= 7)) {
    // 2021年目标 → 总量 | 增速: both are targets, the amount before the growth.
    found = found.map((one) =>
      one.role === 'actual'
        ? // 目标 → 全年 | 上半年: the year's before its part's.
          { role: 'target', weight: /^P+$/.test(periodKey(leaf)) ? 4 : 9 }
        : one.role === 'growth'
          ? { role: 'target', weight: 7 }
          : one,
    )
  }
  const past = (times.counted && isMonth(header)) || (times.halved && isQuarter(header))
  if (past || isElsewhen(header, year)) return found.filter(({ role }) => !AIMS.has(role))
  if (found.some(({ role, weight }) => role === 'status' && weight === 5)) {
    const others = found.filter((one) => one.role !== 'status' && !(one.role === 'actual' && one.weight <= 5))
    const depicted = /形象进度/.test(periodKey(leaf))
    if (figures(texts) > 0.5) return [...others, { role: 'actual', weight: 6 }]
    // What was done, told in words: a person compares it with the target, should no column of figures be there.
    const told: Meaning = { role: 'actual', weight: depicted ? 2 : 3 }
    if (depicted || isSentences(texts)) return [...others, told]
    return [...others, { role: 'status', weight: 6 }, told]
  }
  return found
}

/** 1月, 2月 …: the months that single columns speak of, as their leaves say it. */
const monthOf = ({ header }: RawColumn): number | null => {
  const found = /^(?:\d{4}年)?(\d{1,2})月(?:份)?(?:累计)?$/.exec(headerKey(speaking(header).at(-1) ?? ''))
  const month = Number(found?.[1] ?? 0)
  return month >= 1 && month <= 12 ? month : null
}

/** The last filled of the columns 1月, 2月, 3月 …; null where there is no such run. */
export function latestMonth(columns: readonly RawColumn[]): number | null {
  let [latest, count, before] = [-1, 0, 0]
  for (const [index, column] of columns.entries()) {
    const month = monthOf(column)
    if (month === null || month <= before) continue
    before = month
    count += 1
    if (figures(column.texts) > 0.3) latest = index
  }
  return count >= 2 && latest >= 0 ? latest : null
}

/** Words that hint at a role where no word of the dictionary does. */
const HINTS: readonly (readonly [Role, RegExp])[] = [
  ['share', /比例|占|(?<!增长|增速|增幅)%$/],
  ['growth', /同比|增/],
  ['target', /目标|计划|任务|预算|指标|应/],
  ['actual', /^全[市县区州旗]$|^已|完成|实际|实绩|累计|达到|现|执行|实现|P/],
  ['share', /率$/],
]

export const hintOfText = (text: string): Role | null => {
  // Beside 上半年 and 1-6月 it is what the year is to bring; 2020年 is as well a result.
  if (/^全年度?$/.test(headerKey(text))) return 'target'
  const key = periodKey(text)
  return HINTS.find(([, pattern]) => pattern.test(key))?.[0] ?? null
}

export const hintOf = (column: RawColumn): Role | null => hintOfText(speaking(column.header).at(-1) ?? '')

/** 序时进度差（亿元） is no difference in 百分点. */
export const isAmount = (header: readonly string[]): boolean =>
  header.some((text) =>
    /[(（](?![^()（）]*(?:百分点|[%％]))[^()（）]*[元人户个项件套吨亩][^()（）]*[)）]/.test(text),
  )
