/** The verdict on one row: reads target and actual, finds the rule, and lets it judge. */

import { absolute, compare, type Decimal, decimal, exact, literal, sign } from '../decimal.ts'
import { comparable } from '../normalise.ts'
import { Problem } from '../problem.ts'
import { outcomeOf } from '../status.ts'
import { type Actual, readActual } from './actual.ts'
import { choose, measureOf, upperBound } from './choose.ts'
import { type Interval, intervalOf, mirrored } from './compare.ts'
import { BUILT_IN, type Dictionary, type Found, lookUp } from './dictionary.ts'
import type { Figure } from './quantity.ts'
import { ruleNames } from './rule-names.ts'
import {
  amount,
  annual,
  type Change,
  type Judgeable,
  pending,
  qualitative,
  reach,
  reference,
  type Side,
  type SignGoal,
  sameAs,
  signOf,
  verdict,
} from './rules.ts'
import { quoted } from './sentences.ts'
import { readTarget, type Target } from './target.ts'
import {
  columnUnit,
  convertible,
  isCurrency,
  isRate,
  measuredIn,
  PERCENT,
  type Unit,
  unitOf,
} from './units.ts'
import type { JudgeInput, Rule, Verdict } from './verdict.ts'

export interface JudgeOptions {
  /** How far short of 左右 a person decides, in 百分点 (of progress, for amounts); "0.5" unless told. */
  readonly tolerance: string
  readonly dictionary: Dictionary
}

export const DEFAULTS: JudgeOptions = { tolerance: '0.5', dictionary: BUILT_IN }

/** What the readings of a row are judged with. */
interface Row {
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

/**
 * The verdict on one row; null for a row without target and actual.
 * Source of the rules: DESIGN section 3.
 * @throws Problem('invalid') where months is no whole number from 1 to 12
 */
export function judge(input: JudgeInput, options: JudgeOptions = DEFAULTS): Verdict | null {
  if (!Number.isInteger(input.months) || input.months < 1 || input.months > 12)
    throw new Problem('invalid', '月份应为1至12的整数。')
  const verdict = judgeGoal(input, options)
  const wish = input.ruling?.suggest ?? ''
  if (verdict === null || wish === '' || verdict.certain) return verdict
  return { ...verdict, suggest: [wish, ...verdict.suggest.filter((word) => word !== wish)] }
}

/** Whether words of the row's figures may name its indicator once more (城镇就业 of 城镇新增就业), so that its name matters. */
export function namesIndicator({ unit, target, actual, growth = '', stage = '' }: JudgeInput): boolean {
  const own = unit === '%' ? '' : ownUnit(unit)
  const reads = [readTarget(target, own), readTarget(stage, own), readActual(actual, own), readActual(growth)]
  return reads.some((read) => read.kind === 'figures' && read.figures.some(({ rest }) => rest !== ''))
}

const STAGES: Readonly<Record<number, string>> = {
  3: '一季度目标',
  6: '上半年目标',
  9: '前三季度目标',
  12: '年度目标',
}

/** Finds the target that binds: the year's, or a 上半年目标 of its own. */
function judgeGoal(input: JudgeInput, options: JudgeOptions): Verdict | null {
  const own = input.unit === '%' ? '' : ownUnit(input.unit)
  const { stage = '', months } = input
  if (stage.trim() !== '' && readTarget(stage, own).kind !== 'blank') {
    const goal = STAGES[months] ?? `1—${months}月目标`
    const units = input.units && { ...input.units, target: input.units.stage, stage: input.units.target }
    return judgeRow({ ...input, target: stage, ...(units && { units }) }, goal, input.target, own, options)
  }
  return judgeRow(input, '年度目标', null, own, options)
}

function judgeRow(
  input: JudgeInput,
  goal: string,
  annualTarget: string | null,
  own: string,
  options: JudgeOptions,
  side: Row['side'] = null,
): Verdict | null {
  const actual = readActual(input.actual, own)
  const target = readTarget(input.target, own)
  if (target.kind === 'blank' && (actual.kind === 'blank' || isDash(input.actual))) return null
  if (actual.kind === 'blank') return verdict('待填', ruleOf(target), '实绩未填，填报后再作判定。')
  if (actual.kind === 'annual') return annual(quoted(input.actual))
  const set = input.ruling
  if (set?.rule === 'annual') return byHand(set.rule, annual(quoted(input.actual)))
  if (set?.rule === 'qualitative') return byHand(set.rule, saidSo(input))
  if (set?.reference !== undefined && set.reference.trim() !== '' && needsReference(target))
    return withReference(input, goal, set.reference.trim(), own, options)
  if (actual.kind === 'figures' && actual.period !== null && actual.period !== input.months)
    return pending(
      ruleOf(target),
      `实绩“${quoted(input.actual)}”写明的时期不是${input.months === 1 ? '' : '1—'}${input.months}月，须人工认定。`,
    )
  const found = lookUp(input.indicator, options.dictionary)
  const row: Row = {
    input,
    goal,
    annual: annualTarget,
    found,
    units: unitsOfRow(input, found),
    own,
    tolerance: toleranceOf(options),
    side,
  }
  if (target.kind === 'figures') return judgeFigures(row, target.figures, actual)
  if (actual.kind === 'unreadable') return unreadableActual(row, ruleOf(target))
  return judgeWords(row, target, actual)
}

const HALF = literal('0.5')

const toleranceOf = ({ tolerance }: JudgeOptions): Decimal =>
  tolerance === DEFAULTS.tolerance ? HALF : (decimal(tolerance) ?? HALF)

function unitsOfRow({ unit, units }: JudgeInput, found: Found): Row['units'] {
  const own = unit === '%' ? PERCENT : (columnUnit(unit) ?? found.unit)
  if (own !== null || units === undefined) return { target: own, actual: own }
  return { target: unitOf(units.target), actual: unitOf(units.actual) }
}

/** A rule that a person set is said in the reason. */
const byHand = (rule: Rule, verdict: Verdict): Verdict => ({
  ...verdict,
  reason: `人工设定按“${ruleNames[rule].short}”判定：${verdict.reason}`,
})

const saidSo = ({ target, actual }: JudgeInput): Verdict =>
  pending('qualitative', `目标“${quoted(target)}”、实绩“${quoted(actual)}”，是否完成须人工认定。`, [
    '完成',
    '未完成',
  ])

/** Targets that name nothing to compare with: 高于全省平均, 完成上级下达任务, none at all. */
const needsReference = ({ kind }: Target): boolean =>
  kind === 'reference' || kind === 'unset' || kind === 'blank' || kind === 'task' || kind === 'qualitative'

/** 高于, 低于 …: which side of the reference value is wanted. */
const BELOW = /不高于|不超过|低于|慢于|控制|以内|范围内|以下/
const ABOVE = /不低于|高于|快于|超过|优于|好于|跑赢|大于/

/** Judges with the value that a person gave in the place of 全省平均 and the like. */
function withReference(
  input: JudgeInput,
  goal: string,
  value: string,
  own: string,
  options: JudgeOptions,
): Verdict | null {
  const words = comparable(input.target).replaceAll('不低于', '高于')
  const side = BELOW.test(words) ? 'at most' : ABOVE.test(words) ? 'at least' : null
  const { reference: _, ...ruling } = input.ruling ?? {}
  const verdict = judgeRow({ ...input, target: value, ruling }, '参照值', null, own, options, side)
  const wanted = input.target.trim() === '' ? `${goal}未填` : `${goal}“${quoted(input.target)}”`
  return (
    verdict && { ...verdict, reason: `${wanted}，参照值为${quoted(value)}（人工填写）：${verdict.reason}` }
  )
}

/** A word that is a unit only because it stands in the unit column. */
const ownUnit = (text: string): string => (unitOf(text) === null ? (columnUnit(text)?.label ?? '') : '')

const isDash = (text: string): boolean => /^[-—/\\*.]+$/.test(comparable(text))

/** The rule that a target leads to, where the row cannot be judged yet. */
function ruleOf(target: Target): Rule {
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

const unreadableActual = (row: Row, rule: Rule): Verdict =>
  pending(rule, `实绩“${quoted(row.input.actual)}”无法识别为单一数值，须人工认定。`)

/** A target in figures. */
function judgeFigures(row: Row, targets: readonly Figure[], actual: Actual): Verdict {
  const { input } = row
  const rule = ruleOf({ kind: 'figures', figures: targets })
  const known = ({ rest }: Figure) => isKnown(rest, row.found) || VERB.test(rest)
  if (!targets.every(known))
    return pending(rule, `目标“${quoted(input.target)}”含有不能识别的文字，须人工认定。`)
  if (actual.kind === 'words') return saidOnly(row, rule)
  if (actual.kind !== 'figures')
    return actual.kind === 'sign'
      ? pending(
          rule,
          `实绩“${quoted(input.actual)}”没有数值，不能与目标“${quoted(input.target)}”比较，须人工认定。`,
        )
      : unreadableActual(row, rule)
  if (!actual.figures.every(known)) return unreadableActual(row, rule)
  const matched = match(row, targets, actual.figures)
  if (typeof matched === 'string') return pending(rule, matched)
  if (forEach(input.target) !== forEach(input.actual))
    return pending(
      rule,
      `目标“${quoted(input.target)}”与实绩“${quoted(input.actual)}”一个是各自的数、一个是合计数，不能比较，须人工认定。`,
    )
  const { target } = matched
  if (!sameTask(target.figure.rest, matched.actual.figure.rest, row.found))
    return pending(
      rule,
      `目标“${quoted(input.target)}”与实绩“${quoted(input.actual)}”说的不是同一项工作，须人工认定。`,
    )
  const set = input.ruling?.rule
  const found = choose(row.found, target.figure, matched.actual.figure, target.unit, input.stock)
  const wanted = set === undefined || set === 'annual' || set === 'qualitative' ? row.side : set
  const choice = wanted === null ? found : { ...found, rule: wanted, doubt: null }
  if (choice.doubt !== null)
    return pending(
      choice.rule,
      `目标为${target.text}、实绩为${matched.actual.text}，${choice.doubt}，须人工认定。`,
    )
  const yearly: Judgeable = {
    target,
    actual: matched.actual,
    months: input.months,
    tolerance: row.tolerance,
    goal: row.goal,
  }
  const judgeable = row.annual === null ? yearly : { ...yearly, annual: annualSide(row, target, row.annual) }
  const verdict = choice.rule === 'amount' ? amount(judgeable, choice) : reach(judgeable, choice)
  return set === undefined ? verdict : byHand(set, verdict)
}

/** 各10家: a figure for each of several. */
const forEach = (text: string): boolean =>
  text.includes('各') && /各(?:新增|完成|建成|培育|不少于|达到)?\d/.test(comparable(text))

/** The year's target beside a 上半年目标; null where it is no single figure of the same measure. */
function annualSide(row: Row, stage: Side, text: string): Side | null {
  const read = readTarget(text, row.own)
  const [figure] = read.kind === 'figures' ? read.figures : []
  if (read.kind !== 'figures' || read.figures.length !== 1 || figure === undefined) return null
  const { input, found } = row
  const bare = figure.unit === '' && columnUnit(input.unit) === null && found.unit === null
  const unit = (bare ? unitOf(input.units?.stage ?? '') : unitFor(figure, row, 'target', null)) ?? stage.unit
  return convertible(unit, stage.unit) ? { figure, unit, text: quoted(text) } : null
}

/** What is counted once it is finished, and what only begins. */
const FINISHED =
  /^(?:建成(?:投用)?|竣工|完工|投用|改造|新?改建|扩建|培育|认定|培训|举办|开展|发放|安置|帮扶|救助|化解|整治|治理|拆除|创建|创成|打造|安装|更新|招引|办结|整改|铺设|疏浚|修复|种植|栽植|交付)$/
const VERB = new RegExp(`${FINISHED.source}|^(?:建设|开工|启动|签约|实施|推进|组织)$`)
const BUILT = /^(?:建成(?:投用)?|竣工|完工)$/

/** 建成20个 beside 建成12个 or 12个, but not beside 开工12个: what the figures count beside the name's own words. */
function sameTask(target: string, actual: string, found: Found): boolean {
  if (actual === target || actual === '' || isKnown(actual, found)) return true
  if (target === '' || isKnown(target, found)) return FINISHED.test(actual)
  return BUILT.test(actual) && (BUILT.test(target) || target === '建设')
}

/** Words left over are known where the indicator's own name says them in that order (城镇就业 of 城镇新增就业). */
function isKnown(rest: string, found: Found): boolean {
  if (rest === '') return true
  let at = 0
  for (const character of found.core) if (character === rest[at]) at++
  return rest.length > 1 && at === rest.length
}

/** 已完成, 有序推进 … beside a target: a person decides, and the words suggest how. */
function saidOnly(row: Row, rule: Rule): Verdict {
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

/** Target and actual of one measure, or one Chinese sentence that says why there are none. */
function match(
  row: Row,
  targets: readonly Figure[],
  actuals: readonly Figure[],
): { target: Side; actual: Side } | string {
  const { input, found } = row
  const target = targets.length === 1 ? targets[0] : preferred(row, targets)
  if (target === undefined)
    return `目标“${quoted(input.target)}”含多个数值，无法确定以哪一个为准，须人工认定。`
  const [only, ...more] = actuals
  // The share of the annual target done is a progress already, whatever the target's unit; a growth may follow it.
  if (only?.share && only.unit === '%' && more.every(({ change, unit }) => change !== null && unit === '%')) {
    const unit = unitFor(target, row, 'target', null)
    if (row.annual !== null)
      return `实绩“${quoted(input.actual)}”是完成比例，与${row.goal}不是同一口径，须人工认定。`
    if (unit !== null && measureOf(unit) === 'quantity')
      return { target: sideOf(target, unit, input.target), actual: sideOf(only, PERCENT, input.actual) }
  }
  const pairs: { actual: Figure; units: { target: Unit; actual: Unit } }[] = []
  for (const actual of actuals) {
    const units = unitsFor(row, target, actual)
    if (units !== null && convertible(units.target, units.actual)) pairs.push({ actual, units })
  }
  const [pair] = pairs
  if (pairs.length > 1) return `实绩“${quoted(input.actual)}”含多个数值，无法确定以哪一个为准，须人工认定。`
  if (pair !== undefined)
    return {
      target: sideOf(target, pair.units.target, targets.length === 1 ? input.target : ''),
      actual: sideOf(pair.actual, pair.units.actual, actuals.length === 1 ? input.actual : ''),
    }
  const growth = growthColumn(row, target)
  if (growth !== null) return { target: sideOf(target, PERCENT, input.target), actual: growth }
  if (only !== undefined && unitsFor(row, target, only) === null) {
    const grown = found.entry?.kind === 'growth' ? '，无法确定是增速还是总量' : ''
    const [first, second] = [`目标“${quoted(input.target)}”`, `实绩“${quoted(input.actual)}”`]
    const bare = [
      unitFor(target, row, 'target', null) === null ? first : '',
      unitFor(only, row, 'actual', null) === null ? second : '',
    ].filter((side) => side !== '')
    return `${bare.join('与')}没有注明计量单位${grown}，须人工认定。`
  }
  const units = only === undefined ? null : unitsFor(row, target, only)
  const money = units !== null && isCurrency(units.target) && isCurrency(units.actual)
  return `目标“${quoted(input.target)}”与实绩“${quoted(input.actual)}”${money ? '币种不同' : '不是同一计量单位'}，无法换算，须人工认定。`
}

/** Of a growth and an amount set together the one that the indicator is judged by. */
function preferred(row: Row, targets: readonly Figure[]): Figure | undefined {
  const kind = row.found.entry?.kind
  if (kind === undefined) return undefined
  const fitting = targets.filter((figure) => {
    const unit = unitFor(figure, row, 'target', null)
    return unit !== null && isRate(unit) === (kind === 'growth')
  })
  return fitting.length === 1 ? fitting[0] : undefined
}

/** The 同比 column's figure for a target that is a growth, where the 实绩 column holds the amount. */
function growthColumn(row: Row, target: Figure): Side | null {
  const unit = unitFor(target, row, 'target', PERCENT)
  return unit !== null && isRate(unit) ? growthCell(row.input.growth ?? '') : null
}

/** What a 同比 cell says; a bare figure there is in percent. */
function growthCell(text: string): Side | null {
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
function unitsFor(row: Row, target: Figure, actual: Figure): { target: Unit; actual: Unit } | null {
  let first = unitFor(target, row, 'target', null)
  let second = unitFor(actual, row, 'actual', null)
  if (first === null && second === null) {
    // Neither says what it counts: an amount, a level or a limit can do without, a growth is not told from a total.
    const kind = row.found.entry?.kind
    return kind === 'amount' || kind === 'level' || upperBound(target)
      ? { target: UNNAMED, actual: UNNAMED }
      : null
  }
  // Under a unit column that names two units (亿元、%) a bare figure may be either.
  const open = comparable(row.input.unit) === ''
  if (first === null && second !== null) first = open && mayBeRate(second, target, actual) ? second : null
  if (second === null && first !== null) second = open && mayBeRate(first, actual, target) ? first : null
  if (first === null || second === null) return null
  // 300亿 beside 184亿元: a magnitude alone is measured as the other is.
  if (first.base === '' && second.base !== '' && measureOf(second) === 'quantity')
    first = measuredIn(first, second.base)
  if (second.base === '' && first.base !== '' && measureOf(first) === 'quantity')
    second = measuredIn(second, first.base)
  return { target: first, actual: second }
}

/** 260.5 beside 增长10% is hardly a percentage. */
const mayBeRate = (unit: Unit, bare: Figure, other: Figure): boolean =>
  isRate(unit) && (compare(absolute(bare.low), HUNDRED) <= 0 || compare(absolute(other.low), HUNDRED) > 0)

const UNNAMED: Unit = { label: '', base: '', up: literal(1), down: literal(1) }

function unitFor(figure: Figure, row: Row, whose: 'target' | 'actual', otherwise: Unit | null): Unit | null {
  const own = row.units[whose]
  if (figure.unit === '') return own ?? otherwise
  if (figure.unit === '%') return PERCENT
  if (figure.unit === row.own) return own
  const unit = unitOf(figure.unit)
  if (unit === null || unit.base !== '') return unit
  return own !== null && measureOf(own) === 'quantity' ? measuredIn(unit, own.base) : unit
}

/** A figure with its unit and its quotation; `typed` is empty where the cell held more than this figure. */
function sideOf(figure: Figure, unit: Unit, typed: string): Side {
  if (typed === '') return { figure, unit, text: clauseText(figure, unit) }
  const text = quoted(typed)
  const bare = figure.unit === '' && /[\d.０-９．]$/.test(text)
  return { figure, unit, text: bare ? `${text}${unit.label}` : text }
}

function clauseText(figure: Figure, unit: Unit): string {
  const change = figure.change === null ? '' : figure.change === 'rise' ? '增长' : '下降'
  const end = figure.about
    ? '左右'
    : figure.bound === 'least'
      ? '以上'
      : figure.bound === 'most'
        ? '以内'
        : ''
  return `${change}${decimalText(figure)}${unit.label}${end}`
}

/** A target in words. */
function judgeWords(row: Row, target: Exclude<Target, { kind: 'figures' }>, actual: Actual): Verdict {
  const { input } = row
  const targetText = quoted(input.target)
  const actualText = quoted(input.actual)
  switch (target.kind) {
    case 'blank':
      return pending('reference', `目标未填，实绩${actualText}无从比较，须人工认定。`)
    case 'unset':
      return pending('reference', `目标“${targetText}”，尚无可比较的数值，须人工认定。`)
    case 'unreadable':
      return pending('qualitative', `目标“${targetText}”${target.why}，须人工认定。`)
    case 'reference':
    case 'task':
      if (actual.kind === 'words') return saidOnly(row, target.kind === 'task' ? 'qualitative' : 'reference')
      return target.kind === 'reference'
        ? reference(targetText, actualText)
        : pending('qualitative', `目标“${targetText}”为工作任务，实绩${actualText}是否完成须人工认定。`)
    case 'same as': {
      const side = growthSide(row, actual)
      if (side === null)
        return pending('same as', `目标须与经济增长比较，实绩“${actualText}”不是增速，须人工认定。`)
      return sameAs(side, target, input.gdpGrowth === null ? null : decimal(input.gdpGrowth), row.tolerance)
    }
    case 'qualitative':
      if (actual.kind === 'words') return saidOnly(row, 'qualitative')
      return qualitative(targetText, changeOf(row, actual, true), actualText)
    case 'positive':
      return judgeSign(row, 'positive', actual, false)
    case 'flat':
      // 持平 of accidents is kept by having fewer.
      return judgeSign(row, row.found.down ? 'not rising' : 'flat', actual, target.nearly)
    case 'falling':
      return judgeSign(row, target.orEqual ? 'not rising' : 'falling', actual, false)
  }
}

function judgeSign(row: Row, goal: SignGoal, actual: Actual, nearly: boolean): Verdict {
  const change = changeOf(row, actual, goal === 'positive' || goal === 'flat')
  if (change !== null) return signOf(goal, change, nearly)
  return pending(
    'qualitative',
    `目标“${quoted(row.input.target)}”须看同比升降，实绩“${quoted(row.input.actual)}”没有写明升降，须人工认定。`,
  )
}

/** The one rate among an actual's figures, or the 同比 column's. */
function growthSide(row: Row, actual: Actual): Side | null {
  const figures = actual.kind === 'figures' ? actual.figures : []
  const rates = figures.filter((figure) => {
    const unit = unitFor(figure, row, 'actual', null)
    return (
      unit !== null &&
      isRate(unit) &&
      isKnown(figure.rest, row.found) &&
      !(figure.change === 'fall' && figure.signed)
    )
  })
  const [rate] = rates
  if (rates.length === 1 && rate !== undefined && !rate.share) {
    const unit = unitFor(rate, row, 'actual', PERCENT) ?? PERCENT
    return sideOf(rate, unit, figures.length === 1 ? row.input.actual : '')
  }
  return growthCell(row.input.growth ?? '')
}

const HUNDRED = literal(100)
const ZERO = literal(0)
const SIGNS: Record<'positive' | 'zero' | 'negative', Interval> = {
  positive: { low: ZERO, high: null, lowOpen: true, highOpen: false },
  zero: { low: ZERO, high: ZERO, lowOpen: false, highOpen: false },
  negative: { low: null, high: ZERO, lowOpen: false, highOpen: true },
}

/**
 * The change that an actual tells. A bare percentage is a growth where the indicator is no level; where a fall is
 * the goal it must say so itself, unless the indicator's name does.
 * @param bareIsGrowth whether a bare figure may be read as a growth
 */
function changeOf(row: Row, actual: Actual, bareIsGrowth: boolean): Change | null {
  const { found, input } = row
  if (actual.kind === 'sign')
    return { interval: SIGNS[actual.sign], figure: null, text: quoted(input.actual) }
  const figures = actual.kind === 'figures' ? actual.figures : []
  const changes = figures.filter((figure) => {
    if (!isKnown(figure.rest, found) || figure.share) return false
    if (figure.change !== null) return !(figure.change === 'fall' && figure.signed)
    const unit = unitFor(figure, row, 'actual', null)
    if (unit === null || measureOf(unit) === 'quantity') return false
    // 0 of an infant mortality is a level.
    const level = found.kind === 'level' && found.share
    const none = !level && sign(figure.low) === 0 && sign(figure.high) === 0
    return none || figure.signed || found.falls || (bareIsGrowth && found.entry?.kind !== 'level')
  })
  const [figure] = changes
  if (changes.length === 1 && figure !== undefined) {
    const reading = intervalOf(figure, (typed) => typed, row.tolerance)
    const turned = figure.change === 'fall' || (figure.change === null && found.falls && !figure.signed)
    const unit = unitFor(figure, row, 'actual', PERCENT) ?? PERCENT
    const { text } = sideOf(figure, unit, figures.length === 1 ? input.actual : '')
    return { interval: turned ? mirrored(reading) : reading, figure, text }
  }
  const side = growthCell(input.growth ?? '')
  if (side === null) return null
  const reading = intervalOf(side.figure, (typed) => typed, row.tolerance)
  return {
    interval: side.figure.change === 'fall' ? mirrored(reading) : reading,
    figure: side.figure,
    text: side.text,
  }
}

/** A figure's number or range as typed. */
function decimalText(figure: Figure): string {
  const low = exact(figure.low)
  const high = exact(figure.high)
  return low === high ? low : `${low}—${high}`
}
