/** A department's workbook on its way out, on whatever thread: its rows of each table → the sheets → the bytes of a file. */
import { rowsAbove } from '../../shared/collect/plan.ts'
import { type HandedTable, handedSheet } from '../../shared/collect/sheet.ts'
import { withRows } from '../../shared/view/rows.ts'
import { writeHandout } from './xlsx/handout.ts'

/** What one department is handed of one or several tables. */
export interface HandedBook {
  readonly handout: string
  readonly department: string
  /** The tables as they are, whole. */
  readonly tables: readonly HandedTable[]
  /** All rows are shown, those of others grey; else its own, with the rows that they are a part of. */
  readonly whole: boolean
  /** What is said above each table. */
  readonly lines: readonly string[]
}

/** The workbook: a sheet for each table. */
export function handedWorkbook({
  handout,
  department,
  tables,
  whole,
  lines,
}: HandedBook): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = tables.map((table) => {
    const { attachment, tasks } = table
    const own = new Set(tasks.flatMap(({ rows }) => rows))
    const above = rowsAbove(attachment)
    const shown = new Set([...own].flatMap((row) => [row, ...above(row)]))
    const ids = attachment.rows.flatMap(({ id }) => (whole || shown.has(id) ? [id] : []))
    const some = whole ? attachment : withRows(attachment, ids)
    return handedSheet({ ...table, attachment: some }, { table: attachment.id, handout, department }, lines)
  })
  return writeHandout(sheets)
}
