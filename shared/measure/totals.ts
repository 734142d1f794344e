/** Sum and average of selected cells, as the status bar shows them: no formulas, exact decimals. */
import { type Decimal, decimal, literal, over, plus, rounded } from './decimal.ts'
import { comparable } from './normalise.ts'
import { unitOf } from './unit.ts'

export interface Totals {
  /** Cells that show a text. */
  readonly filled: number
  /** Cells that are numbers with the commonest unit among them. */
  readonly numbers: number
  /** What follows the numbers (%, 亿元); '' for plain numbers. */
  readonly unit: string
  /** To 4 decimals at most. */
  readonly sum: string
  readonly average: string
}

const FIGURE = /^([+-]?\d[\d,]*(?:\.\d+)?|\.\d+)(.{0,6})$/

/** A number and its unit, without a word more: 12.3%, 1.84亿美元, 1,234; not 7%左右. */
export function isFigure(text: string): boolean {
  const unit = FIGURE.exec(comparable(text))?.[2]
  return unit !== undefined && (unit === '' || unitOf(unit) !== null)
}

/** Totals of the texts that are numbers; null where fewer than two are. Numbers of different units are not added. */
export function totalsOf(texts: readonly string[]): Totals | null {
  const filled = texts.filter((text) => text !== '')
  const groups = new Map<string, Decimal[]>()
  for (const text of filled) {
    const parts = FIGURE.exec(comparable(text))
    const value = parts?.[1] === undefined ? null : decimal(parts[1].replaceAll(',', ''))
    if (value === null || parts === null) continue
    const unit = parts[2] ?? ''
    const group = groups.get(unit)
    if (group === undefined) groups.set(unit, [value])
    else group.push(value)
  }
  const [unit, values] = [...groups].sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []]
  if (values.length < 2) return null
  const sum = values.reduce(plus, literal(0))
  const average = over(sum, literal(values.length)) ?? sum
  return {
    filled: filled.length,
    numbers: values.length,
    unit,
    sum: rounded(sum, 4),
    average: rounded(average, 4),
  }
}
