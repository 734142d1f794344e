/**
 * What every file passes before anything parses it: what it is by its content (never by its name), and only the
 * parts of a workbook that we read, inflated under limits.
 */
import { Problem } from '../../shared/problem.ts'
import { LIMITS } from './limits.ts'
import { readDirectory, readEntry, type ZipEntry } from './zip.ts'

/** The parts of an xlsx that we read, by their names in the zip. */
export type WorkbookParts = ReadonlyMap<string, Uint8Array>

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

/** The compound files of old Office: an encrypted xlsx lies in one, and so does an .xls. */
function refuseCompound(bytes: Uint8Array): never {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le')
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encrypted)) {
    throw new Problem('encrypted', '这个工作簿设有打开密码，请在WPS或Excel中取消密码后另存，再打开。')
  }
  throw new Problem(
    'unsupported',
    '暂不能直接读旧格式（.xls、.et）的文件，请在WPS或Excel中另存为.xlsx，再打开。',
  )
}

const notWorkbook = (what: string) => new Problem('not-a-workbook', `${what}请选择.xlsx格式的表格文件。`)

/** What a zip without xl/workbook.xml is. */
function refuseOther(names: ReadonlySet<string>): never {
  if (names.has('xl/workbook.bin')) {
    throw new Problem('unsupported', '暂不能读二进制工作簿（.xlsb），请在WPS或Excel中另存为.xlsx，再打开。')
  }
  if (names.has('word/document.xml')) throw notWorkbook('这是Word文档，不是工作簿，')
  if (names.has('content.xml') && names.has('mimetype')) {
    throw new Problem('unsupported', '暂不能读这种格式（.ods、.odt），请另存为.xlsx，再打开。')
  }
  throw notWorkbook('这个压缩文件不是工作簿，')
}

/** styles, shared strings, workbook and sheets; drawings, macros and what else there is are never inflated. */
const isRead = (name: string): boolean =>
  /^xl\/([^/]+\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i.test(name)

async function inflateParts(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>()
  let left: number = LIMITS.parts
  for (const entry of entries) {
    if (!isRead(entry.name)) continue
    if (entry.encrypted) {
      throw new Problem('encrypted', '这个文件的压缩包设有密码，请去掉密码后另存，再打开。')
    }
    const part = await readEntry(bytes, entry, Math.max(1, Math.min(LIMITS.part, left)))
    left -= part.byteLength
    if (Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes('<!DOCTYPE')) {
      throw new Problem(
        'damaged',
        '这个文件里有工作簿不该有的内容，为安全起见没有打开；请在WPS或Excel中另存为.xlsx后再试。',
      )
    }
    parts.set(entry.name, part)
  }
  return parts
}

/** Refuses what is no workbook or would harm us; gives the parts to read of what is one. */
export async function guard(bytes: Uint8Array): Promise<WorkbookParts> {
  if (bytes.byteLength === 0)
    throw new Problem('empty-file', '这是一个空文件，请检查是否传完整，或换一个文件。')
  if (bytes.byteLength > LIMITS.file) {
    throw new Problem(
      'too-large',
      `文件超过${LIMITS.file / 1024 / 1024}MB，请删去图片和无关的工作表后另存，再打开。`,
    )
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) refuseCompound(bytes)
  if (!startsWith(bytes, 0x50, 0x4b)) throw notWorkbook('这个文件不是工作簿，')
  const entries = readDirectory(bytes)
  const names = new Set(entries.map((entry) => entry.name))
  if (!names.has('xl/workbook.xml')) refuseOther(names)
  return inflateParts(bytes, entries)
}
