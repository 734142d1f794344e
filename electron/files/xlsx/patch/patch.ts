/**
 * An attachment back into the workbook that it came from: only the cells that changed differ, and every other part of
 * the zip is the same byte for byte. Rows that were put in, taken out or moved take along what lies below them, or
 * all of it is refused with one sentence.
 */
import { address } from '../../../../shared/attachment/address.ts'
import { checkCode, codeIn } from '../../../../shared/page/check-code.ts'
import { attribute, elementsOf, spliced } from '../../xml/edit.ts'
import { type Book, type ListedSheet, listSheets, openBook, relationsOf, stylesOf } from './book.ts'
import { changeCalcChain } from './calc-chain.ts'
import { asInWorkbook, lacksColumns } from './columns.ts'
import { type ComputedWrite, formulasBack, settled } from './computed.ts'
import { areaOf, scan } from './formula.ts'
import { grouped } from './grouped.ts'
import { headingWrites } from './heading.ts'
import { writeLooks } from './looks.ts'
import { changeMerges, mergeChanges } from './merges.ts'
import { noteWrites, writeNotes } from './notes.ts'
import { type ReturningItem, returningTexts } from './origin.ts'
import { placesOf, rowsOf } from './places.ts'
import { cannot } from './refusal.ts'
import type { RowMap } from './rows.ts'
import { formulasOf, parseSheet, type Write, withoutShared, writeCells } from './sheet.ts'
import { type StaleCell, shiftRows } from './shift.ts'
import { dropStaleResults } from './stale.ts'

/** The workbook with these attachments' changes in it; the very bytes that came where nothing changed. */
export async function patchWorkbook(
  original: Uint8Array<ArrayBuffer>,
  items: readonly ReturningItem[],
): Promise<Uint8Array<ArrayBuffer>> {
  const book = openBook(original)
  const sheets = await listSheets(book)
  const changed: StaleCell[] = []
  const stale: StaleCell[] = []
  for (const [name, group] of grouped(items.map(asInWorkbook), ({ origin }) => origin.sheet)) {
    const sheet = sheets.find((one) => one.name === name)
    if (sheet === undefined) throw cannot(`原文件里没有工作表“${name}”`)
    const done = await patchSheet(book, sheets, sheet, group)
    changed.push(...done.changed)
    stale.push(...done.stale)
  }
  if (changed.length + stale.length > 0) await dropStaleResults(book, sheets, changed, stale)
  return book.bytes()
}

/** One sheet with all the attachments that came from it. */
async function patchSheet(
  book: Book,
  sheets: readonly ListedSheet[],
  sheet: ListedSheet,
  items: readonly ReturningItem[],
): Promise<{ changed: StaleCell[]; stale: StaleCell[] }> {
  // Places of the heading are those of the sheet as it was.
  const headings = (await Promise.all(items.map((item) => headingWrites(book, sheet, item)))).flat()
  const map = await rowsOf(book, sheet, items)
  const stale = map === null ? [] : await shiftRows(book, sheets, sheet, map)
  const to = (row: number): number => (map === null ? row : (map.to(row) ?? row))
  const given = [
    ...headings.map((write) => ({ ...write, row: to(write.row) })),
    ...items.flatMap((item) => bodyWrites(item, map)),
  ]
  const merges = items.map((item) => mergeChanges(item, map))
  const writes = given.length > 0 ? await write(book, sheet, given) : []
  const joined = merges.some(({ gone, come }) => gone.length + come.length > 0)
  if (joined) await changeMerges(book, sheet, merges)
  await writeNotes(
    book,
    sheet,
    items.flatMap((item) => noteWrites(item, map)),
  )
  const marked = await writeLooks(book, sheet, items, map)
  const [only, ...others] = items
  if (only !== undefined && others.length === 0 && (writes.length > 0 || joined || marked || map !== null))
    await renewCode(book, sheet, only)
  return {
    changed: writes.map(({ row, column }) => ({ sheet: sheet.name, row, column })),
    stale,
  }
}

/** A sheet that this program exported carries the check code of its content: that of the content as it is now. */
async function renewCode(book: Book, { part }: ListedSheet, item: ReturningItem): Promise<void> {
  // Of a column that stands in the workbook alone nobody knows here what is printed: the old code says that it is another.
  if (lacksColumns(item)) return
  const { attachment, judged } = item
  const xml = await book.read(part)
  const renewed = elementsOf(xml, ['oddFooter', 'evenFooter', 'firstFooter']).flatMap(({ inner }) => {
    const footer = xml.slice(...inner)
    const old = codeIn(footer)
    if (old === null) return []
    return [{ start: inner[0], end: inner[1], text: footer.replace(old, checkCode(attachment, judged)) }]
  })
  if (renewed.length > 0) book.write(part, spliced(xml, renewed))
}

/** The cells of the table whose text is another, or how it is computed; those that have their formula stay as they are. */
function bodyWrites(item: ReturningItem, map: RowMap | null): ComputedWrite[] {
  const before = new Map(item.origin.rows.map((row) => [row.id, row.texts]))
  const places = placesOf(item, map)
  const computed = formulasBack(item, places)
  return Array.from(returningTexts(item)).flatMap(([id, texts]) =>
    texts.flatMap((text, index): ComputedWrite[] => {
      const { at: column, id: columnId } = item.origin.columns[index] ?? {}
      const row = places.get(id)
      const was = before.get(id)?.[index] ?? ''
      if (row === undefined || column === undefined || columnId === undefined) return []
      const back = computed.cells.get(`${id}\n${columnId}`)
      const read = computed.read.has(`${id}\n${columnId}`)
      if (back === 'kept' || (text === was && back === undefined)) return []
      const lead = /^\u3000*/.exec(was)?.[0] ?? ''
      const value = { row, column, text, lead, ...(read && { read: true as const }) }
      return [
        back === undefined || back === 'value' ? value : { ...value, computed: back, same: text === was },
      ]
    }),
  )
}

/** Writes texts into cells; formulas that they replace leave the order of calculation too. */
async function write(
  book: Book,
  sheet: ListedSheet,
  given: readonly ComputedWrite[],
): Promise<readonly Write[]> {
  let parsed = await book.sheet(sheet.part)
  const writes = settled(parsed, given, await stylesOf(book))
  if (writes.length === 0) return writes
  const due = new Set(writes.map(({ row, column }) => `${row}:${column}`))
  const groups = new Set<string>()
  const replaced = new Set<string>()
  for (const { cell, element, kind } of formulasOf(parsed)) {
    const [area] =
      kind === 'array' || kind === 'dataTable' ? scan(attribute(element.tag, 'ref') ?? '').references : []
    if (area !== undefined && area.to !== null) {
      const { top, bottom, left, right } = areaOf(area)
      const hit = writes.find(
        ({ row, column }) => row >= top && row <= bottom && column >= left && column <= right,
      )
      if (hit !== undefined) throw cannot(`单元格${address(hit.row, hit.column)}属于数组公式，不能单独改`)
    }
    if (!due.has(`${cell.row}:${cell.column}`)) continue
    replaced.add(address(cell.row, cell.column))
    // The cells that share this one's formula read it here.
    if (kind === 'shared' && element.inner[0] !== element.inner[1])
      groups.add(attribute(element.tag, 'si') ?? '')
  }
  await refuseTableHeaders(book, sheet, writes)
  if (groups.size > 0) parsed = parseSheet(withoutShared(parsed, groups))
  book.write(sheet.part, writeCells(parsed, writes, await stylesOf(book)))
  if (replaced.size > 0)
    await changeCalcChain(book, (id, cell) => (id === sheet.id && replaced.has(cell) ? null : cell))
  return writes
}

/** The header of a 表格 object stands in a part of its own as well, and both must agree. */
async function refuseTableHeaders(book: Book, sheet: ListedSheet, writes: readonly Write[]): Promise<void> {
  for (const { type, target } of await relationsOf(book, sheet.part)) {
    if (type !== 'table') continue
    for (const { tag } of elementsOf(await book.read(target), ['table'])) {
      const [area] = scan(attribute(tag, 'ref') ?? '').references
      if (area === undefined || attribute(tag, 'headerRowCount') === '0') continue
      const { top, left, right } = areaOf(area)
      if (writes.some(({ row, column }) => row === top && column >= left && column <= right))
        throw cannot('“表格”对象的表头改了')
    }
  }
}
