/**
 * Formulas keep the results that they last had. Where cells under them change, those results are wrong: they are
 * taken out, so that every program calculates them when it opens the file and none shows the old ones. (A wish to be
 * calculated in workbook.xml would leave other sheets byte for byte, but not every program heeds it.)
 */
import { attribute, elementsOf, type Splice, spliced, unescapeXml, withAttribute } from '../../xml/edit.ts'
import { type Book, type ListedSheet, WORKBOOK } from './book.ts'
import { areaOf, type Scanned, scan } from './formula.ts'
import { grouped } from './grouped.ts'
import { formulasOf, type SheetXml } from './sheet.ts'
import type { StaleCell } from './shift.ts'
import { meantBy, tableObjects } from './structured.ts'

/** Cells by sheet (its name in lower case) and row. */
type Dirty = Map<string, Map<number, Set<number>>>

function mark(dirty: Dirty, { sheet, row, column }: StaleCell): void {
  const key = sheet.toLowerCase()
  const rows = dirty.get(key) ?? new Map<number, Set<number>>()
  dirty.set(key, rows)
  const columns = rows.get(row) ?? new Set<number>()
  rows.set(row, columns)
  columns.add(column)
}

interface Dependent {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly scanned: Scanned
}

function touches(
  rows: ReadonlyMap<number, ReadonlySet<number>>,
  { top, bottom, left, right }: ReturnType<typeof areaOf>,
): boolean {
  const hit = (columns: ReadonlySet<number> | undefined): boolean => {
    if (columns === undefined) return false
    for (const column of columns) if (column >= left && column <= right) return true
    return false
  }
  // Whichever is shorter: the area's rows or the rows that changed.
  if (bottom - top < rows.size) {
    for (let row = top; row <= bottom; row += 1) if (hit(rows.get(row))) return true
    return false
  }
  for (const [row, columns] of rows) if (row >= top && row <= bottom && hit(columns)) return true
  return false
}

/** So many times all formulas are looked through; longer chains than that are taken as depending. */
const ROUNDS = 64

/** Takes out what is no longer true after these cells changed. `stale` are formulas that are known to see others. */
export async function dropStaleResults(
  book: Book,
  sheets: readonly ListedSheet[],
  changed: readonly StaleCell[],
  stale: readonly StaleCell[],
): Promise<void> {
  const dirty: Dirty = new Map()
  for (const cell of [...changed, ...stale]) mark(dirty, cell)
  const names = new Map<string, Scanned>()
  for (const { tag, inner } of elementsOf(await book.read(WORKBOOK), ['definedName'])) {
    const text = unescapeXml((await book.read(WORKBOOK)).slice(...inner))
    names.set((attribute(tag, 'name') ?? '').toLowerCase(), scan(text))
  }
  const tables = await tableObjects(book, sheets)
  /** Whether a formula in a cell reads one that changed; what cannot be told is taken as reading it. */
  const depends = (scanned: Scanned, at: StaleCell): boolean =>
    scanned.structured.some((reference) => {
      const meant = meantBy(reference, tables, at)
      const rows = meant === null ? undefined : dirty.get(meant.sheet.toLowerCase())
      return meant === null || (rows !== undefined && meant.areas.some((area) => touches(rows, area)))
    }) ||
    scanned.references.some((reference) => {
      if (reference.across) return true
      const rows = dirty.get((reference.sheet ?? at.sheet).toLowerCase())
      return rows !== undefined && touches(rows, areaOf(reference))
    }) ||
    scanned.names.some((name) => {
      const meant = names.get(name)
      return meant !== undefined && depends({ ...meant, names: [] }, at)
    })

  let waiting: Dependent[] = []
  for (const { name, part } of sheets) {
    if (!/<(?:[\w.-]+:)?f[\s>]/.test(await book.read(part))) continue
    const fresh = new Set(
      changed.flatMap(({ sheet, row, column }) => (sheet === name ? [`${row}:${column}`] : [])),
    )
    // What was written just now is with its result.
    for (const { cell, text } of formulasOf(await book.sheet(part)))
      if (!fresh.has(`${cell.row}:${cell.column}`))
        waiting.push({ sheet: name, row: cell.row, column: cell.column, scanned: scan(text) })
  }
  const found: StaleCell[] = [...stale]
  for (let round = 0; waiting.length > 0; round += 1) {
    const due = round < ROUNDS ? waiting.filter((one) => depends(one.scanned, one)) : waiting
    if (due.length === 0) break
    for (const one of due) mark(dirty, one)
    found.push(...due)
    const done = new Set(due)
    waiting = waiting.filter((one) => !done.has(one))
  }

  const bySheet = grouped(found, ({ sheet }) => sheet)
  for (const { name, part } of sheets) {
    const cells = bySheet.get(name)
    if (cells !== undefined) book.write(part, withoutResults(await book.sheet(part), cells))
  }
}

/** The sheet without the kept results of these formulas. */
function withoutResults(sheet: SheetXml, cells: readonly StaleCell[]): string {
  const due = new Set(cells.map(({ row, column }) => `${row}:${column}`))
  const splices = formulasOf(sheet).flatMap(({ cell }): Splice[] => {
    if (!due.has(`${cell.row}:${cell.column}`)) return []
    const results = elementsOf(sheet.xml, ['v', 'is'], ...cell.inner)
    const tag = withAttribute(cell.tag, 't', null)
    return [
      { start: cell.start, end: cell.start + cell.tag.length, text: tag },
      ...results.map(({ start, end }) => ({ start, end, text: '' })),
    ]
  })
  return spliced(sheet.xml, splices)
}
