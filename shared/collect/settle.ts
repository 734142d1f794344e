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
function distinct<T extends Candidate>(offers: readonly T[], place: Place): T[] {
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
function figureKey(text: string, { wanted, row, column }: Place): string | null {
  const line = wanted.byId.get(row)
  const own = wanted.columnById.get(column)
  const unit = line === undefined || own === undefined ? null : wanted.unitFor(line, own)
  const figure = singleFigure(text, unit)
  return figure === null ? null : `${exact(figure.value)} ${figure.unit.label}`
}

/** A file as far as it tells of versions. */
export type Dated = Pick<Return, 'at' | 'handout'> & { readonly department: string }

const timeOf = (at: string): number => Date.parse(at) || 0

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
  if (timeOf(newer.at) <= timeOf(older.at)) return false
  if (newer.answer !== undefined) return true
  return newer.handout !== undefined && (newer.handout === older.handout || letters.includes(newer.handout))
}
