/** The laid out attachment as paragraphs and a table. */
import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
} from 'docx'
import { INK, PAINT } from '../../../../shared/attachment/marks.ts'
import type { Mark, Note } from '../../../../shared/attachment/model.ts'
import { roomOf } from '../../../../shared/page/fit.ts'
import { textWidth } from '../../../../shared/page/layout.ts'
import { besides, sideOf } from '../../../../shared/page/table.ts'
import { ABOVE_NOTES, ABOVE_TABLE, BELOW_TITLE, type Page, type Placed, RULE } from './layout.ts'
import { type Comments, commented } from './notes.ts'
import { type Align, isTable, runOf, type StyleId, spacingOf, sum, type Type, twips } from './styles.ts'

/** What it keeps from them at each side. */
const CELL_SIDE = 3

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
export interface Setting {
  readonly styles: Record<StyleId, Type> | null
  /** Where the comments on cells go; absent where the document takes none. */
  readonly comments?: Comments
}

interface Placing {
  readonly align: Align
  /** Twips. */
  readonly before?: number
  readonly after?: number
  readonly indent?: number
  /** A right-hand tab stop, in twips from the text's left edge. */
  readonly stop?: number
  readonly keepNext?: boolean
  /** How a person wants it shown; `step` is what its text is moved in by, in twips. */
  readonly look?: Mark | undefined
  readonly step?: number
  readonly note?: Note | undefined
}

export function runs(
  text: string,
  style: StyleId,
  type: Type,
  { styles }: Setting,
  { bold, ink }: Mark = {},
): TextRun[] {
  const known = styles?.[style]
  const own = known?.font === type.font && known.size === type.size ? {} : runOf(type)
  // Another's document may set its ordinary text bold, slanted or coloured.
  const plain =
    styles === null ? { bold: false, italics: false, color: '000000', characterSpacing: 0, scale: 100 } : {}
  const look = { ...(bold === true && { bold: true }), ...(ink && { color: INK[ink][1] }) }
  return (
    text
      .replace(/\r\n?/g, '\n')
      // The library takes control characters out, but not all that XML cannot hold.
      .replace(/[\uFFFE\uFFFF]|\p{Cs}/gu, '')
      .split('\n')
      .filter((line, index) => line !== '' || index > 0)
      .map(
        (line, index) =>
          new TextRun({ ...own, ...plain, ...look, text: line, ...(index > 0 ? { break: 1 } : {}) }),
      )
  )
}

export function paragraph(
  text: string,
  style: StyleId,
  type: Type,
  setting: Setting,
  placing: Placing,
): Paragraph {
  const { align, before = 0, after = 0, indent = 0, stop, keepNext, note, look, step = 0 } = placing
  const letters = runs(text, style, type, setting, look)
  const [left, right] = align === 'right' ? [indent, indent + step] : [indent + step, indent]
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
    ...(direct || left > 0 || right > 0
      ? { indent: { left, right, ...(direct ? { firstLine: 0, firstLineChars: 0 } : {}) } }
      : {}),
    ...(direct && isTable(style) ? { autoSpaceEastAsianText: false } : {}),
    ...(stop === undefined ? {} : { tabStops: [{ type: TabStopType.RIGHT, position: stop }] }),
    ...(keepNext ? { keepNext } : {}),
    children:
      note === undefined || setting.comments === undefined
        ? letters
        : commented(letters, note, setting.comments),
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
  const { types, widths, air, setup, heights } = page
  if (widths.length === 0) return []
  const columns = widths.map(twips)
  const least = (setup.rowHeight * 72) / 25.4
  const line = { style: 'single', size: 4, color: '000000' } as const
  const drawn = (rows: readonly (readonly Placed[])[], style: 'TableHeader' | 'TableBody') => {
    let open: readonly Placed[] = []
    return rows.map((own, row) => {
      // A cell that stands over several rows goes on in each of them.
      const cells = [...open, ...own].sort((a, b) => a.left - b.left)
      open = cells.filter(({ bottom }) => bottom > row)
      return new TableRow({
        tableHeader: style === 'TableHeader',
        cantSplit: true,
        height: {
          value: twips(
            Math.max(types[style].line + air + RULE, least, style === 'TableBody' ? (heights[row] ?? 0) : 0),
          ),
          rule: HeightRule.ATLEAST,
        },
        children: cells.map(({ top, bottom, left, right, text, align, look }) => {
          const merge = top === row ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE
          return new TableCell({
            width: { size: sum(columns.slice(left, right + 1)), type: 'dxa' },
            ...(right > left ? { columnSpan: right - left + 1 } : {}),
            ...(bottom > top ? { verticalMerge: merge } : {}),
            verticalAlign: VerticalAlignTable.CENTER,
            ...(look?.fill && { shading: { type: 'clear', color: 'auto', fill: PAINT[look.fill][1] } }),
            children: [
              paragraph(top === row ? text : '', style, types[style], setting, {
                align,
                note: style === 'TableBody' && top === row ? page.notes.get(`${top}:${left}`) : undefined,
                look,
                step: twips((look?.indent ?? 0) * types[style].size),
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
  }
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

/** Everything of the attachment, from its label to its last note. */
export const blocksOn = (page: Page, setting: Setting): (Paragraph | Table)[] => [
  ...aboveTable(page, setting),
  ...tableOf(page, setting),
  ...belowTable(page, setting),
]
