/** The order of calculation, which lists every cell with a formula. */
import { attribute, elementsOf, type Splice, spliced, withAttribute } from '../../xml/edit.ts'
import type { Book, ListedSheet } from './book.ts'
import type { RowMap } from './rows.ts'

/** Moves the cells of the sheet whose rows move. */
export async function shiftCalcChain(book: Book, target: ListedSheet, map: RowMap): Promise<void> {
  await changeCalcChain(book, (id, cell) => {
    if (id !== target.id) return cell
    const row = map.to(Number(cell.replace(/\D+/g, '')) - 1)
    return row === null ? null : `${cell.replace(/\d+/g, '')}${row + 1}`
  })
}

const CHAIN = 'xl/calcChain.xml'

/**
 * Renames or takes out (null) the cells in the order of calculation. An entry without a sheet means that of the
 * entry before it; an order of nothing may not stand, so the part goes.
 */
export async function changeCalcChain(
  book: Book,
  change: (sheetId: string, cell: string) => string | null,
): Promise<void> {
  const xml = await book.read(CHAIN)
  if (xml === '') return
  let id = ''
  let wanted = ''
  let left = 0
  const splices = elementsOf(xml, ['c']).flatMap(({ tag, start, end }): Splice[] => {
    id = attribute(tag, 'i') ?? id
    const cell = attribute(tag, 'r') ?? ''
    const next = change(id, cell)
    if (next === null) return [{ start, end, text: '' }]
    left += 1
    const renamed = next === cell ? tag : withAttribute(tag, 'r', next)
    const made = attribute(tag, 'i') === null && id !== wanted ? withAttribute(renamed, 'i', id) : renamed
    wanted = id
    return made === tag ? [] : [{ start, end: start + tag.length, text: made }]
  })
  if (splices.length === 0) return
  if (left > 0) return book.write(CHAIN, spliced(xml, splices))
  book.write(CHAIN, null)
  const without = async (part: string, name: string, holds: (tag: string) => boolean) => {
    const list = await book.read(part)
    const gone = elementsOf(list, [name]).filter(({ tag }) => holds(tag))
    book.write(
      part,
      spliced(
        list,
        gone.map(({ start, end }) => ({ start, end, text: '' })),
      ),
    )
  }
  await without('[Content_Types].xml', 'Override', (tag) => /\/calcChain\.xml["']/.test(tag))
  await without('xl/_rels/workbook.xml.rels', 'Relationship', (tag) => /\/calcChain["']/.test(tag))
}
