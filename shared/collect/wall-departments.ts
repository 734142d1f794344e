/** The departments of the wall: what each was asked for, what is there of it, and its files and letters. */
import { cellKey } from './asked.ts'
import type { SentLetter } from './sent.ts'
import { isClear } from './settle.ts'
import type { DepartmentState, TakenReturn, WallCell, WallDepartment, WallGiven } from './wall-model.ts'
import { type Asked, groupBy } from './wall-table.ts'

/** In the order in which they were asked; then those that came by themselves, and last the unknown. */
export function departmentsOf(
  { tasks, returns }: WallGiven,
  cells: readonly WallCell[],
  all: ReadonlyMap<string, Asked>,
  letters: ReadonlyMap<string, readonly SentLetter[]>,
): WallDepartment[] {
  const names = [...tasks, ...returns].map(({ department }) => department)
  const known = [...new Set(names)].filter((name) => name !== '')
  const filesOf = groupBy(returns, ({ department }) => department)
  const cellsOf = new Map<
    string,
    { readonly cell: WallCell; readonly mine: boolean; readonly there: boolean }[]
  >()
  for (const cell of cells) {
    const asked = new Set(all.get(cellKey(cell.table, cell.row, cell.column))?.departments)
    // What was refused has to be reported again.
    const there = new Set(
      cell.offers.filter(({ state }) => state !== 'refused').map(({ department }) => department),
    )
    for (const name of cell.departments) {
      const own = cellsOf.get(name) ?? []
      cellsOf.set(name, own)
      own.push({ cell, mine: asked.has(name), there: there.has(name) })
    }
  }
  // A thousand villages each look for their own among a thousand.
  const grouped = new Map<WallCell, ReadonlyMap<string, WallCell['offers']>>()
  const offersIn = (cell: WallCell): ReadonlyMap<string, WallCell['offers']> => {
    const before = grouped.get(cell)
    if (before !== undefined) return before
    const made = groupBy(cell.offers, ({ department }) => department)
    grouped.set(cell, made)
    return made
  }
  return (names.includes('') ? [...known, ''] : known).map((name) => {
    const own = cellsOf.get(name) ?? []
    const files = (filesOf.get(name) ?? []).toSorted((a, b) => (a.at < b.at ? 1 : -1))
    const counts = { none: 0, same: 0, sure: 0, waiting: 0, accepted: 0, refused: 0 }
    // Of a cell that waits for what another has sent nothing is there of this one.
    for (const { cell, there } of own) counts[cell.state === 'waiting' && !there ? 'none' : cell.state] += 1
    const mine = own.filter((one) => one.mine)
    // Of somebody who was asked for nothing all that they offer is what there is.
    const asked = mine.length > 0 ? mine : own
    const filled = asked.filter(({ there }) => there).length
    // What another says for its cell is no doubt of what it has sent itself.
    const open = own.filter(({ cell, there }) => there && cell.state === 'waiting')
    const adding = open.filter(({ cell }) => cell.adds && isClearPart(offersIn(cell).get(name) ?? [])).length
    const waiting = open.length - adding
    return {
      name,
      state: departmentState(files, waiting, asked.length, filled),
      asked: asked.length,
      filled,
      counts,
      adding,
      fresh: own.filter(({ cell }) => cell.fresh).length,
      files: files.map(({ candidates, ...file }) => ({ ...file, offered: candidates.length })),
      letters: letters.get(name) ?? [],
    }
  })
}

/** A part that is only waiting to be added to those of others. */
const isClearPart = (offers: WallCell['offers']): boolean => {
  const own = offers.filter(({ state }) => state !== 'replaced')
  return own.filter(({ state }) => state === 'waiting').length <= 1 && own.every(isClear)
}

function departmentState(
  files: readonly TakenReturn[],
  waiting: number,
  asked: number,
  filled: number,
): DepartmentState {
  // What was accepted of a file that was taken off since is there all the same.
  if (files.length === 0 && filled === 0) return 'none'
  if (files.length > 0 && files.every(({ error }) => error !== null)) return 'unreadable'
  if (waiting > 0) return 'doubtful'
  return filled < asked || filled === 0 ? 'part' : 'whole'
}
