/** The functions of formulas. Each takes its arguments as they are and answers one value. */
import {
  absolute,
  compare,
  type Decimal,
  exact,
  literal,
  over,
  rounded,
  sign,
  times,
} from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { unitOf } from '../measure/unit.ts'
import { added, divided, factorBetween, figureOf, ordered, type Placed, zero } from './arithmetic.ts'
import {
  blank,
  cellValue,
  type Fault,
  type Figure,
  fault,
  figureText,
  isPart,
  naturalPlaces,
  shownNumber,
  type Value,
} from './value.ts'

/** An argument: one value, or the cells of an area row by row. */
export type Given =
  | { readonly kind: 'one'; readonly placed: Placed }
  | { readonly kind: 'area'; readonly cells: readonly Placed[]; readonly width: number }

/** An argument that is computed only where it is needed: IF takes one way. */
export type Lazy = () => Given

interface Known {
  readonly least: number
  readonly most: number
  /** How it is called, for the sentence about a wrong number of arguments and for help while typing. */
  readonly use: string
  /** One value, or, of IF, the way that it takes as it is. */
  readonly run: (given: readonly Lazy[]) => Value | Given
}

const isFault = (value: Value): value is Fault => value.kind === 'fault'

/** One value of an argument. */
function one(given: Given): Placed {
  if (given.kind === 'one') return given.placed
  const [cell] = given.cells
  if (given.cells.length === 1 && cell !== undefined) return cell
  return { value: fault('不是数', '这里要一个单元格，不能是一片区域。'), cell: '' }
}

/** A figure of an argument. */
const figure = (given: Given): Figure | Fault => figureOf(one(given))

/**
 * The figures of all arguments. Of an area empty cells and words without a figure (暂未统计) are left out, as in every
 * spreadsheet; 约5亿元 is a figure that nobody could add up, and not left out in silence.
 */
function figures(given: readonly Lazy[]): readonly Placed<Figure>[] | Fault {
  const all: Placed<Figure>[] = []
  for (const get of given) {
    const argument = get()
    if (argument.kind === 'one') {
      const value = figureOf(argument.placed)
      if (isFault(value)) return value
      all.push({ value, cell: argument.placed.cell })
      continue
    }
    for (const { value, cell } of argument.cells) {
      if (value.kind === 'figure') all.push({ value, cell })
      else if (value.kind === 'fault') return fault(value.fault, `${cell}${value.message}`)
      else if (value.kind === 'text' && /[\d０-９]/.test(value.text))
        return fault('不是数', `${cell}的“${value.text}”不是单纯的数，没有计入；请先把它改成数。`)
    }
  }
  return all
}

function total(all: readonly Placed<Figure>[]): Figure | Fault {
  const [first, ...others] = all
  let sum: Figure = first?.value ?? zero
  for (const each of others) {
    // Of a sum that has come out wrong with the next cell, the first cell is named.
    const next = added({ value: sum, cell: first?.cell ?? '' }, each)
    if (next.kind === 'fault') return next
    sum = next
  }
  return sum
}

const count = (n: number): Figure => ({ ...zero, n: literal(n), digits: String(n).length, loose: false })

/** The least or the greatest of all; 0 of none. */
function extreme(given: readonly Lazy[], wanted: -1 | 1): Value {
  const all = figures(given)
  if ('kind' in all) return all
  let best: Placed<Figure> | null = null
  for (const each of all) {
    const order = best === null ? wanted : ordered(each, best)
    if (typeof order !== 'number') return order
    if (order === wanted) best = each
  }
  return best?.value ?? zero
}

/** As every spreadsheet rounds: half away from zero; of 12.34 % the figure behind the % sign's shift, too. */
function round(value: Figure, places: number): Figure {
  const n = roundedTo(value.n, places)
  const shownPlaces = Math.max(0, isPart(value) ? places - (value.unit === '%' ? 2 : 3) : places)
  const { reckoned: _, ...rest } = value
  return { ...rest, n, places: shownPlaces, digits: 0 }
}

function roundedTo(n: Decimal, places: number): Decimal {
  if (places >= 0) return literal(rounded(n, places))
  const scale = literal(`1e${-places}`)
  return times(literal(rounded(over(n, scale) ?? n, 0)), scale)
}

/** A whole number of an argument, within bounds. */
function whole(given: Given, low: number, high: number): number | Fault {
  const value = figure(given)
  if (isFault(value)) return value
  const n = Math.trunc(Number(exact(value.n)))
  return n < low || n > high ? fault('不是数', `小数位数要在${low}到${high}之间。`) : n
}

/** Whether a value is so: 是, or a number that is not 0. */
export function truthOf(placed: Placed): boolean | Fault {
  if (placed.value.kind === 'truth') return placed.value.value
  const value = figureOf(placed)
  return isFault(value) ? value : sign(value.n) !== 0
}

/** Whether a cell meets a criterion of SUMIF: ">=5", "工业", "*投资", 5. */
function criterion(given: Placed): ((cell: Value) => boolean) | Fault {
  if (given.value.kind === 'fault') return given.value
  const typed = given.value.kind === 'text' ? given.value.text : null
  if (typed === null) {
    const wanted = figureOf(given)
    if (isFault(wanted)) return wanted
    return (cell) => cell.kind === 'figure' && compare(cell.n, wanted.n) === 0
  }
  const [, operator = '=', rest = ''] = /^\s*(<>|<=|>=|=|<|>|≤|≥|≠)?([\s\S]*)$/.exec(typed) ?? []
  const wanted = cellValue(rest)
  if (wanted.kind === 'figure')
    return (cell) =>
      cell.kind === 'figure'
        ? holds(operator, compare(cell.n, wanted.n))
        : operator === '<>' || operator === '≠'
  const pattern = wildcard(rest)
  const equal = (cell: Value): boolean =>
    pattern.test(
      cell.kind === 'text' ? comparable(cell.text) : cell.kind === 'figure' ? figureText(cell) : '',
    )
  if (operator === '=') return (cell) => (rest === '' ? cell.kind === 'blank' : equal(cell))
  if (operator === '<>' || operator === '≠')
    return (cell) => (rest === '' ? cell.kind !== 'blank' : !equal(cell))
  return () => false
}

const wildcard = (text: string): RegExp =>
  new RegExp(
    `^${comparable(text)
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/~?[*?]/g, (mark) =>
        mark.startsWith('~') ? `\\${mark.slice(1)}` : mark === '*' ? '[\\s\\S]*' : '[\\s\\S]',
      )}$`,
    'i',
  )

/** Whether an order of two values is what an operator asks for. */
export function holds(operator: string, order: -1 | 0 | 1): boolean {
  switch (operator) {
    case '<':
      return order < 0
    case '>':
      return order > 0
    case '<=':
    case '≤':
      return order <= 0
    case '>=':
    case '≥':
      return order >= 0
    case '<>':
    case '≠':
      return order !== 0
    default:
      return order === 0
  }
}

function sumIf([where, which, what]: readonly Lazy[]): Value {
  const cells = where?.()
  const meets = which === undefined ? fault('不是数', 'SUMIF缺少条件。') : criterion(one(which()))
  if (typeof meets !== 'function') return meets
  const summed = what?.() ?? cells
  if (cells?.kind !== 'area' || summed?.kind !== 'area')
    return fault('不是数', 'SUMIF的第一、三项要是一片区域。')
  const chosen = cells.cells.flatMap(({ value }, at) => {
    // The area that is summed begins at its first cell, as large as the one that is looked through.
    const row = Math.floor(at / cells.width)
    const cell = summed.cells[row * summed.width + (at % cells.width)]
    return meets(value) && cell !== undefined ? [cell] : []
  })
  const all = figures([() => ({ kind: 'area', cells: chosen, width: 1 })])
  return 'kind' in all ? all : total(all)
}

/** 换算(E3,"亿元"): the figure in another unit of the same measure, exactly; a bare number as a share: 换算(E3/D3,"%"). */
function converted([what, into]: readonly Lazy[]): Value {
  const [value, unit] = [
    what === undefined ? zero : figure(what()),
    into === undefined ? blank : one(into()).value,
  ]
  if (isFault(value)) return value
  const label = unit.kind === 'text' ? comparable(unit.text) : ''
  if (unitOf(label) === null)
    return fault('单位', `认不出要换成的单位“${label}”，请写成 换算(单元格,"亿元")。`)
  // A share that was divided out: 0.524 is 52.4%.
  if (value.unit === '' && (label === '%' || label === '‰')) {
    const part: Figure = { ...value, unit: label, typed: true }
    return { ...part, places: Math.min(20, naturalPlaces(shownNumber(part))) }
  }
  if (value.unit === '') return fault('单位', '这个数没有单位，不能换算。')
  const factor = factorBetween(value.unit, label)
  if (factor === null) return fault('单位', `${value.unit}不能换算成${label}。`)
  const n = times(value.n, factor)
  return { ...value, n, unit: label, places: Math.min(20, naturalPlaces(n)) }
}

export const FUNCTIONS: ReadonlyMap<string, Known> = new Map<string, Known>([
  [
    'SUM',
    {
      least: 1,
      most: 255,
      use: 'SUM(E1:E3)',
      run: (given) => {
        const all = figures(given)
        return 'kind' in all ? all : total(all)
      },
    },
  ],
  ['AVERAGE', { least: 1, most: 255, use: 'AVERAGE(E1:E3)', run: average }],
  ['COUNT', { least: 1, most: 255, use: 'COUNT(E1:E3)', run: counted }],
  ['MIN', { least: 1, most: 255, use: 'MIN(E1:E3)', run: (given) => extreme(given, -1) }],
  ['MAX', { least: 1, most: 255, use: 'MAX(E1:E3)', run: (given) => extreme(given, 1) }],
  [
    'ABS',
    {
      least: 1,
      most: 1,
      use: 'ABS(E1)',
      run: ([given]) => {
        const value = given === undefined ? zero : figure(given())
        return isFault(value) ? value : { ...value, n: absolute(value.n) }
      },
    },
  ],
  [
    'ROUND',
    {
      least: 1,
      most: 2,
      use: 'ROUND(E1,2)',
      run: ([given, to]) => {
        const value = given === undefined ? zero : figure(given())
        if (isFault(value)) return value
        const places = to === undefined ? 0 : whole(to(), -15, 15)
        return typeof places === 'number' ? round(value, places) : places
      },
    },
  ],
  [
    'IF',
    {
      least: 2,
      most: 3,
      use: 'IF(E1>=D1,"完成","未完成")',
      run: ([condition, then, otherwise]) => {
        const so = condition === undefined ? false : truthOf(one(condition()))
        if (typeof so !== 'boolean') return so
        const way = so ? then : otherwise
        return way === undefined ? { kind: 'truth', value: so } : way()
      },
    },
  ],
  ['SUMIF', { least: 2, most: 3, use: 'SUMIF(B1:B9,"工业",E1:E9)', run: sumIf }],
  ['换算', { least: 2, most: 2, use: '换算(E1,"亿元")', run: converted }],
])

/** A fault with the cell that it came from. */
export const named = ({ value, cell }: Placed): Value =>
  value.kind === 'fault' && cell !== '' ? fault(value.fault, `${cell}${value.message}`) : value

function average(given: readonly Lazy[]): Value {
  const all = figures(given)
  if ('kind' in all) return all
  if (all.length === 0) return fault('除以零', '所选区域里没有数，算不出平均数。')
  const sum = total(all)
  return isFault(sum)
    ? sum
    : divided({ value: sum, cell: '' }, { value: { ...zero, n: literal(all.length) }, cell: '' })
}

function counted(given: readonly Lazy[]): Value {
  let n = 0
  for (const get of given) {
    const argument = get()
    const cells = argument.kind === 'area' ? argument.cells : [argument.placed]
    n += cells.filter(({ value }) => value.kind === 'figure').length
  }
  return count(n)
}
