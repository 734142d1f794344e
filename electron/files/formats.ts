/**
 * The formats of files, the rows of shared/contract/formats.ts: by what each is told, its reader and its writer. Only
 * what a file needs is loaded.
 */
import { type ExportFormat, type FormatId, formats, type TableFormat } from '../../shared/contract/formats.ts'
import type { PrintItem } from '../../shared/page/pages.ts'
import type { Sheet } from '../../shared/recognise/sheet.ts'
import { sheetOf } from '../../shared/report/tables.ts'
import { reportText } from '../../shared/report/text.ts'
import { LIMITS } from './limits.ts'
import { delimiterOf, readCsv } from './readers/csv.ts'
import type { Progress } from './sheet-build.ts'
import type { Parts } from './zip/zip.ts'

/** Gives the sheets of what the guard lets through of a file. */
export type Read<Material> = (material: Material, progress: Progress) => Promise<Sheet[]>

/** How files of a format are told by what they hold, and what reads them. */
export type Way =
  | {
      readonly from: 'zip'
      /**
       * Names of the parts that are read, no other is ever inflated; null where the file is not of the format.
       * @param read gives a part that tells it
       */
      readonly parts: (
        names: readonly string[],
        read: (name: string) => Promise<Uint8Array>,
      ) => Promise<ReadonlySet<string> | null>
      /** Bytes that those may inflate to. */
      readonly most: number
      /** Throws a problem where it is none of ours after all. */
      readonly check?: (parts: Parts) => Promise<void>
      readonly read: Read<Parts>
    }
  | {
      readonly from: 'compound'
      /** Names of the stream that holds it. */
      readonly streams: readonly string[]
      readonly read: Read<Uint8Array>
    }
  | {
      readonly from: 'bytes'
      readonly begins: (bytes: Uint8Array) => boolean
      readonly read: Read<Uint8Array>
    }
  /** XML by its first tag. */
  | { readonly from: 'xml'; readonly root: RegExp; readonly read: Read<Uint8Array> }
  /** A page by its first tag and one that it holds. */
  | {
      readonly from: 'html'
      readonly root: RegExp
      readonly holds: RegExp
      readonly read: Read<string>
    }
  /** Any other text; the name may tell. */
  | {
      readonly from: 'text'
      readonly told: (text: string, name: string) => boolean
      readonly read: Read<string>
    }

/** Makes one file of attachments with their verdicts. */
type Write = (items: readonly PrintItem[]) => Promise<Uint8Array<ArrayBuffer>>

type Row<F extends FormatId> = (F extends TableFormat ? { readonly ways: readonly Way[] } : object) &
  (F extends ExportFormat ? { readonly write: Write } : object)

/** The parts whose names match, in a file that has one of a name. */
const named =
  (has: RegExp, parts: RegExp) =>
  async (names: readonly string[]): Promise<ReadonlySet<string> | null> =>
    names.some((name) => has.test(name)) ? new Set(names.filter((name) => parts.test(name))) : null

/** The printed pages: a web page as they are, a PDF when they have been printed (export.ts). */
const pages: Write = async (items) => (await import('./writers/html.ts')).writePage(items)

type Loaded = readonly [typeof import('./xlsx/book.ts'), typeof import('./xlsx/read.ts')]

let loaded: Promise<Loaded> | null = null

/** What reads workbooks, loaded once: of a thousand files each would look for it again. */
export const workbooks = (): Promise<Loaded> => {
  loaded ??= Promise.all([import('./xlsx/book.ts'), import('./xlsx/read.ts')])
  return loaded
}

/** A format without what its row says that it can do does not compile. */
export const rows: { readonly [F in FormatId]: Row<F> } = {
  xlsx: {
    ways: [
      {
        from: 'zip',
        parts: async (names, read) => await (await workbooks())[0].bookParts(names, read),
        most: LIMITS.parts,
        read: async (parts, progress) => (await workbooks())[1].readXlsx(parts, progress),
      },
    ],
    write: async (items) => await (await import('./xlsx/write.ts')).writeOfficial(items),
  },
  // Its cells are those of an xlsx, and it is told and read as one.
  xlsm: { ways: [] },
  xls: {
    ways: [
      {
        from: 'compound',
        streams: ['Workbook', 'Book', 'WORKBOOK', 'BOOK'],
        read: async (bytes, progress) => (await import('./readers/xls.ts')).readXls(bytes, progress),
      },
      {
        from: 'bytes',
        // A workbook of old Office without the compound file around it.
        begins: (bytes) => bytes[0] === 0x09 && bytes[1] === 0x08 && bytes[3] === 0,
        read: async (bytes, progress) => (await import('./readers/xls.ts')).readXls(bytes, progress),
      },
    ],
  },
  'spreadsheet-2003': {
    ways: [
      {
        from: 'xml',
        root: /^<(?:\w+:)?Workbook[\s>]/,
        read: async (bytes, progress) =>
          (await import('./readers/spreadsheet-2003.ts')).readSpreadsheet2003(bytes, progress),
      },
    ],
  },
  ods: {
    ways: [
      {
        from: 'zip',
        parts: named(/^content\.xml$/i, /^(?:content\.xml|mimetype|META-INF\/manifest\.xml)$/),
        most: LIMITS.parts,
        check: async (parts) => (await import('./readers/ods.ts')).checkOds(parts),
        read: async (parts, progress) =>
          (await import('./readers/ods.ts')).readOds(parts.get('content.xml') ?? new Uint8Array(), progress),
      },
      {
        from: 'xml',
        root: /^<office:document[\s>]/,
        read: async (bytes, progress) => (await import('./readers/ods.ts')).readOds(bytes, progress),
      },
    ],
  },
  csv: {
    ways: [
      {
        from: 'text',
        told: (text, name) =>
          formats.csv.endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`)) ||
          delimiterOf(text).certain,
        read: async (text) => readCsv(text),
      },
    ],
    write: async (items) => (await import('./writers/csv.ts')).writeCsv(items),
  },
  // By what it holds it is csv, or a report with tables in it.
  txt: {
    ways: [
      {
        from: 'text',
        told: (text) => sheetOf(reportText(text)) !== null,
        read: async (text) => [sheetOf(reportText(text)) ?? []].flat(),
      },
    ],
  },
  docx: {
    ways: [
      {
        from: 'zip',
        // The text with its styles, numbering and notes.
        parts: named(
          /^word\/document[^/]*\.xml$/i,
          /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:[^/]+\.xml|_rels\/[^/]+\.rels))$/i,
        ),
        most: LIMITS.words,
        read: async (parts, progress) => await (await import('./docx/read.ts')).readDocx(parts, progress),
      },
    ],
    write: async (items) => await (await import('./docx/write/write.ts')).writeDocx(items),
  },
  html: {
    ways: [
      {
        from: 'html',
        root: /^<[!a-z]/i,
        holds: /<(?:table|td|tr)\b/i,
        read: async (text) => (await import('./readers/html.ts')).readPage(text, '网页'),
      },
    ],
    write: pages,
  },
  pdf: { write: pages },
  // A database of ours, which the store reads and writes (electron/store/carry.ts).
  sgb: {},
}

/** The ways that begin alike, each with its format, in the order of the formats. */
export const waysFrom = <From extends Way['from']>(from: From) =>
  Object.entries(rows).flatMap(([format, row]) =>
    'ways' in row
      ? row.ways
          .filter((way): way is Extract<Way, { from: From }> => way.from === from)
          .map((way) => ({ kind: format as TableFormat, way }))
      : [],
  )
