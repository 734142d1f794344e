/** What a report is about: its year, months and district, told by its title; and the tables that are about something else. */
import type { Heading } from '../../../attachment/model.ts'
import { comparable } from '../../../measure/normalise.ts'
import { monthsOf, yearOf } from '../../../measure/period.ts'
import { reportParts } from '../../../report/description.ts'
import { type Paragraph, paragraphsOf, type Span } from '../../../report/text.ts'
import { quote } from '../../audit/reading.ts'
import type { Raw } from '../rules.ts'
import type { Source } from './facts.ts'
import { placeBelow, placeIn } from './names.ts'

export interface About {
  readonly paragraphs: readonly Paragraph[]
  readonly title: string
  /** Where the title stands; null where the report has none. */
  readonly titleSpan: Span | null
  /** Years of the title, the first first; empty where it names none. */
  readonly years: readonly number[]
  readonly year: number | null
  readonly months: number | null
  readonly place: string
  /** The 附件说明 as it stands there. */
  readonly description: string
}

/** A body's first words tell the time where the title does not. */
const LEAD = 6

export function aboutOf(text: string): About {
  const paragraphs = paragraphsOf(text)
  const { title, description } = reportParts(paragraphs.map((one) => one.text))
  const own = titleSpan(paragraphs, title)
  const years = yearsIn(title)
  const lead = paragraphs.filter((one) => one.text.trim() !== '').slice(0, LEAD)
  const told = lead.map((one) => one.text)
  return {
    paragraphs,
    title,
    titleSpan: own,
    years,
    year: years[0] ?? yearOf(told),
    months: monthsOf([title]) ?? monthsOf(told),
    place: placeIn(title) || placeBelow(told),
    description,
  }
}

/**
 * What a text without a title of its own leaves open, by the tables that it is held against: the district, where the text
 * names the one of their titles, and of the years of its first lines (2022年“半年报”出炉, 2023年上半年) the tables' own.
 */
export function informed(about: About, sources: readonly Source[], text: string): About {
  const headings = sources.map(({ attachment }) => attachment.heading)
  const places = headings.map((heading) => placeOfTable(heading)).filter((place) => place !== '')
  const [place = ''] = places
  const known = place !== '' && places.every((one) => one === place) && text.includes(place)
  const lead = about.paragraphs.filter((one) => one.text.trim() !== '').slice(0, LEAD)
  const named = about.title === '' ? yearsIn(lead.map((one) => one.text).join('\n')) : []
  const year = headings.map((heading) => heading.year).find((one) => one !== null && named.includes(one))
  return { ...about, place: about.place || (known ? place : ''), year: year ?? about.year }
}

const withoutDashes = (line: string): string => line.trim().replace(/^[—－-]{1,2}\s*/, '')

function titleSpan(paragraphs: readonly Paragraph[], title: string): Span | null {
  if (title === '') return null
  const lines = paragraphs.filter(({ text }) => text.trim() !== '' && title.includes(withoutDashes(text)))
  const first = lines[0]
  const last = lines.findLast(({ from }) => first !== undefined && from - first.from < title.length * 3)
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to }
}

export const yearsIn = (text: string): number[] => [
  ...new Set(
    [...comparable(text).matchAll(/(?<!\d)((?:19|20)\d\d)(?=年|[-—~])/g)].map(([, year]) => Number(year)),
  ),
]

/** Where a word stands within a span, whatever signs it is written with; the whole span where it is not found. */
export function placeOf(text: string, within: Span, word: RegExp): Span {
  const found = word.exec(text.slice(within.from, within.to).normalize('NFKC'))
  return found === null ||
    text.slice(within.from, within.to).normalize('NFKC').length !== within.to - within.from
    ? within
    : { from: within.from + found.index, to: within.from + found.index + found[0].length }
}

export const monthsName = (months: number): string =>
  ({ 3: '一季度', 6: '上半年', 9: '前三季度', 12: '全年' })[months] ?? `1—${months}月`

/** A table of another year, period or district than the report: said once, for nothing in it can be held against it. */
export function otherThan(about: About, source: Source, text: string): Raw | null {
  const { heading } = source.attachment
  const span = about.titleSpan
  if (span === null) return null
  const of = (message: string, word: RegExp): Raw => ({
    rule: 'other-report',
    kind: 'year',
    holds: false,
    attachment: source.attachment,
    row: null,
    column: null,
    span: placeOf(text, span, word),
    message: `${message}，不是同一份，未逐项核对。`,
    expected: null,
  })
  const [first] = about.years
  if (first !== undefined && heading.year !== null && !about.years.includes(heading.year))
    return of(`报告标题是${first}年，而${source.called}是${heading.year}年`, /(?:19|20)\d\d年/)
  const months = monthsOf([about.title])
  if (months !== null && heading.months !== null && months !== heading.months)
    return of(
      `报告标题的时期是${monthsName(months)}，而${source.called}是${monthsName(heading.months)}`,
      /上半年|前?[一二三四]季度|\d{1,2}[-—~至]\d{1,2}月|\d{1,2}月/,
    )
  const there = otherPlace(about.place, heading)
  return there === null
    ? null
    : of(`报告写的是${quote(about.place)}，而${source.called}是${there}的`, new RegExp(about.place))
}

/** Of which other place a table is, in words (全市, “云岭县”); null where it may be a report's own. */
export function otherPlace(place: string, heading: Heading): string | null {
  if (place === '') return null
  const told = [heading.title.join(''), ...heading.above]
  const there = placeOfTable(heading)
  if (there !== '') return sameDistrict(place, there) ? null : quote(there)
  // 全市 above the table of a report of 鼓楼区.
  const level = /全([市区县州旗])/.exec(comparable(told.join('')))?.[1]
  return level === undefined || place.endsWith(level) ? null : `全${level}`
}

const placeOfTable = ({ title, above }: Heading): string =>
  [title.join(''), ...above].map(placeIn).find((one) => one !== '') ?? ''

/** 江阴市 is 无锡市江阴市, and a district that is not known ('') may be any. */
export function sameDistrict(one: string, other: string): boolean {
  const [a, b] = [inShort(one), inShort(other)]
  return a.endsWith(b) || b.endsWith(a) || isShortFor(a, b) || isShortFor(b, a)
}

/** 云湖高新区 for 云湖高新技术产业开发区. */
const inShort = (place: string): string =>
  place
    .replace(/高新技术产业开发区$/, '高新区')
    .replace(/(?:经济技术|经济)开发区$/, '经开区')
    .replace(/(?<=.{2})(?:国家级|省级)(?=高新区$|经开区$)/, '')

/** 白云州 for 白云彝族自治州. */
const isShortFor = (short: string, long: string): boolean =>
  /自治[州县旗]$/.test(long) &&
  short.at(-1) === long.at(-1) &&
  short.length > 2 &&
  long.startsWith(short.slice(0, -1))
