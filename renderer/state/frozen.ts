/** Where columns were frozen by hand, table by table: a matter of the window, kept by it and no change of the table. */
import { create } from 'zustand'
import type { ByHand } from '../grid/frozen.ts'

const key = (table: string): string => `frozen ${table}`

/** What was frozen or let go since the window was opened; what was before stands in the window's store. */
const useFrozen = create<Readonly<Record<string, ByHand>>>(() => ({}))

/** What the window's store says, read once a table: it is asked for at every key. */
const stored = new Map<string, ByHand>()

const of = (now: Readonly<Record<string, ByHand>>, table: string): ByHand => {
  const known = table in now ? now[table] : stored.get(table)
  if (known !== undefined) return known
  const before = localStorage.getItem(key(table))
  stored.set(table, before)
  return before
}

export const frozenByHand = (table: string): ByHand => of(useFrozen.getState(), table)

export const useFrozenByHand = (table: string): ByHand => useFrozen((now) => of(now, table))

/** Freezes a table's columns up to that one; '' none of them, null as the window needs it. */
export function freeze(table: string, column: ByHand): void {
  if (column === null) localStorage.removeItem(key(table))
  else localStorage.setItem(key(table), column)
  useFrozen.setState({ [table]: column })
}
