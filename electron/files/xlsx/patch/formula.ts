/** The references in a formula's text, found and rewritten; everything else of it stays as it is written. */
import { columnLetters, columnNumber } from '../../../../shared/attachment/address.ts'

/** Rows and columns of a sheet. */
export const ROWS = 1_048_576
const COLUMNS = 16_384

/** One end of a reference: 0-based, null where it names whole columns or whole rows. */
interface Corner {
  readonly column: number | null
  readonly row: number | null
  readonly fixedColumn: boolean
  readonly fixedRow: boolean
}

/** A reference of a formula. */
export interface Reference {
  /** Place of the cells' text, without the sheet's name. */
  readonly start: number
  readonly end: number
  /** The sheet that it names; null for the formula's own. */
  readonly sheet: string | null
  /** Over several sheets (一月:六月!A1). */
  readonly across: boolean
  readonly from: Corner
  /** Null for a single cell. */
  readonly to: Corner | null
}

/** What a formula refers to. */
export interface Scanned {
  readonly references: readonly Reference[]
  /** Names that are no functions, in lower case. */
  readonly names: readonly string[]
  /** References to tables (表1[目标]). */
  readonly structured: readonly StructuredReference[]
}

/** A reference to a table object by its name. */
export interface StructuredReference {
  /** Null for the table that the formula itself stands in. */
  readonly table: string | null
  /** What stands between its brackets. */
  readonly inside: string
}

const AFTER = '(?![\\p{L}\\p{N}_.(!\\\\])'
const CORNER = '(\\$?)([A-Za-z]{1,3})(\\$?)(\\d{1,7})'
const CELLS = new RegExp(`${CORNER}(?::${CORNER})?${AFTER}`, 'uy')
const WHOLE_COLUMNS = new RegExp(`(\\$?)([A-Za-z]{1,3}):(\\$?)([A-Za-z]{1,3})${AFTER}`, 'uy')
const WHOLE_ROWS = new RegExp(`(\\$?)(\\d{1,7}):(\\$?)(\\d{1,7})${AFTER}`, 'uy')
const QUOTED_SHEET = /'((?:[^']|'')+)'!/uy
const EXTERNAL = /\[[^[\]]*\][^\s!'"(),+\-*/^&=<>{}:;[\]]*!/uy
const SHEET = /([\p{L}_\\][\p{L}\p{N}_.\\]*(?::[\p{L}_\\][\p{L}\p{N}_.\\]*)?)!/uy
const NAME = /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy
const NUMBER = /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+/uy

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const corner = (fixedColumn = '', letters = '', fixedRow = '', digits = ''): Corner => ({
  column: letters === '' ? null : columnNumber(letters),
  row: digits === '' ? null : Number(digits) - 1,
  fixedColumn: fixedColumn === '$',
  fixedRow: fixedRow === '$',
})

const sound = ({ column, row }: Corner): boolean =>
  (column === null || column < COLUMNS) && (row === null || (row >= 0 && row < ROWS))

/** The reference that stands at a place, if one does. */
function referenceAt(text: string, at: number): { from: Corner; to: Corner | null; end: number } | null {
  const cells = match(CELLS, text, at)
  if (cells !== null) {
    const [whole, a, b, c, d, e, f, g, h] = cells
    const found = { from: corner(a, b, c, d), to: f === undefined ? null : corner(e, f, g, h) }
    return sound(found.from) && (found.to === null || sound(found.to))
      ? { ...found, end: at + whole.length }
      : null
  }
  const columns = match(WHOLE_COLUMNS, text, at)
  if (columns !== null) {
    const [whole, a, b, c, d] = columns
    return { from: corner(a, b), to: corner(c, d), end: at + whole.length }
  }
  const rows = match(WHOLE_ROWS, text, at)
  if (rows === null) return null
  const [whole, a, b, c, d] = rows
  return { from: corner('', '', a, b), to: corner('', '', c, d), end: at + whole.length }
}

/** All references of a formula. */
export function scan(text: string): Scanned {
  const references: Reference[] = []
  const names: string[] = []
  const structured: StructuredReference[] = []
  /** The name right in front of a bracket is a table's. */
  let table: string | null = null
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? ''
    if (char === '"') {
      const end = text.indexOf('"', at + 1)
      at = end < 0 ? text.length : end + 1
      continue
    }
    const external = char === '[' ? match(EXTERNAL, text, at) : null
    const quoted = char === "'" ? match(QUOTED_SHEET, text, at) : null
    const plain = external === null && quoted === null ? match(SHEET, text, at) : null
    const prefix = external ?? quoted ?? plain
    if (prefix !== null) {
      const sheet = (prefix[1] ?? '').replaceAll("''", "'")
      at += prefix[0].length
      const found = referenceAt(text, at)
      if (found === null) continue
      // Another workbook's cells are not ours to move.
      if (external === null && !sheet.includes('['))
        references.push({ ...found, start: at, sheet, across: sheet.includes(':') })
      at = found.end
      continue
    }
    if (char === '[') {
      const from = at + 1
      let depth = 0
      for (; at < text.length; at += 1) {
        // A bracket of a column's own name stands behind '.
        if (text[at] === "'") at += 1
        else if (text[at] === '[') depth += 1
        else if (text[at] === ']') depth -= 1
        if (depth === 0) break
      }
      structured.push({ table, inside: text.slice(from, at) })
      at += 1
      table = null
      continue
    }
    const found = referenceAt(text, at)
    if (found !== null) {
      references.push({ ...found, start: at, sheet: null, across: false })
      at = found.end
      continue
    }
    const name = match(NAME, text, at)
    if (name !== null) {
      at += name[0].length
      if (text[at] === '[') table = name[0]
      else if (text[at] !== '(') names.push(name[0].toLowerCase())
      continue
    }
    at += match(NUMBER, text, at)?.[0].length ?? 1
  }
  return { references, names, structured }
}

const written = ({ column, row, fixedColumn, fixedRow }: Corner): string =>
  `${column === null ? '' : `${fixedColumn ? '$' : ''}${columnLetters(column)}`}${
    row === null ? '' : `${fixedRow ? '$' : ''}${row + 1}`
  }`

const asText = ({ from, to }: Pick<Reference, 'from' | 'to'>): string =>
  to === null ? written(from) : `${written(from)}:${written(to)}`

/** The formula with its references rewritten; `change` gives the reference itself where it stays. */
export function rewrite(
  text: string,
  change: (reference: Reference) => Pick<Reference, 'from' | 'to'>,
): string {
  let made = ''
  let at = 0
  for (const reference of scan(text).references) {
    const next = change(reference)
    if (next === reference) continue
    made += text.slice(at, reference.start) + asText(next)
    at = reference.end
  }
  return made + text.slice(at)
}

/** The formula as it reads in a cell so many rows and columns further: what has no $ moves along. */
export function translated(text: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return text
  const moved = (one: Corner): Corner => ({
    ...one,
    column: one.column === null || one.fixedColumn ? one.column : (one.column + columns + COLUMNS) % COLUMNS,
    row: one.row === null || one.fixedRow ? one.row : (one.row + rows + ROWS) % ROWS,
  })
  return rewrite(text, ({ from, to }) => ({ from: moved(from), to: to === null ? null : moved(to) }))
}

/** The rectangle of a reference. */
export function areaOf({ from, to }: Reference): {
  top: number
  bottom: number
  left: number
  right: number
} {
  const rows = [from.row ?? 0, to === null ? (from.row ?? 0) : (to.row ?? ROWS - 1)]
  const columns = [from.column ?? 0, to === null ? (from.column ?? 0) : (to.column ?? COLUMNS - 1)]
  return {
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  }
}
