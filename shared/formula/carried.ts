/**
 * Formulas that a table came with, out of its workbook: those that come here to what the workbook shows go on being
 * computed, all others are the text that they came to. References of the sheet (E5) become ids.
 */
import { MOST_PLACES } from '../attachment/marks.ts'
import { type Attachment, columnOf, type Formula, type Reference, type Row } from '../attachment/model.ts'
import { rectangles, soundMerges } from '../attachment/rectangles.ts'
import { isProblem, Problem } from '../problem.ts'
import { storedTree, type TypedArea, type TypedCorner } from './grammar.ts'
import { affected, graphOf } from './graph.ts'
import { areaOf, keptFormula, keptReference } from './references.ts'
import { resultOf } from './results.ts'
import { resultText } from './value.ts'

/** Where on its sheet a table lies: 0-based, of each of its rows and columns in their order. */
export interface Places {
  readonly rowAt: readonly number[]
  readonly columnAt: readonly number[]
}

/** A computed cell of a sheet, 0-based. */
export interface SheetFormula {
  readonly row: number
  readonly column: number
  /** Its formula as it reads there, without =; '' for one of several cells, or too long to be read. */
  readonly text: string
  /** The cell's number format says how many decimals it shows. */
  readonly fixed?: true
}

/** A table with its formulas, and the places on the sheet of those of which only the result is kept. */
export interface Carried {
  readonly attachment: Attachment
  readonly left: readonly { readonly row: number; readonly column: number }[]
}

/** What is left of what the formulas of one file may be looked at for; beyond it they stay results. */
export interface CarryingBudget {
  /** Of the formulas themselves. */
  characters: number
  /** Cells that they read. */
  cells: number
}

/** About two seconds of an old machine. */
export const carryingBudget = (): CarryingBudget => ({ characters: 100_000, cells: 100_000 })

const LONGEST_SOURCE = 8_192
const MOST_REFERENCES = 1_000

/**
 * The table with those of a sheet's formulas that it can compute as the workbook did: our grammar reads them, they read
 * cells of the table's body alone, and come to exactly the text that stands in their cell. None in the status column,
 * whose words are rulings, and none that read it, for what it shows is judged here; none in the column of numbers, which
 * are given anew when rows come and go (=A5+1 would read a row that is gone).
 * @param sheet the name of the sheet, by which a formula may name its own cells
 * @param budget is taken from
 */
export function withFormulas(
  attachment: Attachment,
  { rowAt, columnAt }: Places,
  formulas: readonly SheetFormula[],
  sheet: string,
  budget: CarryingBudget = carryingBudget(),
): Carried {
  if (formulas.length === 0) return { attachment, left: [] }
  const rows = new Map(rowAt.map((at, index) => [at, index]))
  const columns = new Map(columnAt.map((at, index) => [at, index]))
  const status = attachment.columns.indexOf(columnOf(attachment.columns, 'status') ?? none)
  const carried = new Map<string, Record<string, Formula>>()
  const left: { row: number; column: number }[] = []
  const at = new Map<string, { row: number; column: number }>()
  const merged = soundMerges(rectangles(attachment), attachment.rows.length, attachment.columns.length)
  /** What a merge covers nobody sees. */
  const isCovered = (y: number, x: number): boolean => {
    const merge = merged.merges[(merged.covering[y * attachment.columns.length + x] ?? 0) - 1]
    return merge !== undefined && (merge.top !== y || merge.left !== x)
  }

  /** Reads a formula, where everything that it reads lies in the body. @throws Problem('formula') */
  const read = (text: string): Formula =>
    keptFormula(`=${text}`, (area) => inBody(attachment, area, { rows, columns }, sheet))

  for (const one of formulas) {
    const [y, x] = [rows.get(one.row), columns.get(one.column)]
    const [row, column] = [attachment.rows[y ?? -1], attachment.columns[x ?? -1]]
    if (row === undefined || column === undefined || isCovered(y ?? 0, x ?? 0)) continue
    const place = { row: one.row, column: one.column }
    const isOurs = column.role === 'status' || column.role === 'no'
    budget.characters -= one.text.length
    const isBeyond = budget.characters < 0 || budget.cells < 0
    const formula = isOurs || isBeyond || one.text === '' ? null : understood(() => read(one.text))
    const areas = formula?.references.flatMap((reference) => areaOf(attachment, reference) ?? []) ?? []
    const readsStatus = areas.some((area) => area.left <= status && status <= area.right)
    const cells = areas.reduce(
      (sum, area) => sum + (area.bottom - area.top + 1) * (area.right - area.left + 1),
      0,
    )
    budget.cells -= cells
    const shown =
      formula === null || readsStatus || budget.cells < 0
        ? null
        : shownAs(formula, attachment, row.cells[column.id] ?? '', one.fixed === true)
    if (shown === null) {
      left.push(place)
      continue
    }
    carried.set(row.id, { ...carried.get(row.id), [column.id]: shown })
    at.set(`${y}:${x}`, place)
  }
  const whole = { ...attachment, rows: attachment.rows.map((row) => withThose(row, carried.get(row.id))) }
  const circles = circularIn(whole)
  for (const key of circles) left.push(at.get(key) ?? { row: 0, column: 0 })
  return {
    attachment: carried.size === 0 ? attachment : circles.size === 0 ? whole : withoutThose(whole, circles),
    left,
  }
}

const none: Attachment['columns'][number] = { id: '', header: [], role: 'none', width: 1 }

const withThose = (row: Row, formulas: Row['formulas']): Row =>
  formulas === undefined ? row : { ...row, formulas }

/** Cells that read themselves, or what reads them, by `row:column`: a workbook may compute them round by round. */
function circularIn(table: Attachment): ReadonlySet<string> {
  const graph = graphOf(table)
  const turns = affected(
    graph,
    graph.cells.map(({ row, column }) => [row, column] as const),
  )
  return new Set(
    turns.flatMap(({ index, circular }) => {
      const cell = graph.cells[index]
      return circular && cell !== undefined ? [`${cell.row}:${cell.column}`] : []
    }),
  )
}

function withoutThose(table: Attachment, cells: ReadonlySet<string>): Attachment {
  const rows = table.rows.map((row, y): Row => {
    if (row.formulas === undefined) return row
    const { formulas, ...bare } = row
    const kept = Object.entries(formulas).filter(
      ([id]) => !cells.has(`${y}:${table.columns.findIndex((column) => column.id === id)}`),
    )
    return kept.length === 0 ? bare : { ...bare, formulas: Object.fromEntries(kept) }
  })
  return { ...table, rows }
}

function understood(read: () => Formula): Formula | null {
  try {
    const formula = read()
    return formula.source.length > LONGEST_SOURCE || formula.references.length > MOST_REFERENCES
      ? null
      : formula
  } catch (error) {
    if (isProblem(error, 'formula')) return null
    throw error
  }
}

interface Indexes {
  readonly rows: ReadonlyMap<number, number>
  readonly columns: ReadonlyMap<number, number>
}

/** A reference of the sheet, by ids of the table. @throws Problem('formula') where it reads a cell outside of its body */
function inBody(
  attachment: Attachment,
  area: TypedArea,
  { rows, columns }: Indexes,
  sheet: string,
): Reference {
  const outside = () => new Problem('formula', '公式引用了表格以外的单元格。')
  if (area.sheet !== null && area.sheet.toLowerCase() !== sheet.toLowerCase()) throw outside()
  const corner = (typed: TypedCorner): TypedCorner & { readonly row: number } => {
    const row = typed.row === null ? undefined : rows.get(typed.row)
    const column = columns.get(typed.column)
    // Whole columns take in the header and what stands below the table.
    if (row === undefined || column === undefined) throw outside()
    return { ...typed, row, column }
  }
  const from = corner(area.from)
  const to = area.to === null ? null : corner(area.to)
  if (to !== null && area.to !== null) {
    // Between the corners there must be as many rows and columns here as there.
    const height = Math.abs((area.to.row ?? 0) - (area.from.row ?? 0))
    const width = Math.abs(area.to.column - area.from.column)
    if (Math.abs(to.row - from.row) !== height || Math.abs(to.column - from.column) !== width) throw outside()
  }
  return keptReference(attachment, [], { ...area, sheet: null, from, to })
}

/** What a figure's text says of how it is shown: 1,234.50, 35.2%. */
const SHOWN = /^[+-]?(?:(\d{1,3}(?:,\d{3})+)|\d+)(?:\.(\d+))?(\D*)$/

/** The formula with the decimals, thousands and % under which it comes to the text; null where it does not. */
function shownAs(formula: Formula, table: Attachment, text: string, fixed: boolean): Formula | null {
  const comesOut = (one: Formula): boolean => resultText(resultOf(one, table), one) === text
  const parts = SHOWN.exec(text)
  const [, thousands, decimals = '', sign = ''] = parts ?? []
  // Where its format does not bind it, a sum shows more decimals when what it adds does.
  if ((!fixed || parts === null) && comesOut(formula)) return formula
  if (parts === null || decimals.length > MOST_PLACES) return null
  const set: Formula = {
    ...formula,
    places: decimals.length,
    ...(thousands !== undefined && { grouped: true as const }),
  }
  if (comesOut(set)) return set
  if (sign !== '%' || resultOf(formula, table).kind !== 'figure') return null
  const share: Formula = { ...set, source: inPercent(formula.source) }
  return share.source.length <= LONGEST_SOURCE && comesOut(share) ? share : null
}

const [SHARE, OF_SHARE] = ['换算(', ',"%")'] as const

/** A quotient that its format shows in percent. */
const inPercent = (source: string): string => `${SHARE}${source}${OF_SHARE}`

/** Not 换算(A,"%")+换算(B,"%"). */
function isOneCall(source: string): boolean {
  try {
    return storedTree(source).kind === 'call'
  } catch (error) {
    // What lies in a file may have been written by anybody.
    if (isProblem(error, 'formula')) return false
    throw error
  }
}

/** A formula's source without what only has it shown in percent, which is a cell's number format in a spreadsheet. */
export function ofShare(source: string): string {
  if (!source.startsWith(SHARE) || !source.endsWith(OF_SHARE)) return source
  const inner = source.slice(SHARE.length, -OF_SHARE.length)
  return isOneCall(source) ? inner : source
}
