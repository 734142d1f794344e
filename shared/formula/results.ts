/**
 * What follows a step in a table with formulas: computed cells come out anew, references hold on to what is left of what
 * they read, and a computed cell that is typed over is computed no more. All of it is edits beside the person's own, so
 * that one undo takes it back and every reader of a cell sees what it comes to.
 */
import { address } from '../attachment/address.ts'
import { apply, type Edit } from '../attachment/edits.ts'
import {
  type Attachment,
  type Corner,
  cellText,
  columnOf,
  type Formula,
  type Reference,
  type Row,
} from '../attachment/model.ts'
import { sign } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { unitOf } from '../measure/unit.ts'
import { isProblem } from '../problem.ts'
import { evaluate, type Read } from './evaluate.ts'
import { mapped, type Node, storedTree } from './grammar.ts'
import { affected, type Computed, cellKey, type Graph, graphOf } from './graph.ts'
import { areaOf, type Layout } from './references.ts'
import { cellValue, type Fault, fault, resultText, type Value } from './value.ts'

/** What the other attachments of the report hold, by id, undefined where there is none such; null where nobody knows. */
export type Others = ((table: string) => Layout | undefined) | null

const trees = new Map<string, Node | Fault>()
const KEPT = 5_000

/** Formulas that differ in their references only share a tree. */
function treeOf(source: string): Node | Fault {
  const before = trees.get(source)
  if (before !== undefined) return before
  if (trees.size >= KEPT) trees.clear()
  const tree = readable(source)
  trees.set(source, tree)
  return tree
}

/** What lies in a file may have been written by anybody. */
function readable(source: string): Node | Fault {
  try {
    return storedTree(source)
  } catch (error) {
    if (isProblem(error, 'formula')) return fault('不是数', error.message)
    throw error
  }
}

function computed(formula: Formula, read: Read): Value {
  const tree = treeOf(formula.source)
  if (tree.kind === 'fault') return tree
  const value = evaluate(tree, read)
  return isNothing(value) && isBare(formula, read) && !asksForBlanks(tree) ? NOTHING : value
}

const NOTHING: Value = { kind: 'text', text: '' }

const isNothing = (value: Value): boolean =>
  value.kind === 'figure'
    ? sign(value.n) === 0
    : value.kind === 'blank' || (value.kind === 'fault' && value.fault === '除以零')

/** Whether all that a formula reads is blank: then it shows nothing, for a 0 would be judged as a figure that was filled in. */
const isBare = ({ references }: Formula, read: Read): boolean =>
  references.length > 0 &&
  references.every((_, number) => {
    const cells = read(number)
    return cells.kind === 'area' && cells.cells.every(({ value }) => value.kind === 'blank')
  })

/** COUNT and IF may be asked about blank cells, and have an answer. */
function asksForBlanks(tree: Node): boolean {
  let asks = false
  mapped(tree, (node) => {
    if (node.kind === 'call' && (node.name === 'COUNT' || node.name === 'IF')) asks = true
    return node
  })
  return asks
}

/** Whether a formula that shows nothing says so itself (=IF(COUNT(E1:E3)=0,"",…)), as in every spreadsheet. */
export function isBlankByItself({ source }: Formula): boolean {
  const tree = treeOf(source)
  return tree.kind !== 'fault' && asksForBlanks(tree)
}

/** Whether it can be computed: nothing is said of another attachment that is not known here. */
const isKnown = ({ references }: Formula, others: Others): boolean =>
  others !== null || references.every(({ table }) => table === undefined)

/** Roles whose figures are in the unit of their row. */
const IN_ROW_UNIT: ReadonlySet<string> = new Set(['target', 'actual'])

/** A cell's value; a bare figure has the unit that its row says. */
function valueIn(layout: Layout, row: Row, column: Layout['columns'][number], text: string): Value {
  const value = cellValue(text)
  if (value.kind !== 'figure' || value.typed || !IN_ROW_UNIT.has(column.role)) return value
  const unit = comparable(cellText(row, columnOf(layout.columns, 'unit')))
  return unit === '' || unitOf(unit) === null ? value : { ...value, unit: unit === '%' ? '未写出的%' : unit }
}

/** Computes cells of a table one after another; `texts` has what came out so far, by cellKey. */
function reader(layout: Layout, others: Others, texts: ReadonlyMap<number, string>) {
  return (formula: Formula): Read =>
    (number) => {
      const reference = formula.references[number]
      const table = reference?.table
      const from = table === undefined ? layout : others?.(table)
      if (reference === undefined || from === undefined)
        return fault('引用', '引用的附件已不在这份报告里，请改公式。')
      const area = areaOf(from, reference)
      if (area === null) return fault('引用', '引用的行或列已经删除，请改公式。')
      const cells = []
      for (let y = area.top; y <= area.bottom; y += 1)
        for (let x = area.left; x <= area.right; x += 1) {
          const [row, column] = [from.rows[y], from.columns[x]]
          if (row === undefined || column === undefined) continue
          const text = (from === layout ? texts.get(cellKey(y, x)) : undefined) ?? cellText(row, column)
          cells.push({ value: valueIn(from, row, column, text), cell: address(y, x) })
        }
      return { kind: 'area', cells, width: area.right - area.left + 1 }
    }
}

/** What a formula comes to in a table as it stands, with the sentence of a fault. */
export const resultOf = (formula: Formula, layout: Layout, others: Others = null): Value =>
  computed(formula, reader(layout, others, new Map())(formula))

/** The edits that bring all computed cells of a table up to date. */
export const recomputed = (table: Attachment, others: Others = null): Edit[] => {
  const graph = graphOf(table)
  return graph.cells.length === 0 ? [] : recomputedAfter(table, graph, allOf(graph), others)
}

/** The edits that bring computed cells up to date after these cells changed. */
function recomputedAfter(
  layout: Attachment,
  graph: Graph,
  changed: Iterable<readonly [row: number, column: number]>,
  others: Others,
): Edit[] {
  const texts = new Map<number, string>()
  const read = reader(layout, others, texts)
  const edits: Edit[] = []
  const become = ({ row, column }: Computed, text: string): void => {
    const [at, under] = [layout.rows[row], layout.columns[column]]
    if (at === undefined || under === undefined) return
    texts.set(cellKey(row, column), text)
    const from = cellText(at, under)
    if (from !== text) edits.push({ type: 'cell', row: at.id, column: under.id, from, to: text })
  }
  for (const { index, circular } of affected(graph, changed)) {
    const cell = graph.cells[index]
    if (cell === undefined) continue
    const { formula } = cell
    if (!isKnown(formula, others)) continue
    become(cell, circular ? '#循环' : resultText(computed(formula, read(formula)), formula))
  }
  return edits
}

const hasFormulas = ({ rows }: Pick<Attachment, 'rows'>): boolean =>
  rows.some(({ formulas }) => formulas !== undefined)

const STRUCTURAL: ReadonlySet<Edit['type']> = new Set([
  'insertRows',
  'deleteRows',
  'moveRows',
  'insertColumns',
  'deleteColumns',
  'moveColumns',
  // Roles say whose unit a figure has.
  'column',
])

/**
 * A person's edits, and what follows from them.
 * @param before the table that they are done to
 * @param others the other attachments of its report
 * @returns the edits themselves where the table computes nothing
 * @throws Problem('conflict') where the edits do not fit the table
 */
export function withResults(
  before: Attachment,
  edits: readonly Edit[],
  others: Others = null,
): readonly Edit[] {
  if (!hasFormulas(before) && !edits.some(bringsFormulas)) return edits
  const done: Edit[] = [...edits]
  let after = apply(before, edits)
  const add = (more: readonly Edit[]): void => {
    if (more.length === 0) return
    after = apply(after, more)
    done.push(...more)
  }
  add(typedOver(after, edits, others))
  const structural = edits.some(({ type }) => STRUCTURAL.has(type))
  if (structural) add(heldOn(before, after))
  const graph = graphOf(after)
  if (graph.cells.length === 0) return done
  add(recomputedAfter(after, graph, structural ? allOf(graph) : touched(after, edits), others))
  return done
}

/** A step's edits without what only followed from them in the table that they were done to: results of formulas. */
export function withoutResults(before: Attachment, edits: readonly Edit[]): readonly Edit[] {
  if (!hasFormulas(before) && !edits.some(bringsFormulas)) return edits
  const rows = new Map(apply(before, edits).rows.map((row) => [row.id, row]))
  return edits.filter(
    (edit) => edit.type !== 'cell' || rows.get(edit.row)?.formulas?.[edit.column] === undefined,
  )
}

const bringsFormulas = (edit: Edit): boolean =>
  (edit.type === 'formula' && edit.to !== null) ||
  (edit.type === 'insertRows' && edit.rows.some(({ formulas }) => formulas !== undefined))

const allOf = ({ cells }: Graph): (readonly [number, number])[] =>
  cells.map(({ row, column }) => [row, column])

/** Computed cells into which something else was written than they come to: they are computed no more. */
function typedOver(after: Attachment, edits: readonly Edit[], others: Others): Edit[] {
  const rows = new Map(after.rows.map((row) => [row.id, row]))
  const computed = new Set(
    edits.flatMap((edit) => (edit.type === 'formula' ? [`${edit.row}\n${edit.column}`] : [])),
  )
  return edits.flatMap((edit): Edit[] => {
    if (edit.type !== 'cell' || edit.from === edit.to || computed.has(`${edit.row}\n${edit.column}`))
      return []
    const row = rows.get(edit.row)
    const from = row?.formulas?.[edit.column]
    if (row === undefined || from === undefined || !isKnown(from, others)) return []
    if (resultText(resultOf(from, after, others), from) === (row.cells[edit.column] ?? '')) return []
    computed.add(`${edit.row}\n${edit.column}`)
    return [{ type: 'formula', row: edit.row, column: edit.column, from, to: null }]
  })
}

/** The cells that edits changed, where they stand now. */
function touched(after: Attachment, edits: readonly Edit[]): (readonly [number, number])[] {
  const columnAt = new Map(after.columns.map(({ id }, index) => [id, index]))
  const wanted = edits.flatMap((edit) => (edit.type === 'cell' || edit.type === 'formula' ? [edit] : []))
  const rowAt = new Map(after.rows.map(({ id }, index) => [id, index]))
  const unit = columnOf(after.columns, 'unit')?.id
  return wanted.flatMap((edit) => {
    const row = rowAt.get(edit.row)
    const column = columnAt.get(edit.column)
    if (row === undefined || column === undefined) return []
    // A row's other unit makes other values of all its figures.
    if (edit.column === unit) return after.columns.map((_, at) => [row, at] as const)
    return [[row, column] as const]
  })
}

/** Formulas whose rectangles lost a corner: it goes to the nearest row or column that is left of the rectangle. */
function heldOn(before: Attachment, after: Attachment): Edit[] {
  const rows = new Set(after.rows.map(({ id }) => id))
  const columns = new Set(after.columns.map(({ id }) => id))
  const gone =
    before.rows.some(({ id }) => !rows.has(id)) || before.columns.some(({ id }) => !columns.has(id))
  if (!gone) return []
  return after.rows.flatMap((row) =>
    Object.entries(row.formulas ?? {}).flatMap(([column, from]): Edit[] => {
      const references = from.references.map((reference) => shrunk(before, reference, rows, columns))
      return references.every((reference, at) => reference === from.references[at])
        ? []
        : [{ type: 'formula', row: row.id, column, from, to: { ...from, references } }]
    }),
  )
}

/** A rectangle without the rows and columns that are gone; itself where it lost none of its corners, or all. */
function shrunk(
  before: Attachment,
  reference: Reference,
  rows: ReadonlySet<string>,
  columns: ReadonlySet<string>,
): Reference {
  const { from, to } = reference
  if (reference.table !== undefined || to === undefined) return reference
  const stands = ({ row, column }: Corner): boolean =>
    (row === undefined || rows.has(row)) && columns.has(column)
  if (stands(from) && stands(to)) return reference
  const area = areaOf(before, reference)
  if (area === null) return reference
  const left = before.rows.slice(area.top, area.bottom + 1).filter(({ id }) => rows.has(id))
  const across = before.columns.slice(area.left, area.right + 1).filter(({ id }) => columns.has(id))
  const [row, lastRow, column, lastColumn] = [left[0], left.at(-1), across[0], across.at(-1)]
  if (row === undefined || lastRow === undefined || column === undefined || lastColumn === undefined)
    return reference
  const corner = (was: Corner, last: boolean): Corner => ({
    ...was,
    ...(was.row !== undefined && { row: (last ? lastRow : row).id }),
    column: (last ? lastColumn : column).id,
  })
  return { ...reference, from: corner(from, false), to: corner(to, true) }
}
