/** A day as people write it who say by when something is wanted: 7月5日, 7/5, 2026-07-05. */
import { comparable } from './normalise.ts'

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const DAY = /^(?:(\d{4})[年\-/.])?(\d{1,2})[月\-/.](\d{1,2})[日号]?/
const PLAIN = /^(\d{4})(\d\d)(\d\d)(?!\d)/
/** What may stand behind it: （周日）, 下午5点, 17:30, 下班前. */
const REST =
  /^(?:[（(]?(?:周|星期|礼拜)[一二三四五六日天][)）]?)?(?:上午|下午|中午|晚上|晚)?(?:\d{1,2}(?:[:时点](?:\d{1,2}分?|半)?)?)?(?:下班)?(?:之前|以前|前)?$/

/**
 * The day that a text names; null where it names none, or one that no calendar has.
 * @param now a day without a year is the one that is nearest to it: 1月5日 said in December is next year's
 */
export function dayIn(text: string, now: Date): Day | null {
  const told = comparable(text)
  const found = DAY.exec(told) ?? PLAIN.exec(told)
  if (found === null || !REST.test(told.slice(found[0].length))) return null
  const [month, day] = [Number(found[2]), Number(found[3])]
  const year = found[1] === undefined ? nearestYear(month, day, now) : Number(found[1])
  const made = new Date(year, month - 1, day)
  return made.getMonth() === month - 1 && made.getDate() === day ? { year, month, day } : null
}

const YEAR = 365 * 86_400_000

function nearestYear(month: number, day: number, now: Date): number {
  const year = now.getFullYear()
  const far = new Date(year, month - 1, day).getTime() - now.getTime()
  return far < -YEAR / 2 ? year + 1 : far > YEAR / 2 ? year - 1 : year
}

/** So many days from that day to now; negative before it. */
export const daysSince = ({ year, month, day }: Day, now: Date): number =>
  Math.round(
    (new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime() -
      new Date(year, month - 1, day).getTime()) /
      86_400_000,
  )
