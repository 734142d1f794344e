/** A statement taken apart into single claims, and one held against a figure of a table. */
import {
  absolute,
  compare,
  type Decimal,
  decimal,
  exact,
  literal,
  minus,
  negate,
  plus,
  sign,
  times,
} from '../../../measure/decimal.ts'
import { inCommon, isRate, PERCENT, scaled, type Unit, unitNamed } from '../../../measure/unit.ts'
import { identityOf, scopedName } from '../../../report/names.ts'
import { ofProgress } from '../../../report/naming.ts'
import type { Said, Statement } from '../../../report/statement.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import { halfOf, stepOf } from '../../audit/reading.ts'
import type { Fact } from './facts.ts'

/** One figure that a statement says of its indicator. */
export interface Claim {
  readonly statement: Statement
  readonly identity: string
  /**
   * points: by how many 百分点 something moved, which is no growth and no level; difference: by how much an amount did
   * (减少8300万元), which is no value of it; progress: how much of its target it has reached.
   */
  readonly aspect: 'growth' | 'value' | 'points' | 'difference' | 'progress'
  readonly said: Said
  readonly high: Said | null
  readonly value: Decimal
  readonly places: number
  readonly unit: Unit
  readonly comparator: Statement['comparator']
}

/** A claim with what the words around it say: that its figure may be another's. */
export interface Heard extends Claim {
  readonly others: boolean
  /** The whole that its words name in place of the report's own (全市 in a county's); '' where they name no other. */
  readonly of: string
  /** Of a target: that it is the year's. */
  readonly set: boolean
}

const POINTS = '百分点'

/** The claims of a statement; none where it says no figure, or a rank. */
export function claimsOf(statement: Statement, text: string, dictionary: Dictionary, own: string): Claim[] {
  const { value, growth, measure, comparator, high } = statement
  const base = measure === 'growth' ? null : ofProgress(statement.indicator)
  const name = base ?? statement.indicator
  const identity = identityOf(scopedName(name, statement.scope, own), dictionary, own)
  const claim = (
    said: Said,
    aspect: Claim['aspect'],
    unit: Unit,
    how: Statement['comparator'],
    to: Said | null,
  ): Claim[] => {
    const read = decimal(said.value)
    if (read === null) return []
    const typed = text.slice(said.span.from, said.span.to)
    return [
      {
        statement,
        identity,
        aspect,
        said,
        high: to,
        value:
          aspect === 'growth' && FELL.test(text.slice(statement.span.from, said.span.from))
            ? negate(absolute(read))
            : read,
        places: placesOf(typed, said.value),
        unit,
        comparator: how,
      },
    ]
  }
  const unit = unitNamed(statement.unit)
  const itself =
    // 完成年度目标5200人: the target, or what was reached; nobody can tell.
    value === null || measure === 'rank' || (base !== null && !isRate(unit))
      ? []
      : claim(
          value,
          base !== null && unit.label === PERCENT.label ? 'progress' : aspectOf(statement, unit),
          unit,
          comparator,
          high,
        )
  const beside = growth === null || measure === 'growth' ? [] : claim(growth, 'growth', PERCENT, '=', null)
  return [...itself, ...beside, ...moved(statement, text, claim)]
}

/** 降幅达6.4%: how far it fell. */
const FELL = /(?:降幅|跌幅)\s*(?:约|达到?|为|是|有|仅|仅为)*\s*$/

/** 实现…35.2亿元，增长8.1个百分点: no growth in %, but what was meant to be one may be told by the table. */
const MOVED = /(?:增长|提高|上升|增加|下降|降低|减少)\s*([\d.]+)\s*(个?百分点)/

function moved(
  { value, growth, span }: Statement,
  text: string,
  claim: (said: Said, aspect: 'points', unit: Unit, how: '=', to: null) => Claim[],
): Claim[] {
  if (value === null || growth !== null) return []
  const found = MOVED.exec(text.slice(value.span.to, span.to))
  const [whole, digits = '', label = ''] = found ?? []
  if (found === null || whole === undefined) return []
  const from = value.span.to + found.index + whole.indexOf(digits)
  const said = { value: digits, span: { from, to: from + digits.length } }
  return claim(said, 'points', unitNamed(label), '=', null)
}

function aspectOf({ measure }: Statement, unit: Unit): Claim['aspect'] {
  if (unit.base === POINTS) return 'points'
  if (measure === 'change') return unit.base === PERCENT.base ? 'growth' : 'difference'
  return measure === 'growth' ? 'growth' : 'value'
}

const placesOf = (typed: string, value: string): number =>
  (/\d\s*[.．。]\s*(\d+)/.exec(typed.normalize('NFKC'))?.[1] ?? value.split('.')[1] ?? '').length

/** agrees: the same figure; rounded: said less exactly, or as a bound, and true; different: not true. */
export type Held = 'agrees' | 'rounded' | 'different'

/** Whether figure and fact may be held against each other at all: of the same thing, kind and unit. */
export const isOf = (
  claim: Claim,
  fact: Pick<Fact, 'kind' | 'aspect'> & {
    readonly reading: Pick<Fact['reading'], 'unit'>
    readonly line: Pick<Fact['line'], 'found' | 'name'>
  },
): boolean =>
  claim.statement.kind === fact.kind &&
  (claim.aspect === fact.aspect ||
    (fact.aspect === 'either' && (claim.aspect === 'growth' || claim.aspect === 'value')) ||
    // A row may tell a difference itself: 贫困人口减少.
    (claim.aspect === 'difference' && fact.aspect === 'value' && saysChange(fact))) &&
  claim.unit.base === fact.reading.unit.base

const saysChange = ({
  line: { found, name },
}: {
  readonly line: Pick<Fact['line'], 'found' | 'name'>
}): boolean => found.falls || found.gains || /增加|减少|净增/.test(name)

/** Whether they speak of one time: what neither says is the report's own. */
export function isThen(
  { statement: { year, months } }: Pick<Claim, 'statement'>,
  fact: Pick<Fact, 'year' | 'months'>,
): boolean {
  const sameYear = year === null || fact.year === null || year === fact.year
  const sameMonths = months === null || fact.months === null || months === fact.months
  return sameYear && sameMonths
}

/** How far 约, 近 and 左右 reach, as shares of the figure. */
const NEARLY = literal('0.1')
const OVER = literal('0.05')

/** Holds a claim against a fact of the same indicator (isOf, isThen). */
export function held(
  claim: Claim,
  {
    reading,
    finest,
    kind,
    within,
  }: Pick<Fact, 'finest' | 'kind' | 'within'> & {
    readonly reading: Pick<Fact['reading'], 'value' | 'unit' | 'places'>
  },
): Held {
  const { first, second } = inCommon(claim.unit, reading.unit)
  const said = scaled(claim.value, first)
  const told = scaled(reading.value, second)
  const same = compare(said, told) === 0
  const { comparator } = claim
  if (same) return comparator === '=' || kind === 'target' ? 'agrees' : 'rounded'
  if (within !== undefined && comparator === '=') {
    const half = scaled(halfOf(claim.places), first)
    const low = minus(within.low, half)
    const high = plus(within.high, half)
    return compare(said, low) >= 0 && compare(said, high) <= 0 ? 'rounded' : 'different'
  }
  const high = claim.high === null ? null : decimal(claim.high.value)
  if (high !== null) {
    const top = times(high, first)
    return compare(told, said) >= 0 && compare(told, top) <= 0 ? 'rounded' : 'different'
  }
  if (kind !== 'target' && comparator !== '=' && isTrue(comparator, said, told)) return 'rounded'
  // The coarser of the two tells how far they may be apart; 13% in a column of 12.3% is 13.0%.
  const coarseness = compare(scaled(stepOf(claim.places), first), scaled(stepOf(reading.places), second))
  if (coarseness === 0) return 'different'
  if (coarseness < 0 && (reading.places < finest || finest >= claim.places)) return 'different'
  const half = coarseness > 0 ? scaled(halfOf(claim.places), first) : scaled(halfOf(reading.places), second)
  return compare(absolute(minus(said, told)), half) <= 0 ? 'rounded' : 'different'
}

/** 超, 余, 以内 and 约 as they are meant: of the size, for a fall as for a rise. */
function isTrue(comparator: Statement['comparator'], said: Decimal, told: Decimal): boolean {
  if (sign(said) * sign(told) < 0) return false
  const [size, real] = [absolute(said), absolute(told)]
  if (comparator === '>=' || comparator === '以上') return compare(real, size) >= 0
  if (comparator === '<=' || comparator === '以内') return compare(told, said) <= 0
  if (comparator !== '左右') return false
  const slack = times(size, compare(real, size) < 0 ? NEARLY : OVER)
  return compare(absolute(minus(real, size)), slack) <= 0
}

/** How many digits a figure has that say something: 12.3 three, 2000 one. */
export const digitsOf = (value: Decimal): number =>
  exact(absolute(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length
