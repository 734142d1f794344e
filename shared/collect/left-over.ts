/** What of a return belongs to no cell of the tables: rows, columns and sheets that are told and not taken. */
import { address } from '../attachment/address.ts'
import { cellText } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { type Grid, gridOf } from '../recognise/grid.ts'
import type { Sheet } from '../recognise/sheet.ts'
import type { FoundPart } from './alike.ts'
import { isNoteHeader } from './beside.ts'
import { isMark } from './identity.ts'
import { isHeaderText } from './layout.ts'
import type { Aside } from './model.ts'
import { said } from './said.ts'
import { span } from './span.ts'

/** What the reader has to say of a sheet's cells. */
export const warningsOf = (sheet: Sheet): Aside[] =>
  sheet.warnings.map(({ cell, message }) => ({
    cell: cell === '' ? sheet.name : `${sheet.name}!${cell}`,
    text: '',
    message,
  }))

/** What stands on a sheet on which nothing of the tables was found. */
export function nothingOn(sheet: Sheet): Aside[] {
  const grid = gridOf(sheet)
  const row = sheet.texts.findIndex((_, index) => grid.filled(index).length > 0)
  if (row < 0) return []
  const cell = `${sheet.name}!${address(row, grid.filled(row)[0] ?? 0)}`
  return [{ cell, text: lineOf(grid, row), message: '这张工作表里没有要汇总的表，没有取用。' }]
}

/**
 * What of a part of a sheet belongs to no cell of the tables that lie on it, a line each for rows and columns.
 * @param offered the cells of which something is offered, wherever they stand
 */
export function leftOver({ part, found }: FoundPart, offered: ReadonlySet<string>): Aside[] {
  const { sheet, grid, place, turned } = part
  const at = (row: number, column: number): string => {
    const there = place(row, column)
    return `${sheet.name}!${address(there.row, there.column)}`
  }
  const [across, down] = turned ? ['栏', '行'] : ['行', '栏']
  const [first] = found
  if (first === undefined) return []
  const known = new Set(found.flatMap(({ rows }) => rows.map(({ line }) => line.sheetRow)))
  const top = Math.min(...found.map(({ layout }) => layout.top))
  const headers = new Set(found.flatMap(({ layout }) => span(layout.top, layout.bottom)))
  // The table's own notes went out with it.
  const notes = new Set(found.flatMap(({ wanted }) => wanted.attachment.heading.below.map(comparable)))
  const rows: Aside[] = []
  for (let row = top; row < grid.height; row += 1) {
    if (known.has(row) || headers.has(row)) continue
    const filled = grid.filled(row).filter((column) => !isMark(grid.text(row, column)))
    const [column] = filled
    if (column === undefined) continue
    const text = filled.map((one) => grid.text(row, one).trim()).join('　')
    if (notes.has(comparable(text))) continue
    if (filled.length > 1 && filled.every((one) => isHeaderText(grid.text(row, one), first.wanted))) continue
    rows.push({ cell: at(row, column), text: said(text), message: `这一${across}不是表中的指标，没有取用。` })
  }
  const placed = new Set(found.flatMap(({ layout }) => layout.columns.map((one) => one.at)))
  const columns = first.layout.others.flatMap(({ at: column, header }): Aside[] => {
    // 备注 goes with the figures that it stands beside.
    if (placed.has(column) || isNoteHeader(header.split(' '))) return []
    if ([...known].some((row) => offered.has(at(row, column)))) return []
    const text =
      header === '' ? span(top, grid.height - 1).flatMap((row) => grid.text(row, column) || []) : [header]
    const cell = at(Math.max(0, first.layout.bottom), column)
    return [{ cell, text: said(text.join('、')), message: `这一${down}不是表中的栏目，没有取用。` }]
  })
  const remarks = found.flatMap((one) => remarkedIn(one, at, offered))
  return [...rows, ...columns, ...found.flatMap((one) => clearedIn(one, at)), ...remarks]
}

/** What is remarked (批注) where no figure was filled in: 数据7月10日才出. */
function remarkedIn(
  { sheet, grid, layout, rows }: FoundPart['found'][number],
  at: (row: number, column: number) => string,
  offered: ReadonlySet<string>,
): Aside[] {
  const actual = layout.columns.find(({ column }) => column.role === 'actual')
  if (actual === undefined || sheet.comments === undefined) return []
  const known = new Set(rows.map(({ line }) => line.sheetRow))
  return sheet.comments.flatMap(({ row, column, text }) => {
    if (column !== actual.at || !known.has(row) || grid.shown(row, column) !== '') return []
    const cell = at(row, column)
    return offered.has(cell) || text.trim() === ''
      ? []
      : [{ cell, text: said(text), message: '这一格没有填数，批注里的话没有取用。' }]
  })
}

/** Figures of the table that a department cleared in the workbook which it was handed: nothing is taken away by that. */
function clearedIn(
  { grid, layout, identity, rows }: FoundPart['found'][number],
  at: (row: number, column: number) => string,
): Aside[] {
  const actual = layout.columns.find(({ column }) => column.role === 'actual')
  if (identity === null || actual === undefined) return []
  return rows.flatMap(({ line, row }) => {
    const own = cellText(row.row, actual.column).trim()
    if (own === '' || grid.shown(line.sheetRow, actual.at) !== '') return []
    const cell = at(line.sheetRow, actual.at)
    return [
      {
        cell,
        text: '',
        message: `“${said(row.name)}”在表中是“${said(own)}”，返回表里空着；表中的数没有动，请核对是不是要删去。`,
      },
    ]
  })
}

const lineOf = (grid: Grid, row: number): string =>
  said(
    grid
      .filled(row)
      .map((column) => grid.text(row, column).trim())
      .join('　'),
  )
