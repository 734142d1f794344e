/** The growth of the table's own 地区生产总值, which other targets are set by (与GDP同步). */
import { type Attachment, cellText, columnsByRole } from '../attachment/model.ts'
import { exact, negate } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { readActual } from './actual.ts'
import { type Dictionary, lookUp } from './dictionary.ts'

/** The growth in % of the table's own GDP row, as a decimal text; null where it has none or it is no plain figure. */
export function gdpGrowthOf(attachment: Attachment, dictionary: Dictionary): string | null {
  const columns = columnsByRole(attachment.columns, ['name', 'unit', 'actual', 'growth'])
  for (const row of attachment.rows) {
    const name = cellText(row, columns.name)
    if (name === '' || !mayBeGdp(name)) continue
    const found = lookUp(name, dictionary)
    if (!found.gdp) continue
    const unit = comparable(cellText(row, columns.unit))
    for (const [text, bare] of [
      [cellText(row, columns.actual), unit === '%' || found.unit?.label === '%' || found.grows],
      [cellText(row, columns.growth), true],
    ] as const) {
      const growth = growthIn(text, bare, attachment.heading.months)
      if (growth !== null) return growth
    }
  }
  return null
}

const mayBeGdp = (name: string): boolean => /生|GDP|gdp|Ｇ/.test(name)

/** The one exact percentage of a cell for those months, with its sign. `bare`: a figure without % is one too. */
function growthIn(text: string, bare: boolean, months: number | null): string | null {
  const read = readActual(text)
  if (read.kind === 'sign') return read.sign === 'zero' ? '0' : null
  if (read.kind !== 'figures' || (read.period !== null && read.period !== months)) return null
  const rates = read.figures.filter(({ unit }) => unit === '%' || (unit === '' && bare))
  const [rate] = rates
  if (
    rates.length !== 1 ||
    rate === undefined ||
    rate.rest !== '' ||
    rate.estimated ||
    rate.roughly ||
    rate.about
  )
    return null
  if (rate.bound !== null || rate.share || exact(rate.low) !== exact(rate.high)) return null
  if (rate.change === 'fall') return rate.signed ? null : exact(negate(rate.low))
  return exact(rate.low)
}
