/** Files that came back from departments, on the thread for files: what each of them offers, or why it cannot be read. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { departmentsOf, knownIn } from '../../shared/collect/department.ts'
import { identityOf } from '../../shared/collect/identity.ts'
import type { Return, Task } from '../../shared/collect/model.ts'
import { takeBack } from '../../shared/collect/returns.ts'
import { Problem } from '../../shared/problem.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import { readSheets } from './reading.ts'

/** A file that came back. */
export interface ReturnedBytes {
  /** A digest of its bytes. */
  readonly id: string
  readonly name: string
  /** When it was last written, ISO 8601. */
  readonly at: string
  readonly bytes: Uint8Array
}

/** What returns are read for. */
export interface Returning {
  readonly tables: readonly Attachment[]
  readonly tasks: readonly Task[]
  /** The handing out that is open; absent where there are several or none. */
  readonly handout?: string
  readonly letters?: readonly string[]
  /** The last values by cellKey. */
  readonly previous: ReadonlyMap<string, string>
  readonly indicators: readonly Indicator[]
  /** Only files that carry the identity of one of the tables are taken. */
  readonly marked: boolean
}

/** A return of which nothing could be read, with the reason. */
export const unreadable = (
  { id, name, at }: Omit<ReturnedBytes, 'bytes'>,
  { tables, tasks }: Pick<Returning, 'tables' | 'tasks'>,
  error: string,
): Return => ({
  id,
  file: name,
  at,
  department: knownIn(name, departmentsOf(tables, tasks)),
  asked: 0,
  filled: 0,
  error,
  aside: [],
  candidates: [],
})

/** What files offer, in their order; null for one that is not taken. What is wrong with one is its own and no other's. */
export async function returnsIn(
  files: readonly ReturnedBytes[],
  given: Returning,
): Promise<readonly (Return | null)[]> {
  const { tables, marked, indicators, ...rest } = given
  const collected = { ...rest, tables, dictionary: dictionaryOf(indicators) }
  const ids = new Set(tables.map(({ id }) => id))
  const made: (Return | null)[] = []
  for (const { id, name, at, bytes } of files) {
    try {
      const { sheets } = await readSheets(name, bytes, () => {})
      const isOurs = sheets.some((sheet) => ids.has(identityOf(sheet)?.table ?? ''))
      made.push(marked && !isOurs ? null : takeBack({ ...collected, file: { id, file: name, at, sheets } }))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      made.push(marked ? null : unreadable({ id, name, at }, given, error.message))
    }
  }
  return made
}
