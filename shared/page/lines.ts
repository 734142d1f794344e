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

/** Names that a dictionary of words cannot know to belong together. */
const TOGETHER =
  /双过半|招商引资|国民经济|固定资产|高新技术|十[一二三四五]五|(?:19|20)\d\d年(?:上半年|下半年)?|\d{1,2}月份?/gu

/**
 * The lines of a title, broken between words and as even as they can be: 国民经济主要指标 / 完成情况, never 主要指 / 标.
 * As balancedLines where words would cost one line more.
 */
export function titleLines(text: string, width: number, size: number): string[] {
  const plain = balancedLines(text, width, size)
  if (text.includes('\n') || plain.length === 1) return plain
  const pieces = wordsOf(text).flatMap((word) =>
    textWidth(word, size) <= width ? [word] : piecesOf(word, width, size),
  )
  const widest = Math.max(...pieces.map((piece) => textWidth(piece, size)))
  for (
    let narrow = Math.max(textWidth(text, size) / plain.length, widest);
    narrow <= width;
    narrow += size / 4
  ) {
    const lines = filled(pieces, narrow, size)
    if (lines.length <= plain.length) return lines
  }
  return plain
}

/** A text's words, by the platform's dictionary; the names above stay whole. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  let from = 0
  const split = (part: string): void => {
    for (const { segment } of segmenter.segment(part)) words.push(segment)
  }
  for (const { index, 0: name } of text.matchAll(TOGETHER)) {
    split(text.slice(from, index))
    words.push(name)
    from = index + name.length
  }
  split(text.slice(from))
  return words
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
  return filled(piecesOf(text, width, size), width, size)
}

/** Pieces put into lines as they fit. */
function filled(pieces: readonly string[], width: number, size: number): string[] {
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
