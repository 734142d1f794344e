/**
 * The workbook that a department is handed (下发, and the return of a 查询函): the official sheet with only the cells to
 * fill open, tinted and held to what may stand in them, and the marks of its identity in a hidden row and column.
 */
import type ExcelJS from 'exceljs'
import { ADDED } from '../../../shared/collect/identity.ts'
import {
  type FigureCell,
  figureFormula,
  type HandedSheet,
  type OpenCell,
  refusalOf,
} from '../../../shared/collect/sheet.ts'
import type { Judged } from '../../../shared/verdict/verdict.ts'
import { type Laid, madeWorkbook, writeSheet } from './write.ts'

/** What is to be filled, as forms have it; what is shown beside it; and the lines that say what to do. */
const OPEN = 'FFFFF6D5'
const GREY = 'FFEFEFEF'
const FADED = { argb: 'FF6B6B6B' } as const
const SAYING = { argb: 'FF1F4E9E' } as const

const filled = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })

/** What Excel lets a validation say. */
const LONGEST = { title: 32, prompt: 250, error: 220 } as const

/** Nothing in it is judged: no verdict goes out. */
const UNJUDGED: Judged = {
  rows: [],
  summary: { done: 0, missed: 0, pending: 0, blank: 0, rates: [] },
}

/** What Excel takes as a formula of a validation. */
const LONGEST_FORMULA = 255

const BETWEEN = { operator: 'between' } as const

/** A figure within its bounds, with its unit behind it or without. */
function heldTo(figure: FigureCell, address: string): Pick<ExcelJS.DataValidation, 'type' | 'formulae'> {
  const formula = figureFormula(figure, address)
  if (formula !== null && formula.length <= LONGEST_FORMULA) return { type: 'custom', formulae: [formula] }
  // Written as they stand: a figure of ours is never a float.
  return { type: 'decimal', ...BETWEEN, formulae: [figure.low, figure.high] }
}

function openCell({ sheet, body }: Laid, { row, column, figure, prompt }: OpenCell): void {
  const cell = sheet.getCell(body + row + 1, column + 1)
  cell.protection = { locked: false }
  cell.fill = filled(OPEN)
  // Under a format of text a figure would be one, and no validation would let it in.
  if (figure !== null) cell.numFmt = 'General'
  const input = prompt === '' ? {} : { showInputMessage: true, prompt: prompt.slice(0, LONGEST.prompt) }
  if (figure !== null)
    cell.dataValidation = {
      ...heldTo(figure, cell.address),
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: '请填数字',
      error: refusalOf(figure).slice(0, LONGEST.error),
      promptTitle: figure.unit === '' ? '请填写' : `单位：${figure.unit}`.slice(0, LONGEST.title),
      ...input,
    }
  else if (prompt !== '')
    cell.dataValidation = {
      type: 'textLength',
      operator: 'lessThanOrEqual',
      formulae: [32_767],
      allowBlank: true,
      promptTitle: '请填写',
      ...input,
    }
}

function drawHanded(laid: Laid, { attachment, open, others, beside }: HandedSheet): void {
  const { sheet, body, above } = laid
  const fade = (row: number, column: number): void => {
    const cell = sheet.getCell(body + row + 1, column + 1)
    cell.font = { ...cell.font, color: FADED }
    cell.fill = filled(GREY)
  }
  for (const row of others) for (const column of attachment.columns.keys()) fade(row, column)
  for (const column of beside) for (const row of attachment.rows.keys()) fade(row, column)
  for (const cell of open) openCell(laid, cell)
  const wide = attachment.columns.findIndex(({ id }) => id === ADDED.answer)
  // An empty column is laid out as wide as its header: an answer wants more.
  if (wide >= 0) sheet.getColumn(wide + 1).width = 30
  for (let row = above.top; row < above.top + above.count; row += 1) {
    const cell = sheet.getCell(row + 1, 1)
    cell.font = { ...cell.font, color: SAYING }
  }
  // No password: whoever has a reason can take it off, nobody breaks the sheet by mistake.
  void sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true })
  const [first] = open
  if (first !== undefined) {
    const at = sheet.getCell(body + first.row + 1, first.column + 1).address
    sheet.views = sheet.views.map((view) => ({ ...view, activeCell: at }))
  }
}

/** A department's workbook, a sheet a table; the same sheets give the same bytes. */
export const writeHandout = (sheets: readonly HandedSheet[]): Promise<Uint8Array<ArrayBuffer>> =>
  madeWorkbook((workbook, nameOf) => {
    for (const one of sheets) {
      const { attachment, mark } = one
      drawHanded(writeSheet(workbook, { attachment, judged: UNJUDGED }, nameOf(attachment), mark.texts), one)
    }
  })
