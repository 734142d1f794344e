/** A Word document that somebody else wrote and that is to be changed: its parts, and the one that holds its text. */
import { Problem } from '../../../shared/problem.ts'
import { guard } from '../guard.ts'
import { type Parts, readDirectory } from '../zip/zip.ts'
import { mainPart, partText } from './document.ts'

export interface Changeable {
  readonly parts: Parts
  /** The part that holds the text, and its letters. */
  readonly name: string
  readonly xml: string
}

/** What keeps a report from being changed, and what to do. */
export const unsupported = (message: string) => new Problem('unsupported', message)

/** Refuses what is no Word document, is damaged, or is signed. */
export async function changeable(report: Uint8Array): Promise<Changeable> {
  // The same limits as for a file that is opened; what is in it is not believed.
  const content = await guard(report).catch((error: unknown) => {
    // What is no table may still be no report, but its sentence asks for tables.
    if (error instanceof Problem && error.code === 'not-a-workbook') return null
    throw error
  })
  if (content?.kind !== 'docx' || !('parts' in content)) {
    throw unsupported('报告要是Word文档，请在WPS或Word中另存为.docx后再试。')
  }
  if (readDirectory(report).some(({ name }) => /^_xmlsignatures\//i.test(name))) {
    throw unsupported('报告有数字签名，改动会使签名失效，请用没有签名的报告再试。')
  }
  const name = mainPart(content.parts)
  return { parts: content.parts, name, xml: partText(content.parts.get(name) ?? new Uint8Array()) }
}
