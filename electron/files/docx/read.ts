/** docx → one sheet of its paragraphs and tables. The one adapter for mammoth, which makes HTML of a Word document. */
import mammoth from 'mammoth'
import type { Mark } from '../../../shared/attachment/model.ts'
import { Problem } from '../../../shared/problem.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { readPage } from '../readers/html.ts'
import type { Progress } from '../sheet-build.ts'
import { type Parts, writeZip } from '../zip/zip.ts'
import { withLooks } from './looks.ts'
import { signed, withComments } from './notes.ts'
import { visibleParts } from './visible.ts'

/** The document as HTML: paragraphs, lists, tables with their spans. */
async function toHtml(parts: Parts): Promise<{ html: string; looks: readonly Mark[] }> {
  let looks: readonly Mark[] = []
  const entries = Array.from(visibleParts(parts), ([name, bytes]) => {
    if (!/^word\/document[^/]*\.xml$/i.test(name)) return { name, bytes }
    const before = new TextDecoder().decode(bytes)
    const signed = withLooks(before)
    if (signed.looks.length === 0) return { name, bytes }
    looks = signed.looks
    return { name, bytes: new TextEncoder().encode(signed.xml) }
  })
  // A zip of what was inflated under our limits: the library must not unpack the file itself.
  const zip = writeZip(entries, 'store')
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(zip.buffer) },
      {
        ignoreEmptyParagraphs: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    return { html: value, looks }
  } catch (error) {
    throw new Problem('damaged', '文档的内容已损坏，请在WPS或Word中打开并另存为.docx，再打开。', {
      cause: error,
    })
  }
}

/** The sheet of a Word document; a problem where it holds no table at all. */
export async function readDocx(parts: Parts, progress: Progress = () => {}): Promise<Sheet[]> {
  progress('正在读取Word文档')
  const { parts: text, comments } = signed(parts)
  const { html, looks } = await toHtml(text)
  const sheets = readPage(html, '文档', 'keep', looks).map((sheet) => withComments(sheet, comments))
  if (sheets.length === 0) {
    throw new Problem('no-table', '这个Word文档里没有表格，请选择有指标表的文档或工作簿。')
  }
  return sheets
}
