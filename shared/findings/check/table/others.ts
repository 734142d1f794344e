/** A report whose figures are mostly not the tables': it belongs to another table, whatever its title says. */
import type { Source } from '../common/facts.ts'
import { NOWHERE, type Raw } from '../rules.ts'
import type { Match } from './against.ts'

/** Rows that must be told for the report to be another's, and how many of ten must differ. */
const ROWS = 6
const OF_TEN = 7

/** Whether most of the rows that the report tells differ: then it is not the tables' report, whatever its title says. */
export function areOthers(matches: readonly Match[]): boolean {
  const rows = new Set(matches.map(({ told }) => told))
  const wrong = new Set(matches.filter(({ how }) => how === 'different').map(({ told }) => told))
  return rows.size >= ROWS && wrong.size * 10 >= rows.size * OF_TEN
}

/** Said once in place of all that differs. */
export function notThese({ attachment, called }: Source, matches: readonly Match[]): Raw {
  const [first] = matches
  const wrong = matches.filter(({ how }) => how === 'different').length
  return {
    ...NOWHERE,
    rule: 'other-report',
    kind: 'year',
    holds: false,
    attachment,
    span: first?.claim.statement.span ?? { from: 0, to: 0 },
    message: `报告里与${called}同名的${matches.length}个数据有${wrong}个不同，可能不是同一份，未逐项列出，请先核对报告和表是否配套。`,
  }
}
