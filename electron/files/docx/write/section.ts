/** The sheet of paper that an attachment lies on, and its page numbers. */
import {
  AlignmentType,
  Footer,
  HeightRule,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
} from 'docx'
import type { Orientation } from '../../../../shared/attachment/page-setup.ts'
import { marginsOf, type PageSetup } from '../../../../shared/attachment/page-setup.ts'
import { marginsAs, numberGap } from '../../../../shared/page/layout.ts'
import type { Page } from './layout.ts'
import { millimetres, type Type, twips } from './styles.ts'

/** A4 as it lies, with its margins. */
export function paperOf(orientation: Orientation, setup: PageSetup) {
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

/** What a page's number depends on. */
type Numbered = Pick<Page, 'orientation' | 'setup' | 'types'>

/**
 * The page numbers of a section; nothing where it takes those of the one before it. A section without numbers after
 * one with them says so by empty footers.
 */
export function footersOf(page: Numbered, before: Numbered | undefined): Pick<ISectionOptions, 'footers'> {
  const kind = (of: Numbered | undefined) =>
    of?.setup.numbered ? JSON.stringify([of.orientation, marginsOf(of.setup)]) : ''
  if (kind(page) === kind(before)) return {}
  const number = (even: boolean) =>
    page.setup.numbered
      ? numberFooter(page.types.PageNumber, even, page.orientation, page.setup)
      : new Footer({ children: [new Paragraph({})] })
  return { footers: { default: number(false), even: number(true) } }
}
