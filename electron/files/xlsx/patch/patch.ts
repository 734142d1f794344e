/**
 * An attachment back into the workbook that it came from: only the cells that changed differ, and every other part of
 * the zip is the same byte for byte. Rows that were put in, taken out or moved take along what lies below them, or
 * all of it is refused with one sentence.
 */

import type { Merge } from '../../../../shared/attachment/model.ts'
import { Problem } from '../../../../shared/problem.ts'
import { address } from '../../../../shared/recognise/sheet.ts'
import { attribute, elementsOf, type Splice, spliced } from '../../xml/edit.ts'
import {
  type Book,
  type ListedSheet,
  listSheets,
  openBook,
  relationsOf,
  sharedStrings,
  stylesOf,
  textIn,
} from './book.ts'
import { areaOf, scan } from './formula.ts'
import { grouped } from './grouped.ts'
import { type Origin, type ReturningItem, returningTexts } from './origin.ts'
import { type NextRow, type Region, type RowMap, refusal, rowMap } from './rows.ts'
import {
  formulaOf,
  formulasOf,
  parseSheet,
  type SheetXml,
  type Write,
  withoutShared,
  writeCells,
} from './sheet.ts'
import { changeCalcChain, type StaleCell, shiftRows, withCounts } from './shift.ts'
import { dropStaleResults } from './stale.ts'

const cannot = (why: string): Problem =>
  new Problem('unsupported', `${why}，不能写回原表；请导出官方格式，或改回原样后再写回原表。`)

/** The workbook with these attachments' changes in it; the very bytes that came where nothing changed. */
export async function patchWorkbook(
  original: Uint8Array<ArrayBuffer>,
  items: readonly ReturningItem[],
): Promise<Uint8Array<ArrayBuffer>> {
  const book = openBook(original)
  const sheets = await listSheets(book)
  const changed: StaleCell[] = []
  const stale: StaleCell[] = []
  for (const [name, group] of grouped(items, ({ origin }) => origin.sheet)) {
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
  for (const item of items) refuseOtherColumns(item)
  // Places of the heading are those of the sheet as it was.
  const headings = (await Promise.all(items.map((item) => headingWrites(book, sheet, item)))).flat()
  const map = await rowsOf(book, sheet, items)
  const stale = map === null ? [] : await shiftRows(book, sheets, sheet, map)
  const to = (row: number): number => (map === null ? row : (map.to(row) ?? row))
  const writes = [
    ...headings.map((write) => ({ ...write, row: to(write.row) })),
    ...items.flatMap((item) => bodyWrites(item, map)),
  ]
  const merges = items.map((item) => mergeChanges(item, map))
  if (writes.length > 0) await write(book, sheet, writes)
  if (merges.some(({ gone, come }) => gone.length + come.length > 0)) await changeMerges(book, sheet, merges)
  return {
    changed: writes.map(({ row, column }) => ({ sheet: sheet.name, row, column })),
    stale,
  }
}

function refuseOtherColumns({ origin, attachment }: ReturningItem): void {
  const [was, is] = [origin.columns.map(({ id }) => id), attachment.columns.map(({ id }) => id)]
  const common = is.filter((id) => was.includes(id))
  if (is.length > common.length) throw cannot('表里加了新的列')
  if (was.length > common.length) throw cannot('表里删去了列')
  if (was.some((id, index) => is[index] !== id)) throw cannot('列的顺序变了')
}

/** The rows of a sheet as they will stand; null where they stand as they did. */
async function rowsOf(
  book: Book,
  sheet: ListedSheet,
  items: readonly ReturningItem[],
): Promise<RowMap | null> {
  const regions = items
    .flatMap(({ origin, attachment }): Region[] => {
      const ids = attachment.rows.map(({ id }) => id)
      if (origin.rows.length === ids.length && origin.rows.every(({ id }, index) => ids[index] === id))
        return []
      return [regionOf(origin, ids)]
    })
    .sort((a, b) => a.first - b.first)
  if (regions.length === 0) return null
  for (const region of regions) {
    const beside = items.filter(({ origin }) => {
      const [first, last] = [origin.rows[0]?.at ?? 0, origin.rows.at(-1)?.at ?? -1]
      return first <= region.last && last >= region.first
    })
    if (beside.length > 1) throw refusal('同一张工作表里并排着别的表格，增删或移动行会弄乱它')
  }
  const parsed = await book.sheet(sheet.part)
  for (const { origin, attachment } of items) {
    const kept = new Set(attachment.rows.map(({ id }) => id))
    const columns = origin.columns.map(({ at }) => at)
    const [left, right] = [Math.min(...columns), Math.max(...columns)]
    const gone = new Set(origin.rows.filter(({ id }) => !kept.has(id)).map(({ at }) => at))
    for (const { row, cells } of parsed.rows) {
      if (!gone.has(row)) continue
      const outside = cells.find(
        ({ column, inner }) => (column < left || column > right) && inner[0] !== inner[1],
      )
      if (outside !== undefined)
        throw refusal(`删去的第${row + 1}行在表格旁边（${address(row, outside.column)}）还有内容`)
    }
  }
  return rowMap(regions)
}

/** The rows that a table spans as they will stand. Rows between its own ones (a header again) stay behind theirs. */
function regionOf(origin: Origin, ids: readonly string[]): Region {
  const at = new Map(origin.rows.map((row) => [row.id, row.at]))
  const [first, last] = [origin.rows[0]?.at, origin.rows.at(-1)?.at]
  if (first === undefined || last === undefined) throw refusal('表里原来没有行')
  const kept = ids.flatMap((id) => at.get(id) ?? [])
  const strays = last - first + 1 > origin.rows.length
  if (strays && kept.some((row, index) => row < (kept[index - 1] ?? -1)))
    throw refusal('表中间有重复的表头或空行，移动行会弄乱它们')
  const own = new Set(origin.rows.map((row) => row.at))
  const next: NextRow[] = []
  let reached = first
  /** Rows of the sheet that are no rows of the table, up to a row of it. */
  const pass = (until: number) => {
    if (!strays) return
    for (; reached < until; reached += 1) if (!own.has(reached)) next.push({ old: reached })
    reached += 1
  }
  let like = kept[0] ?? first
  for (const id of ids) {
    const old = at.get(id)
    if (old === undefined) next.push({ like })
    else {
      pass(old)
      next.push({ old })
      like = old
    }
  }
  pass(last + 1)
  return { first, last, next }
}

/** The new row of each row of the attachment. */
function placesOf({ origin, attachment }: ReturningItem, map: RowMap | null): Map<string, number> {
  const at = new Map(origin.rows.map((row) => [row.id, row.at]))
  const places = new Map<string, number>()
  let before = (origin.rows[0]?.at ?? 0) - 1
  if (map !== null) {
    // Rows in front of the first one that was there stand right above it.
    const lead = attachment.rows.findIndex(({ id }) => at.has(id))
    const anchor = attachment.rows[lead]
    const first = anchor === undefined ? undefined : map.to(at.get(anchor.id) ?? 0)
    if (first !== undefined && first !== null) before = first - lead - 1
    else {
      const top = [...map.inserted.entries()].find(([, like]) => like === origin.rows[0]?.at)?.[0]
      if (top !== undefined) before = top - 1
    }
  }
  for (const { id } of attachment.rows) {
    const old = at.get(id)
    const place = old === undefined ? before + 1 : map === null ? old : (map.to(old) ?? before + 1)
    places.set(id, place)
    before = place
  }
  return places
}

/** The cells of the table whose text is another. */
function bodyWrites(item: ReturningItem, map: RowMap | null): Write[] {
  const before = new Map(item.origin.rows.map((row) => [row.id, row.texts]))
  const places = placesOf(item, map)
  return Array.from(returningTexts(item)).flatMap(([id, texts]) =>
    texts.flatMap((text, index): Write[] => {
      const column = item.origin.columns[index]?.at
      const row = places.get(id)
      if (row === undefined || column === undefined || text === (before.get(id)?.[index] ?? '')) return []
      return [{ row, column, text }]
    }),
  )
}

/** Writes texts into cells; formulas that they replace leave the order of calculation too. */
async function write(book: Book, sheet: ListedSheet, writes: readonly Write[]): Promise<void> {
  let parsed = await book.sheet(sheet.part)
  const due = new Set(writes.map(({ row, column }) => `${row}:${column}`))
  const groups = new Set<string>()
  const replaced = new Set<string>()
  for (const { cell, element, kind } of formulasOf(parsed)) {
    const [area] =
      kind === 'array' || kind === 'dataTable' ? scan(attribute(element.tag, 'ref') ?? '').references : []
    if (area !== undefined) {
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

/** The texts outside of the table's body, by their cells. */
async function textsAround(
  book: Book,
  sheet: ListedSheet,
  body: ReadonlySet<number>,
): Promise<{ row: number; column: number; text: string }[]> {
  const parsed = await book.sheet(sheet.part)
  const strings = await sharedStrings(book)
  return parsed.rows.flatMap(({ row, cells }) =>
    body.has(row)
      ? []
      : cells.flatMap((cell) => {
          const text = stringOf(parsed, cell, strings)
          return text === '' ? [] : [{ row, column: cell.column, text }]
        }),
  )
}

function stringOf(
  { xml }: SheetXml,
  cell: SheetXml['rows'][number]['cells'][number],
  strings: readonly string[],
): string {
  const type = attribute(cell.tag, 't')
  if (formulaOf(xml, cell) !== undefined) return ''
  const [value] = elementsOf(xml, ['v'], ...cell.inner)
  if (type === 's') return strings[Number(value === undefined ? -1 : xml.slice(...value.inner))] ?? ''
  return type === 'inlineStr' ? textIn(xml.slice(...cell.inner)) : ''
}

/** Title, notes and column headers that a person changed, in the cells where they stood. */
async function headingWrites(
  book: Book,
  sheet: ListedSheet,
  { origin, attachment }: ReturningItem,
): Promise<Write[]> {
  const lines = (heading: Origin['heading']): Record<'above' | 'below', readonly string[]> => ({
    above: [heading.label, ...heading.title, ...heading.above],
    below: heading.below,
  })
  const [was, is] = [lines(origin.heading), lines(attachment.heading)]
  const headers = origin.columns.flatMap(({ at, header }, index) => {
    const now = attachment.columns[index]?.header ?? []
    if (now.length !== header.length) throw cannot('表头的层数变了')
    return header.flatMap((text, level) => (text === now[level] ? [] : [{ at, text, now: now[level] ?? '' }]))
  })
  const same = (['above', 'below'] as const).every(
    (side) =>
      was[side].length === is[side].length && was[side].every((text, index) => text === is[side][index]),
  )
  if (same && headers.length === 0) return []
  const [first, last] = [origin.rows[0]?.at ?? 0, origin.rows.at(-1)?.at ?? 0]
  const texts = await textsAround(book, sheet, new Set(origin.rows.map(({ at }) => at)))
  const writes = new Map<string, Write>()
  const put = (found: { row: number; column: number } | undefined, text: string, what: string) => {
    const key = found === undefined ? '' : `${found.row}:${found.column}`
    if (found === undefined || (writes.get(key)?.text ?? text) !== text)
      throw cannot(`${what}改了，在原表里却找不到它所在的单元格`)
    writes.set(key, { row: found.row, column: found.column, text })
  }
  for (const side of ['above', 'below'] as const) {
    const there = texts.filter(({ row }) => (side === 'above' ? row < first : row > last))
    if (was[side].length !== is[side].length) throw cannot('标题或表下说明的行数变了')
    for (const [index, text] of was[side].entries()) {
      const now = is[side][index] ?? ''
      if (text === now) continue
      // 填报单位 and 单位 stand in two cells of one line.
      const [old, next] = [text.split('　　'), now.split('　　')]
      const pairs = old.length === next.length ? old.map((part, at) => [part, next[at] ?? '']) : [[text, now]]
      for (const [from = '', to = ''] of pairs) {
        if (from === to) continue
        const found = there.filter((one) => one.text.trim() === from.trim())
        put(found.length === 1 ? found[0] : undefined, to, '标题或表下说明')
      }
    }
  }
  for (const { at, text, now } of headers) {
    // A header over several columns stands in the first of them.
    const found = texts
      .filter((one) => one.row < first && one.column <= at && one.text.trim() === text.trim())
      .sort((a, b) => b.column - a.column || b.row - a.row)[0]
    put(found, now, `表头“${text}”`)
  }
  return [...writes.values()]
}

interface MergeChanges {
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

/** The areas that a person merged or split, as addresses of the sheet as it will be. */
function mergeChanges(item: ReturningItem, map: RowMap | null): MergeChanges {
  const { origin, attachment } = item
  const columns = new Map(origin.columns.map(({ id, at }) => [id, at]))
  const area = (top: number, bottom: number, { left, right }: Merge): string =>
    `${address(top, columns.get(left) ?? 0)}:${address(bottom, columns.get(right) ?? 0)}`
  const at = new Map(origin.rows.map((row) => [row.id, row.at]))
  const before = origin.merges.flatMap((merge) => {
    const [top, bottom] = [at.get(merge.top) ?? 0, at.get(merge.bottom) ?? 0]
    const span = map === null ? { top, bottom } : map.span(top, bottom)
    // A merge of which one cell is left is none.
    if (span === null || (span.top === span.bottom && merge.left === merge.right)) return []
    return [area(span.top, span.bottom, merge)]
  })
  const places = placesOf(item, map)
  const after = attachment.merges.map((merge) =>
    area(places.get(merge.top) ?? 0, places.get(merge.bottom) ?? 0, merge),
  )
  return {
    gone: before.filter((one) => !after.includes(one)),
    come: after.filter((one) => !before.includes(one)),
  }
}

async function changeMerges(book: Book, sheet: ListedSheet, changes: readonly MergeChanges[]): Promise<void> {
  const { xml, data, prefix } = await book.sheet(sheet.part)
  const gone = new Set(changes.flatMap((change) => change.gone))
  const come = changes
    .flatMap((change) => change.come)
    .map((area) => `<${prefix}mergeCell ref="${area}"/>`)
    .join('')
  const [list] = elementsOf(xml, ['mergeCells'], data.end)
  const found = list === undefined ? [] : elementsOf(xml, ['mergeCell'], ...list.inner)
  const splices = found.flatMap(({ tag, start, end }): Splice[] => {
    const ref = (attribute(tag, 'ref') ?? '').replaceAll('$', '').toUpperCase()
    if (!gone.has(ref)) return []
    gone.delete(ref)
    return [{ start, end, text: '' }]
  })
  if (gone.size > 0) throw cannot('拆分的单元格与表格以外的单元格合并在一起')
  if (list !== undefined) splices.push({ start: list.inner[1], end: list.inner[1], text: come })
  else {
    const at = afterData(xml, data.end)
    const text = `<${prefix}mergeCells count="0">${come}</${prefix}mergeCells>`
    splices.push({ start: at, end: at, text })
  }
  const made = spliced(xml, splices)
  book.write(sheet.part, made.slice(0, data.end) + withCounts(made.slice(data.end)))
}

/** Where the list of merges belongs: behind these, in front of all others. */
function afterData(xml: string, end: number): number {
  const before = ['sheetCalcPr', 'sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState']
  return [...elementsOf(xml, [...before, 'dataConsolidate', 'customSheetViews'], end)].at(-1)?.end ?? end
}
