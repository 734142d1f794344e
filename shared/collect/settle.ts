/**
 * What is sure of a cell that returns offer something for: the one rule by which the wall offers texts at a click and by
 * which merging takes them. A text is sure where all that stands says the same, nothing speaks against any of it, and the
 * cell is blank.
 */
import { exact } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { singleFigure } from '../verdict/single.ts'
import type { Candidate, Return } from './model.ts'
import type { Wanted } from './wanted.ts'

/** The cell that is spoken of. */
export interface Place {
  readonly wanted: Wanted
  readonly row: string
  readonly column: string
  /** What stands in it now. */
  readonly now: string
}

/**
 * - same: what is offered stands in the cell already
 * - sure: `offer` may be taken
 * - several: more than one thing is said, one offer for each in `sayings`
 * - filled: `offer` is clear, and something else stands in the cell
 * - doubtful: something speaks against `offer`
 */
export type Settled<T> =
  | { readonly kind: 'same' }
  | { readonly kind: 'sure' | 'filled' | 'doubtful'; readonly offer: T }
  | { readonly kind: 'several'; readonly sayings: readonly T[] }

/** Nothing speaks against it, and more than its place says where it belongs. */
export const isClear = ({ doubts, known }: Candidate): boolean => doubts.length === 0 && known !== 'place'

/** What is sure of a cell by the offers that stand for it; there is at least one. */
export function settled<T extends Candidate>(offers: readonly [T, ...T[]], place: Place): Settled<T> {
  const [first] = offers
  const sayings = distinct(offers, place)
  if (sayings.length > 1) return { kind: 'several', sayings }
  const isThere = place.now.trim() !== ''
  if (isThere && !isWordy(first) && isOne(place.now, first.text, place)) return { kind: 'same' }
  if (comparable(place.now) === comparable(first.text)) return { kind: 'same' }
  const doubtful = offers.find((one) => !isClear(one))
  if (doubtful !== undefined) return { kind: 'doubtful', offer: doubtful }
  return { kind: isThere ? 'filled' : 'sure', offer: first }
}

/**
 * One offer for each different thing that is said: another text that is the same figure in the same unit says the same.
 * Each text is read once, for a thousand villages may offer something for one cell.
 */
export function distinct<T extends Candidate>(offers: readonly T[], place: Omit<Place, 'now'>): T[] {
  const [texts, figures] = [new Set<string>(), new Set<string>()]
  return offers.filter((one) => {
    const text = comparable(one.text)
    if (texts.has(text)) return false
    const figure = isWordy(one) ? null : figureKey(one.text, place)
    if (figure !== null && figures.has(figure)) return false
    texts.add(text)
    if (figure !== null) figures.add(figure)
    return true
  })
}

/** Words that bound or replace a figure are no other way of writing it: 约15.7 is not 15.7. */
const isWordy = ({ doubts, converted }: Candidate): boolean =>
  doubts.some(
    ({ kind }) => kind === 'about' || kind === 'text' || (kind === 'unit' && converted === undefined),
  )

/** Whether two texts are one answer: the same words, or one figure in the same unit. */
function isOne(a: string, b: string, place: Place): boolean {
  if (comparable(a) === comparable(b)) return true
  const figure = figureKey(a, place)
  return figure !== null && figure === figureKey(b, place)
}

/** The one figure of a text with its unit, for comparing; null where it holds none, several or more than that. */
function figureKey(text: string, { wanted, row, column }: Omit<Place, 'now'>): string | null {
  const line = wanted.byId.get(row)
  const own = wanted.columnById.get(column)
  const unit = line === undefined || own === undefined ? null : wanted.unitFor(line, own)
  const figure = singleFigure(text, unit)
  return figure === null ? null : `${exact(figure.value)} ${figure.unit.label}`
}

/** A file as far as it tells of versions. */
export type Dated = Pick<Return, 'at' | 'handout'> & { readonly department: string }

const times = new Map<string, number>()
const MOST_TIMES = 5_000

/** Milliseconds of a time, kept once read: versions are held against each other by the thousand. */
function timeOf(at: string): number {
  const before = times.get(at)
  if (before !== undefined) return before
  const time = Date.parse(at) || 0
  if (times.size >= MOST_TIMES) times.clear()
  times.set(at, time)
  return time
}

/**
 * Whether a file is plainly a later version of another: of the same department, written later, and the same workbook by
 * its marks, or one that answers a letter. A time alone tells nothing: whoever copies an old file makes it new.
 */
export function isLaterVersion(
  newer: Dated & Pick<Candidate, 'answer'>,
  older: Dated,
  letters: readonly string[],
): boolean {
  if (newer.department === '' || newer.department !== older.department) return false
  const isOfOne = answers(newer, letters) || (newer.handout !== undefined && newer.handout === older.handout)
  return isOfOne && timeOf(newer.at) > timeOf(older.at)
}

/** Whether a file answers a letter, so that it speaks of whatever its department sent before. */
const answers = (file: Dated & Pick<Candidate, 'answer'>, letters: readonly string[]): boolean =>
  file.answer !== undefined || (file.handout !== undefined && letters.includes(file.handout))

/**
 * Tells of files whether one among all of them is plainly a later version (isLaterVersion): by the latest time of each
 * kind, for a thousand files of one name are not held one against the other.
 */
export function laterVersions(
  all: readonly (Dated & Pick<Candidate, 'answer'>)[],
  letters: readonly string[],
): (older: Dated) => boolean {
  /** Of each department the latest of those that answer, and of each handing out the latest of its workbooks. */
  const answered = new Map<string, number>()
  const sent = new Map<string, Map<string, number>>()
  const note = (latest: Map<string, number>, key: string, at: string): void => {
    latest.set(key, Math.max(latest.get(key) ?? Number.NEGATIVE_INFINITY, timeOf(at)))
  }
  for (const one of all) {
    const { department, handout, at } = one
    if (department === '') continue
    if (answers(one, letters)) note(answered, department, at)
    else if (handout !== undefined) {
      const own = sent.get(department) ?? new Map<string, number>()
      sent.set(department, own)
      note(own, handout, at)
    }
  }
  return ({ department, handout, at }) => {
    const own = handout === undefined ? undefined : sent.get(department)?.get(handout)
    const time = timeOf(at)
    return (answered.get(department) ?? time) > time || (own ?? time) > time
  }
}
