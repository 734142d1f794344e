/** The contract of periods: the tables of a series, the next one of it, and copies. */
import { z } from 'zod'
import { one } from './arguments.ts'

/** A table of a series. */
export interface SeriesTable {
  id: string
  title: string[]
  /** 备注; '' where there is none. */
  remark: string
  year: number
  months: number
  /** Whoever has read this one need not read it again. */
  revision: number
}

export const periodsArguments = {
  /**
   * The tables of the same series whose period is known, itself among them, in the order of their periods, of one
   * period the latest changed first: those made of each other, and those whose titles differ in the time alone.
   */
  series: one,
  /** A table of another period made of one, or of all of its report; answers the one that was made of it. */
  nextPeriod: z.strictObject({
    ...one.shape,
    year: z.int().min(1900).max(2200),
    months: z.int().min(1).max(12),
    /** All attachments of its report, in a report of their own. */
    whole: z.boolean(),
    /** 双过半 in title and headers where the period is no half year. */
    half: z.enum(['stays', 'goes']),
  }),
  /** The same table once more, marked 副本; with all of its report where that is wanted. */
  copy: z.strictObject({ ...one.shape, whole: z.boolean() }),
}

export interface PeriodsValues {
  series: SeriesTable[]
  nextPeriod: {
    id: string
    /** How many were made. */
    made: number
    /** How many cells of 上年同期 came from last year's tables. */
    filled: number
  }
  copy: { id: string; made: number }
}
