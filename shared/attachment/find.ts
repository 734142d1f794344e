/**
 * Finding and replacing texts as people mean them: full-width and half-width, Traditional and Simplified, and capital
 * and small letters are the same; what is found is a piece of the text as it was typed.
 */
import { comparable } from '../measure/normalise.ts'

/** A piece of a text, by the offsets of its UTF-16 units. */
export interface Piece {
  readonly from: number
  readonly to: number
}

/** Where the text holds the query, from the left, without overlaps. Spaces do not count on either side. */
export function findPieces(text: string, query: string): Piece[] {
  const wanted = [...query].map(folded).join('')
  if (wanted === '') return []
  // The folded text, and for each of its UTF-16 units the piece of the typed text that it came from. Folded character
  // by character on both sides: a phrase that OpenCC would convert as a whole is still found as it was typed.
  let haystack = ''
  for (const character of text) haystack += folded(character)
  if (!haystack.includes(wanted)) return []
  const origins: Piece[] = []
  let offset = 0
  for (const character of text) {
    const origin = { from: offset, to: offset + character.length }
    for (let n = folded(character).length; n > 0; n--) origins.push(origin)
    offset = origin.to
  }
  const pieces: Piece[] = []
  for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + wanted.length)) {
    const first = origins[at]
    const last = origins[at + wanted.length - 1]
    if (first !== undefined && last !== undefined) pieces.push({ from: first.from, to: last.to })
  }
  return pieces
}

/** The text with every piece that matches the query replaced. */
export function replaceAll(text: string, query: string, replacement: string): string {
  let result = ''
  let done = 0
  for (const { from, to } of findPieces(text, query)) {
    result += text.slice(done, from) + replacement
    done = to
  }
  return result + text.slice(done)
}

const known = new Map<string, string>()

function folded(character: string): string {
  let result = known.get(character)
  if (result === undefined) {
    result = comparable(character).toLowerCase()
    known.set(character, result)
  }
  return result
}
