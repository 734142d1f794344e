/** Rules of what the table speaks of: year and months of the title, the headers and the setting. */
import type { Column, Role } from '../../attachment/model.ts'
import { comparable } from '../../measure/normalise.ts'
import { monthsOf, yearOf } from '../../measure/period.ts'
import { quote, type Table } from './reading.ts'
import type { Found } from './rules.ts'

/** All years that a text names, and those within a span (2021—2025年). */
function yearsOf(text: string): Set<number> {
  const plain = comparable(text)
  const years = new Set<number>()
  const one = yearOf([text])
  if (one !== null) years.add(one)
  for (const [, digits] of plain.matchAll(/(?<!\d)((?:19|20)\d\d)(?=年|[-—~至到、和/]|$)/g))
    years.add(Number(digits))
  for (const [, from, to] of plain.matchAll(/((?:19|20)\d\d)年?[-—~至到]((?:19|20)\d\d)(?!\d)/g))
    for (let year = Number(from); year <= Number(to) && year < Number(from) + 20; year += 1) years.add(year)
  return years
}

/** The year's own columns; last year's, a growth's base and plain columns may name any year. */
const OF_YEAR: readonly Role[] = ['target', 'stage', 'actual', 'status', 'share']

const pathOf = (column: Column): string => column.header.join('')

const of = (rule: 'year' | 'period', column: Column | null, message: string): Found => ({
  rule,
  row: null,
  column: column?.id ?? null,
  message,
})

/** The year in the title against those of the headers and the one that is set. */
export function year({ attachment: { heading, columns } }: Table): Found[] {
  const told = yearsOf(heading.title.join(''))
  const [first] = told
  const found: Found[] = []
  if (first !== undefined && heading.year !== null && !told.has(heading.year))
    found.push(of('year', null, `标题中的年份是${first}年，而表的年份设为${heading.year}年。`))
  const due = first === undefined ? (heading.year === null ? [] : [heading.year]) : [...told]
  const [shown] = due
  if (shown === undefined) return found
  const whose = first === undefined ? '表的年份设为' : '标题中的年份是'
  for (const column of columns) {
    if (column.hidden || !OF_YEAR.includes(column.role)) continue
    const years = yearsOf(pathOf(column))
    const [other] = years
    if (other === undefined || due.some((one) => years.has(one))) continue
    found.push(of('year', column, `${whose}${shown}年，而表头“${quote(pathOf(column))}”是${other}年。`))
  }
  return found
}

const spanOf = (months: number): string =>
  ({ 3: '一季度', 6: '上半年', 9: '前三季度', 12: '全年' })[months] ?? `1—${months}月`

/** The period of the title against that of the actual's header and the months that are set. */
export function period({ attachment: { heading, columns } }: Table): Found[] {
  const told = monthsOf([heading.title.join('')])
  const found: Found[] = []
  if (told !== null && told !== heading.months) {
    const set = heading.months === null ? '没有选择' : `设为${spanOf(heading.months)}`
    found.push(of('period', null, `标题中的时期是${spanOf(told)}，而表的时期${set}。`))
  }
  const due = told ?? heading.months
  if (due === null) return found
  const whose = told === null ? '表的时期设为' : '标题中的时期是'
  for (const column of columns) {
    if (column.hidden || column.role !== 'actual') continue
    const months = monthsOf([pathOf(column), column.header.at(-1) ?? ''])
    if (months === null || months === due) continue
    found.push(
      of('period', column, `${whose}${spanOf(due)}，而表头“${quote(pathOf(column))}”是${spanOf(months)}。`),
    )
  }
  return found
}
