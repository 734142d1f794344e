/**
 * Digests that say whether what is read is what was written: a disk that fails changes texts without a word. As what
 * has the right digest is right beyond doubt, a single damaged byte is also found again, by trying.
 */
import { hash } from 'node:crypto'

/** Characters of a digest, each six bits. */
const length = 12

const digestOfBytes = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url').slice(0, length)

/** The digest of some texts in their order. */
export const digestOf = (...texts: readonly (string | null)[]): string => digestOfBytes(joined(texts))

/** Texts as bytes. No JSON holds the characters between them; only the last may be any text. */
const joined = (texts: readonly (string | null)[]): Buffer =>
  Buffer.from(texts.map((text) => text ?? '\u0001').join('\u0000'))

function separated(bytes: Buffer, count: number): (string | null)[] | null {
  const parts = bytes.toString().split('\u0000')
  if (parts.length < count) return null
  const texts = [...parts.slice(0, count - 1), parts.slice(count - 1).join('\u0000')]
  return texts.map((text) => (text === '\u0001' ? null : text))
}

/** What a row keeps beside the texts of its cells, in the order in which its digest reads it. */
export const BESIDE_PARTS = ['formulas', 'marks', 'notes'] as const
export type BesidePart = (typeof BESIDE_PARTS)[number]

/** What of a row its digest speaks for; all but its id and place are JSON. */
export interface RowParts extends Readonly<Record<BesidePart, string | null>> {
  readonly id: string
  readonly position: number
  readonly cells: string
  readonly ruling: string | null
}

/** Those parts that count: up to the last that there is, so that a row of an earlier program keeps its digest. */
const counted = <T>(beside: readonly (T | null)[]): readonly (T | null)[] =>
  beside.slice(0, beside.findLastIndex((part) => part !== null) + 1)

function rowBytes({ id, position, cells, ruling, ...beside }: RowParts): Buffer {
  const place = Buffer.alloc(8)
  // A damaged one may be no number any more.
  place.writeBigInt64BE(Number.isSafeInteger(position) ? BigInt(position) : 0n)
  const parts = counted(BESIDE_PARTS.map((part) => beside[part]))
  return Buffer.concat([place, joined([cells, ruling, ...parts, id])])
}

export const rowDigest = (row: RowParts): string => digestOfBytes(rowBytes(row))

/** What of an attachment's own line its digest speaks for; the rows by their digests, in their order. */
export interface OwnParts {
  readonly heading: string
  readonly columns: string
  readonly merges: string
  readonly sheet: string
  readonly source: string
}

const ownParts = ({ heading, columns, merges, sheet, source }: OwnParts, rows: readonly string[]) =>
  [heading, columns, merges, digestOf(rows.join('')), sheet, source] as const

export const attachmentDigest = (own: OwnParts, rows: readonly string[]): string =>
  digestOf(...ownParts(own, rows))

/** How many changes are tried before something counts as lost: some tenths of a second. */
const patience = 300_000

/** The bytes that have that digest and differ from these in one byte, and first in one bit of it; null where none do. */
function mendedBytes(bytes: Buffer, digest: string): Buffer | null {
  const tried = Buffer.from(bytes)
  const masks = [1, 2, 4, 8, 16, 32, 64, 128, ...Array.from({ length: 255 }, (_, at) => at + 1)]
  let left = patience
  for (const mask of masks) {
    // Long ones take longer to digest.
    left -= tried.length * (1 + tried.length / 2_000)
    if (left < 0) return null
    for (let at = 0; at < tried.length; at += 1) {
      const was = tried[at] ?? 0
      tried[at] = was ^ mask
      if (digestOfBytes(tried) === digest) return tried
      tried[at] = was
    }
  }
  return null
}

/** A text as it was when it got that digest; null where nobody can tell. */
export const mendedText = (bytes: Buffer, digest: string): string | null =>
  mendedBytes(bytes, digest)?.toString() ?? null

/** Whether one digest is the other with one character damaged: then what it speaks for is sound. */
export const almost = (one: string | null, other: string): boolean =>
  one?.length === other.length && Array.from(other).filter((char, at) => char !== one[at]).length <= 1

/**
 * A row as it was when it got that digest.
 * @param raw its texts as the bytes that are stored: damaged ones may be no text any more
 */
export function mendedRow(
  row: RowParts,
  raw: Raw<'id' | 'cells' | 'ruling' | BesidePart>,
  digest: string,
): RowParts | null {
  const beside = counted(BESIDE_PARTS.map((part) => raw[part]))
  const texts = Buffer.concat([
    ...[raw.cells, raw.ruling, ...beside].flatMap((part) => [part ?? none, zero]),
    raw.id ?? none,
  ])
  const bytes = mendedBytes(Buffer.concat([rowBytes(row).subarray(0, 8), texts]), digest)
  const [cells, ruling, ...more] = (bytes && separated(bytes.subarray(8), beside.length + 3)) ?? []
  const id = more[beside.length]
  if (bytes === null || typeof cells !== 'string' || typeof id !== 'string') return null
  const part = (at: number): string | null => (at < beside.length ? (more[at] ?? null) : null)
  return {
    id,
    cells,
    ruling: ruling ?? null,
    formulas: part(0),
    marks: part(1),
    notes: part(2),
    position: Number(bytes.readBigInt64BE()),
  }
}

/** An attachment's own line as it was when it got that digest, its rows being those. */
export function mendedOwn(
  raw: Raw<keyof OwnParts>,
  rows: readonly string[],
  digest: string,
): OwnParts | null {
  const parts = [
    raw.heading,
    raw.columns,
    raw.merges,
    Buffer.from(digestOf(rows.join(''))),
    raw.sheet,
    raw.source,
  ]
  const bytes = mendedBytes(
    Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part ?? none] : [zero, part ?? none]))),
    digest,
  )
  const [heading, columns, merges, , sheet, source] = (bytes && separated(bytes, 6)) ?? []
  if (typeof heading !== 'string' || typeof columns !== 'string' || typeof merges !== 'string') return null
  return { heading, columns, merges, sheet: sheet ?? '', source: source ?? '' }
}

/** Texts as the bytes that lie in the database. */
export type Raw<Key extends string> = Readonly<Record<Key, Buffer | null>>

const zero = Buffer.from([0])
const none = Buffer.from([1])
