/** What the docx library cannot say, put into the parts that it made. */
import { elementsOf, type Splice, spliced } from '../../xml/edit.ts'
import { TAIL } from './layout.ts'
import { twips } from './styles.ts'

/**
 * The paragraph of no height that Word wants after a table.
 * @param section what it ends, where it ends a section
 * @param leading properties that stand first (`w:pageBreakBefore`)
 */
export const tailParagraph = (section = '', leading = '', runs = ''): string =>
  `<w:p><w:pPr>${leading}<w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" ` +
  `w:afterAutospacing="0" w:line="${twips(TAIL)}" w:lineRule="exact"/>` +
  '<w:ind w:left="0" w:firstLine="0" w:firstLineChars="0"/>' +
  `<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>${section}</w:pPr>${runs}</w:p>`

/** The library ends sections by paragraphs of ordinary height and the document by the table itself. */
function withTails(xml: string): string {
  const [body] = elementsOf(xml, ['body'])
  if (body === undefined) return xml
  const blocks = elementsOf(xml, ['p', 'tbl', 'sectPr'], ...body.inner)
  const splices: Splice[] = []
  for (const { name, start, end } of blocks) {
    const text = xml.slice(start, end)
    const section = /^<w:p><w:pPr>(<w:sectPr[ >].*<\/w:sectPr>)<\/w:pPr><\/w:p>$/s.exec(text)?.[1]
    if (section !== undefined) splices.push({ start, end, text: tailParagraph(section) })
    if (name === 'sectPr') splices.push({ start, end: start, text: tailParagraph() })
  }
  return spliced(xml, splices)
}

/** The library lacks the switch for Latin letters, and puts the one for figures behind what must follow it. */
export const withoutSpaces = (xml: string): string =>
  xml.replace(
    /((?:<w:(?:spacing|ind|jc)\b[^>]*\/>)*)<w:autoSpaceDN\b[^>]*\/>/g,
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>$1',
  )

/** What the library cannot say. */
export function finished(name: string, xml: string): string {
  if (name === 'word/document.xml') return withTails(withoutSpaces(xml))
  if (name === 'word/styles.xml') return withoutSpaces(xml)
  // Where no time is known the library wants one all the same.
  if (name === 'word/comments.xml') return xml.replace(/ w:date="1970-01-01T00:00:00[^"]*"/g, '')
  // No dates: the same attachments give the same bytes.
  if (name === 'docProps/core.xml')
    return xml
      .replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
      .replace('</cp:coreProperties>', '<dc:language>zh-CN</dc:language></cp:coreProperties>')
  return xml
}
