/** A target in figures: which figure of the actual it is held against, and by which rule. */
import { isFigureRule } from '../attachment/rules.ts'
import { absolute, compare, literal, times } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import type { Figure } from '../measure/quantity.ts'
import { columnUnit, convertible, isCurrency, isRate, PERCENT, type Unit, unitOf } from '../measure/unit.ts'
import type { Actual } from './actual.ts'
import { choose, measureOf, upperBound } from './choose.ts'
import type { Found } from './dictionary.ts'
import { boundInUnit } from './name-bound.ts'
import { isFlow } from './name-nature.ts'
import { none } from './printed.ts'
import {
  byHand,
  growthCell,
  isKnown,
  type Row,
  ruleOf,
  saidOnly,
  sideOf,
  unitFor,
  unitsFor,
  unreadableActual,
} from './row.ts'
import { byFigures } from './rules.ts'
import { quoted } from './sentences.ts'
import { type Judgeable, pending, type Side } from './settle.ts'
import { readTarget } from './target.ts'
import type { JudgeInput, Verdict } from './verdict.ts'

/** A target in figures. */
export function judgeFigures(row: Row, targets: readonly Figure[], actual: Actual): Verdict {
  const { input } = row
  const rule = ruleOf({ kind: 'figures', figures: targets })
  const known = ({ rest }: Figure) =>
    isKnown(rest, row.found) || VERB.test(rest) || (targets.length === 1 && isTask(rest, row.found))
  if (!targets.every(known))
    return pending(rule, `目标“${quoted(input.target)}”含有不能识别的文字，须人工认定。`)
  if (actual.kind === 'words') return saidOnly(row, rule)
  const [goal] = targets
  const flat =
    actual.kind === 'sign' && actual.sign === 'zero' && goal !== undefined ? flatOf(row, goal) : null
  if (flat !== null && targets.length === 1) return judgePair(row, flat)
  if (actual.kind !== 'figures')
    return actual.kind === 'sign'
      ? pending(
          rule,
          `实绩“${quoted(input.actual)}”没有数值，不能与目标“${quoted(input.target)}”比较，须人工认定。`,
        )
      : unreadableActual(row, rule)
  if (!actual.figures.every(known)) return unreadableActual(row, rule)
  const wanted = targets.length > 1 ? setByHand(row, targets) : targets
  const [first, second] = wanted
  if (first !== undefined && second !== undefined) return judgeBoth(row, [first, second], actual.figures)
  const matched = match(row, first ?? null, actual.figures, targets.length === 1)
  return typeof matched === 'string' ? pending(rule, matched) : judgePair(row, matched)
}

/** 持平 beside a growth or a gain is one of 0; null where it says nothing without last year's figure. */
function flatOf(row: Row, target: Figure): Pair | null {
  const unit = unitFor(target, row, 'target', null)
  if (unit === null || measureOf(unit) === 'quantity') return null
  const { kind, share, grows, falls, gains } = row.found
  const level = kind === 'level' && share && !grows && !falls && !gains
  if (measureOf(unit) === 'rate' && level && target.change === null) return null
  const figure = none(unit.base === '百分点' ? '个百分点' : '%')
  return figure === null
    ? null
    : {
        target: sideOf(target, unit, row.input.target),
        actual: { figure: { ...figure, signed: true }, unit, text: quoted(row.input.actual) },
      }
}

/** What target and actual of one measure come to. */
function judgePair(row: Row, matched: Pair): Verdict {
  const { input } = row
  const rule = ruleOf({ kind: 'figures', figures: [matched.target.figure] })
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
  const wanted = set !== undefined && isFigureRule(set) ? set : row.side
  const choice = wanted === null ? found : { ...found, rule: wanted, doubt: null }
  if (choice.doubt !== null)
    return pending(
      choice.rule,
      `目标为${target.text}、实绩为${matched.actual.text}，${choice.doubt}，须人工认定。`,
    )
  const undated = undatedBecause(input)
  const yearly: Judgeable = {
    target,
    actual: matched.actual,
    months: undated === '' ? input.months : null,
    undated,
    tolerance: row.tolerance,
    goal: row.goal,
  }
  const judgeable = row.annual === null ? yearly : { ...yearly, annual: annualSide(row, target, row.annual) }
  const verdict = noted(row, byFigures[choice.rule](judgeable, choice), matched)
  return set === undefined ? verdict : byHand(set, verdict)
}

/** 5% and 6% under 亿美元: judged as the growths that they are, and said. */
function noted({ input, own }: Row, verdict: Verdict, { target, actual }: Pair): Verdict {
  if (input.unit === '' || input.unit === target.unit.label || own !== '') return verdict
  const told = target.figure.change ?? actual.figure.change ?? null
  if (told !== null || actual.figure.share || actual.text.startsWith('同比')) return verdict
  const column = columnUnit(boundInUnit(input.unit)?.bare ?? input.unit)
  if (column === null || column.base === '' || convertible(column, target.unit)) return verdict
  const rest = verdict.reason.replace(/。$/, '')
  return {
    ...verdict,
    reason: `${rest}；计量单位栏为“${quoted(input.unit)}”，与数值的单位（${target.unit.label}）不一致，请核对。`,
  }
}

/** Of two figures the one that a person's rule speaks of (growth of a rate, amount of a quantity); both without one. */
function setByHand(row: Row, targets: readonly Figure[]): readonly Figure[] {
  const rule = row.input.ruling?.rule
  if (rule !== 'growth' && rule !== 'amount') return targets
  const fitting = targets.filter((figure) => {
    const unit = unitFor(figure, row, 'target', null)
    return unit !== null && isRate(unit) === (rule === 'growth')
  })
  return fitting.length === 1 ? fitting : targets
}

/** 500亿元，增长9%: both are to be reached, each by its own rule. */
function judgeBoth(row: Row, targets: readonly [Figure, Figure], actuals: readonly Figure[]): Verdict {
  const { input, found } = row
  const rule = ruleOf({ kind: 'figures', figures: targets })
  const [one, other] = targets.map((figure) => unitFor(figure, row, 'target', null))
  if (one == null || other == null || convertible(one, other))
    return pending(rule, `目标“${quoted(input.target)}”含多个数值，无法确定以哪一个为准，须人工认定。`)
  // 4000人、4.5%以内 under the name of a rate: less of it is better, of the other figure nobody has said so.
  const count = targets[isRate(one) ? 1 : 0]
  const mixed = found.down && /率$/.test(found.core) && isRate(one) !== isRate(other)
  if (mixed && count.bound === null && !upperBound(count) && count.toward === null)
    return pending(rule, `目标“${quoted(input.target)}”是两项不同的要求，须人工认定。`)
  const matches = targets.map((target) => match(row, target, actuals, false))
  const pairs = matches.filter((each) => typeof each !== 'string')
  // One unit column cannot name both units: that it names one of them is no slip.
  const both = { ...row, input: { ...input, unit: '' } }
  const verdicts = pairs.map((pair) => judgePair(both, pair))
  const [first, second] = verdicts
  const said = verdicts.map(({ reason }) => reason.replace(/。$/, '')).join('；')
  if (first === undefined) return pending(rule, matches.find((each) => typeof each === 'string') ?? '')
  if (second === undefined) {
    const wait = first.certain ? '，须人工认定' : ''
    return pending(
      first.rule,
      `目标“${quoted(input.target)}”有两项，实绩“${quoted(input.actual)}”只写明一项：${said}${wait}。`,
    )
  }
  // The rule, and what is said in figures, are those of the one that the indicator is known by.
  const known = pairs.findIndex(({ target }) => isRate(target.unit) === (found.entry?.kind === 'growth'))
  const main = verdicts[known] ?? first
  const same = first.status === second.status
  const apart = !same && first.certain && second.certain ? '，两项不一致，须人工认定' : ''
  const reason = `${said}${apart}。`
  return same && first.certain
    ? { ...main, reason }
    : pending(main.rule, reason, ['完成', '未完成'], {
        progress: main.progress,
        schedule: main.schedule,
        gap: main.gap,
      })
}

/** Why no part of the year can be reckoned, as the end of a sentence; '' where it can. */
export function undatedBecause({ months, otherStages }: JudgeInput): string {
  if (months === null) return '表中没有写明时期，不能按序时进度折算，请先选择时期'
  return otherStages === undefined ? '' : `表中有${otherStages}，没有截至${months}月的目标，须人工认定`
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

/** 新改建公路60公里 under 农村公路建设: a task of its own, counted as it is done. */
const isTask = (rest: string, { kind, down }: Found): boolean =>
  kind !== 'level' && !down && !rest.includes('?') && (NEW_THINGS.test(rest) || isFlow(rest))
const NEW_THINGS = /^新(?:增|建|改建|改扩建|扩建|招|开|认定|培育|引进|发展)/

/** 建成20个 beside 建成12个 or 12个, but not beside 开工12个: what the figures count beside the name's own words. */
function sameTask(target: string, actual: string, found: Found): boolean {
  if (actual === target || actual === '' || isKnown(actual, found)) return true
  if (target === '' || isKnown(target, found)) return FINISHED.test(actual)
  return BUILT.test(actual) && (BUILT.test(target) || target === '建设')
}

/** Target and actual of one measure. */
interface Pair {
  readonly target: Side
  readonly actual: Side
}

/**
 * Target and actual of one measure, or one Chinese sentence that says why there are none.
 * @param alone the target's cell holds this figure and no other
 */
function match(row: Row, target: Figure | null, actuals: readonly Figure[], alone: boolean): Pair | string {
  const { input, found } = row
  const typed = alone ? input.target : ''
  if (target === null) return `目标“${quoted(input.target)}”含多个数值，无法确定以哪一个为准，须人工认定。`
  const [only, ...more] = actuals
  // The share of the annual target done is a progress already, whatever the target's unit; a growth may follow it.
  if (only?.share && only.unit === '%' && more.every(({ change, unit }) => change !== null && unit === '%')) {
    const unit = unitFor(target, row, 'target', null)
    if (row.annual !== null)
      return `实绩“${quoted(input.actual)}”是完成比例，与${row.goal}不是同一口径，须人工认定。`
    if (unit !== null && measureOf(unit) === 'quantity')
      return { target: sideOf(target, unit, typed), actual: sideOf(only, PERCENT, input.actual) }
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
      target: sideOf(target, pair.units.target, typed),
      actual: sideOf(pair.actual, pair.units.actual, actuals.length === 1 ? input.actual : ''),
    }
  const growth = growthColumn(row, target, only)
  if (growth !== null) return { target: sideOf(target, PERCENT, typed), actual: growth }
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

/** The 同比 column's figure for a target that is a growth, where the 实绩 column holds the amount. */
function growthColumn(row: Row, target: Figure, actual: Figure | undefined): Side | null {
  const named = unitFor(target, row, 'target', null)
  if (named === null && !isLikeGrowth(target, actual)) return null
  const unit = named ?? PERCENT
  return isRate(unit) ? growthCell(row.input.growth ?? '') : null
}

/** 8 beside 987.65 is a growth to be reached; 60 beside 31 may be an amount, and 500 can be nothing else. */
function isLikeGrowth(target: Figure, actual: Figure | undefined): boolean {
  if (target.change !== null || target.signed) return true
  if (compare(absolute(target.low), FIFTY) > 0) return false
  return actual === undefined || compare(absolute(actual.low), times(absolute(target.low), THREE)) > 0
}

const THREE = literal(3)
const FIFTY = literal(50)
