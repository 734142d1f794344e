/** The verdict on one row: reads target and actual, finds the one that binds, and has it judged. */
import { type Decimal, decimal, exact, literal, sign } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import type { Figure } from '../measure/quantity.ts'
import { columnUnit, isRate, PERCENT, unitOf } from '../measure/unit.ts'
import { Problem } from '../problem.ts'
import { type Actual, readActual } from './actual.ts'
import { type Dictionary, type Found, lookUp } from './dictionary.ts'
import { judgeFigures, undatedBecause } from './judge-figures.ts'
import { judgeWords } from './judge-words.ts'
import { boundInUnit, withBound } from './name-bound.ts'
import { accounted, accountedText, meant, none, partOf, saysNone, spanOf } from './printed.ts'
import { byHand, ownUnit, type Row, ruleOf, unitFor, unreadableActual } from './row.ts'
import { annual } from './rules-of-words.ts'
import { quoted } from './sentences.ts'
import { pending, verdict } from './settle.ts'
import { readTarget, type Target } from './target.ts'
import type { JudgeInput, Verdict } from './verdict.ts'

export interface JudgeOptions {
  /** How far short of 左右 a person decides, in 百分点 (of progress, for amounts). */
  readonly tolerance: string
  readonly dictionary: Dictionary
}

/** The tolerance of a table that sets none, in 百分点. */
export const TOLERANCE = '0.5'

/**
 * The verdict on one row; null for a row without target and actual.
 * Source of the rules: DESIGN section 3.
 * @throws Problem('invalid') where months is neither null nor a whole number from 1 to 12
 */
export function judge(input: JudgeInput, options: JudgeOptions): Verdict | null {
  const { months } = input
  if (months !== null && (!Number.isInteger(months) || months < 1 || months > 12))
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

/** Finds the months that count and the target that binds: the year's, or a 上半年目标 of its own. */
function judgeGoal(given: JudgeInput, options: JudgeOptions): Verdict | null {
  const input = given.months === null ? dated(given) : given
  const own = input.unit === '%' ? '' : ownUnit(input.unit)
  const { stage = '', stageName = '', months } = input
  if (stage.trim() !== '' && readTarget(stage, own).kind !== 'blank') {
    const goal = stageName || (months === null ? '阶段目标' : (STAGES[months] ?? `1—${months}月目标`))
    const units = input.units && { ...input.units, target: input.units.stage, stage: input.units.target }
    return judgeRow({ ...input, target: stage, ...(units && { units }) }, goal, input.target, own, options)
  }
  const verdict = judgeRow(input, '年度目标', null, own, options)
  const noYear = input.otherStages !== undefined && readTarget(input.target, own).kind === 'blank'
  return verdict?.status === '待核' && noYear ? pending('amount', `${undatedBecause(input)}。`) : verdict
}

/** Where the table does not say its period an actual may do so itself: 1—6月52亿元. */
function dated(input: JudgeInput): JudgeInput {
  const actual = readActual(input.actual, input.unit === '%' ? '' : ownUnit(input.unit))
  const period = actual.kind === 'figures' ? actual.period : null
  return period === null || period === 0 ? input : { ...input, months: period }
}

/** Figures below 预计值 are estimates, as 预计5亿元 is. */
const expected = (actual: Actual, { estimated }: JudgeInput): Actual =>
  estimated === true && actual.kind === 'figures'
    ? { ...actual, figures: actual.figures.map((figure) => ({ ...figure, estimated: true })) }
    : actual

function judgeRow(
  input: JudgeInput,
  goal: string,
  annualTarget: string | null,
  own: string,
  options: JudgeOptions,
  side: Row['side'] = null,
): Verdict | null {
  const target = readTarget(input.target, own)
  const actual = expected(printedActual(input, readActual(input.actual, own), target, options), input)
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
      `实绩“${quoted(input.actual)}”写明的时期${input.months === null ? '只是一个月或一个季度' : `不是${input.months === 1 ? '' : '1—'}${input.months}月`}，须人工认定。`,
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
  const slip = slipOf(input)
  if (slip !== null) return pending(ruleOf(target), slip)
  const part = judgeParts(input, (one) => judgeRow(one, goal, annualTarget, own, options, side))
  if (part !== null) return part
  const spanned =
    target.kind === 'figures' && target.form === 'span' ? spanOf(comparable(input.actual)) : null
  if (spanned !== null)
    return judgeRow({ ...input, actual: spanned.rest }, goal, annualTarget, own, options, side)
  const negative = actual.kind === 'unreadable' ? negativeOf(row, target) : null
  if (negative !== null) {
    const { text, figure } = negative
    const judged = judgeRow({ ...input, actual: text }, goal, annualTarget, own, options, side)
    return (
      judged && {
        ...judged,
        reason: `实绩“${quoted(input.actual)}”按负数读作${accountedText(figure)}：${judged.reason}`,
      }
    )
  }
  if (target.kind === 'figures') {
    const doubt = formDoubt(row, target, actual)
    if (doubt !== null) return pending(ruleOf(target), doubt)
    const figures = boundedBy(target.figures, row)
    return typeof figures === 'string' ? pending(ruleOf(target), figures) : judgeFigures(row, figures, actual)
  }
  if (actual.kind === 'unreadable') return unreadableActual(row, ruleOf(target))
  return judgeWords(row, target, actual)
}

/**
 * 60亿元（其中外资2亿元）: whole and part bind, each held against the actual's own. null where the target has no part
 * with a figure.
 */
function judgeParts(input: JudgeInput, judgeOne: (one: JudgeInput) => Verdict | null): Verdict | null {
  const goal = input.target.includes('其中') ? partOf(comparable(input.target)) : null
  if (goal === null) return null
  const done = partOf(comparable(input.actual))
  const whole = judgeOne({ ...input, target: goal.whole, actual: done?.whole ?? input.actual })
  if (whole === null) return null
  const named = done !== null && (done.name === goal.name || done.name === '')
  const part = named ? judgeOne({ ...input, target: goal.part, actual: done.part }) : null
  const among = `其中${goal.name}${part?.reason ?? `目标${goal.part}，实绩没有写明，须人工认定。`}`
  const reason = `${whole.reason.replace(/。$/, '')}；${among}`
  if (part !== null && whole.certain && part.status === whole.status) return { ...whole, reason }
  const wait = part?.certain && whole.certain ? '，两项不一致，须人工认定。' : '。'
  return pending(whole.rule, reason.replace(/。$/, wait), ['完成', '未完成'], whole)
}

/** 未发生, 零事故, beside a target of none 无: the figure is 0. */
function printedActual(input: JudgeInput, actual: Actual, target: Target, options: JudgeOptions): Actual {
  if (actual.kind === 'figures' || actual.kind === 'blank' || actual.kind === 'sign') return actual
  const goal = target.kind === 'figures' && (target.form === 'none' || isZero(target.figures))
  if (!saysNone(comparable(input.actual), goal)) return actual
  if (target.kind !== 'figures' || !(goal || lookUp(input.indicator, options.dictionary).down)) return actual
  const figure = none(target.figures[0]?.unit)
  return figure === null ? actual : { kind: 'figures', figures: [figure], period: null }
}

const isZero = ([figure]: readonly Figure[]): boolean =>
  figure !== undefined && sign(figure.low) === 0 && sign(figure.high) === 0

/** 5。3 for 5.3: one Chinese sentence that says what to type. */
function slipOf({ target, actual }: JudgeInput): string | null {
  const [first, second] = [meant(target), meant(actual)]
  const which = first === null ? '实绩' : '目标'
  const right = first ?? second
  return right === null ? null : `${which}里的小数点写成了句号，请改写为“${right}”，改好后再作判定。`
}

/** (3.5%) where a growth is told and the target has no brackets. */
function negativeOf(row: Row, target: Target): { readonly text: string; readonly figure: Figure } | null {
  const figure = accounted(row.input.actual)
  if (figure === null || target.kind === 'unreadable' || target.kind === 'blank') return null
  if (target.kind === 'figures' && (target.form !== undefined || target.figures.length > 1)) return null
  const unit = unitFor(figure, row, 'actual', null)
  const [wanted] = target.kind === 'figures' ? target.figures : []
  const level = row.found.kind === 'level' && row.found.share && wanted?.change == null
  if (unit === null || !isRate(unit) || level) return null
  return { text: accountedText(figure), figure }
}

/** 〔17〕 before its years are over, 个位数 of what is not counted one by one: why a person must decide. */
function formDoubt(row: Row, { form, figures }: Target & { kind: 'figures' }, actual: Actual): string | null {
  const { input } = row
  const [figure] = figures
  if (form === undefined || form === 'none' || figure === undefined) return null
  const unit = unitFor(figure, row, 'target', null)
  const said = `目标“${quoted(input.target)}”`
  if (form === 'ones') {
    const whole = actual.kind === 'figures' && actual.figures.every(({ low }) => !exact(low).includes('.'))
    return whole && unit !== null && !isRate(unit) ? null : `${said}没有写明数值，须人工认定。`
  }
  if (form === 'square' && (unit === null || !isRate(unit)))
    return `${said}写在括号里，可能是累计数或注，须人工认定。`
  const over = input.months === 12 && (input.year == null || input.year % 5 === 0)
  return over ? null : `${said}是几年的累计数，期满以前不能断定，须人工认定。`
}

/** The target's figures with the bound that name or unit say; one Chinese sentence where they contradict it. */
function boundedBy(figures: readonly Figure[], { input, found }: Row): readonly Figure[] | string {
  const bound = boundInUnit(input.unit)?.bound ?? found.bound
  if (bound === null) return figures
  const all: Figure[] = []
  for (const figure of figures) {
    const one = withBound(figure, bound, found.falls)
    if (typeof one === 'string') return `目标“${quoted(input.target)}”${one}，须人工认定。`
    all.push(one)
  }
  return all
}

const HALF = literal(TOLERANCE)

const toleranceOf = ({ tolerance }: JudgeOptions): Decimal =>
  tolerance === TOLERANCE ? HALF : (decimal(tolerance) ?? HALF)

function unitsOfRow({ unit, units }: JudgeInput, found: Found): Row['units'] {
  const own = unit === '%' ? PERCENT : (columnUnit(boundInUnit(unit)?.bare ?? unit) ?? found.unit)
  if (own !== null || units === undefined) return { target: own, actual: own }
  return { target: unitOf(units.target), actual: unitOf(units.actual) }
}

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

const isDash = (text: string): boolean => /^[-—/\\*.]+$/.test(comparable(text))
