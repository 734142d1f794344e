/** Sum and average of selected cells, as the status bar shows them: no formulas, exact decimals. */
import { type Decimal, decimal, literal, over, plus, rounded } from './decimal.ts'
import { comparable } from './normalise.ts'
import { unitOf } from './unit.ts'

export interface Totals {
  /** Cells that show a text. */
  readonly filled: number
  /** Cells that are exact numbers. */
  readonly numbers: number
  /** To 4 decimals at most; null where the numbers are of several units and have none. */
  readonly sums: {
    /** What follows the numbers (%, 亿元); '' for plain numbers. */
    readonly unit: string
    readonly sum: string
    readonly average: string
  } | null
}

const FIGURE = /^([+-]?\d[\d,]*(?:\.\d+)?|\.\d+)(.{0,6})$/

/** A number and its unit, without a word more: 12.3%, 1.84亿美元, 1,234; not 7%左右. */
export function isFigure(text: string): boolean {
  const unit = FIGURE.exec(comparable(text))?.[2]
  return unit !== undefined && (unit === '' || unitOf(unit) !== null)
}

/**
 * Totals of the texts that are exact numbers (7%左右 is none); null where fewer than two are. Numbers of different units
 * are not added: a sum of some of them would be taken for the sum of all.
 */
export function totalsOf(texts: readonly string[]): Totals | null {
  const filled = texts.filter((text) => text !== '')
  const groups = new Map<string, Decimal[]>()
  for (const text of filled) {
    const parts = FIGURE.exec(comparable(text))
    const value = parts?.[1] === undefined ? null : decimal(parts[1].replaceAll(',', ''))
    const unit = parts?.[2] ?? ''
    if (value === null || (unit !== '' && unitOf(unit) === null)) continue
    const group = groups.get(unit)
    if (group === undefined) groups.set(unit, [value])
    else group.push(value)
  }
  const numbers = [...groups.values()].reduce((count, values) => count + values.length, 0)
  if (numbers < 2) return null
  const [one, ...others] = groups
  if (one === undefined || others.length > 0) return { filled: filled.length, numbers, sums: null }
  const [unit, values] = one
  const sum = values.reduce(plus, literal(0))
  const average = over(sum, literal(values.length)) ?? sum
  return {
    filled: filled.length,
    numbers,
    sums: { unit, sum: rounded(sum, 4), average: rounded(average, 4) },
  }
}
