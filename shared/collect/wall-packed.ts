/**
 * The wall as it is sent: a thousand villages offer a thousand texts for each cell, and what a file, a list of
 * departments or an ordinary offer says each time is said once. Nothing is left out; unpacking gives the same wall.
 */
import type { Part } from './taking.ts'
import type { Offer, Wall, WallCell } from './wall-model.ts'

/** Whose word something is: the file's id and name, its department, and when it was last written ('' where nobody asks). */
type Source = readonly [from: string, file: string, department: string, at: string]

/** What most offers have nothing to say of; fields that few have at all are among it as they are. */
type More = Partial<
  Omit<Offer, keyof Part | 'table' | 'row' | 'column' | 'at' | 'known' | 'state' | 'distance'>
>

/** An offer of its cell: the place of its source, and the rest as it is. */
type PackedOffer = readonly [
  ...(readonly [source: number, text: string, cell: string, known: Offer['known'], state: Offer['state']]),
  distance: string,
  more?: More,
]

/** A part of a cell's sum: the place of its source, and the rest as it is. */
type PackedPart = readonly [source: number, text: string, cell: string]

interface PackedCell extends Omit<WallCell, 'offers' | 'departments' | 'sum'> {
  /** The place of its list of departments. */
  readonly departments: number
  readonly offers: readonly PackedOffer[]
  readonly sum: {
    readonly text: string
    readonly taken: boolean
    readonly parts: readonly PackedPart[]
  } | null
}

export interface PackedWall {
  readonly departments: Wall['departments']
  readonly sources: readonly Source[]
  /** Lists of departments that cells have in common. */
  readonly lists: readonly (readonly string[])[]
  readonly cells: readonly PackedCell[]
}

/** The places of things by what tells them apart, in the order in which they were first asked for. */
function places<T>(): { readonly all: T[]; readonly placeOf: (key: string, make: () => T) => number } {
  const known = new Map<string, number>()
  const all: T[] = []
  return {
    all,
    placeOf: (key, make) => {
      const before = known.get(key)
      if (before !== undefined) return before
      known.set(key, all.length)
      return all.push(make()) - 1
    },
  }
}

/** Fields of an offer that each has, and that have their own way of being sent. */
const USUAL: ReadonlySet<string> = new Set<keyof Offer>([
  ...(['table', 'row', 'column', 'from', 'file', 'department', 'at'] as const),
  ...(['text', 'cell', 'known', 'state', 'distance', 'doubts', 'note', 'fresh'] as const),
])

/** The wall for sending (unpackedWall). */
export function packedWall({ departments, cells }: Wall): PackedWall {
  const sources: Source[] = []
  const lists = places<readonly string[]>()
  /** By the file's id: a file has few of them, one for its offers and one for its parts of sums. */
  const placed = new Map<string, number[]>()
  const sourceOf = ({ from, file, department }: Part, at: string): number => {
    const there = placed.get(from) ?? []
    for (const place of there) {
      const one = sources[place]
      if (one !== undefined && one[1] === file && one[2] === department && one[3] === at) return place
    }
    there.push(sources.length)
    placed.set(from, there)
    return sources.push([from, file, department, at]) - 1
  }
  const packedOffer = (offer: Offer): PackedOffer => {
    const { text, cell, known, state, distance, doubts, note, fresh } = offer
    const own = [sourceOf(offer, offer.at), text, cell, known, state, distance] as const
    // Whatever else it says is said as it is: taking all of it apart would copy each of sixty thousand.
    const few = Object.keys(offer).filter((name) => !USUAL.has(name)) as (keyof More)[]
    if (few.length === 0 && doubts.length === 0 && note === '' && !fresh) return own
    const more: More = {
      ...Object.fromEntries(few.map((name) => [name, offer[name]])),
      ...(doubts.length > 0 && { doubts }),
      ...(note !== '' && { note }),
      ...(fresh && { fresh }),
    }
    return [...own, more]
  }
  return {
    departments,
    cells: cells.map(({ offers, departments: own, sum, ...cell }) => ({
      ...cell,
      departments: lists.placeOf(JSON.stringify(own), () => own),
      offers: offers.map(packedOffer),
      sum:
        sum === null
          ? null
          : { ...sum, parts: sum.parts.map((part) => [sourceOf(part, ''), part.text, part.cell]) },
    })),
    sources,
    lists: lists.all,
  }
}

const NOBODY: Source = ['', '', '', '']

/** The wall that was packed. */
export function unpackedWall({ departments, sources, lists, cells }: PackedWall): Wall {
  return {
    departments,
    cells: cells.map(({ offers, departments: own, sum, ...cell }): WallCell => {
      const { table, row, column } = cell
      const partOf = ([source, text, where]: PackedPart): Part => {
        const [from, file, department] = sources[source] ?? NOBODY
        return { from, file, department, cell: where, text }
      }
      const [first, ...others] = sum?.parts ?? []
      return {
        ...cell,
        departments: lists[own] ?? [],
        offers: offers.map(([source, text, where, known, state, distance, more]): Offer => {
          const [from, file, department, at] = sources[source] ?? NOBODY
          const told = {
            table,
            row,
            column,
            from,
            file,
            department,
            at,
            text,
            cell: where,
            known,
            state,
            distance,
          }
          const plain = { ...told, doubts: [], note: '', fresh: false }
          return more === undefined ? plain : { ...plain, ...more }
        }),
        sum:
          sum === null || first === undefined
            ? null
            : { text: sum.text, taken: sum.taken, parts: [partOf(first), ...others.map(partOf)] },
      }
    }),
  }
}
