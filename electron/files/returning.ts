/** Files that came back (返回表), read and matched on whatever thread it runs; each by itself, whatever the others are. */
import { hash, randomUUID } from 'node:crypto'
import type { Collected } from '../../shared/collect/asked.ts'
import { identityOf } from '../../shared/collect/identity.ts'
import type { Candidate, Return } from '../../shared/collect/model.ts'
import { takeBack } from '../../shared/collect/returns.ts'
import { type ReadTable, tablesIn } from '../../shared/collect/skeleton.ts'
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import type { Sheet } from '../../shared/recognise/sheet.ts'
import { BUILT_IN, dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import { workbooks } from './formats.ts'
import { readSheets } from './reading.ts'

/** A file that came back, as it lies on a disk. */
export interface ReturnFile {
  /** Its name, with the folders under the one that was given. */
  readonly name: string
  /** When it was last written, ISO 8601; '' where nothing tells. */
  readonly at: string
  readonly bytes: Uint8Array
}

/** What is collected for, as plain data: the dictionary is made on the thread. */
export interface Collecting extends Omit<Collected, 'dictionary'> {
  readonly indicators: readonly Indicator[]
}

/** A Collecting for the thread: all batches have one memory with it in common, and it is made ready there only once. */
export interface Packed {
  readonly id: string
  /** Its JSON in UTF-8. */
  readonly bytes: SharedArrayBuffer
}

/** What is collected for as the thread takes it. */
export function packed({ previous, ...rest }: Collecting): Packed {
  const text = new TextEncoder().encode(JSON.stringify({ ...rest, previous: [...previous] }))
  const bytes = new SharedArrayBuffer(text.byteLength)
  new Uint8Array(bytes).set(text)
  return { id: randomUUID(), bytes }
}

let latest: { readonly id: string; readonly collected: Collected } | null = null

function collectedOf({ id, bytes }: Packed): Collected {
  if (latest?.id === id) return latest.collected
  const { indicators, previous, ...rest } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Omit<
    Collecting,
    'previous'
  > & { readonly previous: [string, string][] }
  const dictionary = indicators.length === 0 ? BUILT_IN : dictionaryOf(indicators)
  latest = { id, collected: { ...rest, previous: new Map(previous), dictionary } }
  return latest.collected
}

/** A return, and the code of the problem for which it could not be read; null where it was. */
export interface ReadReturn {
  readonly value: Return
  readonly code: ProblemCode | null
  /** Whether it carries the identity of one of the tables, whatever it says for them. */
  readonly marked: boolean
}

const nothing = (): void => {}

/**
 * What those files offer; one that cannot be read has its problem's sentence. Of no files there is only made ready what
 * reads most of them (expectReturns).
 * @param given what is collected for (packed)
 * @returns the returns as one text (unpackedReturns)
 */
export async function returnsOf(files: readonly ReturnFile[], given: Packed): Promise<string> {
  const collected = collectedOf(given)
  if (files.length === 0) {
    await workbooks()
    await (await import('./warming.ts')).warmUp()
  }
  const read: ReadReturn[] = []
  const ids = new Set(collected.tables.map(({ id }) => id))
  for (const { name, at, bytes } of files) {
    const id = digestOf(bytes)
    try {
      const { sheets } = await readSheets(name, bytes, nothing)
      const value = takeBack({ ...collected, file: { id, file: name, at, sheets } })
      const marked = sheets.some((sheet) => ids.has(identityOf(sheet)?.table ?? ''))
      read.push({ value, code: value.error === null ? null : 'no-table', marked })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      read.push(failed({ id, file: name, at }, error))
    }
  }
  return JSON.stringify(slim(read))
}

/** Returns without what all candidates of one have in common, and without names: there are thousands of them. */
interface Slim {
  /** The ids of tables, rows and columns, each once. */
  readonly ids: readonly string[]
  readonly returns: readonly (Omit<ReadReturn, 'value'> & {
    readonly value: Omit<Return, 'candidates'> & { readonly candidates: readonly Fields[] }
  })[]
}

/** What few candidates have. */
type More = Pick<Candidate, 'answer' | 'converted' | 'remark'>

/** A candidate: its table, row and column by their places among the ids, and the rest as it is. */
type Fields = readonly [
  ...(readonly [number, number, number, string, string, Candidate['known']]),
  Candidate['doubts']?,
  More?,
]

function slim(read: readonly ReadReturn[]): Slim {
  const places = new Map<string, number>()
  const placeOf = (id: string): number => {
    const before = places.get(id)
    if (before !== undefined) return before
    places.set(id, places.size)
    return places.size - 1
  }
  const fieldsOf = (one: Candidate): Fields => {
    const { text, cell, known, doubts, answer, converted, remark } = one
    const [table, row, column] = [placeOf(one.table), placeOf(one.row), placeOf(one.column)]
    if (answer !== undefined || converted !== undefined || remark !== undefined) {
      const more: More = {
        ...(answer !== undefined && { answer }),
        ...(converted !== undefined && { converted }),
        ...(remark !== undefined && { remark }),
      }
      return [table, row, column, text, cell, known, doubts, more]
    }
    if (doubts.length > 0) return [table, row, column, text, cell, known, doubts]
    return [table, row, column, text, cell, known]
  }
  const returns = read.map(({ value, ...rest }) => ({
    ...rest,
    value: { ...value, candidates: value.candidates.map(fieldsOf) },
  }))
  return { ids: [...places.keys()], returns }
}

const NO_DOUBTS: Candidate['doubts'] = []

/** What returnsOf gives, on the other side: thousands of small objects cross faster as one text. */
export function unpackedReturns(text: string): ReadReturn[] {
  const { ids, returns } = JSON.parse(text) as Slim
  const id = (place: number): string => ids[place] ?? ''
  return returns.map(({ value, ...rest }) => ({
    ...rest,
    value: {
      ...value,
      candidates: value.candidates.map((fields): Candidate => {
        const [table, row, column, typed, cell, known, doubts = NO_DOUBTS, more] = fields
        const candidate: Candidate = {
          table: id(table),
          row: id(row),
          column: id(column),
          text: typed,
          department: value.department,
          from: value.id,
          cell,
          known,
          doubts,
        }
        return more === undefined ? candidate : { ...candidate, ...more }
      }),
    },
  }))
}

/** A file that could not be read: nothing but why. */
export const failed = (
  { id, file, at }: Pick<Return, 'id' | 'file' | 'at'>,
  { code, message }: Problem,
): ReadReturn => ({
  value: { id, file, at, department: '', asked: 0, filled: 0, error: message, aside: [], candidates: [] },
  code,
  marked: false,
})

export const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex')

/** The tables of those files; a file that cannot be read has none, and says so where it is taken back. */
export async function layoutsOf(files: readonly ReturnFile[]): Promise<ReadTable[]> {
  const tables: ReadTable[] = []
  for (const { name, bytes } of files) {
    const sheets = await readSheets(name, bytes, nothing).then(
      (read): readonly Sheet[] => read.sheets,
      (error: unknown) => {
        if (error instanceof Problem) return []
        throw error
      },
    )
    tables.push(...tablesIn(sheets, name, randomUUID))
  }
  return tables
}
