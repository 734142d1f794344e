/** A report's text made readable for the grammar, each sign with its place in the text as typed. */
import { comparable } from '../measure/normalise.ts'
import type { Span } from './text.ts'

export interface Plain {
  /** Simplified, half-width, without blanks but one between two digits and the breaks of paragraphs. */
  readonly text: string
  /** Where each sign of `text` begins in the text as typed, and where it ends. */
  readonly from: Int32Array
  readonly to: Int32Array
}

const OPENING = new Set('“「『〝')
/** The full stop, Ⅲ of Ⅲ类水质 (written so in names), and ① (a list's number or a footnote's mark, no figure). */
const KEPT = /^[。\u2160-\u2169①-⑳]$/
/** A heading in the line, 【居民收入】, ends as one before a colon does. */
const CLOSING = new Set('”」』〞〟')

/** What one sign stands for; blanks and invisible signs for nothing. Kept, for most signs come a thousand times. */
const signs = new Map<string, string>()
function signOf(typed: string): string {
  const before = signs.get(typed)
  if (before !== undefined) return before
  const sign = OPENING.has(typed)
    ? '“'
    : CLOSING.has(typed)
      ? '”'
      : KEPT.test(typed)
        ? typed
        : typed === '】'
          ? ':'
          : comparable(typed)
  signs.set(typed, sign)
  return sign
}

/** [4] behind a name: a footnote's mark, which says nothing. */
const FOOTNOTE = /[[［]\s?[\d０-９]{1,2}\s?[\]］]/y
/** 5 236套, 1 027 183元: thousands parted by a single blank. A footnote's mark before a figure (1 10) is none such. */
const PARTED =
  /(?<![\d.．,，]|[\d.] )\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))+(?:[.．]\d+)?(?=[ \u00a0\u2009\u202f]?[余多十百万亿]*(?:元|美元|人|户|套|个|家|吨|亩|件|张|辆|台|座|所|处|项|公里|米|千瓦|平方|立方))/g

/** The blanks of a text that stand between the thousands of one figure, by their places. */
export function thousandsIn(typed: string): ReadonlySet<number> {
  const blanks = new Set<number>()
  for (const { 0: figure, index } of typed.matchAll(PARTED))
    for (const { index: at } of figure.matchAll(/\s/g)) blanks.add(index + at)
  return blanks
}

/** How long the footnote's mark is that stands at a place; 0 for none. */
export function footnoteAt(typed: string, at: number): number {
  if (typed[at] !== '[' && typed[at] !== '［') return 0
  FOOTNOTE.lastIndex = at
  return FOOTNOTE.exec(typed)?.[0].length ?? 0
}

const isDigit = (sign: string | undefined): boolean => sign !== undefined && sign >= '0' && sign <= '9'

/**
 * Reads a text sign by sign, so that places stay: Traditional → Simplified (a sign for a sign, what words would make
 * of it is left), NFKC (㎡ becomes two signs of one place). @param typed a report's text as reportText gives it
 */
export function plainOf(typed: string): Plain {
  const out: string[] = []
  const from: number[] = []
  const to: number[] = []
  let blank = false
  const parted = thousandsIn(typed)
  for (let at = 0; at < typed.length; ) {
    const mark = parted.has(at) ? 1 : footnoteAt(typed, at)
    if (mark > 0) {
      blank = !parted.has(at)
      at += mark
      continue
    }
    const point = typed.codePointAt(at) ?? 0
    const width = point > 0xffff ? 2 : 1
    const sign = typed[at] === '\n' ? '\n' : signOf(typed.slice(at, at + width))
    // 1 10: a footnote's mark and a figure, not a hundred and ten.
    if (blank && isDigit(sign[0]) && isDigit(out.at(-1))) {
      out.push(' ')
      from.push(at - 1)
      to.push(at)
    }
    for (const each of sign) {
      for (const unit of each.split('')) {
        out.push(unit)
        from.push(at)
        to.push(at + width)
      }
    }
    blank = sign === ''
    at += width
  }
  return { text: out.join(''), from: Int32Array.from(from), to: Int32Array.from(to) }
}

/** The place in the text as typed of the signs from `start` to `end` (not included). */
export const placed = ({ from, to }: Plain, start: number, end: number): Span => ({
  from: from[start] ?? 0,
  to: to[end - 1] ?? from[start] ?? 0,
})
