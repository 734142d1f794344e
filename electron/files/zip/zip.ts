/**
 * A zip read from its central directory and written with fixed times. Our own, because what a zip declares must
 * not be believed: every part is inflated under a limit and its checksum compared.
 */
import { isAscii } from 'node:buffer'
import { promisify } from 'node:util'
import { crc32, deflateRawSync, inflateRaw, inflateRawSync } from 'node:zlib'
import { Problem } from '../../../shared/problem.ts'
import { LIMITS } from '../limits.ts'

const inflate = promisify(inflateRaw)

/** The parts of a zip that we read, by their names in it. */
export type Parts = ReadonlyMap<string, Uint8Array>

/** One part as the central directory declares it. */
export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
  /** When it was last written by its own clock, ISO 8601 without a zone; '' where it does not say. */
  readonly at: string
}

/** What records of a zip begin with. */
export const END = 0x06054b50
const END64 = 0x06064b50
const END64_LOCATOR = 0x07064b50
export const CENTRAL = 0x02014b50
export const LOCAL = 0x04034b50

const damaged = (cause?: unknown) =>
  new Problem(
    'damaged',
    '文件已损坏或没有传完整，请向对方重新要一份，或在WPS或Office中打开、另存一份再试。',
    {
      cause,
    },
  )

const bomb = () =>
  new Problem(
    'too-large',
    '这个文件展开后大得不合常理，为安全起见没有打开；请在WPS或Excel中另存为.xlsx后再试。',
  )

export const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Offset of the end record: it lies in the last 64 KB, before a comment of any length. */
function endOf(data: DataView): number {
  const first = Math.max(0, data.byteLength - 22 - 0xffff)
  for (let at = data.byteLength - 22; at >= first; at -= 1) if (data.getUint32(at, true) === END) return at
  throw damaged()
}

function directory(data: DataView): { count: number; offset: number } {
  const end = endOf(data)
  const count = data.getUint16(end + 10, true)
  const offset = data.getUint32(end + 16, true)
  if (count !== 0xffff && offset !== 0xffffffff) return { count, offset }
  const locator = end - 20
  if (locator < 0 || data.getUint32(locator, true) !== END64_LOCATOR) return { count, offset }
  const end64 = Number(data.getBigUint64(locator + 8, true))
  if (data.getUint32(end64, true) !== END64) throw damaged()
  return {
    count: Number(data.getBigUint64(end64 + 32, true)),
    offset: Number(data.getBigUint64(end64 + 48, true)),
  }
}

/** The 64-bit sizes and offset that stand in an extra field where the 32-bit ones are all ones. */
function wide(data: DataView, at: number, length: number, values: number[]): number[] {
  for (let field = at; field + 4 <= at + length; ) {
    const size = data.getUint16(field + 2, true)
    if (data.getUint16(field, true) === 1) {
      let next = field + 4
      return values.map((value) => {
        if (value !== 0xffffffff) return value
        next += 8
        return Number(data.getBigUint64(next - 8, true))
      })
    }
    field += 4 + size
  }
  return values
}

/** Windows packs Chinese names in its own encoding, and says only of UTF-8 that it is that. */
function nameIn(bytes: Uint8Array, told: boolean): string {
  // Most names are the same in all of them.
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (told) return new TextDecoder().decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function timeIn(time: number, date: number): string {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31]
  if (month < 1 || month > 12 || day < 1) return ''
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`
}

/** The parts of a zip; refuses one with too many of them or one that declares itself a bomb. */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  const data = view(bytes)
  try {
    const { count, offset: start } = directory(data)
    if (count > LIMITS.entries) throw bomb()
    const entries: ZipEntry[] = []
    let at = start
    let declared = 0
    for (let index = 0; index < count; index += 1) {
      if (data.getUint32(at, true) !== CENTRAL) throw damaged()
      const flags = data.getUint16(at + 8, true)
      const nameLength = data.getUint16(at + 28, true)
      const extraLength = data.getUint16(at + 30, true)
      const name = nameIn(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0)
      const raw = [24, 20, 42].map((field) => data.getUint32(at + field, true))
      const [size = 0, packed = 0, offset = 0] = wide(data, at + 46 + nameLength, extraLength, raw)
      declared += size
      if (declared > LIMITS.declared) throw bomb()
      if (size > 1_048_576 && size > packed * LIMITS.ratio) throw bomb()
      entries.push({
        name: /^\/|\\/.test(name) ? name.replaceAll('\\', '/').replace(/^\/+/, '') : name,
        encrypted: (flags & 1) === 1,
        method: data.getUint16(at + 10, true),
        crc: data.getUint32(at + 16, true),
        packed,
        size,
        offset,
        at: timeIn(data.getUint16(at + 12, true), data.getUint16(at + 14, true)),
      })
      at += 46 + nameLength + extraLength + data.getUint16(at + 32, true)
    }
    return entries
  } catch (error) {
    // A RangeError is the directory pointing outside of the file: it was cut off.
    throw error instanceof RangeError ? damaged(error) : error
  }
}

/** A part so small is inflated on the spot: handing it to another thread and back takes longer. */
const SMALL = 64 * 1024
const MOST_AT_ONCE = 4 * 1024 * 1024
const LEAST_PIECE = 1024

/** One part as it lies in the zip. */
export function packedIn(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const data = view(bytes)
  try {
    if (data.getUint32(entry.offset, true) !== LOCAL) throw damaged()
    const start =
      entry.offset + 30 + data.getUint16(entry.offset + 26, true) + data.getUint16(entry.offset + 28, true)
    if (start + entry.packed > bytes.byteLength) throw damaged()
    return bytes.subarray(start, start + entry.packed)
  } catch (error) {
    throw error instanceof RangeError ? damaged(error) : error
  }
}

/** One part's bytes, inflated under `limit` whatever its declared size says. */
export async function readEntry(bytes: Uint8Array, entry: ZipEntry, limit: number): Promise<Uint8Array> {
  const packed = packedIn(bytes, entry)
  if (entry.method !== 0 && entry.method !== 8) throw damaged()
  if (entry.method === 0 && packed.byteLength > limit) throw bomb()
  let whole = packed
  if (entry.method === 8) {
    try {
      whole =
        packed.byteLength < SMALL && entry.size < MOST_AT_ONCE
          ? inflateRawSync(packed, {
              maxOutputLength: Math.min(limit, MOST_AT_ONCE),
              // Into one piece and not into several that are put together, where the size is what it says.
              chunkSize: Math.max(LEAST_PIECE, entry.size + 1),
            })
          : await inflate(packed, { maxOutputLength: limit })
    } catch (error) {
      throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? bomb() : damaged(error)
    }
  }
  if (crc32(whole) !== entry.crc) throw damaged()
  return whole
}

/** A part to write. */
export interface ZipPart {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A zip whose bytes depend on its parts alone: the same date (1980-01-01) for every part. */
export function writeZip(parts: readonly ZipPart[], packing: 'deflate' | 'store'): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const part of parts) {
    const name = new TextEncoder().encode(part.name)
    const packed = packing === 'deflate' ? deflateRawSync(part.bytes, { level: 9 }) : part.bytes
    const common = new Uint8Array(26)
    const fields = view(common)
    fields.setUint16(0, 20, true) // version needed
    fields.setUint16(2, 0x0800, true) // names are UTF-8
    fields.setUint16(4, packing === 'deflate' ? 8 : 0, true)
    fields.setUint16(8, 0x21, true) // 1980-01-01
    fields.setUint32(10, crc32(part.bytes), true)
    fields.setUint32(14, packed.byteLength, true)
    fields.setUint32(18, part.bytes.byteLength, true)
    fields.setUint16(22, name.byteLength, true)

    const local = new Uint8Array(30 + name.byteLength)
    view(local).setUint32(0, LOCAL, true)
    local.set(common, 4)
    local.set(name, 30)

    const record = new Uint8Array(46 + name.byteLength)
    view(record).setUint32(0, CENTRAL, true)
    view(record).setUint16(4, 20, true)
    record.set(common, 6)
    view(record).setUint32(42, offset, true)
    record.set(name, 46)

    pieces.push(local, packed)
    central.push(record)
    offset += local.byteLength + packed.byteLength
  }
  const size = central.reduce((sum, record) => sum + record.byteLength, 0)
  const end = new Uint8Array(22)
  const fields = view(end)
  fields.setUint32(0, END, true)
  fields.setUint16(8, parts.length, true)
  fields.setUint16(10, parts.length, true)
  fields.setUint32(12, size, true)
  fields.setUint32(16, offset, true)

  const all = [...pieces, ...central, end]
  const bytes = new Uint8Array(all.reduce((sum, piece) => sum + piece.byteLength, 0))
  let at = 0
  for (const piece of all) {
    bytes.set(piece, at)
    at += piece.byteLength
  }
  return bytes
}
