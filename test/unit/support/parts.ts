/** What is in a workbook's file: its parts, packed and unpacked. */
import { readDirectory, readEntry } from '../../../electron/files/zip/zip.ts'

/** The texts of the parts of a zip. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  for (const entry of readDirectory(bytes))
    parts.set(entry.name, new TextDecoder().decode(await readEntry(bytes, entry, 2 ** 26)))
  return parts
}

/** A part as it lies in the zip, header and packed bytes. */
function rawParts(bytes: Uint8Array): Map<string, string> {
  const data = new DataView(bytes.buffer, bytes.byteOffset)
  return new Map(
    readDirectory(bytes).map(({ name, offset, packed }) => {
      const start = 30 + data.getUint16(offset + 26, true) + data.getUint16(offset + 28, true)
      return [name, Buffer.from(bytes.subarray(offset, offset + start + packed)).toString('base64')]
    }),
  )
}

/** The names of the parts that differ, packed bytes and all, between two zips of the same order. */
export function differing(before: Uint8Array, after: Uint8Array): string[] {
  const [old, made] = [rawParts(before), rawParts(after)]
  const order = [...made.keys()].filter((name) => old.has(name))
  if (order.join() !== [...old.keys()].filter((name) => made.has(name)).join()) return ['the order']
  return [...new Set([...old.keys(), ...made.keys()])].filter((name) => old.get(name) !== made.get(name))
}

/** One cell's element. */
export const cellIn = (xml: string | undefined, at: string): string =>
  new RegExp(`<(?:\\w+:)?c r="${at}"(?:[^>]*/>|[^]*?</(?:\\w+:)?c>)`).exec(xml ?? '')?.[0] ?? ''
