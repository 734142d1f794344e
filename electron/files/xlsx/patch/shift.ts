/**
 * Rows of a sheet put in, taken out and moved, with everything in the workbook that refers to them. What cannot be
 * taken along safely (tables, comments, array formulas, pivot tables, controls) is refused before anything is done.
 */
import {
  attribute,
  type Element,
  elementsOf,
  escapeXml,
  type Splice,
  spliced,
  withAttribute,
} from '../../xml/edit.ts'
import { shiftedAround } from './around.ts'
import { type Book, type ListedSheet, type Relation, relationsOf, WORKBOOK, withTexts } from './book.ts'
import { shiftCalcChain } from './calc-chain.ts'
import { areaOf, scan } from './formula.ts'
import { grouped } from './grouped.ts'
import { refusal } from './refusal.ts'
import { type RowMap, shifted } from './rows.ts'
import { type Formula, formulasOf, parseSheet, type SheetXml, withoutShared } from './sheet.ts'

/** A cell whose kept result no longer holds. */
export interface StaleCell {
  readonly sheet: string
  readonly row: number
  readonly column: number
}

/** Moves the rows of one sheet; answers the cells whose formulas now see other rows than before. */
export async function shiftRows(
  book: Book,
  sheets: readonly ListedSheet[],
  target: ListedSheet,
  map: RowMap,
): Promise<StaleCell[]> {
  const relations = await relationsOf(book, target.part)
  await refuseWhatCannotMove(book, target, relations, map)
  const stale: StaleCell[] = []
  for (const sheet of sheets) {
    const source = await book.read(sheet.part)
    const made =
      sheet === target
        ? shiftedSheet(source, target.name, map, stale)
        : shiftedElsewhere(source, sheet.name, target.name, map, stale)
    book.write(sheet.part, made)
  }
  const workbook = await book.read(WORKBOOK)
  const names = withTexts(workbook, ['definedName'], (text, tag) => {
    const name = attribute(tag, 'name') ?? ''
    const grows = /^_xlnm\.(?:Print_Area|_FilterDatabase)$/i.test(name)
    return shifted(text, '', target.name, map, `名称“${name}”`, grows)
  })
  book.write(WORKBOOK, names)
  for (const name of book.names) {
    if (/^xl\/charts\/[^/]+\.xml$/i.test(name)) {
      const xml = await book.read(name)
      book.write(
        name,
        withTexts(xml, ['f'], (text) => shifted(text, '', target.name, map, '图表')),
      )
    }
  }
  for (const { type, target: part } of relations)
    if (type === 'drawing') book.write(part, shiftedDrawing(await book.read(part), map))
  await shiftCalcChain(book, target, map)
  return stale
}

async function refuseWhatCannotMove(
  book: Book,
  { name, part }: ListedSheet,
  relations: readonly Relation[],
  map: RowMap,
): Promise<void> {
  const reaches = (area: string | null): boolean => {
    const [reference] = scan(area ?? '').references
    return reference === undefined || areaOf(reference).bottom >= map.first
  }
  const xml = await book.read(part)
  if (elementsOf(xml, ['controls', 'oleObjects', 'scenarios']).length > 0)
    throw refusal(`工作表“${name}”里有控件、嵌入对象或方案，增删或移动行会弄乱它们`)
  for (const { type, target } of relations) {
    // Whatever else belongs to a sheet (a printer's settings, a picture behind it) moves as it is, unread.
    const inside = type === 'table' || type === 'comments' ? await book.read(target) : ''
    if (type === 'table' && elementsOf(inside, ['table']).some(({ tag }) => reaches(attribute(tag, 'ref'))))
      throw refusal(`工作表“${name}”里有“表格”对象，增删或移动行会弄乱它`)
    if (
      type === 'comments' &&
      elementsOf(inside, ['comment']).some(({ tag }) => reaches(attribute(tag, 'ref')))
    )
      throw refusal(`工作表“${name}”里有批注，增删或移动行会让批注错位`)
    if (type === 'pivotTable' || type === 'queryTable')
      throw refusal(`工作表“${name}”里有数据透视表或外部数据，增删或移动行会弄乱它`)
  }
  for (const cache of book.names.filter((one) => /^xl\/pivotCache\/pivotCacheDefinition/i.test(one))) {
    const source = elementsOf(await book.read(cache), ['worksheetSource'])
    if (source.some(({ tag }) => (attribute(tag, 'sheet') ?? name).toLowerCase() === name.toLowerCase()))
      throw refusal(`数据透视表取用了工作表“${name}”的数据`)
  }
}

/** Whether a formula's references to the sheet now take in other rows than before. */
const seesOthers = (text: string, home: string, sheet: string, map: RowMap): boolean =>
  scan(text).references.some((reference) => {
    if (reference.from.row === null || (reference.sheet ?? home).toLowerCase() !== sheet.toLowerCase())
      return false
    const { top, bottom } = areaOf(reference)
    return map.span(top, bottom)?.changed ?? true
  })

/** A formula element with another text; nothing where it stays. */
const withFormula = ({ inner: [start, end] }: Element, from: string, to: string): Splice[] =>
  from === to ? [] : [{ start, end, text: escapeXml(to) }]

const hasShared = (xml: string): boolean => /\bt\s*=\s*["']shared["']/.test(xml)

/** A sheet that only refers to the one whose rows move. */
function shiftedElsewhere(
  source: string,
  home: string,
  sheet: string,
  map: RowMap,
  stale: StaleCell[],
): string {
  if (!/<(?:[\w.-]+:)?(?:f|formula[12]?)[\s>]/.test(source)) return source
  const plain = parseSheet(hasShared(source) ? withoutShared(parseSheet(source), null) : source)
  const splices = formulasOf(plain).flatMap(({ cell, element, text }): Splice[] => {
    const where = `工作表“${home}”`
    if (seesOthers(text, home, sheet, map)) stale.push({ sheet: home, row: cell.row, column: cell.column })
    return withFormula(element, text, shifted(text, home, sheet, map, where))
  })
  const cells = spliced(plain.xml, splices)
  const { data } = parseSheet(cells)
  const around = (xml: string) =>
    withTexts(xml, ['formula', 'formula1', 'formula2', 'f'], (text) =>
      shifted(text, home, sheet, map, `工作表“${home}”`),
    )
  const tail = around(cells.slice(data.end))
  if (splices.length === 0 && tail === cells.slice(data.end)) return source
  return cells.slice(0, data.end) + tail
}

/** The sheet whose rows move. */
function shiftedSheet(source: string, name: string, map: RowMap, stale: StaleCell[]): string {
  const first = parseSheet(source)
  const sheet = hasShared(source) ? parseSheet(withoutShared(first, null)) : first
  const { xml, data, prefix } = sheet
  const formulas = grouped(formulasOf(sheet), ({ cell }) => cell.row)
  const rows: { at: number; text: string }[] = []
  for (const row of sheet.rows) {
    const at = map.to(row.row)
    if (at !== null)
      rows.push({ at, text: shiftedRow(sheet, row, at, formulas.get(row.row) ?? [], name, map, stale) })
  }
  const byRow = new Map(sheet.rows.map((row) => [row.row, row]))
  for (const [at, like] of map.inserted) {
    const model = byRow.get(like)
    if (model === undefined) continue
    const tag = ['hidden', 'collapsed', 'spans'].reduce(
      (made, attr) => withAttribute(made, attr, null),
      withAttribute(model.tag, 'r', String(at + 1)),
    )
    const cells = model.cells.flatMap(({ tag: cell }) => {
      const style = attribute(cell, 's')
      const letters = (attribute(cell, 'r') ?? '').replace(/\d+/, '')
      return style === null ? [] : [`<${prefix}c r="${letters}${at + 1}" s="${escapeXml(style)}"/>`]
    })
    rows.push({ at, text: `${tag.replace(/\s*\/>$/, '>')}${cells.join('')}</${prefix}row>` })
  }
  rows.sort((a, b) => a.at - b.at)
  const body = `<${prefix}sheetData>${rows.map(({ text }) => text).join('')}</${prefix}sheetData>`
  return (
    shiftedAround(xml.slice(0, data.start), name, map) + body + shiftedAround(xml.slice(data.end), name, map)
  )
}

function shiftedRow(
  { xml }: SheetXml,
  row: SheetXml['rows'][number],
  at: number,
  formulas: readonly Formula[],
  name: string,
  map: RowMap,
  stale: StaleCell[],
): string {
  const splices: Splice[] = []
  if (at !== row.row) {
    const renamed = ({ tag, start }: Element, r: string) =>
      splices.push({ start, end: start + tag.length, text: withAttribute(tag, 'r', r) })
    renamed(row, String(at + 1))
    for (const cell of row.cells)
      renamed(cell, `${(attribute(cell.tag, 'r') ?? '').replace(/\d+/, '')}${at + 1}`)
  }
  for (const { cell, element, text, kind } of formulas) {
    if (kind === 'array' || kind === 'dataTable') {
      const [area] = scan(attribute(element.tag, 'ref') ?? '').references
      if (area === undefined || areaOf(area).bottom >= map.first)
        throw refusal(`工作表“${name}”里有数组公式，增删或移动行会弄乱它`)
    }
    const where = `单元格${attribute(cell.tag, 'r') ?? ''}`
    if (seesOthers(text, name, name, map)) stale.push({ sheet: name, row: at, column: cell.column })
    splices.push(...withFormula(element, text, shifted(text, name, name, map, where)))
  }
  return spliced(
    xml.slice(row.start, row.end),
    splices.map(({ start, end, text }) => ({ start: start - row.start, end: end - row.start, text })),
  )
}

/** Pictures and charts stand between rows and go along with them. */
function shiftedDrawing(xml: string, map: RowMap): string {
  const splices = elementsOf(xml, ['twoCellAnchor', 'oneCellAnchor']).flatMap((anchor): Splice[] => {
    if (attribute(anchor.tag, 'editAs') === 'absolute') return []
    const ends = elementsOf(xml, ['from', 'to'], ...anchor.inner).flatMap((corner) =>
      elementsOf(xml, ['row'], ...corner.inner).map(({ inner }) => ({
        inner,
        row: Number(xml.slice(...inner)),
      })),
    )
    const [from, to = from] = ends
    if (from === undefined || to === undefined) return []
    const span = map.span(from.row, to.row)
    if (span === null) throw refusal('删去的行里有图片或图表')
    return ends.map(({ inner: [start, end], row }, index) => ({
      start,
      end,
      text: String(index === 0 ? span.top : row === from.row ? span.top : span.bottom),
    }))
  })
  return spliced(xml, splices)
}
