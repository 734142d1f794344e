/**
 * Which columns were worked out from which others, whatever a reading makes of target and actual: growths from two
 * years, gaps from a share and the schedule, totals from their parts. Searched for once a table.
 */
import { type Fit, gapFit, growthFit, isBorneOut, sumFit } from './relations.ts'
import type { Values } from './values.ts'

/** growth = now ÷ last − 1. */
interface Growth {
  readonly now: number
  readonly last: number
  readonly growth: number
}

/** gap = share − months/12. */
interface Gap {
  readonly share: number
  readonly gap: number
  readonly months: number
}

/** total = the sum of the columns beside it. */
interface Sum {
  readonly total: number
  readonly parts: readonly number[]
}

/** The columns, by their places, that recompute from each other row by row. */
export interface Reckoned {
  readonly growths: readonly Growth[]
  readonly gaps: readonly Gap[]
  readonly sums: readonly Sum[]
}

/** Of a table with more columns of figures only the first are tried with each other. */
const MOST_TRIED = 24
/** Rows that are recomputed. */
const MOST_ROWS = 40

/**
 * The columns that recompute from each other.
 * @param periods those that stand for a part of the year each: two of them may already make a sum
 */
export function reckonedOf(values: readonly Values[], periods: ReadonlySet<number>): Reckoned {
  const numbers = values.map((own) => own.numbers.slice(0, MOST_ROWS))
  const of = (index: number) => numbers[index] ?? []
  const figures = values
    .flatMap(({ figures: share, counts, codes }, index) => (share > 0.3 && !counts && !codes ? [index] : []))
    .slice(0, MOST_TRIED)
  const others = (...but: number[]) => figures.filter((index) => !but.includes(index))
  return {
    growths: figures.flatMap((growth) =>
      differs(of(growth)) && of(growth).every((figure) => figure === null || Math.abs(figure) < MOST_GROWTH)
        ? others(growth).flatMap((now) =>
            others(growth, now).flatMap((last) =>
              isSettled(growthFit(of(now), of(last), of(growth))) ? [{ now, last, growth }] : [],
            ),
          )
        : [],
    ),
    gaps: figures.flatMap((gap) =>
      differs(of(gap)) && isFine(of(gap))
        ? others(gap).flatMap((share) => {
            const months = MONTHS.find((some) => isExact(gapFit(of(share), of(gap), some)))
            return months === undefined ? [] : [{ share, gap, months }]
          })
        : [],
    ),
    sums: figures.flatMap((total) => sumAt(numbers, figures, total, periods) ?? []),
  }
}

/** Two columns of figures have many a third that happens to be their ratio in one row. */
const isSettled = (fit: Fit): boolean => fit.fits >= 2 && isBorneOut(fit)
/** A constant difference is common: here every row must bear it out. */
const isExact = ({ rows, fits }: Fit): boolean => rows >= 3 && fits === rows

const MOST_GROWTH = 1_000
/** Of the whole year the gap is what is missing to 100. */
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

const differs = (numbers: readonly (number | null)[]): boolean =>
  new Set(numbers.filter((number) => number !== null)).size > 1

/** Gaps fall short somewhere, or are printed with a decimal: 100 and 150 beside 50 and 100 are amounts. */
const isFine = (numbers: readonly (number | null)[]): boolean =>
  numbers.every((number) => number === null || Math.abs(number) <= 100) &&
  numbers.some((number) => number !== null && (number < 0 || !Number.isInteger(number)))

/** The longest run of columns beside one, after it or before it, that adds up to it. */
function sumAt(
  numbers: readonly (readonly (number | null)[])[],
  figures: readonly number[],
  total: number,
  periods: ReadonlySet<number>,
): Sum | null {
  const at = figures.indexOf(total)
  const runs = [figures.slice(at + 1), figures.slice(0, at).reverse()]
  for (const run of runs)
    for (let length = run.length; length >= 2; length -= 1) {
      const parts = run.slice(0, length)
      if (length < LEAST_PARTS && !parts.every((part) => periods.has(part))) continue
      const fit = sumFit(
        numbers[total] ?? [],
        parts.map((part) => numbers[part] ?? []),
      )
      if (isSettled(fit)) return { total, parts: parts.sort((a, b) => a - b) }
    }
  return null
}

/** A whole of two parts is as well a target, what was done and what is left, unless the parts are months or quarters. */
const LEAST_PARTS = 3
