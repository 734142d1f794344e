/**
 * The attachment as a Word document: GB/T 9704-2012 on A4, a real table with its header on every page. The files
 * beside this one are the only ones that write with the docx library.
 */
import { Document, Packer } from 'docx'
import type { PrintItem } from '../../../../shared/page/pages.ts'
import { elementsOf } from '../../xml/edit.ts'
import { packTexts, type TextPart, textParts } from '../../zip/texts.ts'
import { blocksOn, type Setting } from './blocks.ts'
import { finished, withoutSpaces } from './finish.ts'
import { layOut, type Page } from './layout.ts'
import { footersOf, paperOf } from './section.ts'
import { documentRun, STYLES, type StyleId, styleOf, sum, twips } from './styles.ts'

function documentOf(pages: readonly Page[], setting: Setting): Document {
  const [first] = pages
  // Drawn first, for the comments on the cells are among what a document begins with.
  const blocks = pages.map((page) => blocksOn(page, setting))
  const comments = setting.comments?.all ?? []
  const types = setting.styles
  return new Document({
    title: pages
      .map(({ heading }) => heading.title.join('') || heading.label)
      .filter((text) => text !== '')
      .join('；'),
    creator: '双过半',
    lastModifiedBy: '双过半',
    evenAndOddHeaderAndFooters: true,
    ...(comments.length > 0 && { comments: { children: comments } }),
    styles: {
      default: {
        document: { run: documentRun },
      },
      paragraphStyles:
        types === null
          ? []
          : Object.entries(STYLES).map(([id, name]) => styleOf(id, name, types[id as StyleId])),
    },
    sections: pages.map((page, at) => ({
      properties: {
        page: {
          ...paperOf(page.orientation, page.setup),
          ...(at === 0 && first?.setup.numbered ? { pageNumbers: { start: first.setup.firstNumber } } : {}),
        },
      },
      ...footersOf(page, pages[at - 1]),
      children: blocks[at] ?? [],
    })),
  })
}

const partsOf = async (pages: readonly Page[], setting: Setting): Promise<TextPart[]> =>
  await textParts(new Uint8Array(await Packer.toArrayBuffer(documentOf(pages, setting))))

/** The official document of attachments, each on a new page. The same items give the same bytes. */
export async function writeDocx(items: readonly PrintItem[]): Promise<Uint8Array<ArrayBuffer>> {
  const pages = items.map(layOut)
  return packTexts(await partsOf(pages, { styles: pages[0]?.types ?? null, comments: { all: [] } }), finished)
}

/** An attachment as block elements of WordprocessingML (prefix `w`) that need no style of the document's. */
export interface DocxBlocks {
  readonly blocks: string
  /** The page that it wants: the elements `w:pgSz` and `w:pgMar`. */
  readonly size: string
  readonly margins: string
  /** Width of the table in twips. */
  readonly width: number
}

/** An attachment for another's document: each paragraph says by itself how it is set. */
export async function docxBlocks(item: PrintItem): Promise<DocxBlocks> {
  const page = layOut(item)
  const parts = await partsOf([page], { styles: null })
  const xml = parts.find(({ name }) => name === 'word/document.xml')?.text ?? ''
  const [body] = elementsOf(xml, ['body'])
  const [section] = elementsOf(xml, ['sectPr'])
  if (body === undefined || section === undefined) throw new Error('the library wrote no body')
  const one = (name: string) => elementsOf(xml, [name], ...section.inner)[0]
  const textOf = (element: { start: number; end: number } | undefined) =>
    element === undefined ? '' : xml.slice(element.start, element.end)
  return {
    blocks: withoutSpaces(xml.slice(body.inner[0], section.start)),
    size: textOf(one('pgSz')),
    margins: textOf(one('pgMar')),
    width: sum(page.widths.map(twips)),
  }
}
