/** 回收站: what was removed, until a person erases it, or until it has lain there as long as is set. */
import { nameWith } from '../../shared/attachment/called.ts'
import { isOver } from '../../shared/contract/bin.ts'
import type { BinEntry, LibraryValues } from '../../shared/contract/library.ts'
import type { Context, Handlers } from './context.ts'

export type BinValues = Pick<LibraryValues, 'bin' | 'erase'>

/** How often a program that runs for days looks whether something is over, in milliseconds. */
const EVERY_HOUR = 3_600_000

/** @param rest milliseconds before the first look: opening the window comes first */
export function bin({ store, settings, emit, closing }: Context, rest: number): Handlers<keyof BinValues> {
  const entries = (): BinEntry[] =>
    [
      ...store.list('', 'bin').map((table) => ({
        report: false,
        id: table.id,
        title: nameWith(table),
        source: table.source,
        removedAt: table.removedAt ?? '',
      })),
      ...store.documents
        .bin()
        .map(({ id, title, name, removedAt }) => ({ report: true, id, title, source: name, removedAt })),
    ].sort((a, b) => (a.removedAt < b.removedAt ? 1 : a.removedAt > b.removedAt ? -1 : 0))

  const erase = (ids: readonly string[]): number => {
    const count = store.erase(ids)
    emit({ kind: 'library' })
    return count
  }

  const eraseOver = (): void => {
    const { binKeeping } = settings()
    if (binKeeping === 'forever') return
    const now = new Date()
    const over = entries().filter(({ removedAt }) => isOver(removedAt, binKeeping, now))
    if (over.length > 0) erase(over.map(({ id }) => id))
  }
  let timer = setTimeout(function look() {
    try {
      eraseOver()
    } catch (error) {
      // A full disk or a locked database: what is over stays until the next look, and nothing is lost.
      console.error(error)
    }
    timer = setTimeout(look, EVERY_HOUR).unref()
  }, rest).unref()
  closing.addEventListener('abort', () => clearTimeout(timer))

  return { bin: entries, erase: ({ ids }) => ({ count: erase(ids) }) }
}
