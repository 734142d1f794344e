/**
 * The target that is due by now (阶段目标, 节点目标): which of a table's columns holds it for the table's months, and
 * what it is called. Months that no column is for are judged by none of them: a target due by September says nothing of
 * July, and where a district set its own steps months/12 says nothing either. By the year's end the year's target is due.
 */
import { type Column, cellText, type Row } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { monthsOf } from '../measure/period.ts'
import { quoted } from './sentences.ts'

/** The stage columns of a table under its months. */
export interface Stages {
  /** The column for these months; undefined where there is none. */
  readonly column: Column | undefined
  /** 节点目标, 6月底目标; '' for what the months call it (上半年目标). */
  readonly name: string
  /** Where there is none for these months, the columns for others. */
  readonly others: readonly Column[]
  readonly months: number | null
}

/** 二季度目标: of one quarter by itself, which an actual since January is not held against. */
const QUARTER = /(?<![前至到—–~-])第?[二三四2-4]季度(?!末|底|累计|前)/

/** The months by whose end a stage column is due; null where it does not say, 0 for a part of the year by itself. */
function dueBy({ header }: Column): number | null {
  const path = header.join('')
  if (QUARTER.test(comparable(path))) return 0
  return monthsOf([header.at(-1) ?? '', path])
}

/** @param months of the table; null where they are not known */
export function stagesOf(columns: readonly Column[], months: number | null): Stages {
  const all = columns.filter(({ role }) => role === 'stage').map((column) => ({ column, due: dueBy(column) }))
  const fits = all.find(({ due }) => due !== null && due === months) ?? all.find(({ due }) => due === null)
  if (fits === undefined)
    return { column: undefined, name: '', others: all.map(({ column }) => column), months }
  return { column: fits.column, name: nameOf(fits.column, months), others: [], months }
}

/** What a reason calls the target of a column. */
function nameOf({ header }: Column, months: number | null): string {
  const words = comparable(header.join(''))
  const kind = /节点/.test(words) ? '节点目标' : /序时|时序/.test(words) ? '序时目标' : ''
  if (kind === '') return months === null ? '阶段目标' : ''
  return kind
}

/** The steps that a row has targets for, where none is for the table's months; undefined where that is no matter. */
export function otherStages(row: Row, { others, months }: Stages): string | undefined {
  if (months === null || months === 12) return undefined
  const filled = others.filter((column) => cellText(row, column).trim() !== '')
  if (filled.length === 0) return undefined
  return filled.map(({ header }) => `“${quoted(header.at(-1) ?? '')}”`).join('、')
}
