/** A target in words: 正增长, 持平, 与经济增长同步, 高于全省平均, 完成上级下达任务. */
import { decimal, literal, sign } from '../measure/decimal.ts'
import { isRate, PERCENT } from '../measure/unit.ts'
import type { Actual } from './actual.ts'
import { measureOf } from './choose.ts'
import { type Interval, intervalOf, mirrored } from './compare.ts'
import { growthCell, isKnown, type Row, saidOnly, sideOf, unitFor } from './row.ts'
import { sameAs } from './rules.ts'
import { type Change, qualitative, reference, type SignGoal, signOf } from './rules-of-words.ts'
import { quoted } from './sentences.ts'
import { pending, type Side } from './settle.ts'
import type { Target } from './target.ts'
import type { Verdict } from './verdict.ts'

/** A target in words. */
export function judgeWords(row: Row, target: Exclude<Target, { kind: 'figures' }>, actual: Actual): Verdict {
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
