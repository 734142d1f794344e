/** Three states of one thing, the one that two copies came from and both copies: whose is taken, and what is asked. Pure. */
import { same } from '../attachment/same.ts'
import { type Choice, type Conflict, question } from './conflict.ts'
import { mergedOrder, woven } from './order.ts'

/** The three states of one kind of thing. */
export interface Three<T> {
  readonly base: T
  readonly ours: T
  readonly theirs: T
}

/** Whose of two is taken: of the one that changed it, ours where both did alike; null where each did in its own way. */
export function changer<T>({ base, ours, theirs }: Three<T>): 'ours' | 'theirs' | null {
  if (same(ours, theirs) || same(base, theirs)) return 'ours'
  return same(base, ours) ? 'theirs' : null
}

/** What one of two changed; null where both did, each in its own way. */
export function settled<T>(three: Three<T>): readonly [T] | null {
  const side = changer(three)
  return side === null ? null : [three[side]]
}

export const pick = <T>(three: Three<T>, choice: Choice): T => three[choice]

export interface Named {
  readonly id: string
}

export const byId = <T extends Named>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]))
const ids = (all: readonly Named[]): string[] => all.map(({ id }) => id)

/**
 * What is left of things that two copies kept, dropped and made, in their order.
 * @param join one that both have; `kept` of one that only one has: whether it stays
 */
export function lines<T extends Named>(
  all: Three<readonly T[]>,
  join: (three: Three<T | undefined>) => T,
  kept: (one: T, was: T, of: 'ours' | 'theirs') => boolean,
  order: () => Choice,
): T[] {
  const [base, ours, theirs] = [byId(all.base), byId(all.ours), byId(all.theirs)]
  const made = new Map<string, T>()
  const consider = (id: string): void => {
    const three = { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id) }
    if (three.ours !== undefined && three.theirs !== undefined) made.set(id, join(three))
    else {
      const of = three.ours === undefined ? 'theirs' : 'ours'
      const one = three[of]
      if (one !== undefined && (three.base === undefined || kept(one, three.base, of))) made.set(id, one)
    }
  }
  for (const id of new Set([...ours.keys(), ...theirs.keys()])) consider(id)
  const everywhere = (id: string): boolean => base.has(id) && ours.has(id) && theirs.has(id)
  const [was, here, there] = [all.base, all.ours, all.theirs].map((some) => ids(some).filter(everywhere))
  const spine = mergedOrder(was ?? [], here ?? [], there ?? []) ?? (order() === 'theirs' ? there : here) ?? []
  const onlyOurs = new Set(ids(all.ours).filter((id) => made.has(id) && !everywhere(id)))
  const onlyTheirs = new Set(ids(all.theirs).filter((id) => made.has(id) && !ours.has(id)))
  return woven(spine, [ids(all.ours), onlyOurs], [ids(all.theirs), onlyTheirs]).flatMap(
    (id) => made.get(id) ?? [],
  )
}

const GONE = '删去了'
export const MOVED = '按这一方的次序'

/** Of what one copy changed and the other dropped. */
export const fateOf = (key: string, what: string, of: Partial<Conflict>, kept: 'ours' | 'theirs'): Conflict =>
  question(key, what, {
    ...of,
    ours: kept === 'ours' ? '改过' : GONE,
    theirs: kept === 'theirs' ? '改过' : GONE,
  })
