/** The main text of a report's Word document, block by block. */
import { readNumbering } from '../../../../shared/measure/numbering.ts'
import { attribute, type Element, elementsOf, unescapeXml } from '../../xml/edit.ts'
import { unsupported } from '../changeable.ts'
import { damaged } from '../document.ts'

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Marks of a stretch of text; they stand between blocks too, and others may refer to them. */
export const MARKS = [
  'bookmarkStart',
  'bookmarkEnd',
  'commentRangeStart',
  'commentRangeEnd',
  'permStart',
  'permEnd',
]

/** What stands in a body beside paragraphs and tables. */
const BLOCKS = [
  ...['p', 'tbl', 'sectPr', 'sdt', 'customXml', 'altChunk', 'AlternateContent', 'proofErr'],
  ...['ins', 'del', 'moveFrom', 'moveTo', 'moveFromRangeStart', 'moveFromRangeEnd', 'moveToRangeStart'],
  ...['moveToRangeEnd', 'oMath', 'oMathPara', ...MARKS],
]

/** What a paragraph says, without its text boxes and without spaces at its ends. */
export const textOf = (xml: string, { inner }: Element): string =>
  // A text box is found before what it holds.
  elementsOf(xml, ['t', 'tab', 'br', 'txbxContent'], ...inner)
    .map(({ name, inner: [from, to] }) =>
      name === 't' ? unescapeXml(xml.slice(from, to)) : name === 'txbxContent' ? '' : ' ',
    )
    .join('')
    .trim()

/** The number of a label that stands alone: 附件 → 0, 附件２： and 附件二 → 2; null where it is none. */
export function labelNumber(text: string): number | null {
  const found = /^附件(\d{1,2}|[一二三四五六七八九十]{1,3})?:?$/.exec(
    text.normalize('NFKC').replace(/\s/g, ''),
  )
  if (found === null) return null
  const [, number] = found
  return number === undefined ? 0 : (readNumbering(number)?.value ?? null)
}

/** The main text, block by block. */
export interface Body {
  readonly xml: string
  readonly blocks: readonly Element[]
  /** The last section, at the body's end; null where the document has none. */
  readonly final: Element | null
  readonly end: number
}

/** The blocks of a document's main text; refuses one that we cannot write into. */
export function bodyOf(xml: string): Body {
  const [root] = elementsOf(xml, ['document'])
  const [body] = elementsOf(xml, ['body'])
  if (root === undefined || body === undefined) throw damaged()
  if (!root.tag.startsWith('<w:document') || attribute(root.tag, 'xmlns:w') !== NAMESPACE) {
    throw unsupported('报告的格式少见，不能往里放附件，请在WPS或Word中另存为普通的.docx后再试。')
  }
  const all = elementsOf(xml, BLOCKS, ...body.inner)
  const final = all.at(-1)?.name === 'sectPr' ? (all.at(-1) ?? null) : null
  return { xml, blocks: final ? all.slice(0, -1) : all, final, end: final?.start ?? body.inner[1] }
}

/** Whether a block is a mark of a stretch of text, and nothing on the page. */
export const isMark = ({ name }: Element): boolean => MARKS.includes(name) || name === 'proofErr'

/** The section that a paragraph ends. */
export const sectionIn = (xml: string, block: Element): Element | undefined =>
  block.name === 'p' ? elementsOf(xml, ['sectPr'], ...block.inner)[0] : undefined
