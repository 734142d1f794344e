/** What a whole column, or a whole file, raises for each of its cells alike is one question with one answer. Pure. */
import type { Doubt } from '../../../shared/collect/model.ts'
import { said } from '../../../shared/collect/said.ts'
import { isClear } from '../../../shared/collect/settle.ts'
import type { Offer } from '../../../shared/collect/wall-model.ts'
import type { Line } from './lines.ts'

/** A line of the list with what its cell is offered. */
type Asking = Line & { readonly offer: Offer }

export interface Question {
  readonly key: string
  /**
   * What is asked: whether what the file raises is all right, or whether what the table has already gives way to a return
   * that nothing speaks against.
   */
  readonly about: 'doubt' | 'filled'
  /** One for each cell that raises it, all of one file. */
  readonly lines: readonly [Asking, ...Asking[]]
  /** The header of their column; null where they stand in several. */
  readonly header: string | null
}

/** What the list shows, in its order: questions, with their cells under them where somebody opened them, and lines. */
export type Entry =
  | { readonly kind: 'question'; readonly key: string; readonly question: Question; readonly open: boolean }
  | { readonly kind: 'line'; readonly key: string; readonly line: Line; readonly under: boolean }

/** So many cells are more quickly answered together than one by one. */
const LEAST = 3

/** Kinds whose sentences differ from cell to cell by the cell's own figures alone. */
const OF_FIGURES: ReadonlySet<Doubt['kind']> = new Set(['unit', 'unasked'])

/** A doubt without what is the cell's own in it. */
function plain({ kind, message }: Doubt, { text, converted }: Offer): string {
  if (!OF_FIGURES.has(kind)) return message
  const typed = [text, converted?.typed ?? text].reduce(
    (rest, own) => rest.replaceAll(said(own), '…'),
    message,
  )
  return typed.replace(/\d[\d.,]*/g, '#')
}

const FILLED = 'filled\n'

/** Whether nothing but what stands in its cell already keeps an offer from being sure. */
const isFilled = ({ cell, offer }: Pick<Asking, 'cell' | 'offer'>): boolean =>
  cell.now.trim() !== '' &&
  cell.why.length === 1 &&
  !cell.adds &&
  isClear(offer) &&
  offer.converted === undefined

/** What a line asks, where that may be asked of others as well; null where it wants a look of its own. */
function askedBy({ cell, offer, first }: Line): string | null {
  const isAlone = first && cell.state === 'waiting' && cell.offers.length === 1
  if (!isAlone || offer?.state !== 'waiting') return null
  // Of a cell that is filled that alone stands against a clear offer.
  if (isFilled({ cell, offer })) return `${FILLED}${offer.department === '' ? offer.from : offer.department}`
  if (cell.why.length > 0 || cell.sum !== null || offer.doubts.length === 0) return null
  return [
    offer.from,
    offer.converted === undefined ? '' : 'converted',
    ...offer.doubts.map((doubt) => plain(doubt, offer)),
  ].join('\n')
}

/**
 * The list's lines with those put together that raise one question; a question stands where the first of them stood.
 * @param opened the keys of questions whose cells are shown under them
 */
export function entriesOf(lines: readonly Line[], opened: ReadonlySet<string>): readonly Entry[] {
  const groups = new Map<string, Asking[]>()
  const asks = lines.map(askedBy)
  for (const [at, line] of lines.entries()) {
    const asked = asks[at] ?? null
    if (asked === null || line.offer === null) continue
    const own: Asking = { ...line, offer: line.offer }
    const group = groups.get(asked)
    if (group === undefined) groups.set(asked, [own])
    else group.push(own)
  }
  return lines.flatMap((line, at): Entry[] => {
    const asked = asks[at] ?? null
    const group = asked === null ? [] : (groups.get(asked) ?? [])
    const [first, ...more] = group
    if (asked === null || first === undefined || group.length < LEAST)
      return [{ kind: 'line', key: line.key, line, under: false }]
    if (first.key !== line.key) return []
    const key = `?\n${asked}`
    const headers = new Set(group.map(({ cell }) => `${cell.table}\n${cell.column}`))
    const question: Question = {
      key,
      about: asked.startsWith(FILLED) ? 'filled' : 'doubt',
      lines: [first, ...more],
      header: headers.size === 1 ? first.cell.header : null,
    }
    const open = opened.has(key)
    const under = open ? group : []
    return [
      { kind: 'question', key, question, open },
      ...under.map((one): Entry => ({ kind: 'line', key: one.key, line: one, under: true })),
    ]
  })
}

/** “增速（%）”一栏的12格是同一个问题; 表里已有6处，来表写的不一样. */
export function questionWords({ about, header, lines }: Question): string {
  if (about === 'filled') return `表里已有${lines.length}处，来表写的不一样`
  const where = header === null || header === '' ? '' : `“${header}”一栏的`
  return `${where}${lines.length}格是同一个问题`
}

/** What the button that accepts all of them says: nobody accepts texts for figures, or figures converted, unawares. */
export function acceptAllWords({ about, lines }: Question): string {
  if (about === 'filled') return `${lines.length}处都换成来表的`
  if (lines.some(({ offer }) => offer.converted !== undefined)) return `${lines.length}格都按换算后的数接受`
  const isAsTyped = lines.some(({ offer }) =>
    offer.doubts.some(({ kind }) => kind === 'text' || kind === 'unit'),
  )
  return `${lines.length}格都${isAsTyped ? '照原文' : ''}接受`
}

/** So many cells are named with what they say. */
const MOST_NAMED = 8

/** 地区生产总值6.1%、一般公共预算收入19.2亿元（原文“192000”）等12格. */
export function cellsWords({ about, lines, header }: Question): string {
  const named = lines.slice(0, MOST_NAMED).map(({ cell, offer }) => {
    const typed = offer.converted === undefined ? '' : `${cell.unit}（原文“${said(offer.converted.typed)}”）`
    const column = header === null && cell.header !== '' ? `·${cell.header}` : ''
    const was = about === 'filled' ? `${said(cell.now)}→` : ''
    return `${cell.name}${column} ${was}${said(offer.text)}${typed}`
  })
  return `${named.join('、')}${lines.length > MOST_NAMED ? `等${lines.length}格` : ''}`
}

/** Where the keyboard goes on after something was decided: the next that waits, else the one in its place. */
export function nextAfter(entries: readonly Entry[], key: string): string | null {
  const at = entries.findIndex((entry) => entry.key === key)
  const here = entries[at]
  const waits = (entry: Entry): boolean => {
    if (entry.kind === 'question') return !entry.open
    const { cell, offer } = entry.line
    const isOpen = cell.state === 'waiting' || cell.state === 'sure'
    if (!isOpen || offer?.state !== 'waiting') return false
    return here?.kind !== 'line' || cell !== here.line.cell
  }
  // What stands under a question goes with it.
  const isOther = (entry: Entry): boolean =>
    here?.kind !== 'question' ||
    entry.kind === 'question' ||
    !here.question.lines.some((line) => line.key === entry.key)
  const goesOn = (entry: Entry): boolean => waits(entry) && isOther(entry)
  const before = entries.slice(0, Math.max(0, at))
  return (entries.slice(at + 1).find(goesOn) ?? before.find(goesOn))?.key ?? null
}
