/** By when something is wanted (报回时间), as it is typed: kept so, and read for what depends on the day. */
import { dateAs } from '../measure/dates.ts'
import { dayIn, daysSince } from '../measure/day.ts'

/** How many days the others are given unless a person says otherwise. */
const DAYS = 3

/** Why a text is no such day, one sentence that says what to write; '' for one that is, and for none. */
export const dueRefusal = (text: string, now: Date): string =>
  text.trim() === '' || dayIn(text, now) !== null
    ? ''
    : `“${text.trim()}”没有写明是哪一天，请写成7月5日、7/5或2026-07-05这样的日期，不定时间就空着。`

/** What there is to say of a day that is over; '' for others. */
export function duePast(text: string, now: Date): string {
  const day = dayIn(text, now)
  if (day === null || daysSince(day, now) <= 0) return ''
  return `${day.year}年${day.month}月${day.day}日已经过去，请核对。`
}

/** How many days a day is over; 0 where it is not, or nobody can tell. */
export function daysLate(text: string, now: Date): number {
  const day = dayIn(text, now)
  return day === null ? 0 : Math.max(0, daysSince(day, now))
}

/**
 * What is proposed the next time: what was typed the last time while that day is to come, else the third day from now,
 * written as the last one was.
 */
export function nextDue(before: string, now: Date): string {
  const day = dayIn(before, now)
  if (day !== null && daysSince(day, now) <= 0) return before
  const next = new Date(now)
  next.setDate(next.getDate() + DAYS)
  return dateAs(next, [before])
}

/** 7月5日前 and 7月5日 are the same day to a sentence that says 前 itself. */
export const dueBefore = (due: string): string => due.trim().replace(/[之以]?前$/, '')
