/** The rules of the verdict for targets in words (DESIGN section 3): 正增长, 促稳提质, 年度数据, 高于全省平均. */
import { literal } from '../measure/decimal.ts'
import type { Figure } from '../measure/quantity.ts'
import { type Interval, mirrored, type Standing, standing } from './compare.ts'
import { pending, STATUS, uncertainty, verdict } from './settle.ts'
import type { Verdict } from './verdict.ts'

const ZERO = literal(0)

/** What a change came to: its interval in percent (or in its unit), and how it is quoted. */
export interface Change {
  readonly interval: Interval
  readonly figure: Figure | null
  readonly text: string
}

export type SignGoal = 'positive' | 'flat' | 'falling' | 'not rising'

/** 正增长, 持平, 比上年下降: the sign of a change decides. `nearly`: short of 基本持平 is for a person to say. */
export function signOf(goal: SignGoal, change: Change, nearly: boolean): Verdict {
  const { interval, text } = change
  const where =
    goal === 'positive'
      ? standing(interval, ZERO, ZERO, true)
      : goal === 'flat'
        ? standing(interval, ZERO, ZERO)
        : standing(mirrored(interval), ZERO, ZERO, goal === 'falling')
  const unsure = change.figure === null ? null : uncertainty(change.figure, where)
  const short = nearly && where === 'missed'
  const said = `实绩${text}，${short ? '没有持平' : SAID[goal][where]}`
  if (unsure === null && !short && where !== 'open') return verdict(STATUS[where], 'qualitative', `${said}。`)
  const why = unsure ?? (short ? '是否属于基本持平须人工认定' : '须人工认定')
  return pending('qualitative', `${said}，${why}。`, ['完成', '未完成'])
}

const SAID: Record<SignGoal, Record<Standing, string>> = {
  positive: { done: '大于零，为正增长', missed: '不大于零，没有实现正增长', open: '能否算作正增长不能确定' },
  flat: { done: '不低于零，达到持平要求', missed: '低于零，没有实现持平', open: '是否持平不能确定' },
  falling: { done: '实现下降', missed: '没有实现下降', open: '是否下降不能确定' },
  'not rising': { done: '没有上升', missed: '没有做到不升', open: '是否上升不能确定' },
}

/** 促稳提质, 合理增长: a person decides; 完成 is suggested where nothing fell. */
export function qualitative(targetText: string, change: Change | null, actualText: string): Verdict {
  const said = `目标“${targetText}”为定性要求`
  if (change === null) return pending('qualitative', `${said}，实绩${actualText}是否完成须人工认定。`)
  const where = standing(change.interval, ZERO, ZERO)
  if (where === 'done')
    return pending('qualitative', `${said}，实绩${change.text}没有下降，是否完成须人工认定。`, ['完成'])
  const words = where === 'missed' ? '为负增长' : '升降不能确定'
  return pending('qualitative', `${said}，实绩${change.text}${words}，是否完成须人工认定。`)
}

/** Data that come with the year's end; the official table uses both wordings for the same input. */
export const annual = (actualText: string): Verdict =>
  pending(
    'annual',
    /\d/.test(actualText)
      ? `实绩“${actualText}”尚未最后确定，须人工认定。`
      : `实绩为“${actualText}”，目前没有可供判定的数据，须人工认定。`,
    ['确保完成年度目标任务', '预计完成'],
  )

/** A target that stands in no table of ours: 高于全省平均, 完成上级下达任务. */
export const reference = (targetText: string, actualText: string): Verdict =>
  pending(
    'reference',
    `目标“${targetText}”须与参照值比较，而表中没有参照值，实绩${actualText}是否完成须人工认定。`,
  )
