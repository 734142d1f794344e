/**
 * Computed cells on their way back into the person's own workbook. One that still has the formula that it came with stays
 * as it is, whatever it comes to by now: the workbook computes it. Another formula goes back as one where the workbook
 * will come to what is shown here, otherwise what it shows.
 */
import { address, areaName } from '../../../../shared/attachment/address.ts'
import { type Attachment, cellText, type Formula } from '../../../../shared/attachment/model.ts'
import { same } from '../../../../shared/attachment/same.ts'
import { LONGEST } from '../../../../shared/formula/grammar.ts'
import { graphOf } from '../../../../shared/formula/graph.ts'
import type { Area } from '../../../../shared/formula/references.ts'
import { resultOf } from '../../../../shared/formula/results.ts'
import { cellValue } from '../../../../shared/formula/value.ts'
import { compare } from '../../../../shared/measure/decimal.ts'
import { attribute, elementsOf } from '../../xml/edit.ts'
import { numberOf, type SpreadsheetFormula, spreadsheetFormula } from '../computed.ts'
import type { ReturningItem } from './origin.ts'
import {
  formulasOf,
  numberOfWrite,
  type RowXml,
  type SheetXml,
  type Styles,
  showsFigure,
  styleAt,
  type Write,
} from './sheet.ts'

/** A cell of the sheet that a formula reads, with what it shows; `computed` where it has the formula that it came with. */
interface ReadCell {
  readonly row: number
  readonly column: number
  readonly text: string
  /** Its formula comes to exactly what it shows; null where none is computed. */
  readonly exact: boolean | null
}

/** A formula for a cell of the sheet. */
export interface Back extends SpreadsheetFormula {
  readonly reads: readonly ReadCell[]
}

/** A text for a cell, with the formula that it may be written as. */
export interface ComputedWrite extends Write {
  readonly computed?: Back
  /** Its text is the one that was there. */
  readonly same?: boolean
}

/** What becomes of computed cells, by ids of row and column, and the cells that computed ones read. */
export interface ComputedBack {
  readonly cells: ReadonlyMap<string, Back | 'kept' | 'value'>
  readonly read: ReadonlySet<string>
}

/** So many cells one formula may read that is written anew. */
const MOST_READ = 20_000

const sameFormula = (one: Formula, other: Formula): boolean =>
  one.source === other.source && same(one.references, other.references)

/**
 * What becomes of the cells that are computed, or were: by ids of row and column. `kept` has the formula that it came
 * with, `value` is to be written as what it shows.
 * @param places the row of the sheet that each row will stand in
 */
export function formulasBack(
  { origin, attachment }: ReturningItem,
  places: ReadonlyMap<string, number>,
): ComputedBack {
  const then = new Map(origin.rows.map((row) => [row.id, row.formulas]))
  const came = ({ row, id, formula }: { row: string; id: string; formula: Formula }): boolean => {
    const before = then.get(row)?.[id]
    return before !== undefined && sameFormula(before, formula)
  }
  const cells = new Map<string, Back | 'kept' | 'value'>()
  const read = new Set<string>()
  // A column that was taken out stays in the workbook as it is.
  const there = new Set(attachment.columns.map(({ id }) => id))
  const atOf = new Map(origin.columns.map(({ id, at }) => [id, at]))
  // Typed over: what it shows is written, be it the same.
  for (const { id, formulas = {} } of attachment.rows)
    for (const column of Object.keys(then.get(id) ?? {}))
      if (formulas[column] === undefined && there.has(column)) cells.set(`${id}\n${column}`, 'value')
  const graph = graphOf(attachment)
  const isExact = (row: number, column: number): boolean | null => {
    const [line, under] = [attachment.rows[row], attachment.columns[column]]
    const formula = line === undefined || under === undefined ? undefined : line.formulas?.[under.id]
    if (line === undefined || under === undefined || formula === undefined) return null
    const [whole, shown] = [resultOf(formula, attachment), cellValue(cellText(line, under))]
    return whole.kind === 'figure' && shown.kind === 'figure' && compare(whole.n, shown.n) === 0
  }
  /** The cells of an area on the sheet; null where they do not lie side by side there. */
  const onSheet = (area: Area): { readonly name: string; readonly cells: readonly ReadCell[] } | null => {
    const rows = attachment.rows.slice(area.top, area.bottom + 1).map(({ id }) => places.get(id) ?? -1)
    const columns = attachment.columns.slice(area.left, area.right + 1).map(({ id }) => atOf.get(id) ?? -1)
    if (rows.length * columns.length > MOST_READ || !isRun(rows) || !isRun(columns)) return null
    const [top, bottom, left, right] = [rows[0], rows.at(-1), columns[0], columns.at(-1)]
    if (top === undefined || bottom === undefined || left === undefined || right === undefined) return null
    return {
      name: areaName(address(top, left), address(bottom, right)),
      cells: rows.flatMap((row, y) =>
        columns.map((column, x) => ({
          row,
          column,
          text: textAt(attachment, area.top + y, area.left + x),
          exact: isExact(area.top + y, area.left + x),
        })),
      ),
    }
  }
  const mark = ({ top, bottom, left, right }: Area): void => {
    for (const { id } of attachment.rows.slice(top, bottom + 1))
      for (const column of attachment.columns.slice(left, right + 1)) read.add(`${id}\n${column.id}`)
  }
  for (const { row, column, formula, areas } of graph.cells) {
    const [line, under] = [attachment.rows[row], attachment.columns[column]]
    if (line === undefined || under === undefined) continue
    const key = `${line.id}\n${under.id}`
    for (const area of areas) if (area !== null) mark(area)
    if (came({ row: line.id, id: under.id, formula })) {
      cells.set(key, 'kept')
      continue
    }
    const seen = areas.flatMap((area) => (area === null ? [] : (onSheet(area) ?? [])))
    const written =
      seen.length < areas.length
        ? null
        : spreadsheetFormula(
            attachment,
            formula,
            seen.map(({ name }) => name),
            cellText(line, under),
          )
    if (written !== null && written.whole.length <= LONGEST)
      cells.set(key, { ...written, reads: seen.flatMap((one) => one.cells) })
    else if (then.get(line.id)?.[under.id] !== undefined) cells.set(key, 'value')
  }
  return { cells, read }
}

const isRun = (numbers: readonly number[]): boolean =>
  numbers.every((at, index) => at >= 0 && at === (numbers[0] ?? 0) + index)

const textAt = ({ rows, columns }: Attachment, row: number, column: number): string => {
  const line = rows[row]
  return line === undefined ? '' : cellText(line, columns[column])
}

/**
 * The writes with the formulas among them that the sheet will compute as is shown here: what they read are numbers there
 * too, the very ones that are shown, and their cells' formats show the results. Cells that have the formula already are
 * left alone.
 */
export function settled(sheet: SheetXml, writes: readonly ComputedWrite[], styles: Styles): readonly Write[] {
  if (writes.every(({ computed }) => computed === undefined)) return writes
  const rows = new Map(sheet.rows.map((row) => [row.row, row]))
  const codeAt = (row: number, column: number): string | undefined =>
    styles.code(styleAt(sheet, rows.get(row), column))
  const there = new Map(formulasOf(sheet).map(({ cell, text }) => [`${cell.row}:${cell.column}`, bare(text)]))
  const due = writes.filter(({ row, column, computed }) => {
    const before = there.get(`${row}:${column}`)
    return (
      computed === undefined ||
      before === undefined ||
      (before !== bare(computed.plain) && before !== bare(computed.whole))
    )
  })
  const byPlace = new Map(due.map((write) => [`${write.row}:${write.column}`, write]))
  const formulas = new Set(
    due.filter((write) => write.computed !== undefined && isShown(write, codeAt(write.row, write.column))),
  )
  /** Whether the workbook will have there what is shown here. */
  const agrees = (cell: ReadCell): boolean => {
    const number = numberOf(cell.text)
    if (number === null) return !/[\d０-９#]/.test(cell.text)
    const write = byPlace.get(`${cell.row}:${cell.column}`)
    const xml = rows.get(cell.row)?.cells.find(({ column }) => column === cell.column)
    if (write !== undefined) {
      if (formulas.has(write)) return true
      const value = numberOfWrite(sheet, write, xml, codeAt(cell.row, cell.column))
      return value !== null && Number(value) === number.value
    }
    if (xml === undefined) return false
    if (there.has(`${cell.row}:${cell.column}`)) return cell.exact === true
    return numberIn(sheet, xml) === number.value
  }
  for (let before = -1; before !== formulas.size; ) {
    before = formulas.size
    for (const write of formulas) if (!write.computed?.reads.every(agrees)) formulas.delete(write)
  }
  return due.flatMap((write): Write[] => {
    const { computed, same: isSame, ...value } = write
    if (computed === undefined) return [value]
    if (formulas.has(write))
      return [{ ...value, formula: { whole: computed.whole, result: computed.result } }]
    return isSame === true && !there.has(`${write.row}:${write.column}`) ? [] : [value]
  })
}

/** A formula as it is compared: without blanks, in capitals, its texts as they are. */
const bare = (formula: string): string =>
  formula.replace(/"(?:[^"]|"")*"|[^"]+/g, (part) =>
    part.startsWith('"') ? part : part.replace(/\s+/g, '').toUpperCase(),
  )

/** Whether a cell of this format shows a formula's result as it is shown here. */
function isShown({ text, computed }: ComputedWrite, code: string | undefined): boolean {
  // A cell for texts shows the formula itself.
  if (computed === undefined || code?.includes('@') === true) return false
  return typeof computed.result === 'string' || showsFigure(computed.result, text, code)
}

/** The number that a cell holds. */
function numberIn({ xml }: SheetXml, cell: RowXml['cells'][number]): number | null {
  if ((attribute(cell.tag, 't') ?? 'n') !== 'n' || cell.inner[0] === cell.inner[1]) return null
  const [value] = elementsOf(xml, ['v'], ...cell.inner)
  return value === undefined ? null : Number(xml.slice(...value.inner))
}
