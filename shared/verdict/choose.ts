/**
 * Which rule judges a row that has figures (DESIGN section 3): the dictionary first, then the target's words, then
 * the unit; words such as 以上 and 以内 override. Where what the figures mean is not clear there is no rule but a
 * reason, since the program never guesses.
 */
import type { FigureRule } from '../attachment/rules.ts'
import { absolute, compare, literal, sign } from '../measure/decimal.ts'
import type { Figure } from '../measure/quantity.ts'
import { isCurrency, isRate, type Unit } from '../measure/unit.ts'
import type { Found } from './dictionary.ts'
import type { Kind } from './indicator.ts'

/** What a figure measures; figures of different measures are never compared. */
export type Measure = 'rate' | 'points' | 'quantity'

export const measureOf = (unit: Unit): Measure =>
  isRate(unit) ? 'rate' : unit.base === '百分点' ? 'points' : 'quantity'

export interface Choice {
  readonly rule: FigureRule
  /** Whether the typed figures are multiplied by −1 to stand in the scale that the rule compares in. */
  readonly turnTarget: boolean
  readonly turnActual: boolean
  /** The scale is the size of a fall: more of it is a deeper fall. */
  readonly fall: boolean
  /** Why a person must decide; null where the rule can. */
  readonly doubt: string | null
  /**
   * Why a target that is not reached yet is not missed before the year's end; of an amount, why its part for the
   * months gone is not enough for 完成. null where it is.
   */
  readonly yearly: string | null
}

/** Levels by their unit, whoever the indicator is. */
const LEVEL_BASE = /\/|^(?:岁|分|指数)$/
/** What happens so many times: of such, 0 is all that is allowed. */
const EVENTS = /^[起宗例]$/
/** What is made or earned by each. */
const YEARLY_BASE = /^(?:元|美元|质量)\/(?:人|户|面积)$/
const WHOLE_YEAR = '全年比率的年中数不能与全年目标直接比较，须人工认定'
const DOWN_BASE = /^(?:质量\/体积|例\/人|标准煤\/元|体积\/元)$/

/** In one piece: of 100,000 rows each copy of it would be felt. */
const chosen = (
  rule: Choice['rule'],
  doubt: string | null,
  turnTarget = false,
  turnActual = false,
  fall = false,
  yearly: string | null = null,
): Choice => ({ rule, turnTarget, turnActual, fall, doubt, yearly })

/** A price index (上年=100) beside a rise in prices. */
const [INDEX_LOW, INDEX_HIGH, RISE_HIGH] = [literal(80), literal(130), literal(50)]
const isIndex = ({ low, change, signed }: Figure) =>
  change === null && !signed && compare(low, INDEX_LOW) >= 0 && compare(low, INDEX_HIGH) <= 0

/** 以内, 控制在, 降至: a line that is not to be passed. */
export const upperBound = (target: Figure): boolean =>
  target.bound === 'most' || (target.held && target.bound !== 'least') || target.toward === 'down'

/**
 * The rule for a target and an actual of one measure.
 * @param stock the column of the actual says that it holds what there is at a moment
 */
export function choose(found: Found, target: Figure, actual: Figure, unit: Unit, stock = false): Choice {
  const measure = measureOf(unit)
  const { down } = found
  const base = found.base ?? (unit.base === '指数' ? 'last' : null)
  if (base !== null || found.series === 'producer') {
    const index = indexRule(found, target, actual, base)
    if (index !== null) return index
  }
  // 下降3.2% is a goal where less is better or nothing is known; for GDP it is a growth below zero.
  const gain = gainOf(found, target, actual, measure)
  if (
    found.falls ||
    (target.change === 'fall' && (down || found.entry === null || gain) && !limitsFall(found, target))
  )
    return early(fallOf(found, target, actual, unit, gain), gain || isLevelUnit(measure, unit))
  if (gain) return early(gained(found, target, actual), gain)
  return measure === 'quantity'
    ? quantityRule(found, target, actual, unit, down, stock)
    : rateRule(found, target, actual, down)
}

/** An index with last year as 100, or producers' prices; null where both figures are told as changes of what has a rule. */
function indexRule(found: Found, target: Figure, actual: Figure, base: Found['base']): Choice | null {
  const { series } = found
  const rule = upperBound(target) ? 'at most' : target.bound === 'least' ? 'at least' : null
  if (series === 'producer') return rule === null ? chosen('growth', NEITHER) : null
  if (target.change !== null && actual.change !== null) return null
  if (!isIndex(target) || !isIndex(actual)) return chosen(rule ?? 'at least', NO_INDEX)
  if (rule !== null) return chosen(rule, null)
  if (base === 'other') return chosen('at least', OTHER_BASE)
  if (series === 'consumer') return chosen('at most', null)
  const grows = series === 'volume' || (found.entry?.kind === 'growth' && !found.down)
  return chosen('at least', grows ? null : NEITHER)
}

const NEITHER = '没有写明是控制目标还是增长目标'
const NO_INDEX = '指标名称写明以上年为100，而目标与实绩不都是这样的指数，不是同一口径'
const OTHER_BASE = '指数不是以上年为100，不能直接看出当年的升降'

/** 提高0.8个百分点, 城镇化率提高: what a level is to gain (or lose) within the year, and not where it is to stand. */
const gainOf = (found: Found, target: Figure, actual: Figure, measure: Measure): boolean => {
  if (target.toward !== null) return false
  if (measure === 'points') return true
  if (measure !== 'rate' || found.grows || found.kind !== 'level' || !found.share) return false
  return found.gains || (target.change !== null && (actual.change !== null || actual.signed))
}

const isLevelUnit = (measure: Measure, { base }: Unit): boolean =>
  measure === 'quantity' && LEVEL_BASE.test(base) && base !== CONCENTRATION
/** Measured day by day, and told by its mean so far. */
const CONCENTRATION = '质量/体积'

/** Not reached yet is not missed as long as the year lasts. */
const early = (choice: Choice, gain: boolean): Choice =>
  gain && choice.rule !== 'at most' ? { ...choice, yearly: WHOLE_GAIN } : choice

const WHOLE_GAIN = '全年的增减幅度年中尚不能断定，须人工认定'

/** A gain against a gain; 0.4个百分点 beside 提高1个百分点 is one too. */
function gained(found: Found, target: Figure, actual: Figure): Choice {
  const rule = upperBound(target) ? 'at most' : target.bound === 'least' ? 'at least' : 'growth'
  const doubt =
    target.change === 'fall' || actual.change === 'fall'
      ? signTwice(target, actual)
      : target.change === null && !target.signed && !found.gains && found.down
        ? '没有写明是提高还是下降'
        : null
  return chosen(rule, doubt, target.change === 'fall', actual.change === 'fall')
}

/** 降幅控制在3%以内: a fall that is put up with, not wished for. */
const limitsFall = (found: Found, target: Figure): boolean => !found.falls && upperBound(target)

/** The goal is a fall: both figures are brought to the size of a fall. */
function fallOf(found: Found, target: Figure, actual: Figure, unit: Unit, gain: boolean): Choice {
  // What a concentration has fallen by does not gather over the year.
  const gathers = measureOf(unit) === 'quantity' && !LEVEL_BASE.test(unit.base)
  const rule = upperBound(target) ? 'at most' : gathers ? 'amount' : 'at least'
  const turnTarget =
    target.change === 'rise' || (target.change === null && target.signed && sign(target.low) < 0)
  if (target.change === 'rise') return chosen(rule, '目标写作增长而指标名称为下降，方向不一致')
  if (target.change === 'fall' && target.signed) return chosen(rule, '目标的升降写法与正负号重复')
  const fall = (doubt: string | null, turnActual = false) => chosen(rule, doubt, turnTarget, turnActual, true)
  if (actual.change === 'fall') return fall(actual.signed ? '实绩的升降写法与正负号重复' : null)
  if (actual.change === 'rise') return fall(null, true)
  if (sign(actual.low) === 0 && sign(actual.high) === 0) return fall(null)
  if (!actual.signed) return fall(found.falls || gain ? null : '实绩没有写明是增长还是下降')
  // A sign stands before the actual: a change, unless the name already says 下降 and the target is unsigned.
  const clear = target.change === 'fall' || turnTarget
  return fall(clear ? null : '指标名称为下降而实绩带正负号，含义不明', true)
}

function rateRule(found: Found, target: Figure, actual: Figure, down: boolean): Choice {
  const { kind } = found
  const doubt = rateDoubt(found, target, actual, kind)
  const turned = (rule: Choice['rule']) =>
    chosen(rule, doubt, target.change === 'fall', actual.change === 'fall')
  if (target.change === 'fall') return turned(target.bound === 'least' ? 'at most' : 'growth')
  if (upperBound(target)) {
    // -3%以内 of what should grow: it may fall by as much.
    const fallsAtMost = target.signed && sign(target.low) < 0
    if (!fallsAtMost) return turned('at most')
    return (kind === 'growth' || kind === 'amount') && !down
      ? turned('growth')
      : chosen('at most', doubt ?? '目标是负数的上限，含义不明')
  }
  if (target.bound === 'least') return turned('at least')
  if (down) return turned('at most')
  const share = kind === 'level' && found.share
  const level = target.change === null && !found.grows && (share || (target.task && kind !== 'growth'))
  return turned(level ? 'at least' : 'growth')
}

/** 下降-2%: the sign is said twice. */
function signTwice(target: Figure, actual: Figure): string | null {
  if (target.change === 'fall' && target.signed) return '目标的升降写法与正负号重复'
  return actual.change === 'fall' && actual.signed ? '实绩的升降写法与正负号重复' : null
}

/** Whether both figures speak of a change, or both of a level. */
function rateDoubt(found: Found, target: Figure, actual: Figure, kind: Kind | null): string | null {
  const twice = signTwice(target, actual)
  if (twice !== null) return twice
  if (actual.share) return '实绩是完成比例，与目标不是同一口径'
  if (found.index) {
    const apart = (one: Figure, other: Figure) => isIndex(one) && compare(absolute(other.low), RISE_HIGH) < 0
    if (apart(target, actual) || apart(actual, target))
      return '一个是以上年为100的指数、一个是涨跌幅，不是同一口径'
  }
  if (kind !== 'level' || found.grows) return null
  if (!found.share) {
    // A percentage of a balance is its growth; of something that should fall it may be either.
    const bare = (one: Figure) => one.change === null && !one.signed
    const bound = target.bound !== null || target.held
    return found.down && !bound && bare(target) && bare(actual) ? '没有写明是增长还是下降' : null
  }
  if (target.change === null && actual.change !== null) return '目标是水平值而实绩是升降幅度，不是同一口径'
  if (target.change !== null && actual.change === null && !actual.signed)
    return '目标是升降幅度而实绩没有写明升降，不是同一口径'
  return null
}

function quantityRule(
  found: Found,
  target: Figure,
  actual: Figure,
  unit: Unit,
  down: boolean,
  stock: boolean,
): Choice {
  const yearly = found.yearly === 'always' || (found.yearly === 'by unit' && YEARLY_BASE.test(unit.base))
  const level = yearly || (stock && !found.flow) || found.kind === 'level' || LEVEL_BASE.test(unit.base)
  if (level && !down && !upperBound(target) && adds(target)) return addedTo(found, actual, unit)
  const told = target.bound !== null || upperBound(target) || target.toward !== null
  const doubt =
    found.unsure && !told
      ? NEITHER_WAY
      : level && !found.fresh && actual.fresh && !target.fresh
        ? ADDED_ONLY
        : changeDoubt(target, actual, found)
  const late = yearly ? WHOLE_YEAR : level ? lateIn(found.core) : null
  const turned = (rule: Choice['rule'], why = doubt) =>
    chosen(rule, why, target.change === 'fall', actual.change === 'fall', false, late)
  const noEvent = sign(target.high) === 0 && sign(target.low) === 0 && EVENTS.test(unit.base) && !found.flow
  if (upperBound(target) || noEvent) return turned('at most')
  if (level) {
    const less = target.bound !== 'least' && (down || (found.entry === null && DOWN_BASE.test(unit.base)))
    return turned(less && target.toward !== 'up' ? 'at most' : 'at least')
  }
  if (target.toward === 'up') return turned('at least')
  if (down && target.bound !== 'least') return turned('at most')
  if (doubt !== null) return turned('amount')
  const notPositive = sign(target.low) <= 0 || target.change === 'fall'
  const choice = turned('amount', notPositive ? '目标不是正数，无法按序时进度折算' : null)
  return isMaybeStock(found, target, unit) ? { ...choice, yearly: MAYBE_STOCK } : choice
}

/** What is sown in autumn is not there in June: 24万亩 of 46万亩 by then says neither that it will be reached nor not. */
const SOWN_LATE = /(?:播种|种植|栽种)面积$/
const SOWN = '秋播以后才知道全年播种面积，年中数不能与全年目标直接比较，须人工认定'
/** Who is insured is counted at the year's end: 98% of them in June is called reached by some and missed by others. */
const INSURED_LATE = /参保(?:缴费)?人数$/
const INSURED = '参保人数的目标是年末数，年中不足全年目标须人工认定'
const lateIn = (name: string): string | null =>
  SOWN_LATE.test(name) ? SOWN : INSURED_LATE.test(name) ? INSURED : null

const NEITHER_WAY = '没有写明是越多越好还是越少越好'
const MAYBE_STOCK = '但可能是存量，尚未达到全年目标，须人工认定'
/** What nobody has a stock of: visits, meetings, tons of freight. */
const PASSING = /次$|^(?:[起宗例场期批轮届天倍]|吨公里|人公里|标准箱)$/

const isMaybeStock = ({ stock }: Found, target: Figure, unit: Unit): boolean =>
  stock !== null && !adds(target) && !PASSING.test(unit.base) && (stock === 'funds' || !isCurrency(unit))

const ADDED_ONLY = '目标是总数而实绩是新增数，不是同一口径'

const adds = ({ change, fresh }: Figure): boolean => fresh || change === 'rise'

/** 贷款余额新增500亿元: what is added to a stock gathers over the year, though the stock does not. */
function addedTo(found: Found, actual: Figure, unit: Unit): Choice {
  const perHead = LEVEL_BASE.test(unit.base) || found.perHead
  const told = actual.fresh || actual.change !== null
  const doubt = told ? null : '目标是新增数而实绩没有写明是新增数还是总数，不是同一口径'
  const turn = actual.change === 'fall'
  return perHead
    ? chosen('at least', doubt, false, turn, false, WHOLE_GAIN)
    : chosen('amount', doubt, false, turn)
}

function changeDoubt(target: Figure, actual: Figure, found: Found): string | null {
  if (target.change === actual.change || (target.change === 'rise' && actual.change === null)) return null
  if (actual.change === 'rise' && target.change === null && found.fresh) return null
  return '目标与实绩一个是总量、一个是增减量，不是同一口径'
}
