/** A department's return before it is a file: cells with what is true of them, which damages change together. */
import { columnText, cornerText, rowText } from '../../shared/collect/identity.ts'
import type { Made } from './collect-table.ts'

/** A cell as typed; `format` where it is a number with one. */
export interface DraftCell {
  text: string
  /** A number behind the text, with its format: what is shown is `text`. */
  number?: { value: number; format: string }
  /** Taken as it stands it would be wrong: it must be marked. */
  mark?: boolean
}

export interface DraftRow {
  /** The table's row that it is; null for one that is not of the table. */
  id: string | null
  cells: Record<string, DraftCell>
  hidden: boolean
  /** The hidden mark beside it, where that is another row's by now. */
  mark?: string
}

export interface DraftColumn {
  id: string
  header: string[]
}

export interface Draft {
  readonly made: Made
  readonly department: string
  marked: boolean
  title: string[]
  columns: DraftColumn[]
  rows: DraftRow[]
  below: string[]
  sheet: string
  extra: { name: string; lines: string[][] }[]
  /** Empty rows above and empty columns to the left. */
  offset: { rows: number; columns: number }
  format: 'xlsx' | 'csv' | 'html' | 'xls' | 'ods' | 'docx'
  file: string
  at: string
  /** Another file of the same department, sent before or after. */
  other: Draft | null
  /** It is the last period's: whatever it says is to be marked. */
  isOld: boolean
  /** Whether title and header are merged as they were, or the merges are lost. */
  merged: boolean
  /** Whether there is a header at all. */
  headed: boolean
}

/** The cells of the table that a department reports. */
export const REPORTED = ['actual', 'growth'] as const

/** What a careful department sends: its own rows, or the whole table with its own rows filled. */
export function draftOf(made: Made, department: string, marked: boolean, whole: boolean): Draft {
  const { table, truth } = made
  const own = table.rows.filter(({ cells }) => whole || cells.owner === department)
  const first = table.heading.title[0] ?? ''
  return {
    made,
    department,
    marked,
    title: [first],
    columns: table.columns.map(({ id, header }) => ({ id, header: [...header] })),
    rows: own.map((row) => {
      const cells: Record<string, DraftCell> = {}
      for (const [id, text] of Object.entries(row.cells)) cells[id] = { text }
      if (row.cells.owner === department)
        for (const id of REPORTED) cells[id] = { text: truth.get(row.id)?.[id] ?? '' }
      return { id: row.id, cells, hidden: false }
    }),
    below: [],
    sheet: '附件1',
    extra: [],
    offset: { rows: 0, columns: 0 },
    format: 'xlsx',
    file: `${department}返回表`,
    at: '2024-07-05T02:00:00.000Z',
    other: null,
    isOld: false,
    merged: true,
    headed: true,
  }
}

/** A cell of a sheet that is to be written. */
export interface Laid {
  cells: (DraftCell | undefined)[][]
  merges: { top: number; left: number; bottom: number; right: number }[]
  hiddenRows: number[]
  hiddenColumns: number[]
}

/** The sheet with its title, headers, marks and notes, cell by cell. */
export function laidOut(draft: Draft): Laid {
  const { columns, rows, title, offset, made, department } = draft
  const cells: (DraftCell | undefined)[][] = Array.from({ length: offset.rows }, () => [])
  const merges: Laid['merges'] = []
  const left = offset.columns + (draft.marked ? 1 : 0)
  const last = left + columns.length - 1
  const put = (texts: readonly (DraftCell | undefined)[], mark?: string): void => {
    const front: (DraftCell | undefined)[] = new Array(offset.columns).fill(undefined)
    if (draft.marked) front.push(mark === undefined ? undefined : { text: mark })
    cells.push([...front, ...texts])
  }
  for (const line of title) {
    put([{ text: line }])
    if (draft.merged) merges.push({ top: cells.length - 1, left, bottom: cells.length - 1, right: last })
  }
  const hiddenRows: number[] = []
  if (draft.marked) {
    put(
      columns.map(({ id }) => ({ text: columnText(id) })),
      cornerText({ table: made.table.id, handout: 'h1', department }),
    )
    hiddenRows.push(cells.length - 1)
  }
  const levels = Math.max(...columns.map(({ header }) => header.length))
  const top = cells.length
  for (let level = 0; level < levels && draft.headed; level += 1)
    put(
      columns.map(({ header }, at) => {
        const own =
          header.length === 1 && levels === 2
            ? level === (draft.merged ? 0 : 1)
              ? header[0]
              : undefined
            : header[level]
        const before = columns[at - 1]?.header
        const isGroup = level === 0 && header.length === 2 && before?.length === 2 && before[0] === header[0]
        return own === undefined || isGroup ? undefined : { text: own }
      }),
    )
  if (draft.merged && draft.headed && levels === 2)
    for (const [at, { header }] of columns.entries()) {
      const column = left + at
      if (header.length === 1) merges.push({ top, left: column, bottom: top + 1, right: column })
      else if (columns[at - 1]?.header[0] !== header[0] && columns[at + 1]?.header[0] === header[0])
        merges.push({ top, left: column, bottom: top, right: column + 1 })
    }
  for (const row of rows) {
    put(
      columns.map(({ id }) => row.cells[id]),
      row.id === null ? undefined : rowText(row.mark ?? row.id),
    )
    if (row.hidden) hiddenRows.push(cells.length - 1)
  }
  for (const line of draft.below) put([{ text: line }])
  return { cells, merges, hiddenRows, hiddenColumns: draft.marked ? [offset.columns] : [] }
}

/** Numbers without their formats: 12.3% is 0.123 then. */
export function losePercents(draft: Draft): void {
  for (const { cells } of draft.rows)
    for (const cell of Object.values(cells)) {
      if (cell.number === undefined) continue
      if (cell.number.format.includes('%')) cell.mark = true
      cell.text = String(cell.number.value)
      delete cell.number
    }
}
