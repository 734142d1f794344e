/** Which computed cells read which cells, and in what order they are to be computed. */
import type { Formula, Row } from '../attachment/model.ts'
import { type Area, areaOf, type Layout } from './references.ts'

/** A computed cell, and where what it reads lies in its own table. */
export interface Computed {
  readonly row: number
  readonly column: number
  readonly formula: Formula
  readonly areas: readonly (Area | null)[]
}

/** Areas of so many cells are entered cell by cell; larger ones are looked through. */
const SMALL = 64

/** A cell as one number. */
export const cellKey = (row: number, column: number): number => row * 1_000 + column

export interface Graph {
  readonly cells: readonly Computed[]
  /** Index of a computed cell by its key. */
  readonly at: ReadonlyMap<number, number>
  /** Computed cells that read a cell. */
  readonly readers: (row: number, column: number) => readonly number[]
}

/** The computed cells of a table. */
export function graphOf(layout: Layout & { readonly rows: readonly Row[] }): Graph {
  const columnAt = new Map(layout.columns.map(({ id }, index) => [id, index]))
  const cells: Computed[] = []
  const at = new Map<number, number>()
  const single = new Map<number, number[]>()
  const large: { readonly area: Area; readonly reader: number }[] = []
  for (const [row, { formulas }] of layout.rows.entries()) {
    if (formulas === undefined) continue
    for (const [id, formula] of Object.entries(formulas)) {
      const column = columnAt.get(id)
      if (column === undefined) continue
      const reader = cells.length
      const areas = formula.references.map((reference) =>
        reference.table === undefined ? areaOf(layout, reference) : null,
      )
      cells.push({ row, column, formula, areas })
      at.set(cellKey(row, column), reader)
      for (const area of areas) {
        if (area === null) continue
        if ((area.bottom - area.top + 1) * (area.right - area.left + 1) > SMALL) {
          large.push({ area, reader })
          continue
        }
        for (let y = area.top; y <= area.bottom; y += 1)
          for (let x = area.left; x <= area.right; x += 1) {
            const key = cellKey(y, x)
            const known = single.get(key)
            if (known === undefined) single.set(key, [reader])
            else known.push(reader)
          }
      }
    }
  }
  const readers = (row: number, column: number): readonly number[] => {
    const near = single.get(cellKey(row, column)) ?? []
    if (large.length === 0) return near
    const far = large.flatMap(({ area, reader }) =>
      row >= area.top && row <= area.bottom && column >= area.left && column <= area.right ? [reader] : [],
    )
    return far.length === 0 ? near : [...near, ...far]
  }
  return { cells, at, readers }
}

/** A computed cell in the order of computing; `circular` where it reads itself, or what reads it. */
export interface Turn {
  readonly index: number
  readonly circular: boolean
}

/**
 * The computed cells that are to be computed after some cells changed, each behind those that it reads.
 * @param changed places of cells; computed ones among them are computed themselves
 */
export function affected(
  graph: Graph,
  changed: Iterable<readonly [row: number, column: number]>,
): readonly Turn[] {
  const first = new Set<number>()
  for (const [row, column] of changed) {
    const own = graph.at.get(cellKey(row, column))
    if (own !== undefined) first.add(own)
    for (const reader of graph.readers(row, column)) first.add(reader)
  }
  return componentsFrom(first, (index) => {
    const cell = graph.cells[index]
    return cell === undefined ? [] : graph.readers(cell.row, cell.column)
  }).reverse()
}

/**
 * Tarjan's strongly connected components, without going as deep as a chain is long: each cell behind those that read it, the
 * cells of one circle beside each other.
 */
function componentsFrom(starts: Iterable<number>, following: (index: number) => readonly number[]): Turn[] {
  const numbers = new Map<number, number>()
  const lowest = new Map<number, number>()
  const stack: number[] = []
  const onStack = new Set<number>()
  const done: Turn[] = []
  const enter = (index: number) => {
    numbers.set(index, numbers.size)
    lowest.set(index, numbers.size - 1)
    stack.push(index)
    onStack.add(index)
    return { index, after: following(index), next: 0 }
  }
  const lower = (index: number, by: number | undefined): void => {
    lowest.set(index, Math.min(lowest.get(index) ?? 0, by ?? 0))
  }
  for (const start of starts) {
    if (numbers.has(start)) continue
    const path = [enter(start)]
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const to = here.after[here.next]
      if (to !== undefined) {
        here.next += 1
        if (!numbers.has(to)) path.push(enter(to))
        else if (onStack.has(to)) lower(here.index, numbers.get(to))
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above !== undefined) lower(above.index, lowest.get(here.index))
      if (lowest.get(here.index) !== numbers.get(here.index)) continue
      const circle = stack.splice(stack.lastIndexOf(here.index))
      const circular = circle.length > 1 || here.after.includes(here.index)
      for (const index of circle) {
        onStack.delete(index)
        done.push({ index, circular })
      }
    }
  }
  return done
}
