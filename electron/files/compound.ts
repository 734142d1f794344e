/** The compound files of old Office (.xls, .et, .doc, and whatever is encrypted): what lies in one, and if it is whole. */

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A stream or folder in a compound file. */
interface Stream {
  readonly name: string
  readonly isRoot: boolean
  readonly start: number
  readonly size: number
}

/** Streams and folders, wherever their entries lie: a damaged file still says what it was. */
export function streamsOf(bytes: Uint8Array): Stream[] {
  const data = view(bytes)
  const found: Stream[] = []
  // Where the directory begins is its root, which some programs give no name.
  const first = (data.getUint32(48, true) + 1) * 2 ** data.getUint16(30, true)
  for (let at = 512; at + 128 <= bytes.byteLength && found.length < 10_000; at += 128) {
    const length = data.getUint16(at + 64, true)
    const type = bytes[at + 66] ?? 0
    const isRoot = type === 5 && at === first
    if (!isRoot) {
      if (length < 4 || length > 64 || length % 2 === 1 || ![1, 2, 5].includes(type)) continue
      if (data.getUint16(at + length - 2, true) !== 0) continue
    }
    found.push({
      name: new TextDecoder('utf-16le').decode(
        bytes.subarray(at, at + Math.max(0, Math.min(64, length) - 2)),
      ),
      isRoot: type === 5,
      start: data.getUint32(at + 116, true),
      size: data.getUint32(at + 120, true),
    })
  }
  return found
}

/** Streams smaller than this lie together in the root's own. */
const SMALL = 4096

/** Numbers from here on are no sectors: the end of a chain, a free one, a table's own. */
const SPECIAL = 0xfffffffa

/** Tables of sectors that the header itself lists; only files of more than 7 MB have others. */
const LISTED = 109

/** Whether the directory's or the stream's sectors are not all there; readers do not always notice. */
export function isCutOff(bytes: Uint8Array, stream?: Stream): boolean {
  const data = view(bytes)
  const shift = data.getUint16(30, true)
  if (shift !== 9 && shift !== 12) return true
  const size = 1 << shift
  const tables: number[] = []
  for (let index = 0; index < LISTED; index += 1) {
    const table = data.getUint32(76 + index * 4, true)
    if (table >= SPECIAL) break
    tables.push(table)
  }
  if (tables.length === LISTED) return false
  const sectors = Math.ceil((bytes.byteLength - size) / size)
  /** Whether a chain of sectors ends within the file, after so many bytes at least. */
  const isWhole = (start: number, length: number): boolean => {
    let sector = start
    let count = 0
    for (; sector < SPECIAL && count <= sectors; count += 1) {
      const table = tables[Math.floor((sector * 4) / size)] ?? Number.NaN
      const at = (table + 1) * size + ((sector * 4) % size)
      if (sector >= sectors || !(at + 4 <= bytes.byteLength)) return false
      sector = data.getUint32(at, true)
    }
    return sector >= SPECIAL && count * size >= length
  }
  if (!isWhole(data.getUint32(48, true), 0)) return true
  if (stream === undefined) return false
  const outer = stream.size < SMALL ? streamsOf(bytes).find(({ isRoot }) => isRoot) : stream
  return outer === undefined || !isWhole(outer.start, outer.size)
}
