/** An attachment as comma-separated values (RFC 4180), everything that stands on the page in the page's order. */
import type { Attachment } from '../../../shared/attachment/model.ts'
import type { PrintItem } from '../../../shared/page/pages.ts'
import { shownTexts } from '../../../shared/verdict/shown.ts'
import type { Judged } from '../../../shared/verdict/verdict.ts'
import { guarded } from '../formula-guard.ts'

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text

/** The attachment as CSV text with CRLF line ends; every line has as many fields as the table has columns. */
export function toCsv(attachment: Attachment, judged: Judged): string {
  const { heading, columns } = attachment
  const line = (text: string): string[] => [text, ...columns.slice(1).map(() => '')]
  const shown = shownTexts(attachment, judged)
  const records = [
    ...(heading.label === '' ? [] : [line(heading.label)]),
    ...heading.title.map(line),
    ...heading.above.map(line),
    ...shown.header,
    ...shown.body,
    ...heading.below.map(line),
  ]
  return records.map((record) => `${record.map((text) => quoted(guarded(text))).join(',')}\r\n`).join('')
}

/** Attachments in one file, one table below the other. */
export const writeCsv = (items: readonly PrintItem[]): Uint8Array<ArrayBuffer> =>
  // With the byte order mark, by which Excel and WPS know that it is UTF-8.
  new TextEncoder().encode(
    `\uFEFF${items.map(({ attachment, judged }) => toCsv(attachment, judged)).join('\r\n')}`,
  )
