/** Which of a table's columns the headers of a return's sheet speak of. */
import type { Column, Heading, Role } from '../attachment/model.ts'
import { headerKey, meanings, periodKey } from '../recognise/roles.ts'
import { likeness } from './names.ts'
import { placesIn } from './places.ts'
import { headerSays } from './qualified.ts'
import { said } from './said.ts'

/** A header's text without its unit, for comparing. */
export const joined = (path: readonly string[]): string => path.map(headerKey).join('')
export const masked = (text: string): string => text.replace(/\d+/g, '#')

/** A header as a sentence tells it, with the groups that it stands under: 1-5月/增速. */
export const worded = (path: readonly string[]): string =>
  said(path.map((text) => text.replace(/\s+/g, '')).join('/'))

/** A column of the sheet that is one of the table's. */
export interface Match {
  readonly at: number
  readonly column: Column
  readonly doubt: string | null
}

const SURE = 78
const BY_ROLE = 60
const LEAST = 25
/** What a header says otherwise puts it behind one that does not: 1-5月/增速 beside 上半年/增速. */
const OTHERWISE = 15

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
  if (column.role === 'actual' && isReached(column.header) && isReached(path)) return SURE
  if (means(path, column.role)) return BY_ROLE
  return Math.round(likeness(mine, theirs) * 50)
}

/** Whether a header is a column's by its words, and not by a meaning that others have too. */
export const isWordedAs = (path: readonly string[], column: Column): boolean => score(path, column) >= SURE

/** 上半年完成情况, 完成数, 实际完成 and 上半年实绩 are the same words for what was reached. */
const isReached = (path: readonly string[]): boolean =>
  /^P?(?:完成情况)?(?:(?:实际|累计)?完成(?:情况|数|值|额|量)?|实绩|实际数?)$/.test(periodKey(path.join('')))

/** 全年目标 of 固定资产投资 and of 社会消费品零售总额: groups that are named for what they count, each another. */
function isOtherThing(mine: readonly string[], theirs: readonly string[]): boolean {
  const [above = '', over = ''] = [mine[0], theirs[0]]
  if (mine.length < 2 || theirs.length < 2 || meanings(above).length > 0 || meanings(over).length > 0)
    return false
  return !/[PY]/.test(periodKey(above)) && !/[PY]/.test(periodKey(over))
}

/** What a header may mean: by its own words, else by those of its groups together; none where nothing is known of it. */
export const headerRoles = (path: readonly string[]): ReadonlySet<Role> => {
  for (const text of [path.at(-1) ?? '', path.join('')]) {
    const found = meanings(text)
    if (found.length > 0) return new Set(found.map(({ role }) => role))
  }
  return new Set()
}
/** Whether a header may be that of a column of a role: it says so, or nothing that is known. */
export const mayMean = (path: readonly string[], role: Role): boolean => {
  const roles = headerRoles(path)
  return roles.size === 0 || roles.has(role)
}

const means = (path: readonly string[], role: Role): boolean => role !== 'none' && headerRoles(path).has(role)

/** The same where the table's own place heads a column: 青石县 beside 全市. */
function scoreIn(path: readonly string[], column: Column, place: string): number {
  const words = score(path, column)
  const isOwn = column.role === 'actual' && place !== '' && joined(path) === place
  return isOwn ? Math.max(words, BY_ROLE) : words
}

/** The table's columns by the words above the sheet's, the surest first; of equals the first with the first. */
export function byHeaders(
  paths: readonly (readonly string[])[],
  open: readonly number[],
  free: readonly Column[],
  heading: Heading,
): Match[] {
  const place = heading.title.flatMap(placesIn).at(-1) ?? ''
  const pairs = open.flatMap((at) =>
    free.flatMap((column, order) => {
      const path = paths[at] ?? []
      const words = scoreIn(path, column, place)
      if (words < LEAST) return []
      const says = headerSays(path, column, heading)
      if (says.other) return []
      return [{ at, column, order, words, points: words - (says.doubt === null ? 0 : OTHERWISE) }]
    }),
  )
  pairs.sort((a, b) => b.points - a.points || a.order - b.order || a.at - b.at)
  const [taken, given] = [new Set<number>(), new Set<Column>()]
  const matches: Match[] = []
  for (const { at, column, points, words } of pairs) {
    if (taken.has(at) || given.has(column)) continue
    const rivals = pairs.filter(
      (one) =>
        one.points === points &&
        ((one.at === at && one.column !== column && !given.has(one.column)) ||
          (one.column === column && one.at !== at && !taken.has(one.at))),
    )
    const path = paths[at] ?? []
    const sure = words >= SURE || (words === BY_ROLE && headerRoles(path).size === 1)
    taken.add(at)
    given.add(column)
    matches.push({
      at,
      column,
      doubt:
        sure && rivals.length === 0
          ? null
          : `返回表的“${worded(path)}”栏当作“${worded(column.header)}”，请核对是不是同一栏。`,
    })
  }
  return matches
}

const WHEN =
  /^(?:(?:数据|统计|所属|指标|报告)?(?:期|期别|时期|期间|所属期|时间段|口径|截[止至](?:时间|日期|期|月份)|月份)|(?:数据|统计|所属)时间)$/

/** Whether a header says that what stands below it is the time of the figures beside it: 数据期, 截止时间. */
export const isWhenHeader = (path: readonly string[]): boolean => WHEN.test(headerKey(path.at(-1) ?? ''))
