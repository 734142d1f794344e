/**
 * The next period of a table (做下一期), and a plain copy (复制). Rows and columns keep their ids, which are unique within
 * one attachment only: so the periods of a table are followed by identity (docs/decisions/0023-series.md).
 */

import { nameWith } from '../attachment/called.ts'
import { apply } from '../attachment/edits.ts'
import {
  type Attachment,
  type Column,
  cellText,
  columnOf,
  type Heading,
  type Row,
  type Ruling,
} from '../attachment/model.ts'
import { nameOf } from '../attachment/names.ts'
import { recomputed } from '../formula/results.ts'
import { comparable } from '../measure/normalise.ts'
import { monthsOf, yearOf } from '../measure/period.ts'
import { withMonths } from './months.ts'
import { isDateLine, type Period, renewed, withYear } from './year.ts'

/** A period that is known. */
export interface Dated {
  readonly year: number
  readonly months: number
}

const QUARTERS = [3, 6, 9, 12]

/**
 * The period that comes after one: of those parts of the year that the series has, else of the quarters' ends; a table
 * that speaks of 双过半 comes back with the next half year, one of single months with the next month.
 * @param seen the months of the tables of the series, this one's among them
 * @param half whether its title or its headers speak of 双过半
 */
export function nextPeriod({ year, months }: Dated, seen: readonly number[], half: boolean): Dated {
  const parts = [...new Set([...seen, months])].sort((a, b) => a - b)
  const monthly = parts.some((part) => !QUARTERS.includes(part))
  const cycle =
    parts.length > 1 && !monthly
      ? parts
      : monthly
        ? months === 12
          ? parts
          : [months + 1]
        : half
          ? [6]
          : QUARTERS
  const later = cycle.find((part) => part > months)
  return later === undefined ? { year: year + 1, months: cycle[0] ?? months } : { year, months: later }
}

/** Headers of plain columns that say how things stood: another period has its own. */
const STANDING =
  /完成|实绩|实际|累计|当月|本月|同比|环比|增长|增速|增幅|涨|位次|排名|排位|进度|进展|形象|占.*%|占比|比例|得分|差距|差额|余额|预计|问题|原因|措施|下一步|打算|分析|上年|去年/
/** Headers of plain columns that say what is set for long. */
const LASTING =
  /总投资|规模|内容|起止|年限|工期|开工|竣工|投产|完工|完成(?:时间|时限|期限)|时限|单位|部门|领导|责任/

const pathOf = ({ header }: Column): string => comparable(header.join(''))

/** Whether what stands in a column holds for the other period as well. */
function lasts(column: Column, { year, months }: Period, to: Dated, named: boolean): boolean {
  const sameYear = year === to.year
  switch (column.role) {
    case 'no':
    case 'name':
    case 'unit':
    case 'owner':
    case 'note':
      return true
    case 'target':
    case 'pace':
      // Where no column holds the names it is the target that names the row.
      return (
        (sameYear && (months === null || withMonths(pathOf(column), months, 0) === pathOf(column))) || !named
      )
    case 'stage':
      return sameYear && monthsOf([pathOf(column)]) !== months
    case 'none': {
      const path = pathOf(column)
      const [own, part] = [yearOf([path]), monthsOf([path])]
      // 2025年实际 and 一季度完成 stay true as long as the year is the same.
      if ((own !== null && own !== year) || (part !== null && part !== months)) return sameYear
      return LASTING.test(path) || !STANDING.test(path)
    }
    default:
      return false
  }
}

export interface NextOptions {
  readonly to: Dated
  /** The new attachment's id. */
  readonly id: string
  /** 双过半 in title and headers where the period is no half year. */
  readonly half: 'stays' | 'goes'
  /** What last year's table of the same months says of the rows that are known there: 上年同期, by row id. */
  readonly lastYear: ReadonlyMap<string, string>
  /** ISO 8601. */
  readonly at: string
}

/**
 * The table of another period: names, units, owners, layout and the rules that were set for rows carried over; targets
 * kept within the year; what was reached, and what was said of it (status, rulings, answers, sources, notes), left out; title,
 * lines above and headers renewed.
 */
export function nextOf(attachment: Attachment, { to, id, half, lastYear, at }: NextOptions): Attachment {
  const { heading, columns } = attachment
  const { title, above, columns: changed } = renewed(attachment, to, half)
  const named = columnOf(columns, 'name') !== undefined
  const kept = new Set(columns.filter((column) => lasts(column, heading, to, named)).map((one) => one.id))
  const last = columnOf(columns, 'last')
  const headers = new Map(changed.map(({ from, to: now }) => [from.id, now]))
  const after = columns.map((column): Column => {
    const now = headers.get(column.id) ?? column
    // A base year moves on with the year, once its figures are gone.
    const own = yearOf([column.header.join('')])
    if (
      kept.has(column.id) ||
      column.role === 'last' ||
      heading.year === null ||
      own === null ||
      own === heading.year
    )
      return now
    return {
      ...now,
      header: now.header.map((text) => withYear(text, own, own + to.year - (heading.year ?? 0))),
    }
  })
  const { remark: _, told: __, sources: ___, explanations: ____, ...rest } = heading
  const made: Attachment = {
    ...attachment,
    id,
    heading: {
      ...rest,
      title,
      above: above.map((line) => (isDateLine(line) ? undatedLine(line) : line)),
      year: to.year,
      months: to.months,
      series: heading.series ?? attachment.id,
      madeOf: nameWith({ title: heading.title, remark: heading.remark ?? '' }),
    },
    columns: after,
    rows: attachment.rows.map((row): Row => {
      const cells = Object.fromEntries(Object.entries(row.cells).filter(([column]) => kept.has(column)))
      const before = last === undefined ? undefined : lastYear.get(row.id)
      if (last !== undefined && before !== undefined && before !== '') cells[last.id] = before
      // How a cell is computed goes on; what it comes to is seen below.
      const bare: Row = {
        id: row.id,
        cells,
        ...(row.formulas && { formulas: row.formulas }),
        ...(row.marks && { marks: row.marks }),
      }
      const rule = row.ruling === undefined ? null : ruleOf(row.ruling, bare, after, at)
      return rule === null ? bare : { ...bare, ruling: rule }
    }),
    sheet: '',
  }
  return apply(made, recomputed(made))
}

/** 填报日期：2026年7月5日 → 填报日期：. */
const undatedLine = (line: string): string =>
  line
    .replace(/(?:[\d０-９]{4}\s*[年.\-/]\s*)[\d０-９]{1,2}\s*[月.\-/]\s*[\d０-９]{1,2}\s*日?/g, '')
    .trimEnd()

/** What a person set for the row beside their word: how it is judged goes on, the word and its reason do not. */
function ruleOf({ rule, by }: Ruling, row: Row, columns: readonly Column[], at: string): Ruling | null {
  if (rule === undefined) return null
  const text = (role: 'target' | 'actual' | 'unit') => cellText(row, columnOf(columns, role))
  return {
    source: '人工认定',
    ...(by !== undefined && { by }),
    reason: '',
    at,
    basis: { target: text('target'), actual: text('actual'), unit: text('unit'), name: nameOf(columns, row) },
    rule,
  }
}

/** The same table once more, with everything in it, marked 副本. */
export function copyOf(attachment: Attachment, id: string): Attachment {
  const { heading } = attachment
  const remark = heading.remark === undefined ? '副本' : `${heading.remark.slice(0, 46)}（副本）`
  const copied: Heading = { ...heading, remark, series: heading.series ?? attachment.id }
  return { ...attachment, id, heading: copied, sheet: '' }
}
