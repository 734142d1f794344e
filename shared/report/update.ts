/** The list of a report brought up to what its table says now: figures alone where the words still fit. */
import { literal, sign } from '../measure/decimal.ts'
import { writeNumbering } from '../measure/numbering.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import type { TextEdit } from './edit.ts'
import { identityOf } from './names.ts'
import { moved, type Said, type Statement } from './statement.ts'
import { statements } from './statements.ts'
import { isWithin, type Span } from './text.ts'
import { ENDING, type ListedItem, listIn, SINCE } from './wording.ts'

/** What one item reads and would read; '' before for one that the report does not have yet. */
export interface ItemChange {
  readonly before: string
  readonly after: string
}

export interface ListUpdate {
  /** Where the list stands in the report. */
  readonly span: Span
  /** One edit of the text; null where the list says what the table says. */
  readonly edit: TextEdit | null
  readonly changes: readonly ItemChange[]
}

interface Line extends ItemChange {
  /** Which item of the report it is; null for one that is put in. */
  readonly from: number | null
}

export interface ReportUpdate {
  /** In their order; none where the report says what the table says. */
  readonly edits: readonly TextEdit[]
  readonly changes: readonly ItemChange[]
}

/**
 * The list of a report brought up to date (listUpdate), and with it the summary where it stands word for word as it was
 * taken before. Null where the report has neither.
 * @param summary what was taken, '' for nothing, and what it reads now
 */
export function reportUpdate(
  text: string,
  items: readonly string[],
  summary: ItemChange,
  dictionary: Dictionary,
): ReportUpdate | null {
  const list = listUpdate(text, items, dictionary)
  const from = summary.before === '' || summary.before === summary.after ? -1 : text.indexOf(summary.before)
  const to = from + summary.before.length
  const apart = list === null || to <= list.span.from || from >= list.span.to
  const stands = from >= 0 && apart
  if (list === null && !stands) return null
  const edits = [
    ...(list === null || list.edit === null ? [] : [list.edit]),
    ...(stands ? [{ from, to, text: summary.after }] : []),
  ]
  return {
    edits: edits.toSorted((a, b) => a.from - b.from),
    changes: [...(list?.changes ?? []), ...(stands ? [summary] : [])],
  }
}

/** An item by what it states. */
interface Stated {
  readonly text: string
  /** What stands for the indicator that it is about, or for its words where it states none. */
  readonly key: string
  /** Places are those of its own text. */
  readonly said: readonly Statement[]
}

/** Below a title that says what it is, an item is read as in a report. */
const LEAD = '上半年主要指标完成情况\n'

/**
 * What brings the list in a report up to date: an item of the same indicators with other figures gets the figures, one
 * whose words do not fit them any more is written anew, one that is missing is put in behind its neighbour. What the
 * report tells besides the table stays. Null where the report has no list of these indicators.
 * @param text as reportText gives it
 * @param items the table's own, without numbers and marks
 */
export function listUpdate(
  text: string,
  items: readonly string[],
  dictionary: Dictionary,
): ListUpdate | null {
  const there = listIn(text)
  const [first, last] = [there[0], there.at(-1)]
  if (first === undefined || last === undefined) return null
  const old = statedIn(
    there.map((one) => one.text.replace(ENDING, '')),
    dictionary,
  )
  const own = statedIn(items, dictionary)
  const places = new Map(old.map(({ key }, at) => [key, at]))
  const matched = own.filter(({ key }) => places.has(key)).length
  if (matched < 2 || matched * 2 < own.length) return null
  const span = { from: first.span.from, to: last.span.to }
  const behind = followers(own, places)
  const added = (after: string | null): Line[] =>
    (behind.get(after) ?? []).map((one) => ({ before: '', after: one.text, from: null }))
  const lines = [
    ...added(null),
    ...old.flatMap(({ text: before, key, said }, from): Line[] => {
      const now = places.get(key) === from ? own.find((one) => one.key === key) : undefined
      return now === undefined
        ? [{ before, after: before, from }]
        : [{ before, after: updated(before, said, now), from }, ...added(key)]
    }),
  ]
  const changes = lines.flatMap(({ before, after }) => (before === after ? [] : [{ before, after }]))
  if (changes.length === 0) return { span, edit: null, changes }
  return { span, edit: { ...span, text: writtenOut(text, there, lines) }, changes }
}

/** Those that the report does not have yet, by the key of the one that it has before them; null for the top. */
function followers(
  own: readonly Stated[],
  places: ReadonlyMap<string, number>,
): ReadonlyMap<string | null, readonly Stated[]> {
  const behind = new Map<string | null, Stated[]>()
  let last: string | null = null
  for (const one of own) {
    if (places.has(one.key)) last = one.key
    else behind.set(last, [...(behind.get(last) ?? []), one])
  }
  return behind
}

function statedIn(texts: readonly string[], dictionary: Dictionary): Stated[] {
  const all = statements(`${LEAD}${texts.join('\n')}`, dictionary)
  let from = LEAD.length
  return texts.map((text) => {
    const to = from + text.length
    const said = all.filter(({ span }) => isWithin(span, { from, to })).map((one) => moved(one, -from))
    from = to + 1
    const [first] = said
    const named = first === undefined ? text.replace(LEVEL, '') : `${first.scope}${first.indicator}`
    const key = identityOf(named, dictionary)
    return { text, key, said }
  })
}

/** 持平 is no figure. */
const LEVEL = new RegExp(`${SINCE}?持平.*$`)

/** The figures that a statement says, each once. */
const figuresOf = ({ value, growth }: Statement): Said[] =>
  [value, growth].flatMap((said, at, all) =>
    said === null || (at === 1 && all[0]?.span.from === said.span.from) ? [] : [said],
  )

const signOf = ({ value }: Said): number => sign(literal(value))

/** The item with the figures of now, in its own words where they still say what is so. */
function updated(before: string, said: readonly Statement[], now: Stated): string {
  const [old, own] = [said.flatMap(figuresOf), now.said.flatMap(figuresOf)]
  const alike =
    said.length > 0 &&
    old.length === own.length &&
    now.said.every((one, at) => said[at]?.unit === one.unit && said[at]?.comparator === one.comparator) &&
    own.every((one, at) => {
      const other = old[at]
      return other !== undefined && signOf(one) === signOf(other)
    })
  // Another's figures may stand behind (高于全省1个百分点): only what states as much is told in the old words.
  if (!alike) return said.length === 0 && now.said.length === 0 ? before : now.text
  const edits = own.flatMap((one, at) => {
    const other = old[at]
    if (other === undefined || one.value === other.value) return []
    return [{ ...other.span, text: now.text.slice(one.span.from, one.span.to) }]
  })
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: figure }) => text.slice(0, from) + figure + text.slice(to), before)
}

/** The list as it then stands: numbers count on, marks and breaks are those that the report has. */
function writtenOut(text: string, there: readonly ListedItem[], lines: readonly Line[]): string {
  const marks = there.map((one) => ENDING.exec(one.text)?.[0] ?? '')
  const [number] = there.map((one) => one.number)
  const gap = there.length < 2 ? '\n' : text.slice(there[0]?.span.to, there[1]?.span.from)
  return lines
    .map(({ after, from }, at) => {
      const end = at === lines.length - 1
      const own = from === null ? undefined : marks[from]
      const wasLast = from === there.length - 1
      // The last mark closes the list, wherever it ends now.
      const mark = end ? (marks.at(-1) ?? '') : wasLast || own === undefined ? (marks[0] ?? '') : own
      const next =
        from === null || wasLast ? gap : text.slice(there[from]?.span.to, there[from + 1]?.span.from)
      const numbered = number === undefined ? '' : writeNumbering(number, at + 1)
      return `${numbered}${after}${mark}${end ? '' : next}`
    })
    .join('')
}
