/** Our blocks in the place of the old ones, with the breaks around them. */
import { attribute, type Element, elementsOf, type Splice, spliced } from '../../xml/edit.ts'
import { unsupported } from '../changeable.ts'
import { tailParagraph } from '../write/finish.ts'
import type { DocxBlocks } from '../write/write.ts'
import { type Body, isMark, MARKS, sectionIn, textOf } from './body.ts'
import type { Region } from './region.ts'
import { followingSection, holds, turnedSection } from './section.ts'

const TRACKED = [
  ...['ins', 'del', 'moveFrom', 'moveTo', 'cellIns', 'cellDel', 'cellMerge', 'numberingChange', 'pPrChange'],
  ...[
    'rPrChange',
    'tblPrChange',
    'trPrChange',
    'tcPrChange',
    'tblPrExChange',
    'tblGridChange',
    'sectPrChange',
  ],
]

/** What would be lost with the old attachment. */
const LOST = [
  ...['drawing', 'pict', 'object', 'AlternateContent', 'sdt', 'altChunk'],
  ...['footnoteReference', 'endnoteReference', 'commentReference'],
]

/** Refuses to take away what we could not give back. */
function refuseLoss(xml: string, from: number, to: number): void {
  const has = (names: readonly string[]) => elementsOf(xml, names, from, to).length > 0
  if (has(TRACKED)) {
    throw unsupported('报告的附件里有修订，请先在Word或WPS中接受或拒绝修订，再放附件。')
  }
  if (has(LOST)) {
    throw unsupported(
      '报告的附件里有图片、文本框、控件、脚注或批注，换掉会丢失，请先在报告里移走或删去它们再试。',
    )
  }
  const fields = elementsOf(xml, ['fldChar'], from, to).map(({ tag }) => attribute(tag, 'w:fldCharType'))
  const count = (type: string) => fields.filter((found) => found === type).length
  if (count('begin') !== count('end')) {
    throw unsupported('报告的附件与前后文在同一个域里（如目录），请先在报告里取消这个域再试。')
  }
}

/** The page break that ends a paragraph, behind all its text. */
function endingBreak(xml: string, block: Element): Element | null {
  const parts = elementsOf(xml, ['t', 'br', 'drawing', 'pict', 'object', 'fldChar'], ...block.inner)
  const last = parts.at(-1)
  return last?.name === 'br' && attribute(last.tag, 'w:type') === 'page' ? last : null
}

/** What changes where a paragraph is to end a section, as Word has it: the section stands in its properties. */
function endSection(xml: string, block: Element, section: string): Splice[] {
  if (block.inner[0] === block.end) {
    const tag = xml.slice(block.start, block.end).replace(/\s*\/>$/, '>')
    return [{ start: block.start, end: block.end, text: `${tag}<w:pPr>${section}</w:pPr></w:p>` }]
  }
  const [properties] = elementsOf(xml, ['pPr'], ...block.inner)
  const direct = properties && xml.slice(block.inner[0], properties.start).trim() === ''
  if (!direct) return [{ start: block.inner[0], end: block.inner[0], text: `<w:pPr>${section}</w:pPr>` }]
  const { start, end, inner } = properties
  return inner[0] === end
    ? [{ start, end, text: `<w:pPr>${section}</w:pPr>` }]
    : [{ start: inner[1], end: inner[1], text: section }]
}

/** The section break before our attachment: in the last paragraph, or in one of its own where that is not ours to touch. */
function breakBefore(body: Body, before: readonly Element[], at: number, section: string): Splice[] {
  const { xml } = body
  const last = before.at(-1)
  const clean = last?.name === 'p' && elementsOf(xml, TRACKED, last.start, last.end).length === 0
  const splices: Splice[] =
    clean && last ? endSection(xml, last, section) : [{ start: at, end: at, text: tailParagraph(section) }]
  // The section break stands for the page break, or an empty page would lie between.
  const empty = before.findLastIndex((block) => block.name !== 'p' || textOf(xml, block) !== '')
  for (const block of before.slice(Math.max(0, empty))) {
    const found = block.name === 'p' ? endingBreak(xml, block) : null
    if (found && elementsOf(xml, TRACKED, block.start, block.end).length === 0) {
      splices.push({ start: found.start, end: found.end, text: '' })
    }
  }
  return splices
}

/** The document with our blocks in the place of the region. */
export function placed(body: Body, region: Region, ours: DocxBlocks): string {
  const { xml, blocks, final } = body
  const old = blocks.slice(region.first, region.after)
  const from = old[0]?.start ?? body.end
  const to = old.at(-1)?.end ?? body.end
  refuseLoss(xml, from, to)
  const kept = elementsOf(xml, MARKS, from, to)
    .map(({ start, end }) => xml.slice(start, end))
    .join('')
  const before = blocks.slice(0, region.first).filter((block) => !isMark(block))
  const last = before.at(-1)
  // Whether the attachment begins a section as it stands.
  const own = last === undefined || sectionIn(xml, last) !== undefined
  const ending = old.map((block) => sectionIn(xml, block)).find((found) => found !== undefined)
  const textAt = (element: Element) => xml.slice(element.start, element.end)
  const atEnd = blocks.slice(region.after).every(isMark)

  if (ending === undefined && !atEnd) {
    // Other things follow in the same section: its page is theirs too.
    const following = blocks.slice(region.after).find((block) => sectionIn(xml, block))
    const shared = following ? sectionIn(xml, following) : final
    if (!shared || !holds(textAt(shared), ours)) {
      throw unsupported(
        '附件和它后面的内容在报告的同一节里，纸张放不下这张表，请在报告里的附件后面插入分节符（下一页）再试。',
      )
    }
    const broken = own || (last?.name === 'p' && endingBreak(xml, last) !== null)
    const lead = broken ? '' : tailParagraph('', '<w:pageBreakBefore/>')
    const table = old.findLastIndex(({ name }) => name === 'tbl')
    const breaks = old.slice(table + 1).some((block) => block.name === 'p' && endingBreak(xml, block))
    const tail = breaks ? tailParagraph('', '', '<w:r><w:br w:type="page"/></w:r>') : tailParagraph()
    return spliced(xml, [{ start: from, end: to, text: `${kept}${lead}${ours.blocks}${tail}` }])
  }

  const governing = ending ?? final
  const section = governing ? textAt(governing) : '<w:sectPr/>'
  const made = own ? turnedSection(section, ours) : followingSection(section, ours)
  const tail = ending ? tailParagraph(made) : tailParagraph()
  const splices: Splice[] = own ? [] : breakBefore(body, before, from, section)
  const end = !ending && !final ? made : ''
  splices.push({ start: from, end: to, text: `${kept}${ours.blocks}${tail}${end}` })
  if (!ending && final) splices.push({ start: final.start, end: final.end, text: made })
  return spliced(xml, splices)
}
