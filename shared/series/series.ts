/** A series: an indicator of a table followed through the periods, its figures in one unit. Pure; exact decimals. */
import { type Attachment, cellText, columnOf } from '../attachment/model.ts'
import { nameOf } from '../attachment/names.ts'
import type { Side } from '../compare/periods.ts'
import { type Decimal, minus, over, rounded, sign, times } from '../measure/decimal.ts'
import { HUNDRED } from '../measure/schedule.ts'
import { columnUnit, converted, convertible, isRate, type Unit } from '../measure/unit.ts'
import { type Dictionary, lookUp } from '../verdict/dictionary.ts'
import { singleFigure } from '../verdict/single.ts'
import { datedWords } from '../verdict/spoken.ts'
import { sameRows } from './match.ts'

export type { Side } from '../compare/periods.ts'

/** An indicator in one period. */
export interface Point {
  readonly attachment: string
  readonly row: string
  readonly year: number
  readonly months: number
  /** 2021年上半年. */
  readonly period: string
  /** As typed. */
  readonly actual: string
  readonly target: string
  readonly status: string
  /** The actual in the line's unit; null where it is no one figure of its measure. */
  readonly value: Decimal | null
}

export interface SeriesLine {
  /** The unit of all values; null where no figure says one. */
  readonly unit: Unit | null
  /** In the order of the periods. */
  readonly points: readonly Point[]
}

const textOf = (
  { columns }: Attachment,
  row: Attachment['rows'][number],
  role: 'unit' | 'actual' | 'target',
) => cellText(row, columnOf(columns, role)).trim()

/** What the tables of a series say of one indicator of one of them, and which of their rows that is. */
export interface Followed {
  readonly side: Side
  /** Rows of this table by the rows of the table that is followed. */
  readonly rows: ReadonlyMap<string, string>
}

/** When a period is, in months: periods are put in order and drawn by it. */
export const timeOf = ({ year, months }: { readonly year: number; readonly months: number }): number =>
  year * 12 + months

/** The tables of a series matched with one of them once, for all of its rows; one of unknown period is left out. */
export const followed = (own: Side, others: readonly Side[], dictionary: Dictionary): Followed[] =>
  [own, ...others]
    .flatMap((side) => {
      const { year, months } = side.attachment.heading
      if (year === null || months === null) return []
      const rows =
        side === own
          ? new Map(own.attachment.rows.map(({ id }) => [id, id]))
          : sameRows(side, own, dictionary)
      return [{ side, rows, at: timeOf({ year, months }) }]
    })
    .sort((a, b) => a.at - b.at)

/**
 * The line of a row through the periods.
 * @param own the table whose row it is; its unit is the line's
 * @param tables of followed
 */
export function lineOf(
  own: Side,
  row: string,
  tables: readonly Followed[],
  dictionary: Dictionary,
): SeriesLine {
  const raw = tables.flatMap(({ side: { attachment, judged }, rows }) => {
    const id = rows.get(row)
    const at = attachment.rows.findIndex((one) => one.id === id)
    const line = attachment.rows[at]
    const { year, months } = attachment.heading
    if (line === undefined || year === null || months === null) return []
    const named = lookUp(nameOf(attachment.columns, line), dictionary).unit
    const actual = textOf(attachment, line, 'actual')
    return [
      {
        attachment: attachment.id,
        row: line.id,
        year,
        months,
        period: datedWords({ year, months }),
        actual,
        target: textOf(attachment, line, 'target'),
        status: judged.rows[at]?.status ?? '',
        figure: singleFigure(actual, columnUnit(textOf(attachment, line, 'unit')) ?? named),
      },
    ]
  })
  const mine = raw.find(({ attachment }) => attachment === own.attachment.id)?.figure
  const unit = (mine ?? raw.findLast(({ figure }) => figure !== null)?.figure)?.unit ?? null
  return {
    unit,
    points: raw.map(({ figure, ...point }) => ({
      ...point,
      value:
        figure === null || unit === null || !convertible(figure.unit, unit)
          ? null
          : converted(figure.value, figure.unit, unit),
    })),
  }
}

/**
 * The change from one point to another in words: +2.5个百分点, +12.4%; '' where there are no two figures, or none that
 * a change can be reckoned from.
 */
export function changeBetween(before: Point | undefined, after: Point, unit: Unit | null): string {
  if (before === undefined || before.value === null || after.value === null || unit === null) return ''
  const change = minus(after.value, before.value)
  if (sign(change) === 0) return '持平'
  const plus = sign(change) > 0 ? '+' : ''
  if (isRate(unit)) return `${plus}${rounded(change, 4)}个百分点`
  const share = sign(before.value) > 0 ? over(times(change, HUNDRED), before.value) : null
  return share === null ? '' : `${plus}${rounded(share, 1)}%`
}

/** The point of the same months a year before. */
export const yearBefore = (points: readonly Point[], { year, months }: Point): Point | undefined =>
  points.findLast((one) => one.year === year - 1 && one.months === months)
