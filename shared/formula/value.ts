/** What a cell or a part of a formula comes to: exact decimals with their unit, and how many decimals they are shown with. */
import type { Formula } from '../attachment/model.ts'
import { type Decimal, exact, literal, padded, rounded, times } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { readPlain } from '../measure/quantity.ts'

export interface Figure {
  readonly kind: 'figure'
  /** 12.3% is 0.123, as in every spreadsheet. */
  readonly n: Decimal
  /** As it is typed behind the figure, or as its row says; '' for none. */
  readonly unit: string
  /** The unit stands in the cell itself. */
  readonly typed: boolean
  /** Decimals that it is shown with, of the figure before its %. */
  readonly places: number
  /** Digits that it was given with; 0 for a number in the formula itself, which is exact. */
  readonly digits: number
  /** A number in the formula itself, which takes the unit of what stands beside it. */
  readonly loose: boolean
  /** A product or quotient: its decimals follow from what it was made of, and bind nobody. */
  readonly reckoned?: true
}

export type FaultName = '循环' | '除以零' | '不是数' | '单位' | '引用' | '太大'

export interface Fault {
  readonly kind: 'fault'
  readonly fault: FaultName
  /** One sentence that names the cell. */
  readonly message: string
}

export type Value =
  | Figure
  | Fault
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'blank' }

export const blank: Value = { kind: 'blank' }
export const fault = (name: FaultName, message: string): Fault => ({ kind: 'fault', fault: name, message })
/** What a cell shows that cannot be computed: #除以零. */
export const faultText = ({ fault: name }: Fault): string => `#${name}`
const FAULTS: ReadonlySet<string> = new Set<FaultName>(['循环', '除以零', '不是数', '单位', '引用', '太大'])

const HUNDRED = literal(100)
const THOUSAND = literal(1_000)
const HUNDREDTH = literal('0.01')
const THOUSANDTH = literal('0.001')

/** 12,345.6 and no 1,2. */
const THOUSANDS = /^([+-]?\d{1,3}(?:,\d{3})+)(?!\d|,)/

/** A number of the formula itself. */
export const number = (text: string): Figure => ({
  kind: 'figure',
  n: literal(text.endsWith('.') ? text.slice(0, -1) : text),
  unit: '',
  typed: false,
  places: decimalsOf(text),
  digits: 0,
  loose: true,
})

const decimalsOf = (text: string): number => /\.(\d+)$/.exec(text)?.[1]?.length ?? 0

/** Decimals of the exact value. */
export const naturalPlaces = (n: Decimal): number => decimalsOf(exact(n))

const known = new Map<string, Value>()
const KEPT = 20_000

/** What a cell's text is to a formula. */
export function cellValue(text: string): Value {
  const before = known.get(text)
  if (before !== undefined) return before
  if (known.size >= KEPT) known.clear()
  const value = readValue(text)
  known.set(text, value)
  return value
}

function readValue(text: string): Value {
  if (text.trim() === '') return blank
  if (text.startsWith('#') && FAULTS.has(text.slice(1))) return fault(text.slice(1) as FaultName, `是${text}`)
  const plain = comparable(text).replace(THOUSANDS, (figure) => figure.replaceAll(',', ''))
  const read = readPlain(plain)
  if (read === null) return { kind: 'text', text }
  const shown = /^[+-]?([\d.]+)/.exec(plain)?.[1] ?? ''
  return {
    kind: 'figure',
    n: times(read.low, partOf(read.unit)),
    unit: read.unit,
    typed: read.unit !== '',
    places: decimalsOf(shown),
    digits: Math.max(1, shown.replace('.', '').replace(/^0+/, '').length),
    loose: false,
  }
}

const ONE = literal(1)
const partOf = (unit: string): Decimal => (unit === '%' ? HUNDREDTH : unit === '‰' ? THOUSANDTH : ONE)
const scaleOf = (unit: string): Decimal => (unit === '%' ? HUNDRED : unit === '‰' ? THOUSAND : ONE)

/** A part of a whole (12.3%), which counts as a plain number when something is multiplied by it. */
export const isPart = ({ unit }: Figure): boolean => unit === '%' || unit === '‰'

/** The text of a figure with so many decimals (else its own), and the unit that stood in the cells behind it. */
export function figureText(figure: Figure, places = figure.places): string {
  const shown = padded(rounded(times(figure.n, scaleOf(figure.unit)), places), places)
  return `${shown}${figure.typed ? figure.unit : ''}`
}

/** The figure before its %. */
export const shownNumber = (figure: Figure): Decimal => times(figure.n, scaleOf(figure.unit))

/** Where thousands begin in a figure before its point. */
const BETWEEN_THOUSANDS = /\B(?=(?:\d{3})+(?!\d))/g

/** The text that a computed cell shows: with the decimals, and the thousands apart, that are set for it. */
export function resultText(value: Value, { places, grouped }: Pick<Formula, 'places' | 'grouped'>): string {
  const text = textOf(value, places)
  return grouped === true && value.kind === 'figure'
    ? text.replace(/^[+-]?\d+/, (whole) => whole.replace(BETWEEN_THOUSANDS, ','))
    : text
}

/** The text that a cell shows. */
export function textOf(value: Value, places?: number): string {
  switch (value.kind) {
    case 'figure':
      return figureText(value, places)
    case 'fault':
      return faultText(value)
    case 'text':
      return value.text
    case 'truth':
      return value.value ? '是' : '否'
    case 'blank':
      // As every spreadsheet shows a reference to an empty cell.
      return '0'
  }
}
