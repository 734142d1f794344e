/** What all rules have in common: a verdict in one piece, and how figures that are not exact leave it open. */

import type { Rule } from '../attachment/rules.ts'
import { compare, type Decimal } from '../measure/decimal.ts'
import type { Figure } from '../measure/quantity.ts'
import type { Unit } from '../measure/unit.ts'
import type { Standing } from './compare.ts'
import type { Verdict, VerdictStatus } from './verdict.ts'

/** A figure of the row, ready to compare. */
export interface Side {
  readonly figure: Figure
  readonly unit: Unit
  /** As typed, with its unit, for quoting. */
  readonly text: string
}

export interface Judgeable {
  readonly target: Side
  readonly actual: Side
  /** Months elapsed; null where no part of the year can be reckoned. */
  readonly months: number | null
  /** Why it cannot, as the end of a sentence; '' where it can. */
  readonly undated: string
  /** How much 左右 leaves open, in 百分点. */
  readonly tolerance: Decimal
  /** What the target is called: 年度目标, or 上半年目标 where one is set by itself. */
  readonly goal: string
  /** Beside a 上半年目标 the year's target, null where it is none to reckon with; undefined where `target` is the year's. */
  readonly annual?: Side | null
}

/** What a verdict says in figures, where it does. */
type Figures = Pick<Verdict, 'progress' | 'schedule' | 'gap'>
const NO_FIGURES: Figures = { progress: null, schedule: null, gap: null }
const NO_WORDS: readonly string[] = []

/** A verdict in one piece: of 100,000 rows each copy of it would be felt. */
export const verdict = (
  status: VerdictStatus,
  rule: Rule,
  reason: string,
  suggest: readonly string[] = NO_WORDS,
  { progress, schedule, gap }: Figures = NO_FIGURES,
): Verdict => ({
  status,
  rule,
  certain: status === '完成' || status === '未完成',
  suggest,
  reason,
  progress,
  schedule,
  gap,
})

export const pending = (
  rule: Rule,
  reason: string,
  suggest: readonly string[] = NO_WORDS,
  figures: Figures = NO_FIGURES,
): Verdict => verdict('待核', rule, reason, suggest, figures)

export const STATUS: Record<Standing, VerdictStatus> = { done: '完成', missed: '未完成', open: '待核' }

/** Why the figures alone do not decide, where the actual is no exact figure. */
export function uncertainty(actual: Figure, standing: Standing): string | null {
  if (actual.estimated) return '实绩为预计数，须待核定后认定'
  if (actual.roughly) return '实绩为约数，须核实后认定'
  if (standing !== 'open') return null
  if (actual.about) return '实绩为约数，与目标的差距在容差以内，须人工认定'
  if (actual.bound !== null || compare(actual.low, actual.high) !== 0)
    return '实绩只给出范围，不足以判定，须人工认定'
  return null
}

/** Status, certainty, suggestions and the end of the reason, common to all rules that compare figures. */
export function settle(
  rule: Rule,
  actual: Figure,
  where: Standing,
  slack: () => string,
  reached: boolean,
  said: string,
  figures: Figures,
): Verdict {
  const unsure = uncertainty(actual, where)
  if (unsure === null && where !== 'open') return verdict(STATUS[where], rule, `${said}。`, NO_WORDS, figures)
  const suggest = actual.estimated
    ? reached
      ? ['预计完成', '完成']
      : ['未完成', '预计完成']
    : reached
      ? ['完成', '未完成']
      : unsure === null
        ? ['完成', '未完成']
        : ['未完成', '完成']
  return pending(rule, `${said}，${unsure ?? slack()}。`, suggest, figures)
}
