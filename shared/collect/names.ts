/** Names as people retype them: what of a name counts when two are compared, and how alike two are. */
import { comparable } from '../measure/normalise.ts'
import { unitOf } from '../measure/unit.ts'

const NUMBER =
  /^(?:其中[:,]?|[#*•·\-—]+|\(?[一二三四五六七八九十]+[)、.,]|\([一二三四五六七八九十\d]+\)|\d+(?:\.\d+)*[)、.](?!\d)|[:、,.])+/
const CIRCLED = /^[\s　]*[①-⑳]/u
/** Marks of a footnote behind a name: ①, *, [1], （注2）. */
const FOOTNOTE = /(?:[①-⑳※*]|\[\d{1,2}\]|[〔（(]注\d{0,2}[)）〕])+[\s　]*$/u
const BRACKET = /\(([^()]*)\)$/

const KEPT = 20_000
const bare = new Map<string, string>()

/** A name without its number, 其中, marks and a unit in brackets; comparable. */
export function bareName(name: string): string {
  const before = bare.get(name)
  if (before !== undefined) return before
  const plain = comparable(name.replace(CIRCLED, '').replace(FOOTNOTE, ''))
  const open = plain.replace(NUMBER, '').replace(/[:*、,;。]+$/, '')
  const inside = BRACKET.exec(open)
  const unit = inside !== null && (inside[1] === '' || unitOf(inside[1] ?? '') !== null)
  const made = (unit ? open.slice(0, inside.index) : open) || plain
  if (bare.size >= KEPT) bare.clear()
  bare.set(name, made)
  return made
}

/** The unit in brackets at the end of a name, as typed there (comparable); '' where there is none. */
export function unitInName(name: string): string {
  const inside = BRACKET.exec(comparable(name))?.[1] ?? ''
  return inside !== '' && unitOf(inside) !== null ? inside : ''
}

/** How alike two bare texts are, 0 to 1: the share of pairs of characters that both have; one within the other counts. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < a.length; at += 1) {
    const pair = a.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + 1 < b.length; at += 1) {
    const pair = b.slice(at, at + 2)
    const left = pairs.get(pair) ?? 0
    if (left === 0) continue
    shared += 1
    pairs.set(pair, left - 1)
  }
  const dice = (2 * shared) / (a.length + b.length - 2)
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 3 && long.includes(short) ? Math.max(dice, 0.65) : dice
}
