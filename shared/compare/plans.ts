/**
 * A plan against a plan (上级计划对照): the targets of a table beside those of a higher level, told by its report or by a
 * table. Pure; exact decimals. What does not measure the same is not held together.
 */
import { type Attachment, cellText, columnOf } from '../attachment/model.ts'
import { nameOf } from '../attachment/names.ts'
import { absolute, compare, type Decimal, decimal, exact, minus, negate, sign } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import type { Figure } from '../measure/quantity.ts'
import {
  columnUnit,
  converted,
  convertible,
  isRate,
  PERCENT,
  UNNAMED,
  type Unit,
  unitNamed,
} from '../measure/unit.ts'
import { identityOf, scopedName } from '../report/names.ts'
import type { Statement } from '../report/statement.ts'
import { type Dictionary, type Found, lookUp } from '../verdict/dictionary.ts'
import { readTarget } from '../verdict/target.ts'

/** One target that a plan sets. */
export interface Aim {
  readonly name: string
  readonly identity: string
  /** As it is written, with its unit. */
  readonly text: string
  /** Null where it is said in words. A fall is below zero; of a range the end that binds. */
  readonly value: Decimal | null
  readonly unit: Unit
  /** The figure tells how much something changes, not what it comes to. */
  readonly growth: boolean
  readonly down: boolean
  readonly year: number | null
  /** Of a plan of five years: what a year is on the average, what all come to, or what there is at the end. */
  readonly over: 'year' | 'average' | 'all years' | 'last year'
  /** The row's id; null where it stands in a text. */
  readonly row: string | null
  /** Worth asking for where our plan lacks it: more than one of a report's many tasks. */
  readonly usual: boolean
}

export type Relation = '一致' | '高于' | '低于' | '不可比' | '上级未提' | '本级缺'

export interface PlanRow {
  readonly indicator: string
  readonly ours: Aim | null
  readonly theirs: Aim | null
  readonly relation: Relation
  /** One short sentence; '' where there is nothing to add. */
  readonly reason: string
  /** Ours asks for less. */
  readonly softer: boolean
}

/** The targets of a table, a row each. Rows without one have none to be compared. */
export function aimsOfTable({ columns, rows, heading }: Attachment, dictionary: Dictionary, own = ''): Aim[] {
  const [target, unit] = [columnOf(columns, 'target'), columnOf(columns, 'unit')]
  if (target === undefined) return []
  return rows.flatMap((row): Aim[] => {
    const name = nameOf(columns, row).trim()
    const text = cellText(row, target).trim()
    if (name === '' || /^[-—/]*$/.test(text)) return []
    const found = lookUp(name, dictionary)
    const word = cellText(row, unit).trim()
    const named = columnUnit(word) ?? found.unit
    const read = readTarget(text, word)
    const common = {
      name,
      identity: identityOf(name, dictionary, own),
      text: /^[\d.,]+$/.test(text) && named !== null ? `${text}${named.label}` : text,
      year: heading.year,
      over: 'year' as const,
      row: row.id,
      usual: true,
    }
    if (read.kind !== 'figures')
      return [{ ...common, value: null, unit: UNNAMED, growth: false, down: found.down }]
    return read.figures.map((figure) => {
      const measured = unitIn(figure, named)
      const down = isDown(found, figure.bound)
      const growth = isRate(measured) && (figure.change !== null || changes(found))
      return { ...common, value: boundOf(figure, found, growth, down), unit: measured, growth, down }
    })
  })
}

const unitIn = (figure: Figure, named: Unit | null): Unit =>
  figure.unit === '' ? (named ?? UNNAMED) : figure.unit === '%' ? PERCENT : unitNamed(figure.unit)

const changes = ({ grows, falls, gains, entry, kind }: Found): boolean =>
  grows || falls || gains || (entry?.kind ?? kind) === 'growth'

const isDown = (found: Found, bound: Figure['bound']): boolean =>
  bound === 'most' || (bound === null && found.down && !found.falls)

function boundOf({ low, high, change }: Figure, found: Found, growth: boolean, down: boolean): Decimal {
  const value = down ? high : low
  return growth && (change === 'fall' || (found.falls && sign(value) > 0)) ? negate(value) : value
}

/** The targets that a report sets; what was reached is none. */
export const aimsOfReport = (said: readonly Statement[], dictionary: Dictionary, own = ''): Aim[] =>
  said.flatMap((one) =>
    (one.kind !== 'target' && one.kind !== 'plan') || one.measure === 'rank'
      ? []
      : namesOf(scopedName(one.indicator, one.scope, own)).map((name) => aimOf(one, name, dictionary, own)),
  )

/** 城乡居民 speaks of two rows of a table. */
const namesOf = (name: string): string[] =>
  name.startsWith('城乡居民') ? ['城镇', '农村'].map((one) => name.replace('城乡', one)) : [name]

function aimOf(one: Statement, name: string, dictionary: Dictionary, own: string): Aim {
  const { kind, value, high, measure, comparator, year } = one
  const found = lookUp(name, dictionary)
  const down = isDown(found, BOUNDS[comparator])
  const unit = unitNamed(one.unit)
  return {
    name,
    identity: identityOf(name, dictionary, own),
    text: textOf(one),
    value: value === null ? null : decimal((down && high !== null ? high : value).value),
    unit,
    growth: measure === 'growth' || (measure === 'change' && isRate(unit)),
    down,
    year,
    over: kind === 'target' ? 'year' : spanOf(one),
    row: null,
    usual: found.entry !== null,
  }
}

const BOUNDS: Readonly<Record<Statement['comparator'], Figure['bound']>> = {
  '=': null,
  左右: null,
  '>=': 'least',
  以上: 'least',
  '<=': 'most',
  以内: 'most',
}
/** Words right before a figure that belong to it. */
const FRONT = /(?:达到?|超过?|突破|不低于|不少于|不高于|不超过|低于|控制在)$/

/** And right behind its unit. */
const BEHIND = /^.{0,8}?(左右|上下|以上|以下|以内|之内)/

/** 增长6%左右, 达到3.5%: the target without the name of its indicator. */
function textOf({ value, high, unit, words, measure, quote, span }: Statement): string {
  const read = value === null ? null : decimal(value.value)
  if (value === null || read === null) return words
  const verb = measure === 'growth' ? (sign(read) < 0 ? '下降' : '增长') : ''
  const front = FRONT.exec(comparable(quote.slice(0, value.span.from - span.from)))?.[0] ?? ''
  const range = high === null ? '' : `—${high.value}`
  const last = high ?? value
  const behind = BEHIND.exec(comparable(quote.slice(last.span.to - span.from)))?.[1] ?? ''
  return `${verb}${front}${exact(absolute(read))}${range}${unit}${behind}`
}

/** What a figure of a five-year plan is of. */
function spanOf({ value, measure, quote }: Statement): Aim['over'] {
  if (value === null) return 'last year'
  if (/年均|每年/.test(quote)) return 'average'
  return measure === 'growth' || /累计|新增|五年|新建|完成/.test(comparable(quote))
    ? 'all years'
    : 'last year'
}

/** Our targets in their order beside the higher level's, then those that ours lacks. */
export function comparePlans(ours: readonly Aim[], theirs: readonly Aim[]): PlanRow[] {
  const byIdentity = new Map<string, Aim[]>()
  for (const aim of theirs) byIdentity.set(aim.identity, [...(byIdentity.get(aim.identity) ?? []), aim])
  const own = new Set(ours.map(({ identity }) => identity))
  const rows = ours.map((our): PlanRow => {
    const all = byIdentity.get(our.identity) ?? []
    const [first] = all
    if (first === undefined)
      return { indicator: our.name, ours: our, theirs: null, relation: '上级未提', reason: '', softer: false }
    const their = all.find((one) => apart(our, one) === null) ?? first
    return { indicator: our.name, ours: our, theirs: their, ...held(our, their) }
  })
  const missing = [...byIdentity].flatMap(([identity, [first]]): PlanRow[] =>
    own.has(identity) || first === undefined
      ? []
      : [{ indicator: first.name, ours: null, theirs: first, relation: '本级缺', reason: '', softer: true }],
  )
  return [...rows, ...missing]
}

/** Why two targets of one indicator cannot be held against each other; null where they can. */
function apart(our: Aim, their: Aim): string | null {
  if (their.over === 'all years') return '上级是五年合计，本级是一年'
  if (our.year !== null && their.year !== null && their.over === 'year' && our.year !== their.year)
    return `上级是${their.year}年，本级是${our.year}年`
  if (our.value === null && their.value === null)
    return comparable(our.text) === comparable(their.text) || isSameWord(our.text, their.text)
      ? null
      : '都没有写数，说法不同'
  if (our.value === null) return '本级没有写数'
  if (their.value === null) return '上级没有写数'
  if (our.growth !== their.growth)
    return `本级是${our.growth ? '增幅' : '总量或水平'}，上级是${their.growth ? '增幅' : '总量或水平'}`
  return convertible(our.unit, their.unit) ? null : '计量单位不同'
}

/** 与经济增长基本同步 and 和GDP增长基本同步 read as one; 完成上级下达任务 and 完成省下达目标 too. */
function isSameWord(a: string, b: string): boolean {
  const [first, second] = [readTarget(a), readTarget(b)]
  if (first.kind === 'reference') return second.kind === 'reference'
  return first.kind === 'same as' && second.kind === 'same as' && first.nearly === second.nearly
}

const OVER = { year: '', average: '，上级为年均', 'all years': '', 'last year': '，上级为规划期末' } as const

function held(our: Aim, their: Aim): Pick<PlanRow, 'relation' | 'reason' | 'softer'> {
  const why = apart(our, their)
  if (why !== null) return { relation: '不可比', reason: `${why}。`, softer: false }
  if (our.value === null || their.value === null) return { relation: '一致', reason: '', softer: false }
  const there = converted(their.value, their.unit, our.unit)
  // Falls by their size: 下降3.5% asks for more than 下降3%.
  const [mine, other] =
    sign(our.value) < 0 && sign(there) < 0 ? [absolute(our.value), absolute(there)] : [our.value, there]
  const side = compare(mine, other)
  const note = OVER[their.over]
  if (side === 0) {
    const same =
      comparable(our.text).replace(/^增长|^下降/, '') === comparable(their.text).replace(/^增长|^下降/, '')
    const said = same ? '' : `数值相同，本级写“${our.text}”，上级写“${their.text}”`
    return {
      relation: '一致',
      reason: `${said}${note}`.replace(/^，/, '').replace(/(?<=.)$/, '。'),
      softer: false,
    }
  }
  const label = isRate(our.unit) ? '个百分点' : our.unit.label
  const gap = `${side > 0 ? '高' : '低'}${exact(absolute(minus(mine, other)))}${label}`
  const means = our.down ? (side > 0 ? '，要求较宽' : '，要求较严') : ''
  return {
    relation: side > 0 ? '高于' : '低于',
    reason: `${gap}${means}${note}。`,
    softer: side > 0 === our.down,
  }
}

/** Whether there is anything to look at. */
export const isApart = ({ relation }: PlanRow): boolean => relation !== '一致'

/** The comparison as a block for the clipboard and for paper, with a header line. */
export const planLines = (rows: readonly PlanRow[]): string[][] => [
  ['指标名称', '本级目标', '上级目标', '对照', '说明'],
  ...rows.map(({ indicator, ours, theirs, relation, reason }) => [
    indicator,
    ours?.text ?? '',
    theirs?.text ?? '',
    relation,
    reason,
  ]),
]
