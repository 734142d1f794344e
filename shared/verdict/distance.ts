/** How far a row still has to go (差距), in the unit of its target; worked out only for a row that somebody looks at. */
import { absolute, decimal, literal, minus, over, rounded, sign, times } from '../measure/decimal.ts'
import { readTarget } from './target.ts'
import type { JudgeInput, Verdict } from './verdict.ts'

const HUNDRED = literal(100)
/** Decimals of a distance: as many as any figure of these tables has. */
const PLACES = 4

/**
 * One Chinese sentence with what is missing to the target and to its part that is due by now (or how much more there
 * is), in the target's unit; null where the row has no progress against a schedule or its target is no single figure.
 */
export function distance({ target, stage = '', unit }: JudgeInput, verdict: Verdict): string | null {
  const typed = target.trim() === '' ? stage : target
  const read = readTarget(typed)
  const [figure] = read.kind === 'figures' ? read.figures : []
  const done = verdict.progress === null ? null : decimal(verdict.progress)
  const due = verdict.schedule === null ? null : decimal(verdict.schedule)
  if (figure === undefined || read.kind !== 'figures' || read.figures.length !== 1) return null
  if (done === null || due === null) return null
  const part = (percent: typeof done) => over(times(figure.low, percent), HUNDRED) ?? literal(0)
  const measure = figure.unit === '' ? unit.trim() : figure.unit
  const size = (value: typeof done) => `${rounded(absolute(value), PLACES)}${measure}`
  const ahead = minus(part(done), part(due))
  const left = minus(figure.low, part(done))
  const now = `按序时进度应完成${size(part(due))}`
  const soFar = sign(ahead) === 0 ? '正好达到' : sign(ahead) > 0 ? `已超${size(ahead)}` : `还差${size(ahead)}`
  const rest = sign(left) > 0 ? `距全年目标还差${size(left)}` : `已超全年目标${size(left)}`
  return `${now}，${soFar}；${sign(left) === 0 ? '全年目标已完成' : rest}。`
}
