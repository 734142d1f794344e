/** What stands in a worksheet, cell by cell → its Sheet; whoever takes the XML apart. */
import type { Mark } from '../../../shared/attachment/model.ts'
import { Problem } from '../../../shared/problem.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { BUILT_IN, dateBehind, serialOf, shownNumber, shownOtherwise, shownText } from '../number-format.ts'
import { type Budget, badDate, draftSheet, errorWarning, LAST, noResult } from '../sheet-build.ts'
import { type Book, isOn } from './book.ts'
import { formulasReading, type RawFormula } from './formulas.ts'

export const damaged = (cause?: unknown) =>
  new Problem('damaged', '工作簿的内容已损坏，请在WPS或Excel中打开并另存为.xlsx，再打开。', { cause })

type Attributes = Readonly<Record<string, string>>

/** The escapes of the format: _x000D_ is a carriage return, _x005F_ the underscore before what is none. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** What a cell style says of the text that is shown. */
export interface Style {
  readonly format: string
  /** Steps from the left. */
  readonly indent: number
  readonly struck: boolean
  /** How its cells are shown; null for plainly. */
  readonly look: Mark | null
}

/** What the formats of a text's pieces say of it. */
export interface Runs {
  /** A piece of it is struck out. */
  readonly struck: boolean
  /** The text without what is set above or below the line (the 2 of a note); null where nothing is. */
  readonly level: string | null
}

/** The shared strings, and those of them whose pieces are formatted so that they say another thing. */
export interface Strings {
  readonly texts: readonly string[]
  readonly runs: ReadonlyMap<number, Runs>
}

/** Follows the pieces of a formatted text by the elements that they are made of. */
export function runsReading() {
  let [struck, raised, isRaised, level] = [false, false, false, '']
  return {
    open: (name: string, val: string | undefined) => {
      if (name === 'r') isRaised = false
      else if (name === 'strike') struck ||= val === undefined || isOn(val)
      else if (name === 'vertAlign') {
        isRaised = val !== 'baseline'
        raised ||= isRaised
      }
    },
    text: (piece: string) => {
      if (!isRaised) level += piece
    },
    /** What the text is that ends here; null for one like most. */
    take: (): Runs | null => {
      const runs = struck || raised ? { struck, level: raised ? unescaped(level) : null } : null
      ;[struck, raised, isRaised, level] = [false, false, false, '']
      return runs
    },
  }
}

/** A place on a sheet, 0-based. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** What the cells of a worksheet, and the elements around them, are told to in the order of the file. */
export interface SheetTarget {
  /** Where a cell is, by its address or behind the one before it; once for each. */
  readonly at: (address: string | undefined) => Place
  /** A cell with its style, its type, its value as it stands, and the text of an inline one. */
  readonly cell: (
    place: Place,
    style: string | undefined,
    type: string | undefined,
    value: string,
    inline: string,
    formula: RawFormula | null,
    /** Of the inline text, where its pieces are formatted. */
    runs?: Runs | null,
  ) => void
  /** Elements and texts outside of cells. */
  readonly open: (name: string, has: Attributes) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** F10 → row 9, column 5; null where it is no address. One for each cell of a sheet: no pattern is as fast. */
export function position(text: string): Place | null {
  let at = 0
  let column = 0
  for (; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  const row = wholeNumber(text, at)
  return at === 0 || at > 3 || !Number.isInteger(row) || row < 1 ? null : { row: row - 1, column: column - 1 }
}

/** The number that stands there to the text's end; NaN for none. */
function wholeNumber(text: string, from: number): number {
  let number = 0
  for (let at = from; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 0x30
    // What is written otherwise is what JavaScript takes it for.
    if (digit < 0 || digit > 9) return Number(text.slice(from))
    number = number * 10 + digit
  }
  return number
}

/** A number that General shows as the file has it: few digits, no zeros that say nothing. Most figures are so. */
function isPlainNumber(text: string): boolean {
  const first = text.charCodeAt(0) === 0x2d ? 1 : 0
  const length = text.length
  if (length === first || length > LONGEST_PLAIN) return false
  let point = -1
  for (let at = first; at < length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x2e && point < 0 && at > first) point = at
    else if (code < 0x30 || code > 0x39) return false
  }
  const last = text.charCodeAt(length - 1)
  if (point >= 0 && (last === 0x30 || last === 0x2e || length - point > DECIMALS_PLAIN)) return false
  // 0 and 0.5, but neither 05 nor -0.
  if (text.charCodeAt(first) !== 0x30) return true
  return point === first + 1 || (length === 1 && first === 0)
}

/** What reads as a figure: the 8th of May as 5.8 is none. */
const FIGURE = /^\d+(?:\.\d+)?$/

const LONGEST_PLAIN = 12
const DECIMALS_PLAIN = 6

/** A cell as the file has it. */
interface Raw {
  readonly type: string
  readonly format: string | undefined
  readonly value: string
  /** The text of an inline one, and what its pieces say. */
  readonly inline: string
  readonly runs: Runs | null
  readonly formula: boolean
}

/** What the cell shows, and a warning where that is not what was meant. */
function shown(
  { type, format, value, inline, formula, runs }: Raw,
  strings: Strings,
  date1904: boolean,
): { text: string; warning?: string; whole?: string; struck?: boolean } {
  if (type === 'inlineStr') return withRuns(unescaped(inline), format, runs)
  // An empty text is a result too (=IF(A1="","",…)).
  if (type === 'str') return asText(unescaped(value), format)
  const bare = value.trim()
  if (bare === '') return formula ? { text: '', warning: noResult } : { text: '' }
  if (type === 's') {
    const text = strings.texts[Number(bare)]
    if (text === undefined) throw damaged()
    return withRuns(text, format, strings.runs.size === 0 ? null : (strings.runs.get(Number(bare)) ?? null))
  }
  if (type === 'b') return { text: isOn(bare) ? 'TRUE' : 'FALSE' }
  if (type === 'e') return { text: bare, warning: errorWarning(bare) }
  if (type === 'd') {
    const serial = serialOf(bare)
    if (!Number.isFinite(serial)) return { text: '', warning: badDate }
    return { text: shownNumber(serial, format === 'General' ? BUILT_IN[14] : format) }
  }
  if ((format === undefined || format === 'General') && isPlainNumber(bare)) return { text: bare }
  const number = Number(bare)
  // What is no number is shown as it stands rather than lost.
  if (!Number.isFinite(number)) return { text: bare }
  const text = shownNumber(number, format, date1904)
  if (format === undefined || format === 'General') return { text }
  const whole = FIGURE.test(text)
    ? (dateBehind(number, format, date1904) ?? shownOtherwise(number, text, format))
    : shownOtherwise(number, text, format)
  return whole === null ? { text } : { text, whole }
}

/** A text as its format shows it; one that is hidden by ;;; stands all the same, and says so. */
function asText(value: string, format: string | undefined): { text: string; whole?: string } {
  const text = shownText(value, format)
  return format !== undefined && value !== '' && HIDES_TEXT.test(format) ? { text, whole: value } : { text }
}

/** The same of a text whose pieces may be struck out or raised. */
function withRuns(
  value: string,
  format: string | undefined,
  runs: Runs | null,
): { text: string; whole?: string; struck?: boolean } {
  if (runs === null) return asText(value, format)
  const { struck, level } = runs
  return { ...asText(value, format), struck, ...(level !== null && level.trim() !== '' && { whole: level }) }
}

const HIDES_TEXT = /^[^;"]*;[^;"]*;[^;"]*;\s*$/

/** A sheet while its part is read. */
export function sheetReading(
  name: string,
  { date1904 }: Pick<Book, 'date1904'>,
  strings: Strings,
  styles: readonly Style[],
  budget: Budget,
): SheetTarget & { readonly finish: () => Sheet } {
  const draft = draftSheet(name, budget)
  const formulas = formulasReading()
  let [row, column] = [-1, -1]
  let inFooter = false
  let footer = ''
  // A row that says nothing of itself is hidden where the sheet says that all are.
  let allHidden = false
  let shownUntil = -1

  const openRow = (has: Attributes): void => {
    row = has.r === undefined ? row + 1 : Number(has.r) - 1
    column = -1
    if (!Number.isInteger(row) || row < 0 || row > LAST.row) throw damaged()
    if (allHidden && row > shownUntil + 1) draft.hideRows(shownUntil + 1, row - 1)
    shownUntil = Math.max(shownUntil, row)
    if (isOn(has.hidden) || (isOn(has.customHeight) && Number(has.ht) === 0)) draft.hideRows(row, row)
  }

  const openColumn = (has: Attributes): void => {
    const width = Number.parseFloat(has.width ?? '')
    draft.columns(
      Number(has.min) - 1,
      Number(has.max) - 1,
      width > 0 ? width : undefined,
      isOn(has.hidden) || width === 0,
    )
  }

  const openMerge = (has: Attributes): void => {
    const [from = '', to = from] = (has.ref ?? '').replaceAll('$', '').split(':')
    const [a, b] = [position(from), position(to)]
    if (!a || !b) return
    const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)]
    const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)]
    if (top < 0 || (top === bottom && left === right)) return
    draft.merge({ top, left, bottom, right })
  }

  return {
    at: (typed) => {
      const place = typed === undefined ? { row, column: column + 1 } : position(typed)
      if (place === null || place.row < 0 || place.row > LAST.row || place.column > LAST.column)
        throw damaged()
      column = place.column
      return place
    },
    cell: (place, style, type = 'n', value, inline, formula, runs = null) => {
      const {
        format,
        indent = 0,
        struck = false,
        look = null,
      } = styles[style === undefined ? 0 : Number(style)] ?? {}
      const cell = { type, format, value, inline, formula: formula !== null, runs }
      const { text, warning, whole, struck: inPart } = shown(cell, strings, date1904)
      draft.put(place.row, place.column, text)
      if (formula !== null) formulas.cell(formula, place, format)
      if (text !== '') draft.indent(place.row, place.column, indent)
      if (text !== '' && look !== null) draft.look(place.row, place.column, look)
      if (text !== '' && (struck || inPart === true)) draft.strike(place.row, place.column)
      if (whole !== undefined) draft.round(place.row, place.column, whole)
      if (warning !== undefined) draft.warn(place.row, place.column, warning)
    },
    open: (tag, has) => {
      if (tag === 'row') openRow(has)
      else if (tag === 'col') openColumn(has)
      else if (tag === 'mergeCell') openMerge(has)
      else if (tag === 'sheetFormatPr') allHidden = isOn(has.zeroHeight)
      else if (FOOTER.test(tag)) inFooter = true
    },
    text: (piece) => {
      if (inFooter) footer = (footer + piece).slice(0, LONGEST_FOOTER)
    },
    close: (tag) => {
      if (inFooter && FOOTER.test(tag)) inFooter = false
    },
    finish: () => ({
      ...draft.finish(),
      ...(footer !== '' && { footer: unescaped(footer) }),
      ...(formulas.all().length > 0 && { formulas: formulas.all() }),
    }),
  }
}

const FOOTER = /^(?:odd|even|first)Footer$/
/** Characters of all footers together; Excel itself takes 255 each. */
const LONGEST_FOOTER = 1_000
