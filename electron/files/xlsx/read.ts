/**
 * xlsx → sheets of the texts that the cells show. Our own, and piece by piece: of a workbook only the cells, the
 * shared strings and the number formats are ever looked at, so that nothing else of it can cost time or memory (a
 * validation down to the last row, a million styled but empty cells, a drawing).
 */

import { NOTE_HEAD } from '../../../shared/findings/notes.ts'
import { Problem } from '../../../shared/problem.ts'
import type { Sheet, SheetNote } from '../../../shared/recognise/sheet.ts'
import { LIMITS } from '../limits.ts'
import { BUILT_IN, roundedFrom, serialOf, shownNumber, shownText } from '../number-format.ts'
import {
  type Budget,
  badDate,
  draftSheet,
  errorWarning,
  LAST,
  newBudget,
  noResult,
  type Progress,
  readingSheet,
  sheetsWithin,
  tooMuch,
  withHidden,
} from '../sheet-build.ts'
import { readXml } from '../xml/xml.ts'
import type { Parts } from '../zip/zip.ts'
import { type Book, bookOf, isOn, type Listed } from './book.ts'

const damaged = (cause?: unknown) =>
  new Problem('damaged', '工作簿的内容已损坏，请在WPS或Excel中打开并另存为.xlsx，再打开。', { cause })

type Attributes = Readonly<Record<string, string>>

/** The escapes of the format: _x000D_ is a carriage return, _x005F_ the underscore before what is none. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** Texts of `<t>` as they come, without phonetic readings (rPh), which are no part of the text. */
function textCollector() {
  let [text, inText, phonetic] = ['', false, 0]
  return {
    open: (name: string) => {
      if (name === 'rPh') phonetic += 1
      inText = name === 't' && phonetic === 0
    },
    text: (piece: string) => {
      if (inText) text += piece
    },
    close: (name: string) => {
      if (name === 'rPh') phonetic -= 1
      if (name === 't') inText = false
    },
    take: () => {
      const taken = unescaped(text)
      text = ''
      return taken
    },
  }
}

function stringsOf(part: Uint8Array | undefined, budget: Budget): string[] {
  const strings: string[] = []
  if (part === undefined) return strings
  const collector = textCollector()
  readXml(part, {
    open: collector.open,
    text: collector.text,
    close: (name) => {
      collector.close(name)
      if (name !== 'si') return
      const text = collector.take()
      strings.push(text)
      budget.characters -= text.length
      if (strings.length > LIMITS.strings || budget.characters < 0) throw tooMuch()
    },
  })
  return strings
}

/** What a cell style says of the text that is shown. */
interface Style {
  readonly format: string
  /** Steps from the left. */
  readonly indent: number
  readonly struck: boolean
}

/** The cell styles in their order. */
function stylesOf(part: Uint8Array | undefined): Style[] {
  const own = new Map<number, string>()
  const styles: { id: number; font: number; indent: number }[] = []
  const fonts: boolean[] = []
  if (part === undefined) return []
  const within: string[] = []
  readXml(part, {
    open: (name, has) => {
      if (name === 'numFmt' && within.at(-1) === 'numFmts')
        own.set(Number(has.numFmtId), has.formatCode ?? '')
      if (name === 'xf' && within.at(-1) === 'cellXfs')
        styles.push({ id: Number(has.numFmtId) || 0, font: Number(has.fontId) || 0, indent: 0 })
      if (name === 'font' && within.at(-1) === 'fonts') fonts.push(false)
      if (name === 'strike' && within.at(-2) === 'fonts')
        fonts[fonts.length - 1] = has.val === undefined || isOn(has.val)
      const style = styles.at(-1)
      if (name === 'alignment' && style && within.at(-2) === 'cellXfs')
        style.indent = /^(?:right|center)/.test(has.horizontal ?? '') ? 0 : Number(has.indent) || 0
      if (own.size + styles.length + fonts.length > LIMITS.strings) throw tooMuch()
      within.push(name)
    },
    text: () => {},
    close: () => within.pop(),
  })
  return styles.map(({ id, font, indent }) => ({
    format: own.get(id) ?? BUILT_IN[id] ?? 'General',
    indent,
    struck: fonts[font] === true,
  }))
}

/** F10 → row 9, column 5; null where it is no address. One for each cell of a sheet: no pattern is as fast. */
function position(text: string): { row: number; column: number } | null {
  let at = 0
  let column = 0
  for (; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  const row = Number(text.slice(at))
  return at === 0 || at > 3 || !Number.isInteger(row) || row < 1 ? null : { row: row - 1, column: column - 1 }
}

/** A cell while it is read. */
interface Cell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly format: string | undefined
  readonly indent: number
  readonly struck: boolean
  value: string
  formula: boolean
}

/** What the cell shows, and a warning where that is not what was meant. */
function shown(
  { type, format, value, formula }: Cell,
  inline: string,
  strings: readonly string[],
  date1904: boolean,
): { text: string; warning?: string; whole?: string } {
  if (type === 'inlineStr') return { text: shownText(inline, format) }
  // An empty text is a result too (=IF(A1="","",…)).
  if (type === 'str') return { text: shownText(unescaped(value), format) }
  const bare = value.trim()
  if (bare === '') return formula ? { text: '', warning: noResult } : { text: '' }
  if (type === 's') {
    const text = strings[Number(bare)]
    if (text === undefined) throw damaged()
    return { text: shownText(text, format) }
  }
  if (type === 'b') return { text: isOn(bare) ? 'TRUE' : 'FALSE' }
  if (type === 'e') return { text: bare, warning: errorWarning(bare) }
  if (type === 'd') {
    const serial = serialOf(bare)
    if (!Number.isFinite(serial)) return { text: '', warning: badDate }
    return { text: shownNumber(serial, format === 'General' ? BUILT_IN[14] : format) }
  }
  const number = Number(bare)
  // What is no number is shown as it stands rather than lost.
  if (!Number.isFinite(number)) return { text: bare }
  const text = shownNumber(number, format, date1904)
  const whole = format === undefined || format === 'General' ? null : roundedFrom(number, text)
  return whole === null ? { text } : { text, whole }
}

function sheetOf(
  { name, part }: Listed,
  book: Book,
  strings: readonly string[],
  styles: readonly Style[],
  budget: Budget,
): Sheet | null {
  const draft = draftSheet(name, budget)
  const inline = textCollector()
  let root: string | null = null
  let [row, column] = [-1, -1]
  let cell: Cell | null = null
  let inFooter = false
  let footer = ''
  let value = false
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

  const openCell = (has: Attributes): void => {
    const at = has.r === undefined ? { row, column: column + 1 } : position(has.r)
    if (at === null || at.row < 0 || at.row > LAST.row || at.column > LAST.column) throw damaged()
    column = at.column
    const style = styles[Number(has.s ?? 0)]
    cell = {
      ...at,
      type: has.t ?? 'n',
      format: style?.format,
      indent: style?.indent ?? 0,
      struck: style?.struck === true,
      value: '',
      formula: false,
    }
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

  readXml(part, {
    open: (tag, has) => {
      root ??= tag
      inline.open(tag)
      if (tag === 'c') openCell(has)
      else if (tag === 'row') openRow(has)
      else if (tag === 'v') value = true
      else if (tag === 'f' && cell) cell.formula = true
      else if (tag === 'col') openColumn(has)
      else if (tag === 'mergeCell') openMerge(has)
      else if (tag === 'sheetFormatPr') allHidden = isOn(has.zeroHeight)
      else if (FOOTER.test(tag)) inFooter = true
    },
    text: (piece) => {
      if (value && cell) cell.value += piece
      else if (cell) inline.text(piece)
      else if (inFooter) footer = (footer + piece).slice(0, LONGEST_FOOTER)
    },
    close: (tag) => {
      inline.close(tag)
      if (tag === 'v') value = false
      if (FOOTER.test(tag)) inFooter = false
      if (tag !== 'c' || cell === null) return
      const { text, warning, whole } = shown(cell, inline.take(), strings, book.date1904)
      draft.put(cell.row, cell.column, text)
      if (text !== '') draft.indent(cell.row, cell.column, cell.indent)
      if (text !== '' && cell.struck) draft.strike(cell.row, cell.column)
      if (whole !== undefined) draft.round(cell.row, cell.column, whole)
      if (warning !== undefined) draft.warn(cell.row, cell.column, warning)
      cell = null
    },
  })
  if (root !== 'worksheet') return null
  return footer === '' ? draft.finish() : { ...draft.finish(), footer: unescaped(footer) }
}

const FOOTER = /^(?:odd|even|first)Footer$/
/** Characters of all footers together; Excel itself takes 255 each. */
const LONGEST_FOOTER = 1_000

/** The notes of a sheet, those that this program wrote and those that people did. */
function notesIn(part: Uint8Array | undefined): readonly SheetNote[] {
  try {
    return part === undefined ? [] : readNotes(part)
  } catch (error) {
    // A broken part beside the table keeps nobody from the table itself.
    if (error instanceof Problem) return []
    throw error
  }
}

function readNotes(part: Uint8Array): readonly SheetNote[] {
  const notes: SheetNote[] = []
  const inline = textCollector()
  let place: ReturnType<typeof position> = null
  readXml(part, {
    open: (name, has) => {
      if (name === 'comment') place = position(has.ref ?? '')
      inline.open(name)
    },
    text: inline.text,
    close: (name) => {
      inline.close(name)
      if (name !== 'comment') return
      const text = inline.take()
      if (place !== null && text.trim() !== '' && notes.length < LIMITS.warnings)
        notes.push({ ...place, text })
    },
  })
  return notes
}

/** The visible sheets of a workbook in their order. */
export function readXlsx(parts: Parts, progress: Progress = () => {}): Sheet[] {
  const book = bookOf(parts)
  const visible = book.listed.filter(({ hidden }) => !hidden)
  if (book.listed.length === 0) {
    if (book.others === 0) throw damaged()
    throw new Problem('no-table', '这个工作簿里只有图表，没有表格，请选择有指标表的工作簿。')
  }
  const budget = newBudget()
  const strings = stringsOf(book.strings, budget)
  const styles = stylesOf(book.styles)
  const sheets = sheetsWithin(visible, budget, (listed, index) => {
    progress(readingSheet(index, visible.length))
    const sheet = sheetOf(listed, book, strings, styles, budget)
    const all = notesIn(listed.comments)
    if (sheet === null || all.length === 0) return sheet
    const notes = all.filter(({ text }) => text.includes(NOTE_HEAD))
    // What else people noted is theirs and stays in their file; whoever takes figures from it shows it.
    const comments = all.filter(({ text }) => !text.includes(NOTE_HEAD))
    return {
      ...sheet,
      ...(notes.length > 0 && { notes }),
      ...(comments.length > 0 && { comments }),
    }
  })
  return withHidden(
    sheets,
    book.listed.filter(({ hidden }) => hidden).map(({ name }) => name),
  )
}
