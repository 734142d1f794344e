/** The notes of a sheet's cells carried to the rows of the tables that were found on it. */
import { address } from '../attachment/address.ts'
import type { Attachment, Note, Row } from '../attachment/model.ts'
import type { Sheet, SheetSaid, SheetWarning } from './sheet.ts'
import type { Recognised } from './table.ts'

/** A note of a table as its sheet had it, and the cell of the sheet (0-based) on which it was. */
export interface NotedCell {
  readonly row: string
  readonly column: string
  readonly note: Note
  readonly at: { readonly row: number; readonly column: number }
}

/** So many notes outside of the tables are told one by one. */
const mostTold = 20
/** Characters of such a note that are told. */
const longestTold = 200

/** The cell that shows a covered one: a note on a merged cell is one of its top left. */
function showing({ merges }: Sheet): (said: SheetSaid) => SheetSaid {
  if (merges.length === 0) return (said) => said
  return (said) => {
    const merge = merges.find(
      ({ top, bottom, left, right }) =>
        said.row >= top && said.row <= bottom && said.column >= left && said.column <= right,
    )
    return merge === undefined ? said : { ...said, row: merge.top, column: merge.left }
  }
}

/** Two notes that came to one cell are one, in the order in which they were said in the file. */
const joined = (before: Note | undefined, note: Note): Note =>
  before === undefined ? note : { said: [...before.said, ...note.said] }

/**
 * A table with the notes of its cells.
 * @returns the table, its notes as they were read, and which of the sheet's notes they are
 */
function notedTable(
  { attachment, rowAt, columnAt }: Recognised,
  said: readonly { readonly at: SheetSaid; readonly shown: SheetSaid }[],
): { attachment: Attachment; cells: NotedCell[]; taken: Set<SheetSaid> } {
  const [rows, columns] = [placesOf(rowAt), placesOf(columnAt)]
  const notes = new Map<string, Record<string, Note>>()
  const cells: NotedCell[] = []
  const taken = new Set<SheetSaid>()
  for (const { at, shown } of said) {
    const row = attachment.rows[rows.get(shown.row) ?? -1]?.id
    const column = attachment.columns[columns.get(shown.column) ?? -1]?.id
    if (row === undefined || column === undefined) continue
    const own = notes.get(row) ?? {}
    notes.set(row, { ...own, [column]: joined(own[column], shown.note) })
    cells.push({ row, column, note: at.note, at: { row: at.row, column: at.column } })
    taken.add(at)
  }
  if (notes.size === 0) return { attachment, cells, taken }
  const withNotes = (row: Row): Row => {
    const own = notes.get(row.id)
    return own === undefined ? row : { ...row, notes: own }
  }
  return { attachment: { ...attachment, rows: attachment.rows.map(withNotes) }, cells, taken }
}

const placesOf = (places: readonly number[]): Map<number, number> =>
  new Map(places.map((place, index) => [place, index]))

const toldOf = ({ said }: Note): string => {
  const text = said.map(({ by, text }) => (by === '' ? text : `${by}：${text}`)).join('；')
  const line = text.replace(/\s*\n\s*/g, ' ')
  return line.length > longestTold ? `${line.slice(0, longestTold)}……` : line
}

/** What is said of notes on cells that are no table's (a title, a header, what stands beside): they are not brought along. */
function told(outside: readonly SheetSaid[]): SheetWarning[] {
  const warnings = outside.slice(0, mostTold).map(
    ({ row, column, note }): SheetWarning => ({
      cell: address(row, column),
      message: `这一格的批注不在表的正文里，没有带进来：${toldOf(note)}`,
    }),
  )
  const more = outside.length - warnings.length
  return more === 0
    ? warnings
    : [...warnings, { cell: '', message: `表的正文以外还有${more}条批注没有带进来，请看原文件。` }]
}

/** A table that was found, with its notes. */
export interface Noted {
  readonly found: Recognised
  readonly cells: readonly NotedCell[]
}

/** The tables of a file with the notes of their sheets; what no table has is told with the first one of its sheet. */
export function notedTables(found: readonly Recognised[], sheets: readonly Sheet[]): Noted[] {
  const made = new Map<Recognised, Noted>()
  for (const sheet of sheets) {
    const tables = found.filter(({ attachment }) => attachment.sheet === sheet.name)
    if (sheet.said === undefined || tables.length === 0) continue
    const shown = showing(sheet)
    let left = sheet.said.map((at) => ({ at, shown: shown(at) }))
    const noted = tables.map((table) => {
      const { attachment, cells, taken } = notedTable(table, left)
      left = left.filter(({ at }) => !taken.has(at))
      return { table, attachment, cells }
    })
    const outside = told(left.map(({ at }) => at))
    for (const [index, { table, attachment, cells }] of noted.entries())
      made.set(table, {
        found: {
          ...table,
          attachment,
          warnings: index === 0 ? [...table.warnings, ...outside] : table.warnings,
        },
        cells,
      })
  }
  return found.map((table) => made.get(table) ?? { found: table, cells: [] })
}
