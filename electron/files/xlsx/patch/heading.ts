/** Title, notes and column headers on their way back: found by their texts, for they stand anywhere around a table. */
import { attribute, elementsOf } from '../../xml/edit.ts'
import { type Book, type ListedSheet, sharedStrings, textIn } from './book.ts'
import type { Origin, ReturningItem } from './origin.ts'
import { cannot } from './refusal.ts'
import { formulaOf, type SheetXml, type Write } from './sheet.ts'

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
export async function headingWrites(
  book: Book,
  sheet: ListedSheet,
  { origin, attachment }: ReturningItem,
): Promise<Write[]> {
  const lines = (heading: Origin['heading']): Record<'above' | 'below', readonly string[]> => ({
    above: [heading.label, ...heading.title, ...heading.above],
    below: heading.below,
  })
  const [was, is] = [lines(origin.heading), lines(attachment.heading)]
  const headerOf = new Map(attachment.columns.map(({ id, header }) => [id, header]))
  const headers = origin.columns.flatMap(({ id, at, header }) => {
    // What was taken out here stays there.
    const now = headerOf.get(id) ?? header
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
