/** The header of a table that came one cell a line: which lines are one cell, and which cells stand under which. */
import type { Role } from '../attachment/model.ts'
import type { Rectangle } from '../attachment/rectangles.ts'
import { comparable } from '../measure/normalise.ts'
import { readNumbering } from '../measure/numbering.ts'
import { isSpan, isUnit, meanings } from '../recognise/roles.ts'

/** What a cell of the body is, roughly: enough to tell one column from another. */
export type Kind = 'blank' | 'number' | 'figure' | 'unit' | 'status' | 'name'

const FIGURE = /^(?:[<>≤≥=±约+-]|—|不低于|控制在)*[\d.,]*\d[\d.,]*.{0,8}$|^[—-]+$/
const STATUS = /^(?:已|未|全部|超额|基本|正常|按期)?(?:完成|达标|达到|过半|实现).{0,8}$|^[√×是否]$/

export function kindOfCell(text: string): Kind {
  if (text === '') return 'blank'
  if (readNumbering(text) !== null) return 'number'
  if (isUnit(text)) return 'unit'
  const plain = comparable(text)
  if (FIGURE.test(plain)) return 'figure'
  return STATUS.test(plain) ? 'status' : 'name'
}

/** How the kinds are shared out in a column: from 0 to 1 each. */
export type Profile = Readonly<Partial<Record<Kind, number>>>

/** What each column of a body holds, blank cells aside. */
export function profilesOf(body: readonly (readonly string[])[], width: number): Profile[] {
  return Array.from({ length: width }, (_, column) => {
    const kinds = body.map((row) => kindOfCell(row[column] ?? '')).filter((kind) => kind !== 'blank')
    const shares: Partial<Record<Kind, number>> = {}
    for (const kind of kinds) shares[kind] = (shares[kind] ?? 0) + 1 / kinds.length
    return shares
  })
}

/** What stands in the columns of a role; of every other one figures, as numbers too, or words in their place. */
const HOLDS: Readonly<Partial<Record<Role, readonly Kind[]>>> = {
  no: ['number'],
  name: ['name'],
  unit: ['unit'],
  status: ['status', 'name'],
  owner: ['name'],
  note: ['name'],
}
const FIGURES: readonly Kind[] = ['figure', 'number', 'name', 'status']

export interface Header {
  /** One row or two; what a cell spans is blank. */
  readonly rows: readonly (readonly string[])[]
  /** The cells that span, by rows and columns of the header. */
  readonly merges: readonly Rectangle[]
  /** How well words and columns go together, a column: from 0 to 2. */
  readonly fit: number
}

/** How many lines one cell's text takes, and how long it is, at most. */
const MOST_LINES = 3
const LONGEST = 14
/** More of them were never seen, and would be searched for long. */
const MOST_JOINS = 4
const MOST_GROUPS = 3
const MOST_CELLS = 26

/**
 * The header that lines say in their order: the upper level's cells, then those that stand under its groups.
 * @param lines its texts, none blank
 * @param profiles what stands below, a column each
 * @param below whether something stands under each column in the lower level, where that is known: then each of the
 *   lines is a cell already
 * @returns null where they cannot be told apart so that they fit
 */
export function headerOver(
  lines: readonly string[],
  profiles: readonly Profile[],
  below?: readonly boolean[],
): Header | null {
  const width = profiles.length
  const over = lines.length - width
  if (lines.length > MOST_CELLS || over < 0 || over > MOST_JOINS + MOST_GROUPS) return null
  const fits = fitting(profiles)
  let best: Header | null = null
  for (let joins = below ? 0 : Math.min(over, MOST_JOINS); joins >= 0; joins -= 1) {
    const groups = over - joins
    if (groups > MOST_GROUPS) continue
    for (const cells of joinings(lines, joins)) {
      for (const split of splits(cells, groups, width)) {
        if (below && !isOver(split, below)) continue
        const made = laidOut(cells, split, width, fits)
        if (made !== null && made.fit - joins * 0.02 > (best?.fit ?? 0)) best = made
      }
    }
  }
  return best
}

/** Whether the groups stand over those columns that have something below. */
const isOver = (spans: readonly number[], below: readonly boolean[]): boolean =>
  spans
    .flatMap((span) => new Array<boolean>(span).fill(span > 1))
    .every((inGroup, column) => inGroup === below[column])

/** How well a text goes with a column, looked up once for each. */
function fitting(profiles: readonly Profile[]): (text: string, column: number) => number {
  const known = new Map<string, number>()
  return (text, column) => {
    const key = `${column} ${text}`
    const before = known.get(key)
    if (before !== undefined) return before
    const found = meanings(text.replace(/\s/g, ''))
    const profile = profiles[column] ?? {}
    const empty = Object.keys(profile).length === 0
    const held = (role: Role): number =>
      // A column still to be filled speaks for nothing and against nothing.
      empty
        ? 0.8
        : (role === 'none' ? [] : (HOLDS[role] ?? FIGURES)).reduce(
            (sum, kind) => sum + (profile[kind] ?? 0),
            0,
          )
    const fit = found.length === 0 ? 0 : 1 + Math.max(...found.map(({ role }) => held(role)))
    known.set(key, fit)
    return fit
  }
}

/** Whether two lines may be one cell: 实绩 and 双过半 mean two columns, 计量 and 单位 one. */
function goTogether(one: string, other: string): boolean {
  const [roles, more] = [meanings(one), meanings(other)].map((found) => found.map(({ role }) => role))
  if (roles === undefined || more === undefined || roles.length === 0 || more.length === 0) return true
  return roles.some((role) => more.includes(role))
}

/** The ways in which that many line ends are within cells. */
function* joinings(lines: readonly string[], joins: number, from = 0): Generator<string[]> {
  if (joins === 0) {
    yield lines.slice(from)
    return
  }
  for (let at = from; at < lines.length - 1; at += 1) {
    for (let more = 1; more <= Math.min(joins, MOST_LINES - 1, lines.length - 1 - at); more += 1) {
      const cell = lines.slice(at, at + more + 1).join('\n')
      if (cell.length > LONGEST + more || !goTogether(lines[at + more - 1] ?? '', lines[at + more] ?? ''))
        break
      for (const rest of joinings(lines, joins - more, at + more + 1))
        yield [...lines.slice(from, at), cell, ...rest]
    }
  }
}

/** How many columns each cell of the upper level spans. */
function* splits(cells: readonly string[], groups: number, width: number): Generator<number[]> {
  if (groups === 0) {
    if (cells.length === width) yield cells.map(() => 1)
    return
  }
  for (let upper = groups; upper <= cells.length - groups * 2; upper += 1)
    yield* spansOf(upper, groups, cells.length - upper)
}

/** That many of the cells as groups over at least two of the cells below each. */
function* spansOf(cells: number, groups: number, below: number): Generator<number[]> {
  if (groups === 0) {
    if (below === 0) yield new Array<number>(cells).fill(1)
    return
  }
  if (cells < groups || below < groups * 2) return
  for (const rest of spansOf(cells - 1, groups, below)) yield [1, ...rest]
  for (let span = 2; span <= below - (groups - 1) * 2; span += 1)
    for (const rest of spansOf(cells - 1, groups - 1, below - span)) yield [span, ...rest]
}

/**
 * What a text loses by standing over several columns: 上半年 and 上半年完成情况 often do, 全年目标 over targets only, and
 * a unit or a name never.
 */
function groupLoss(text: string, below: readonly string[]): number {
  const rolesOf = (one: string) => meanings(one).map(({ role }) => role)
  const reached = (roles: readonly Role[]) => roles.some((role) => role === 'status' || role === 'actual')
  const roles = rolesOf(text)
  if (isSpan(text) || reached(roles)) return 0
  if (roles.includes('target')) return below.some((one) => reached(rolesOf(one))) ? 0.5 : 0.1
  return roles.length === 0 ? 0.2 : 1
}

function laidOut(
  cells: readonly string[],
  spans: readonly number[],
  width: number,
  fits: (text: string, column: number) => number,
): Header | null {
  const upper: string[] = []
  const lower: string[] = []
  const merges: Rectangle[] = []
  const two = spans.length < cells.length
  let below = spans.length
  let sum = 0
  for (const [at, span] of spans.entries()) {
    const [text, column] = [cells[at] ?? '', upper.length]
    upper.push(text, ...new Array<string>(span - 1).fill(''))
    if (span === 1) {
      sum += fits(text, column)
      lower.push('')
      if (two) merges.push({ top: 0, bottom: 1, left: column, right: column })
      continue
    }
    sum -= groupLoss(text, cells.slice(below, below + span))
    merges.push({ top: 0, bottom: 0, left: column, right: column + span - 1 })
    for (let inside = 0; inside < span; inside += 1) {
      const own = cells[below] ?? ''
      sum += isUnit(own) ? 0.5 : fits(own, column + inside)
      lower.push(own)
      below += 1
    }
  }
  if (upper.length !== width) return null
  return { rows: two ? [upper, lower] : [upper], merges, fit: sum / width }
}
