/** Paragraphs under a title as a Word document, set as a report is: GB/T 9704-2012 on A4, 3号仿宋, two characters in. */
import { AlignmentType, Document, Packer, Paragraph } from 'docx'
import { LABEL_SIZE, OFFICIAL } from '../../../../shared/attachment/page-setup.ts'
import { packTexts, textParts } from '../../zip/texts.ts'
import { runs } from './blocks.ts'
import { finished } from './finish.ts'
import { BELOW_TITLE } from './layout.ts'
import { footersOf, paperOf } from './section.ts'
import { documentRun, STYLES, spacingOf, styleOf, TEXT_LINE, type Type, twips, typesOf } from './styles.ts'

/** What the document says. */
export interface WrittenProse {
  readonly title: string
  readonly paragraphs: readonly string[]
}

const TYPES = typesOf(OFFICIAL, OFFICIAL.bodySize)
const BODY: Type = { font: OFFICIAL.bodyFont, size: LABEL_SIZE, line: TEXT_LINE }

/** The document; the same prose gives the same bytes. */
export async function writeProse({ title, paragraphs }: WrittenProse): Promise<Uint8Array<ArrayBuffer>> {
  const setting = { styles: TYPES }
  const head = new Paragraph({
    style: 'DocumentTitle',
    alignment: AlignmentType.CENTER,
    spacing: { ...spacingOf(TYPES.DocumentTitle), after: twips(BELOW_TITLE) },
    children: runs(title, 'DocumentTitle', TYPES.DocumentTitle, setting),
  })
  const body = paragraphs.map(
    (text) =>
      new Paragraph({
        style: 'ReportText',
        alignment: AlignmentType.BOTH,
        indent: { firstLine: twips(2 * LABEL_SIZE), firstLineChars: 200 },
        children: runs(text, 'TableNote', BODY, { styles: { ...TYPES, TableNote: BODY } }),
      }),
  )
  const document = new Document({
    title,
    creator: '双过半',
    lastModifiedBy: '双过半',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: documentRun } },
      paragraphStyles: [
        styleOf('DocumentTitle', STYLES.DocumentTitle, TYPES.DocumentTitle),
        styleOf('PageNumber', STYLES.PageNumber, TYPES.PageNumber),
        styleOf('ReportText', '公文正文', BODY),
      ],
    },
    sections: [
      {
        properties: { page: paperOf('portrait', OFFICIAL) },
        ...footersOf({ orientation: 'portrait', setup: OFFICIAL, types: TYPES }, undefined),
        children: [head, ...body],
      },
    ],
  })
  const parts = await textParts(new Uint8Array(await Packer.toArrayBuffer(document)))
  // No table, and so no paragraph behind one.
  return packTexts(parts, (name, xml) => (name === 'word/document.xml' ? xml : finished(name, xml)))
}
