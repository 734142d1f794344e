/**
 * The wall (回收): who was asked, who has answered, and what each cell is offered, out of tables, tasks, returns and
 * decisions. That a text was accepted is read from the table itself (heading.sources), so that an undo of it, or of
 * anything before it, brings the question back by itself.
 */
import type { ReturnSource } from '../attachment/sourced.ts'
import { comparable } from '../measure/normalise.ts'
import { cellKey } from './asked.ts'
import { isSameDepartment } from './department.ts'
import { farness } from './farness.ts'
import type { Candidate, Decision } from './model.ts'
import { type LetterTo, lettersAbout, lettersOf, lettersTo } from './sent.ts'
import { laterVersions, type Place, settled } from './settle.ts'
import { type PartsSum, sharedBy } from './shared.ts'
import { asPart } from './sums.ts'
import type { Part } from './taking.ts'
import { departmentsOf } from './wall-departments.ts'
import type { CellState, Offer, TakenReturn, Wall, WallCell, WallGiven } from './wall-model.ts'
import { aboutTable, askedOf, groupBy, isThere } from './wall-table.ts'
import { wantedOf } from './wanted.ts'
import { asWhose } from './whose.ts'

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
  const returns = given.returns.map((one) => asWhose(one, given))
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
    const accepted = acceptedOf(source, departmentOf)
    const asking = letters.get(key) ?? []
    const words = new Map(
      (decided.get(key) ?? [])
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))
        .map((one) => [wordOf({ ...one, department: departmentOf.get(one.from) ?? '' }), one]),
    )
    const about = { accepted, words, last, unit: table.unitOf(row, column), since: latest, asking }
    const told = [...groupBy(all, ({ candidate }) => wordOf(candidate)).values()].map((group) =>
      offerOf(group, about),
    )
    told.push(...goneOf(place, source, accepted, told))
    told.sort((a, b) => (a.at < b.at ? 1 : -1))
    const standing = withReplaced(told, letterIds)
    const askedFor = asked.get(key)?.departments ?? []
    const shared = sharedBy(given, place, askedFor, partsIn(standing), last)
    // Neither a target nor a last value of the whole is held against a part.
    const offers = shared.adds ? standing.map((one) => ({ ...asPart(one), distance: '' })) : standing
    said.set(key, offers)
    const departments = [...new Set([...askedFor, ...offers.map(({ department }) => department)])]
    const here = { wanted: wantedOf(table.attachment, given.dictionary), row, column, now }
    const became = stateOf(here, source, offers, {
      said: shared.said,
      isComputed: table.isComputed(row, column),
      parts: shared.adds ? askedFor : [],
    })
    const open = became.state === 'sure' || became.state === 'waiting'
    cells.set(key, {
      table: id,
      row,
      column,
      name: table.nameOf(row),
      header: table.headerOf(column),
      unit: table.unitOf(row, column),
      departments,
      now,
      last,
      ...became,
      fresh: open && offers.some((offer) => offer.fresh && offer.state === 'waiting'),
      offers: offers.map(({ came: _, handout: __, ...offer }) => offer),
      letters: lettersAbout(asking, offers),
      adds: shared.adds,
      sum: sumOf(shared.sum, source, accepted),
    })
  }
  const inOrder = [...cells.values()].sort(
    (a, b) =>
      (tables.get(a.table)?.at(a.row, a.column) ?? 0) - (tables.get(b.table)?.at(b.row, b.column) ?? 0),
  )
  const sorted = given.tables.flatMap(({ id }) => inOrder.filter(({ table }) => table === id))
  return {
    cells: sorted,
    departments: departmentsOf({ ...given, returns }, sorted, asked, lettersTo(letters, said)),
  }
}

/**
 * The words of departments that a cell was filled from: of a sum those of all its parts. A file whose department a person
 * has told since is that department's here too.
 */
const acceptedOf = (
  source: ReturnSource | null,
  departmentOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, Part> =>
  new Map(
    (source === null ? [] : (source.parts ?? [asOffered(source)])).map(
      ({ returned, file, department, cell, text }) => {
        const whose = departmentOf.get(returned) ?? department
        const part = { from: returned, file, department: whose, cell, text }
        return [wordOf(part), part]
      },
    ),
  )

/** What a department offered: the table may write the figure otherwise. */
const asOffered = (source: ReturnSource): ReturnSource => ({ ...source, text: source.offered ?? source.text })

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
function sumOf(
  sum: PartsSum | null,
  source: ReturnSource | null,
  accepted: ReadonlyMap<string, Part>,
): WallCell['sum'] {
  const [first, ...more] = [...accepted.values()]
  // One part that was taken for the whole adds nothing up.
  if (source?.parts !== undefined && source.parts.length > 1 && first !== undefined) {
    const isSame = sum === null || comparable(sum.text) === comparable(source.text)
    if (isSame) return { text: source.text, parts: [first, ...more], taken: true }
  }
  return sum === null ? null : { ...sum, taken: false }
}

/** The offers that are what their departments say now of their parts: of one that waits and one accepted the first. */
function partsIn(offers: readonly Told[]): Told[] {
  const waiting = new Set(offers.filter(({ state }) => state === 'waiting').map(voiceOf))
  return offers.filter(
    (one) => one.state === 'waiting' || (one.state === 'accepted' && !waiting.has(voiceOf(one))),
  )
}

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
  // Nearly all words are said once.
  const [newest] = (
    group.length === 1 ? group : group.toSorted((a, b) => (a.file.at < b.file.at ? 1 : -1))
  ) as [Offered, ...Offered[]]
  const { candidate, file } = newest
  const letter = asking.find(
    ({ id, department }) =>
      department === candidate.department && group.some((one) => one.file.handout === id),
  )?.id
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

/** The offers with those marked that a later version of their file says otherwise. */
function withReplaced(told: readonly Told[], letters: readonly string[]): Told[] {
  const hasLater = laterVersions(
    told.filter(({ state }) => state !== 'refused'),
    letters,
  )
  return told.map((one) => (one.state === 'waiting' && hasLater(one) ? { ...one, state: 'replaced' } : one))
}

/**
 * What has to be decided about a cell, and why it is not sure.
 * @param shared what there is to say where several departments were asked for it ('' for one), and those whose parts it
 * is to be the sum of; none where nothing is to be added up
 */
function stateOf(
  place: Place,
  source: ReturnSource | null,
  offers: readonly Told[],
  shared: { readonly said: string; readonly isComputed: boolean; readonly parts: readonly string[] },
): { readonly state: CellState; readonly why: readonly string[] } {
  const isDecided = offers.some(({ state }) => state === 'accepted')
  const alone = partAlone(place, source, offers, shared.parts)
  if (alone !== null) {
    const told = `表中现在只写了${alone.department}的“${alone.text}”，还不是各单位的合计。`
    return { state: 'waiting', why: [shared.said, told].filter((sentence) => sentence !== '') }
  }
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
    shared.said,
    told.kind === 'several' && shared.said === ''
      ? `几份返回表说的不一样：${told.sayings.map(({ text }) => `“${text}”`).join('、')}。`
      : '',
    shared.isComputed ? '这一格由公式算出，接受后公式就没有了。' : '',
    place.now.trim() === '' ? '' : `表中现有“${place.now}”，接受后改为返回表里的。`,
  ].filter((sentence) => sentence !== '')
  return { state: why.length === 0 && told.kind === 'sure' ? 'sure' : 'waiting', why }
}

/** The part of one department that stands in a cell while others' are still to be added to it; null for none. */
function partAlone(
  { now }: Place,
  source: ReturnSource | null,
  offers: readonly Told[],
  parts: readonly string[],
): Told | null {
  // What a person has written over it since is what they want.
  if (source === null || source.parts !== undefined || comparable(now) !== comparable(source.text))
    return null
  const part = offers.find(
    ({ state, department }) =>
      state === 'accepted' && parts.some((name) => isSameDepartment(name, department)),
  )
  if (part === undefined) return null
  // A department whose words were all refused has no part in it.
  const isWanted = (name: string): boolean => {
    const own = offers.filter(({ department }) => isSameDepartment(department, name))
    return own.length === 0 || own.some(({ state }) => state === 'waiting')
  }
  const others = parts.filter((name) => !isSameDepartment(name, part.department))
  return others.some(isWanted) ? part : null
}
