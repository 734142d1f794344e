/**
 * Groups side by side (工业: 目标, 完成 | 农业: 目标, 完成; districts down and indicators across): each with a target and
 * an actual of its own is a table of its own, with the columns that all of them share.
 */
import type { RawColumn } from './claims.ts'
import type { Assigned } from './columns.ts'
import { isSpan, meanings } from './roles.ts'

/** A group of columns that reads as a table of its own. */
export interface Group {
  /** What stands over its columns (城镇新增就业(人)). */
  readonly name: string
  /** The columns that all groups share, and its own, in their order on the sheet. */
  readonly columns: readonly number[]
  /** The roles of those columns. */
  readonly assigned: Assigned
}

/** Whether a heading over several columns names what they are about, and not a period or a part of the form. */
const isTopic = (text: string): boolean =>
  text !== '' &&
  !isSpan(text) &&
  meanings(text).length === 0 &&
  !/目标|计划|任务指标|完成|实际|情况|进度|同比|增[长速幅减]|占比|比例|季度|半年|年度|考核/.test(text)

/** The lowest heading over a column that names a topic; '' for none. */
const topicOf = ({ header }: RawColumn): string => header.slice(0, -1).findLast(isTopic) ?? ''

/**
 * The groups of a table, each with the roles of its columns; none where there are fewer than two that have both a
 * target and an actual.
 * @param assign gives roles to a choice of the columns
 */
export function groupsOf(
  columns: readonly RawColumn[],
  assign: (chosen: readonly RawColumn[]) => Assigned,
): Group[] {
  const topics = columns.map(topicOf)
  const names = [...new Set(topics)].filter((name) => name !== '')
  if (names.length < 2 || names.length > MOST_GROUPS) return []
  const shared = topics.flatMap((topic, index) => (topic === '' ? [index] : []))
  // What only some of the columns stand under is a class of columns, not a group of its own, unless names stand beside.
  if (shared.length === 0) return []
  const groups = names.map((name): Group => {
    const chosen = columns.flatMap((_, index) =>
      topics[index] === name || topics[index] === '' ? [index] : [],
    )
    const assigned = assign(chosen.flatMap((index) => columns[index] ?? []))
    return { name, columns: chosen, assigned }
  })
  const full = groups.filter(({ name, columns: chosen, assigned }) => {
    const { roles } = assigned
    const own = (role: string) => chosen.some((index, at) => roles[at] === role && topics[index] === name)
    return assigned.grounded && roles.includes('name') && own('target') && own('actual')
  })
  return full.length >= 2 ? full : []
}

const MOST_GROUPS = 60
