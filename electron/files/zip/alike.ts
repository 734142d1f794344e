/**
 * Parts that all workbooks of one program have in common, byte for byte (relations, styles, the list of sheets): of a
 * thousand returns they are inflated once, and what is made of such a part may be kept by the part itself.
 */
import { packedIn, readEntry, type ZipEntry } from './zip.ts'

/** What a workbook says of itself, never what stands in its cells: that is another in each. */
const ALIKE =
  /^(?:_rels\/\.rels|\[Content_Types\]\.xml|xl\/(?:_rels\/workbook\.xml\.rels|workbook\.xml|styles\.xml))$/i

/** So many are kept, and none larger: a few programs' parts, and never more than some megabytes. */
const MOST = 32
const LARGEST = 64 * 1024

/** By what the directory says of them; a checksum alone would not tell two parts apart. */
const kept = new Map<string, { readonly packed: Uint8Array; readonly part: Uint8Array }>()

/**
 * One part's bytes as readEntry gives them, for reading alone: of a part that was inflated before from the very same
 * bytes the same ones. Throws as readEntry does.
 */
export async function readAlike(bytes: Uint8Array, entry: ZipEntry, limit: number): Promise<Uint8Array> {
  const { name, crc, size, packed: length, method } = entry
  if (size > LARGEST || length > LARGEST || !ALIKE.test(name)) return await readEntry(bytes, entry, limit)
  const packed = packedIn(bytes, entry)
  const key = `${name} ${method} ${crc} ${size} ${length}`
  const before = kept.get(key)
  if (before !== undefined && before.part.byteLength <= limit && Buffer.compare(before.packed, packed) === 0)
    return before.part
  const part = await readEntry(bytes, entry, limit)
  if (part.byteLength > LARGEST) return part
  if (kept.size >= MOST) kept.delete(kept.keys().next().value ?? '')
  // Copies: the file that they lie in is not kept with them.
  kept.set(key, { packed: packed.slice(), part: part.slice() })
  return kept.get(key)?.part ?? part
}
