/** References to tables by name (表1[目标], 表1[[#This Row],[目标]], [@目标]): the cells that they mean. */
import { attribute, elementsOf } from '../../xml/edit.ts'
import { type Book, type ListedSheet, relationsOf } from './book.ts'
import { areaOf, type StructuredReference, scan } from './formula.ts'

/** A rectangle of a sheet's cells. */
interface Area {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** A table object (“表格”) of a sheet. */
export interface TableObject extends Area {
  readonly sheet: string
  /** In lower case. */
  readonly columns: readonly string[]
  readonly headers: number
  readonly totals: number
}

/** The table objects of a workbook by their names in lower case. */
export async function tableObjects(
  book: Book,
  sheets: readonly ListedSheet[],
): Promise<Map<string, TableObject>> {
  const tables = new Map<string, TableObject>()
  for (const { name: sheet, part } of sheets) {
    for (const { type, target } of await relationsOf(book, part)) {
      if (type !== 'table') continue
      const xml = await book.read(target)
      for (const { tag, inner } of elementsOf(xml, ['table'])) {
        const [reference] = scan(attribute(tag, 'ref') ?? '').references
        if (reference === undefined) continue
        const columns = elementsOf(xml, ['tableColumn'], ...inner).map((column) =>
          folded(attribute(column.tag, 'name') ?? ''),
        )
        tables.set(folded(attribute(tag, 'displayName') ?? attribute(tag, 'name') ?? ''), {
          ...areaOf(reference),
          sheet,
          columns,
          headers: Number(attribute(tag, 'headerRowCount') ?? 1),
          totals: Number(attribute(tag, 'totalsRowCount') ?? 0),
        })
      }
    }
  }
  return tables
}

/** A line break in a column's name is written as _x000a_ in one place and as itself in another. */
const folded = (name: string): string =>
  name
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n')
    .toLowerCase()

/** The parts between the brackets: `[#This Row],[目标]:[实绩]` → "#This Row", "目标", "实绩"; null where they are odd. */
function itemsOf(inside: string): { items: string[]; ranged: boolean } | null {
  // ' stands before what would be read as a bracket.
  const plain = (text: string) => text.replace(/'(.)/g, '$1')
  if (!/^\s*@?\[/.test(inside)) {
    const at = /^@\s*/.exec(inside)?.[0] ?? ''
    const name = inside.slice(at.length)
    return {
      items: [...(at === '' ? [] : ['#This Row']), ...(name === '' ? [] : [plain(name)])],
      ranged: false,
    }
  }
  const items: string[] = /^\s*@/.test(inside) ? ['#This Row'] : []
  const rest = inside.replace(/\[((?:[^'[\]]|'.)*)\]/g, (_, item: string) => {
    items.push(plain(item))
    return ''
  })
  return /^[\s@,:]*$/.test(rest) ? { items, ranged: rest.includes(':') } : null
}

/**
 * The cells that a reference in a cell means, on their sheet.
 * @returns null where it cannot be told; then it may mean any
 */
export function meantBy(
  { table: name, inside }: StructuredReference,
  tables: ReadonlyMap<string, TableObject>,
  at: { readonly sheet: string; readonly row: number; readonly column: number },
): { readonly sheet: string; readonly areas: readonly Area[] } | null {
  const table =
    name === null
      ? [...tables.values()].find(
          ({ sheet, top, bottom, left, right }) =>
            sheet === at.sheet &&
            at.row >= top &&
            at.row <= bottom &&
            at.column >= left &&
            at.column <= right,
        )
      : tables.get(folded(name))
  const read = itemsOf(inside)
  if (table === undefined || read === null) return null
  const { top, bottom, left, right, headers, totals, sheet } = table
  const data = { top: top + headers, bottom: bottom - totals }
  const special = read.items.filter((item) => item.startsWith('#')).map((item) => item.toLowerCase())
  const named = read.items
    .filter((item) => !item.startsWith('#'))
    .map((item) => table.columns.indexOf(folded(item)))
  if (named.includes(-1) || named.length > 2) return null
  const across =
    named.length === 0
      ? { left, right }
      : { left: left + Math.min(...named), right: left + Math.max(...named) }
  const rows = (special.length === 0 ? ['#data'] : special).map((item) => {
    if (item === '#all') return { top, bottom }
    if (item === '#data') return data
    if (item === '#headers') return { top, bottom: top + headers - 1 }
    if (item === '#totals') return { top: bottom - totals + 1, bottom }
    return item === '#this row' ? { top: at.row, bottom: at.row } : null
  })
  if (rows.includes(null)) return null
  return { sheet, areas: rows.flatMap((one) => (one === null ? [] : [{ ...one, ...across }])) }
}
