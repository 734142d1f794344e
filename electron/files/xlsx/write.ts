/**
 * The official xlsx: an attachment laid out as it is handed in, black on white, ready for the printer. This file and
 * handout.ts, which stands on it, are the only ones that write with exceljs.
 */
import ExcelJS from 'exceljs'
import { address } from '../../../shared/attachment/address.ts'
import { type HeaderCell, headerCells } from '../../../shared/attachment/header.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { CODE_SIZE, MARGINS, type Orientation, setupOf } from '../../../shared/attachment/page-setup.ts'
import { type Rectangle, rectangles } from '../../../shared/attachment/rectangles.ts'
import { figureFormat } from '../../../shared/measure/figure-format.ts'
import { checkCode, codeLine } from '../../../shared/page/check-code.ts'
import {
  inUnits,
  layColumns,
  lineCount,
  type Measured,
  marginsAs,
  printable,
} from '../../../shared/page/layout.ts'
import type { PrintItem } from '../../../shared/page/pages.ts'
import { alignOf, besides, sideOf, sideUnder } from '../../../shared/page/table.ts'
import { seenCell, shownTexts } from '../../../shared/verdict/shown.ts'
import { packTexts, textParts } from '../zip/texts.ts'
import { cellSafe } from './cell-safe.ts'
import { computedCells } from './computed.ts'
import { drawLook } from './looks.ts'
import { sheetName } from './sheet-name.ts'
import { type NotedSheet, withNotes } from './write-notes.ts'

const FONT = {
  label: { name: '黑体', size: 16 },
  title: { name: '方正小标宋简体', size: 22 },
  header: { name: '黑体', size: 12 },
  body: { name: '仿宋_GB2312', size: 12 },
} as const

const thin = { style: 'thin', color: { argb: 'FF000000' } } as const
const BORDER = { top: thin, left: thin, bottom: thin, right: thin } as const

const TEXT_FORMAT = '@'

/** 序号 that are whole numbers are written as such: text cells of digits get a green mark in Excel. */
const isWhole = (text: string): boolean => /^(?:0|[1-9]\d{0,14})$/.test(text)

const HIDDEN = { font: { name: '宋体', size: 8 }, align: 'left' } as const

type Align = 'left' | 'center' | 'right'

interface Style {
  readonly font: { readonly name: string; readonly size: number }
  readonly align: Align
  readonly border?: boolean
}

function put(
  sheet: ExcelJS.Worksheet,
  row: number,
  column: number,
  text: string,
  style: Style,
  number = false,
): void {
  const cell = sheet.getCell(row + 1, column + 1)
  if (text !== '')
    cell.value =
      number && isWhole(text) ? Number(text) : cellSafe(text, `“${sheet.name}”的${address(row, column)}`)
  cell.numFmt = number && isWhole(text) ? '0' : TEXT_FORMAT
  cell.font = { ...style.font, color: { argb: 'FF000000' } }
  cell.alignment = { horizontal: style.align, vertical: 'middle', wrapText: true }
  if (style.border) cell.border = BORDER
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Height of a row whose tallest cell has so many lines; a spreadsheet takes no row higher than 409 points. */
const rowHeight = (lines: number, size: number, air: number): number =>
  Math.min(409, lines * size * 1.3 + air)

/** The sheet while it is being laid out, from the top down. */
interface Paper {
  readonly sheet: ExcelJS.Worksheet
  /** Column widths in points; 0 for a hidden column. */
  readonly widths: readonly number[]
  /** Of the rows so far: the height, and to what it may be pressed to save a page. */
  readonly heights: { readonly height: number; readonly pressed: number }[]
}

const rowsOf = (paper: Paper): number => paper.heights.length

const spanOf = (paper: Paper, left: number, right: number): number => sum(paper.widths.slice(left, right + 1))

const gap = (paper: Paper, height: number): void => {
  paper.heights.push({ height, pressed: height })
}

/** A row of text over columns without borders; `parts` stand side by side. */
function drawLine(
  paper: Paper,
  font: Style['font'],
  parts: readonly { text: string; left: number; right: number; align: Align }[],
): void {
  const row = rowsOf(paper)
  let lines = 1
  for (const { text, left, right, align } of parts) {
    put(paper.sheet, row, left, text, { font, align })
    if (right > left) paper.sheet.mergeCells(row + 1, left + 1, row + 1, right + 1)
    lines = Math.max(lines, lineCount(text, spanOf(paper, left, right), font.size))
  }
  gap(paper, rowHeight(lines, font.size, font.size * 0.3))
}

function drawAbove(paper: Paper, text: string): void {
  const last = paper.widths.length - 1
  const [first = '', second] = besides(text)
  if (second === undefined || last === 0) {
    drawLine(paper, FONT.body, [{ text, left: 0, right: last, align: sideOf(text) }])
    return
  }
  let middle = 0
  while (middle < last - 1 && spanOf(paper, 0, middle) < spanOf(paper, 0, last) / 2) middle += 1
  drawLine(paper, FONT.body, [
    { text: first, left: 0, right: middle, align: 'left' },
    { text: second, left: middle + 1, right: last, align: 'right' },
  ])
}

function drawHeading(paper: Paper, { label, title, above }: Attachment['heading']): void {
  const whole = { left: 0, right: paper.widths.length - 1 }
  if (label !== '') {
    drawLine(paper, FONT.label, [{ text: label, ...whole, align: 'left' }])
    // 附件 stands on line 1, the title on line 3.
    gap(paper, 12)
  }
  for (const text of title) drawLine(paper, FONT.title, [{ text, ...whole, align: 'center' }])
  if (above.length === 0 && rowsOf(paper) > 0) gap(paper, 10)
  for (const text of above) drawAbove(paper, text)
}

function drawHeader(paper: Paper, cells: readonly HeaderCell[], levels: number): void {
  const { sheet, widths } = paper
  const top = rowsOf(paper)
  const size = FONT.header.size
  const style: Style = { font: FONT.header, align: 'center', border: true }
  for (let level = 0; level < levels; level += 1) {
    const ending = cells.filter(({ bottom }) => bottom === level)
    const lines = ending.map((cell) =>
      Math.ceil(
        lineCount(cell.text, spanOf(paper, cell.left, cell.right), size) / (cell.bottom - cell.top + 1),
      ),
    )
    for (const column of widths.keys()) put(sheet, top + level, column, '', style)
    gap(paper, rowHeight(Math.max(1, ...lines), size, 8))
  }
  for (const cell of cells) {
    put(sheet, top + cell.top, cell.left, cell.text, style)
    if (cell.bottom === cell.top && cell.right === cell.left) continue
    sheet.mergeCells(top + cell.top + 1, cell.left + 1, top + cell.bottom + 1, cell.right + 1)
  }
}

/** A row that nobody sees, between header and body: what marks the columns of a workbook that is handed out. */
function drawHidden(paper: Paper, texts: readonly string[]): void {
  const row = rowsOf(paper)
  for (const [column, text] of texts.entries()) put(paper.sheet, row, column, text, HIDDEN)
  paper.sheet.getRow(row + 1).hidden = true
  gap(paper, 0)
}

/** Answers the row of the sheet that the first row of the body is. */
function drawBody(
  paper: Paper,
  attachment: Attachment,
  body: readonly (readonly string[])[],
  merges: readonly Rectangle[],
  seen: readonly (readonly string[])[],
): number {
  const { sheet, widths } = paper
  const first = rowsOf(paper)
  const size = FONT.body.size
  const merged = new Map(merges.map((merge) => [`${merge.top}:${merge.left}`, merge]))
  for (const [index, texts] of body.entries()) {
    let lines = 1
    for (const [column, text] of texts.entries()) {
      const merge = merged.get(`${index}:${column}`)
      const isGroup = merge !== undefined && merge.left === 0 && merge.right === widths.length - 1
      const own = attachment.columns[column]
      const look = attachment.rows[index]?.marks?.[own?.id ?? '']
      const align = sideUnder(look, isGroup || own === undefined ? 'left' : alignOf(attachment, own))
      const isNo = attachment.columns[column]?.role === 'no'
      put(sheet, first + index, column, text, { font: FONT.body, align, border: true }, isNo)
      if (look !== undefined)
        drawLook(sheet.getCell(first + index + 1, column + 1), look, text, seen[index]?.[column] ?? text)
      const width =
        (merge ? spanOf(paper, merge.left, merge.right) : (widths[column] ?? 0)) - (look?.indent ?? 0) * size
      if (text === '' || width === 0) continue
      const height = merge ? merge.bottom - merge.top + 1 : 1
      lines = Math.max(lines, Math.ceil(lineCount(text, width, size) / height))
    }
    const own = attachment.heading.heights?.[attachment.rows[index]?.id ?? ''] ?? 0
    const high = (air: number): number => Math.max(own, rowHeight(lines, size, air))
    paper.heights.push({ height: high(9), pressed: high(3) })
  }
  for (const [key, { value, format }] of computedCells(attachment, first)) {
    const [row = 0, column = 0] = key.split(':').map(Number)
    const cell = sheet.getCell(first + row + 1, column + 1)
    cell.value = value
    const grouped = attachment.rows[row]?.marks?.[attachment.columns[column]?.id ?? '']?.grouped === true
    const shownAs = grouped ? (figureFormat(seen[row]?.[column] ?? '') ?? format) : format
    cell.numFmt = shownAs === '' ? 'General' : shownAs
  }
  for (const { top, bottom, left, right } of merges) {
    sheet.mergeCells(first + top + 1, left + 1, first + bottom + 1, right + 1)
  }
  return first
}

/** A table that just misses the page is pressed onto it; a long one takes the pages that it needs. */
function setHeights({ sheet, heights }: Paper, page: number, scale: number): void {
  const full = sum(heights.map(({ height }) => height)) * scale
  const tight = sum(heights.map(({ pressed }) => pressed)) * scale
  const press = full <= page || tight > page ? 0 : Math.min(1, (full - page) / (full - tight) + 0.02)
  for (const [row, { height, pressed }] of heights.entries()) {
    sheet.getRow(row + 1).height = Math.round((height - (height - pressed) * press) * 100) / 100
  }
}

/** A4 as GB/T 9704-2012 has it, the header repeated on every page, the page number on the outer side. */
function setUpPage(
  { sheet, widths, heights }: Paper,
  orientation: Orientation,
  header: { readonly top: number; readonly levels: number },
  code: string | null,
): void {
  const inches = (mm: number) => Math.round((mm / 25.4) * 10_000) / 10_000
  const { top, left, right, bottom } = marginsAs(orientation, MARGINS)
  sheet.pageSetup = {
    paperSize: 9,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      top: inches(top),
      left: inches(left),
      right: inches(right),
      bottom: inches(bottom),
      header: inches(15),
      // The page number stands 7 mm below the text.
      footer: inches(bottom - 7 - 5),
    },
    printArea: `A1:${address(heights.length - 1, widths.length - 1)}`,
    printTitlesRow: `${header.top + 1}:${header.top + header.levels}`,
  }
  // 四号宋体; odd pages right, even pages left, one character in.
  const font = '&"宋体,Regular"&14'
  sheet.headerFooter.differentOddEven = true
  const small = code === null ? '' : `&"宋体,Regular"&${CODE_SIZE}${codeLine(code)}`
  const opposite = (side: 'L' | 'R'): string => (small === '' ? '' : `&${side}${small}`)
  sheet.headerFooter.oddFooter = `${opposite('L')}&R${font}— &P —　`
  sheet.headerFooter.evenFooter = `&L${font}　— &P —${opposite('R')}`
  sheet.views = [{ state: 'frozen', ySplit: header.top + header.levels, xSplit: 0, showGridLines: false }]
}

/** Where on its sheet a table lies, 0-based. */
export interface Laid {
  readonly sheet: ExcelJS.Worksheet
  /** The first row of the lines above the table, and how many there are. */
  readonly above: { readonly top: number; readonly count: number }
  /** The first row of the body. */
  readonly body: number
}

/**
 * Lays an attachment out on a sheet of its own.
 * @param hidden texts of a hidden row between header and body, one for each column
 */
export function writeSheet(
  workbook: ExcelJS.Workbook,
  { attachment, judged }: PrintItem,
  name: string,
  hidden: readonly string[] = [],
): Laid {
  const { columns, heading } = attachment
  const width = Math.max(1, columns.length)
  const shown = shownTexts(attachment, judged)
  // What goes to a department comes back as it was typed.
  const seen = hidden.length > 0 ? shown.body : shownTexts(attachment, judged, seenCell).body
  const headers = headerCells(columns)
  const merges = rectangles(attachment)
  const sheet = workbook.addWorksheet(name)

  // A text over several columns does not make its own column wide, and a hidden column takes no room.
  const spanning = new Set(
    merges.filter(({ left, right }) => right > left).map(({ top, left }) => `${top}:${left}`),
  )
  const visible = [...columns.keys()].filter((column) => columns[column]?.hidden !== true)
  const place = new Map(visible.map((column, index) => [column, index]))
  const measured = (cells: readonly Measured[]): Measured[] =>
    cells.flatMap((cell) => {
      const column = place.get(cell.column)
      return column === undefined || cell.text === '' ? [] : [{ ...cell, column }]
    })
  const leaves = headers.filter(({ left, right }) => left === right)
  const { orientation, widths: laid } = layColumns(
    [
      measured(leaves.map(({ left, text }) => ({ column: left, text, header: true }))),
      ...seen.map((texts, row) =>
        measured(
          texts.flatMap((text, column) => (spanning.has(`${row}:${column}`) ? [] : [{ column, text }])),
        ),
      ),
    ],
    Math.max(1, visible.length),
    FONT.body.size,
  )
  const widths = Array.from({ length: width }, (_, column) => laid[place.get(column) ?? -1] ?? 0)
  for (const [column, width] of widths.entries()) {
    const target = sheet.getColumn(column + 1)
    target.width = width > 0 ? inUnits(width) : (columns[column]?.width ?? 10)
    if (columns[column]?.hidden) target.hidden = true
  }

  const paper: Paper = { sheet, widths, heights: [] }
  drawHeading(paper, heading)
  const header = { top: rowsOf(paper), levels: shown.header.length }
  const count = heading.above.length
  const above = { top: header.top - count, count }
  drawHeader(paper, headers, header.levels)
  if (hidden.length > 0) drawHidden(paper, hidden)
  const body = drawBody(paper, attachment, shown.body, merges, seen)
  if (heading.below.length > 0) gap(paper, 4)
  for (const text of heading.below)
    drawLine(paper, FONT.body, [{ text, left: 0, right: width - 1, align: 'left' }])
  const page = printable(orientation)
  setHeights(paper, page.height, Math.min(1, page.width / sum(widths)))
  setUpPage(paper, orientation, header, setupOf(heading).checkCode ? checkCode(attachment, judged) : null)
  return { sheet, above, body }
}

/** What exceljs cannot say: texts keep their spaces, and texts that look like numbers are meant to be texts. */
function finished(name: string, xml: string): string {
  if (name === 'xl/sharedStrings.xml') return xml.replace(/<t>/g, '<t xml:space="preserve">')
  if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) {
    const range = /<dimension ref="([^"]+)"/.exec(xml)?.[1] ?? 'A1'
    return xml.replace(
      '</worksheet>',
      `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`,
    )
  }
  // exceljs writes the print area as $A1:$F25, which would move with the active cell.
  if (name === 'xl/workbook.xml') return xml.replace(/(?<=!\$[A-Z]+|:\$[A-Z]+)(\d+)/g, '$$$1')
  // No dates: the same table gives the same bytes.
  if (name === 'docProps/core.xml')
    return xml.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
  // The default font is what column widths are counted in.
  if (name === 'xl/styles.xml')
    return xml.replace(/<name val="Calibri"\/>/g, '<name val="宋体"/>').replace(/<scheme val="minor"\/>/g, '')
  return xml
}

/** A workbook of sheets that are laid out here; the same sheets give the same bytes. */
export async function madeWorkbook(
  draw: (workbook: ExcelJS.Workbook, nameOf: (attachment: Attachment) => string) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = '双过半'
  workbook.lastModifiedBy = '双过半'
  workbook.created = new Date(0)
  workbook.modified = new Date(0)
  const taken = new Set<string>()
  draw(workbook, (attachment) => sheetName(attachment, taken))
  return packTexts(await textParts(new Uint8Array(await workbook.xlsx.writeBuffer())), finished)
}

/** The official workbook of attachments, a sheet each. The same items give the same bytes. */
export async function writeOfficial(items: readonly PrintItem[]): Promise<Uint8Array<ArrayBuffer>> {
  const sheets: NotedSheet[] = []
  const bytes = await madeWorkbook((workbook, nameOf) => {
    for (const item of items) {
      const { attachment } = item
      const name = nameOf(attachment)
      sheets.push({ name, attachment, body: writeSheet(workbook, item, name).body })
    }
  })
  return await withNotes(bytes, sheets)
}
