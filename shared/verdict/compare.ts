/** Setting what is known of an actual (a figure, or a range that it lies in) against a line. */
import { compare, type Decimal, minus, negate, plus, sign } from '../measure/decimal.ts'
import type { Figure } from '../measure/quantity.ts'

/** Where the actual lies; null is without end. An open end is not reached itself. */
export interface Interval {
  readonly low: Decimal | null
  readonly high: Decimal | null
  readonly highOpen: boolean
  readonly lowOpen: boolean
}

export type Standing = 'done' | 'missed' | 'open'

/** The same with the sign turned: growth into fall. */
export const mirrored = ({ low, high, lowOpen, highOpen }: Interval): Interval => ({
  low: high === null ? null : negate(high),
  high: low === null ? null : negate(low),
  lowOpen: highOpen,
  highOpen: lowOpen,
})

/**
 * What a figure's words leave open: 5亿元以上, 近10亿元, 8%左右 (as much as `slack` either way), 5%—6%.
 * `convert` brings a typed number into the scale that the line stands in.
 */
export function intervalOf(figure: Figure, convert: (typed: Decimal) => Decimal, slack: Decimal): Interval {
  const first = convert(figure.low)
  const second = figure.high === figure.low ? first : convert(figure.high)
  const [low, high] = second === first || compare(first, second) <= 0 ? [first, second] : [second, first]
  if (figure.bound === 'least') return { low, high: null, lowOpen: figure.beyond, highOpen: false }
  if (figure.bound === 'most') return { low: null, high, lowOpen: false, highOpen: figure.beyond }
  return figure.about
    ? { low: minus(low, slack), high: plus(high, slack), lowOpen: false, highOpen: false }
    : { low, high, lowOpen: false, highOpen: false }
}

/**
 * Where the interval stands against a line that is to be reached (for one that is not to be passed, mirror both).
 * @param slack how far short still is for a person to say (左右); zero for none
 * @param strict the line itself is not enough
 */
export function standing(interval: Interval, line: Decimal, slack: Decimal, strict = false): Standing {
  const { low, high, lowOpen, highOpen } = interval
  if (low !== null) {
    const side = compare(low, line)
    if (side > 0 || (side === 0 && (!strict || lowOpen))) return 'done'
  }
  if (high !== null) {
    const side = compare(high, sign(slack) === 0 ? line : minus(line, slack))
    if (side < 0 || (side === 0 && (highOpen || (strict && compare(high, line) === 0)))) return 'missed'
  }
  return 'open'
}
