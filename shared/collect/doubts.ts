/** What is doubtful of a text that a return offers for a cell: each doubt with its sentence, and nothing changed. */
import type { Column } from '../attachment/model.ts'
import { cellText } from '../attachment/model.ts'
import { holdsFigures } from '../attachment/roles.ts'
import {
  absolute,
  compare,
  type Decimal,
  exact,
  literal,
  minus,
  negate,
  over,
  rounded,
  sign,
  times,
} from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import type { Figure } from '../measure/quantity.ts'
import { converted, convertible, isRate, measuredIn, PERCENT, type Unit, unitOf } from '../measure/unit.ts'
import { readActual } from '../verdict/actual.ts'
import { singleFigure } from '../verdict/single.ts'
import { readTarget } from '../verdict/target.ts'
import type { Doubt, DoubtKind } from './model.ts'
import type { Wanted, WantedRow } from './wanted.ts'

/** A text for a cell, and what the return itself says of its unit. */
export interface Offered {
  readonly text: string
  readonly row: WantedRow
  readonly column: Column
  /** The unit that the return names for it by itself, where that is another text than the table's; null otherwise. */
  readonly unit: Unit | null
  /** The value that the cell had last; '' where none is known. */
  readonly previous: string
}

interface Amount {
  readonly value: Decimal
  readonly unit: Unit | null
}

const doubt = (kind: DoubtKind, message: string): Doubt => ({ kind, message })

/** So much text of a cell is said. */
const MOST_SAID = 40
export const said = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > MOST_SAID ? `${line.slice(0, MOST_SAID)}…` : line
}

/** The doubts about a text by itself: of its figure, unit, sign and size. Where words belong there are none. */
export function doubtsOf(offered: Offered, wanted: Wanted): Doubt[] {
  const { text, row, column } = offered
  if (!isFigureWanted(offered, wanted)) return []
  const own = wanted.unitFor(row, column)
  const read = readActual(text)
  const shown = said(text)
  if (read.kind !== 'figures') return [doubt('text', `这里应填数，返回表填的是“${shown}”，请核对。`)]
  const [figure] = read.figures
  if (figure === undefined || read.figures.length > 1)
    return [doubt('text', `“${shown}”里不止一个数，请核对用哪一个。`)]
  const doubts: Doubt[] = []
  const { months } = wanted.attachment.heading
  if (read.period !== null && months !== null && read.period !== months)
    doubts.push(doubt('period', `“${shown}”说的是别的时期，请核对。`))
  if (figure.low !== figure.high && compare(figure.low, figure.high) !== 0)
    doubts.push(doubt('text', `“${shown}”是一个范围，不是一个数，请核对。`))
  if (isAbout(figure)) doubts.push(doubt('about', `“${shown}”不是确数，请向填报单位核实。`))
  else if (figure.rest !== '' || figure.share || figure.ambition !== null)
    return [doubt('text', `“${shown}”里除了数还有别的文字，请核对。`)]
  const value = figure.change === 'fall' && !figure.signed ? negate(figure.low) : figure.low
  const typed = figure.unit === '' ? null : figure.unit === '%' ? PERCENT : unitOf(figure.unit)
  if (figure.unit !== '' && typed === null) doubts.push(doubt('unit', `“${shown}”的单位没有认出，请核对。`))
  const amount = unitDoubts({ value, unit: typed }, own, offered, wanted, doubts)
  if (amount !== null) sizeDoubts(amount, offered, wanted, doubts)
  return doubts
}

const isAbout = (figure: Figure): boolean =>
  figure.roughly || figure.about || figure.estimated || figure.bound !== null || figure.held

/** 固定资产投资（亿元）/上半年实绩 beside others like it: no role of its own, and figures all the same. */
const isFigureByName = ({ role, header }: Column): boolean =>
  role === 'none' &&
  /(?:实绩|完成(?:数|额|情况)?|目标|计划|增速|增幅|占比|[（(](?:亿元|万元|元|亿美元|万美元|%|％|万人|人|户|个|家|项|吨|万吨|亩|万亩|公里)[）)])$/.test(
    (header.at(-1) ?? '').replace(/\s/g, ''),
  )

/** Whether a cell is to hold a figure: by its column, its unit and what its target is. */
function isFigureWanted({ row, column, previous }: Offered, wanted: Wanted): boolean {
  if (!holdsFigures(column.role)) return isFigureByName(column)
  if (column.role !== 'actual' && column.role !== 'last') return true
  if (singleFigure(previous, wanted.unitFor(row, column)) !== null) return true
  const target = cellText(row.row, wanted.target)
  if (target.trim() !== '') return isFigureTarget(row, target)
  return row.unit !== '' || wanted.unitFor(row, column) !== null
}

const targets = new WeakMap<WantedRow, boolean>()

/** Whether a row's target is told in figures, and not as a task of many words; kept once read. */
function isFigureTarget(row: WantedRow, target: string): boolean {
  const before = targets.get(row)
  if (before !== undefined) return before
  const is = target.length < 30 && readTarget(target).kind === 'figures'
  targets.set(row, is)
  return is
}

/** What a figure's unit says against the table's; the amount in the table's unit, null where it has none. */
function unitDoubts(
  { value, unit }: Amount,
  own: Unit | null,
  { text, unit: named, row, column }: Offered,
  wanted: Wanted,
  doubts: Doubt[],
): { value: Decimal; unit: Unit | null } | null {
  const shown = said(text)
  let given = unit ?? named
  if (given !== null && given.base === '' && own !== null) {
    const whole = unitOf(`${given.label}${own.label.replace(/^[十百千万亿]+/, '')}`)
    // 22万 under 万吨 is 22万吨, and not so many grams.
    const isBare = whole !== null && given.label !== '' && whole.label === own.label && unit !== null
    if (isBare)
      doubts.push(doubt('unit', `“${shown}”没有写全单位，看作${exact(value)}${own.label}，请核对。`))
    given = whole ?? measuredIn(given, own.base)
  }
  if (given === null || own === null) return { value, unit: own }
  if (!convertible(given, own)) {
    const target = targetUnit(row, wanted)
    // 增长8% as the target of a row in 亿元: its actual is a percentage too.
    if (target !== null && convertible(given, target) && column.role === 'actual')
      return { value: converted(value, given, target), unit: target }
    doubts.push(
      doubt(
        'unit',
        `“${shown}”的单位是${given.label || '没有写明的'}，表中是${own.label || '没有写明的'}，不能换算，请核对。`,
      ),
    )
    return null
  }
  const there = converted(value, given, own)
  if (compare(there, value) !== 0) {
    const where = unit === null ? `在返回表里的单位是${given.label}` : ''
    doubts.push(
      doubt(
        'unit',
        `“${shown}”${where}，表中的单位是${own.label}，换算后是${rounded(there, 10)}${own.label}，请核对。`,
      ),
    )
  }
  return { value: there, unit: own }
}

/** The unit that a row's target carries itself. */
function targetUnit(row: WantedRow, wanted: Wanted): Unit | null {
  const target = cellText(row.row, wanted.target)
  if (/[%％﹪]/.test(target)) return PERCENT
  return singleFigure(target, null)?.unit ?? null
}

const [HUNDRED, FIVE, THIRTY, ONE, THREE] = [literal(100), literal(5), literal(30), literal(1), literal(3)]
const [FIFTH, FIFTIETH, SMALL] = [literal('0.2'), literal('0.02'), literal('0.3')]

/** A sign or a size that neither the last value nor the target makes likely. */
function sizeDoubts(
  amount: Amount,
  { text, previous, row, column }: Offered,
  wanted: Wanted,
  doubts: Doubt[],
): void {
  const { value, unit } = amount
  const shown = said(text)
  const before = singleFigure(previous, unit)
  const aim = column.role === 'actual' ? aimOf(row, unit, wanted) : null
  const beside =
    before !== null && (unit === null || convertible(before.unit, unit))
      ? {
          value: unit === null ? before.value : converted(before.value, before.unit, unit),
          what: '上次的',
          text: said(previous),
        }
      : aim === null
        ? null
        : { value: aim, what: '目标', text: said(cellText(row.row, wanted.target)) }
  const rate = unit !== null && isRate(unit)
  if (rate && isLostPercent(text, value, beside?.value ?? null)) {
    doubts.push(doubt('far', `“${shown}”可能是丢了百分号的${rounded(times(value, HUNDRED), 6)}%，请核对。`))
    return
  }
  if (beside === null) {
    if (!rate && sign(value) < 0 && unit !== null && unit.base !== '百分点' && column.role !== 'gap')
      doubts.push(doubt('sign', `“${shown}”是负数，请核对。`))
    return
  }
  const against = `${beside.what}“${beside.text}”`
  if (rate || unit?.base === '百分点') {
    if (compare(absolute(minus(value, beside.value)), THIRTY) > 0)
      doubts.push(doubt('far', `“${shown}”与${against}相差超过30个百分点，请核对。`))
    return
  }
  if (sign(value) < 0 && sign(beside.value) >= 0)
    doubts.push(doubt('sign', `“${shown}”是负数，而${against}不是，请核对。`))
  if (sign(beside.value) === 0) return
  const [here, there] = [absolute(value), absolute(beside.value)]
  const least = before === null ? FIFTIETH : FIFTH
  if (compare(here, times(there, FIVE)) < 0 && compare(here, times(there, least)) > 0) return
  const ratio = over(here, there)
  if (ratio !== null)
    doubts.push(doubt('far', `“${shown}”是${against}的${rounded(ratio, 4)}倍，相差太远，请核对数和单位。`))
}

const aims = new WeakMap<WantedRow, Map<string, Decimal | null>>()

/** The one figure of a row's target in a unit; null where it has none, or one of another measure. Kept once read. */
function aimOf(row: WantedRow, unit: Unit | null, wanted: Wanted): Decimal | null {
  if (unit === null) return null
  const known = aims.get(row) ?? new Map<string, Decimal | null>()
  aims.set(row, known)
  const before = known.get(unit.label)
  if (before !== undefined) return before
  const target = comparable(cellText(row.row, wanted.target))
  const figure = singleFigure(target, unit) ?? loose(target, unit)
  const aim =
    figure === null || !convertible(figure.unit, unit) ? null : converted(figure.value, figure.unit, unit)
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

/**
 * 0.123 where 12.3% is to be expected: pasted as a value, a percentage loses its format. Where the target is of that
 * size it tells; elsewhere so small a rate, or one so exact, is seldom what was meant.
 */
function isLostPercent(text: string, value: Decimal, beside: Decimal | null): boolean {
  if (/[%％﹪]/.test(text) || sign(value) === 0 || compare(absolute(value), ONE) >= 0) return false
  if (/[.．]\d{3,}\s*$/.test(comparable(text))) return true
  if (beside === null || sign(beside) === 0) return compare(absolute(value), SMALL) <= 0
  if (compare(absolute(beside), ONE) < 0) return false
  const ratio = over(absolute(times(value, HUNDRED)), absolute(beside))
  return ratio !== null && compare(ratio, THREE) <= 0 && compare(times(ratio, THREE), ONE) >= 0
}
