/** Letters (查询函) on the wall: which cells they ask about, what answers them, and what an answer takes the place of. */
import { cellKey } from './asked.ts'
import type { Candidate, Handout } from './model.ts'

/** A letter that a department was sent. */
export interface SentLetter {
  readonly id: string
  /** When it was made, ISO 8601, and by when the answer is wanted, as typed. */
  readonly at: string
  readonly due: string
  /** How many cells it asks about, and how many of them were answered. */
  readonly cells: number
  readonly answered: number
}

/** A letter as one cell tells of it: to whom, when (ISO 8601), and whether it was answered. */
export interface CellLetter {
  readonly department: string
  readonly at: string
  readonly answered: boolean
}

/** A letter as it asks one department about one cell. */
export interface LetterTo extends Pick<Handout, 'id' | 'at' | 'due'> {
  readonly department: string
}

/** What of an offer is asked here. */
interface Said extends Pick<Candidate, 'department'> {
  readonly letter?: string
  /** When it came here, ISO 8601. */
  readonly came: string
}

/** The letters that ask about each cell, by cellKey, the latest first; handings out of another kind are left out. */
export function lettersOf(handouts: readonly Handout[]): ReadonlyMap<string, readonly LetterTo[]> {
  const letters = new Map<string, LetterTo[]>()
  const inOrder = handouts.filter(({ kind }) => kind === 'ask').toSorted((a, b) => (a.at < b.at ? 1 : -1))
  for (const { id, at, due, tasks } of inOrder)
    for (const { department, table, rows, columns } of tasks)
      for (const row of rows)
        for (const column of columns) {
          const key = cellKey(table, row, column)
          const there = letters.get(key)
          if (there === undefined) letters.set(key, [{ id, at, due, department }])
          else there.push({ id, at, due, department })
        }
  return letters
}

/** Whether its department has answered: in the letter's own workbook, or by another word that came since. */
const isAnswered = ({ id, at, department }: LetterTo, offers: readonly Said[]): boolean =>
  offers.some((one) => one.department === department && (one.letter === id || one.came > at))

/** The letters that ask about a cell, the latest to each department. */
export function lettersAbout(asking: readonly LetterTo[], offers: readonly Said[]): readonly CellLetter[] {
  const latest = new Map<string, LetterTo>()
  for (const one of asking) if (!latest.has(one.department)) latest.set(one.department, one)
  return [...latest.values()].map((one) => ({
    department: one.department,
    at: one.at,
    answered: isAnswered(one, offers),
  }))
}

/** The letters of each department, the latest first, out of those that ask about cells and what was said in them. */
export function lettersTo(
  letters: ReadonlyMap<string, readonly LetterTo[]>,
  said: ReadonlyMap<string, readonly Said[]>,
): ReadonlyMap<string, readonly SentLetter[]> {
  const found = new Map<string, Map<string, SentLetter>>()
  for (const [key, asking] of letters)
    for (const one of asking) {
      const own = found.get(one.department) ?? new Map<string, SentLetter>()
      found.set(one.department, own)
      const { cells, answered } = own.get(one.id) ?? { cells: 0, answered: 0 }
      const more = isAnswered(one, said.get(key) ?? []) ? 1 : 0
      own.set(one.id, {
        id: one.id,
        at: one.at,
        due: one.due,
        cells: cells + 1,
        answered: answered + more,
      })
    }
  return new Map(
    [...found].map(([department, own]) => [
      department,
      [...own.values()].sort((a, b) => (a.at < b.at ? 1 : -1)),
    ]),
  )
}
