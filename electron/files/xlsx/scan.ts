/**
 * The two large parts of a workbook, worksheets and shared strings, scanned as spreadsheet programs write them: a
 * thousand returns are a million cells. What is written otherwise is left to the reader for everything (read.ts), and
 * what is told here is what that one would tell (test/unit/files/scan.test.ts reads all files with both).
 */

import { decoded, isSpace, NOT_PLAIN, plainText, type Tag, tagAt, walk } from '../xml/strict.ts'
import { type Runs, runsReading, type SheetTarget } from './cells.ts'
import { OF_FORMULAS, type RawFormula, rawFormula } from './formulas.ts'

const [SLASH, EQUALS, CLOSES, QUOTE] = [0x2f, 0x3d, 0x3e, 0x22]
const [LETTER_C, LETTER_F, LETTER_I, LETTER_R, LETTER_S, LETTER_T, LETTER_V] = [
  0x63, 0x66, 0x69, 0x72, 0x73, 0x74, 0x76,
]

/** Attributes of cells, and of what stands around them (SheetTarget.open). */
const OF_RUNS = ['val']
const OF_CELLS = ['r', 's', 't']
const AROUND_CELLS = ['r', 'hidden', 'ht', 'customHeight', 'min', 'max', 'width', 'ref', 'zeroHeight']
const NONE: readonly string[] = []

/** What belongs into cells, or around them, and has a meaning of its own elsewhere. */
const IN_CELLS = new Set(['c', 'v', 't', 'is', 'rPh'])

/** Whether a worksheet was plain to its end; where it was not, what was told so far is worth nothing. */
export function scanSheet(part: Uint8Array, target: SheetTarget): boolean {
  const text = plainText(part)
  if (text === null) return false
  let isSheet: boolean | null = null
  let strange = false
  const whole = walk(
    text,
    {
      open: ({ name, has }) => {
        isSheet ??= name === 'worksheet'
        strange ||= !isSheet || IN_CELLS.has(name)
        if (!strange) target.open(name, has)
      },
      text: (piece) => {
        if (!strange) target.text(piece)
      },
      close: (name) => {
        if (!strange) target.close(name)
      },
      whole: (all, at) => (strange ? NOT_PLAIN : cellAt(all, at, target)),
    },
    AROUND_CELLS,
  )
  return whole && !strange
}

/** The cell that begins at a `<`, told; as `whole` of a walk. */
function cellAt(text: string, start: number, tell: SheetTarget): number | null {
  if (text.charCodeAt(start + 1) !== LETTER_C) return null
  const after = text.charCodeAt(start + 2)
  if (!isSpace(after) && after !== SLASH && after !== CLOSES) return null
  let at: string | undefined
  let style: string | undefined
  let type: string | undefined
  let place = start + 2
  for (;;) {
    let code = text.charCodeAt(place)
    const spaced = isSpace(code)
    while (isSpace(code)) {
      place += 1
      code = text.charCodeAt(place)
    }
    if (code === CLOSES) break
    if (code === SLASH) {
      if (text.charCodeAt(place + 1) !== CLOSES) return NOT_PLAIN
      tell.cell(tell.at(at), style, type, '', '', null)
      return place + 2
    }
    // r, s and t, all others by their whole names.
    if (!spaced || text.charCodeAt(place + 1) !== EQUALS || text.charCodeAt(place + 2) !== QUOTE)
      return otherwise(text, start, tell)
    const end = text.indexOf('"', place + 3)
    if (end < 0) return NOT_PLAIN
    const value = text.slice(place + 3, end)
    if (value.includes('&')) return NOT_PLAIN
    if (code === LETTER_R) at ??= value
    else if (code === LETTER_S) style ??= value
    else if (code === LETTER_T) type ??= value
    else return otherwise(text, start, tell)
    place = end + 1
  }
  return contentAt(text, place + 1, at, style, type, tell)
}

/** A cell with attributes that few have (cm, vm, ph). */
function otherwise(text: string, start: number, tell: SheetTarget): number {
  const tag = tagAt(text, start, OF_CELLS)
  if (tag === null) return NOT_PLAIN
  const { r, s, t } = tag.has
  if (!tag.empty) return contentAt(text, tag.end, r, s, t, tell)
  tell.cell(tell.at(r), s, t, '', '', null)
  return tag.end
}

/** What stands in a cell, until behind its closing tag. */
function contentAt(
  text: string,
  from: number,
  at: string | undefined,
  style: string | undefined,
  type: string | undefined,
  tell: SheetTarget,
): number {
  let place = from
  let value: string | null = null
  let inline: string | null = null
  let formula: RawFormula | null = null
  for (;;) {
    while (isSpace(text.charCodeAt(place))) place += 1
    if (text.charCodeAt(place) !== 0x3c) return NOT_PLAIN
    const code = text.charCodeAt(place + 1)
    if (code === LETTER_V && text.charCodeAt(place + 2) === CLOSES) {
      const end = text.indexOf('<', place + 3)
      if (value !== null || !text.startsWith('</v>', end)) return NOT_PLAIN
      value = decoded(text.slice(place + 3, end))
      if (value === null) return NOT_PLAIN
      place = end + 4
    } else if (code === SLASH) {
      if (!text.startsWith('</c>', place)) return NOT_PLAIN
      tell.cell(tell.at(at), style, type, value ?? '', inline ?? '', formula)
      return place + 4
    } else if (code === LETTER_F) {
      const tag = tagAt(text, place, OF_FORMULAS)
      const end = closedAt(text, tag, 'f')
      if (end === NOT_PLAIN || tag === null) return NOT_PLAIN
      formula = rawFormula(tag.has, tag.empty ? '' : (decoded(text.slice(tag.end, end - 4)) ?? ''))
      place = end
    } else if (code === LETTER_I && inline === null && text.startsWith('<is><t', place)) {
      const tag = tagAt(text, place + 4, NONE)
      const end = closedAt(text, tag, 't')
      if (end === NOT_PLAIN || tag === null || !text.startsWith('</is>', end)) return NOT_PLAIN
      inline = tag.empty ? '' : (decoded(text.slice(tag.end, end - 4)) ?? '')
      place = end + 5
    } else return NOT_PLAIN
  }
}

/** Behind an element that holds text alone; NOT_PLAIN where it is another, or holds more. */
function closedAt(text: string, tag: Tag | null, name: 'f' | 't'): number {
  if (tag === null || tag.typed !== name) return NOT_PLAIN
  if (tag.empty) return tag.end
  const end = text.indexOf('<', tag.end)
  if (!text.startsWith(`</${name}>`, end) || decoded(text.slice(tag.end, end)) === null) return NOT_PLAIN
  return end + 4
}

const [PLAIN, PLAIN_END] = ['<si><t>', '</t></si>']

/**
 * The shared strings, each as it stands, its escapes and all.
 * @param add is told each in its order
 * @returns whether the part was plain to its end; where it was not, what was told so far is worth nothing
 */
export function scanStrings(part: Uint8Array, add: (text: string, runs: Runs | null) => void): boolean {
  const all = plainText(part)
  if (all === null) return false
  let [text, inText, phonetic] = ['', false, 0]
  const runs = runsReading()
  return walk(
    all,
    {
      open: ({ name, has }) => {
        runs.open(name, has.val)
        if (name === 'rPh') phonetic += 1
        inText = name === 't' && phonetic === 0
      },
      text: (piece) => {
        if (!inText) return
        text += piece
        runs.text(piece)
      },
      close: (name) => {
        if (name === 'rPh') phonetic -= 1
        if (name === 't') inText = false
        if (name !== 'si') return
        add(text, runs.take())
        text = ''
      },
      whole: (whole, at) => {
        if (text !== '' || phonetic !== 0 || !whole.startsWith(PLAIN, at)) return null
        const end = whole.indexOf('<', at + PLAIN.length)
        // Formatted pieces of text, or none.
        if (!whole.startsWith(PLAIN_END, end)) return null
        const plain = decoded(whole.slice(at + PLAIN.length, end))
        if (plain === null) return NOT_PLAIN
        add(plain, null)
        inText = false
        return end + PLAIN_END.length
      },
    },
    OF_RUNS,
  )
}
