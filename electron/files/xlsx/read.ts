/**
 * xlsx → sheets of the texts that the cells show. Our own, and piece by piece: of a workbook only the cells, the
 * shared strings and the number formats are ever looked at, so that nothing else of it can cost time or memory (a
 * validation down to the last row, a million styled but empty cells, a drawing).
 */

import { Problem } from '../../../shared/problem.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { LIMITS } from '../limits.ts'
import { BUILT_IN } from '../number-format.ts'
import {
  type Budget,
  newBudget,
  type Progress,
  readingSheet,
  sheetsWithin,
  tooMuch,
  withHidden,
} from '../sheet-build.ts'
import { readXml } from '../xml/xml.ts'
import type { Parts } from '../zip/zip.ts'
import { type Book, bookOf, isOn, type Listed } from './book.ts'
import {
  damaged,
  type Place,
  type Runs,
  runsReading,
  type SheetTarget,
  type Strings,
  type Style,
  sheetReading,
  unescaped,
} from './cells.ts'
import { textCollector } from './collector.ts'
import { type RawFormula, rawFormula } from './formulas.ts'
import { notesIn } from './notes.ts'
import { scanSheet, scanStrings } from './scan.ts'
import { styleLooks } from './style-looks.ts'

/** What a scan gives, or where the part is not plain enough for it, what the reader for everything gives afresh. */
function scanned<T>(budget: Budget, scan: () => T | undefined, read: () => T): T {
  const before = { ...budget }
  const value = scan()
  if (value !== undefined) return value
  Object.assign(budget, before)
  return read()
}

function stringsOf(part: Uint8Array | undefined, budget: Budget, scan: boolean): Strings {
  if (part === undefined) return { texts: [], runs: new Map() }
  const adding = (texts: string[], all: Map<number, Runs>) => (raw: string, runs: Runs | null) => {
    const text = unescaped(raw)
    if (runs !== null) all.set(texts.length, runs)
    texts.push(text)
    budget.characters -= text.length
    if (texts.length > LIMITS.strings || budget.characters < 0) throw tooMuch()
  }
  const read = (): Strings => {
    const [texts, all]: [string[], Map<number, Runs>] = [[], new Map()]
    const add = adding(texts, all)
    const collector = textCollector()
    const runs = runsReading()
    readXml(part, {
      open: (name, has) => {
        collector.open(name)
        runs.open(name, has.val)
      },
      text: (piece) => {
        if (collector.text(piece)) runs.text(piece)
      },
      close: (name) => {
        collector.close(name)
        if (name === 'si') add(collector.take(), runs.take())
      },
    })
    return { texts, runs: all }
  }
  if (!scan) return read()
  return scanned(
    budget,
    () => {
      const [texts, all]: [string[], Map<number, Runs>] = [[], new Map()]
      return scanStrings(part, adding(texts, all)) ? { texts, runs: all } : undefined
    },
    read,
  )
}

/** The styles of parts that many files share. */
const known = new WeakMap<Uint8Array, readonly Style[]>()

function stylesOf({ styles: part, theme }: Book): readonly Style[] {
  if (part === undefined) return []
  const before = known.get(part)
  if (before !== undefined) return before
  const looks = styleLooks(part, theme)
  const styles = stylesIn(part).map((style, at) => ({ ...style, look: looks[at] ?? null }))
  known.set(part, styles)
  return styles
}

/** The cell styles in their order. */
function stylesIn(part: Uint8Array): Omit<Style, 'look'>[] {
  const own = new Map<number, string>()
  const styles: { id: number; font: number; indent: number }[] = []
  const fonts: boolean[] = []
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

/** The sheet that a part is; null where it is none of cells. */
function sheetOf(
  { name, part }: Listed,
  book: Book,
  strings: Strings,
  styles: readonly Style[],
  budget: Budget,
  scan: boolean,
): Sheet | null {
  const read = (): Sheet | null => {
    const sheet = sheetReading(name, book, strings, styles, budget)
    return readCells(part, sheet) ? sheet.finish() : null
  }
  if (!scan) return read()
  return scanned<Sheet | null>(
    budget,
    () => {
      const sheet = sheetReading(name, book, strings, styles, budget)
      return scanSheet(part, sheet) ? sheet.finish() : undefined
    },
    read,
  )
}

/** Tells a worksheet's cells whatever its XML is like; whether it is a worksheet. */
function readCells(part: Uint8Array, target: SheetTarget): boolean {
  const inline = textCollector()
  const runs = runsReading()
  let root: string | null = null
  let cell: { place: Place; style: string | undefined; type: string | undefined } | null = null
  let [value, inValue, inFormula] = ['', false, false]
  let formula: RawFormula | null = null
  readXml(part, {
    open: (tag, has) => {
      root ??= tag
      inline.open(tag)
      if (cell) runs.open(tag, has.val)
      if (tag === 'c') {
        cell = { place: target.at(has.r), style: has.s, type: has.t }
        value = ''
        formula = null
      } else if (tag === 'v') inValue = true
      else if (tag === 'f' && cell) {
        formula = rawFormula(has)
        inFormula = true
      } else target.open(tag, has)
    },
    text: (piece) => {
      if (inValue && cell) value += piece
      else if (inFormula && formula) formula = { ...formula, text: formula.text + piece }
      else if (cell) {
        if (inline.text(piece)) runs.text(piece)
      } else target.text(piece)
    },
    close: (tag) => {
      inline.close(tag)
      if (tag === 'v') inValue = false
      if (tag === 'f') inFormula = false
      target.close(tag)
      if (tag !== 'c' || cell === null) return
      target.cell(cell.place, cell.style, cell.type, value, inline.take(), formula, runs.take())
      cell = null
    },
  })
  return root === 'worksheet'
}

/**
 * The visible sheets of a workbook in their order.
 * @param scan whether plain parts are scanned; without it everything goes through the reader for everything, and the
 *   sheets are the same
 */
export function readXlsx(parts: Parts, progress: Progress = () => {}, scan = true): Sheet[] {
  const book = bookOf(parts)
  const visible = book.listed.filter(({ hidden }) => !hidden)
  if (book.listed.length === 0) {
    if (book.others === 0) throw damaged()
    throw new Problem('no-table', '这个工作簿里只有图表，没有表格，请选择有指标表的工作簿。')
  }
  const budget = newBudget()
  const strings = stringsOf(book.strings, budget, scan)
  const styles = stylesOf(book)
  const sheets = sheetsWithin(visible, budget, (listed, index) => {
    progress(readingSheet(index, visible.length))
    const sheet = sheetOf(listed, book, strings, styles, budget, scan)
    const noted = sheet === null ? null : notesIn({ ...listed, persons: book.persons })
    if (sheet === null || noted === null) return sheet
    const { warnings, ...notes } = noted
    return { ...sheet, ...notes, warnings: [...sheet.warnings, ...warnings] }
  })
  return withHidden(
    sheets,
    book.listed.filter(({ hidden }) => hidden).map(({ name }) => name),
  )
}
