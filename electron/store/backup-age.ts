/** Which backups stay: a few of each age. Their names say when they were made. */

import type { BackupReason } from '../../shared/contract/backup.ts'

/** What of a backup decides how long it stays. */
export interface Aged {
  readonly name: string
  readonly at: Date
  readonly reason: BackupReason
}

/** How many days, weeks and months that have a backup keep their last one. */
const kept = { day: 7, week: 5, month: 12 } as const

const day = 24 * 3_600_000

/** The calendar day as a number; local, as the name of the file is. */
const dayOf = (at: Date): number => Math.floor((at.getTime() - at.getTimezoneOffset() * 60_000) / day)

const periods: Readonly<Record<keyof typeof kept, (at: Date) => number>> = {
  day: dayOf,
  // The first of January 1970 was a Thursday; weeks begin on Monday.
  week: (at) => Math.floor((dayOf(at) + 3) / 7),
  month: (at) => at.getFullYear() * 12 + at.getMonth(),
}

/**
 * The names of those that are too many. Counted are days, weeks and months that have a backup, not how long ago they
 * were: a clock that runs ahead makes none of them old. Those from the future of a clock that was set back are counted
 * for themselves, so that neither side pushes the other out. What was made before something was changed stays as long
 * as its day does, whatever was made after it.
 */
export function tooMany(backups: readonly Aged[], now: Date): readonly string[] {
  const newest = [...backups].sort((a, b) => b.at.getTime() - a.at.getTime())
  const isAhead = ({ at }: Aged): boolean => at.getTime() > now.getTime()
  const stay = [newest.filter(isAhead), newest.filter((one) => !isAhead(one))].flatMap(keptOf)
  const names = new Set(stay.map(({ name }) => name))
  return backups.flatMap(({ name }) => (names.has(name) ? [] : [name]))
}

function keptOf(newest: readonly Aged[]): readonly Aged[] {
  const lasts = (Object.keys(kept) as (keyof typeof kept)[]).flatMap((period) => {
    const seen = new Map<number, Aged>()
    for (const one of newest) {
      const key = periods[period](one.at)
      if (!seen.has(key)) seen.set(key, one)
    }
    return [...seen.values()].slice(0, kept[period])
  })
  const days = new Set(
    newest
      .map(({ at }) => dayOf(at))
      .filter((one, at, all) => all.indexOf(one) === at)
      .slice(0, kept.day),
  )
  return [...lasts, ...newest.filter(({ at, reason }) => reason !== 'start' && days.has(dayOf(at)))]
}

/** Whether the last backup is older than a day. One from the future says that a clock was wrong, and nothing more. */
export const isDue = (backups: readonly Aged[], now: Date): boolean =>
  backups.every(({ at }) => {
    const age = now.getTime() - at.getTime()
    return age < 0 || age >= day
  })
