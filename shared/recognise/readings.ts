/** The ways to read a table's columns: target and actual chosen among all that may be, each reading with its score. */
import type { Role } from '../attachment/model.ts'
import { monthsOf } from '../measure/period.ts'
import { speaksOfGrowth } from '../measure/stated.ts'
import { figures, hintOf, hintOfText, isElsewhen, type RawColumn } from './claims.ts'
import { GROWTH_REACHED, HINT, OF_RELATIONS, pointsOfValues, STRONG, UNKNOWN_WORDS } from './evidence.ts'
import type { Reckoned } from './reckoned.ts'
import { isBorneOut, isRefuted, middleRatio, restates, restFit, shareFit } from './relations.ts'
import { headerKey, isPeriod, isSpan, type Meaning, meanings } from './roles.ts'
import type { Values } from './values.ts'

interface Claim extends Meaning {
  readonly index: number
}

/** One way to read a table. */
export interface Reading {
  readonly roles: Role[]
  readonly score: number
  readonly target: number
  readonly actual: number
  /** The words, or an arithmetic relation, tell target and actual by themselves. */
  readonly told: boolean
  /** The columns that its target and actual recompute. */
  readonly reckoned: readonly number[]
  /** The words above the two, or above what recomputes from them, tell it. */
  readonly named: boolean
  /** Something besides figures in a row speaks for a target or an actual. */
  readonly grounded: boolean
}

/** A table's columns with what the witnesses say of each. */
export interface Witnesses {
  readonly columns: readonly RawColumn[]
  readonly values: readonly Values[]
  /** What the words above each column may mean. */
  readonly given: readonly (readonly Meaning[])[]
  /** Which columns recompute from which others. */
  readonly reckoned: Reckoned
  readonly year: number | null
}

export const wordsFor = ({ given }: Witnesses, index: number, role: Role): number =>
  Math.max(0, ...(given[index] ?? []).map((one) => (one.role === role ? one.weight : 0)))

/** What words and values say of a column having a role; null where the words speak against it. */
export function pointsFor(witnesses: Witnesses, index: number, role: Role): number | null {
  const { columns, values, given } = witnesses
  const [column, own] = [columns[index], values[index]]
  if (column === undefined || own === undefined) return null
  const words = wordsFor(witnesses, index, role)
  if (words > 0) return words + pointsOfValues(own, role)
  // 备注 over 达到时间进度 and 超额完成.
  if (role === 'status' && own.statuses > MOSTLY && own.filled > 1) return pointsOfValues(own, role)
  if (role === 'unit' && own.units > MOSTLY && own.filled > 1) return pointsOfValues(own, role)
  // 同比 is what was reached where a growth was the goal.
  if (role === 'actual' && wordsFor(witnesses, index, 'growth') >= STRONG && own.figures > 0.3)
    return GROWTH_REACHED + pointsOfValues(own, role)
  if ((given[index]?.length ?? 0) > 0 || (role !== 'target' && role !== 'actual') || own.figures <= 0.5)
    return null
  if (column.header.join('') === '' || own.counts || isElsewhen(column.header, witnesses.year)) return null
  const hint = hintOf(column)
  if ((hint !== null && hint !== role) || isRest(column)) return null
  return (hint === role ? HINT : UNKNOWN_WORDS) + pointsOfValues(own, role)
}

const MOSTLY = 0.6

/** Best first: all ways to choose target and actual, the other roles being given to the words that claim them most. */
export function readingsOf(witnesses: Witnesses): Reading[] {
  const { columns } = witnesses
  const able = (role: Role) =>
    columns
      .flatMap((_, index) => {
        const points = pointsFor(witnesses, index, role)
        return points !== null && points > 0 ? [{ index, points }] : []
      })
      .sort((a, b) => b.points - a.points)
      .slice(0, MOST_ABLE)
  const NONE = { index: -1, points: 0 }
  const [claims, lonely] = [claimsOf(witnesses, false), claimsOf(witnesses, true)]
  const targets = [...able('target'), NONE]
  const actuals = [...able('actual'), NONE]
  const readings = targets.flatMap((target) =>
    actuals.flatMap((actual) => {
      if (target.index === actual.index && target.index >= 0) return []
      // Figures under words that nobody knows are a target or an actual only beside the other.
      if ((target.index < 0 || actual.index < 0) && target.points + actual.points > 0) {
        const [role, index] =
          target.index < 0 ? (['actual', actual.index] as const) : (['target', target.index] as const)
        if (wordsFor(witnesses, index, role) === 0 && hintAt(witnesses, index) !== role) return []
      }
      // What was done, told in words, is an actual only beside a target.
      if (actual.index >= 0 && target.index < 0 && wordsFor(witnesses, actual.index, 'actual') <= 3) return []
      return [readingWith(witnesses, target, actual, target.index >= 0 && actual.index < 0 ? lonely : claims)]
    }),
  )
  return readings.sort((a, b) => b.score - a.score)
}

const hintAt = ({ columns, given }: Witnesses, index: number): Role | null => {
  const column = columns[index]
  return column === undefined || (given[index]?.length ?? 0) > 0 ? null : hintOf(column)
}

/** More columns that might be the target are no table of officials. */
const MOST_ABLE = 12

interface Chosen {
  readonly index: number
  readonly points: number
}

/**
 * What the columns claim to be besides target and actual, the strongest first.
 * @param alone whether a target stands without an actual, so that a share has nothing to be the share of
 */
const claimsOf = (witnesses: Witnesses, alone: boolean): Claim[] =>
  witnesses.given
    .flatMap((found, index) => {
      // What stands in a column may be units, or say 完成与否, where no word above it does.
      const claimed = new Set<Role>([...found.map(({ role }) => role), 'status', 'unit'])
      for (const role of ['none', 'target', 'actual'] as const) claimed.delete(role)
      return [...claimed].flatMap((role): Claim[] => {
        const points = pointsFor(witnesses, index, role)
        if (points === null) return []
        const weight = alone && role === 'share' ? points + loneShare(witnesses, index) : points
        return [{ role, weight, index }]
      })
    })
    .sort((a, b) => b.weight - a.weight || a.index - b.index)

function readingWith(
  witnesses: Witnesses,
  target: Chosen,
  actual: Chosen,
  claims: readonly Claim[],
): Reading {
  const { columns } = witnesses
  const roles: Role[] = columns.map(() => 'none')
  const taken = new Set<Role>(['target', 'actual'])
  if (target.index >= 0) roles[target.index] = 'target'
  if (actual.index >= 0) roles[actual.index] = 'actual'
  const pair = pairOf(witnesses, target.index, actual.index)
  let score = target.points + actual.points + pair.points + standing(witnesses, target.index, actual.index)
  if (pair.share !== null) {
    roles[pair.share] = 'share'
    taken.add('share')
    score += Math.max(0, pointsFor(witnesses, pair.share, 'share') ?? 0)
  }
  for (const { role, index } of reckonedRoles(witnesses, target.index, actual.index)) {
    if (taken.has(role) || roles[index] !== 'none') continue
    roles[index] = role
    taken.add(role)
    score += Math.max(0, pointsFor(witnesses, index, role) ?? 0)
  }
  const reach = reachOf(columns[actual.index]) - (target.index + actual.index) / 10_000
  for (const { role, weight, index } of claims) {
    if (weight <= 0 || taken.has(role) || roles[index] !== 'none') continue
    roles[index] = role
    taken.add(role)
    score += weight
  }
  const words = (index: number, role: Role) => index < 0 || wordsFor(witnesses, index, role) >= STRONG
  const named = pair.named || (words(target.index, 'target') && words(actual.index, 'actual'))
  const told = pair.borneOut || named
  const grounded =
    pair.borneOut ||
    (target.index >= 0 &&
      (wordsFor(witnesses, target.index, 'target') > 0 || hintAt(witnesses, target.index) === 'target')) ||
    (actual.index >= 0 && wordsFor(witnesses, actual.index, 'actual') > STRONG)
  const [aim, done] = [target.index, actual.index]
  const reckoned = pair.worked
  return { roles, score: score + reach / 1_000, target: aim, actual: done, told, named, reckoned, grounded }
}

/** 完成进度 with no result beside it: 120 and 200 are amounts, 45 and 62.5 may be, 45% is not. */
function loneShare({ columns, values }: Witnesses, index: number): number {
  const [header, own] = [columns[index]?.header ?? [], values[index]]
  if (own === undefined || own.percents > 0.5 || header.some((text) => /[%％率比]/.test(text))) return 0
  return own.numbers.some((number) => number !== null && number > MOST_SHARE)
    ? OF_RELATIONS.noPercentage
    : OF_RELATIONS.perhapsPercentage
}
const MOST_SHARE = 110

/** What a target and an actual are to each other. */
interface Pair {
  readonly points: number
  /** The column that is actual ÷ target. */
  readonly share: number | null
  /** Something recomputes from the two. */
  readonly borneOut: boolean
  /** …and its words say that it does. */
  readonly named: boolean
  /** All columns that recompute from the two. */
  readonly worked: readonly number[]
}

/** What target and actual are to each other and to the other columns. */
function pairOf(witnesses: Witnesses, target: number, actual: number): Pair {
  const { columns, values, given, year } = witnesses
  const isStrong = (index: number, role: Role) => wordsFor(witnesses, index, role) >= STRONG
  const none: Pair = { points: 0, share: null, borneOut: false, named: false, worked: [] }
  const [one, other] = [values[target], values[actual]]
  const [aim, done] = [columns[target], columns[actual]]
  if (!one || !other || !aim || !done) return none
  let points = 0
  let share: number | null = null
  let [rest, claimed, refuted, named] = [false, false, false, false]
  const worked: number[] = []
  for (const [index, { numbers, figures: filled }] of values.entries()) {
    if (index === target || index === actual || filled < 0.3) continue
    const fit = shareFit(one.numbers, other.numbers, numbers)
    const says = given[index]?.some(({ role, weight }) => role === 'share' && weight >= 8) ?? false
    if (isBorneOut(fit) && fit.rows >= (says ? 1 : 2)) {
      share ??= index
      named ||= says
      worked.push(index)
    } else if (says) {
      claimed = true
      refuted ||= isRefuted(fit)
    }
    // A target is the sum of what was done and what is left, but 时序 or 一季度 may be either.
    if (!isBorneOut(restFit(one.numbers, other.numbers, numbers))) continue
    const [isLeft, isUnknown] = [isRest(columns[index]), given[index]?.length === 0]
    worked.push(index)
    named ||= isLeft
    rest ||=
      isLeft || (isUnknown && !isPeriod(columns[index]?.header.at(-1) ?? '') && isStrong(actual, 'actual'))
  }
  if (share !== null) points += OF_RELATIONS.share
  else if (claimed && refuted) points += OF_RELATIONS.noShare
  if (rest) points += OF_RELATIONS.rest
  const ratio = middleRatio(one.numbers, other.numbers)
  if (ratio !== null) points += ratio > 0.01 && ratio < 30 ? OF_RELATIONS.near : OF_RELATIONS.farApart
  const [aimYear, doneYear] = [yearIn(aim.header), yearIn(done.header)]
  if (aimYear !== null && doneYear !== null)
    points += aimYear === doneYear ? OF_RELATIONS.sameYear : OF_RELATIONS.otherYear
  else if (aimYear !== null && year !== null && aimYear !== year) points += OF_RELATIONS.otherYear
  const [first, second] = [aim.header, done.header]
  if (isTornApart(first, second)) points += OF_RELATIONS.tornApart
  else if (first.length > 1 && first[0] === second[0] && !isSpan(first[0] ?? ''))
    points += OF_RELATIONS.sameGroup
  const growths = [speaksOfGrowth(aim.header), speaksOfGrowth(done.header)]
  if (growths[0] && growths[1]) points += OF_RELATIONS.bothGrowths
  else if (growths[0] && given.some((_, at) => at !== target && isStrong(at, 'growth')))
    points += OF_RELATIONS.growthForAmount
  else if (growths[0] !== growths[1]) points += OF_RELATIONS.growthAndAmount
  if (Math.abs(one.percents - other.percents) > MOSTLY) points += OF_RELATIONS.otherMeasure
  if (target < actual) points += OF_RELATIONS.inOrder
  if (
    columns.some(
      ({ texts }, index) =>
        index !== target && index !== actual && values[index]?.told !== 0 && restates(one.numbers, texts),
    )
  )
    points += OF_RELATIONS.restated
  return { points, share, borneOut: share !== null || rest, named, worked }
}

/** What it says of a choice of target and actual that columns recompute from each other. */
function standing(witnesses: Witnesses, target: number, actual: number): number {
  const { growths, gaps, sums } = witnesses.reckoned
  const chosen = [target, actual].filter((index) => index >= 0)
  const isChosen = (index: number) => chosen.includes(index)
  let points = 0
  const aimsAtGrowth = speaksOfGrowth(witnesses.columns[target]?.header ?? [])
  const own = aimsAtGrowth ? [] : growths.filter(({ now }) => now === actual)
  if (own.some(({ growth }) => wordsFor(witnesses, growth, 'growth') >= STRONG))
    points += OF_RELATIONS.grownByWords
  else if (own.length > 0) points += OF_RELATIONS.grown
  if (growths.some(({ last }) => isChosen(last))) points += OF_RELATIONS.isEarlier
  for (const { share, gap } of gaps)
    points += isChosen(share) || isChosen(gap) ? OF_RELATIONS.isGap : OF_RELATIONS.gap
  for (const { total, parts } of sums) {
    if (isChosen(total)) points += OF_RELATIONS.total
    if (parts.some(isChosen)) points += OF_RELATIONS.isPart
  }
  return points
}

/** The roles that arithmetic gives to columns whose words claim no other. */
function reckonedRoles(
  { given, reckoned }: Witnesses,
  target: number,
  actual: number,
): { role: Role; index: number }[] {
  const roles = [
    ...reckoned.gaps.flatMap(({ share, gap }) => [
      { role: 'share' as const, index: share },
      { role: 'gap' as const, index: gap },
    ]),
    ...reckoned.growths.flatMap(({ now, last, growth }) =>
      now === actual
        ? [
            { role: 'growth' as const, index: growth },
            { role: 'last' as const, index: last },
          ]
        : [],
    ),
  ]
  return roles.filter(
    ({ role, index }) =>
      index !== target &&
      index !== actual &&
      (given[index]?.every((one) => one.role === role || (role === 'share' && one.role === 'actual')) ??
        true),
  )
}

/** 尚差, 欠, 盈亏: a difference by its words. */
export const isRest = (column: RawColumn | undefined): boolean =>
  /差|欠|缺|[剩结]余|剩|盈亏|短收|未完成/.test(column?.header.at(-1) ?? '')

/** The year that a header names; null where it names none or several. */
export function yearIn(header: readonly string[]): number | null {
  const years = new Set(
    Array.from(headerKey(header.join('|')).matchAll(/(20\d\d|19\d\d)年?/g), ([, digits]) => Number(digits)),
  )
  return years.size === 1 ? ([...years][0] ?? null) : null
}

/** Whether two columns stand below different indicators (地区生产总值, 固定资产投资), not below 目标 and 完成情况. */
export function isTornApart(one: readonly string[], other: readonly string[]): boolean {
  // 盘子 and 落实 over 总 | 央 | 省 | 县 each are no two indicators: what stands below says nothing of goals and results.
  const speaks = (text: string) => meanings(text).length > 0 || hintOfText(text) !== null
  const names = [one, other].map(([group = '', ...below]) =>
    below.some(speaks) && !isSpan(group) && !speaks(group) ? group : '',
  )
  return names.every((name) => name !== '') && names[0] !== names[1]
}

/** 二季度, without what came before it. */
export const isQuarter = (header: readonly string[]): boolean => {
  const key = headerKey(header.join(''))
  return /(?<![-前1一])第?[二三四2-4]季度/.test(key) && !/累计|季度末|截|前/.test(key)
}

/** The months that a header speaks of; a quarter by itself reaches less far than the year up to it. */
export const partOf = (header: readonly string[]): number | null => {
  const months = monthsOf([header.at(-1) ?? '', header.join('')])
  return months !== null && isQuarter(header) ? months - 0.5 : months
}

/** How far into the year an actual reaches; figures count before blanks. */
const reachOf = (column: RawColumn | undefined): number =>
  column === undefined ? 0 : (figures(column.texts) > 0.3 ? 100 : 0) + (partOf(column.header) ?? 0)
