/** The boxes that show comments (VML): as large as their text, beside their cells. */
import { attribute, elementsOf } from '../../xml/edit.ts'
import type { SheetXml } from './sheet.ts'

interface Cell {
  readonly row: number
  readonly column: number
}

/** Pixels of a box, and the cells between which it hangs: left column, pixels into it, top row, … right, … bottom, …. */
export interface Anchored {
  readonly width: number
  readonly height: number
  readonly anchor: readonly number[]
}

const WIDTH = 220
/** Chinese characters of 9 points in a line of such a box, and pixels of a line. */
const LINE = { letters: 16, pixels: 16 }
const TALLEST = 520

/** Half-width letters count half. */
const lettersOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (/[\u2e80-\uffff]/.test(letter) ? 1 : 0.5), 0)

/** Lines of a text in a box. */
const linesOf = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(lettersOf(line) / LINE.letters)), 0)

/** How large the box of a comment is, and where it hangs, on a sheet with its widths and heights. */
export function boxOf({ xml, data, rows }: SheetXml): (made: Cell & { readonly text: string }) => Anchored {
  const columns = elementsOf(xml, ['col'], 0, data.start).map(({ tag }) => ({
    first: Number(attribute(tag, 'min')) - 1,
    last: Number(attribute(tag, 'max')) - 1,
    pixels: attribute(tag, 'hidden') === '1' ? 0 : Math.round(Number(attribute(tag, 'width') ?? 9) * 7 + 5),
  }))
  const heights = new Map(
    rows.map(({ row, tag }) => [
      row,
      attribute(tag, 'hidden') === '1' ? 0 : Math.round((Number(attribute(tag, 'ht') ?? 14.25) * 4) / 3),
    ]),
  )
  const width = (column: number): number =>
    columns.find(({ first, last }) => column >= first && column <= last)?.pixels ?? 72
  const height = (row: number): number => heights.get(row) ?? 19
  return ({ row, column, text }) => {
    const high = Math.min(TALLEST, linesOf(text) * LINE.pixels + 14)
    const left = column + 1
    const top = Math.max(0, row - 1)
    const [right, into] = reached(left, 12 + WIDTH, width)
    const [bottom, down] = reached(top, 4 + high, height)
    return { width: WIDTH, height: high, anchor: [left, 12, top, 4, right, into, bottom, down] }
  }
}

/** The column (or row) in which so many pixels from the edge of another end, and how far into it. */
function reached(from: number, pixels: number, size: (at: number) => number): [at: number, into: number] {
  let [at, left] = [from, pixels]
  while (left > size(at) && at < from + 1000) {
    left -= size(at)
    at += 1
  }
  return [at, Math.round(left)]
}

/** The shape of a comment's box. */
export function shapeXml(number: number, { row, column }: Cell, { width, height, anchor }: Anchored): string {
  const points = (pixels: number): string => `${Math.round(pixels * 75) / 100}pt`
  return (
    `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;` +
    `width:${points(width)};height:${points(height)};z-index:${number - 1024};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  )
}
