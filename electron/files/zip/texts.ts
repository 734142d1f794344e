/** Zips of texts that a library of ours has just made: taken apart to be finished, and packed so that bytes repeat. */
import { readDirectory, readEntry, writeZip } from './zip.ts'

/** A part that is a text. */
export interface TextPart {
  readonly name: string
  readonly text: string
}

/** What a library of ours may write into one part. */
const MOST = 512 * 1024 * 1024

/** The parts of a zip of ours; folders are none. */
export async function textParts(bytes: Uint8Array): Promise<TextPart[]> {
  const parts: TextPart[] = []
  for (const entry of readDirectory(bytes)) {
    if (entry.name.endsWith('/')) continue
    parts.push({ name: entry.name, text: new TextDecoder().decode(await readEntry(bytes, entry, MOST)) })
  }
  return parts
}

/** The zip of these parts, each finished by what knows its name; the same parts give the same bytes. */
export function packTexts(
  parts: readonly TextPart[],
  finish: (name: string, text: string) => string,
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  return writeZip(
    parts.map(({ name, text }) => ({ name, bytes: encoder.encode(finish(name, text)) })),
    'deflate',
  )
}
