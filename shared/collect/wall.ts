/**
 * The wall (回收): who was asked, who has answered, and what each cell is offered, out of tables, tasks, returns and
 * decisions. That a text was accepted is read from the table itself (heading.sources), so that an undo of it, or of
 * anything before it, brings the question back by itself.
 */
import type { Attachment } from '../attachment/model.ts'
import type { ReturnSource } from '../attachment/sourced.ts'
import { comparable } from '../measure/normalise.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import { cellKey } from './asked.ts'
import { farness } from './farness.ts'
import type { Candidate, Decision, Handout, Return, Task } from './model.ts'
import { type LetterTo, letterOf, lettersOf, lettersTo, type SentLetter } from './sent.ts'
import { isLaterVersion, type Place, settled } from './settle.ts'
import { type PartsSum, sharedBy } from './shared.ts'
import type { Part } from './taking.ts'
import { type Asked, aboutTable, askedOf, groupBy, isThere } from './wall-table.ts'
import { wantedOf } from './wanted.ts'

/** A return with the time at which it was taken in here, ISO 8601: a file may be much older. */
export interface TakenReturn extends Return {
  readonly taken: string
}

/** What became of one text that is offered for a cell; replaced: a later version of its file says another (settle.ts). */
export type OfferState = 'waiting' | 'accepted' | 'refused' | 'replaced'

export interface Offer extends Candidate {
  readonly file: string
  /** When the file was last written, ISO 8601. */
  readonly at: string
  readonly state: OfferState
  /** Why it was refused, in the person's words; '' where nothing was said. */
  readonly note: string
  /** How far it is from the last value, as a phrase; '' where that cannot be said. */
  readonly distance: string
  /** It came after the last decision. */
  readonly fresh: boolean
  /** The letter (查询函) that asks about its cell and that its file answers; absent where it answers none. */
  readonly letter?: string
  /** It was accepted, and its file was taken off the wall since. */
  readonly gone?: boolean
}

/**
 * - none: nobody has offered anything
 * - same: what is offered stands in the cell already
 * - sure: all say one thing without a doubt (settle.ts), and the cell is blank: may be taken at one click
 * - waiting: a person has to look
 * - accepted, refused: decided, and nothing else has come since
 */
export type CellState = 'none' | 'same' | 'sure' | 'waiting' | 'accepted' | 'refused'

export interface WallCell {
  readonly table: string
  readonly row: string
  readonly column: string
  /** What the row is called, and the words of the column's header. */
  readonly name: string
  readonly header: string
  /** As the row's unit cell says; '' where there is none. */
  readonly unit: string
  /** Those that were asked for it or have offered something; '' for a return that nobody is known of. */
  readonly departments: readonly string[]
  /** What stands in the table now, and the last value that is known; '' for none. */
  readonly now: string
  readonly last: string
  readonly state: CellState
  /** Why a person has to look beside the doubts of the offers, each one sentence. */
  readonly why: readonly string[]
  /** Something of it came after the last decision and is still open. */
  readonly fresh: boolean
  /** The latest first. */
  readonly offers: readonly Offer[]
  /** The latest letter that asks about it, and whether that was answered; null where none does. */
  readonly letter: { readonly at: string; readonly answered: boolean } | null
  /** What the parts of several departments come to, and whether that is what was accepted; null for no sum. */
  readonly sum: (PartsSum & { readonly taken: boolean }) | null
}

/** 未报, 部分, 已报齐, 有疑点, 读不了. */
export type DepartmentState = 'none' | 'part' | 'whole' | 'doubtful' | 'unreadable'

/** A file as the wall lists it: all of a return but what it offers. */
export type WallFile = Omit<TakenReturn, 'candidates'> & {
  /** How many cells it says something for. */
  readonly offered: number
}

export interface WallDepartment {
  /** '' for files that nothing tells the department of. */
  readonly name: string
  readonly state: DepartmentState
  /** Cells it was asked for, and how many of them are offered something or filled already. */
  readonly asked: number
  readonly filled: number
  /** How many of its cells are in each state. */
  readonly counts: Readonly<Record<CellState, number>>
  readonly fresh: number
  readonly files: readonly WallFile[]
  /** The letters that it was sent, the latest first. */
  readonly letters: readonly SentLetter[]
}

export interface Wall {
  /** In the order in which they were asked; then those that came by themselves, and last the unknown. */
  readonly departments: readonly WallDepartment[]
  readonly cells: readonly WallCell[]
}

/** The last values by cellKey; a missing one is not known. */
export type LastValues = ReadonlyMap<string, string>

export interface WallGiven {
  readonly tables: readonly Attachment[]
  readonly tasks: readonly Task[]
  readonly returns: readonly TakenReturn[]
  readonly decisions: readonly Decision[]
  /** Those that were sent about the tables; none where they are not given. */
  readonly letters?: readonly Handout[]
  readonly last: LastValues
  readonly dictionary: Dictionary
}

const keyOf = ({ table, row, column }: Pick<Candidate, 'table' | 'row' | 'column'>): string =>
  cellKey(table, row, column)

/** Whose word a candidate is: a file that nobody is known of speaks for itself alone. */
const voiceOf = ({ department, from }: { readonly department: string; readonly from: string }): string =>
  department === '' ? `\n${from}` : department

/** A text of a department for a cell, wherever it was typed: what a decision is about. */
const wordOf = (one: Pick<Candidate, 'department' | 'from' | 'text'>): string =>
  `${voiceOf(one)}\n${comparable(one.text)}`

/** The wall of some tables. Tasks, returns and decisions of other tables are left out of it. */
export function wallOf(given: WallGiven): Wall {
  const { returns } = given
  const tables = new Map(given.tables.map((table) => [table.id, aboutTable(table)]))
  const latest = given.decisions.reduce((last, { at }) => (at > last ? at : last), '')
  const asked = askedOf(given.tasks, tables)
  const offered = groupBy(
    returns.flatMap((one) =>
      one.candidates.filter(isThere(tables)).map((candidate) => ({ candidate, file: one })),
    ),
    ({ candidate }) => keyOf(candidate),
  )
  const departmentOf = new Map(returns.map(({ id, department }) => [id, department]))
  const decided = groupBy(given.decisions, keyOf)
  const letters = lettersOf(given.letters ?? [])
  const letterIds = (given.letters ?? []).map(({ id }) => id)
  const said = new Map<string, readonly Told[]>()
  const cells = new Map<string, WallCell>()
  for (const [key, place] of [
    ...asked,
    ...[...offered].map(([key, [one]]) => [key, one?.candidate] as const),
  ]) {
    const table = place === undefined ? undefined : tables.get(place.table)
    if (place === undefined || table === undefined || cells.has(key)) continue
    const { table: id, row, column } = place
    const all = offered.get(key) ?? []
    const last = given.last.get(key) ?? ''
    const now = table.textOf(row, column)
    const source = table.sourceOf(row, column)
    const accepted = acceptedOf(source)
    const asking = letters.get(key) ?? []
    const words = new Map(
      (decided.get(key) ?? [])
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))
        .map((one) => [wordOf({ ...one, department: departmentOf.get(one.from) ?? '' }), one]),
    )
    const about = { accepted, words, last, unit: table.unitOf(row), since: latest, asking }
    const told = [...groupBy(all, ({ candidate }) => wordOf(candidate)).values()].map((group) =>
      offerOf(group, about),
    )
    told.push(...goneOf(place, source, accepted, told))
    told.sort((a, b) => (a.at < b.at ? 1 : -1))
    const offers = told.map((one) => (isReplaced(one, told, letterIds) ? replaced(one) : one))
    said.set(key, offers)
    const departments = [
      ...new Set([...(asked.get(key)?.departments ?? []), ...offers.map(({ department }) => department)]),
    ]
    const parts = offers.filter((one) => isPart(one, offers))
    const shared = sharedBy(given, place, asked.get(key)?.departments ?? [], parts, last)
    const here = { wanted: wantedOf(table.attachment, given.dictionary), row, column, now }
    const became = stateOf(here, source, offers, given.tasks.length > 0, shared.said)
    const open = became.state === 'sure' || became.state === 'waiting'
    cells.set(key, {
      table: id,
      row,
      column,
      name: table.nameOf(row),
      header: table.headerOf(column),
      unit: table.unitOf(row),
      departments,
      now,
      last,
      ...became,
      fresh: open && offers.some((offer) => offer.fresh && offer.state === 'waiting'),
      offers: offers.map(({ came: _, handout: __, ...offer }) => offer),
      letter: letterOf(asking, offers),
      sum: sumOf(shared.sum, source),
    })
  }
  const inOrder = [...cells.values()].sort(
    (a, b) =>
      (tables.get(a.table)?.at(a.row, a.column) ?? 0) - (tables.get(b.table)?.at(b.row, b.column) ?? 0),
  )
  const sorted = given.tables.flatMap(({ id }) => inOrder.filter(({ table }) => table === id))
  return { cells: sorted, departments: departmentsOf(given, sorted, asked, lettersTo(letters, said)) }
}

/** The words of departments that a cell was filled from: of a sum those of all its parts. */
const acceptedOf = (source: ReturnSource | null): ReadonlyMap<string, Part> =>
  new Map(
    (source === null ? [] : (source.parts ?? [source])).map(({ returned, file, department, cell, text }) => {
      const part = { from: returned, file, department, cell, text }
      return [wordOf(part), part]
    }),
  )

/** What was accepted of files that were taken off the wall since: it stays in the table, and is said. */
const goneOf = (
  { table, row, column }: Pick<Candidate, 'table' | 'row' | 'column'>,
  source: ReturnSource | null,
  accepted: ReadonlyMap<string, Part>,
  offers: readonly Candidate[],
): Told[] => {
  const there = new Set(offers.map(wordOf))
  return [...accepted].flatMap(([word, part]) => {
    if (source === null || there.has(word)) return []
    const none = { known: 'identity', doubts: [], note: '', distance: '', fresh: false } as const
    const told = { at: source.at, came: source.at, state: 'accepted', gone: true } as const
    return [{ table, row, column, ...part, ...none, ...told }]
  })
}

/** A sum that was accepted, or else the one that may be. */
function sumOf(sum: PartsSum | null, source: ReturnSource | null): WallCell['sum'] {
  const [first, ...more] = [...acceptedOf(source).values()]
  if (source?.parts !== undefined && first !== undefined) {
    const isSame = sum === null || comparable(sum.text) === comparable(source.text)
    if (isSame) return { text: source.text, parts: [first, ...more], taken: true }
  }
  return sum === null ? null : { ...sum, taken: false }
}

/** Whether an offer is what its department says now of its part: no word that it has another in the place of. */
const isPart = (one: Told, offers: readonly Told[]): boolean =>
  one.state === 'waiting' ||
  (one.state === 'accepted' &&
    !offers.some((other) => other.state === 'waiting' && voiceOf(other) === voiceOf(one)))

interface Offered {
  readonly candidate: Candidate
  readonly file: TakenReturn
}

/** One word of one department for a cell, out of the files that say it: told by the latest of them. */
function offerOf(
  group: readonly Offered[],
  {
    accepted,
    words,
    last,
    unit,
    since,
    asking,
  }: {
    readonly accepted: ReadonlyMap<string, Part>
    readonly words: ReadonlyMap<string, Decision>
    readonly last: string
    readonly unit: string
    readonly since: string
    readonly asking: readonly LetterTo[]
  },
): Told {
  const [newest] = group.toSorted((a, b) => (a.file.at < b.file.at ? 1 : -1)) as [Offered, ...Offered[]]
  const { candidate, file } = newest
  const letter = asking.find(({ id }) => group.some((one) => one.file.handout === id))?.id
  const word = wordOf(candidate)
  const decision = words.get(word)
  // A department that was asked and explains itself wants to be heard, though its figure is the same.
  const isExplained = decision !== undefined && candidate.answer !== undefined && file.taken > decision.at
  const came = isExplained
    ? file.taken
    : group.reduce((first, one) => (one.file.taken < first ? one.file.taken : first), file.taken)
  return {
    ...candidate,
    ...(letter !== undefined && { letter }),
    file: file.file,
    at: file.at,
    state: accepted.has(word)
      ? 'accepted'
      : decision?.taken === false && !isExplained
        ? 'refused'
        : 'waiting',
    note: decision?.note ?? '',
    distance: farness(candidate.text, last, unit),
    fresh: since !== '' && came > since,
    came,
    ...(file.handout !== undefined && { handout: file.handout }),
  }
}

/** An offer while the wall is made: when its text first came, and the marks of its file. */
type Told = Offer & Pick<TakenReturn, 'handout'> & { readonly came: string }

const isReplaced = (one: Told, all: readonly Told[], letters: readonly string[]): boolean =>
  one.state === 'waiting' &&
  all.some((other) => other.state !== 'refused' && isLaterVersion(other, one, letters))

const replaced = (one: Told): Told => ({ ...one, state: 'replaced' })

/**
 * What has to be decided about a cell, and why it is not sure.
 * @param isAsked whether anybody was asked: then a file of nobody that is known is looked at first
 * @param shared what there is to say where several departments were asked for it; '' for one
 */
function stateOf(
  place: Place,
  source: ReturnSource | null,
  offers: readonly Told[],
  isAsked: boolean,
  shared: string,
): { readonly state: CellState; readonly why: readonly string[] } {
  const isDecided = offers.some(({ state }) => state === 'accepted')
  // Whoever accepted one text has passed over the others that lay there then.
  const open = offers.filter(
    ({ state, came }) => state === 'waiting' && !(isDecided && source !== null && came <= source.at),
  )
  const [first, ...others] = open
  if (first === undefined) {
    if (isDecided) return { state: 'accepted', why: [] }
    return { state: offers.length === 0 ? 'none' : 'refused', why: [] }
  }
  const told = settled([first, ...others], place)
  if (told.kind === 'same') return { state: 'same', why: [] }
  const why = [
    shared,
    told.kind === 'several' && shared === ''
      ? `几份返回表说的不一样：${told.sayings.map(({ text }) => `“${text}”`).join('、')}。`
      : '',
    isAsked && open.some(({ department }) => department === '') ? '认不出这份返回表是哪个单位的。' : '',
    place.now.trim() === '' ? '' : `表中现有“${place.now}”，接受后改为返回表里的。`,
  ].filter((sentence) => sentence !== '')
  return { state: why.length === 0 && told.kind === 'sure' ? 'sure' : 'waiting', why }
}

function departmentsOf(
  { tasks, returns }: WallGiven,
  cells: readonly WallCell[],
  all: ReadonlyMap<string, Asked>,
  letters: ReadonlyMap<string, readonly SentLetter[]>,
): WallDepartment[] {
  const names = [...tasks, ...returns].map(({ department }) => department)
  const known = [...new Set(names)].filter((name) => name !== '')
  return (names.includes('') ? [...known, ''] : known).map((name) => {
    const own = cells.filter(({ departments }) => departments.includes(name))
    const files = returns
      .filter(({ department }) => department === name)
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    const counts = { none: 0, same: 0, sure: 0, waiting: 0, accepted: 0, refused: 0 }
    for (const { state } of own) counts[state] += 1
    const mine = own.filter((cell) => all.get(keyOf(cell))?.departments.includes(name))
    // Of somebody who was asked for nothing all that they offer is what there is.
    const asked = mine.length > 0 ? mine : own
    // What was refused has to be reported again.
    const filled = asked.filter(({ offers }) =>
      offers.some(({ department, state }) => department === name && state !== 'refused'),
    ).length
    return {
      name,
      state: departmentState(files, counts.waiting, asked.length, filled),
      asked: asked.length,
      filled,
      counts,
      fresh: own.filter(({ fresh }) => fresh).length,
      files: files.map(({ candidates, ...file }) => ({ ...file, offered: candidates.length })),
      letters: letters.get(name) ?? [],
    }
  })
}

function departmentState(
  files: readonly TakenReturn[],
  waiting: number,
  asked: number,
  filled: number,
): DepartmentState {
  // What was accepted of a file that was taken off since is there all the same.
  if (files.length === 0 && filled === 0) return 'none'
  if (files.length > 0 && files.every(({ error }) => error !== null)) return 'unreadable'
  if (waiting > 0) return 'doubtful'
  return filled < asked || filled === 0 ? 'part' : 'whole'
}
