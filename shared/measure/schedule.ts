/**
 * Schedule arithmetic (序时进度, DESIGN section 3): month/12, and differences in 百分点 taken from unrounded
 * values. All in percent; rounding happens only where a figure is shown.
 */
import { absolute, type Decimal, literal, minus, over, printable, rounded, sign, times } from './decimal.ts'

export const HUNDRED: Decimal = literal(100)
const TWELVE = literal(12)

const SCHEDULES = Array.from({ length: 12 }, (_, at) => over(literal((at + 1) * 100), TWELVE) ?? HUNDRED)

/** The same as texts, worked out once: unrounded, and as a reason shows it. */
const PRINTED = SCHEDULES.map((percent) => ({ exact: printable(percent), shown: rounded(percent, 2) }))

/** 序时进度 as text in percent: to 20 digits ("83.333333333333333333") and to two decimals ("83.33"). */
export const scheduleText = (months: number): { readonly exact: string; readonly shown: string } =>
  PRINTED[months - 1] ?? { exact: '100', shown: '100' }

/** Whether a text as scheduleText gives it is the 序时进度 of so many months; of any where they are not known. */
export const isSchedule = (exact: string, months: number | null): boolean =>
  months === null ? PRINTED.some((one) => one.exact === exact) : scheduleText(months).exact === exact

/** 序时进度 in percent after so many months (1 to 12): 6 → 50. */
export const schedule = (months: number): Decimal => SCHEDULES[months - 1] ?? HUNDRED

/** 进度 in percent, done/total; null where total is zero. */
export const progress = (done: Decimal, total: Decimal): Decimal | null => over(times(done, HUNDRED), total)

/** 超序时 (or, below zero, 落后) in 百分点, from unrounded progress in percent. */
export const ahead = (percent: Decimal, months: number): Decimal => minus(percent, schedule(months))

/** See shownAhead; in percent and 百分点. */
export interface ShownAhead {
  readonly done: string
  readonly due: string
  readonly points: string
}

/** How many places beyond the first are tried. */
const MORE_PLACES = 4
/** What the twelve schedules come to at two decimals, worked out once. */
const DUE = new Map(SCHEDULES.map((due) => [due, literal(rounded(due, 2))]))

/**
 * Progress, what is due, and the difference between them (its size), to as many decimals (two, or more) as it takes
 * for the difference to recompute from the two beside it and to be right by itself, and for what differs to look so.
 * Where two fractions without end allow no such places, the difference is that of the two as they are shown.
 * @param places to begin with
 */
export function shownAhead(done: Decimal, due: Decimal, places = 2): ShownAhead {
  const gap = absolute(minus(done, due))
  const same = sign(gap) === 0
  let nearest: ShownAhead | null = null
  for (let at = places; ; at++) {
    const shown = { done: rounded(done, at), due: rounded(due, at), points: rounded(gap, at) }
    if (same) return shown
    const time = (at === 2 && DUE.get(due)) || literal(shown.due)
    const told = rounded(absolute(minus(literal(shown.done), time)), at)
    if (told !== '0') {
      if (told === shown.points) return shown
      nearest ??= { ...shown, points: told }
      if (at >= places + MORE_PLACES) return nearest
    }
  }
}

/** done/total in percent to so many decimals at most ("94.4"); "0" where total is zero. */
export function percentOf(done: Decimal, total: Decimal, places: number): string {
  const share = progress(done, total)
  return share === null ? '0' : rounded(share, places)
}
