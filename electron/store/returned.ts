/** What a return says for one table, as it is kept: its shape, and reading it again by the thousand. */
import { z } from 'zod'
import { id, short, text } from '../../shared/attachment/schema.ts'
import type { DoubtKind, Known } from '../../shared/collect/model.ts'
import { json, restored } from './restore.ts'

const KNOWN: Record<Known, true> = { identity: true, name: true, neighbours: true, place: true }
const DOUBTS: Record<DoubtKind, true> = {
  text: true,
  unit: true,
  sign: true,
  far: true,
  known: true,
  unasked: true,
  changed: true,
  disagrees: true,
  period: true,
  about: true,
  elsewhere: true,
  hidden: true,
  part: true,
}
const keysOf = <K extends string>(all: Record<K, true>) => Object.keys(all) as [K, ...K[]]

/** What a file says for one table: candidates without table, department and file, which are the line's. */
export const content = z.strictObject({
  asked: z.int(),
  filled: z.int(),
  error: text.nullable(),
  handout: text.exactOptional(),
  aside: z.array(z.strictObject({ cell: short, text, message: text })),
  /** Taken off the wall; kept, so that it can be put back. */
  off: z.literal(true).exactOptional(),
  /** Whose it was read as, where a person has told whose it is. */
  read: short.exactOptional(),
  candidates: z.array(
    z.strictObject({
      row: id,
      column: id,
      text,
      cell: short,
      known: z.enum(keysOf(KNOWN)),
      doubts: z.array(z.strictObject({ kind: z.enum(keysOf(DOUBTS)), message: text })),
      answer: text.exactOptional(),
      converted: z.strictObject({ typed: text, message: text }).exactOptional(),
      remark: text.exactOptional(),
    }),
  ),
})

export type Content = z.infer<typeof content>

/** What was kept of a return; undefined where it has not the shape. */
export function restoredContent(kept: string): Content | undefined {
  return usual(json(kept)) ?? restored(content, kept)
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isOf = (value: Fields, ...names: readonly string[]): boolean =>
  Object.keys(value).length === names.length && names.every((name) => typeof value[name] === 'string')

/** Names that were found to be such: a thousand returns speak of the same rows and columns. */
const ids = new Set<string>()
const MOST_IDS = 20_000

function isId(value: unknown): boolean {
  if (typeof value !== 'string') return false
  if (ids.has(value)) return true
  if (!id.safeParse(value).success) return false
  if (ids.size >= MOST_IDS) ids.clear()
  ids.add(value)
  return true
}

const USUAL: readonly string[] = ['row', 'column', 'text', 'cell', 'known', 'doubts']

/** What nearly all candidates are: a text of which nothing more is said than what is doubtful. */
function isUsual(value: unknown): boolean {
  if (!isFields(value)) return false
  const { row, column, text: typed, cell, known, doubts } = value
  return (
    Object.keys(value).length === USUAL.length &&
    isId(row) &&
    isId(column) &&
    typeof typed === 'string' &&
    typeof cell === 'string' &&
    typeof known === 'string' &&
    Object.hasOwn(KNOWN, known) &&
    Array.isArray(doubts) &&
    doubts.every(
      (one) => isFields(one) && isOf(one, 'kind', 'message') && Object.hasOwn(DOUBTS, String(one.kind)),
    )
  )
}

/**
 * A content of which nothing is out of the ordinary; null where the schema is to say what it is. It lets in nothing that
 * `restored` refuses, and takes a tenth of its time.
 */
function usual(value: unknown): Content | null {
  if (!isFields(value)) return null
  const { asked, filled, error, aside, candidates, handout, ...others } = value
  const isPlain =
    Object.keys(others).length === 0 &&
    Number.isSafeInteger(asked) &&
    Number.isSafeInteger(filled) &&
    (error === null || typeof error === 'string') &&
    (typeof handout === 'string' || !('handout' in value)) &&
    Array.isArray(aside) &&
    aside.every((one) => isFields(one) && isOf(one, 'cell', 'text', 'message')) &&
    Array.isArray(candidates) &&
    candidates.every(isUsual)
  return isPlain ? (value as unknown as Content) : null
}
