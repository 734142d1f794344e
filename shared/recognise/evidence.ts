/**
 * How much each witness speaks for a column having a role: the words above it (claims.ts), what stands in it
 * (values.ts) and how it stands to other columns (relations.ts). One table of features and weights: what a
 * reading of a table is worth is the sum of what its columns are.
 */
import type { Role } from '../attachment/model.ts'
import type { Values } from './values.ts'

type Feature =
  | 'figures'
  | 'percents'
  | 'codes'
  | 'dates'
  | 'units'
  | 'statuses'
  | 'aims'
  | 'sentences'
  | 'blank'

/** Points that a feature of the values adds to a role; a share of the cells counts as that part of them. */
const OF_VALUES: Readonly<Record<Feature, Partial<Record<Role, number>>>> = {
  figures: { target: 2, stage: 2, actual: 2, share: 1, growth: 1, name: -8, status: -4, owner: -6, unit: -6 },
  percents: { share: 1, growth: 1 },
  codes: { target: -20, stage: -20, actual: -20, share: -20, growth: -20, last: -20, gap: -20, no: 4 },
  dates: { target: -12, stage: -12, actual: -12, share: -12, growth: -12, last: -12, gap: -12, no: -4 },
  units: { unit: 4, target: -12, stage: -12, actual: -12, share: -12, growth: -12, name: -6 },
  statuses: { status: 3, note: -8, target: -12, stage: -12, actual: -4, share: -12, growth: -12 },
  aims: { target: 6, stage: 6, actual: -6, share: -6, growth: -4 },
  sentences: { share: -6, growth: -6, unit: -6, no: -6 },
  blank: { target: -1, actual: -1 },
}

/** Points of what columns are to each other. */
export const OF_RELATIONS = {
  /** share = actual ÷ target, row by row. */
  share: 8,
  /** A column that should be actual ÷ target by its words, and is not. */
  noShare: -3,
  /** A share by its words, with nothing that it could be the share of, and no sign of a percentage. */
  noPercentage: -6,
  perhapsPercentage: -2,
  /** rest = target − actual. */
  rest: 5,
  /** growth = actual ÷ last − 1; less than `CLEAR`, since a target may be set as a growth over last year too. */
  grown: 1.5,
  /** …under words that say so (同比). */
  grownByWords: 3,
  /** The earlier year of a growth, a growth or a gap is neither target nor actual. */
  isEarlier: -6,
  /** gap = share − schedule: the share is no actual. */
  gap: 2,
  isGap: -30,
  /** total = the sum of its parts: the total is meant. */
  total: 1,
  isPart: -6,
  /** Both speak of one year, or of different ones. */
  sameYear: 3,
  otherYear: -8,
  /** Actual ÷ target is nowhere near one. */
  farApart: -4,
  near: 1,
  /** Target and actual stand below the same group, or below different indicators. */
  sameGroup: 2,
  tornApart: -6,
  /** The target stands before the actual, as in every official form. */
  inOrder: 0.5,
  /** A target that is a growth (增长目标（%）) beside the growth that was reached, or beside an amount. */
  bothGrowths: 13,
  growthAndAmount: -8,
  /** A growth that is set is never held against an amount where a growth was reached too. */
  growthForAmount: -16,
  /** 2,000 beside a column of percentages, or the other way round. */
  otherMeasure: -5,
  /** The figure stands in the sentence of a column beside it. */
  restated: 2,
} as const

/** What the words of a column that nobody listed are worth: enough to be read where nothing else can be meant. */
export const UNKNOWN_WORDS = 0.5
/** …and where they at least hint at what it is (目标, 完成 within a longer heading). */
export const HINT = 3

/** A growth column is an actual only beside a target that is a growth too. */
export const GROWTH_REACHED = 1

/** From so many points on, the words alone tell what a column is. */
export const STRONG = 7
/** The best reading must be ahead of the next by as much to be taken without asking. */
export const CLEAR = 2

/** What the values of a column say of a role. */
export function pointsOfValues(values: Values, role: Role): number {
  const has: Record<Feature, number> = {
    figures: values.figures,
    percents: values.percents,
    codes: values.codes ? 1 : 0,
    dates: values.dates,
    units: values.units,
    statuses: values.statuses,
    aims: values.aims,
    sentences: values.sentences,
    blank: values.filled === 0 ? 1 : 0,
  }
  let sum = 0
  for (const [feature, share] of Object.entries(has) as [Feature, number][])
    sum += share * (OF_VALUES[feature][role] ?? 0)
  return sum
}
