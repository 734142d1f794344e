/** The edits that make one state of an attachment out of another: how an earlier state is brought back. Pure. */
import { besideChanged } from '../attachment/beside.ts'
import { apply, type Edit } from '../attachment/edits.ts'
import { emptied } from '../attachment/emptied.ts'
import type { Attachment, Column, Row } from '../attachment/model.ts'
import { same } from '../attachment/same.ts'

/**
 * Edits that turn `now` into `then`, by the identity of rows and columns: what both have is changed where it stands,
 * what only one has goes or comes whole. None where they are the same.
 */
export function difference(now: Attachment, then: Attachment): Edit[] {
  const edits: Edit[] = []
  let draft = now
  const add = (more: readonly Edit[]): void => {
    if (more.length === 0) return
    draft = apply(draft, more)
    edits.push(...more)
  }
  add(goneRows(draft.rows, then.rows))
  add(emptiedFor(draft, then.columns))
  add(goneColumns(draft.columns, then.columns))
  add(changedColumns(draft.columns, then.columns))
  const kept = ordered(draft.columns, then.columns)
  add(kept.map((move): Edit => ({ type: 'moveColumns', ...move })))
  add(runsOf(then.columns, draft.columns).map(([at, columns]) => ({ type: 'insertColumns', at, columns })))
  add(ordered(draft.rows, then.rows).map((move): Edit => ({ type: 'moveRows', ...move })))
  add(runsOf(then.rows, draft.rows).map(([at, rows]) => ({ type: 'insertRows', at, rows })))
  add(changedRows(draft.rows, then.rows))
  if (!same(draft.merges, then.merges)) add([{ type: 'merges', from: draft.merges, to: then.merges }])
  if (!same(draft.heading, then.heading)) add([{ type: 'heading', from: draft.heading, to: then.heading }])
  return edits
}

interface Named {
  readonly id: string
}

const idsOf = (all: readonly Named[]): ReadonlySet<string> => new Set(all.map(({ id }) => id))

/** The runs of what `all` has and `others` have not, each with the index of its first; in order. */
function runsOf<T extends Named>(all: readonly T[], others: readonly Named[]): [number, T[]][] {
  const known = idsOf(others)
  const runs: [number, T[]][] = []
  for (const [at, one] of all.entries()) {
    if (known.has(one.id)) continue
    const last = runs.at(-1)
    if (last !== undefined && last[0] + last[1].length === at) last[1].push(one)
    else runs.push([at, [one]])
  }
  return runs
}

// The last first: those before it keep their places.
const goneRows = (now: readonly Row[], then: readonly Row[]): Edit[] =>
  runsOf(now, then)
    .map(([at, rows]): Edit => ({ type: 'deleteRows', at, rows }))
    .reverse()

const goneColumns = (now: readonly Column[], then: readonly Column[]): Edit[] =>
  runsOf(now, then)
    .map(([at, columns]): Edit => ({ type: 'deleteColumns', at, columns }))
    .reverse()

/** A column can go only when it is empty. */
const emptiedFor = ({ columns, rows }: Attachment, then: readonly Column[]): Edit[] =>
  emptied(
    rows,
    runsOf(columns, then).flatMap(([, run]) => run),
  )

function changedColumns(now: readonly Column[], then: readonly Column[]): Edit[] {
  const wanted = new Map(then.map((column) => [column.id, column]))
  return now.flatMap((from): Edit[] => {
    const to = wanted.get(from.id)
    return to === undefined || same(from, to) ? [] : [{ type: 'column', from, to }]
  })
}

/** The moves that bring what both have into the order of the second, as runs. */
function ordered(
  now: readonly Named[],
  then: readonly Named[],
): { from: number; count: number; to: number }[] {
  const list = now.map(({ id }) => id)
  const known = new Set(list)
  const wanted = then.flatMap(({ id }) => (known.has(id) ? [id] : []))
  const moves: { from: number; count: number; to: number }[] = []
  for (const [to, id] of wanted.entries()) {
    if (list[to] === id) continue
    const from = list.indexOf(id, to)
    let count = 1
    while (from + count < list.length && list[from + count] === wanted[to + count]) count += 1
    list.splice(to, 0, ...list.splice(from, count))
    moves.push({ from, count, to })
  }
  return moves
}

function changedRows(now: readonly Row[], then: readonly Row[]): Edit[] {
  const wanted = new Map(then.map((row) => [row.id, row]))
  return now.flatMap((row): Edit[] => {
    const to = wanted.get(row.id)
    if (to === undefined || row === to) return []
    const cells = [...new Set([...Object.keys(row.cells), ...Object.keys(to.cells)])].flatMap(
      (column): Edit[] => {
        const [from, text] = [row.cells[column] ?? '', to.cells[column] ?? '']
        return from === text ? [] : [{ type: 'cell', row: row.id, column, from, to: text }]
      },
    )
    const edits = [...besideChanged(row, to), ...cells]
    if (same(row.ruling, to.ruling)) return edits
    return [...edits, { type: 'ruling', row: row.id, from: row.ruling ?? null, to: to.ruling ?? null }]
  })
}
