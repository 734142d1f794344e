/**
 * The attachment in a report that somebody else wrote: replaced where it stands, appended where it does not. Only the
 * main text of the document is changed, and of it only the blocks of the attachment and the breaks around them;
 * page numbers, styles and everything else are the report's own.
 */
import type { PrintItem } from '../../../../shared/page/pages.ts'
import { Problem } from '../../../../shared/problem.ts'
import { guard } from '../../guard.ts'
import { attribute, elementsOf } from '../../xml/edit.ts'
import { readXml } from '../../xml/xml.ts'
import { replaceParts } from '../../zip/replace.ts'
import { type Parts, readDirectory } from '../../zip/zip.ts'
import { docxBlocks } from '../write/write.ts'
import { bodyOf, damaged, labelNumber, unsupported } from './body.ts'
import { placed } from './place.ts'
import { regionFor } from './region.ts'

/** The part that holds the text, as the package names it. */
function mainPart(parts: Parts): string {
  const rels = new TextDecoder().decode(parts.get('_rels/.rels'))
  const found = elementsOf(rels, ['Relationship']).find(({ tag }) =>
    /\/officeDocument$/.test(attribute(tag, 'Type') ?? ''),
  )
  const name = attribute(found?.tag ?? '', 'Target')?.replace(/^\/+/, '') ?? 'word/document.xml'
  if (!parts.has(name)) throw damaged()
  return name
}

/**
 * The report with the attachments in it: each in the place of the one with its label (附件, 附件1 …, then a title and
 * a table), or behind the report's last page. Bytes of every other part stay as they were. Pages are numbered as the
 * report numbers them.
 */
export async function intoReport(
  report: Uint8Array,
  items: readonly PrintItem[],
): Promise<Uint8Array<ArrayBuffer>> {
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
  const numbers = items.map(({ attachment }) => labelNumber(attachment.heading.label) ?? 0)
  if (new Set(numbers).size < numbers.length) {
    throw unsupported('几张附件的附件号相同，请先编为附件1、附件2等，再放进报告。')
  }
  const name = mainPart(content.parts)
  const part = content.parts.get(name) ?? new Uint8Array()
  readXml(part, { open: () => {}, text: () => {}, close: () => {} })
  let xml: string
  try {
    xml = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part)
  } catch (error) {
    throw damaged(error)
  }
  // The last one that is there comes first, so that each ends the section of the one before it; new ones go behind.
  const before = bodyOf(xml)
  const alone = items.length === 1
  const places = items.map((item) => ({ item, at: regionFor(before, item, alone).first }))
  const isNew = ({ at }: { at: number }): boolean => at === before.blocks.length
  const replaced = places.filter((place) => !isNew(place)).toSorted((a, b) => b.at - a.at)
  for (const { item } of [...replaced, ...places.filter(isNew)]) {
    const body = bodyOf(xml)
    xml = placed(body, regionFor(body, item, alone), await docxBlocks(item))
  }
  return replaceParts(report, new Map([[name, new TextEncoder().encode(xml)]]))
}
