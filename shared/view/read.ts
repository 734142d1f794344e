/** What a view reads of a table: the text that a row shows under a column, and the figure that the text says. */
import { type Attachment, type Column, cellText, columnOf, type Row } from '../attachment/model.ts'
import { rectangles } from '../attachment/rectangles.ts'
import type { Role } from '../attachment/roles.ts'
import { type Decimal, decimal, literal, negate } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { readNumbering } from '../measure/numbering.ts'
import { clausesOf, readFigure } from '../measure/quantity.ts'
import { cellUnits, headerUnits } from '../measure/stated.ts'
import { converted, UNNAMED, type Unit, unitOf } from '../measure/unit.ts'
import { shownCell } from '../verdict/shown.ts'
import type { Judged, Outcome } from '../verdict/verdict.ts'

/** A table with its verdicts. */
export interface Table {
  readonly attachment: Attachment
  readonly judged: Judged
}

/** Stands for a status column in a table that shows none: its rows are judged all the same. */
export const VERDICT = ''

const WORDS: Readonly<Record<Outcome, string>> = {
  done: '完成',
  missed: '未完成',
  pending: '待核',
  blank: '待填',
}

/** The words by which rows are filtered under the status column, in the order of a list. */
export const verdictWords: readonly string[] = Object.values(WORDS)

/** A cell that stands in the place of another: a merged text is that of each of its rows. */
export interface Cell {
  readonly row: number
  readonly column: string
}

const known = new WeakMap<Attachment, ReadonlyMap<string, Cell>>()

/** The cells under a merge over several rows, by row and column, and the one that holds the text. */
export function coveredCells(attachment: Attachment): ReadonlyMap<string, Cell> {
  const before = known.get(attachment)
  if (before !== undefined) return before
  const covered = new Map<string, Cell>()
  for (const { top, bottom, left } of rectangles(attachment)) {
    const column = attachment.columns[left]?.id ?? ''
    for (let row = top + 1; row <= bottom; row++) covered.set(cellKey(row, column), { row: top, column })
  }
  known.set(attachment, covered)
  return covered
}

export const cellKey = (row: number, column: string): string => `${row} ${column}`

/** What the rows say under one column, by row index; '' for blanks. Under the status column a row's word as it counts. */
export function textsOf({ attachment, judged }: Table, id: string): string[] {
  const column = attachment.columns.find((each) => each.id === id)
  const covered = coveredCells(attachment)
  return attachment.rows.map((_, at) => {
    const outcome = judged.rows[at]?.outcome ?? null
    if (outcome !== null && (id === VERDICT || column?.role === 'status')) return WORDS[outcome]
    const from = covered.get(cellKey(at, id))?.row ?? at
    const row = attachment.rows[from]
    return row === undefined || column === undefined ? '' : shownCell(row, column, judged.rows[from]).trim()
  })
}

/** Columns whose bare figures are measured in what the unit column says. */
const MEASURED: ReadonlySet<Role> = new Set(['target', 'stage', 'actual', 'last'])
/** Columns of words: a figure in them is part of a name. */
const WORDY: ReadonlySet<Role> = new Set(['name', 'unit', 'status', 'owner'])

/** The figures of a column by row index, in one unit for each kind of unit; null where a text is no figure. */
export interface Figures {
  readonly values: readonly (Decimal | null)[]
  /** A figure that a person types, in the same scale; null where it is none. */
  readonly read: (text: string) => Decimal | null
}

/** The figures of a column; null for a column of words. 7%左右 is 7; 万元 beside 亿元 is converted, 元 beside 美元 is not. */
export function figuresOf(table: Table, id: string, texts = textsOf(table, id)): Figures | null {
  const { columns, rows } = table.attachment
  const column = columns.find((each) => each.id === id)
  if (column === undefined || WORDY.has(column.role)) return null
  if (column.role === 'no') return numbersOf(texts)
  const unitColumn = MEASURED.has(column.role) ? columnOf(columns, 'unit') : undefined
  const ofHeader = headerUnits(column.header).only
  /** The unit of each kind that all others of the kind are converted into: the first that is met. */
  const scales = new Map<string, Unit>()
  const figureIn = (text: string, own: Unit | null): Decimal | null => {
    const [clause] = clausesOf(comparable(text))
    const figure = clause === undefined ? null : readFigure(clause)
    if (figure === null) return null
    const low = figure.change === 'fall' && !figure.signed ? negate(figure.low) : figure.low
    const unit = (figure.unit === '' ? own : unitOf(figure.unit)) ?? UNNAMED
    const into = scales.get(unit.base) ?? unit
    scales.set(unit.base, into)
    return converted(low, unit, into)
  }
  const values = texts.map((text, at) => figureIn(text, unitOfRow(rows[at], unitColumn) ?? ofHeader))
  const filled = texts.filter((text) => text !== '').length
  const figures = values.filter((value) => value !== null).length
  if (figures === 0 || figures * 2 < filled) return null
  return { values, read: (text) => decimal(comparable(text).replaceAll(',', '')) ?? figureIn(text, null) }
}

const unitOfRow = (row: Row | undefined, column: Column | undefined): Unit | null =>
  row === undefined ? null : cellUnits(cellText(row, column)).only

/** 1, 2., （3）, 四、 as numbers. */
function numbersOf(texts: readonly string[]): Figures | null {
  const read = (text: string): Decimal | null => {
    const value = readNumbering(text)?.value
    return value === undefined ? decimal(text) : literal(value)
  }
  const values = texts.map(read)
  return values.some((value) => value !== null) ? { values, read } : null
}
