/** A report that somebody wrote, as its paragraphs: from a Word document, a web page or plain text. */
import { Problem } from '../../../shared/problem.ts'
import { reportText } from '../../../shared/report/text.ts'
import { guard } from '../guard.ts'
import type { Progress } from '../sheet-build.ts'
import { decodeText } from '../text-decode.ts'

const NO_REPORT = 'Word文档（.docx）或文本文件（.txt）'

/** PDF and RTF are letters too, but none to read. */
const OTHER = /^(?:%PDF|\{\\rtf)/

/** What a report says, without its tables where they can be told from it, and whether it is a Word document. */
export interface ReadReport {
  readonly paragraphs: string[]
  readonly word: boolean
}

/** A report's paragraphs; throws a Problem with one sentence for what is no report. */
export async function readReport(name: string, bytes: Uint8Array, progress: Progress): Promise<ReadReport> {
  progress('正在读取报告')
  const content = await guard(bytes, name).catch((error: unknown) => {
    // What is no table may still be a report.
    if (error instanceof Problem && error.code === 'not-a-workbook') return null
    throw error
  })
  if (content?.kind === 'docx' && 'parts' in content)
    return {
      paragraphs: (await import('../docx/lines.ts')).docxLines(content.parts).map(({ text }) => text),
      word: true,
    }
  const known = content !== null && 'text' in content ? content.text : null
  if (content?.kind === 'html' && known !== null)
    return { paragraphs: (await import('./html.ts')).readLines(known), word: false }
  // Plain text with commas in it is taken for a table.
  const text = content === null ? decodeText(bytes) : known
  if (text !== null && text.trim() !== '' && !OTHER.test(text))
    return { paragraphs: reportText(text).split('\n'), word: false }
  throw new Problem('unsupported', `“${name}”不是报告的文字，请选择${NO_REPORT}。`)
}
