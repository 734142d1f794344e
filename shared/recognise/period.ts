/** The period of a table: what its title, its headers and the lines around it say of year and months. */
import type { Role } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { monthsOf, yearOf, yearOfHeaders } from '../measure/period.ts'

/** Whether a title speaks of a whole year: 全年, 年终, or 年度 with what was reached in it. */
const isWholeYear = (texts: readonly string[]): boolean =>
  texts.some((text) => /全年|年终|年底|年度.*(?:完成|执行)情况/.test(comparable(text)))

/** What tells of a table's period, each from its surest place. */
export interface Telling {
  readonly title: readonly string[]
  readonly above: readonly string[]
  readonly columns: readonly { readonly header: readonly string[]; readonly role: Role }[]
  /** Names of sheet and file. */
  readonly names: readonly string[]
}

const isDateLine = (text: string): boolean => /日期|时间|\d{1,2}月\d{1,2}日/.test(comparable(text))

/** The year of a table: its title's, its headers', that of the lines above it, of its sheet. */
export function tableYear({ title, above, columns, names }: Telling): number | null {
  return (
    yearOf([title.join('')]) ??
    yearOfHeaders(columns.map(({ header }) => header.join(''))) ??
    yearOf(above.filter((line) => !isDateLine(line))) ??
    yearOf(names) ??
    yearOf(above)
  )
}

/** The months elapsed that a table speaks of; null where nothing tells. */
export function tableMonths({ title, above, columns, names }: Telling): number | null {
  const paths = (wanted: boolean) =>
    columns
      .filter(({ role }) => (role === 'actual') === wanted)
      .flatMap(({ header }) => [header.join(''), header.at(-1) ?? ''])
  const ofActual = paths(true)
  // Single months are no period; 计划开工时间 and the like speak of their own.
  const ofOthers = paths(false).filter(
    (text) => !/^\d{1,2}月|预计|目标|计划|上年|去年/.test(comparable(text)),
  )
  return (
    monthsOf([title.join(''), ...ofActual]) ??
    (isWholeYear([...title, ...ofActual]) ? 12 : null) ??
    monthsOf([...ofOthers, ...above, ...names]) ??
    (isWholeYear(names) ? 12 : null)
  )
}
