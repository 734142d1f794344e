/** An attachment on its way out: a file's name, type and bytes in one of the formats. */
import type { Attachment } from '../../shared/attachment.ts'
import type { ExportFormat } from '../../shared/contract.ts'
import { toCsv } from '../../shared/csv.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import { writeOfficial } from './xlsx-write.ts'

export interface ExportedFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const MIME: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
}

/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** A file name that every system accepts, made from the title (or the label where there is none). */
export function fileName(attachment: Attachment, ending: string): string {
  const { title, label } = attachment.heading
  const wish = title.join('').trim() || label.trim()
  const safe = Array.from(wish.replace(/[\\/:*?"<>|\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\s+/g, ' '))
    .slice(0, 80)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${safe === '' || RESERVED.test(safe) ? `双过半附件${safe}` : safe}.${ending}`
}

async function contents(attachment: Attachment, format: ExportFormat): Promise<Uint8Array<ArrayBuffer>> {
  const judged = judgeAttachment(attachment)
  if (format === 'xlsx') return writeOfficial([{ attachment, judged }])
  // With the byte order mark, by which Excel and WPS know that it is UTF-8.
  return new TextEncoder().encode(`\uFEFF${toCsv(attachment, judged)}`)
}

/** An attachment as a file. */
export async function exportAttachment(attachment: Attachment, format: ExportFormat): Promise<ExportedFile> {
  return { name: fileName(attachment, format), mime: MIME[format], bytes: await contents(attachment, format) }
}
