/** How far a row is ahead or behind, in one direction for all rules: more is better. */
import { absolute, type Decimal, decimal, exact, negate, rounded, sign } from '../measure/decimal.ts'
import { isSchedule, shownAhead } from '../measure/schedule.ts'
import type { Verdict } from './verdict.ts'

export interface Lead {
  /** In 百分点, unrounded; below zero is behind, whatever the rule (above a 控制目标 is behind). */
  readonly points: Decimal
  /** The size of it as it is said: it recomputes from the progress and the schedule as they are shown. */
  readonly shown: string
  /** What it is measured against: 序时进度, a 阶段目标, the year's target, a 控制目标, or this table's GDP growth. */
  readonly against: 'schedule' | 'stage' | 'target' | 'cap' | 'gdp'
}

/** The lead of a row judged after so many months (null: its own); null where its verdict has no gap. */
export function leadOf({ gap, progress, schedule, rule }: Verdict, months: number | null): Lead | null {
  const points = gap === null ? null : decimal(gap)
  if (points === null) return null
  const size = absolute(points)
  const shown = exact(size).length > 12 ? rounded(size, 6) : exact(size)
  const done = progress === null ? null : decimal(progress)
  const due = schedule === null ? null : decimal(schedule)
  if (schedule !== null && done !== null && due !== null)
    return {
      points,
      shown: shownAhead(done, due).points,
      against: isSchedule(schedule, months) ? 'schedule' : 'stage',
    }
  if (rule === 'at most') return { points: negate(points), shown, against: 'cap' }
  return { points, shown, against: rule === 'same as' ? 'gdp' : 'target' }
}

const WORDS = {
  schedule: ['超序时进度', '落后序时进度', '与序时进度持平'],
  stage: ['超阶段目标', '落后阶段目标', '与阶段目标持平'],
  target: ['超目标', '距目标差', '与目标持平'],
  cap: ['低于控制目标', '超出控制目标', '与控制目标持平'],
  gdp: ['高于地区生产总值增速', '低于地区生产总值增速', '与地区生产总值增速持平'],
} as const

/** 31.6个百分点. */
export const pointsText = ({ shown }: Pick<Lead, 'shown'>): string => `${shown}个百分点`

/** 落后序时进度31.6个百分点, 距目标差1个百分点, 超序时进度8个百分点, 与目标持平. */
export function leadText({ points, shown, against }: Lead): string {
  const [ahead, behind, level] = WORDS[against]
  const side = sign(points)
  return side === 0 ? level : `${side > 0 ? ahead : behind}${pointsText({ shown })}`
}
