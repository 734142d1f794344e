/**
 * The old binary workbooks (.xls, .et) → sheets. The one adapter for SheetJS, which gives values and formats; what a
 * cell shows is made of them as for every other workbook.
 */
import * as XLSX from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { Problem } from '../../../shared/problem.ts'
import type { Indent, Sheet } from '../../../shared/recognise/sheet.ts'
import { BUILT_IN, shownNumber, shownText } from '../number-format.ts'
import {
  type Budget,
  draftSheet,
  errorWarning,
  newBudget,
  type Progress,
  readingSheet,
  sheetsWithin,
  withHidden,
} from '../sheet-build.ts'
import { type Records, recordsOf } from './xls-records.ts'

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

/** The stream of records: of a compound file, the workbook's own, whatever its root is called. */
function streamOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xd0) return bytes
  // The library gives no type for what it answers here.
  const entries: readonly Entry[] = XLSX.CFB.read(bytes, { type: 'array' }).FileIndex
  const named = (name: RegExp) => entries.find((one) => one.type === STREAM && name.test(one.name))
  const found = named(/^workbook$/i) ?? named(/^book$/i)
  if (found?.content === undefined) throw damaged()
  return new Uint8Array(found.content)
}

/** What lies in a compound file. */
interface Entry {
  readonly name: string
  readonly type: number
  readonly content?: ArrayLike<number>
}

/** The kind of an entry that holds bytes. */
const STREAM = 2

function parse(bytes: Uint8Array): { book: XLSX.WorkBook; indents: Records['indents'] } {
  // The library's table of formats outlives a file, and knows another country's.
  XLSX.SSF.load_table({ ...BUILT_IN })
  try {
    const records = recordsOf(streamOf(bytes))
    const book = XLSX.read(Buffer.from(records.bytes.buffer), {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false,
      bookVBA: false,
    })
    return { book, indents: records.indents }
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
  return { text: '' }
}

function toSheet(
  name: string,
  sheet: XLSX.WorkSheet,
  indents: readonly Indent[],
  date1904: boolean,
  budget: Budget,
): Sheet {
  const draft = draftSheet(name, budget)
  for (const { row, column, indent } of indents) draft.indent(row, column, indent)
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
  const { book, indents } = parse(bytes)
  if (book.SheetNames.length === 0) throw damaged()
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const listed = book.SheetNames.map((name, index) => ({
    name,
    sheet: book.Sheets[name],
    indents: indents[index] ?? [],
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
  }))
  const budget = newBudget()
  const visible = listed.filter(({ hidden }) => !hidden)
  return withHidden(
    sheetsWithin(visible, budget, ({ name, sheet, indents: own }, index) => {
      progress(readingSheet(index, visible.length))
      // What charts and macro sheets keep is no table.
      if (sheet?.['!data'] === undefined || ['chart', 'macro'].includes(sheet['!type'] ?? '')) return null
      return toSheet(name, sheet, own, date1904, budget)
    }),
    listed.filter(({ hidden }) => hidden).map(({ name }) => name),
  )
}
