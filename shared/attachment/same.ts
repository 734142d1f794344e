/** The one adapter for fast-deep-equal. */
import equal from 'fast-deep-equal'

/** Equality of plain data. */
export const same = <T>(a: T, b: T): boolean => equal(a, b)
