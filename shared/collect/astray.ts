/**
 * Figures of a return that stand in another column or row than they belong to, told by all of them together: two columns
 * exchanged, cells that were inserted and pushed the rest down. Then everything there waits, whatever single ones look like.
 */
import { type Attachment, type Column, cellText, columnOf } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { isRate } from '../measure/unit.ts'
import type { Grid } from '../recognise/grid.ts'
import { type Collected, cellKey } from './asked.ts'
import { worded } from './headers.ts'
import { ADDED, type Identity } from './identity.ts'
import type { Layout, PlacedColumn } from './layout.ts'
import type { Doubt } from './model.ts'
import type { PlacedRow } from './rows.ts'
import { lastBeside } from './units.ts'
import type { Wanted } from './wanted.ts'

export interface Astray {
  /** Of everything on the sheet. */
  readonly all: readonly Doubt[]
  /** Of everything in a column, by its id. */
  readonly columns: ReadonlyMap<string, Doubt>
  /** Of single actuals, by their row's id. */
  readonly actuals: ReadonlyMap<string, Doubt>
}

interface Sheetful {
  readonly wanted: Wanted
  readonly grid: Grid
  readonly layout: Layout
  readonly identity: Identity | null
  readonly rows: readonly PlacedRow[]
}

type Previous = Collected['previous']

const NONE: Astray = { all: [], columns: new Map(), actuals: new Map() }
const known = (message: string): Doubt => ({ kind: 'known', message })
const same = (a: string, b: string): boolean => a === b || comparable(a) === comparable(b)

/** What stands astray on a sheet, as far as the figures together tell. */
export function astrayOn({ wanted, grid, layout, identity, rows }: Sheetful, previous: Previous): Astray {
  if (rows.length === 0) return NONE
  const inOrder = rows.every(({ line }, at) => line.sheetRow >= (rows[at - 1]?.line.sheetRow ?? 0))
    ? rows
    : rows.toSorted((a, b) => a.line.sheetRow - b.line.sheetRow)
  const sheet = { wanted, grid, layout, identity, rows: inOrder }
  const all = pushedBlock(sheet, previous)
  const columns = new Map<string, Doubt>()
  const actual = only(layout, 'actual')
  const target = layout.columns.find(({ column }) => column === wanted.target)
  if (actual !== undefined) {
    const taken = takenFor(sheet, actual, target, previous)
    if (taken !== null) for (const { column } of [actual, target ?? actual]) columns.set(column.id, taken)
  }
  const actuals = actual === undefined ? new Map<string, Doubt>() : lastYears(sheet, actual)
  for (const one of layout.columns) {
    if ((one.column.role !== 'actual' && one.column.role !== 'growth') || columns.has(one.column.id)) continue
    const pushed = pushedColumn(sheet, one, previous)
    if (pushed !== null) columns.set(one.column.id, pushed)
  }
  for (const { column, at } of layout.columns) {
    if (column.role !== 'note' && column.role !== 'none') continue
    const taken = textsOf(sheet, column, at)
    if (taken !== null) columns.set(column.id, taken)
  }
  return all === null && columns.size + actuals.size === 0
    ? NONE
    : { all: all === null ? [] : [all], columns, actuals }
}

/**
 * Actuals that are what the table itself has beside them as last year's (上年同期), two or more: a column copied. One that
 * did not change is ordinary, and so is a zero.
 */
function lastYears({ wanted, grid, rows }: Sheetful, actual: PlacedColumn): Map<string, Doubt> {
  const { attachment } = wanted
  if (!attachment.columns.some(({ role }) => role === 'last')) return new Map()
  const found = rows.flatMap(({ line, row }): string[] => {
    const [text, last] = [grid.text(line.sheetRow, actual.at), lastBeside(attachment, row, actual.column)]
    const [here, there] = [numberIn(comparable(text)), numberIn(comparable(last))]
    return here !== null && here === there ? [row.row.id] : []
  })
  const last = columnOf(attachment.columns, 'last')
  // Of a single one only so many digits are no chance: 31.27 twice, and not 5.2.
  const [only] = found
  const isOne = new Set(found).size === 1
  if (only === undefined || (isOne && !isTelling(only, attachment, last))) return new Map()
  if (isOne) {
    const own = cellText(wanted.byId.get(only)?.row ?? { id: '', cells: {} }, last).trim()
    const message = `“${own}”与表中的“${worded(last?.header ?? [])}”完全相同，请核对是不是填成了上一期的数。`
    return new Map([[only, known(message)]])
  }
  const said = known(
    `返回表的“${worded(actual.column.header)}”栏里有${found.length}行与表中的“${worded(last?.header ?? [])}”相同，像是填成了上一期的数，请核对。`,
  )
  return new Map(found.map((id) => [id, said]))
}

/** Whether last year's value of a row has so many digits that nobody reports the same by chance. */
const isTelling = (row: string, { rows }: Attachment, last: Column | undefined): boolean => {
  const text = cellText(rows.find(({ id }) => id === row) ?? { id: '', cells: {} }, last)
  return comparable(text).replace(/^\D*0*\.?0*|\D/g, '').length >= TELLING
}
const TELLING = 4

const only = ({ columns }: Layout, role: Column['role']): PlacedColumn | undefined => {
  const found = columns.filter(({ column }) => column.role === role)
  return found.length === 1 ? found[0] : undefined
}

const isThere = (text: string, own: string | undefined): boolean =>
  own !== undefined && own !== '' && same(text, own)

/** Cells that are given (unit, target, last value) and stand beside another row's name. */
function pushedBlock({ wanted, grid, layout, identity, rows }: Sheetful, previous: Previous): Doubt | null {
  const { attachment } = wanted
  const unit = layout.columns.find(({ column }) => column.role === 'unit')
  const target = layout.columns.find(({ column }) => column === wanted.target)
  const actual = columnOf(attachment.columns, 'actual')
  const last = [...(identity?.columns ?? [])].find(([, id]) => id === ADDED.last)?.[0]
  const given: readonly (readonly [string, number | undefined, (row: PlacedRow) => string])[] = [
    ['单位', unit?.at, ({ row }) => cellText(row.row, unit?.column)],
    ['目标', target?.at, ({ row }) => cellText(row.row, target?.column)],
    [
      '上次的数',
      last,
      ({ row }) =>
        actual === undefined ? '' : (previous.get(cellKey(attachment.id, row.row.id, actual.id)) ?? ''),
    ],
  ]
  for (const [what, at, ownOf] of given) {
    if (at === undefined) continue
    const there = rows.map(({ line }) => grid.text(line.sheetRow, at).trim())
    const own = rows.map((row) => ownOf(row).trim())
    let [off, above, below] = [0, 0, 0]
    for (const [index, text] of there.entries()) {
      const mine = own[index] ?? ''
      if (text === '' || mine === '' || same(text, mine)) continue
      off += 1
      if (isThere(text, own[index - 1])) above += 1
      if (isThere(text, own[index + 1])) below += 1
    }
    // Two rows that were exchanged go either way: each says so by itself.
    const others = Math.max(above, below)
    if (others >= 2 && others * 2 >= off)
      return known(
        `返回表里有${others}行的${what}是${above > below ? '上' : '下'}一行的，像是插入或删除过单元格，数都错了行，请逐行核对。`,
      )
  }
  return null
}

/** Actuals that are the table's targets, or what was reported last: another column's, or the last period's. */
function takenFor(
  { wanted, grid, rows }: Sheetful,
  actual: PlacedColumn,
  target: PlacedColumn | undefined,
  previous: Previous,
): Doubt | null {
  let [filled, targets, lasts, changed] = [0, 0, 0, 0]
  for (const { line, row } of rows) {
    const text = grid.text(line.sheetRow, actual.at).trim()
    if (text === '') continue
    filled += 1
    const own = cellText(row.row, wanted.target).trim()
    if (own !== '' && isFigure(own) && same(text, own)) {
      targets += 1
      const there = target === undefined ? '' : grid.text(line.sheetRow, target.at).trim()
      if (there !== '' && !same(there, own)) changed += 1
    }
    const before = previous.get(cellKey(wanted.attachment.id, row.row.id, actual.column.id))
    if (before !== undefined && before !== '' && same(text, before)) lasts += 1
  }
  const isMost = (count: number, least: number): boolean => count >= least && count * 2 >= filled
  const [here, beside] = [worded(actual.column.header), worded(wanted.target?.header ?? [])]
  if (changed > 0 && changed * 2 >= filled)
    return known(`返回表的“${here}”栏里有${changed}行是表中的“${beside}”，像是两栏填反了，请核对这两栏。`)
  if (isMost(targets, 2))
    return known(`返回表的“${here}”栏里有${targets}行与表中的“${beside}”相同，像是填成了目标，请核对这一栏。`)
  return isMost(lasts, 3)
    ? known(`返回表的“${here}”栏里有${lasts}行与上次的数完全相同，像是上一期的数，请核对这一栏。`)
    : null
}

/** Departments or units that came to stand under 备注: a block of cells that was pushed to the side. */
function textsOf({ wanted, grid, rows }: Sheetful, { header }: Column, at: number): Doubt | null {
  for (const other of wanted.attachment.columns) {
    if (other.role !== 'owner' && other.role !== 'unit') continue
    const texts = rows.map(({ line, row }) => ({
      there: grid.text(line.sheetRow, at).trim(),
      own: cellText(row.row, other).trim(),
    }))
    const filled = texts.filter(({ there }) => there !== '')
    const taken = filled.filter(({ there, own }) => same(there, own)).length
    if (taken < 2 || taken * 2 < filled.length) continue
    return known(
      `返回表的“${worded(header)}”栏里有${taken}行是表中的“${worded(other.header)}”，像是整块错了栏，请核对。`,
    )
  }
  return null
}

const isFigure = (text: string): boolean => /^\d[\d,]*(?:\.\d+)?%?$/.test(text)

/** So much nearer to a neighbour's figures, as a power of ten, that it is no chance: twice. */
const NEARER = 0.3
const FARTHEST = 2

/** Figures of which most are by far nearer to what the row above or below would report. */
function pushedColumn(
  { wanted, grid, layout, rows }: Sheetful,
  { column, at }: PlacedColumn,
  previous: Previous,
): Doubt | null {
  const figures = rows.map(({ line }) => numberIn(grid.text(line.sheetRow, at)))
  const expected = expectedOf(wanted, column, previous)
  const refs = rows.map(({ row }) => expected[row.at] ?? null)
  for (const step of isInPlace(figures, refs) ? [] : [-1, 1]) {
    let [nearer, farther] = [0, 0]
    for (const [index, figure] of figures.entries()) {
      const [own, other] = [refs[index] ?? null, refs[index + step] ?? null]
      if (figure === null || own === null || other === null) continue
      const by = distance(figure, own) - distance(figure, other)
      if (by > NEARER) nearer += 1
      else if (by < -NEARER) farther += 1
    }
    if (nearer >= 2 && nearer >= farther * 4)
      return known(
        `返回表的“${worded(column.header)}”栏里有${nearer}个数像是${step < 0 ? '上' : '下'}一行的，像是插入或删除过单元格，请逐行核对这一栏。`,
      )
  }
  // What was pushed out below the last row, beside no name.
  const nameAt = layout.columns.find((one) => one.column.role === 'name')?.at
  const end = (rows.at(-1)?.line.sheetRow ?? 0) + 1
  const isOver =
    nameAt !== undefined &&
    figures.some((figure) => figure === null) &&
    figures.filter((figure) => figure !== null).length > 1 &&
    numberIn(grid.text(end, at)) !== null &&
    grid
      .filled(end)
      .every(
        (one) => grid.shown(end, one) === '' || layout.columns.some((col) => col.at === one && isOut(col)),
      ) &&
    grid.shown(end, nameAt) === ''
  return isOver
    ? known(
        `返回表的“${worded(column.header)}”栏在最后一行下面还有一个数，中间又有空着的，像是错了行，请逐行核对这一栏。`,
      )
    : null
}

/** Three in four of them are as far from what is expected as the others: a town's part of it, each in its row. */
function isInPlace(figures: readonly (number | null)[], refs: readonly (number | null)[]): boolean {
  const by = figures
    .flatMap((figure, index) => {
      const ref = refs[index] ?? null
      return figure === null || ref === null || figure * ref < 0 ? [] : [Math.log10(figure / ref)]
    })
    .sort((a, b) => a - b)
  const middle = by[Math.floor((by.length - 1) / 2)] ?? 0
  return by.filter((one) => Math.abs(one - middle) <= NEARER).length * 4 >= by.length * 3
}

const isOut = ({ column }: PlacedColumn): boolean => column.role === 'actual' || column.role === 'growth'

const distance = (figure: number, ref: number): number =>
  Math.sign(figure) === Math.sign(ref) ? Math.min(FARTHEST, Math.abs(Math.log10(figure / ref))) : 1

/** A bare figure, or one with a percent sign; null for whatever else and for 0, which is near to nothing. */
function numberIn(text: string): number | null {
  if (text === '') return null
  const found = /^\s*(-?\d[\d,]*(?:\.\d+)?)\s*%?\s*$/.exec(text)?.[1]
  const number = found === undefined ? 0 : Number(found.includes(',') ? found.replaceAll(',', '') : found)
  return number === 0 ? null : number
}

const kept = new WeakMap<
  Wanted,
  { readonly previous: Previous; readonly columns: Map<Column, readonly (number | null)[]> }
>()

/** About what each row would report in a column: what it did last, else what it is to by now. Once for all returns. */
function expectedOf(wanted: Wanted, column: Column, previous: Previous): readonly (number | null)[] {
  const before = kept.get(wanted)
  const here = before?.previous === previous ? before : { previous, columns: new Map() }
  if (here !== before) kept.set(wanted, here)
  const known = here.columns.get(column)
  if (known !== undefined) return known
  const { attachment } = wanted
  const made = wanted.rows.map((row): number | null => {
    const last =
      previous.get(cellKey(attachment.id, row.row.id, column.id)) || lastBeside(attachment, row, column)
    const figure = numberIn(last)
    if (figure !== null || column.role !== 'actual') return figure
    const target = Number(/\d+(?:\.\d+)?/.exec(comparable(cellText(row.row, wanted.target)))?.[0] ?? 0)
    const unit = wanted.unitFor(row, column)
    if (target === 0 || unit === null) return null
    return isRate(unit) ? target : (target * monthsOf(attachment)) / 12
  })
  here.columns.set(column, made)
  return made
}

const monthsOf = ({ heading }: Attachment): number => heading.months ?? 12
