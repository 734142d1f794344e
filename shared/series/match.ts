/** Which rows of two tables of a series are one indicator: by identity first, then by name. */
import { type Attachment, cellText, columnOf } from '../attachment/model.ts'
import { nameOf } from '../attachment/names.ts'
import { comparePeriods, type Side } from '../compare/periods.ts'
import { decimal, rounded } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { columnUnit, converted, convertible } from '../measure/unit.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import { singleFigure } from '../verdict/single.ts'

/** The row of `before` for each row of `after` that both have, by the rows' ids (comparePeriods says which are one). */
export function sameRows(before: Side, after: Side, dictionary: Dictionary): ReadonlyMap<string, string> {
  return new Map(
    comparePeriods(before, after, dictionary).flatMap((row) =>
      row.before === null || row.after === null ? [] : [[row.after.row, row.before.row] as const],
    ),
  )
}

/** Whether half of the rows of the shorter of two tables, or more, are named as rows of the other. */
export function shareRows(a: Attachment, b: Attachment): boolean {
  const namesIn = ({ columns, rows }: Attachment) =>
    new Set(rows.map((row) => comparable(nameOf(columns, row))).filter((name) => name !== ''))
  const [own, other] = [namesIn(a), namesIn(b)]
  const shared = [...own].filter((name) => other.has(name)).length
  return shared * 2 >= Math.min(own.size, other.size)
}

/**
 * What an earlier table says was reached, for the rows of a later one: by the later rows' ids, as typed; a figure
 * under another unit is converted, and left out where it cannot be.
 */
export function actualsOf(before: Side, after: Side, dictionary: Dictionary): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const rowOf = ({ rows }: Attachment, id: string) => rows.find((row) => row.id === id)
  for (const [now, old] of sameRows(before, after, dictionary)) {
    const [row, past] = [rowOf(after.attachment, now), rowOf(before.attachment, old)]
    if (row === undefined || past === undefined) continue
    const text = cellText(past, columnOf(before.attachment.columns, 'actual')).trim()
    const [from, to] = [unitOf(before.attachment, past), unitOf(after.attachment, row)]
    const said = from === to ? text : inUnit(text, from, to)
    if (said !== null && said !== '') texts.set(now, said)
  }
  return texts
}

const unitOf = ({ columns }: Attachment, row: Attachment['rows'][number]): string =>
  cellText(row, columnOf(columns, 'unit')).trim()

/** A figure under one unit as it stands under another; null where that cannot be told. */
function inUnit(text: string, from: string, to: string): string | null {
  const figure = singleFigure(text, columnUnit(from))
  const unit = columnUnit(to)
  if (figure === null || unit === null || !convertible(figure.unit, unit)) return null
  const value = rounded(converted(figure.value, figure.unit, unit), 10)
  // A figure that carries its unit itself goes on doing so.
  return decimal(text) === null && figure.unit.label !== unit.label ? `${value}${unit.label}` : value
}
