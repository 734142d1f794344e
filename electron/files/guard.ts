/**
 * What every file passes before anything parses it: what it is by its content (never by its name), and of a zip only
 * the parts that we read, inflated under limits.
 */
import { Problem } from '../../shared/problem.ts'
import { isCutOff, streamsOf } from './compound.ts'
import { LIMITS } from './limits.ts'
import { delimiterOf } from './readers/csv.ts'
import { decodeText } from './text-decode.ts'
import { refusedType } from './xml/xml.ts'
import { readDirectory, readEntry, type ZipEntry } from './zip/zip.ts'

/** The parts of a zip that we read, by their names in it. */
export type Parts = ReadonlyMap<string, Uint8Array>

/** A file that may be read, and as what. */
export type Content =
  | { readonly kind: 'xlsx' | 'docx'; readonly parts: Parts }
  | { readonly kind: 'ods' | 'spreadsheet-2003' | 'xls'; readonly bytes: Uint8Array }
  | { readonly kind: 'html' | 'csv'; readonly text: string }

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

const CHOOSE = '请选择表格文件（xlsx、xls、et、ods、csv）或有表格的Word文档（docx）。'

const notTable = (what: string) => new Problem('not-a-workbook', `${what}${CHOOSE}`)

const encrypted = () =>
  new Problem('encrypted', '这个文件设有打开密码，请在WPS或Office中取消密码后另存，再打开。')

const unsupported = (what: string, as: string) =>
  new Problem('unsupported', `暂不能读${what}，请在WPS或Office中另存为${as}，再打开。`)

const truncated = () =>
  new Problem(
    'damaged',
    '文件已损坏或没有传完整，请向对方重新要一份，或在WPS、Excel中打开后另存为.xlsx再试。',
  )

/** What is often taken for a table and is none, by its first bytes. */
const OTHERS: readonly [magic: readonly number[], sentence: string][] = [
  [[0x25, 0x50, 0x44, 0x46], '这是PDF文件，'],
  [[0x89, 0x50, 0x4e, 0x47], '这是图片，'],
  [[0xff, 0xd8, 0xff], '这是图片，'],
  [[0x47, 0x49, 0x46, 0x38], '这是图片，'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], '这是RTF文档，'],
]

const ARCHIVES: readonly (readonly number[])[] = [
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
]

/** A workbook of old Office without the compound file around it. */
const isBareBinary = (bytes: Uint8Array): boolean => startsWith(bytes, 0x09, 0x08) && bytes[3] === 0

function inCompound(bytes: Uint8Array): Content {
  if (bytes.byteLength < 512) throw truncated()
  const streams = streamsOf(bytes)
  const named = (...names: string[]) => streams.find(({ name }) => names.includes(name))
  if (named('EncryptedPackage')) throw encrypted()
  const workbook = named('Workbook', 'Book', 'WORKBOOK', 'BOOK')
  if (workbook) {
    if (isCutOff(bytes, workbook)) throw truncated()
    return { kind: 'xls', bytes }
  }
  if (named('WordDocument')) throw unsupported('旧格式的Word文档（.doc、.wps）', '.docx')
  if (isCutOff(bytes)) throw truncated()
  throw notTable('这个文件不是工作簿，')
}

const withoutType = (bytes: Uint8Array): Uint8Array => {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('<!DOCTYPE')) throw refusedType()
  return bytes
}

/** The parts whose names match, each and all of them within their limits. */
async function inflateParts(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  isRead: RegExp,
  most: number = LIMITS.parts,
): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>()
  let left = most
  for (const entry of entries) {
    if (!isRead.test(entry.name)) continue
    if (entry.encrypted) {
      throw new Problem('encrypted', '这个文件的压缩包设有密码，请去掉密码后另存，再打开。')
    }
    const part = await readEntry(bytes, entry, Math.max(1, Math.min(LIMITS.part, left)))
    left -= part.byteLength
    parts.set(entry.name, withoutType(part))
  }
  return parts
}

/** Workbook, styles, shared strings, sheets and their notes; drawings, macros and what else there is are never inflated. */
const OF_XLSX =
  /^(?:_rels\/\.rels|xl\/(?:(?:workbook|styles|sharedStrings)[^/]*\.xml|_rels\/workbook[^/]*\.rels|worksheets\/(?:_rels\/)?[^/]+\.(?:xml|rels)|(?:comments\/)?comments?\d*\.xml))$/i

/** The text with its styles, numbering and notes. */
const OF_DOCX = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:[^/]+\.xml|_rels\/[^/]+\.rels))$/i

async function inZip(bytes: Uint8Array): Promise<Content> {
  const entries = readDirectory(bytes)
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()))
  const has = (pattern: RegExp): boolean => entries.some(({ name }) => pattern.test(name))
  if (has(/^xl\/workbook[^/]*\.xml$/i))
    return { kind: 'xlsx', parts: await inflateParts(bytes, entries, OF_XLSX) }
  if (has(/^word\/document[^/]*\.xml$/i)) {
    return { kind: 'docx', parts: await inflateParts(bytes, entries, OF_DOCX, LIMITS.words) }
  }
  if (has(/^xl\/workbook[^/]*\.bin$/i)) throw unsupported('二进制工作簿（.xlsb）', '.xlsx')
  if (names.has('content.xml') && names.has('mimetype')) {
    const parts = await inflateParts(bytes, entries, /^(?:content\.xml|mimetype|META-INF\/manifest\.xml)$/)
    const part = (name: string): string => new TextDecoder().decode(parts.get(name))
    if (part('META-INF/manifest.xml').includes('encryption-data')) throw encrypted()
    const content = parts.get('content.xml')
    if (!part('mimetype').includes('spreadsheet') || content === undefined) {
      throw unsupported('这种格式（.odt、.odp）', '.docx或.xlsx')
    }
    return { kind: 'ods', bytes: content }
  }
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
  const utf8 = (): Uint8Array => withoutType(new TextEncoder().encode(text))
  if (/^<(?:\w+:)?Workbook[\s>]/.test(head)) return { kind: 'spreadsheet-2003', bytes: utf8() }
  if (/^<office:document[\s>]/.test(head)) return { kind: 'ods', bytes: utf8() }
  if (/^<[!a-z]/i.test(head) && /<(?:table|td|tr)\b/i.test(text)) return { kind: 'html', text }
  if (/^MIME-Version:/i.test(head)) throw unsupported('单个文件网页（.mht）', '.xlsx')
  if (text.trim() === '')
    throw new Problem('empty-file', '这个文件里没有内容，请检查是否传完整，或换一个文件。')
  if (/^</.test(head)) throw notTable('这个文件里没有表格，')
  if (/\.(?:csv|tsv|tab)$/i.test(name) || delimiterOf(text).certain) return { kind: 'csv', text }
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
  if (isBareBinary(bytes)) return { kind: 'xls', bytes }
  const other = OTHERS.find(([magic]) => startsWith(bytes, ...magic))
  if (other) throw notTable(other[1])
  if (ARCHIVES.some((magic) => startsWith(bytes, ...magic))) {
    throw new Problem('not-a-workbook', '这是压缩包，请先解压，再打开里面的表格文件。')
  }
  return inText(name, bytes)
}
