/** A report that somebody wrote, as its paragraphs: from a Word document, a web page or plain text. */
import { Problem } from '../../../shared/problem.ts'
import { guard } from '../guard.ts'
import type { Progress } from '../sheet-build.ts'
import { decodeText } from '../text-decode.ts'

const NO_REPORT = 'Word文档（.docx）或文本文件（.txt）'

/** PDF and RTF are letters too, but none to read. */
const OTHER = /^(?:%PDF|\{\\rtf)/

/** The paragraphs of a report without its tables; throws a Problem with one sentence for what is no report. */
export async function readReport(name: string, bytes: Uint8Array, progress: Progress): Promise<string[]> {
  progress('正在读取报告')
  const content = await guard(bytes, name).catch((error: unknown) => {
    // What is no table may still be a report.
    if (error instanceof Problem && error.code === 'not-a-workbook') return null
    throw error
  })
  if (content?.kind === 'docx' && 'parts' in content)
    return (await import('../docx/lines.ts')).docxLines(content.parts).map(({ text }) => text)
  const known = content !== null && 'text' in content ? content.text : null
  if (content?.kind === 'html' && known !== null) return (await import('./html.ts')).readLines(known)
  // Plain text with commas in it is taken for a table.
  const text = content === null ? decodeText(bytes) : known
  if (text !== null && text.trim() !== '' && !OTHER.test(text)) return text.split(/\r\n|\r|\n/)
  throw new Problem('unsupported', `“${name}”不是报告的文字，请选择${NO_REPORT}。`)
}
