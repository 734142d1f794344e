/**
 * The official page as figures: how wide the columns and how high the rows must be for the texts to stand on A4.
 * An estimate, for no font is measured here: a Chinese character is as wide as it is high, a Latin one half of it
 * (a stand-in font's capitals rather more).
 */

import { MARGINS, type Margins, type Orientation } from '../attachment/page-setup.ts'

/** A portrait page's margins as the page lies: a landscape page is the portrait one turned, table top to the left. */
export const marginsAs = (orientation: Orientation, { top, left, right, bottom }: Margins): Margins =>
  orientation === 'portrait'
    ? { top, left, right, bottom }
    : { top: left, left: bottom, right: top, bottom: right }

/** How far the page number stands below the type area, in mm: 7 by the standard, less where the margin is narrow. */
export const numberGap = ({ bottom }: Margins): number => Math.min(7, Math.max(0, (bottom - 5) / 2))

const PAGE: Readonly<Record<Orientation, { readonly width: number; readonly height: number }>> = {
  portrait: { width: 210, height: 297 },
  landscape: { width: 297, height: 210 },
}

const POINTS_PER_MM = 72 / 25.4
/** One unit of column width, the digit of the default font (宋体 11 in 96 dpi pixels), in points. */
const UNIT = 8 * 0.75

/** The place between the margins (those of the portrait page), in points. */
export function printable(
  orientation: Orientation,
  margins: Margins = MARGINS,
): { width: number; height: number } {
  const { top, left, right, bottom } = marginsAs(orientation, margins)
  const { width, height } = PAGE[orientation]
  return { width: (width - left - right) * POINTS_PER_MM, height: (height - top - bottom) * POINTS_PER_MM }
}

/** What is drawn over its neighbour or not at all. */
const NO_WIDTH = /[\p{M}\p{Cf}\p{Cc}]/u
/** Signs that Chinese fonts draw as wide as their characters: ① ≥ → ■ ℃ Ⅱ α ×. */
const SIGN = /[“”‘’—…·‖‰′″※±×÷°§\p{Script=Greek}\p{Script=Cyrillic}\u2100-\u27bf\u2900-\u2bff]/u
/** How wide a stand-in font draws letters, in halves of their height; others are 1.1. */
const LETTERS: readonly (readonly [letters: RegExp, halves: number])[] = [
  [/[MW@]/, 2],
  [/[mw%&]/, 1.6],
  [/[A-HK-Z]/, 1.4],
]
const halvesOf = (char: string): number => {
  if (char >= '0' && char <= '9') return 1.1
  const code = char.codePointAt(0) ?? 0
  if (code < 0x80) return LETTERS.find(([letters]) => letters.test(char))?.[1] ?? 1.1
  if (NO_WIDTH.test(char)) return 0
  return code >= 0x2e80 ? (code > 0xffff ? 2.4 : 2) : SIGN.test(char) ? 2 : 1.2
}
const halves = new Map<string, number>()

function widthInHalves(char: string): number {
  const known = halves.get(char)
  if (known !== undefined) return known
  const width = halvesOf(char)
  halves.set(char, width)
  return width
}

/** Width of a line of text in points at a font size. */
export function textWidth(text: string, size: number): number {
  let sum = 0
  for (const char of text) sum += widthInHalves(char)
  return (sum * size) / 2
}

/** The space between a cell's text and its borders, both sides, in points. */
const PADDING = 6

/**
 * Lines that a text takes in a room, filled character by character: the one counter of paper and screen, each with
 * what it knows of its characters' widths.
 * @param most where counting may stop
 */
export function countLines(
  text: string,
  room: number,
  widthOf: (character: string) => number,
  most = Number.POSITIVE_INFINITY,
): number {
  let lines = 1
  let used = 0
  for (const character of text) {
    const width = character === '\n' ? 0 : widthOf(character)
    if (character === '\n' || (used + width > room && used > 0)) {
      lines++
      used = 0
      if (lines >= most) break
    }
    used += width
  }
  return lines
}

/** Lines that a text takes in a cell of a width (both in points). */
export const lineCount = (text: string, width: number, size: number): number =>
  countLines(text, Math.max(size, width - PADDING) * 1.01, (char) => (widthInHalves(char) * size) / 2)

/** What a text's cell must at least be wide: figures, years, units and words of a few characters are never broken. */
function unbroken(text: string, size: number, header: boolean): number {
  const most = header ? 2 : 5.5
  const widths = text.split('\n').map((line) => textWidth(line, size))
  const whole = widths.filter((width) => width <= size * most)
  const runs: string[] = text.match(/[\w.,%+\-/:]+[%％年月日]?/g) ?? []
  // The unit in a header: （万元）.
  if (header) runs.push(...(text.match(/[（(][^）)]{1,2}[）)]/g) ?? []))
  return Math.max(0, ...whole, ...runs.map((run) => textWidth(run, size)))
}

/** A cell to be placed: its text in one column. Texts of a header may be broken into lines of two characters. */
export interface Measured {
  readonly column: number
  readonly text: string
  readonly header?: boolean
}

export interface Columns {
  readonly orientation: Orientation
  /** Width of each column in points; together they may be wider than the page, which then is scaled. */
  readonly widths: readonly number[]
}

/** A hair less than the page, or rounding alone would make the program scale it. */
const FILLED = 0.985

/** A page is turned for fewer pages only where it saves more than a fourth of them. */
const TURNED = 0.75

/** How rows beyond these wrap is not weighed: they look like the ones before them. */
const SAMPLE = 120

/** What wrapping costs a reader beyond the height of the row: a line more, a last line of one character. */
function wrapCost(text: string, width: number, size: number): number {
  const room = Math.max(size, width - PADDING)
  return text.split('\n').reduce((cost, line) => {
    const whole = textWidth(line, size)
    const lines = Math.ceil(whole / room - 0.01)
    if (lines <= 1) return cost
    const last = whole - (lines - 1) * Math.floor(room / size + 0.01) * size
    return cost + 0.5 * (lines - 1) + (last <= size * 1.2 ? 0.4 : 0)
  }, 0)
}

/**
 * Takes the widths from `begin` down to the page, one character at a time from the column where that costs least,
 * then moves one to three characters between columns while that makes the whole cheaper. Never below `least`.
 */
function fitted(
  rows: readonly (readonly Measured[])[],
  begin: readonly number[],
  least: readonly number[],
  page: number,
  size: number,
): number[] {
  const texts = begin.map((_, column) =>
    rows.map((row) => row.find((cell) => cell.column === column)?.text ?? ''),
  )
  const known = new Map<string, { lines: number[]; cost: number }>()
  const at = (column: number, width: number) => {
    const key = `${column}:${width.toFixed(2)}`
    const found = known.get(key)
    if (found) return found
    const own = texts[column] ?? []
    const made = {
      lines: own.map((text) => lineCount(text, width, size)),
      cost: own.reduce((total, text) => total + wrapCost(text, width, size), 0),
    }
    known.set(key, made)
    return made
  }
  const price = (widths: readonly number[]): number => {
    const columns = widths.map((width, column) => at(column, width))
    let total = columns.reduce((cost, column) => cost + column.cost, 0)
    for (let row = 0; row < rows.length; row += 1) {
      let height = 1
      for (const { lines } of columns) height = Math.max(height, lines[row] ?? 1)
      total += height
    }
    return total
  }
  const moved = (widths: readonly number[], column: number, by: number) =>
    widths.map((width, index) => (index === column ? width + by : width))

  let widths = [...begin]
  for (let total = sum(widths); total > page; total -= size) {
    const ways = widths.flatMap((width, column) =>
      width - size < (least[column] ?? 0)
        ? []
        : [{ column, cost: price(moved(widths, column, -size)) - width / 1e3 }],
    )
    const best = ways.reduce<(typeof ways)[number] | null>((a, b) => (a && a.cost <= b.cost ? a : b), null)
    if (best === null) break
    widths = moved(widths, best.column, -size)
  }
  // What whole characters do not save is taken from all that have more than they must.
  const [excess, slack] = [sum(widths) - page / FILLED, sum(widths) - sum(least)]
  if (excess > 0 && slack > 0)
    widths = widths.map((width, column) => width - ((width - (least[column] ?? 0)) * excess) / slack)
  for (let pass = 0, current = price(widths); pass < 40; pass += 1) {
    let better: number[] | null = null
    for (const [from, width] of widths.entries()) {
      for (const to of widths.keys()) {
        for (const step of [size, 2 * size, 3 * size]) {
          if (to === from || width - step < (least[from] ?? 0)) continue
          const tried = moved(moved(widths, from, -step), to, step)
          const cost = price(tried)
          if (cost < current - 1e-6) [better, current] = [tried, cost]
        }
      }
    }
    if (better === null) break
    widths = better
  }
  return widths
}

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0)

/**
 * The widths that let the texts stand in the fewest lines on the page: as wide as the longest line of each column
 * where the page has room for all of them, else as `fitted` makes them.
 * @param wanted which way the page lies; as the texts need where it is not given
 * @param margins those of the portrait page
 */
export function layColumns(
  rows: readonly (readonly Measured[])[],
  count: number,
  size: number,
  wanted?: Orientation,
  margins: Margins = MARGINS,
): Columns {
  const zeros = () => new Array<number>(count).fill(0)
  const [natural, named, bound] = [zeros(), zeros(), zeros()]
  for (const { column, text, header } of rows.flat()) {
    const longest = Math.max(0, ...text.split('\n').map((line) => textWidth(line, size)))
    const widest = header ? named : natural
    widest[column] = Math.max(widest[column] ?? 0, longest)
    bound[column] = Math.max(bound[column] ?? 0, unbroken(text, size, header === true))
  }
  // No column narrower than two characters and a half, nor wider than 30: then a text is prose and wraps.
  const begin = natural.map((width, column) =>
    Math.min(Math.max(width, named[column] ?? 0, size * 2.5) + PADDING, size * 30),
  )
  // Beyond the words that must stay whole, a column of long texts keeps room for five characters.
  const leastOf = (header: number): number[] =>
    natural.map((width, column) => {
      const [short, name] = [bound[column] ?? 0, named[column] ?? 0]
      const prose = Math.max(width > size * 5.5 ? size * 5 : 0, name > size * 5.5 ? size * header : 0)
      return Math.min(Math.max(short, prose, size * 2), size * 16) + PADDING
    })
  // A long header over short figures breaks into more lines rather than take the room of the sentences beside it.
  const least = leastOf(3)
  const as = (orientation: Orientation): Columns => {
    const room = printable(orientation, margins).width
    const page = room * FILLED
    if (sum(least) > room) return { orientation, widths: least }
    const widths = fitted(rows.slice(0, SAMPLE), begin, least, page, size)
    const spare = page - sum(widths)
    if (spare <= 0) return { orientation, widths }
    // What is left over goes to all columns alike in proportion, so that the table fills the page.
    const factor = page / sum(widths)
    return { orientation, widths: widths.map((width) => width * factor) }
  }
  if (wanted !== undefined) return as(wanted)
  if (sum(leastOf(5)) > printable('portrait', margins).width) return as('landscape')
  const upright = as('portrait')
  /** About how many pages the rows fill. */
  const pages = ({ orientation, widths }: Columns): number =>
    sum(
      rows.map(
        (row) =>
          Math.max(1, ...row.map(({ column, text }) => lineCount(text, widths[column] ?? 0, size))) + 0.3,
      ),
    ) /
    (printable(orientation, margins).height / size / 1.3)
  if (pages(upright) <= 1.5) return upright
  // Sentences in narrow columns make rows so high that the page is better turned: 民生实事, 项目进展.
  const turned = as('landscape')
  return pages(turned) < pages(upright) * TURNED ? turned : upright
}

/** A column width as spreadsheets count it. */
export const inUnits = (points: number): number => Math.round((points / UNIT) * 100) / 100
