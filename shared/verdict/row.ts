/** A row as it is judged: what its target and actual are, how their figures are measured, and what is said of them. */

import type { Rule } from '../attachment/rules.ts'
import { rules } from '../attachment/rules.ts'
import { absolute, compare, type Decimal, exact, literal, sign } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import type { Figure } from '../measure/quantity.ts'
import { columnUnit, isRate, measuredIn, PERCENT, UNNAMED, type Unit, unitOf } from '../measure/unit.ts'
import { readActual } from './actual.ts'
import { measureOf, upperBound } from './choose.ts'
import type { Found } from './dictionary.ts'
import { quoted } from './sentences.ts'
import { pending, type Side } from './settle.ts'
import { outcomeOf } from './status.ts'
import type { Target } from './target.ts'
import type { JudgeInput, Verdict } from './verdict.ts'

/** What the readings of a row are judged with. */
export interface Row {
  /** Its `target` is the one that binds: the year's, a 上半年目标 of its own, or a reference value with its words. */
  readonly input: JudgeInput
  /** What that target is called. */
  readonly goal: string
  /** The year's target as typed beside a 上半年目标; null where the target is the year's. */
  readonly annual: string | null
  readonly found: Found
  /** Unit of figures that carry none: the unit column's, else the one in the indicator's name or in a header. */
  readonly units: { readonly target: Unit | null; readonly actual: Unit | null }
  readonly own: string
  readonly tolerance: Decimal
  /** Which side of a reference value is wanted, where the target's words say it. */
  readonly side: 'at least' | 'at most' | null
}

/** A word that is a unit only because it stands in the unit column. */
export const ownUnit = (text: string): string =>
  unitOf(text) === null ? (columnUnit(text)?.label ?? '') : ''

/** The rule that a target leads to, where the row cannot be judged yet. */
export function ruleOf(target: Target): Rule {
  switch (target.kind) {
    case 'same as':
      return 'same as'
    case 'reference':
    case 'unset':
    case 'blank':
      return 'reference'
    case 'figures': {
      const [figure] = target.figures
      if (figure?.bound === 'most' || figure?.held) return 'at most'
      if (figure?.unit === '%' || figure?.unit === '') return 'growth'
      return 'amount'
    }
    default:
      return 'qualitative'
  }
}

/** A rule that a person set is said in the reason. */
export const byHand = (rule: Rule, verdict: Verdict): Verdict => ({
  ...verdict,
  reason: `人工设定按“${rules[rule].short}”判定：${verdict.reason}`,
})

export const unreadableActual = (row: Row, rule: Rule): Verdict =>
  pending(rule, `实绩“${quoted(row.input.actual)}”无法识别为单一数值，须人工认定。`)

/** 已完成, 有序推进 … beside a target: a person decides, and the words suggest how. */
export function saidOnly(row: Row, rule: Rule): Verdict {
  const outcome = outcomeOf(row.input.actual)
  const suggest =
    outcome === 'done'
      ? ['完成']
      : outcome === 'missed'
        ? ['未完成']
        : outcome === 'pending'
          ? ['预计完成']
          : []
  return pending(rule, `实绩“${quoted(row.input.actual)}”没有具体数值，须人工认定。`, suggest)
}

/** Words left over are known where the indicator's own name says them in that order (城镇就业 of 城镇新增就业). */
export function isKnown(rest: string, found: Found): boolean {
  if (rest === '') return true
  let at = 0
  for (const character of found.core) if (character === rest[at]) at++
  return rest.length > 1 && at === rest.length
}

/** What a 同比 cell says; a bare figure there is in percent. */
export function growthCell(text: string): Side | null {
  const read = readActual(text)
  const [figure] = read.kind === 'figures' ? read.figures : []
  if (read.kind !== 'figures' || read.figures.length !== 1 || figure === undefined || figure.rest !== '')
    return null
  if ((figure.unit !== '' && figure.unit !== '%') || (figure.change === 'fall' && figure.signed)) return null
  const bare = figure.change === null && !figure.signed
  return {
    figure,
    unit: PERCENT,
    text: `同比${bare ? '增长' : ''}${quoted(text).replace(/^同比/, '')}${figure.unit === '' ? '%' : ''}`,
  }
}

/**
 * The units of target and actual: what was typed, else the unit column, else the name; a figure without any takes
 * the other's only where that is a percent sign. null where a unit is missing.
 */
export function unitsFor(row: Row, target: Figure, actual: Figure): { target: Unit; actual: Unit } | null {
  let first = unitFor(target, row, 'target', null)
  let second = unitFor(actual, row, 'actual', null)
  if (first === null && second === null) {
    // Neither says what it counts: an amount, a level or a limit can do without, a growth is not told from a total.
    const kind = row.found.entry?.kind ?? (row.found.kind === 'level' ? 'level' : null)
    return kind === 'amount' || kind === 'level' || upperBound(target) || areAmounts(target, actual)
      ? { target: UNNAMED, actual: UNNAMED }
      : null
  }
  // Under a unit column that names two units (亿元、%) a bare figure may be either.
  const open = comparable(row.input.unit) === ''
  if (first === null && second !== null) first = open && mayBeRate(second, target, actual) ? second : null
  if (second === null && first !== null) second = open && mayBeRate(first, actual, target) ? first : null
  // 零发生 is none of whatever is counted.
  if (
    first === null &&
    second !== null &&
    target.bound === 'most' &&
    target.unit === '' &&
    sign(target.low) === 0
  )
    first = second
  if (first === null || second === null) return null
  // 300亿 beside 184亿元: a magnitude alone is measured as the other is.
  if (first.base === '' && second.base !== '' && measureOf(second) === 'quantity')
    first = measuredIn(first, second.base)
  if (second.base === '' && first.base !== '' && measureOf(first) === 'quantity')
    second = measuredIn(second, first.base)
  return { target: first, actual: second }
}

/** 85,600 beside 38,214: no growth of any indicator is so large, whatever both are counted in. */
const areAmounts = (target: Figure, actual: Figure): boolean =>
  compare(absolute(target.low), THOUSAND) >= 0 && compare(absolute(actual.low), HUNDRED) > 0

const THOUSAND = literal(1000)

/** 260.5 beside 增长10% is hardly a percentage. */
const mayBeRate = (unit: Unit, bare: Figure, other: Figure): boolean =>
  isRate(unit) && (compare(absolute(bare.low), HUNDRED) <= 0 || compare(absolute(other.low), HUNDRED) > 0)

const HUNDRED = literal(100)

export function unitFor(
  figure: Figure,
  row: Row,
  whose: 'target' | 'actual',
  otherwise: Unit | null,
): Unit | null {
  const own = row.units[whose]
  if (figure.unit === '') return own ?? otherwise
  if (figure.unit === '%') return PERCENT
  if (figure.unit === row.own) return own
  const unit = unitOf(figure.unit)
  if (unit === null || unit.base !== '') return unit
  return own !== null && measureOf(own) === 'quantity' ? measuredIn(unit, own.base) : unit
}

/** A figure with its unit and its quotation; `typed` is empty where the cell held more than this figure. */
export function sideOf(figure: Figure, unit: Unit, typed: string): Side {
  if (typed === '') return { figure, unit, text: clauseText(figure, unit) }
  const text = quoted(typed)
  const bare = figure.unit === '' && /[\d.０-９．]$/.test(text)
  return { figure, unit, text: bare ? `${text}${unit.label}` : text }
}

function clauseText(figure: Figure, unit: Unit): string {
  const rise = unit.base === '百分点' ? '提高' : '增长'
  const change = figure.change === null ? '' : figure.change === 'rise' ? rise : '下降'
  const end = figure.about
    ? '左右'
    : figure.bound === 'least'
      ? '以上'
      : figure.bound === 'most'
        ? '以内'
        : ''
  return `${change}${decimalText(figure)}${unit.label}${end}`
}

/** A figure's number or range as typed. */
function decimalText(figure: Figure): string {
  const low = exact(figure.low)
  const high = exact(figure.high)
  return low === high ? low : `${low}—${high}`
}
