/**
 * Paragraphs under a title as a Word document, set as a report is: GB/T 9704-2012 on A4, 3号仿宋, two characters in; or as
 * a letter (函) to somebody, signed.
 */
import { AlignmentType, Document, type IParagraphOptions, Packer, Paragraph } from 'docx'
import { LABEL_SIZE, OFFICIAL } from '../../../../shared/attachment/page-setup.ts'
import { textWidth } from '../../../../shared/page/layout.ts'
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
  /** Which of them are items of a list, by place; none where nothing is said. */
  readonly items?: readonly number[]
  /** Of a letter: whom it is to (a line of its own, with its colon), who signs it, and its date. */
  readonly letter?: { readonly to: string; readonly from: string; readonly date: string }
}

const TYPES = typesOf(OFFICIAL, OFFICIAL.bodySize)
const BODY: Type = { font: OFFICIAL.bodyFont, size: LABEL_SIZE, line: TEXT_LINE }

/** A paragraph begins two characters in. */
const twoIn = { firstLine: twips(2 * LABEL_SIZE), firstLineChars: 200 }

/**
 * Who signs, over the middle of the date, which ends four characters from the edge (GB/T 9704-2012, 7.3.5.1: there is
 * room for the seal).
 */
function signature({ from, date }: NonNullable<WrittenProse['letter']>) {
  const [name, day] = [from, date].map((text) => textWidth(text, LABEL_SIZE))
  const right = 4 * LABEL_SIZE
  const placed = (points: number): Partial<IParagraphOptions> => ({
    alignment: AlignmentType.RIGHT,
    keepNext: true,
    indent: { right: twips(Math.max(0, points)) },
  })
  return [
    ['', { keepNext: true }],
    [from, placed(right + ((day ?? 0) - (name ?? 0)) / 2)],
    [date, { ...placed(right), keepNext: false }],
  ] as const
}

/** The document; the same prose gives the same bytes. */
export async function writeProse({
  title,
  paragraphs,
  items = [],
  letter,
}: WrittenProse): Promise<Uint8Array<ArrayBuffer>> {
  const setting = { styles: TYPES }
  const head = new Paragraph({
    style: 'DocumentTitle',
    alignment: AlignmentType.CENTER,
    spacing: { ...spacingOf(TYPES.DocumentTitle), after: twips(BELOW_TITLE) },
    children: runs(title, 'DocumentTitle', TYPES.DocumentTitle, setting),
  })
  const put = (text: string, placed: Partial<IParagraphOptions>) =>
    new Paragraph({
      style: 'ReportText',
      ...placed,
      children: runs(text, 'TableNote', BODY, { styles: { ...TYPES, TableNote: BODY } }),
    })
  const isItem = new Set(items)
  const body = paragraphs.map((text, at) =>
    put(text, { alignment: isItem.has(at) ? AlignmentType.LEFT : AlignmentType.BOTH, indent: twoIn }),
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
        children: [
          head,
          ...(letter === undefined ? [] : [put('', {}), put(letter.to, {})]),
          ...body,
          ...(letter === undefined ? [] : signature(letter).map(([text, placed]) => put(text, placed))),
        ],
      },
    ],
  })
  const parts = await textParts(new Uint8Array(await Packer.toArrayBuffer(document)))
  // No table, and so no paragraph behind one.
  return packTexts(parts, (name, xml) => (name === 'word/document.xml' ? xml : finished(name, xml)))
}
