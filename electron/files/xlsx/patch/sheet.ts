/** A worksheet's XML: its rows and cells by their places, and texts written into single cells of it. */

import { address, columnNumber } from '../../../../shared/attachment/address.ts'
import { cellValue } from '../../../../shared/formula/value.ts'
import { compare, decimal, exact, literal, times } from '../../../../shared/measure/decimal.ts'
import { Problem } from '../../../../shared/problem.ts'
import { shownNumber } from '../../number-format.ts'
import {
  attribute,
  type Element,
  elementsOf,
  escapeXml,
  type Splice,
  spliced,
  unescapeXml,
  withAttribute,
} from '../../xml/edit.ts'
import { cellSafe } from '../cell-safe.ts'
import { numberOf } from '../computed.ts'
import { translated } from './formula.ts'
import { grouped } from './grouped.ts'

/** A cell element; rows and columns are 0-based. */
export interface CellXml extends Element {
  readonly row: number
  readonly column: number
}

export interface RowXml extends Element {
  readonly row: number
  readonly cells: readonly CellXml[]
}

export interface SheetXml {
  readonly xml: string
  /** The prefix of all elements with its colon (`x:`), or ''. */
  readonly prefix: string
  readonly data: Element
  readonly rows: readonly RowXml[]
}

const damaged = (): Problem => new Problem('damaged', '原文件的工作表已损坏，不能写回；请导出官方格式。')

/** A row or a cell without its address. */
const NAMELESS = /<(?:[\w.-]+:)?(?:row|c)(?=[\s/>])(?![^>]*\sr\s*=)[^>]*>/

/** Finds the rows and cells of a worksheet. */
export function parseSheet(source: string): SheetXml {
  const xml = NAMELESS.test(source) ? addressed(source) : source
  const [data] = elementsOf(xml, ['sheetData'])
  if (data === undefined) throw damaged()
  const prefix = /^<((?:[\w.-]+:)?)sheetData/.exec(data.tag)?.[1] ?? ''
  const rows = elementsOf(xml, ['row'], ...data.inner).map((element): RowXml => {
    const row = Number(attribute(element.tag, 'r')) - 1
    const cells = elementsOf(xml, ['c'], ...element.inner).map((cell): CellXml => {
      const letters = /^[A-Z]{1,3}/i.exec(attribute(cell.tag, 'r') ?? '')?.[0]
      if (letters === undefined) throw damaged()
      return { ...cell, row, column: columnNumber(letters) }
    })
    return { ...element, row, cells }
  })
  return { xml, prefix, data, rows }
}

/** Rows and cells may leave their addresses out; then each follows the one before it. */
function addressed(xml: string): string {
  const [data] = elementsOf(xml, ['sheetData'])
  if (data === undefined) throw damaged()
  const splices: Splice[] = []
  const put = ({ tag, start }: Element, r: string) => {
    if (attribute(tag, 'r') === null)
      splices.push({ start, end: start + tag.length, text: withAttribute(tag, 'r', r) })
  }
  let row = 0
  for (const element of elementsOf(xml, ['row'], ...data.inner)) {
    row = Number(attribute(element.tag, 'r') ?? row + 1)
    if (!Number.isInteger(row) || row < 1) throw damaged()
    put(element, String(row))
    let column = -1
    for (const cell of elementsOf(xml, ['c'], ...element.inner)) {
      const letters = /^[A-Z]{1,3}/i.exec(attribute(cell.tag, 'r') ?? '')?.[0]
      column = letters === undefined ? column + 1 : columnNumber(letters)
      put(cell, address(row - 1, column))
    }
  }
  return spliced(xml, splices)
}

/** The formula element of a cell. */
export const formulaOf = (xml: string, cell: CellXml): Element | undefined =>
  cell.inner[0] === cell.inner[1] ? undefined : elementsOf(xml, ['f'], ...cell.inner)[0]

/** The text of an element without its tags. */
const innerText = (xml: string, { inner }: Element): string => unescapeXml(xml.slice(...inner))

/** All formulas of a sheet that have a text of their own or share one: cell, text as it reads there, its element. */
export interface Formula {
  readonly cell: CellXml
  readonly element: Element
  readonly text: string
  readonly kind: 'normal' | 'shared' | 'array' | 'dataTable'
}

export function formulasOf({ xml, rows }: SheetXml): Formula[] {
  if (!/<(?:[\w.-]+:)?f[\s>/]/.test(xml)) return []
  const masters = new Map<string, { text: string; row: number; column: number }>()
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell): Formula[] => {
      const element = formulaOf(xml, cell)
      if (element === undefined) return []
      const own = innerText(xml, element)
      const type = attribute(element.tag, 't') ?? 'normal'
      const kind = type === 'array' || type === 'dataTable' || type === 'shared' ? type : 'normal'
      const group = attribute(element.tag, 'si') ?? ''
      if (kind !== 'shared') return [{ cell, element, text: own, kind }]
      if (own !== '') masters.set(group, { text: own, row: cell.row, column: cell.column })
      const master = masters.get(group)
      if (master === undefined) throw damaged()
      const text = translated(master.text, cell.row - master.row, cell.column - master.column)
      return [{ cell, element, text, kind }]
    }),
  )
}

/** The sheet with shared formulas (all, or those of these groups) spelled out cell by cell. */
export function withoutShared(sheet: SheetXml, groups: ReadonlySet<string> | null): string {
  const splices = formulasOf(sheet).flatMap(({ element, text, kind }): Splice[] => {
    if (kind !== 'shared') return []
    if (groups !== null && !groups.has(attribute(element.tag, 'si') ?? '')) return []
    const made = `<${sheet.prefix}f>${escapeXml(text)}</${sheet.prefix}f>`
    return [{ start: element.start, end: element.end, text: made }]
  })
  return spliced(sheet.xml, splices)
}

/** The number that a cell of this format shows as exactly this text; null where there is none. */
export function numberFor(text: string, code: string | undefined): string | null {
  if (code !== undefined && /^[^;]*@/.test(code)) return null
  const digits = /[+-]?\d[\d,]*(?:\.\d+)?|[+-]?\.\d+/.exec(text)?.[0]?.replaceAll(',', '')
  const figure = digits === undefined ? null : decimal(digits)
  if (figure === null || digits === undefined || digits.replace(/[^\d]/g, '').length > 15) return null
  for (const scale of ['1', '0.01', '1000', '10000', '1000000', '100000000']) {
    const value = exact(times(figure, literal(scale)))
    if (shownNumber(Number(value), code) === text) return value
  }
  return null
}

/** The number formats of a workbook's cell styles. */
export interface Styles {
  readonly code: (style: string | null) => string | undefined
  /** Whether cells of the style set their texts in. */
  readonly indents: (style: string | null) => boolean
}

/** A text for a cell. */
export interface Write {
  /** How the cell is computed, with what that comes to; the text is what it shows. */
  readonly formula?: { readonly whole: string; readonly result: number | string }
  /** A formula reads it: a figure must be a number there, for no spreadsheet adds texts. */
  readonly read?: true
  readonly row: number
  readonly column: number
  readonly text: string
  /** Full-width spaces that the text began with before: in a cell that indents they stand for its indent. */
  readonly lead?: string
}

/** A General cell takes a number where it held one or nothing; a cell whose format is for numbers takes one always. */
function mayBeNumber(sheet: SheetXml, cell: CellXml | undefined, code: string | undefined): boolean {
  if (code !== undefined && !/^general$/i.test(code)) return true
  if (cell === undefined) return true
  const type = attribute(cell.tag, 't')
  if (type !== null && type !== 'n') return false
  return formulaOf(sheet.xml, cell) === undefined || type === null || type === 'n'
}

/** Whether a cell of this format shows a number as the figure that a text is, be it with other zeros at its end. */
export function showsFigure(number: number, text: string, code: string | undefined): boolean {
  const [there, here] = [cellValue(shownNumber(number, code)), cellValue(text)]
  return (
    there.kind === 'figure' &&
    here.kind === 'figure' &&
    there.unit === here.unit &&
    compare(there.n, here.n) === 0
  )
}

/** The number that is written for a text; null where it goes in as a text. */
export function numberOfWrite(
  sheet: SheetXml,
  { text, read }: Write,
  cell: CellXml | undefined,
  code: string | undefined,
): string | null {
  const number = read === true || mayBeNumber(sheet, cell, code) ? numberFor(text, code) : null
  if (number !== null || read !== true || code?.includes('@') === true) return number
  const value = numberOf(text)?.value
  return value !== undefined && showsFigure(value, text, code) ? String(value) : null
}

function cellText(
  sheet: SheetXml,
  write: Write,
  style: string | null,
  cell: CellXml | undefined,
  styles: Styles,
) {
  const { prefix } = sheet
  const at = address(write.row, write.column)
  const begin = `<${prefix}c r="${at}"${style === null ? '' : ` s="${escapeXml(style)}"`}`
  if (write.formula !== undefined) {
    const { whole, result } = write.formula
    const type = typeof result === 'string' ? ' t="str"' : ''
    const shown = `<${prefix}f>${escapeXml(whole)}</${prefix}f><${prefix}v>${escapeXml(String(result))}</${prefix}v>`
    return `${begin}${type}>${shown}</${prefix}c>`
  }
  if (write.text === '') return `${begin}/>`
  const code = styles.code(style)
  const number = numberOfWrite(sheet, write, cell, code)
  if (number !== null) return `${begin}><${prefix}v>${number}</${prefix}v></${prefix}c>`
  const { lead = '' } = write
  const own =
    write.text.startsWith(lead) && styles.indents(style) ? write.text.slice(lead.length) : write.text
  const text = escapeXml(cellSafe(own, at))
  return `${begin} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is></${prefix}c>`
}

const isSomething = ({ text, formula }: Write): boolean => text !== '' || formula !== undefined

/** The style that a cell has, or takes. */
export const styleAt = (sheet: SheetXml, row: RowXml | undefined, column: number): string | null => {
  const cell = row?.cells.find((one) => one.column === column)
  return cell === undefined ? styleFor(sheet, row, column) : attribute(cell.tag, 's')
}

/** The style that a cell which the sheet does not list takes from its row or its column. */
export function styleFor(sheet: SheetXml, row: RowXml | undefined, column: number): string | null {
  const own = row === undefined ? null : attribute(row.tag, 's')
  if (own !== null) return own
  const [cols] = elementsOf(sheet.xml.slice(0, sheet.data.start), ['cols'])
  if (cols === undefined) return null
  const found = elementsOf(sheet.xml, ['col'], ...cols.inner).find(
    ({ tag }) => Number(attribute(tag, 'min')) <= column + 1 && Number(attribute(tag, 'max')) >= column + 1,
  )
  return found === undefined ? null : attribute(found.tag, 'style')
}

/** The worksheet with these texts in these cells, each keeping its style; nothing else of it changes. */
export function writeCells(sheet: SheetXml, writes: readonly Write[], styles: Styles): string {
  const { xml, prefix, data } = sheet
  const byRow = grouped(writes, ({ row }) => row)
  const rows = new Map(sheet.rows.map((row) => [row.row, row]))
  const splices: Splice[] = []
  const fresh: { row: number; text: string }[] = []
  for (const [index, list] of [...byRow].sort(([a], [b]) => a - b)) {
    const row = rows.get(index)
    const sorted = [...list].sort((a, b) => a.column - b.column)
    if (row === undefined) {
      const cells = sorted
        .filter(isSomething)
        .map((write) => cellText(sheet, write, styleFor(sheet, undefined, write.column), undefined, styles))
      if (cells.length > 0)
        fresh.push({ row: index, text: `<${prefix}row r="${index + 1}">${cells.join('')}</${prefix}row>` })
      continue
    }
    const missing: Write[] = []
    for (const write of sorted) {
      const cell = row.cells.find(({ column }) => column === write.column)
      if (cell === undefined) {
        if (isSomething(write)) missing.push(write)
        continue
      }
      const text = cellText(sheet, write, attribute(cell.tag, 's'), cell, styles)
      splices.push({ start: cell.start, end: cell.end, text })
    }
    if (missing.length === 0) continue
    // `spans` says which columns the row fills: it is only a hint, and no longer true.
    const tag = withAttribute(row.tag, 'spans', null)
    const texts = missing.map((write) => ({
      column: write.column,
      text: cellText(sheet, write, styleFor(sheet, row, write.column), undefined, styles),
    }))
    if (row.inner[0] === row.inner[1] && row.tag.endsWith('/>')) {
      const open = tag.replace(/\s*\/>$/, '>')
      const whole = `${open}${texts.map(({ text }) => text).join('')}</${prefix}row>`
      splices.push({ start: row.start, end: row.end, text: whole })
      continue
    }
    if (tag !== row.tag) splices.push({ start: row.start, end: row.start + row.tag.length, text: tag })
    const places = grouped(
      texts,
      ({ column }) => row.cells.find((cell) => cell.column > column)?.start ?? row.inner[1],
    )
    for (const [at, group] of places)
      splices.push({ start: at, end: at, text: group.map(({ text }) => text).join('') })
  }
  if (fresh.length > 0) {
    if (data.tag.endsWith('/>')) {
      const whole = `<${prefix}sheetData>${fresh.map(({ text }) => text).join('')}</${prefix}sheetData>`
      splices.push({ start: data.start, end: data.end, text: whole })
    } else {
      const places = grouped(
        fresh,
        ({ row }) => sheet.rows.find((one) => one.row > row)?.start ?? data.inner[1],
      )
      for (const [at, group] of places)
        splices.push({ start: at, end: at, text: group.map(({ text }) => text).join('') })
    }
  }
  return spliced(xml, splices)
}
