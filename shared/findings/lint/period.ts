/** Years and periods of titles against the report's own and against each other. */
import { comparable } from '../../measure/normalise.ts'
import { monthsOf, yearOf } from '../../measure/period.ts'
import { titleText } from '../../report/description.ts'
import { periodWords } from '../../verdict/spoken.ts'
import { finding, type LintFinding, type Part } from './part.ts'

/** All years that a title names. */
function yearsIn(title: string): Set<number> {
  const first = yearOf([title])
  const others = [...comparable(title).matchAll(/(?<!\d)((?:19|20)\d\d)(?=年|[-—~至到、和])/g)]
  return new Set([...(first === null ? [] : [first]), ...others.map(([, year]) => Number(year))])
}

/** The years and the period that titles must have, and whose title says so. */
export interface Due {
  readonly years: readonly number[]
  readonly yearOf: string
  readonly months: number | null
  readonly monthsOf: string
}

const REPORT = '报告标题'
const OTHERS = '其他附件的标题'

/** The report's own, else those that most attachments name. */
export function dueOf(parts: readonly Part[], reportTitle: string): Due {
  const years = [...yearsIn(reportTitle)]
  const months = monthsOf([reportTitle])
  const titles = parts.map(({ attachment }) => titleText(attachment))
  return {
    years: years.length > 0 ? years : commonest(titles.flatMap((title) => yearOf([title]) ?? [])),
    yearOf: years.length > 0 ? REPORT : OTHERS,
    months: months ?? commonest(titles.flatMap((title) => monthsOf([title]) ?? []))[0] ?? null,
    monthsOf: months === null ? OTHERS : REPORT,
  }
}

/** The value that stands there most often, the earliest among equals; nothing of nothing. */
function commonest(values: readonly number[]): number[] {
  const times = (value: number): number => values.filter((one) => one === value).length
  const [best] = values.toSorted((a, b) => times(b) - times(a))
  return best === undefined ? [] : [best]
}

/** The year and the period of a title against those that are due. */
export function yearAndPeriod({ attachment, called }: Part, due: Due): LintFinding[] {
  const title = titleText(attachment)
  const own = yearsIn(title)
  const [year] = own
  const months = monthsOf([title])
  const against = (rule: 'year' | 'period', is: string, whose: string, should: string): LintFinding =>
    finding(rule, attachment, `${called}的标题是${is}，${whose}是${should}。`)
  return [
    ...(year === undefined || due.years.length === 0 || due.years.some((one) => own.has(one))
      ? []
      : [against('year', `${year}年`, due.yearOf, `${due.years.join('年、')}年`)]),
    ...(months === null || due.months === null || months === due.months
      ? []
      : [against('period', periodWords(months), due.monthsOf, periodWords(due.months))]),
  ]
}
