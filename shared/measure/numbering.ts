/**
 * Numbers as officials write them before a row: 1, 1., （1）, 一、, （一）, 第三, ①. Reading and writing keep the marks
 * around the number, so that filling and renumbering keep each kind as it was typed.
 */
import { readChinese, writeChinese } from './chinese.ts'

type Script = 'arabic' | 'wide' | 'chinese' | 'circled'

export interface Numbering {
  readonly before: string
  readonly script: Script
  readonly value: number
  readonly after: string
}

const SHAPE =
  /^(\s*[（(〔第]?\s*)(?:(\d{1,6})|([０-９]{1,6})|([一二三四五六七八九十]{1,3})|([①-⑳]))(\s*[）)〕、．.,，]?\s*)$/

/** The number a text consists of, with its marks; null where it is anything else. */
export function readNumbering(text: string): Numbering | null {
  const [, before = '', arabic, wide, chinese, circled, after = ''] = SHAPE.exec(text) ?? []
  const made = (script: Script, value: number | null): Numbering | null =>
    value === null ? null : { before, script, value, after }
  if (arabic !== undefined) return made('arabic', Number(arabic))
  if (wide !== undefined) return made('wide', Number(wide.normalize('NFKC')))
  if (chinese !== undefined) return made('chinese', readChinese(chinese))
  if (circled !== undefined) return made('circled', circled.charCodeAt(0) - CIRCLED + 1)
  return null
}

/** The same kind of number with another value; plain digits where its script does not go that far. */
export function writeNumbering({ before, script, after }: Numbering, value: number): string {
  return `${before}${digits(script, value)}${after}`
}

/** What two numbers of the same kind share: script and marks. */
export const kindOf = ({ before, script, after }: Numbering): string =>
  `${before.trim()}${script}${after.trim()}`

function digits(script: Script, value: number): string {
  if (script === 'wide')
    return String(value).replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)] ?? digit)
  if (script === 'chinese' && value > 0 && value < 100) return writeChinese(value)
  if (script === 'circled' && value > 0 && value <= 20) return String.fromCharCode(CIRCLED + value - 1)
  return String(value)
}

const CIRCLED = '①'.charCodeAt(0)
/**
 * Numbers counted anew in their order, each kind by itself (一、 is above 1, so it counts on its own). A kind that
 * begins again at 1 under a kind above it goes on doing so; any other counts through the whole table.
 * @param like the texts that tell which kinds begin again, where they are to go on as before a change
 * @returns the new texts; a text that is no number stays
 */
export function recount(texts: readonly string[], like: readonly string[] = texts): string[] {
  const read = texts.map(readNumbering)
  const model = like === texts ? read : like.map(readNumbering)
  const order: string[] = []
  for (const each of model) if (each !== null && !order.includes(kindOf(each))) order.push(kindOf(each))
  const levelOf = (numbering: Numbering): number => order.indexOf(kindOf(numbering))
  const restarting = new Set(order.filter((_, level) => beginsAgain(model, level, levelOf)))
  const next = new Map<string, number>()
  return texts.map((text, at) => {
    const numbering = read[at]
    if (numbering === null || numbering === undefined) return text
    const kind = kindOf(numbering)
    for (const below of order.slice(levelOf(numbering) + 1)) if (restarting.has(below)) next.set(below, 1)
    const value = next.get(kind) ?? 1
    next.set(kind, value + 1)
    return value === numbering.value ? text : writeNumbering(numbering, value)
  })
}

/** Whether the kind of that level stands at 1 more than once, with a kind above it between. */
function beginsAgain(
  read: readonly (Numbering | null)[],
  level: number,
  levelOf: (numbering: Numbering) => number,
): boolean {
  let begun = false
  let parted = false
  for (const each of read) {
    if (each === null) continue
    if (levelOf(each) < level) parted = begun
    else if (levelOf(each) === level) {
      if (each.value === 1 && parted) return true
      begun = true
    }
  }
  return false
}
