/** The year and the months elapsed that texts speak of. */
import { digitByDigit, readChinese } from './chinese.ts'
import { comparable } from './normalise.ts'

/** 二〇二一年 → 2021年. Only where four digits stand together. */
const arabic = (text: string): string =>
  text.replace(/[〇零○OoＯ0一二三四五六七八九]{4}(?=年)/g, digitByDigit)

/** A whole date is when somebody wrote, not what the table speaks of, unless the month was over by then. */
const undated = (text: string): string =>
  text
    .replace(/(?<!\d)0?1月0?1日起?[-–—―~至到－]/, '截至')
    .replace(/(?<!截[至止]?到?)(?:\d{4}年)?\d{1,2}月(\d{1,2})日/g, (date, day) =>
      Number(day) >= 25 ? date : '',
    )

const PART =
  '(?:上半年|半年|前[一二三四五六七八九十\\d]+个?月|前[三3]个?季度|第?[一二三四1-4]季度|\\d{1,2}月|[一1]至|1[-–—―~])'

/** From the surest wording to the least sure; a year that its months follow stands before any other. */
const YEARS: readonly RegExp[] = [
  new RegExp(`(?<!\\d)((?:19|20)\\d\\d)年?度?(?=${PART})`),
  /(?<!\d)((?:19|20)\d\d)(?:年|[-./](?:0?[1-9]|1[0-2])(?!\d))/,
  // （2024）, 2024双过半, 202406.
  /(?<![\d.])((?:19|20)\d\d)(?:(?:0[1-9]|1[0-2])(?!\d)|(?=[)\]】]|度|双过半|全年|主要|$))/,
]
const SHORT_YEAR = new RegExp(`(?<!\\d)(\\d\\d)年度?(?=${PART}|全年)`)

/** The year of the first text that names one; null where none does. */
export function yearOf(texts: readonly string[]): number | null {
  for (const text of texts) {
    const plain = arabic(comparable(text))
    for (const pattern of YEARS) {
      const found = pattern.exec(plain)
      if (found) return Number(found[1])
    }
    const short = SHORT_YEAR.exec(plain)
    if (short) return 2000 + Number(short[1])
  }
  return null
}

/**
 * The year that a table's own headers speak of: that of what was reached within the year (2021年上半年完成), else the
 * first target's year that is not before the last year reached (2020年实际, 2021年目标), else the latest one.
 */
export function yearOfHeaders(paths: readonly string[]): number | null {
  const told = paths.flatMap((text) => {
    const year = yearOf([text])
    return year === null ? [] : [{ year, text: comparable(text) }]
  })
  const part = told.find(({ text }) => /半年|季度|月/.test(text) && !/目标|计划/.test(text))
  if (part) return part.year
  const aims = told.filter(({ text }) => /目标|计划|任务|预期|预算/.test(text)).map(({ year }) => year)
  const rest = told.filter(({ text }) => !/目标|计划|任务|预期|预算/.test(text)).map(({ year }) => year)
  const reached = Math.max(0, ...rest)
  const aim = Math.min(...aims.filter((year) => year >= reached))
  if (Number.isFinite(aim)) return aim
  return told.length === 0 ? null : Math.max(...told.map(({ year }) => year))
}

const monthNumber = (text = ''): number => readChinese(text) ?? Number(text)

const MONTH = '(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'

/** From the surest wording to the least sure; each gives the months elapsed. */
const WORDINGS: readonly (readonly [RegExp, (found: RegExpExecArray) => number])[] = [
  [new RegExp(`(?<![\\d.])(?:0?[1一]月?|元月)份?[-–—―~至到－]${MONTH}月`), (found) => monthNumber(found[1])],
  // 2024.1-6.
  [
    new RegExp(`(?<!\\d)20\\d\\d[年./]0?1[-–—―~至到－]${MONTH}(?![\\d.]|[号项条日个])`),
    (found) => monthNumber(found[1]),
  ],
  [/前[三3]个?季度|[1一](?:[-–—―~至到、]|,)?[3三]季度/, () => 9],
  [/(?<!下)半年|[1一][-–—―~至到][2二]季度/, () => 6],
  [new RegExp(`(?:前|头)${MONTH}个?月`), (found) => monthNumber(found[1])],
  [/第?[一1]季度|首季/, () => 3],
  [/第?[二2]季度/, () => 6],
  [/第?[三3]季度/, () => 9],
  [/第?[四4]季度|下半年/, () => 12],
  [/[1一][-–—―~至到][4四]季度/, () => 12],
  [
    new RegExp(`(?:截[至止]到?|累计[至到]|年|^)(?:20\\d\\d年)?${MONTH}月(?:份|底|末|\\d{1,2}日)?`),
    (found) => monthNumber(found[1]),
  ],
  [new RegExp(`(?<!\\d)${MONTH}月[底末]`), (found) => monthNumber(found[1])],
  [/(?<!\d)20\d\d[-./](0?[1-9]|1[0-2])(?!\d|[-./])/, (found) => Number(found[1])],
  [/(?<!\d)20\d\d(0[1-9]|1[0-2])(?!\d)/, (found) => Number(found[1])],
]

/**
 * The months elapsed that the first telling text names; null where none does. A whole date tells them only where nothing
 * else does: （2024年7月28日） below a heading is when somebody spoke of 上半年.
 */
export function monthsOf(texts: readonly string[]): number | null {
  const plain = texts.map((text) => undated(comparable(text)))
  return firstMonths(plain.map((text) => text.replace(DATE, ''))) ?? firstMonths(plain)
}

const DATE = /(?<!截[至止]?到?)(?:\d{4}年)\d{1,2}月\d{1,2}日/g

function firstMonths(texts: readonly string[]): number | null {
  for (const text of texts)
    for (const [pattern, months] of WORDINGS) {
      const found = pattern.exec(text)
      const number = found ? months(found) : Number.NaN
      if (number >= 1 && number <= 12) return number
    }
  return null
}
