/**
 * The old binary workbooks (.xls, .et) → sheets. The one adapter for SheetJS, which gives values and formats; what a
 * cell shows is made of them as for every other workbook.
 */
import * as XLSX from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { Problem } from '../../../shared/problem.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { BUILT_IN, shownNumber, shownText } from '../number-format.ts'
import {
  type Budget,
  draftSheet,
  errorWarning,
  newBudget,
  noResult,
  type Progress,
  readingSheet,
  withHidden,
} from '../sheet-build.ts'

XLSX.set_cptable(codepages)

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

const damaged = (cause?: unknown) =>
  new Problem('damaged', '工作簿的内容已损坏，请在WPS或Excel中打开并另存为.xlsx，再打开。', { cause })

/** The stream of records: of a compound file, the workbook's own. */
function recordsOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xd0) return bytes
  const file = XLSX.CFB.read(bytes, { type: 'array' })
  const found = ['/Workbook', '/Book'].flatMap((name) => XLSX.CFB.find(file, name) ?? [])[0]
  if (found === null || found === undefined) throw damaged()
  return new Uint8Array(found.content)
}

/** Cells and texts as they were written before 1990; no file that begins as a later one does has any. */
const OUTDATED: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7])

/** The record that holds a formula's text. */
const STRING = 0x0207

/** Refuses records that do not fit together: the library would read on beyond them, some without end. */
function checkRecords(bytes: Uint8Array): void {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || data.getUint16(0, true) !== 0x0809) throw damaged()
  for (let at = 0; at + 4 <= bytes.byteLength; ) {
    const type = data.getUint16(at, true)
    const length = data.getUint16(at + 2, true)
    // Nothing but padding comes after the last record.
    if (type === 0 && length === 0) return
    at += 4 + length
    if (at > bytes.byteLength || OUTDATED.has(type) || (type === STRING && length < 2)) throw damaged()
  }
}

function parse(bytes: Uint8Array): XLSX.WorkBook {
  // The library's table of formats outlives a file, and knows another country's.
  XLSX.SSF.load_table({ ...BUILT_IN })
  try {
    checkRecords(recordsOf(bytes))
    return XLSX.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false,
      bookVBA: false,
    })
  } catch (error) {
    if (error instanceof Problem) throw error
    if (/password|encrypt/i.test(String(error))) {
      throw new Problem('encrypted', '这个工作簿设有打开密码，请在WPS或Excel中取消密码后另存，再打开。', {
        cause: error,
      })
    }
    throw damaged(error)
  }
}

/** What the cell shows, and a warning where that is not what was meant. */
function shown(cell: XLSX.CellObject, date1904: boolean): { text: string; warning?: string } {
  const format = typeof cell.z === 'string' ? cell.z : undefined
  const { v: value } = cell
  if (cell.t === 'e') {
    const error = ERRORS[Number(value)] ?? '#N/A'
    return { text: error, warning: errorWarning(error) }
  }
  if (typeof value === 'number') {
    return { text: Number.isFinite(value) ? shownNumber(value, format, date1904) : '' }
  }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' }
  if (typeof value === 'string') return { text: shownText(value, format) }
  return cell.f === undefined ? { text: '' } : { text: '', warning: noResult }
}

function toSheet(name: string, sheet: XLSX.WorkSheet, date1904: boolean, budget: Budget): Sheet {
  const draft = draftSheet(name, budget)
  const lines: (XLSX.CellObject | undefined)[][] = sheet['!data'] ?? []
  // Both may have holes.
  lines.forEach((line, row) => {
    line?.forEach((cell, column) => {
      if (!cell) return
      const { text, warning } = shown(cell, date1904)
      draft.put(row, column, text)
      if (warning !== undefined) draft.warn(row, column, warning)
    })
  })
  for (const { s, e } of sheet['!merges'] ?? []) {
    if (s.r >= 0 && s.c >= 0) draft.merge({ top: s.r, left: s.c, bottom: e.r, right: e.c })
  }
  sheet['!cols']?.forEach((column, index) => {
    const width = column?.wch ?? column?.width
    draft.columns(index, index, width !== undefined && width > 0 ? width : undefined, column?.hidden === true)
  })
  sheet['!rows']?.forEach((row, index) => {
    if (row?.hidden) draft.hideRows(index, index)
  })
  return draft.finish()
}

/** The visible sheets of a workbook in their order. */
export function readXls(bytes: Uint8Array, progress: Progress = () => {}): Sheet[] {
  const book = parse(bytes)
  if (book.SheetNames.length === 0) throw damaged()
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const listed = book.SheetNames.map((name, index) => ({
    name,
    sheet: book.Sheets[name],
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
  }))
  const budget = newBudget()
  const visible = listed.filter(({ hidden }) => !hidden)
  return withHidden(
    visible.flatMap(({ name, sheet }, index) => {
      progress(readingSheet(index, visible.length))
      // Charts and macro sheets have no cells.
      return sheet?.['!data'] === undefined ? [] : toSheet(name, sheet, date1904, budget)
    }),
    listed.filter(({ hidden }) => hidden).map(({ name }) => name),
  )
}
