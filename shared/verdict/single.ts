/** The one exact figure that a cell holds, for comparing it with another. */
import { type Decimal, exact, negate } from '../measure/decimal.ts'
import { PERCENT, type Unit, unitOf } from '../measure/unit.ts'
import { readActual } from './actual.ts'

/**
 * A cell's figure with its sign (下降2% is −2) and its unit; null where it holds none, several, a range or more words.
 * @param own the unit of a figure that carries none; null where nothing names it
 */
export function singleFigure(text: string, own: Unit | null): { value: Decimal; unit: Unit } | null {
  const read = readActual(text)
  const [figure] = read.kind === 'figures' ? read.figures : []
  if (read.kind !== 'figures' || read.figures.length !== 1 || figure === undefined) return null
  if (figure.rest !== '' || figure.bound !== null) return null
  // Most are one number, read once.
  if (figure.low !== figure.high && exact(figure.low) !== exact(figure.high)) return null
  const unit = figure.unit === '' ? own : figure.unit === '%' ? PERCENT : unitOf(figure.unit)
  return unit === null ? null : { value: figure.change === 'fall' ? negate(figure.low) : figure.low, unit }
}
