/**
 * The attachment as a Word document: GB/T 9704-2012 on A4, a real table with its header on every page. The only file
 * that writes with the docx library.
 */
import {
  AlignmentType,
  Document,
  Footer,
  HeightRule,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextDirection,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
} from 'docx'
import type { Attachment } from '../../../shared/attachment/model.ts'
import {
  type Columns,
  lineCount,
  marginsAs,
  numberGap,
  type Orientation,
  textWidth,
} from '../../../shared/page/layout.ts'
import {
  fittedColumns,
  LABEL_SIZE,
  marginsOf,
  NUMBER_SIZE,
  type PageSetup,
  printedType,
  roomOf,
  setupOf,
} from '../../../shared/page/setup.ts'
import {
  besides,
  type PrintedTable,
  printedHeading,
  printedTable,
  sideOf,
} from '../../../shared/page/table.ts'
import type { SheetMerge } from '../../../shared/recognise/sheet.ts'
import type { Judged } from '../../../shared/verdict/verdict.ts'
import { elementsOf, type Splice, spliced } from '../xml/edit.ts'
import { readDirectory, readEntry, writeZip } from '../zip/zip.ts'

/** An attachment with its verdicts, to be written. */
export interface DocxItem {
  readonly attachment: Attachment
  readonly judged: Judged
}

type Align = 'left' | 'center' | 'right'

/** The styles of an official document that its paragraphs use: id → name. */
const STYLES = {
  AttachmentLabel: '附件标识',
  DocumentTitle: '文件标题',
  TableHeader: '表格表头',
  TableBody: '表格正文',
  TableNote: '表注',
  PageNumber: '页码',
} as const
type StyleId = keyof typeof STYLES

/** In a table no space is put between figures and Chinese characters: columns are fitted without it. */
const isTable = (id: string): boolean => id === 'TableHeader' || id === 'TableBody'

/** How a style's text is set: sizes and line heights in points. */
interface Type {
  readonly font: string
  readonly size: number
  /** Fixed, so that a stand-in font with taller lines does not push the table onto another page. */
  readonly line: number
}

/** Lines of 3号 text: 22 of them fill the type area. */
const TEXT_LINE = 29
/** What a cell's text keeps from its borders above and below together: as it should be, and when a page is pressed. */
const AIR = { full: 9, least: 3 } as const
/** What it keeps from them at each side. */
const CELL_SIDE = 3
/** A row's own border. */
const RULE = 0.5
const BELOW_TITLE = 10
const ABOVE_TABLE = 4
const ABOVE_NOTES = 4
/** The paragraph that Word wants after a table. */
const TAIL = 1

const twips = (points: number): number => Math.round(points * 20)
const millimetres = (mm: number): number => Math.round((mm * 1440) / 25.4)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const halves = (size: number): number => Math.round(size * 2) / 2

function typesOf(setup: PageSetup, size: number): Record<StyleId, Type> {
  const header = halves(Math.max((setup.headerSize * size) / setup.bodySize, Math.min(setup.floor, size)))
  return {
    AttachmentLabel: { font: setup.labelFont, size: LABEL_SIZE, line: TEXT_LINE },
    DocumentTitle: { font: setup.titleFont, size: setup.titleSize, line: setup.titleSize * 1.5 },
    TableHeader: { font: setup.headerFont, size: header, line: header * 1.3 },
    TableBody: { font: setup.bodyFont, size, line: size * 1.3 },
    TableNote: { font: setup.bodyFont, size, line: size * 1.5 },
    PageNumber: { font: '宋体', size: NUMBER_SIZE, line: NUMBER_SIZE * 1.3 },
  }
}

/** A text in the grid of the printed columns: a rectangle, 0-based and inclusive. */
interface Placed extends SheetMerge {
  readonly text: string
  readonly align: Align
}

/** An attachment ready for the page. */
interface Page {
  readonly setup: PageSetup
  readonly heading: ReturnType<typeof printedHeading>
  readonly orientation: Orientation
  readonly types: Record<StyleId, Type>
  /** Points. */
  readonly widths: readonly number[]
  readonly header: readonly (readonly Placed[])[]
  readonly body: readonly (readonly Placed[])[]
  readonly air: number
}

/** Cells that start in each row, from left to right. */
const rowsOf = (height: number, cells: readonly Placed[]): Placed[][] =>
  Array.from({ length: height }, (_, row) =>
    cells.filter(({ top }) => top === row).sort((a, b) => a.left - b.left),
  )

/** The cells of the body: rectangles, and every place that none of them covers. */
function bodyCells({ body, merges, aligns }: PrintedTable): Placed[] {
  const taken = new Set<string>()
  const spans = merges.map((merge): Placed => {
    const { top, bottom, left, right } = merge
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) taken.add(`${row}:${column}`)
    const whole = left === 0 && right === aligns.length - 1
    return { ...merge, text: body[top]?.[left] ?? '', align: whole ? 'left' : (aligns[left] ?? 'center') }
  })
  const single = body.flatMap((texts, row) =>
    texts.flatMap((text, at): Placed[] =>
      taken.has(`${row}:${at}`)
        ? []
        : [{ top: row, bottom: row, left: at, right: at, text, align: aligns[at] ?? 'center' }],
    ),
  )
  return [...spans, ...single]
}

/** What a row is at least high, without the air, in points. */
function textHeight(row: readonly Placed[], widths: readonly number[], { size, line }: Type): number {
  const lines = row.map(({ text, left, right, top, bottom }) =>
    text === ''
      ? 1
      : Math.ceil(lineCount(text, sum(widths.slice(left, right + 1)), size) / (bottom - top + 1)),
  )
  return Math.max(1, ...lines) * line + RULE
}

/** Height of the whole attachment in points, at the full air and at the least. */
function heights(page: Page): { readonly full: number; readonly least: number } {
  const { heading, types, widths, header, body, setup } = page
  const width = roomOf(page.setup, page.orientation).width
  const linesHigh = (texts: readonly string[], type: Type) =>
    sum(texts.map((text) => lineCount(text, width, type.size) * type.line))
  const around =
    (heading.label === '' ? 0 : linesHigh([heading.label], types.AttachmentLabel) + TEXT_LINE) +
    linesHigh(heading.title, types.DocumentTitle) +
    BELOW_TITLE +
    (heading.above.length === 0 ? 0 : linesHigh(heading.above, types.TableNote) + ABOVE_TABLE) +
    (heading.below.length === 0 ? 0 : ABOVE_NOTES + linesHigh(heading.below, types.TableNote)) +
    TAIL
  const least = (setup.rowHeight * 72) / 25.4
  const rows = [
    ...header.map((row) => textHeight(row, widths, types.TableHeader)),
    ...body.map((row) => textHeight(row, widths, types.TableBody)),
  ]
  const at = (air: number) => around + sum(rows.map((row) => Math.max(row + air, least)))
  return { full: at(AIR.full), least: at(AIR.least) }
}

/**
 * The attachment laid out. Where its words are too wide for the page its type is as small as they need; where it is to
 * stand on one page it is pressed by half points, but not below the floor; a table that just misses the page gives up air instead.
 */
function layOut({ attachment, judged }: DocxItem): Page {
  const setup = setupOf(attachment.heading)
  const heading = printedHeading(attachment.heading)
  const table = printedTable(attachment, judged)
  const header = rowsOf(
    table.levels,
    table.header.map((cell): Placed => ({ ...cell, align: 'center' })),
  )
  const body = rowsOf(table.body.length, bodyCells(table))
  const { size: whole, columns } = printedType(table, setup)
  const { orientation } = columns
  const room = roomOf(setup, orientation)
  const at = (size: number, { widths }: Columns): Page => ({
    setup,
    heading,
    orientation,
    types: typesOf(setup, size),
    widths,
    header,
    body,
    air: 0,
  })
  let page = at(whole, columns)
  for (let size = whole; setup.onePage && heights(page).least > room.height; ) {
    size = Math.max(Math.min(setup.floor, whole), size - 0.5)
    page = at(size, fittedColumns(table, { ...setup, orientation }, size))
    if (size <= setup.floor) break
  }
  const wide = sum(page.widths)
  const widths = wide > room.width ? page.widths.map((width) => (width * room.width) / wide) : page.widths
  const { full, least } = heights({ ...page, widths })
  // A stand-in font with wider figures may break two lines more than reckoned: that must not cost a page.
  const space = room.height - 2 * page.types.TableBody.line
  const press = full <= space || least > room.height ? 0 : Math.min(1, (full - space) / (full - least) + 0.02)
  return { ...page, widths, air: AIR.full - (AIR.full - AIR.least) * press }
}

/** Widths of the lines that a text takes in a room, figures and Latin words unbroken. */
function lineWidths(text: string, room: number, size: number): number[] {
  const lines = [0]
  for (const piece of text.match(/[\w.,%+\-/:]+|./gu) ?? []) {
    const width = textWidth(piece, size)
    const last = lines.at(-1) ?? 0
    if (last > 0 && last + width > room + 0.01) lines.push(width)
    else lines[lines.length - 1] = last + width
  }
  return lines
}

/** What a text in the middle is drawn in at each side so that its last line is no single character, in points. */
function drawnIn(text: string, width: number, size: number): number {
  const room = width - 2 * CELL_SIDE
  const lines = lineWidths(text, room, size)
  if (text.includes('\n') || lines.length === 1 || (lines.at(-1) ?? 0) > size * 1.7) return 0
  for (let narrow = room - size / 2; narrow > size * 2; narrow -= size / 2) {
    const tried = lineWidths(text, narrow, size)
    if (tried.length > lines.length) return 0
    if ((tried.at(-1) ?? 0) > size * 1.7) return (room - narrow) / 2
  }
  return 0
}

/** How paragraphs say their type: by styles of the document, or each by itself where the document is another's. */
interface Setting {
  readonly styles: Record<StyleId, Type> | null
}

/** The standard names one font for a text, figures and Latin letters with it. */
const fontOf = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })

const runOf = ({ font, size }: Type) => ({
  font: fontOf(font),
  size: Math.round(size * 2),
  snapToGrid: false,
})

const spacingOf = ({ line }: Type) => ({
  before: 0,
  after: 0,
  line: twips(line),
  lineRule: LineRuleType.EXACT,
})

interface Placing {
  readonly align: Align
  /** Twips. */
  readonly before?: number
  readonly after?: number
  readonly indent?: number
  /** A right-hand tab stop, in twips from the text's left edge. */
  readonly stop?: number
  readonly keepNext?: boolean
}

function runs(text: string, style: StyleId, type: Type, { styles }: Setting): TextRun[] {
  const known = styles?.[style]
  const own = known?.font === type.font && known.size === type.size ? {} : runOf(type)
  // Another's document may set its ordinary text bold, slanted or coloured.
  const plain =
    styles === null ? { bold: false, italics: false, color: '000000', characterSpacing: 0, scale: 100 } : {}
  return (
    text
      .replace(/\r\n?/g, '\n')
      // The library takes control characters out, but not all that XML cannot hold.
      .replace(/[\uFFFE\uFFFF]|\p{Cs}/gu, '')
      .split('\n')
      .filter((line, index) => line !== '' || index > 0)
      .map((line, index) => new TextRun({ ...own, ...plain, text: line, ...(index > 0 ? { break: 1 } : {}) }))
  )
}

function paragraph(text: string, style: StyleId, type: Type, setting: Setting, placing: Placing): Paragraph {
  const { align, before = 0, after = 0, indent = 0, stop, keepNext } = placing
  const direct = setting.styles === null
  const same = !direct && setting.styles?.[style].line === type.line && before === 0 && after === 0
  return new Paragraph({
    ...(direct ? {} : { style }),
    alignment: AlignmentType[align === 'left' ? 'LEFT' : align === 'right' ? 'RIGHT' : 'CENTER'],
    ...(same
      ? {}
      : {
          spacing: {
            ...spacingOf(type),
            before,
            after,
            ...(direct ? { beforeAutoSpacing: false, afterAutoSpacing: false } : {}),
          },
        }),
    ...(direct || indent > 0
      ? { indent: { left: indent, right: indent, ...(direct ? { firstLine: 0, firstLineChars: 0 } : {}) } }
      : {}),
    ...(direct && isTable(style) ? { autoSpaceEastAsianText: false } : {}),
    ...(stop === undefined ? {} : { tabStops: [{ type: TabStopType.RIGHT, position: stop }] }),
    ...(keepNext ? { keepNext } : {}),
    children: runs(text, style, type, setting),
  })
}

function aboveTable(page: Page, setting: Setting): Paragraph[] {
  const { heading, types, widths, orientation, setup } = page
  const table = sum(widths)
  const indent = twips(Math.max(0, (roomOf(setup, orientation).width - table) / 2))
  const last = heading.title.length - 1
  const label = types.AttachmentLabel
  const note = types.TableNote
  const put = (text: string, align: Align, at: number, stop?: number) =>
    paragraph(text, 'TableNote', note, setting, {
      align,
      indent,
      after: at === heading.above.length - 1 ? twips(ABOVE_TABLE) : 0,
      keepNext: true,
      ...(stop === undefined ? {} : { stop }),
    })
  return [
    // 附件 stands on line 1, the title on line 3.
    ...(heading.label === '' ? [] : [heading.label, '']).map((text) =>
      paragraph(text, 'AttachmentLabel', label, setting, { align: 'left', keepNext: true }),
    ),
    ...heading.title.map((text, at) =>
      paragraph(text, 'DocumentTitle', types.DocumentTitle, setting, {
        align: 'center',
        keepNext: true,
        after: at === last ? twips(BELOW_TITLE) : 0,
      }),
    ),
    ...heading.above.flatMap((text, at) => {
      const [left = '', right] = besides(text)
      if (right === undefined) return [put(left, sideOf(left), at)]
      return textWidth(left, note.size) + textWidth(right, note.size) > table - note.size
        ? [put(left, 'left', -1), put(right, 'right', at)]
        : [put(`${left}\t${right}`, 'left', at, indent + twips(table))]
    }),
  ]
}

function tableOf(page: Page, setting: Setting): Table[] {
  const { types, widths, air, setup } = page
  if (widths.length === 0) return []
  const columns = widths.map(twips)
  const least = (setup.rowHeight * 72) / 25.4
  const line = { style: 'single', size: 4, color: '000000' } as const
  const drawn = (rows: readonly (readonly Placed[])[], style: 'TableHeader' | 'TableBody') =>
    rows.map((own, row) => {
      // A cell that stands over several rows goes on in each of them.
      const cells = rows
        .slice(0, row)
        .flatMap((above) => above.filter(({ bottom }) => bottom >= row))
        .concat(own)
        .sort((a, b) => a.left - b.left)
      return new TableRow({
        tableHeader: style === 'TableHeader',
        cantSplit: true,
        height: {
          value: twips(Math.max(types[style].line + air + RULE, least)),
          rule: HeightRule.ATLEAST,
        },
        children: cells.map(({ top, bottom, left, right, text, align }) => {
          const merge = top === row ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE
          return new TableCell({
            width: { size: sum(columns.slice(left, right + 1)), type: 'dxa' },
            ...(right > left ? { columnSpan: right - left + 1 } : {}),
            ...(bottom > top ? { verticalMerge: merge } : {}),
            verticalAlign: VerticalAlignTable.CENTER,
            children: [
              paragraph(top === row ? text : '', style, types[style], setting, {
                align,
                indent:
                  align === 'center'
                    ? twips(drawnIn(text, sum(widths.slice(left, right + 1)), types[style].size))
                    : 0,
              }),
            ],
          })
        }),
      })
    })
  const [between, side] = [twips(air / 2), twips(CELL_SIDE)]
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      width: { size: sum(columns), type: 'dxa' },
      columnWidths: columns,
      margins: { marginUnitType: 'dxa', left: side, right: side, top: between, bottom: between },
      borders: {
        top: line,
        bottom: line,
        left: line,
        right: line,
        insideHorizontal: line,
        insideVertical: line,
      },
      rows: [...drawn(page.header, 'TableHeader'), ...drawn(page.body, 'TableBody')],
    }),
  ]
}

function belowTable({ heading, types, widths, orientation, setup }: Page, setting: Setting): Paragraph[] {
  const indent = twips(Math.max(0, (roomOf(setup, orientation).width - sum(widths)) / 2))
  return heading.below.map((text, at) =>
    paragraph(text, 'TableNote', types.TableNote, setting, {
      align: 'left',
      indent,
      before: at === 0 ? twips(ABOVE_NOTES) : 0,
    }),
  )
}

const blocksOn = (page: Page, setting: Setting): (Paragraph | Table)[] => [
  ...aboveTable(page, setting),
  ...tableOf(page, setting),
  ...belowTable(page, setting),
]

/** A4 as it lies, with its margins. */
function paperOf(orientation: Orientation, setup: PageSetup) {
  const margins = marginsOf(setup)
  const { top, left, right, bottom } = marginsAs(orientation, margins)
  return {
    // The library turns the sheet itself.
    size: {
      width: millimetres(210),
      height: millimetres(297),
      orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: millimetres(top),
      left: millimetres(left),
      right: millimetres(right),
      bottom: millimetres(bottom),
      header: millimetres(Math.min(15, top)),
      // The page number, 5 mm high, stands 7 mm below the text.
      footer: millimetres(Math.max(0, bottom - numberGap(margins) - 5)),
    },
  }
}

/** "— 1 —" on the outer side, a character in: odd pages right, even pages left. */
function numberFooter(type: Type, even: boolean, orientation: Orientation, setup: PageSetup): Footer {
  const char = twips(type.size)
  const lying = orientation === 'landscape'
  const number = new Paragraph({
    style: 'PageNumber',
    alignment: even ? AlignmentType.LEFT : AlignmentType.RIGHT,
    ...(lying ? {} : { indent: even ? { left: char } : { right: char } }),
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
  })
  if (!lying) return new Footer({ children: [number] })
  // The page is bound with its top to the left: its number stands where the other pages have it, turned, in a frame
  // of its own beside the text.
  const margins = marginsOf(setup)
  const { top, bottom, left } = marginsAs(orientation, margins)
  const [length, line] = [char * 6, twips(type.line)]
  const none = { style: 'none', size: 0, color: 'auto' } as const
  const frame = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: line, type: 'dxa' },
    columnWidths: [line],
    margins: { marginUnitType: 'dxa', left: 0, right: 0, top: 0, bottom: 0 },
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: millimetres(left - numberGap(margins)) - line,
      absoluteVerticalPosition: even ? millimetres(top) + char : millimetres(210 - bottom) - char - length,
    },
    rows: [
      new TableRow({
        height: { value: length, rule: HeightRule.EXACT },
        children: [
          new TableCell({
            width: { size: line, type: 'dxa' },
            textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
            children: [number],
          }),
        ],
      }),
    ],
  })
  return new Footer({ children: [frame, new Paragraph({})] })
}

/**
 * The page numbers of a section; nothing where it takes those of the one before it. A section without numbers after
 * one with them says so by empty footers.
 */
function footersOf(page: Page, before: Page | undefined): Pick<ISectionOptions, 'footers'> {
  const kind = (of: Page | undefined) =>
    of?.setup.numbered ? JSON.stringify([of.orientation, marginsOf(of.setup)]) : ''
  if (kind(page) === kind(before)) return {}
  const number = (even: boolean) =>
    page.setup.numbered
      ? numberFooter(page.types.PageNumber, even, page.orientation, page.setup)
      : new Footer({ children: [new Paragraph({})] })
  return { footers: { default: number(false), even: number(true) } }
}

function documentOf(pages: readonly Page[], setting: Setting): Document {
  const [first] = pages
  const types = setting.styles
  return new Document({
    title: pages
      .map(({ heading }) => heading.title.join('') || heading.label)
      .filter((text) => text !== '')
      .join('；'),
    creator: '双过半',
    lastModifiedBy: '双过半',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          // Figures count as Latin text: called Chinese they would be broken in two.
          run: { font: fontOf('宋体'), size: 24, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        },
      },
      paragraphStyles:
        types === null
          ? []
          : Object.entries(STYLES).map(([id, name]) => {
              const type = types[id as StyleId]
              return {
                id,
                name,
                basedOn: 'Normal',
                quickFormat: true,
                run: runOf(type),
                paragraph: {
                  spacing: spacingOf(type),
                  ...(isTable(id) ? { autoSpaceEastAsianText: false } : {}),
                },
              }
            }),
    },
    sections: pages.map((page, at) => ({
      properties: {
        page: {
          ...paperOf(page.orientation, page.setup),
          ...(at === 0 && first?.setup.numbered ? { pageNumbers: { start: first.setup.firstNumber } } : {}),
        },
      },
      ...footersOf(page, pages[at - 1]),
      children: blocksOn(page, setting),
    })),
  })
}

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
const withoutSpaces = (xml: string): string =>
  xml.replace(
    /((?:<w:(?:spacing|ind|jc)\b[^>]*\/>)*)<w:autoSpaceDN\b[^>]*\/>/g,
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>$1',
  )

/** What the library cannot say. */
function finished(name: string, xml: string): string {
  if (name === 'word/document.xml') return withTails(withoutSpaces(xml))
  if (name === 'word/styles.xml') return withoutSpaces(xml)
  // No dates: the same attachments give the same bytes.
  if (name === 'docProps/core.xml')
    return xml
      .replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
      .replace('</cp:coreProperties>', '<dc:language>zh-CN</dc:language></cp:coreProperties>')
  return xml
}

async function partsOf(document: Document): Promise<{ name: string; xml: string }[]> {
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document))
  const parts: { name: string; xml: string }[] = []
  for (const entry of readDirectory(bytes)) {
    if (entry.name.endsWith('/')) continue
    const xml = new TextDecoder().decode(await readEntry(bytes, entry, 512 * 1024 * 1024))
    parts.push({ name: entry.name, xml })
  }
  return parts
}

/** The official document of attachments, each on a new page. The same items give the same bytes. */
export async function writeDocx(items: readonly DocxItem[]): Promise<Uint8Array<ArrayBuffer>> {
  const pages = items.map(layOut)
  const parts = await partsOf(documentOf(pages, { styles: pages[0]?.types ?? null }))
  const encoder = new TextEncoder()
  return writeZip(
    parts.map(({ name, xml }) => ({ name, bytes: encoder.encode(finished(name, xml)) })),
    'deflate',
  )
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
export async function docxBlocks(item: DocxItem): Promise<DocxBlocks> {
  const page = layOut(item)
  const parts = await partsOf(documentOf([page], { styles: null }))
  const xml = parts.find(({ name }) => name === 'word/document.xml')?.xml ?? ''
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
