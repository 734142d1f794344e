/** An attachment on its way out: a file's name, type and bytes in one of the formats. */
import type { Attachment } from '../../shared/attachment/model.ts'
import type { OutgoingFile } from '../../shared/contract/exporting.ts'
import { type ExportFormat, formats, type ReturnFormat } from '../../shared/contract/formats.ts'
import { Problem } from '../../shared/problem.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import type { Revised, Revising } from './docx/revised.ts'
import type { WrittenProse } from './docx/write/prose.ts'
import type { HandedBook } from './handed.ts'
import { LIMITS } from './limits.ts'
import { fileName, safeName } from './names.ts'
import { onThread, type Sentences, type ThreadOptions } from './thread/thread.ts'
import type { Origin } from './xlsx/patch/origin.ts'

export interface ExportOptions extends ThreadOptions {
  /** Indicators that people added to the built-in ones. */
  readonly indicators: readonly Indicator[]
  /** Makes a PDF of a print document; the machine's Chromium does where it is not given. */
  readonly pdf?: MakePdf
}

/** Makes a PDF of a print document (shared/page/document.ts). */
export type MakePdf = (html: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>

const sentences: Sentences = {
  cancelled: '已取消导出，要用时请再导出一次。',
  tooLarge: '内容太多，没有导出成；请分成几张附件，分别导出。',
  tooLong: (seconds) => `写了${seconds}秒还没有写完，没有导出；请分成几张附件，分别导出。`,
  broken: '没有导出成，请再试一次；仍不行请重新打开程序。',
}

/**
 * Attachments as one file in the official layout, a sheet each.
 * @param title what the file is called; empty for the title of the first attachment
 */
export async function exportAttachments(
  attachments: readonly Attachment[],
  format: ExportFormat,
  title: string,
  options: ExportOptions,
): Promise<OutgoingFile> {
  const [first] = attachments
  if (first === undefined) throw new Error('nothing to export')
  const name = title.trim() === '' ? fileName(first, format) : safeName(title, format)
  const page = await onThread(
    'official',
    { attachments, format, indicators: options.indicators },
    sentences,
    { ...LIMITS.writing, ...options },
  )
  const bytes = format === 'pdf' ? await pdfOf(page, options) : page
  return { name, mime: formats[format].mime, bytes }
}

async function pdfOf(page: Uint8Array, { pdf, signal, onProgress }: ExportOptions) {
  onProgress?.('正在生成PDF')
  const make = pdf ?? (await import('./pdf.ts')).pdfByChromium
  return await make(new TextDecoder().decode(page), signal)
}

/** The file that attachments came from, with nothing but their changes in it, under the name that it had. */
export async function exportToSource(
  original: {
    readonly kind: ReturnFormat
    readonly bytes: Uint8Array
    readonly origins: ReadonlyMap<string, Origin>
  },
  name: string,
  format: ExportFormat,
  read: (id: string) => Attachment,
  options: ExportOptions,
): Promise<OutgoingFile> {
  if (format !== 'xlsx') throw new Problem('unsupported', '写回原表只能导出为Excel文件，请改选Excel。')
  const items = Array.from(original.origins, ([id, origin]) => ({ origin, attachment: read(id) }))
  const bytes = await onThread(
    'patched',
    { bytes: original.bytes, items, indicators: options.indicators },
    sentences,
    { ...LIMITS.writing, ...options },
  )
  return {
    name: safeName(name.replace(/\.[^.]{1,5}$/, ''), original.kind),
    mime: formats[original.kind].mime,
    bytes,
  }
}

/** A report's Word document with attachments put into it, under its own name. */
export async function exportIntoReport(
  attachments: readonly Attachment[],
  name: string,
  report: Uint8Array,
  options: ExportOptions,
): Promise<OutgoingFile> {
  const input = { report, attachments, indicators: options.indicators }
  const bytes = await onThread('reported', input, sentences, { ...LIMITS.writing, ...options })
  return { name: safeName(name.replace(/\.[^.]{1,5}$/, ''), 'docx'), mime: formats.docx.mime, bytes }
}

/** A report's Word document with what was changed in its text as tracked changes, under its own name. */
export async function exportRevised(
  name: string,
  revising: Revising,
  options: ThreadOptions = {},
): Promise<{ readonly file: OutgoingFile; readonly revised: Revised }> {
  const revised = await onThread('revised', revising, sentences, { ...LIMITS.writing, ...options })
  const title = `${name.replace(/\.[^.]{1,5}$/, '')}（修订）`
  const { bytes } = revised
  return { file: { name: safeName(title, 'docx'), mime: formats.docx.mime, bytes }, revised }
}

/** A report's text as a file that Notepad and Word of any age open. */
export const textFile = (title: string, text: string): OutgoingFile => ({
  name: safeName(title, 'txt'),
  mime: formats.txt.mime,
  bytes: new TextEncoder().encode(`\ufeff${text.replaceAll('\n', '\r\n')}`),
})

/** Prose written from a table, as a Word document of its own. */
export async function exportProse(prose: WrittenProse, options: ThreadOptions = {}): Promise<OutgoingFile> {
  const bytes = await onThread('prose', prose, sentences, { ...LIMITS.writing, ...options })
  return { name: safeName(`${prose.title}（表述）`, 'docx'), mime: formats.docx.mime, bytes }
}

/** A letter as a Word document, under its own title. */
export async function exportLetter(letter: WrittenProse, options: ThreadOptions = {}): Promise<OutgoingFile> {
  const bytes = await onThread('prose', letter, sentences, { ...LIMITS.writing, ...options })
  return { name: safeName(letter.title, 'docx'), mime: formats.docx.mime, bytes }
}

/**
 * The workbook that a department is handed.
 * @param title what its file is called, before the department's name
 */
export async function exportHanded(
  book: HandedBook,
  title: string,
  options: ThreadOptions = {},
): Promise<OutgoingFile> {
  const bytes = await onThread('handed', book, sentences, { ...LIMITS.writing, ...options })
  // Of a long title so much goes that the department's name stays.
  const [whole, own] = [Array.from(title.trim()), Array.from(book.department)]
  const room = Math.max(10, 74 - own.length)
  return {
    name: safeName(`${whole.slice(0, room).join('')}-${book.department}`, 'xlsx'),
    mime: formats.xlsx.mime,
    bytes,
  }
}
