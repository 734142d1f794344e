/** Figures that stand in a return in another unit than the table's: which unit it names, and what they come to in ours. */
import { type Attachment, type Column, cellText, columnOf, type Role } from '../attachment/model.ts'
import { absolute, compare, type Decimal, exact, literal, rounded, sign, times } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import type { Figure } from '../measure/quantity.ts'
import { cellUnits, headerUnits, lineUnits } from '../measure/stated.ts'
import { converted, convertible, measuredIn, PERCENT, type Unit, unitOf } from '../measure/unit.ts'
import { unitAround } from '../verdict/headings.ts'
import { singleFigure } from '../verdict/single.ts'
import type { Converted, Doubt } from './model.ts'
import { unitInName } from './names.ts'
import { said } from './said.ts'
import type { Line, Wanted, WantedRow } from './wanted.ts'

/** A unit that a return names for a cell, and whether it stands beside the figure, where nobody overlooks it. */
export interface Named {
  readonly unit: Unit
  readonly beside: boolean
}

/** A text for a cell, and what the return itself says of its unit. */
export interface Offered {
  readonly text: string
  readonly row: WantedRow
  readonly column: Column
  /** The unit that the return names for it by itself, where that is another text than the table's; null otherwise. */
  readonly unit: Named | null
  /** The value that the cell had last; '' where none is known. */
  readonly previous: string
}

/** The unit that the lines above a table name (单位：万元), for figures whose row names none. */
export const unitIn = (lines: readonly string[]): Unit | null => lineUnits(lines).amount

/** The unit that the return itself names for a cell, where the table's own is not the same text; null otherwise. */
export function namedUnit(
  wanted: Wanted,
  line: Line,
  row: WantedRow,
  column: Column,
  header: readonly string[],
  around: Unit | null,
): Named | null {
  if (NO_UNIT.has(column.role)) return null
  // What stands in brackets in the name counts where no cell names the unit.
  const inName = line.unit === '' ? unitInName(line.name) : ''
  if (line.unit !== '') {
    if (line.unit !== row.unit) {
      const { only } = cellUnits(line.unit)
      return only === null ? null : { unit: only, beside: true }
    }
  } else if (inName !== '' && inName !== unitInName(row.name)) {
    const unit = unitOf(inName)
    return unit === null ? null : { unit, beside: false }
  }
  const { only } = headerUnits(header)
  if (only !== null && headerUnits(column.header).only?.label !== only.label)
    return { unit: only, beside: false }
  if (line.unit !== '' || inName !== '' || around === null) return null
  if (unitAround(wanted.attachment.heading) === around.label) return null
  // 单位：亿元 above a table says nothing of its rates.
  return wanted.unitFor(row, column)?.base === around.base ? { unit: around, beside: false } : null
}

/**
 * A doubt where a return names two units of one measure for a figure, one beside it and one above: 亿元 in its row below
 * 单位：万元. What the table says so itself is none.
 */
export function unitsApart(
  { attachment }: Wanted,
  line: Line,
  column: Column,
  header: readonly string[],
  around: Unit | null,
): Doubt | null {
  const above = around !== null && unitAround(attachment.heading) !== around.label ? around : null
  const own = headerUnits(column.header).only?.label
  const over = headerUnits(header).only
  if ((above === null && over === null) || NO_UNIT.has(column.role)) return null
  const inRow = line.unit === '' ? unitOf(unitInName(line.name)) : cellUnits(line.unit).only
  const near = inRow ?? over
  if (near === null) return null
  const others = [
    ...(inRow !== null && over !== null && over.label !== own ? [{ unit: over, where: '的表头' }] : []),
    ...(above === null ? [] : [{ unit: above, where: '的上方或下方' }]),
  ]
  const other = others.find(
    ({ unit }) => unit.base === near.base && compare(converted(ONE, unit, near), ONE) !== 0,
  )
  if (other === undefined) return null
  return {
    kind: 'unit',
    message: `返回表${other.where}写的单位是${other.unit.label}，${inRow === null ? '表头' : '这一行'}写的是${near.label}，看不出数用的是哪个单位，请核对。`,
  }
}

const ONE = literal(1)
/** Columns whose figures are percentages whatever stands around them. */
const NO_UNIT: ReadonlySet<Role> = new Set(['growth', 'share', 'pace', 'gap'])

/** The unit that figures of a cell are in: what the table says of it, else what the row's target carries itself. */
export const unitOfCell = (wanted: Wanted, row: WantedRow, column: Column): Unit | null =>
  wanted.unitFor(row, column) ?? (column.role === 'actual' ? targetUnit(row, wanted) : null)

/** The unit that a row's target carries itself. */
export function targetUnit(row: WantedRow, wanted: Wanted): Unit | null {
  const target = cellText(row.row, wanted.target)
  if (/[%％﹪]/.test(target)) return PERCENT
  return singleFigure(target, null)?.unit ?? null
}

/** Whether a reader of the table sees which unit a bare figure of a cell is in. */
export function isStated({ attachment }: Wanted, row: WantedRow, column: Column): boolean {
  const { columns, heading } = attachment
  return (
    cellUnits(cellText(row.row, columnOf(columns, 'unit'))).stated ||
    headerUnits(column.header).stated ||
    unitInName(row.name) !== '' ||
    unitAround(heading) !== ''
  )
}

/** What a figure comes to in the table's unit. */
export type InOwn =
  | { readonly kind: 'same'; readonly value: Decimal; readonly unit: Unit | null }
  /** Not one measure; `given` is the return's unit. */
  | { readonly kind: 'other'; readonly given: Unit; readonly own: Unit }
  | {
      readonly kind: 'converted'
      readonly value: Decimal
      readonly unit: Unit
      readonly given: Unit
      /** The text that stands for it in the table, and what it was. */
      readonly text: string
      readonly converted: Converted
      /** Without rounding. */
      readonly exact: boolean
      /** A magnitude alone stands with the figure: 22万 for 22万吨, 2000万 for 2000万元. */
      readonly bare: boolean
    }

/** More decimals than that nobody writes: what does not end by then is rounded, and said to be. */
const MOST_PLACES = 10
const ROUNDED_TO = 4

/**
 * A figure of a return in the table's unit.
 * @param typed the unit that stands in the cell with the figure; null for none
 * @param named the unit that the return names elsewhere (namedUnit)
 */
export function inOwn(
  text: string,
  { figure, value, typed }: { readonly figure: Figure; readonly value: Decimal; readonly typed: Unit | null },
  named: Named | null,
  cell: { readonly wanted: Wanted; readonly row: WantedRow; readonly column: Column },
): InOwn {
  const { wanted, row, column } = cell
  const own = unitOfCell(wanted, row, column)
  let given = typed ?? named?.unit ?? null
  if (given === null || own === null) return { kind: 'same', value, unit: own }
  let bare = false
  if (given.base === '') {
    const whole = unitOf(`${given.label}${own.label.replace(/^[十百千万亿]+/, '')}`)
    bare = given.label !== '' && typed !== null
    given = whole ?? measuredIn(given, own.base)
  }
  if (!convertible(given, own)) {
    const target = targetUnit(row, wanted)
    // 增长8% as the target of a row in 亿元: its actual is a percentage too.
    if (target !== null && convertible(given, target) && column.role === 'actual')
      return { kind: 'same', value: converted(value, given, target), unit: target }
    return { kind: 'other', given, own }
  }
  const there = converted(value, given, own)
  if (compare(there, value) === 0 && !bare) return { kind: 'same', value: there, unit: own }
  const whole = rounded(there, MOST_PLACES)
  const isExact = compare(literal(whole), there) === 0
  const figureThere = isExact ? exact(there) : rounded(there, ROUNDED_TO)
  const told = `${figureThere}${own.label}`
  const shown = said(text)
  return {
    kind: 'converted',
    value: there,
    unit: own,
    given,
    text: rewritten(text, figure, exact(absolute(literal(figureThere))), own, isStated(wanted, row, column)),
    converted: {
      typed: text,
      message: `按${told}${isExact ? '' : '（换算不尽，保留4位小数）'}，原文“${shown}”${
        typed === null ? `，返回表的单位是${given.label}` : ''
      }。`,
    },
    exact: isExact,
    bare,
  }
}

/** The text with the other figure in its place; words that stand with it (约, 下降) stay. */
function rewritten(text: string, figure: Figure, size: string, own: Unit, stated: boolean): string {
  const plain = comparable(text)
  const at = /\d[\d,]*(?:\.\d+)?/.exec(plain)
  const written = sign(figure.low) < 0 && figure.change === null ? `-${size}` : size
  const whole = `${written}${stated ? '' : own.label}`
  if (at === null) return whole
  const [before, behind] = [plain.slice(0, at.index), plain.slice(at.index + at[0].length)]
  const rest = behind.trimStart().startsWith(figure.unit)
    ? behind.trimStart().slice(figure.unit.length)
    : behind
  if (before.replace(/[-+\s]/g, '') === '' && rest.trim() === '') return whole
  return `${before}${size}${own.label}${rest}`
}

const THREE = literal(3)

/** Whether two amounts are so near that a wrong unit is out of the question: within a factor of three. */
export function isNear(a: Decimal, b: Decimal): boolean {
  if (sign(a) === 0 || sign(b) === 0 || sign(a) !== sign(b)) return false
  const [one, other] = [absolute(a), absolute(b)]
  return compare(one, times(other, THREE)) <= 0 && compare(other, times(one, THREE)) <= 0
}

/** The last value of a cell that the table itself has beside it (上年同期); '' for none. */
export function lastBeside({ columns }: Attachment, row: WantedRow, column: Column): string {
  if (column.role !== 'actual') return ''
  const last = columns.filter(({ role }) => role === 'last')
  return last.length === 1 ? cellText(row.row, last[0]).trim() : ''
}
