/** A file's way out, on whatever thread it runs: attachments → verdicts → the bytes of a file. */
import { type Attachment, asPrinted } from '../../shared/attachment/model.ts'
import type { ExportFormat } from '../../shared/contract/formats.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import { rows } from './formats.ts'
import type { Progress } from './sheet-build.ts'
import type { Origin } from './xlsx/patch/origin.ts'

function judged<T extends { readonly attachment: Attachment }>(
  items: readonly T[],
  indicators: readonly Indicator[],
) {
  const dictionary = dictionaryOf(indicators)
  return items.map((item) => ({ ...item, judged: judgeAttachment(item.attachment, dictionary) }))
}

/** Attachments as one file in the official layout: a sheet or a page each, or one table below the other. */
export async function officialFile(
  attachments: readonly Attachment[],
  format: ExportFormat,
  indicators: readonly Indicator[],
  progress: Progress,
): Promise<Uint8Array<ArrayBuffer>> {
  progress('正在判定')
  const items = judged(
    attachments.map((attachment) => ({ attachment: asPrinted(attachment) })),
    indicators,
  )
  progress('正在生成文件')
  return await rows[format].write(items)
}

/** A workbook with nothing but the changes of its attachments in it. */
export async function patchedFile(
  bytes: Uint8Array,
  items: readonly { readonly origin: Origin; readonly attachment: Attachment }[],
  indicators: readonly Indicator[],
  progress: Progress,
): Promise<Uint8Array<ArrayBuffer>> {
  progress('正在判定')
  const ready = judged(items, indicators)
  progress('正在写回原表')
  return await (await import('./xlsx/patch/patch.ts')).patchWorkbook(new Uint8Array(bytes), ready)
}

/** A report's Word document, and what goes into it. */
export interface Reporting {
  readonly report: Uint8Array
  readonly attachments: readonly Attachment[]
  readonly indicators: readonly Indicator[]
}

/** A report's Word document with the attachments in it. */
export async function reportedFile(
  { report, attachments, indicators }: Reporting,
  progress: Progress,
): Promise<Uint8Array<ArrayBuffer>> {
  progress('正在放进报告')
  const items = judged(
    attachments.map((attachment) => ({ attachment })),
    indicators,
  )
  return await (await import('./docx/report/report.ts')).intoReport(report, items)
}
