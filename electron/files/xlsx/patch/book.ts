/** The parts of a workbook that is being patched: read when they are asked for, kept apart where they change. */
import type { ReturnFormat } from '../../../../shared/contract/formats.ts'
import { Problem } from '../../../../shared/problem.ts'
import { LIMITS } from '../../limits.ts'
import { BUILT_IN } from '../../number-format.ts'
import { attribute, elementsOf, escapeXml, spliced, unescapeXml } from '../../xml/edit.ts'
import { replaceParts } from '../../zip/replace.ts'
import { readDirectory, readEntry } from '../../zip/zip.ts'
import { parseSheet, type SheetXml, type Styles } from './sheet.ts'

export interface Book {
  readonly names: readonly string[]
  /** A part's text as it is now; '' where there is none. */
  readonly read: (name: string) => Promise<string>
  /** The rows and cells of a worksheet's part as it is now. */
  readonly sheet: (name: string) => Promise<SheetXml>
  /** Changes a part, or takes it out (null). */
  readonly write: (name: string, text: string | null) => void
  /** The workbook's bytes with what was changed; the very bytes that came where nothing was. */
  readonly bytes: () => Uint8Array<ArrayBuffer>
}

/** A worksheet of the workbook. */
export interface ListedSheet {
  readonly name: string
  readonly part: string
  /** As calcChain names it. */
  readonly id: string
}

export const WORKBOOK = 'xl/workbook.xml'

const decode = (bytes: Uint8Array): string => {
  try {
    // The byte order mark stays: it is part of what must not change.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Problem('unsupported', '原文件的编码少见，不能写回原表；请导出官方格式。', { cause })
  }
}

/** Opens a workbook for patching. */
export function openBook(original: Uint8Array<ArrayBuffer>): Book {
  const entries = new Map(readDirectory(original).map((entry) => [entry.name, entry]))
  const texts = new Map<string, string>()
  const changes = new Map<string, string | null>()
  let left: number = LIMITS.parts
  const read = async (name: string): Promise<string> => {
    const known = changes.get(name) ?? texts.get(name)
    if (known !== undefined) return known
    const entry = entries.get(name)
    if (entry === undefined || changes.has(name)) return ''
    const part = await readEntry(original, entry, Math.max(1, Math.min(LIMITS.part, left)))
    left -= part.byteLength
    const text = decode(part)
    texts.set(name, text)
    return text
  }
  /** The sheet that was parsed last, and of which text. */
  let last: { text: string; sheet: SheetXml } | null = null
  return {
    names: [...entries.keys()],
    read,
    sheet: async (name) => {
      const text = await read(name)
      if (last?.text !== text) last = { text, sheet: parseSheet(text) }
      return last.sheet
    },
    write: (name, text) => {
      if (text !== null && text === texts.get(name)) changes.delete(name)
      else changes.set(name, text)
    },
    bytes: () =>
      changes.size === 0
        ? original
        : replaceParts(
            original,
            new Map(
              Array.from(changes, ([name, text]) => [
                name,
                text === null ? null : new TextEncoder().encode(text),
              ]),
            ),
          ),
  }
}

/** Whether a workbook is one with macros, which must go by another ending. */
export async function workbookKind(bytes: Uint8Array<ArrayBuffer>): Promise<ReturnFormat> {
  const book = openBook(bytes)
  if (!book.names.includes(WORKBOOK))
    throw new Problem('unsupported', '原文件的结构少见，不能写回原表；请导出官方格式。')
  const types = await book.read('[Content_Types].xml')
  return /macroEnabled\.main\+xml/i.test(types) ? 'xlsm' : 'xlsx'
}

/** A relation of a part: its type's last word, and the part that it leads to. */
export interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** Where the relations of a part stand. */
export const relationsPart = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels')

/** The relations of a part. */
export async function relationsOf(book: Book, part: string): Promise<Relation[]> {
  const xml = await book.read(relationsPart(part))
  return elementsOf(xml, ['Relationship']).flatMap(({ tag }) => {
    if (attribute(tag, 'TargetMode') === 'External') return []
    const target = (attribute(tag, 'Target') ?? '').replaceAll('\\', '/')
    const path = URL.parse(target, `https://part/${part}`)?.pathname.slice(1)
    if (path === undefined) return []
    return [
      {
        id: attribute(tag, 'Id') ?? '',
        type: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
        target: path.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
          Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
        ),
      },
    ]
  })
}

/** The workbook's worksheets in their order. */
export async function listSheets(book: Book): Promise<ListedSheet[]> {
  const targets = new Map((await relationsOf(book, WORKBOOK)).map(({ id, target }) => [id, target]))
  return elementsOf(await book.read(WORKBOOK), ['sheet']).flatMap(({ tag }) => {
    const part = targets.get(attribute(tag, '(?:\\w+:)?id') ?? '')
    if (part === undefined || !book.names.includes(part)) return []
    return [{ name: attribute(tag, 'name') ?? '', part, id: attribute(tag, 'sheetId') ?? '' }]
  })
}

/** The number format of each cell style. */
export async function stylesOf(book: Book): Promise<Styles> {
  const xml = await book.read('xl/styles.xml')
  const codes = new Map(Object.entries(BUILT_IN).map(([id, code]) => [id, code]))
  for (const { tag } of elementsOf(xml, ['numFmt']))
    codes.set(attribute(tag, 'numFmtId') ?? '', attribute(tag, 'formatCode') ?? '')
  const [list] = elementsOf(xml, ['cellXfs'])
  const styles =
    list === undefined
      ? []
      : elementsOf(xml, ['xf'], ...list.inner).map(({ tag }) => attribute(tag, 'numFmtId') ?? '0')
  const indented = new Set(
    list === undefined
      ? []
      : elementsOf(xml, ['xf'], ...list.inner).flatMap(({ inner }, index) =>
          elementsOf(xml, ['alignment'], ...inner).some(({ tag }) => Number(attribute(tag, 'indent')) > 0)
            ? [index]
            : [],
        ),
  )
  return {
    code: (style) => codes.get(styles[Number(style ?? 0)] ?? '0'),
    indents: (style) => indented.has(Number(style ?? 0)),
  }
}

/** The texts of the shared strings, phonetic readings left out. */
export async function sharedStrings(book: Book): Promise<string[]> {
  const xml = await book.read('xl/sharedStrings.xml')
  return elementsOf(xml, ['si']).map(({ inner }) => textIn(xml.slice(...inner)))
}

/** All text of a string item. */
export function textIn(xml: string): string {
  const spoken = elementsOf(xml, ['rPh']).map(({ start, end }) => ({ start, end, text: '' }))
  const plain = spliced(xml, spoken)
  return elementsOf(plain, ['t'])
    .map(({ inner }) => unescapeXml(plain.slice(...inner)))
    .join('')
    .replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n')
}

/** Rewrites the texts of all elements of these names in a stretch of XML. */
export function withTexts(
  xml: string,
  names: readonly string[],
  change: (text: string, tag: string) => string,
): string {
  return spliced(
    xml,
    elementsOf(xml, names).flatMap(({ tag, inner: [start, end] }) => {
      const raw = xml.slice(start, end)
      if (raw === '' || raw.includes('<')) return []
      const text = unescapeXml(raw)
      const next = change(text, tag)
      return next === text ? [] : [{ start, end, text: escapeXml(next) }]
    }),
  )
}
