/**
 * A figure as the table writes it, whatever a department's style: 12.3% beside 16.2, 3，674, 增长6.1%. The figure is never
 * changed, and what says more than a figure stays as it was typed (7%左右, 约33亿元, 下降6.2%).
 */
import { type Column, cellText } from '../attachment/model.ts'
import { holdsFigures } from '../attachment/roles.ts'
import { compare, exact } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { PERCENT, type Unit, unitOf } from '../measure/unit.ts'
import { readActual } from '../verdict/actual.ts'
import { lookUp } from '../verdict/dictionary.ts'
import { hasMoreWords, isAbout } from './doubts.ts'
import { isStated, unitOfCell } from './units.ts'
import type { Wanted, WantedRow } from './wanted.ts'

/** Whether figures carry their unit in the cell: always, never, or as each is typed. */
type Style = 'with' | 'bare' | 'typed'

const PLAIN = /^-?\d+(?:\.\d+)?$/
const NUMBER = /[-+]?\d[\d,]*(?:\.\d+)?/

/** The text for a cell in the table's own style; the same text where it is no plain figure in the cell's unit. */
export function asWritten(text: string, wanted: Wanted, row: WantedRow, column: Column): string {
  if (!holdsFigures(column.role)) return text
  // Most figures are written so already.
  const isPlain = PLAIN.test(text)
  if (isPlain && styleOf(wanted, row, column, unitOfCell(wanted, row, column)) !== 'with') {
    if (!/\d{4}/.test(text) || !isGrouping(wanted, column)) return text
  }
  const plain = comparable(text).trim()
  const read = readActual(text)
  const [figure] = read.kind === 'figures' ? read.figures : []
  if (read.kind !== 'figures' || read.figures.length !== 1 || figure === undefined || read.period !== null)
    return text
  if (isAbout(figure) || compare(figure.low, figure.high) !== 0 || figure.rest !== '' || figure.share)
    return text
  if (figure.ambition !== null || figure.change === 'fall' || hasMoreWords(plain)) return text
  // What grows as a size of a fall (能耗下降3.5) is told by its word.
  if (figure.change !== null && lookUp(row.name, wanted.dictionary).falls) return text
  const own = unitOfCell(wanted, row, column)
  const typed = figure.unit === '' ? null : figure.unit === '%' ? PERCENT : unitOf(figure.unit)
  if (figure.unit !== '' && (typed === null || own === null || typed.label !== own.label)) return text
  // 三十三亿元 is spelled, and is 33.
  const number = NUMBER.exec(plain)?.[0] ?? exact(figure.low)
  const digits = grouped(number.replace(/^\+/, '').replaceAll(',', ''), wanted, column)
  const style = styleOf(wanted, row, column, own)
  const isWith = style === 'with' || (style === 'typed' && typed !== null)
  const made = `${digits}${isWith && own !== null ? own.label : ''}`
  return made === text.trim() ? text.trim() : made
}

const kept = new WeakMap<Wanted, Map<string, Style | null>>()

function styleOf(wanted: Wanted, row: WantedRow, column: Column, own: Unit | null): Style {
  const known = kept.get(wanted) ?? new Map<string, Style | null>()
  kept.set(wanted, known)
  const key = `${column.id}\n${own?.label ?? ''}`
  const before = known.get(key)
  const inColumn = before === undefined ? columnStyle(wanted, column, own) : before
  known.set(key, inColumn)
  if (inColumn !== null) return inColumn
  const isUnitStated = isStated(wanted, row, column)
  const target = comparable(cellText(row.row, wanted.target))
  const hasUnit = own !== null && own.label !== '' && own.label !== '%' && target.includes(own.label)
  return isUnitStated && !hasUnit ? 'bare' : 'typed'
}

/**
 * How the column's own figures of a unit are written, else, of percentages, how their targets mostly are: one column has one
 * style. Null where it has none, or as many of both.
 */
function columnStyle(wanted: Wanted, column: Column, own: Unit | null): Style | null {
  const inOwn = styleIn(wanted, column, column, own)
  const { target } = wanted
  if (inOwn !== null || own?.label !== '%' || column.role !== 'actual' || target === undefined) return inOwn
  return styleIn(wanted, column, target, own)
}

function styleIn(wanted: Wanted, column: Column, read: Column, own: Unit | null): Style | null {
  let [carrying, bare] = [0, 0]
  for (const row of wanted.rows) {
    const text = comparable(cellText(row.row, read))
    if (!/\d/.test(text) || wanted.unitFor(row, column)?.label !== own?.label) continue
    if (own !== null && own.label !== '' && text.includes(own.label)) carrying += 1
    else if (/^[-+]?\d[\d,]*(?:\.\d+)?\D{0,4}$/.test(text)) bare += 1
  }
  return carrying === bare ? null : carrying > bare ? 'with' : 'bare'
}

/** Digits in groups of three where the table's own figures are mostly written so. */
function grouped(number: string, wanted: Wanted, column: Column): string {
  if (!/\d{4}/.test(number.split('.')[0] ?? '') || !isGrouping(wanted, column)) return number
  const [whole = '', part] = number.split('.')
  const made = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return part === undefined ? made : `${made}.${part}`
}

const grouping = new WeakMap<Wanted, boolean>()

function isGrouping(wanted: Wanted, column: Column): boolean {
  const before = grouping.get(wanted)
  if (before !== undefined) return before
  const texts = wanted.rows.flatMap(({ row }) =>
    [column, ...(wanted.target === undefined ? [] : [wanted.target])].map((one) =>
      comparable(cellText(row, one)),
    ),
  )
  const count = (pattern: RegExp): number => texts.filter((text) => pattern.test(text)).length
  const made = count(/\d,\d{3}/) > count(/\d{4}/)
  grouping.set(wanted, made)
  return made
}
