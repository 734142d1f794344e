/** What a row is to reach, as a figure that what comes back is held against. */
import { cellText } from '../attachment/model.ts'
import type { Decimal } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { converted, convertible, PERCENT, type Unit, unitOf } from '../measure/unit.ts'
import { singleFigure } from '../verdict/single.ts'
import { readTarget } from '../verdict/target.ts'
import { said } from './said.ts'
import type { Wanted, WantedRow } from './wanted.ts'

/** What a figure is held against: the last value of its cell, or what the row is to reach. */
export interface Beside {
  readonly value: Decimal
  readonly isTarget: boolean
  /** 上次的“18.9”, 目标“36”. */
  readonly told: string
}

const aims = new WeakMap<WantedRow, Map<string, Beside | null>>()

/** The one figure of a row's target in a unit; null where it has none, or one of another measure. Kept once read. */
export function aimOf(row: WantedRow, unit: Unit | null, wanted: Wanted): Beside | null {
  if (unit === null) return null
  const known = aims.get(row) ?? new Map<string, Beside | null>()
  aims.set(row, known)
  const before = known.get(unit.label)
  if (before !== undefined) return before
  const target = comparable(cellText(row.row, wanted.target))
  const figure = singleFigure(target, unit) ?? loose(target, unit)
  const aim: Beside | null =
    figure === null || !convertible(figure.unit, unit)
      ? null
      : {
          value: converted(figure.value, figure.unit, unit),
          isTarget: true,
          told: `目标“${said(cellText(row.row, wanted.target))}”`,
        }
  known.set(unit.label, aim)
  return aim
}

/** 7%左右, 增长8%以上: near enough for telling what is far. */
function loose(target: string, unit: Unit | null): { value: Decimal; unit: Unit } | null {
  const read = readTarget(target)
  const [figure] = read.kind === 'figures' ? read.figures : []
  if (figure === undefined) return null
  const own = figure.unit === '' ? unit : figure.unit === '%' ? PERCENT : unitOf(figure.unit)
  return own === null ? null : { value: figure.low, unit: own }
}
