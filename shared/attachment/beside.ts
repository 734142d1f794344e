/** What is kept beside the texts of cells: how they are computed, how they are shown, and what was noted on them. */
import type { Edit } from './edit-schema.ts'
import type { Formula, Mark, Note, Row } from './model.ts'
import { same } from './same.ts'

/** Each by the type of its edit. */
export interface Beside {
  readonly formula: Formula
  readonly mark: Mark
  readonly note: Note
}
export type BesideType = keyof Beside

/** Where a row keeps each, by column id. */
export const BESIDE = { formula: 'formulas', mark: 'marks', note: 'notes' } as const

export const BESIDES = Object.keys(BESIDE) as readonly BesideType[]

/** What a row keeps of a kind, by column id. */
export const besideOf = <T extends BesideType>(
  row: Row | undefined,
  type: T,
): Readonly<Record<string, Beside[T]>> =>
  (row?.[BESIDE[type]] ?? {}) as unknown as Readonly<Record<string, Beside[T]>>

/** The row with these in place of those it kept; without the key where there are none. */
export function withBeside<T extends BesideType>(
  row: Row,
  type: T,
  all: Readonly<Record<string, Beside[T]>>,
): Row {
  const { [BESIDE[type]]: _, ...rest } = row
  return Object.keys(all).length === 0 ? (rest as Row) : { ...(rest as Row), [BESIDE[type]]: all }
}

/** An edit of what is kept beside a cell. */
export const besideEdit = <T extends BesideType>(
  type: T,
  row: string,
  column: string,
  from: Beside[T] | null,
  to: Beside[T] | null,
): Edit => ({ type, row, column, from, to }) as Edit

/** The edits that take out what rows keep beside the cells of these columns; `types` are all where none are named. */
export const besideEmptied = (row: Row, column: string, types: readonly BesideType[] = BESIDES): Edit[] =>
  types.flatMap((type) => {
    const from = besideOf(row, type)[column]
    return from === undefined ? [] : [besideEdit(type, row.id, column, from, null)]
  })

/** The edits by which what one row keeps beside its cells becomes what the other does. */
export const besideChanged = (row: Row, to: Row): Edit[] =>
  BESIDES.flatMap((type) => {
    const [was, wanted] = [besideOf(row, type), besideOf(to, type)]
    if (was === wanted) return []
    return [...new Set([...Object.keys(was), ...Object.keys(wanted)])].flatMap((column) => {
      const [from, then] = [was[column] ?? null, wanted[column] ?? null]
      return same(from, then) ? [] : [besideEdit(type, row.id, column, from, then)]
    })
  })

/** Columns beside whose cells a row keeps something. */
export const besideColumns = (row: Row): string[] =>
  BESIDES.flatMap((type) => Object.keys(besideOf(row, type)))
