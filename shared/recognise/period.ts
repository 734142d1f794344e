/** The period of a table: what its title, its headers and the lines around it say of year and months. */
import type { Role } from '../attachment/model.ts'
import type { Teller } from '../attachment/schema.ts'
import { comparable } from '../measure/normalise.ts'
import { monthsOf, yearOf, yearOfHeaders } from '../measure/period.ts'

/** What is set for a year, and says nothing of how far it has come: 年度目标任务完成情况. */
const SET = '(?:工作|考核|预期|主要|重点)*(?:目标|任务|计划|预算|指标任务)'
const WHOLE_YEAR = new RegExp(
  `全年(?!${SET})|年终|年底(?!前)|年度(?!${SET}).*(?:完成|执行|实现|落实|兑现|办理|实绩|得分|考核结果)|年度(?:总结|报告)`,
)
const isWholeYear = (texts: readonly string[]): boolean =>
  texts.some((text) => WHOLE_YEAR.test(comparable(text)))

/** The months elapsed, and what told them. */
export interface Told {
  readonly months: number
  readonly by: Teller
}

/** What tells of a table's period, each from its surest place. */
export interface Telling {
  readonly title: readonly string[]
  readonly above: readonly string[]
  readonly columns: readonly { readonly header: readonly string[]; readonly role: Role }[]
  readonly sheet: string
  /** The file's name. */
  readonly file: string
}

const isDateLine = (text: string): boolean => /日期|时间|\d{1,2}月\d{1,2}日/.test(comparable(text))

/** The year of a table: its title's, its headers', that of the lines above it, of its sheet. */
export function tableYear({ title, above, columns, sheet, file }: Telling): number | null {
  return (
    yearOf([title.join('')]) ??
    yearOfHeaders(columns.map(({ header }) => header.join(''))) ??
    yearOf(above.filter((line) => !isDateLine(line))) ??
    yearOf([sheet, file]) ??
    yearOf(above)
  )
}

/** The months elapsed that a table speaks of; null where nothing tells, for a period is never assumed. */
export function tablePeriod({ title, above, columns, sheet, file }: Telling): Told | null {
  const paths = (wanted: boolean) =>
    columns
      .filter(({ role }) => (role === 'actual') === wanted)
      .flatMap(({ header }) => [header.join(''), header.at(-1) ?? ''])
  const ofActual = paths(true)
  // Single months are no period; 计划开工时间 and the like speak of their own, 6月底节点目标 of what is due by then.
  const ofOthers = paths(false).filter(
    (text) => !/^\d{1,2}月|预计|目标|计划|节点|应完成|上年|去年/.test(comparable(text)),
  )
  const told = (by: Teller, months: number | null): Told | null => (months === null ? null : { months, by })
  const year = (by: Teller, texts: readonly string[]) => told(by, isWholeYear(texts) ? 12 : null)
  const heading = [title.join('')]
  return (
    told('标题', monthsOf(heading)) ??
    told('表头', monthsOf(ofActual)) ??
    year('标题', title) ??
    year('表头', ofActual) ??
    told('表头', planEnd(heading, columns) ? 12 : null) ??
    told('表头', onlyAim(columns)) ??
    told('表头', monthsOf(ofOthers)) ??
    told('表上方的文字', monthsOf(above)) ??
    told('工作表名', monthsOf([sheet])) ??
    told('文件名', monthsOf([file])) ??
    year('工作表名', [sheet]) ??
    year('文件名', [file])
  )
}

/** The months of 上半年目标, where no other part of the year has a target: what is set beside it was reached by then. */
function onlyAim(columns: Telling['columns']): number | null {
  const aims = columns.flatMap(({ header, role }) =>
    role === 'stage' || role === 'target' ? (monthsOf([header.join('')]) ?? []) : [],
  )
  const parts = new Set(aims.filter((months) => months < 12))
  return parts.size === 1 ? ([...parts][0] ?? null) : null
}

/** Whether a plan's last year, 2020年 beside 规划目标, stands as a whole over what was reached in it. */
function planEnd(heading: readonly string[], columns: Telling['columns']): boolean {
  const path = ({ header }: Telling['columns'][number]) => header.join('')
  const actual = columns.find(({ role }) => role === 'actual')
  const year = actual === undefined ? null : yearOf([path(actual)])
  if (actual === undefined || year === null) return false
  const others = columns.filter((column) => column !== actual && /规划|目标/.test(path(column)))
  const planned =
    heading.some((text) => PLAN.test(comparable(text))) ||
    others.some((column) => path(column).includes('规划'))
  const due = others.flatMap((column) => yearOf([path(column)]) ?? [])
  // A five-year plan ends with 2020, 2025 …; another year is its end only where a target says so.
  return planned && (due.length > 0 ? due.includes(year) : year % 5 === 0)
}

const PLAN = /五年规划|规划(?:纲要|期)|[一二三四]五["']?(?:规划|时期|期间|末)/
