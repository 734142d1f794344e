/** A formula while it is being typed, finished or not: which cells it names, and where another can be pointed at. Pure. */
import { address, areaName, columnLetters, columnNumber } from '../attachment/address.ts'
import { halfWidth } from './halved.ts'

/** Cells by 0-based rows and columns, the last ones included; of whole columns the rows are null. */
export interface NamedCells {
  readonly top: number | null
  readonly bottom: number | null
  readonly left: number
  readonly right: number
}

/** A reference as it stands in the text, from one character to before another. */
export interface TypedReference extends NamedCells {
  readonly from: number
  readonly to: number
  /** The other attachment that it names; null for the table that is open. */
  readonly sheet: string | null
}

/** A stretch of the text in which a reference may be put. */
export interface Slot {
  readonly from: number
  readonly to: number
}

/** Whether a text is a formula, be it only begun. */
export const isFormulaBegun = (text: string): boolean => /^\s*[=＝]/.test(text)

// What stands in quotation marks comes first, so that nothing in it is taken for a reference.
const REFERENCES =
  /"(?:[^"]|"")*"?|(?<![\p{L}\p{N}_.$!'])(?:('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(?:(\$?[A-Za-z]{1,3})(\$?[1-9]\d{0,6})(?:\s*:\s*(\$?[A-Za-z]{1,3})(\$?[1-9]\d{0,6}))?|(\$?[A-Za-z]{1,3})\s*:\s*(\$?[A-Za-z]{1,3}))(?![\p{L}\p{N}_(!.])/gu

const columnIn = (text: string): number => columnNumber(text.replace('$', ''))
const rowIn = (text: string): number => Number(text.replace('$', '')) - 1
const ordered = (a: number, b: number): readonly [number, number] => [Math.min(a, b), Math.max(a, b)]

/** The references in a formula, in the order in which they stand; none in a text that is no formula. */
export function typedReferences(text: string): TypedReference[] {
  if (!isFormulaBegun(text)) return []
  return Array.from(halfWidth(text).matchAll(REFERENCES)).flatMap((found): TypedReference[] => {
    const [whole, named, column, row, lastColumn = column, lastRow = row, first, last] = found
    const sheet = named === undefined ? null : named.replace(/^'|'$/g, '').replaceAll("''", "'")
    const place = { from: found.index, to: found.index + whole.length, sheet }
    if (first !== undefined && last !== undefined) {
      const [left, right] = ordered(columnIn(first), columnIn(last))
      return [{ ...place, top: null, bottom: null, left, right }]
    }
    if (column === undefined || row === undefined || lastColumn === undefined || lastRow === undefined)
      return []
    const [left, right] = ordered(columnIn(column), columnIn(lastColumn))
    const [top, bottom] = ordered(rowIn(row), rowIn(lastRow))
    return [{ ...place, top, bottom, left, right }]
  })
}

/** Where a reference can be put at the caret: behind a sign that wants one; null where none can. */
export function slotAt(text: string, caret: number): Slot | null {
  if (!isFormulaBegun(text)) return null
  const before = halfWidth(text).slice(0, caret)
  const quotes = before.split('"').length - 1
  if (quotes % 2 === 1 || !/[=(+\-*/^&<>,:≤≥≠]\s*$/.test(before)) return null
  // In the middle of a word or a figure it would run into it.
  return /^[\p{L}\p{N}_$".(]/u.test(halfWidth(text).slice(caret)) ? null : { from: caret, to: caret }
}

/** Cells as a formula names them: E3, E1:E3, E:F. */
export function namedCells({ top, bottom, left, right }: NamedCells): string {
  if (top === null || bottom === null) return `${columnLetters(left)}:${columnLetters(right)}`
  return areaName(address(top, left), address(bottom, right))
}

/** A text with the caret in it. */
export interface Edited {
  readonly text: string
  readonly caret: number
}

/** The text with cells named in a slot, the caret behind them; answers where they stand as well. */
export function pointedAt(text: string, slot: Slot, cells: NamedCells): Edited & { readonly slot: Slot } {
  const name = namedCells(cells)
  const to = slot.from + name.length
  return {
    text: text.slice(0, slot.from) + name + text.slice(slot.to),
    caret: to,
    slot: { from: slot.from, to },
  }
}

/** What follows E3, $E$3, E$3 and $E3, as F4 goes round. */
const round = (column: string, row: string): string => {
  const [letters, number] = [column.replace('$', ''), row.replace('$', '')]
  if (column.startsWith('$')) return row.startsWith('$') ? `${letters}$${number}` : `${letters}${number}`
  return row.startsWith('$') ? `$${letters}${number}` : `$${letters}$${number}`
}

/** The text with the $ of the reference at the caret changed to the next of the four ways; null where there is none. */
export function fixedInTurn(text: string, caret: number): Edited | null {
  const found = typedReferences(text).find(({ from, to }) => from <= caret && caret <= to)
  if (found === undefined) return null
  const said = halfWidth(text.slice(found.from, found.to))
  const at = said.lastIndexOf('!') + 1
  const next =
    said.slice(0, at) +
    (found.top === null
      ? said
          .slice(at)
          .replace(
            /(\$?)([A-Za-z]+)/g,
            (_, fixed: string, letters: string) => `${fixed === '' ? '$' : ''}${letters}`,
          )
      : said
          .slice(at)
          .replace(/(\$?[A-Za-z]+)(\$?\d+)/g, (_, column: string, row: string) => round(column, row)))
  return {
    text: text.slice(0, found.from) + next + text.slice(found.to),
    caret: found.from + next.length,
  }
}

/** Colours that references are told apart by. */
export const REFERENCE_COLOURS = 6

/** The number of each reference's colour, the same for the same cells. */
export function coloured(references: readonly TypedReference[]): number[] {
  const seen = new Map<string, number>()
  return references.map((reference) => {
    const key = `${reference.sheet ?? ''}!${namedCells(reference)}`
    const colour = seen.get(key) ?? seen.size % REFERENCE_COLOURS
    seen.set(key, colour)
    return colour
  })
}
