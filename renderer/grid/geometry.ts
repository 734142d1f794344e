/**
 * Sizes of the paper on the screen, in CSS pixels at a zoom of 1 and scaled by it: the table is as wide as its
 * columns say and its rows as high as their wrapped texts need.
 */
import type { Column } from '../../shared/attachment.ts'

/** Body text of the table: 小四 on paper, 15 px on the screen. */
export const bodyFont = 15
export const headerFont = 15
export const lineHeight = 21
const paddingX = 6
const paddingY = 6
export const gutterWidth = 40

export const bodyFamily =
  "'FZFangSong-Z02S', '仿宋_GB2312', FangSong_GB2312, 仿宋, FangSong, STFangsong, 'Noto Serif CJK SC', 'Source Han Serif SC', serif"
export const headerFamily = "黑体, SimHei, STHeiti, 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"

/** Pixels of a column whose width is given in characters, as spreadsheets count them. */
export const columnPixels = (column: Column, zoom: number): number =>
  Math.round((column.width * 7.5 + 2 * paddingX) * zoom)

const canvas = document.createElement('canvas').getContext('2d')
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

/** Lines that a text takes in a column of that many pixels (at zoom 1), broken as the browser breaks Chinese. */
export function lineCount(text: string, pixels: number): number {
  const room = pixels - 2 * paddingX - 1
  let lines = 0
  for (const paragraph of text.split('\n')) {
    lines++
    let used = 0
    for (const character of paragraph) {
      const width = characterWidth(character)
      if (used + width > room && used > 0) {
        lines++
        used = 0
      }
      used += width
    }
  }
  return lines
}

/** Height of a row whose fullest cell takes that many lines. */
export const rowPixels = (lines: number, zoom: number): number =>
  Math.round((lines * lineHeight + 2 * paddingY) * zoom)
