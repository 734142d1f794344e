/** What departments sent, as single files: zips of them are opened, and what is no file of anybody's is passed over. */
import { Problem } from '../../shared/problem.ts'
import { LIMITS } from './limits.ts'
import { readDirectory, readEntry } from './zip/zip.ts'

export interface Sent {
  readonly name: string
  readonly bytes: Uint8Array
  /** When it was last written, ISO 8601. */
  readonly at: string
}

export interface Passed {
  readonly file: string
  readonly message: string
}

/** A file of a parcel, or why it is none. */
export type Item = { readonly sent: Sent } | { readonly passed: Passed }

/** Why nobody has sent a file of that name; null where somebody may have. */
export function passedOver(name: string): string | null {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  if (/^~\$|^\.~/.test(last)) return '是打开着的工作簿的锁文件，没有读。'
  if (/(?:^|[\\/])(?:\.|__MACOSX(?:[\\/]|$))/.test(name) || /^(?:thumbs\.db|desktop\.ini)$/i.test(last))
    return '是系统的隐藏文件，没有读。'
  return null
}

/** Zips within zips are opened so deep: 全部.zip of the zips that each department sent. */
const DEEPEST = 2

/**
 * The files of what was dropped, one by one, in their order.
 * @param most so many files at the most; what is beyond is passed over, each with a sentence
 */
export async function* unpacked(sent: readonly Sent[], most: number): AsyncGenerator<Item> {
  const count = { files: 0 }
  for (const one of sent) yield* itemsOf(one, most, count, 0)
}

async function* itemsOf(
  sent: Sent,
  most: number,
  count: { files: number },
  depth: number,
): AsyncGenerator<Item> {
  const why = passedOver(sent.name)
  if (why !== null) {
    yield { passed: { file: sent.name, message: why } }
    return
  }
  const entries = depth < DEEPEST ? parcelOf(sent) : null
  if (entries === null) {
    count.files += 1
    yield count.files > most
      ? { passed: { file: sent.name, message: `一次最多读${most}个文件，这一个没有读，请再拖一次。` } }
      : { sent }
    return
  }
  for (const entry of entries) {
    const name = `${sent.name}/${entry.name}`
    const hidden = passedOver(entry.name)
    try {
      if (hidden !== null) yield { passed: { file: name, message: hidden } }
      else if (entry.encrypted)
        yield { passed: { file: name, message: '压缩包设有密码，请解压后把里面的文件拖进来。' } }
      else {
        const bytes = await readEntry(sent.bytes, entry, LIMITS.file)
        yield* itemsOf({ name, bytes, at: entry.at ?? sent.at }, most, count, depth + 1)
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      yield { passed: { file: name, message: error.message } }
    }
  }
}

/** The files in a zip that is nothing but a parcel of files; null for a workbook, and for what is no zip or a damaged one. */
function parcelOf({ bytes }: Sent) {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null
  try {
    const entries = readDirectory(bytes)
    const isDocument = entries.some(({ name }) => name === '[Content_Types].xml' || name === 'mimetype')
    return isDocument ? null : entries.filter(({ name }) => !name.endsWith('/'))
  } catch (error) {
    // Its reader says what is wrong with it.
    if (error instanceof Problem) return null
    throw error
  }
}
