/** Which of a table's columns the headers of a return's sheet speak of. */
import type { Column, Role } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { headerKey, meanings, periodKey } from '../recognise/roles.ts'
import { likeness } from './names.ts'

/** A header's text without its unit, for comparing. */
export const joined = (path: readonly string[]): string => path.map(headerKey).join('')
export const masked = (text: string): string => text.replace(/\d+/g, '#')

/** The lowest text of a header, as a sentence tells it. */
export const leaf = (path: readonly string[]): string => (path.at(-1) ?? '').replace(/\s+/g, '')

/** A column of the sheet that is one of the table's. */
export interface Match {
  readonly at: number
  readonly column: Column
  readonly doubt: string | null
}

const SURE = 78
const BY_ROLE = 60
const LEAST = 25

/** Words of another time than the one that is reported: last year's, one month's. */
const PAST = /去年|上年|往年|前年|同期|上期|上月|上季|上次/
const MONTH = /[本当单]月|[本当单]季/
/** What is said of a change since then is of now. */
const CHANGE = /同比|增[长幅速减加]|[±+]|比(?:去年|上年|同期)|[较与]/

/** Whether a header speaks of last year's figures, or last month's, and of no change since. */
export const isPast = (text: string): boolean => PAST.test(text) && !CHANGE.test(text)

/** Whether two headers are plainly of two times: 去年同期 beside 本年1-6月, 2025年 where 2026年 is asked, 本月 for 累计. */
export function isOfAnotherTime(there: readonly string[], column: Column, year: number | null): boolean {
  const [typed, own] = [there, column.header].map((header) => comparable(header.join('').replace(/\s/g, '')))
  if (typed === undefined || own === undefined || typed === own || CHANGE.test(typed)) return false
  if (isPast(typed) !== (isPast(own) || column.role === 'last')) return isPast(typed)
  if (MONTH.test(typed) && !MONTH.test(own)) return true
  const named = /(?:19|20)\d\d(?=年)/.exec(typed)?.[0]
  if (named === undefined || own.includes(named)) return false
  const asked = /(?:19|20)\d\d(?=年)/.exec(own)?.[0] ?? (year === null ? undefined : String(year))
  return asked !== undefined && asked !== named && column.role !== 'last'
}

/** What was scored before: the headers of a thousand returns are mostly the same words. */
const scores = new WeakMap<Column, Map<string, number>>()
const MOST_SCORES = 1_000

/** How well a header's words are a column's: 100 as typed, 78 and more surely, 60 by their meaning. */
function score(path: readonly string[], column: Column): number {
  const known = scores.get(column) ?? new Map<string, number>()
  scores.set(column, known)
  const key = path.join('\0')
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= MOST_SCORES) known.clear()
  const points = scoreOf(path, column)
  known.set(key, points)
  return points
}

function scoreOf(path: readonly string[], column: Column): number {
  const [mine, theirs] = [joined(column.header), joined(path)]
  if (theirs === '') return 0
  if (mine === theirs) return 100
  if (masked(mine) === masked(theirs)) return 96
  const [own, other] = [headerKey(column.header.at(-1) ?? ''), headerKey(path.at(-1) ?? '')]
  if (own !== '' && own === other) {
    const [above, over] = [headerKey(column.header[0] ?? ''), headerKey(path[0] ?? '')]
    if (above === over) return 90
    return isOtherThing(column.header, path) ? 70 : 80
  }
  if (own !== '' && masked(own) === masked(other)) return 79
  if (periodKey(column.header.join('')) === periodKey(path.join(''))) return 78
  if (means(path, column.role)) return BY_ROLE
  return Math.round(likeness(mine, theirs) * 50)
}

/** 全年目标 of 固定资产投资 and of 社会消费品零售总额: groups that are named for what they count, each another. */
function isOtherThing(mine: readonly string[], theirs: readonly string[]): boolean {
  const [above = '', over = ''] = [mine[0], theirs[0]]
  if (mine.length < 2 || theirs.length < 2 || meanings(above).length > 0 || meanings(over).length > 0)
    return false
  return !/[PY]/.test(periodKey(above)) && !/[PY]/.test(periodKey(over))
}

const rolesIn = (path: readonly string[]): ReadonlySet<Role> => {
  for (const text of [path.at(-1) ?? '', path.join('')]) {
    const found = meanings(text)
    if (found.length > 0) return new Set(found.map(({ role }) => role))
  }
  return new Set()
}
/** Whether a header may be that of a column of a role: it says so, or nothing that is known. */
export const mayMean = (path: readonly string[], role: Role): boolean => {
  const roles = rolesIn(path)
  return roles.size === 0 || roles.has(role)
}

const means = (path: readonly string[], role: Role): boolean => role !== 'none' && rolesIn(path).has(role)

/** The table's columns by the words above the sheet's, the surest first; of equals the first with the first. */
export function byHeaders(
  paths: readonly (readonly string[])[],
  open: readonly number[],
  free: readonly Column[],
  year: number | null,
): Match[] {
  const pairs = open.flatMap((at) =>
    free.flatMap((column, order) => {
      const path = paths[at] ?? []
      const points = isOfAnotherTime(path, column, year) ? 0 : score(path, column)
      return points < LEAST ? [] : [{ at, column, order, points }]
    }),
  )
  pairs.sort((a, b) => b.points - a.points || a.order - b.order || a.at - b.at)
  const [taken, given] = [new Set<number>(), new Set<Column>()]
  const matches: Match[] = []
  for (const { at, column, points } of pairs) {
    if (taken.has(at) || given.has(column)) continue
    const rivals = pairs.filter(
      (one) =>
        one.points === points &&
        ((one.at === at && one.column !== column && !given.has(one.column)) ||
          (one.column === column && one.at !== at && !taken.has(one.at))),
    )
    const path = paths[at] ?? []
    const sure = points >= SURE || (points === BY_ROLE && rolesIn(path).size === 1)
    taken.add(at)
    given.add(column)
    matches.push({
      at,
      column,
      doubt:
        sure && rivals.length === 0
          ? null
          : `返回表的“${leaf(path)}”栏当作“${leaf(column.header)}”，请核对是不是同一栏。`,
    })
  }
  return matches
}
