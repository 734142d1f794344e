/**
 * The attachment in a report that somebody else wrote: replaced where it stands, appended where it does not. Only the
 * main text of the document is changed, and of it only the blocks of the attachment and the breaks around them;
 * page numbers, styles and everything else are the report's own.
 */
import type { PrintItem } from '../../../../shared/page/pages.ts'
import { replaceParts } from '../../zip/replace.ts'
import { changeable, unsupported } from '../changeable.ts'
import { docxBlocks } from '../write/write.ts'
import { bodyOf, labelNumber } from './body.ts'
import { placed } from './place.ts'
import { regionFor } from './region.ts'

/**
 * The report with the attachments in it: each in the place of the one with its label (附件, 附件1 …, then a title and
 * a table), or behind the report's last page. Bytes of every other part stay as they were. Pages are numbered as the
 * report numbers them.
 */
export async function intoReport(
  report: Uint8Array,
  items: readonly PrintItem[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { name, xml: text } = await changeable(report)
  const numbers = items.map(({ attachment }) => labelNumber(attachment.heading.label) ?? 0)
  if (new Set(numbers).size < numbers.length) {
    throw unsupported('几张附件的附件号相同，请先编为附件1、附件2等，再放进报告。')
  }
  let xml = text
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
