/** Attachments as one web page: the printed pages, one below the other. */
import { printDocument } from '../../../shared/page/document.ts'
import { fontStack } from '../../../shared/page/fonts.ts'
import { type PrintItem, pagesOf } from '../../../shared/page/pages.ts'

/** The page's bytes, in UTF-8. */
export function writePage(items: readonly PrintItem[]): Uint8Array<ArrayBuffer> {
  const title = items[0]?.attachment.heading.title.join('') || '双过半附件'
  return new TextEncoder().encode(printDocument(pagesOf(items), title, fontStack))
}
