/** How far a row still has to go (差距), in the unit of its target; worked out only for a row that somebody looks at. */
import {
  absolute,
  compare,
  type Decimal,
  decimal,
  literal,
  minus,
  over,
  rounded,
  sign,
  times,
} from '../measure/decimal.ts'
import { readTarget } from './target.ts'
import type { JudgeInput, Verdict } from './verdict.ts'

const HUNDRED = literal(100)
/** Decimals of a distance: as many as any figure of these tables has, and more where they would show nothing. */
const PLACES = 4
const MOST_PLACES = 12

/** A figure as it is shown; `near` where that is not all of it. */
interface Shown {
  readonly value: Decimal
  readonly near: boolean
}

/**
 * One Chinese sentence with what is missing to the target and to its part that is due by now (or how much more there
 * is), in the target's unit; null where the row has no progress against a schedule or its target is no single figure.
 * Differences are taken between the figures as they are shown, so that they recompute by hand.
 */
export function distance({ target, stage = '', unit }: JudgeInput, verdict: Verdict): string | null {
  const typed = target.trim() === '' ? stage : target
  const read = readTarget(typed)
  const [figure] = read.kind === 'figures' ? read.figures : []
  const done = verdict.progress === null ? null : decimal(verdict.progress)
  const due = verdict.schedule === null ? null : decimal(verdict.schedule)
  if (figure === undefined || read.kind !== 'figures' || read.figures.length !== 1) return null
  if (done === null || due === null) return null
  const measure = figure.unit === '' ? unit.trim() : figure.unit
  const part = (percent: Decimal) => over(times(figure.low, percent), HUNDRED) ?? literal(0)
  const [reached, wanted] = shownBoth(part(done), part(due))
  const whole = { value: figure.low, near: false }
  const size = ({ value, near }: Shown) =>
    `${near ? '约' : ''}${rounded(absolute(value), MOST_PLACES)}${measure}`
  const between = (a: Shown, b: Shown): Shown => ({ value: minus(a.value, b.value), near: a.near || b.near })
  const ahead = between(reached, wanted)
  const left = between(whole, reached)
  const soFar =
    sign(ahead.value) === 0 ? '正好达到' : sign(ahead.value) > 0 ? `已超${size(ahead)}` : `还差${size(ahead)}`
  const rest = sign(left.value) > 0 ? `距全年目标还差${size(left)}` : `已超全年目标${size(left)}`
  return `按序时进度应完成${size(wanted)}，${soFar}；${sign(left.value) === 0 ? '全年目标已完成' : rest}。`
}

/** Progress leaves the verdict with 20 digits: what is less than the twelfth decimal is no difference. */
function shownBoth(a: Decimal, b: Decimal): readonly [Shown, Shown] {
  const fine = (value: Decimal) => rounded(value, MOST_PLACES)
  let places = PLACES
  while (places < MOST_PLACES && fine(a) !== fine(b) && rounded(a, places) === rounded(b, places)) places++
  const shown = (value: Decimal): Shown => {
    const short = literal(rounded(value, places))
    return { value: short, near: compare(short, literal(fine(value))) !== 0 }
  }
  return [shown(a), shown(b)]
}
