/** A zip in which single parts are replaced or added and everything else is copied as it lies there, byte for byte. */
import { crc32, deflateRawSync } from 'node:zlib'
import { Problem } from '../../../shared/problem.ts'
import { CENTRAL, END, LOCAL, readDirectory, view } from './zip.ts'

/** An entry of the directory with its raw record. */
interface Raw {
  readonly name: string
  readonly record: Uint8Array
  readonly offset: number
}

function rawEntries(bytes: Uint8Array): { entries: Raw[]; start: number; comment: Uint8Array } {
  // It also refuses what is damaged, and knows the wide sizes.
  const listed = readDirectory(bytes)
  const data = view(bytes)
  let end = bytes.byteLength - 22
  while (end >= 0 && data.getUint32(end, true) !== END) end -= 1
  const comment = bytes.subarray(end + 22, end + 22 + data.getUint16(end + 20, true))
  let at = data.getUint32(end + 16, true)
  if (at === 0xffffffff) {
    const end64 = Number(data.getBigUint64(end - 20 + 8, true))
    at = Number(data.getBigUint64(end64 + 48, true))
  }
  const start = at
  const entries = listed.map(({ name, offset }): Raw => {
    if (data.getUint32(at, true) !== CENTRAL) throw new RangeError('no record')
    const length =
      46 + data.getUint16(at + 28, true) + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
    const record = bytes.subarray(at, at + length)
    at += length
    return { name, record, offset }
  })
  return { entries, start, comment }
}

/** The new part with its local header: name, date and packing method stay those of the old one. */
function localOf(record: Uint8Array, content: Uint8Array): { local: Uint8Array; record: Uint8Array } {
  const old = view(record)
  const nameLength = old.getUint16(28, true)
  const name = record.subarray(46, 46 + nameLength)
  const stored = old.getUint16(10, true) === 0
  const packed = stored ? content : deflateRawSync(content)
  const common = new Uint8Array(26)
  const fields = view(common)
  fields.setUint16(0, 20, true)
  // No data descriptor: the sizes stand in the header. Names keep their encoding.
  fields.setUint16(2, old.getUint16(8, true) & 0x0800, true)
  fields.setUint16(4, stored ? 0 : 8, true)
  fields.setUint32(6, old.getUint32(12, true), true)
  fields.setUint32(10, crc32(content), true)
  fields.setUint32(14, packed.byteLength, true)
  fields.setUint32(18, content.byteLength, true)
  fields.setUint16(22, nameLength, true)
  const local = new Uint8Array(30 + nameLength + packed.byteLength)
  view(local).setUint32(0, LOCAL, true)
  local.set(common, 4)
  local.set(name, 30)
  local.set(packed, 30 + nameLength)
  const made = new Uint8Array(46 + nameLength)
  made.set(record.subarray(0, 46))
  made.set(name, 46)
  made.set(common, 6)
  view(made).setUint16(32, 0, true)
  return { local, record: made }
}

/** The record of a part that is new, as `writeZip` dates it (1980-01-01): what a replaced part takes over from its old one. */
function freshRecord(name: string): Uint8Array {
  const letters = new TextEncoder().encode(name)
  const record = new Uint8Array(46 + letters.byteLength)
  const fields = view(record)
  fields.setUint32(0, CENTRAL, true)
  fields.setUint16(4, 20, true)
  fields.setUint16(8, 0x0800, true) // names are UTF-8
  fields.setUint16(10, 8, true)
  fields.setUint16(14, 0x21, true)
  fields.setUint16(28, letters.byteLength, true)
  record.set(letters, 46)
  return record
}

/** A record at its new place. Wide fields, which no file of ours needs, are left for plain ones. */
function placed(record: Uint8Array, offset: number, sizes: { packed: number; size: number }): Uint8Array {
  const old = view(record)
  const wide = [20, 24, 42].some((field) => old.getUint32(field, true) === 0xffffffff)
  const nameLength = old.getUint16(28, true)
  const made = wide ? record.slice(0, 46 + nameLength) : record.slice()
  const fields = view(made)
  if (wide) {
    fields.setUint32(20, sizes.packed, true)
    fields.setUint32(24, sizes.size, true)
    fields.setUint16(30, 0, true)
    fields.setUint16(32, 0, true)
  }
  fields.setUint32(42, offset, true)
  return made
}

/** The zip with these parts replaced, or added at its end; null takes a part out. Order, names and dates stay. */
export function replaceParts(
  bytes: Uint8Array,
  changes: ReadonlyMap<string, Uint8Array | null>,
): Uint8Array<ArrayBuffer> {
  try {
    return replaced(bytes, changes)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Problem('damaged', '原文件已损坏，不能写回；请导出官方格式。', { cause: error })
  }
}

function replaced(
  bytes: Uint8Array,
  changes: ReadonlyMap<string, Uint8Array | null>,
): Uint8Array<ArrayBuffer> {
  const { entries, start, comment } = rawEntries(bytes)
  const listed = new Map(readDirectory(bytes).map((entry) => [entry.offset, entry]))
  // An entry's bytes reach to the next one: what follows the data (a descriptor, padding) goes with it.
  const offsets = [...entries.map(({ offset }) => offset), start].sort((a, b) => a - b)
  const stop = new Map(offsets.map((offset, index) => [offset, offsets[index + 1] ?? start]))
  const pieces: Uint8Array[] = [bytes.subarray(0, offsets[0] ?? 0)]
  let at = pieces[0]?.byteLength ?? 0
  const records = new Map<Raw, Uint8Array>()
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const change = changes.get(entry.name)
    if (change === null) continue
    if (change === undefined) {
      const sizes = listed.get(entry.offset) ?? { packed: 0, size: 0 }
      pieces.push(bytes.subarray(entry.offset, stop.get(entry.offset)))
      records.set(entry, placed(entry.record, at, sizes))
    } else {
      const { local, record } = localOf(entry.record, change)
      pieces.push(local)
      records.set(entry, placed(record, at, { packed: 0, size: 0 }))
    }
    at += pieces.at(-1)?.byteLength ?? 0
  }
  const names = new Set(entries.map(({ name }) => name))
  const added: Uint8Array[] = []
  for (const [name, content] of changes) {
    if (content === null || names.has(name)) continue
    const { local, record } = localOf(freshRecord(name), content)
    pieces.push(local)
    added.push(placed(record, at, { packed: 0, size: 0 }))
    at += local.byteLength
  }
  const directory = [...entries.flatMap((entry) => records.get(entry) ?? []), ...added]
  const size = directory.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const end = new Uint8Array(22)
  const fields = view(end)
  fields.setUint32(0, END, true)
  fields.setUint16(8, directory.length, true)
  fields.setUint16(10, directory.length, true)
  fields.setUint32(12, size, true)
  fields.setUint32(16, at, true)
  fields.setUint16(20, comment.byteLength, true)
  const all = [...pieces, ...directory, end, comment]
  const made = new Uint8Array(all.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let to = 0
  for (const piece of all) {
    made.set(piece, to)
    to += piece.byteLength
  }
  return made
}
