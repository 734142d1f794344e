/** What is doubtful of a text that a return offers for a cell: each doubt with its sentence, and nothing changed. */
import type { Column } from '../attachment/model.ts'
import { cellText } from '../attachment/model.ts'
import { holdsFigures } from '../attachment/roles.ts'
import { compare, negate, rounded } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import type { Figure } from '../measure/quantity.ts'
import { headerUnits } from '../measure/stated.ts'
import { converted, convertible, PERCENT, type Unit, unitOf } from '../measure/unit.ts'
import { readActual } from '../verdict/actual.ts'
import { singleFigure } from '../verdict/single.ts'
import { readTarget } from '../verdict/target.ts'
import type { Converted, Doubt, DoubtKind } from './model.ts'
import { sizeDoubts } from './plausible.ts'
import { said } from './said.ts'
import { type InOwn, inOwn, isNear, type Offered } from './units.ts'
import type { Wanted, WantedRow } from './wanted.ts'

const doubt = (kind: DoubtKind, message: string): Doubt => ({ kind, message })

/** What a text is for its cell: what would be written, what it was made of, and what is doubtful of it. */
export interface Judged {
  readonly text: string
  readonly converted: Converted | null
  readonly doubts: readonly Doubt[]
}

/** A text by itself: its figure in the table's unit, and the doubts of its unit, sign and size. Words have none. */
export function judged(offered: Offered, wanted: Wanted): Judged {
  const { text } = offered
  const asTyped = (...doubts: Doubt[]): Judged => ({ text, converted: null, doubts })
  if (!isFigureWanted(offered, wanted)) return asTyped()
  const read = readActual(text)
  const shown = said(text)
  if (read.kind !== 'figures') {
    const inside = BRACKETED.exec(comparable(text).trim())?.[1]
    return asTyped(
      inside === undefined
        ? doubt('text', `这里应填数，返回表填的是“${shown}”，请核对。`)
        : doubt('sign', `“${shown}”带括号，可能是-${inside}，请核对。`),
    )
  }
  const [figure] = read.figures
  if (figure === undefined || read.figures.length > 1)
    return asTyped(doubt('text', `“${shown}”里不止一个数，请核对用哪一个。`))
  const doubts: Doubt[] = []
  const { months } = wanted.attachment.heading
  if (read.period !== null && months !== null && read.period !== months)
    doubts.push(doubt('period', `“${shown}”说的是别的时期，请核对。`))
  const isRange = figure.low !== figure.high && compare(figure.low, figure.high) !== 0
  if (isRange) doubts.push(doubt('text', `“${shown}”是一个范围，不是一个数，请核对。`))
  if (isAbout(figure)) doubts.push(doubt('about', `“${shown}”不是确数，请向填报单位核实。`))
  else if (figure.rest !== '' || figure.share || figure.ambition !== null || hasMoreWords(text))
    return asTyped(
      BRACKETED.test(comparable(text).trim())
        ? doubt('sign', `“${shown}”带括号，可能是负数，请核对。`)
        : doubt('text', `“${shown}”里除了数还有别的文字，请核对。`),
    )
  const told = amountIn(figure, offered, wanted)
  if (figure.unit !== '' && typedUnit(figure) === null)
    doubts.push(doubt('unit', `“${shown}”的单位没有认出，请核对。`))
  if (told.kind === 'other') {
    const { given, own } = told
    const message = `“${shown}”的单位是${given.label || '没有写明的'}，表中是${own.label || '没有写明的'}，不能换算，请核对。`
    return asTyped(...doubts, doubt('unit', message))
  }
  const size = sizeDoubts(told, offered, wanted)
  if (told.kind === 'same') return asTyped(...doubts, ...size)
  const isTyped = typedUnit(figure) !== null
  if (doubts.length > 0 || !isSureUnit(told, offered, isTyped))
    doubts.push(doubt('unit', unitSentence(told, shown, isTyped)))
  return {
    text: isRange ? text : told.text,
    converted: isRange ? null : told.converted,
    doubts: [...doubts, ...size],
  }
}

/** A fall as accountants write it, typed as a text. */
const BRACKETED = /^\((\d+(?:\.\d+)?%?)\)%?$/
/** Digits as they are written: no point too many, and no space within. */
const WRITTEN = /^[-+−﹣－＋]?\d+(?:[,，]\d{3})*(?:\.\d+)?$/

/**
 * Whether a text says more than a figure with its unit, or by how much something has grown or fallen: 计划171.46,
 * 171.46（未审）, 下降-8.2. What reading a table understands of such words no return is taken at its word for.
 */
export function hasMoreWords(text: string): boolean {
  if (/^-?\d+(?:\.\d+)?%?$/.test(text)) return false
  // 44 .7 is read, and never printed so.
  if (/\d\s+[.．\d]/.test(text.trim())) return true
  const [, before = '', figure = '', behind = ''] =
    /^([^\d]*?)([-+−﹣－＋]?[\d.,，．]+)(.*)$/s.exec(comparable(text).trim()) ?? []
  const moves = /^(?:同比)?(?:增长|增|下降|降)?$/.test(before.trim())
  const unit = /^(?:%|‰|\p{L}{0,6}(?:\/\p{L}{1,4})?)$/u.test(behind.trim())
  const twice = before.trim() !== '' && /^[-+−]/.test(figure)
  return figure !== '' && (!moves || !unit || twice || !WRITTEN.test(figure))
}

/** The one figure of a text in the table's unit; null where it holds none, several or a range. */
export function amountOf(offered: Offered, wanted: Wanted): InOwn | null {
  const read = readActual(offered.text)
  const [figure] = read.kind === 'figures' ? read.figures : []
  if (read.kind !== 'figures' || figure === undefined || read.figures.length > 1) return null
  return compare(figure.low, figure.high) === 0 ? amountIn(figure, offered, wanted) : null
}

const typedUnit = ({ unit }: Figure): Unit | null =>
  unit === '' ? null : unit === '%' ? PERCENT : unitOf(unit)

function amountIn(figure: Figure, { text, row, column, unit }: Offered, wanted: Wanted): InOwn {
  const value = figure.change === 'fall' && !figure.signed ? negate(figure.low) : figure.low
  return inOwn(text, { figure, value, typed: typedUnit(figure) }, unit, { wanted, row, column })
}

/** An exact conversion, told by the unit beside the figure, that comes near the last value: nothing else is likely. */
function isSureUnit(
  told: InOwn & { kind: 'converted' },
  { unit: named, previous }: Offered,
  isTyped: boolean,
): boolean {
  const last = singleFigure(previous, told.unit)
  return (
    told.exact &&
    !told.bare &&
    (isTyped || named?.beside === true) &&
    last !== null &&
    convertible(last.unit, told.unit) &&
    isNear(told.value, converted(last.value, last.unit, told.unit))
  )
}

function unitSentence(told: InOwn & { kind: 'converted' }, shown: string, isTyped: boolean): string {
  const there = `${rounded(told.value, 10)}${told.unit.label}`
  if (told.bare && told.given.label === told.unit.label)
    return `“${shown}”没有写全单位，看作${there}，请核对。`
  const where = isTyped ? '' : `在返回表里的单位是${told.given.label}`
  return `“${shown}”${where}，表中的单位是${told.unit.label}，换算后是${there}，请核对。`
}

/** Whether a figure is told as no exact one: about, expected, bounded. */
export const isAbout = (figure: Figure): boolean =>
  figure.roughly || figure.about || figure.estimated || figure.bound !== null || figure.held

/** 固定资产投资（亿元）/上半年实绩 beside others like it: no role of its own, and figures all the same. */
const isFigureByName = ({ role, header }: Column): boolean =>
  role === 'none' &&
  (headerUnits(header).only !== null ||
    /(?:实绩|完成(?:数|额|情况)?|目标|计划|增速|增幅|占比)$/.test((header.at(-1) ?? '').replace(/\s/g, '')))

/** Whether a cell is to hold a figure: by its column, its unit and what its target is. */
function isFigureWanted({ row, column, previous }: Offered, wanted: Wanted): boolean {
  if (!holdsFigures(column.role)) return isFigureByName(column)
  if (column.role !== 'actual' && column.role !== 'last') return true
  if (previous !== '' && singleFigure(previous, wanted.unitFor(row, column)) !== null) return true
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
