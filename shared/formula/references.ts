/** What a formula reads, between the two ways of saying it: E3 as a person types it, ids as it is kept. */
import { address, columnLetters } from '../attachment/address.ts'
import {
  type Attachment,
  type Corner,
  columnIndexes,
  type Formula,
  type Reference,
  rowIndexes,
} from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { isProblem, Problem } from '../problem.ts'
import { wrongCall } from './evaluate.ts'
import { formulaTree, mapped, type Node, type Place, type TypedArea, type TypedCorner } from './grammar.ts'

/** What of an attachment tells where its cells are. */
export type Layout = Pick<Attachment, 'rows' | 'columns'>

/** Another attachment of the report, by what people call it (附件2). */
export interface Other extends Layout {
  readonly id: string
  readonly label: string
}

/** A rectangle of cells by 0-based rows and columns, the last ones included. */
export interface Area {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

interface Places {
  readonly rowAt: ReadonlyMap<string, number>
  readonly columnAt: ReadonlyMap<string, number>
}

const rowPlaces = new WeakMap<Layout['rows'], ReadonlyMap<string, number>>()
const columnPlaces = new WeakMap<Layout['columns'], ReadonlyMap<string, number>>()

function placesOf(layout: Layout): Places {
  let rowAt = rowPlaces.get(layout.rows)
  if (rowAt === undefined) {
    rowAt = rowIndexes(layout)
    rowPlaces.set(layout.rows, rowAt)
  }
  let columnAt = columnPlaces.get(layout.columns)
  if (columnAt === undefined) {
    columnAt = columnIndexes(layout)
    columnPlaces.set(layout.columns, columnAt)
  }
  return { rowAt, columnAt }
}

/** The id of a row or column that there is none of: what was copied beyond the edge of the table. */
export const GONE = '#'

/** Where a reference's cells are now; null where a row or column of it is gone. */
export function areaOf(layout: Layout, { from, to }: Reference): Area | null {
  const { rowAt, columnAt } = placesOf(layout)
  const corner = ({ row, column }: Corner): readonly [number, number] | null => {
    const x = columnAt.get(column)
    const y = row === undefined ? -1 : rowAt.get(row)
    return x === undefined || y === undefined ? null : [y, x]
  }
  const first = corner(from)
  const last = to === undefined ? first : corner(to)
  if (first === null || last === null) return null
  const whole = first[0] < 0 || last[0] < 0
  if (whole && layout.rows.length === 0) return null
  return {
    top: whole ? 0 : Math.min(first[0], last[0]),
    bottom: whole ? layout.rows.length - 1 : Math.max(first[0], last[0]),
    left: Math.min(first[1], last[1]),
    right: Math.max(first[1], last[1]),
  }
}

/** What names a table in a formula: 附件2!, in quotation marks where it has signs in it; '' for the own one. */
const sheetText = (label: string): string =>
  /^[\p{L}\p{N}_.]+$/u.test(label) ? `${label}!` : `'${label.replaceAll("'", "''")}'!`

const fixedOf = ({ fixedColumn, fixedRow }: TypedCorner): Corner['fixed'] =>
  fixedColumn && fixedRow ? 'both' : fixedColumn ? 'column' : fixedRow ? 'row' : undefined

function keptCorner(layout: Layout, typed: TypedCorner): Corner {
  const column = layout.columns[typed.column]
  const row = typed.row === null ? undefined : layout.rows[typed.row]
  if (column === undefined)
    throw new Problem(
      'formula',
      `表里没有${columnLetters(typed.column)}列，最后一列是${columnLetters(layout.columns.length - 1)}，请改公式。`,
    )
  if (typed.row !== null && row === undefined)
    throw new Problem(
      'formula',
      `表里没有${address(typed.row, typed.column)}，最后一行是第${layout.rows.length}行，请改公式。`,
    )
  const fixed = fixedOf(typed)
  return { ...(row && { row: row.id }), column: column.id, ...(fixed && { fixed }) }
}

/** A reference as it is typed, by ids. @throws Problem('formula') where there are no such cells */
export function keptReference(
  own: Layout,
  others: readonly Other[],
  { sheet, from, to }: TypedArea,
): Reference {
  const table =
    sheet === null ? undefined : others.find(({ label }) => comparable(label) === comparable(sheet))
  if (sheet !== null && table === undefined)
    throw new Problem(
      'formula',
      others.length === 0
        ? `这份报告里没有别的附件，“${sheet}”引用不到。`
        : `这份报告里没有“${sheet}”，可以引用的有${others.map(({ label }) => label).join('、')}。`,
    )
  const layout = table ?? own
  return {
    ...(table && { table: table.id }),
    from: keptCorner(layout, from),
    ...(to !== null && { to: keptCorner(layout, to) }),
  }
}

/** The areas of a tree, in the order in which they are typed. */
export function areasIn(tree: Node): (TypedArea & { readonly at: Place })[] {
  const areas: TypedArea[] = []
  mapped(tree, (node) => {
    if (node.kind === 'area') areas.push(node)
    return node
  })
  return areas.sort((a, b) => a.at[0] - b.at[0])
}

/** Whether a text is meant as a formula: it begins with =, in either width, and goes on. */
export const isFormula = (text: string): boolean => /^\s*[=＝]\s*[^\s=＝]/.test(text)

/**
 * The formula that a person typed, as it is kept.
 * @param typed with = or without, in signs of either language
 * @param others the other attachments of the report
 * @throws Problem('formula') with a sentence for the person
 */
export const readFormula = (typed: string, own: Layout, others: readonly Other[] = []): Formula =>
  keptFormula(typed, (area) => keptReference(own, others, area))

/**
 * The formula as it is kept, whatever its references mean.
 * @param kept what a reference is by ids; may throw Problem('formula')
 * @throws Problem('formula') with a sentence for the person
 */
export function keptFormula(typed: string, kept: (area: TypedArea) => Reference): Formula {
  const { tree, plain } = formulaTree(typed)
  mapped(tree, (node) => {
    const wrong = node.kind === 'call' ? wrongCall(node.name, node.given.length) : null
    if (wrong !== null) throw new Problem('formula', wrong)
    // What stands for a reference in a kept formula is no text that anybody can type.
    if (node.kind === 'stored')
      throw new Problem('formula', `“{${node.number}}”看不懂，花括号不能用，请直接写数或单元格。`)
    return node
  })
  const areas = areasIn(tree)
  const references = areas.map(kept)
  let source = ''
  let done = 0
  for (const [number, { at }] of areas.entries()) {
    source += `${plain.slice(done, at[0])}{${number}}`
    done = at[1]
  }
  source = (source + plain.slice(done)).trim().replace(/^=\s*/, '')
  return { source, references }
}

/** The formula that a text is, or the sentence that says why it cannot be understood. */
export function understood(typed: string, own: Layout): Formula | string {
  try {
    return readFormula(typed, own)
  } catch (error) {
    if (isProblem(error, 'formula')) return error.message
    throw error
  }
}

/** What stands where a reference is gone. */
const LOST = '#引用'

function cornerSaid(layout: Layout, { row, column, fixed }: Corner): string | null {
  const { rowAt, columnAt } = placesOf(layout)
  const x = columnAt.get(column)
  const y = row === undefined ? null : rowAt.get(row)
  if (x === undefined || y === undefined) return null
  const letters = `${fixed === 'column' || fixed === 'both' ? '$' : ''}${columnLetters(x)}`
  return y === null ? letters : `${letters}${fixed === 'row' || fixed === 'both' ? '$' : ''}${y + 1}`
}

function referenceSaid(own: Layout, others: readonly Other[], { table, from, to }: Reference): string {
  const other = others.find(({ id }) => id === table)
  if (table !== undefined && other === undefined) return LOST
  const layout = other ?? own
  const [first, last] = [cornerSaid(layout, from), to === undefined ? '' : cornerSaid(layout, to)]
  if (first === null || last === null) return LOST
  return `${other === undefined ? '' : sheetText(other.label)}${first}${to === undefined ? '' : `:${last}`}`
}

/** The formula as a person reads and edits it: =SUM(E1:E3). */
export const formulaText = (
  { source, references }: Formula,
  own: Layout,
  others: readonly Other[] = [],
): string =>
  `=${inText(source, (number) => {
    const reference = references[number]
    return reference === undefined ? LOST : referenceSaid(own, others, reference)
  })}`

/** The source with something in place of its references; what stands in quotation marks is left alone. */
export const inText = (source: string, said: (number: number) => string): string =>
  source.replace(/"(?:[^"]|"")*"|\{(\d+)\}/g, (whole, number?: string) =>
    number === undefined ? whole : said(Number(number)),
  )

/**
 * The formula as it reads in a cell so many rows below and columns to the right of the one that it stands in: what has no
 * $ goes along. What comes to lie beyond the edge of the table is gone.
 */
export function movedFormula(formula: Formula, own: Layout, down: number, right: number): Formula {
  if (down === 0 && right === 0) return formula
  const { rowAt, columnAt } = placesOf(own)
  const corner = (kept: Corner): Corner => {
    const stays = kept.fixed
    const x = columnAt.get(kept.column)
    const column =
      stays === 'column' || stays === 'both' || x === undefined
        ? kept.column
        : (own.columns[x + right]?.id ?? GONE)
    if (kept.row === undefined) return { ...kept, column }
    const y = rowAt.get(kept.row)
    const row =
      stays === 'row' || stays === 'both' || y === undefined ? kept.row : (own.rows[y + down]?.id ?? GONE)
    return { ...kept, row, column }
  }
  return {
    ...formula,
    references: formula.references.map((reference) =>
      // Rows of another attachment are not those of this one; by how much they would move, nobody could say.
      reference.table !== undefined
        ? reference
        : {
            ...reference,
            from: corner(reference.from),
            ...(reference.to !== undefined && { to: corner(reference.to) }),
          },
    ),
  }
}
