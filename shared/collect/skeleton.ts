/**
 * The table that returns were made of, where nobody gives it: by the ids that they carry, else the commonest layout,
 * with the rows of all of them in their order and nothing filled in.
 */
import { type Attachment, type Column, cellText, columnOf, type Row } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { readNumbering } from '../measure/numbering.ts'
import { recogniseSheets } from '../recognise/recognise.ts'
import { periodKey } from '../recognise/roles.ts'
import type { Sheet } from '../recognise/sheet.ts'
import { shareRows } from '../series/match.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import { isGiven } from './asked.ts'
import { identityOf, isMark } from './identity.ts'
import { isUnderOther, matchRows } from './rows.ts'
import { linesOf, wantedOf } from './wanted.ts'

/** A table as it reads by itself in a file. */
export interface ReadTable {
  readonly attachment: Attachment
  /** Whether it has the ids of a table that was handed out. */
  readonly marked: boolean
}

/** The tables of one file as they read by themselves; rows and columns have the ids that they are marked with. */
export function tablesIn(sheets: readonly Sheet[], file: string, newId: () => string): ReadTable[] {
  const bare = sheets.map((sheet) => ({
    ...sheet,
    texts: sheet.texts.map((line) => line.map((text) => (isMark(text) ? '' : text))),
  }))
  return recogniseSheets(bare, newId, file).map(({ attachment, rowAt, columnAt }) => {
    const sheet = sheets.find(({ name }) => name === attachment.sheet)
    const identity = sheet === undefined ? null : identityOf(sheet)
    if (identity === null) return { attachment, marked: false }
    const column = new Map(
      attachment.columns.map(({ id }, at) => [id, identity.columns.get(columnAt[at] ?? -1) ?? id]),
    )
    const known = {
      ...attachment,
      id: identity.table,
      columns: attachment.columns.map((one) => ({ ...one, id: column.get(one.id) ?? one.id })),
      rows: attachment.rows.map((one, at) => ({
        ...one,
        id: identity.rows.get(rowAt[at] ?? -1) ?? one.id,
        cells: Object.fromEntries(
          Object.entries(one.cells).map(([id, text]) => [column.get(id) ?? id, text]),
        ),
      })),
      merges: [],
    }
    return { attachment: known, marked: true }
  })
}

const layoutKey = ({ columns }: Attachment): string =>
  columns.map(({ header }) => periodKey(header.join(''))).join('|')

/** So many files at least have a layout for it to be another table beside the commonest; of few, one may. */
const LEAST = 2

/**
 * The tables of all files together, the commonest first.
 * @param files the tables of all files, in the order of the files (tablesIn)
 */
export function tableOfReturns(files: readonly ReadTable[], dictionary: Dictionary): Attachment[] {
  const groups = new Map<string, Attachment[]>()
  for (const { attachment, marked } of files) {
    const { columns, id } = attachment
    if (columnOf(columns, 'actual') === undefined || columnOf(columns, 'name') === undefined) continue
    const key = marked ? `id ${id}` : layoutKey(attachment)
    groups.set(key, [...(groups.get(key) ?? []), attachment])
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length)
  const made: Attachment[] = []
  for (const group of sorted) {
    if (made.length > 0 && group.length < LEAST) continue
    const one = unionOf(group, dictionary)
    if (made.some((before) => shareRows(before, one))) continue
    made.push(one)
  }
  return made.map((table, at) => ({
    ...table,
    heading: { ...table.heading, label: made.length > 1 ? `附件${at + 1}` : table.heading.label },
  }))
}

/** The rows of all tables of one layout, on the columns of the fullest; what was to be filled is blank. */
function unionOf(group: readonly Attachment[], dictionary: Dictionary): Attachment {
  const [first] = [...group].sort((a, b) => b.rows.length - a.rows.length)
  if (first === undefined) throw new RangeError('no table')
  let base: Attachment = { ...first, heading: commonHeading(group, first), merges: [], rows: first.rows }
  /** Texts of the given columns by row and column, with how often each was seen. */
  const seen = new Map<string, Map<string, Map<string, number>>>()
  for (const table of [first, ...group.filter((one) => one !== first)]) {
    const laid = onColumns(table, base.columns)
    const lines = linesOf(base.columns, laid, new Map(), dictionary).map((line, at) => ({
      ...line,
      sheetRow: at,
      mark: laid[at]?.id ?? null,
    }))
    const rowOf = new Map(
      matchRows(lines, wantedOf(base, dictionary)).flatMap(({ line, row }) =>
        isUnderOther(line, row) ? [] : [[line.sheetRow, row.row.id] as const],
      ),
    )
    const rows = [...base.rows]
    let before: string | null = null
    for (const [at, row] of laid.entries()) {
      let id = rowOf.get(at)
      if (id === undefined && isRow(row, base.columns)) {
        id = rows.some((one) => one.id === row.id) ? `${row.id}-${rows.length}` : row.id
        rows.splice(placeFor(row, before, rows, base.columns), 0, { ...row, id })
      }
      if (id === undefined) continue
      before = id
      note(seen, id, row, base.columns)
    }
    if (rows.length !== base.rows.length) base = { ...base, rows }
  }
  const rows = base.rows.map((row): Row => {
    const cells: Record<string, string> = {}
    for (const column of base.columns) {
      if (!isGiven(column)) continue
      const texts = [...(seen.get(row.id)?.get(column.id) ?? [])].sort((a, b) => b[1] - a[1])
      const [text] = texts
      if (text !== undefined) cells[column.id] = text[0]
    }
    return { id: row.id, cells }
  })
  return { ...base, rows }
}

function note(
  seen: Map<string, Map<string, Map<string, number>>>,
  id: string,
  row: Row,
  columns: readonly Column[],
): void {
  const own = seen.get(id) ?? new Map<string, Map<string, number>>()
  seen.set(id, own)
  for (const column of columns) {
    const text = cellText(row, column).trim()
    if (text === '' || !isGiven(column)) continue
    const counts = own.get(column.id) ?? new Map<string, number>()
    own.set(column.id, counts)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
}

/** A table's rows on other columns of the same layout: by id, else by header, else by role. */
function onColumns(table: Attachment, columns: readonly Column[]): Row[] {
  const ids = new Map<string, string>()
  for (const [at, column] of table.columns.entries()) {
    const same =
      columns.find(({ id }) => id === column.id) ??
      columns.find(({ header }) => comparable(header.join('')) === comparable(column.header.join(''))) ??
      (layoutKey({ ...table, columns: [column] }) ===
      layoutKey({ ...table, columns: columns.slice(at, at + 1) })
        ? columns[at]
        : undefined) ??
      columns.find(({ role }) => role === column.role && role !== 'none')
    if (same !== undefined) ids.set(column.id, same.id)
  }
  return table.rows.map(({ id, cells }) => ({
    id,
    cells: Object.fromEntries(
      Object.entries(cells).flatMap(([key, text]) => (ids.has(key) ? [[ids.get(key) ?? key, text]] : [])),
    ),
  }))
}

/** A row with a name and something that says what it counts; notes below a table have neither. */
const isRow = (row: Row, columns: readonly Column[]): boolean => {
  const has = (role: Column['role']): boolean => cellText(row, columnOf(columns, role)).trim() !== ''
  return has('name') && (has('unit') || has('target') || has('actual') || has('no'))
}

/** Where a row of another file goes: by its number, else behind the row that it followed there. */
function placeFor(row: Row, before: string | null, rows: readonly Row[], columns: readonly Column[]): number {
  const no = columnOf(columns, 'no')
  const number = readNumbering(cellText(row, no))?.value ?? null
  if (number !== null) {
    const next = rows.findIndex((one) => (readNumbering(cellText(one, no))?.value ?? 0) > number)
    return next < 0 ? rows.length : next
  }
  const at = rows.findIndex(({ id }) => id === before)
  return at < 0 ? rows.length : at + 1
}

/** The title that most of them have. */
function commonHeading(group: readonly Attachment[], first: Attachment): Attachment['heading'] {
  const counts = new Map<string, { heading: Attachment['heading']; count: number }>()
  for (const { heading } of group) {
    const key = `${comparable(heading.title.join(''))} ${heading.year} ${heading.months}`
    const there = counts.get(key)
    if (there === undefined) counts.set(key, { heading, count: 1 })
    else there.count += 1
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count)
  const { label, title, year, months, told } = best?.heading ?? first.heading
  const { above, below } = first.heading
  return {
    label,
    title,
    above: above.filter((line) => !/填报|报送|联系/.test(line)),
    below,
    year,
    months,
    ...(told !== undefined && { told }),
  }
}
