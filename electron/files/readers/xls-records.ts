/**
 * The records of an old workbook (MS-XLS) before the library reads them: those that say what a sheet's cells show, and
 * how far their texts are indented. All others are passed over, so that an odd name, formula or drawing keeps nobody
 * from the table, and none of them costs memory.
 */
import { Problem } from '../../../shared/problem.ts'
import type { Indent } from '../../../shared/recognise/sheet.ts'

/** The workbook's records as the library may read them. */
export interface Records {
  readonly bytes: Uint8Array
  /** Indented texts of each sheet, in the order in which the sheets stand in the file. */
  readonly indents: readonly (readonly Indent[])[]
}

const damaged = () =>
  new Problem('damaged', '工作簿的内容已损坏，请在WPS或Excel中打开并另存为.xlsx，再打开。')

/** Cells and texts as they were written before 1990; no file that begins as a later one does has any. */
const OUTDATED: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7])

const BEGIN = 0x0809
const END = 0x000a
const SHEET = 0x0085
const FORMAT_OF_CELL = 0x00e0
/** The record that holds a formula's text. */
const STRING = 0x0207
const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406])
const TEXTS: ReadonlySet<number> = new Set([0x00fd, 0x0204, 0x00d6, ...FORMULAS])

/** What a table is made of: password, code page, dates, sheets, shared texts, formats, rows, columns, merges, cells. */
const READ: ReadonlySet<number> = new Set([
  ...[BEGIN, END, SHEET, FORMAT_OF_CELL, STRING, ...FORMULAS, ...TEXTS],
  ...[0x002f, 0x0042, 0x0022, 0x00fc, 0x003c, 0x041e, 0x0200, 0x0208, 0x007d, 0x0055, 0x00e5],
  ...[0x027e, 0x00bd, 0x0203, 0x0205],
])

/** A record of which the library reads nothing. */
const NOTHING = 0x0161

/** As a formula's length: it has none. */
const NO_FORMULA = 0xffff

/**
 * Refuses records that do not fit together: the library would read on beyond them, some without end.
 * @param stream the workbook's own stream, from its first record
 */
export function recordsOf(stream: Uint8Array): Records {
  const bytes = stream.slice()
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || data.getUint16(0, true) !== BEGIN) throw damaged()
  const indentOf: number[] = []
  const starts: number[] = []
  const found = new Map<number, Indent[]>()
  let sheet: Indent[] = []
  let depth = 0
  for (let at = 0; at + 4 <= bytes.byteLength; ) {
    const type = data.getUint16(at, true)
    const length = data.getUint16(at + 2, true)
    const [start, next] = [at + 4, at + 4 + length]
    // Nothing but padding comes after the last record.
    if (type === 0 && length === 0) break
    if (next > bytes.byteLength || OUTDATED.has(type) || (type === STRING && length < 2)) throw damaged()
    if (type === BEGIN) {
      depth += 1
      sheet = []
      if (depth === 1) found.set(at, sheet)
    }
    // A chart within a sheet keeps figures of its own; they are no cells.
    if (!READ.has(type) || (depth > 1 && type !== BEGIN && type !== END)) data.setUint16(at, NOTHING, true)
    else if (type === SHEET && length >= 4) starts.push(data.getUint32(start, true))
    else if (type === FORMAT_OF_CELL && length >= 20) {
      indentOf.push((bytes[start + 8] ?? 0) & 0x0f)
      // Fills would be kept for each cell.
      data.setUint32(start + 14, 0, true)
    } else if (FORMULAS.has(type) && length >= 22) data.setUint16(start + 20, NO_FORMULA, true)
    if (TEXTS.has(type) && length >= 6 && depth === 1) {
      const indent = indentOf[data.getUint16(start + 4, true)] ?? 0
      const [row, column] = [data.getUint16(start, true), data.getUint16(start + 2, true)]
      if (indent > 0) sheet.push({ row, column, indent })
    }
    if (type === END) depth = Math.max(0, depth - 1)
    at = next
  }
  return { bytes, indents: starts.sort((a, b) => a - b).map((start) => found.get(start) ?? []) }
}
