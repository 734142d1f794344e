/** Gives the columns of a table their roles: of what each may be (claims.ts) the best for all of them together. */
import type { Role } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { takePace, takeSecond } from './beside.ts'
import {
  AIMS,
  candidates,
  figures,
  hintOf,
  isElsewhen,
  isFull,
  latestMonth,
  type RawColumn,
  speaking,
  timesOf,
} from './claims.ts'
import { CLEAR, STRONG } from './evidence.ts'
import {
  isQuarter,
  isRest,
  isTornApart,
  type Reading,
  readingsOf,
  type Witnesses,
  wordsFor,
  yearIn,
} from './readings.ts'
import { reasonFor } from './reasons.ts'
import { reckonedOf } from './reckoned.ts'
import { isPeriod, type Meaning } from './roles.ts'
import { valuesOf } from './values.ts'

/** One way to read a table's columns: what each is, and the sentence why. */
export interface Proposal {
  readonly roles: readonly Role[]
  readonly why: readonly string[]
}

/** The roles of a table's columns, whether they stand clear of any other reading, and why. */
export interface Assigned {
  readonly roles: readonly Role[]
  readonly sure: boolean
  /** Why each column has its role. */
  readonly why: readonly string[]
  /** The next best reading, where there is one that a person could mean. */
  readonly other: Proposal | null
  /** The columns whose use a person must confirm; none where the reading is sure. */
  readonly open: readonly number[]
  /** Something besides figures in a row speaks for a target or an actual. */
  readonly grounded: boolean
}

/**
 * The roles of a table's columns, each role at most once.
 * @param around title and other lines over the table: whether they say 累计 tells months' figures from their sums
 */
export function assignRoles(
  columns: readonly RawColumn[],
  year: number | null,
  around: readonly string[],
): Assigned {
  const times = timesOf(columns)
  const given = onlyNamer(columns.map((column) => candidates(column, year, times)))
  const values = columns.map(({ texts }) => valuesOf(texts))
  const witnesses: Witnesses = {
    columns,
    values,
    given,
    reckoned: reckonedOf(values, periodsIn(columns)),
    year,
  }
  const [best, ...others] = readingsOf(witnesses)
  const next = others.find(({ target, actual }) => target !== best?.target || actual !== best?.actual)
  const isClose = best !== undefined && !best.told && next !== undefined && best.score - next.score < CLEAR
  const isOpenEnded = best !== undefined && !best.named && hasLeftover(witnesses, best)
  const first = completed(witnesses, best, around, !isClose && !isOpenEnded)
  const { roles, sure } = first
  const grounded =
    (best?.grounded ?? false) ||
    roles.some((role) => role === 'stage' || role === 'share' || role === 'status' || role === 'growth')
  const proposal = (some: readonly Role[]): Proposal => ({
    roles: some,
    why: columns.map((_, index) => reasonFor(witnesses, some, index)),
  })
  const other = sure ? null : isClose ? completed(witnesses, next, around, false).roles : renamed(first)
  const differs = other?.some((role, index) => isOpen(roles[index], role)) ?? false
  const open = sure ? [] : openOf(witnesses, first, differs ? other : null)
  const { why } = proposal(roles)
  return { roles, sure, why, other: other !== null && differs ? proposal(other) : null, open, grounded }
}

/** The columns that stand for a part of the year each. */
const periodsIn = (columns: readonly RawColumn[]): ReadonlySet<number> =>
  new Set(columns.flatMap(({ header }, index) => (isPeriod(speaking(header).at(-1) ?? '') ? [index] : [])))

/** Whether figures under words that nobody knows take no part in a reading: one of them may be the target or the actual. */
function hasLeftover(witnesses: Witnesses, { roles, actual, target, reckoned: used }: Reading): boolean {
  const { columns, values, given, reckoned, year } = witnesses
  const accounted = new Set([
    ...used,
    ...reckoned.sums.flatMap(({ total, parts }) => (total === actual || total === target ? parts : [])),
  ])
  const named = roles.indexOf('name')
  const own = yearIn(columns[actual]?.header ?? []) ?? year
  return columns.some((column, index) => {
    const { figures: share, counts, codes } = values[index] ?? {}
    if (share === undefined || share <= 0.5 || counts || codes || index < named) return false
    if (roles[index] !== 'none' || given[index]?.length !== 0 || accounted.has(index)) return false
    return !isRest(column) && !isElsewhen(column.header, own)
  })
}

/** What is judged by. */
const MEASURED: ReadonlySet<Role> = new Set(['name', 'target', 'stage', 'actual'])

const isMeasured = (role: Role | undefined): boolean => role !== undefined && MEASURED.has(role)

/** Whether another reading gives a column another use, and one of the two is judged by. */
const isOpen = (one: Role | undefined, other: Role | undefined): boolean =>
  one !== other && (isMeasured(one) || isMeasured(other))

/** The same reading with the rows named by the other column that may name them; null where there is none. */
function renamed({ roles, namers }: Completed): readonly Role[] | null {
  const at = roles.indexOf('name')
  const other = namers.find((index) => index !== at && roles[index] === 'none')
  return other === undefined || at < 0 ? null : roles.with(at, 'none').with(other, 'name')
}

/** The columns that a person must confirm: those that another reading gives another use, or else all that are judged by. */
function openOf(witnesses: Witnesses, { roles, namers }: Completed, other: readonly Role[] | null): number[] {
  const all = roles.flatMap((role, index) => (isMeasured(role) ? [index] : []))
  if (other !== null)
    return roles.flatMap((role, index) =>
      isOpen(role, other[index]) || (namers.length > 1 && namers.includes(index) && role === 'name')
        ? [index]
        : [],
    )
  const doubtful = all.filter(
    (index) => roles[index] !== 'name' || wordsFor(witnesses, index, 'name') < STRONG,
  )
  return doubtful.length > 0 ? doubtful : all
}

/** A reading with the roles that its words, its target and its actual leave to the other columns. */
interface Completed {
  readonly roles: readonly Role[]
  /** Nothing in it is left open. */
  readonly sure: boolean
  /** The columns of words that may name the rows, where no heading says which does. */
  readonly namers: readonly number[]
}

/** @param clear whether no other reading is as likely */
function completed(
  witnesses: Witnesses,
  reading: Reading | undefined,
  around: readonly string[],
  clear: boolean,
): Completed {
  const { columns, given, year } = witnesses
  const roles: Role[] = reading ? [...reading.roles] : columns.map(() => 'none')
  const taken = new Set<Role>(roles)
  const take = (role: Role, index: number): void => {
    roles[index] = role
    taken.add(role)
  }
  let sure = clear
  let namers: readonly number[] = []
  matchGrowth(columns, given, roles)
  const named = roles.indexOf('name')
  const weightOfName = wordsFor(witnesses, named, 'name')
  if (!taken.has('actual')) {
    const latest = latestMonth(columns)
    if (latest !== null && roles[latest] === 'none') {
      take('actual', latest)
      const texts = [...around, ...(columns[latest]?.header ?? [])]
      sure = texts.some((text) => /累计/.test(comparable(text)))
    }
  }
  const told = taken.has('target') || taken.has('actual')
  const [target, actual] = [columns[roles.indexOf('target')], columns[roles.indexOf('actual')]]
  // Nobody but a person knows whether 二季度完成 beside 一季度完成 counts from January.
  if (
    actual &&
    isQuarter(actual.header) &&
    given.filter((found, at) => speaksOfQuarter(columns[at], found)).length > 1
  )
    sure = false
  // The target of one indicator says nothing of another's figures.
  for (const role of ['actual', 'growth', 'share'] as const) {
    const at = roles.indexOf(role)
    if (!target || at < 0 || !isTornApart(target.header, columns[at]?.header ?? [])) continue
    roles[at] = 'none'
    sure = false
  }
  for (const [index, column] of columns.entries()) {
    const hint = given[index]?.length === 0 && roles[index] === 'none' ? hintOf(column) : null
    if (hint === null || hint === 'target' || hint === 'actual' || taken.has(hint)) continue
    if (!isElsewhen(column.header, year) && figures(column.texts) > 0.5) take(hint, index)
  }
  const words = columns.map(
    ({ header, texts }, index) =>
      roles[index] === 'none' &&
      (given[index]?.length === 0 || header.join('') === '') &&
      texts.some((text) => text !== '') &&
      figures(texts) < 0.3,
  )
  if (!taken.has('name')) {
    const measure = columns.findIndex((_, index) => AIMS.has(roles[index] ?? 'none'))
    const before = words.flatMap((isName, index) =>
      isName && (measure < 0 || index < measure) ? [index] : [],
    )
    // 类别, 行业 or 区域 names the rows where no other words do.
    const classes = columns.flatMap(({ texts }, index) =>
      before.length === 0 &&
      index < measure &&
      roles[index] === 'none' &&
      figures(texts) < 0.3 &&
      isFull(texts)
        ? [index]
        : [],
    )
    const index = before[0] ?? classes[0] ?? words.indexOf(true)
    if (columns[index]) take('name', index)
    namers = [...before, ...classes]
    // The one column of words before target and actual can be nothing else.
    if (before.length + classes.length !== 1 || !taken.has('target') || !taken.has('actual')) sure = false
  }
  const known = given.every((found, index) => found.length > 0 || columns[index]?.header.join('') === '')
  // Neither target nor actual is in order where every column says what it is: a list of projects.
  if (!told && !(known && weightOfName >= 4)) sure = false
  preferPart(columns, roles)
  preferParts(columns, given, roles)
  takeSecond(columns, roles, year)
  takePace(witnesses, roles)
  sayInSentences(witnesses, roles)
  return { roles, sure, namers }
}

/**
 * 新增技能人才4000人 beside 完成736人，完成率18.4%: where no other column holds a target, the sentence that names the
 * row holds it, and the column stands for both.
 */
function sayInSentences(witnesses: Witnesses, roles: Role[]): void {
  const { columns, values } = witnesses
  if (roles.includes('target') || roles.includes('stage')) return
  const at = roles.indexOf('name')
  if (at < 0 || (values[at]?.told ?? 0) < MOSTLY_TOLD) return
  const done = roles.indexOf('actual')
  const actual =
    done >= 0
      ? done
      : columns.findIndex(
          (_, index) =>
            (roles[index] === 'none' || roles[index] === 'status') &&
            wordsFor(witnesses, index, 'actual') > 0 &&
            (values[index]?.told ?? 0) >= MOSTLY_TOLD,
        )
  if (actual < 0) return
  roles[at] = 'target'
  roles[actual] = 'actual'
}

/** Of the rows, how many must hold their figure in a sentence; a task or two may be told in words alone. */
const MOSTLY_TOLD = 0.6

/** 考核项目 merged down, or said again, beside 考核内容: a class names no row where another column names each. */
function preferParts(columns: readonly RawColumn[], given: Witnesses['given'], roles: Role[]): void {
  const at = roles.indexOf('name')
  const count = (index: number) => new Set(columns[index]?.texts.filter((text) => text !== '')).size
  const better = columns.findIndex(
    (_, index) =>
      index > at &&
      roles[index] === 'none' &&
      given[index]?.some(({ role, weight }) => role === 'name' && weight >= 6) &&
      count(at) < count(index) * 0.8,
  )
  if (at < 0 || better < 0) return
  roles[at] = 'none'
  roles[better] = 'name'
}

const speaksOfQuarter = (column: RawColumn | undefined, found: readonly Meaning[]): boolean =>
  /季度?/.test(column?.header.join('') ?? '') && found.some(({ role }) => role === 'actual')

/** 目标任务, or 单位 over departments, names the rows where nothing else does. */
function onlyNamer(given: readonly Meaning[][]): readonly Meaning[][] {
  const names = (found: readonly Meaning[]) => found.some(({ role }) => role === 'name')
  if (given.filter(names).length !== 1) return given
  return given.map((found) => (names(found) ? found.filter(({ role }) => role === 'name') : found))
}

/** Of 目标 and 完成 with a growth each, the growth beside the actual is what was reached. */
function matchGrowth(columns: readonly RawColumn[], given: Witnesses['given'], roles: Role[]): void {
  const group = (index: number) => columns[index]?.header.slice(0, -1).join('\n') ?? ''
  const [actual, growth] = [roles.indexOf('actual'), roles.indexOf('growth')]
  if (actual < 0 || growth < 0 || group(actual) === group(growth) || group(growth) === '') return
  const beside = columns.findIndex(
    (_, index) =>
      group(index) === group(actual) &&
      roles[index] === 'none' &&
      given[index]?.some(({ role }) => role === 'growth'),
  )
  if (beside < 0) return
  roles[growth] = 'none'
  roles[beside] = 'growth'
}

/** 指标名称 over two columns, a class and its parts: the one with more texts names the row, the right one of equals. */
function preferPart(columns: readonly RawColumn[], roles: Role[]): void {
  const at = roles.indexOf('name')
  const heading = columns[at]?.header.join('\n')
  const count = (index: number) => columns[index]?.texts.filter((text) => text !== '').length ?? 0
  let best = at
  for (let index = at + 1; heading !== '' && columns[index]?.header.join('\n') === heading; index += 1) {
    if (roles[index] !== 'none') break
    if (count(index) >= count(best)) best = index
  }
  if (best === at) return
  roles[at] = 'none'
  roles[best] = 'name'
}
