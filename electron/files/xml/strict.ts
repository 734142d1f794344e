/**
 * XML as spreadsheet programs write it, walked in one pass over its text. What is not as plain as that (comments,
 * CDATA, document types, entities beyond the usual, tags that do not close each other) it does not judge: it says so,
 * and the reader for everything (xml.ts) has the part. What it tells is what that one would tell.
 */

/** An opening tag; its names without their prefixes, of two attributes that differ in nothing else the first. */
export interface Tag {
  readonly name: string
  readonly typed: string
  readonly has: Readonly<Record<string, string>>
  /** It closes itself. */
  readonly empty: boolean
  /** Behind it. */
  readonly end: number
}

/** What a walk is told to. */
export interface Walker {
  readonly open: (tag: Tag) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
  /**
   * Takes a whole element at a `<` by itself, where it is one of those that there are thousands of.
   * @returns the place behind it; null where it is none of those, NOT_PLAIN where it is not as it should be
   */
  readonly whole: (text: string, at: number) => number | null
}

export const NOT_PLAIN = -1

const [SLASH, EQUALS, CLOSES, QUOTE, APOSTROPHE, COLON] = [0x2f, 0x3d, 0x3e, 0x22, 0x27, 0x3a]

/** Of each ASCII character: 1 in names, 2 between them. */
const kinds = new Uint8Array(128)
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:-')
  kinds[character.charCodeAt(0)] = 1
for (const character of ' \t\r\n') kinds[character.charCodeAt(0)] = 2

export const isSpace = (code: number): boolean => code < 128 && kinds[code] === 2
const isName = (code: number): boolean => code < 128 && kinds[code] === 1

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const KNOWN = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g
const OTHER = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/

/** A character by its number; null for those that are mended (none, halves of pairs, Windows' own) or are none. */
function characterOf(code: number): string | null {
  const isPlain = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0x7f) || code >= 0xa0
  const isHalf = code >= 0xd800 && code < 0xe000
  return isPlain && !isHalf && code <= 0x10ffff ? String.fromCodePoint(code) : null
}

/** The text that was escaped; null where it holds other entities than the five and plain characters' numbers. */
export function decoded(text: string): string | null {
  if (!text.includes('&')) return text
  if (OTHER.test(text)) return null
  let isPlain = true
  const whole = text.replace(
    KNOWN,
    (_, name: string | undefined, decimal: string | undefined, hex: string) => {
      if (name !== undefined) return ENTITIES[name] ?? ''
      const character = characterOf(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
      if (character === null) isPlain = false
      return character ?? ''
    },
  )
  return isPlain ? whole : null
}

const NOTHING: Readonly<Record<string, string>> = {}

const local = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Which of some names an attribute has without its prefix; null for none of them. */
function wantedOf(text: string, start: number, end: number, wanted: readonly string[]): string | null {
  let from = start
  // Of several prefixes only the first is one. Looked for in the name alone: a search of the text goes on beyond it.
  for (let at = start; at < end && from === start; at += 1) if (text.charCodeAt(at) === COLON) from = at + 1
  for (const name of wanted) if (name.length === end - from && text.startsWith(name, from)) return name
  return null
}

/**
 * The opening tag that begins at a `<`; null where it is not plain.
 * @param wanted the attributes that are asked for; all others are passed over
 */
export function tagAt(text: string, at: number, wanted: readonly string[]): Tag | null {
  let place = at + 1
  while (isName(text.charCodeAt(place))) place += 1
  const first = text.charCodeAt(at + 1)
  // A letter or an underscore begins a name.
  if (place === at + 1 || first === COLON || first < 0x41) return null
  const typed = text.slice(at + 1, place)
  let has: Record<string, string> | null = null
  for (;;) {
    let code = text.charCodeAt(place)
    const spaced = isSpace(code)
    while (isSpace(code)) {
      place += 1
      code = text.charCodeAt(place)
    }
    if (code === CLOSES)
      return { name: local(typed), typed, has: has ?? NOTHING, empty: false, end: place + 1 }
    if (code === SLASH)
      return text.charCodeAt(place + 1) === CLOSES
        ? { name: local(typed), typed, has: has ?? NOTHING, empty: true, end: place + 2 }
        : null
    if (!spaced) return null
    const start = place
    while (isName(text.charCodeAt(place))) place += 1
    const quote = text.charCodeAt(place + 1)
    if (place === start || text.charCodeAt(place) !== EQUALS) return null
    if (quote !== QUOTE && quote !== APOSTROPHE) return null
    const end = text.indexOf(quote === QUOTE ? '"' : "'", place + 2)
    if (end < 0) return null
    const name = wantedOf(text, start, place, wanted)
    if (name !== null) {
      const value = decoded(text.slice(place + 2, end))
      if (value === null) return null
      has ??= {}
      has[name] ??= value
    }
    place = end + 1
  }
}

/** Behind the declaration that a part begins with; NOT_PLAIN where one does not end as it should. */
function begin(text: string): number {
  if (!text.startsWith('<?xml')) return 0
  const end = text.indexOf('>')
  return end > 0 && text[end - 1] === '?' ? end + 1 : NOT_PLAIN
}

/** So deep within each other are elements of spreadsheets at most. */
const DEEPEST = 64

/**
 * Walks through a part.
 * @param wanted the attributes that are asked for
 * @returns whether it was plain to its end; where it was not, what was told so far is worth nothing
 */
export function walk(text: string, walker: Walker, wanted: readonly string[]): boolean {
  let at = begin(text)
  if (at === NOT_PLAIN) return false
  const open: string[] = []
  let ended = false
  for (;;) {
    const next = text.indexOf('<', at)
    const end = next < 0 ? text.length : next
    if (end > at) {
      const between = text.slice(at, end)
      if (open.length > 0) {
        const piece = decoded(between)
        if (piece === null) return false
        walker.text(piece)
      } else if (/[^ \t\r\n]/.test(between)) return false
    }
    if (next < 0) return ended && open.length === 0
    if (ended) return false
    if (text.charCodeAt(next + 1) === SLASH) {
      const typed = open.pop()
      if (typed === undefined || !text.startsWith(typed, next + 2)) return false
      at = next + 2 + typed.length
      if (text.charCodeAt(at) !== CLOSES) return false
      at += 1
      walker.close(local(typed))
      ended = open.length === 0
      continue
    }
    const behind = open.length === 0 ? null : walker.whole(text, next)
    if (behind === NOT_PLAIN) return false
    if (behind !== null) {
      at = behind
      continue
    }
    const tag = tagAt(text, next, wanted)
    if (tag === null) return false
    walker.open(tag)
    at = tag.end
    if (tag.empty) {
      walker.close(tag.name)
      ended = open.length === 0
    } else if (open.push(tag.typed) > DEEPEST) return false
  }
}

/** A part in UTF-8 as one text; null where it is in another encoding, or so large that it had better come in pieces. */
export function plainText(part: Uint8Array): string | null {
  if (part.byteLength > MOST_AT_ONCE) return null
  if ((part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff)) return null
  return new TextDecoder().decode(part)
}

const MOST_AT_ONCE = 4 * 1024 * 1024
