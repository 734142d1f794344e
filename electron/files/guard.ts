/**
 * What every file passes before anything parses it: what it is by its content (never by its name), and of a zip only
 * the parts that we read, inflated under limits.
 */
import type { TableFormat } from '../../shared/contract/formats.ts'
import { Problem } from '../../shared/problem.ts'
import type { Sheet } from '../../shared/recognise/sheet.ts'
import { isCutOff, streamsOf } from './compound.ts'
import { type Read, waysFrom } from './formats.ts'
import { LIMITS } from './limits.ts'
import { encrypted, unsupported } from './refusals.ts'
import type { Progress } from './sheet-build.ts'
import { decodeText } from './text-decode.ts'
import { refusedType } from './xml/xml.ts'
import { readAlike } from './zip/alike.ts'
import { type Parts, readDirectory, type ZipEntry } from './zip/zip.ts'

/** A file that may be read: what it is, what of it is read, and its sheets. */
export type Content = {
  readonly kind: TableFormat
  readonly sheets: (progress: Progress) => Promise<Sheet[]>
} & ({ readonly parts: Parts } | { readonly bytes: Uint8Array } | { readonly text: string })

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

const CHOOSE = '请选择表格文件（xlsx、xls、et、ods、csv）或有表格的Word文档（docx）。'

const notTable = (what: string) => new Problem('not-a-workbook', `${what}${CHOOSE}`)

const truncated = () =>
  new Problem('damaged', '文件已损坏或没有传完整，请向对方重新要一份，或在WPS或Office中打开、另存一份再试。')

/** What is often taken for a table and is none, by its first bytes. */
const OTHERS: readonly [magic: readonly number[], sentence: string][] = [
  [[0x25, 0x50, 0x44, 0x46], '这是PDF文件，'],
  [[0x89, 0x50, 0x4e, 0x47], '这是图片，'],
  [[0xff, 0xd8, 0xff], '这是图片，'],
  [[0x47, 0x49, 0x46, 0x38], '这是图片，'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], '这是RTF文档，'],
]

/** How a file of this program's own begins (.sgb, a backup): a database, "SQLite format 3". */
const DATABASE = [...'SQLite format 3'].map((letter) => letter.charCodeAt(0))

const ownFile = () =>
  new Problem(
    'not-a-workbook',
    '这是“双过半”自己的数据文件（.sgb）或数据库，请在程序里打开它，把表格导出成Excel文件（xlsx）再用。',
  )

const ARCHIVES: readonly (readonly number[])[] = [
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
]

const ofBytes = (kind: TableFormat, bytes: Uint8Array, read: Read<Uint8Array>): Content => ({
  kind,
  bytes,
  sheets: (progress) => read(bytes, progress),
})

const ofText = (kind: TableFormat, text: string, read: Read<string>): Content => ({
  kind,
  text,
  sheets: (progress) => read(text, progress),
})

function inCompound(bytes: Uint8Array): Content {
  if (bytes.byteLength < 512) throw truncated()
  const streams = streamsOf(bytes)
  const named = (...names: string[]) => streams.find(({ name }) => names.includes(name))
  if (named('EncryptedPackage')) throw encrypted()
  for (const { kind, way } of waysFrom('compound')) {
    const stream = named(...way.streams)
    if (stream === undefined) continue
    if (isCutOff(bytes, stream)) throw truncated()
    return ofBytes(kind, bytes, way.read)
  }
  if (named('WordDocument')) throw unsupported('旧格式的Word文档（.doc、.wps）', '.docx')
  if (isCutOff(bytes)) throw truncated()
  throw notTable('这个文件不是工作簿，')
}

const withoutType = (bytes: Uint8Array): Uint8Array => {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('<!DOCTYPE')) throw refusedType()
  return bytes
}

/** Gives parts by their names, each once, each and all of them within their limits. */
function inflater(bytes: Uint8Array, entries: readonly ZipEntry[], most: number) {
  const parts = new Map<string, Uint8Array>()
  let left = most
  return async (name: string): Promise<Uint8Array> => {
    const known = parts.get(name)
    if (known !== undefined) return known
    const entry = entries.findLast((one) => one.name === name)
    if (entry === undefined) throw new RangeError(`no part ${name}`)
    if (entry.encrypted) {
      throw new Problem('encrypted', '这个文件的压缩包设有密码，请去掉密码后另存，再打开。')
    }
    const part = withoutType(await readAlike(bytes, entry, Math.max(1, Math.min(LIMITS.part, left))))
    left -= part.byteLength
    parts.set(name, part)
    return part
  }
}

async function inZip(bytes: Uint8Array): Promise<Content> {
  const entries = readDirectory(bytes)
  const names = entries.map(({ name }) => name)
  const has = (pattern: RegExp): boolean => entries.some(({ name }) => pattern.test(name))
  for (const { kind, way } of waysFrom('zip')) {
    const read = inflater(bytes, entries, way.most)
    const wanted = await way.parts(names, read)
    if (wanted === null) continue
    const parts = new Map<string, Uint8Array>()
    for (const name of wanted) parts.set(name, await read(name))
    await way.check?.(parts)
    return { kind, parts, sheets: (progress) => way.read(parts, progress) }
  }
  if (has(/^xl\/workbook[^/]*\.bin$/i)) throw unsupported('二进制工作簿（.xlsb）', '.xlsx')
  if (has(/^ppt\//i)) throw notTable('这是演示文稿，不是表格，')
  if (has(/\.(?:xlsx?|et|docx?|csv)$/i)) {
    throw new Problem('not-a-workbook', '这是压缩包，请先解压，再打开里面的表格文件。')
  }
  throw notTable('这个压缩文件不是工作簿，')
}

/** The first element's name tells XML formats and web pages from texts. */
function inText(name: string, bytes: Uint8Array): Content {
  if (bytes.byteLength > LIMITS.text) {
    throw new Problem('too-large', '文件里的文字太多，不像指标表；请只留下要用的部分，另存后再打开。')
  }
  const text = decodeText(bytes)
  if (text === null) throw notTable('这个文件不是工作簿，')
  const head = text.slice(0, 4096).replace(/^\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*)*/, '')
  const xml = waysFrom('xml').find(({ way }) => way.root.test(head))
  if (xml) return ofBytes(xml.kind, withoutType(new TextEncoder().encode(text)), xml.way.read)
  const page = waysFrom('html').find(({ way }) => way.root.test(head) && way.holds.test(text))
  if (page) return ofText(page.kind, text, page.way.read)
  if (/^MIME-Version:/i.test(head)) throw unsupported('单个文件网页（.mht）', '.xlsx')
  if (text.trim() === '')
    throw new Problem('empty-file', '这个文件里没有内容，请检查是否传完整，或换一个文件。')
  if (/^</.test(head)) throw notTable('这个文件里没有表格，')
  const plain = waysFrom('text').find(({ way }) => way.told(text, name))
  if (plain) return ofText(plain.kind, text, plain.way.read)
  throw notTable('这是一个文本文件，里面没有表格，')
}

/** Refuses what is no table or would harm us; says what the rest is. The name tells only csv from other texts. */
export async function guard(bytes: Uint8Array, name = ''): Promise<Content> {
  if (bytes.byteLength === 0) {
    throw new Problem('empty-file', '这是一个空文件，请检查是否传完整，或换一个文件。')
  }
  if (bytes.byteLength > LIMITS.file) {
    throw new Problem(
      'too-large',
      `文件超过${LIMITS.file / 1024 / 1024}MB，请删去图片和无关的工作表后另存，再打开。`,
    )
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return inCompound(bytes)
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06))
    return inZip(bytes)
  const bare = waysFrom('bytes').find(({ way }) => way.begins(bytes))
  if (bare) return ofBytes(bare.kind, bytes, bare.way.read)
  const other = OTHERS.find(([magic]) => startsWith(bytes, ...magic))
  if (other) throw notTable(other[1])
  if (startsWith(bytes, ...DATABASE)) throw ownFile()
  if (ARCHIVES.some((magic) => startsWith(bytes, ...magic))) {
    throw new Problem('not-a-workbook', '这是压缩包，请先解压，再打开里面的表格文件。')
  }
  return inText(name, bytes)
}
