/** Another period for a table: what of its title, its lines above and its headers names the old one. */
import type { Attachment, Column, Heading } from '../attachment/model.ts'
import { same } from '../attachment/same.ts'
import { monthsOf, yearOf } from '../measure/period.ts'
import { periodWords } from '../verdict/spoken.ts'
import { saysHalf, withMonths, withoutHalf } from './months.ts'

/** The digits of a year in each script that tables write it in. */
const SCRIPTS = [
  '0123456789',
  '０１２３４５６７８９',
  '〇一二三四五六七八九',
  '○一二三四五六七八九',
  '零一二三四五六七八九',
]

const inScript = (year: number, digits: string): string =>
  String(year).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)

const DIGIT = '[0-9０-９〇○零一二三四五六七八九]'
const TO = '[-–—―~～至到]'

/** A text with another year; a span of years (2021—2025年) is a plan's, and stays. */
export function withYear(text: string, from: number, to: number): string {
  return SCRIPTS.reduce((result, digits) => {
    const year = new RegExp(
      `(?<!${DIGIT}|${DIGIT}{4}年?${TO})${inScript(from, digits)}(?!${DIGIT}|年?${TO}${DIGIT}{4})`,
      'g',
    )
    return result.replace(year, inScript(to, digits))
  }, text)
}

/** The part of a heading that says of when a table is; null where nobody knows. */
export type Period = Pick<Heading, 'year' | 'months'>

export interface Renewed {
  readonly title: readonly string[]
  /** The lines between title and table. */
  readonly above: readonly string[]
  /** The columns whose header changes, before and after. */
  readonly columns: readonly { readonly from: Column; readonly to: Column }[]
}

/** A line that says when somebody wrote, and not of when the table is. */
export const isDateLine = (line: string): boolean =>
  /日期|时间|\d{1,2}月\d{1,2}日/.test(line.normalize('NFKC'))

/**
 * Title, lines above and headers with the period `to` for the one that the table has; a column of last year has the
 * year before, and one that names another year by itself stays. What is not known of either period changes nothing.
 * @param half whether 双过半 goes where the new period is no half year
 */
export function renewed(
  { heading, columns }: Pick<Attachment, 'heading' | 'columns'>,
  to: Period,
  half: 'stays' | 'goes' = 'stays',
): Renewed {
  const { year, months } = heading
  // 一季度目标 beside 上半年目标: the steps of a year stay what they are.
  const steps = columns.filter(({ role }) => role === 'stage').length > 1
  const goes = half === 'goes' && to.months !== null && to.months !== 6
  const redated = (text: string): string =>
    year === null || to.year === null ? text : withYear(text, year, to.year)
  const renew = (text: string): string => {
    const dated = redated(text)
    const within = months === null || to.months === null ? dated : withMonths(dated, months, to.months)
    return goes ? withoutHalf(within) : within
  }
  return {
    title: withPart(heading.title, heading.title.map(renew), heading, to),
    above: heading.above.map((line) => (isDateLine(line) ? line : renew(line))),
    columns: columns.flatMap((column) => {
      const own = yearOf([column.header.join('')])
      const other = year !== null && own !== null && own !== year
      const header = column.header.map((text) => {
        if (!other) return steps && column.role === 'stage' ? redated(text) : renew(text)
        if (column.role !== 'last' || own !== year - 1 || to.year === null) return text
        const dated = withYear(text, own, to.year - 1)
        return months === null || to.months === null ? dated : withMonths(dated, months, to.months)
      })
      return same(header, column.header) ? [] : [{ from: column, to: { ...column, header } }]
    }),
  }
}

/** A whole year's title says no part of it (2025年…完成情况); one of another period must: 2026年一季度…. */
function withPart(
  before: readonly string[],
  after: readonly string[],
  { year, months }: Period,
  to: Period,
): readonly string[] {
  if (year === null || to.year === null || months !== 12 || to.months === null || to.months === 12)
    return after
  if (monthsOf([before.join('')]) !== null || /全年/.test(before.join(''))) return after
  const part = periodWords(to.months)
  const at = after.findIndex((line) => yearOf([line]) === to.year)
  return after.map((line, index) => (index === at ? line.replace(/年度?/, `年${part}`) : line))
}

/** Whether title or headers speak of 双过半 where the table is to be of another period than a half year. */
export const leavesHalf = (
  { heading, columns }: Pick<Attachment, 'heading' | 'columns'>,
  months: number | null,
): boolean =>
  months !== null &&
  months !== 6 &&
  [...heading.title, ...columns.flatMap(({ header }) => header)].some(saysHalf)
