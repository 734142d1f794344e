/**
 * Sizes of the paper on the screen, in CSS pixels at a zoom of 1 and scaled by it: the table is as wide as its
 * columns say and its rows as high as their wrapped texts need.
 */
import type { Column } from '../../shared/attachment/model.ts'
import { countLines } from '../../shared/page/layout.ts'

/** Body text of the table: 小四 on paper, 15 px on the screen. */
export const bodyFont = 15
export const headerFont = 15
export const lineHeight = 20
const paddingX = 6
const paddingY = 3
/** What of a column its text does not have: the cell's padding and its rule, as grid.css draws them. */
const edges = 11
/** The row numbers and the margin of the paper left of them. */
export const gutterWidth = 46

export const bodyFamily =
  "'FZFangSong-Z02S', '仿宋_GB2312', FangSong_GB2312, 仿宋, FangSong, STFangsong, 'Noto Serif CJK SC', 'Source Han Serif SC', serif"
export const headerFamily = "黑体, SimHei, STHeiti, 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"

/** Pixels of a column whose width is given in characters, as spreadsheets count them. */
export const columnPixels = (column: Column, zoom: number): number =>
  Math.round((column.width * 7.5 + 2 * paddingX) * zoom)

/** The width in whole characters, 2 at least, of a column of that many pixels. */
export const columnCharacters = (pixels: number, zoom: number): number =>
  Math.max(2, Math.round((pixels / zoom - 2 * paddingX) / 7.5))

const canvas = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d')
const widths = new Map<string, number>()

/** Width of a character in the body font, measured once. */
function characterWidth(character: string): number {
  // All ideographs are one em wide: no need to measure each.
  if (/[\u3000-\u303f\u3400-\u9fff\uff01-\uff60]/.test(character)) return bodyFont
  let width = widths.get(character)
  if (width === undefined) {
    if (canvas !== null) canvas.font = `${bodyFont}px ${bodyFamily}`
    width = canvas?.measureText(character).width ?? bodyFont
    widths.set(character, width)
  }
  return width
}

/** Ideographs are as wide in bold; of letters and figures some fonts draw wider ones, and none beyond an em. */
const boldWidth = (character: string): number => Math.min(bodyFont, characterWidth(character) * 1.1)

/** A row is no higher, as in Excel: a longer text is read in its editor. */
export const mostLines = 26
/** More characters than a cell of that height ever shows; drawing 100,000 freezes the page. */
export const mostShown = 5_000

/** Lines that a text takes in a column of that many pixels (at zoom 1), broken as the browser breaks Chinese. */
export function lineCount(text: string, pixels: number, bold = false): number {
  const room = Math.max(bodyFont, pixels - edges)
  // No character is wider than an em: most texts need no measuring.
  if (text.length * bodyFont <= room && !text.includes('\n')) return 1
  return countLines(text, room, bold ? boldWidth : characterWidth, mostLines)
}

/** Height of a row whose fullest cell takes that many lines. */
export const rowPixels = (lines: number, zoom: number): number =>
  Math.round((lines * lineHeight + 2 * paddingY) * zoom)

/** Pixels of a height in points: 小四 (12 points) is drawn with 15 pixels. */
export const pointPixels = (points: number, zoom: number): number =>
  Math.round(((points * bodyFont) / 12) * zoom)

/** The height in whole points of that many pixels, within what a spreadsheet takes. */
export const heightPoints = (pixels: number, zoom: number): number =>
  Math.max(1, Math.min(409, Math.round((pixels / zoom / bodyFont) * 12)))

/** Width in characters of a column whose longest line fits, within what a page bears. */
export function fittingWidth(header: string, texts: readonly string[]): number {
  let widest = 0
  // Beyond that many characters nothing is measured: the column is as wide as it may be.
  for (const text of [header, ...texts])
    for (const line of text.slice(0, 2_000).split('\n')) {
      let used = 0
      for (const character of line) used += characterWidth(character)
      widest = Math.max(widest, used)
    }
  return Math.max(4, Math.min(60, Math.ceil((widest + 1) / 7.5)))
}

/** Lines that a height (at zoom 1) must have, to hold a text that needs it; 1 at least. */
export const linesIn = (pixels: number): number =>
  Math.max(1, Math.ceil((pixels - 2 * paddingY) / lineHeight))
