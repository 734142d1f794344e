/**
 * Breaking texts into lines for the page. The page breaks its lines itself, so that every row is exactly as high as
 * it was reckoned and a page break falls where the preview shows it, whatever the browser would make of the text.
 */
import { textWidth } from './layout.ts'

/** What begins no line (GB/T 15834-2011 5.1): closing marks, and the sign after a figure. */
const NOT_FIRST = new Set('，。、；：？！）》〉”’】〕」』…—％%℃,.;:?!)]}')
/** What ends no line: opening marks. */
const NOT_LAST = new Set('（《〈“‘【〔「『([{')
/** Marks whose ink stands in the left half of their place. */
const HANGING = new Set('，。、；：！？）》〉”’】〕」』,.;:!?)]}')
/** Figures and Latin words with what belongs to them stay whole where they fit. */
const WORD = /\d+[年月日]|[A-Za-z0-9.,%+\-/:－．％±~～]+|\P{M}\p{M}*/gu

const BRACKETS = /^(.+?)([（(][^（）()]{1,8}[）)])$/

/** The lines of a text in a width, both in points; its own line breaks are kept. */
export function breakLines(text: string, width: number, size: number): string[] {
  return text.split('\n').flatMap((line) => broken(line, width, size))
}

/** The same lines, as even as they can be without one more: 2021年 / 目标 and not 2021年目 / 标. */
export function balancedLines(text: string, width: number, size: number): string[] {
  return text.split('\n').flatMap((line) => {
    const most = broken(line, width, size).length
    if (most === 1) return [line]
    // 总投资 / （万元）: what is added in brackets stands in a line of its own where that costs none.
    const [, name, added = ''] = BRACKETS.exec(line) ?? []
    if (name !== undefined && textWidth(added, size) <= width) {
      const lines = [...balancedLines(name, width, size), added]
      if (lines.length <= most) return lines
    }
    // Not so narrow that a piece would break which is whole now.
    const words = piecesOf(line, width, size).map((piece) => textWidth(piece, size))
    for (let narrow = Math.max(textWidth(line, size) / most, ...words); narrow < width; narrow += size / 4) {
      const lines = broken(line, narrow, size)
      if (lines.length <= most) return lines
    }
    return broken(line, width, size)
  })
}

/** What is not broken in a width; what is too wide goes in smaller pieces: 2026年 as 2026 and 年, and then by figures. */
function piecesOf(text: string, width: number, size: number): string[] {
  const fits = (piece: string): boolean => textWidth(piece, size) <= width
  return (text.match(WORD) ?? [])
    .flatMap((piece) => (fits(piece) ? [piece] : (piece.match(/\d+|[A-Za-z]+|\P{M}\p{M}*/gu) ?? [])))
    .flatMap((piece) => (fits(piece) ? [piece] : Array.from(piece)))
}

function broken(text: string, width: number, size: number): string[] {
  if (textWidth(text, size) <= width) return [text]
  const pieces = piecesOf(text, width, size)
  const lines: string[] = []
  let line: string[] = []
  let used = 0
  for (const piece of pieces) {
    const wide = textWidth(piece, size)
    if (line.length > 0 && used + wide > width && !hangs(piece, used, wide, width, size)) {
      const before = line.length
      const over = carried(line, piece)
      used = over.reduce((sum, each) => sum + textWidth(each, size), 0)
      // What would not fit on the next line with the piece stays: the edge comes before the rule.
      if (over.length < before && used + wide > width + size) {
        line.push(...over.splice(0))
        used = 0
      }
      lines.push(line.join(''))
      line = over
    }
    line.push(piece)
    used += wide
  }
  lines.push(line.join(''))
  return lines
}

/** A closing mark may hang into the cell's own margin rather than pull a character after it; one space is not seen. */
const hangs = (piece: string, used: number, wide: number, width: number, size: number): boolean =>
  (piece === ' ' && used <= width) || (HANGING.has(piece) && used + wide / 2 <= width + size * 0.1)

/** What of a full line goes on to the next with the piece, so that neither breaks a rule; the line is cut. */
function carried(line: string[], piece: string): string[] {
  const over: string[] = []
  let first = piece
  while (
    line.length > 1 &&
    over.length < 3 &&
    (NOT_FIRST.has(first[0] ?? '') || NOT_LAST.has(line.at(-1) ?? ''))
  ) {
    first = line.pop() ?? ''
    over.unshift(first)
  }
  return over
}
