/** What was done to the open table, as its host tells it: pages of the log, and the life of the active cell. */
import { create } from 'zustand'
import type { HistoryPage, HistoryValues, NamedVersion } from '../../shared/contract/history.ts'
import type { Kind } from '../../shared/history/entry.ts'
import { type Back, notify, sentence } from './editor.ts'
import { call, subscribe } from './host.ts'

/** What of the log is shown. */
export interface HistoryFilter {
  readonly person: string | null
  readonly kind: Kind | null
  /** Only what was done to the active row. */
  readonly ownRow: boolean
}

/** The cell that is asked about. */
export interface AskedCell {
  readonly row: string
  readonly column: string
}

interface History {
  /** The table that it is of; '' for none. */
  readonly attachment: string
  readonly filter: HistoryFilter
  /** Null as long as the host has not answered. */
  readonly page: HistoryPage | null
  readonly cell: (AskedCell & HistoryValues['cellHistory']) | null
  readonly versions: readonly NamedVersion[]
}

const unfiltered: HistoryFilter = { person: null, kind: null, ownRow: false }

export const useHistory = create<History>(() => ({
  attachment: '',
  filter: unfiltered,
  page: null,
  cell: null,
  versions: [],
}))

export const filterHistory = (part: Partial<HistoryFilter>): void =>
  useHistory.setState(({ filter }) => ({ filter: { ...filter, ...part } }))

/** So many entries come at once. */
const portion = 50

let asked = 0

/** Loads the latest entries of a table that the filter lets through; another table begins without one. */
export async function loadHistory(id: string, row: string | null): Promise<void> {
  if (useHistory.getState().attachment !== id)
    useHistory.setState({ attachment: id, filter: unfiltered, page: null, cell: null, versions: [] })
  await loadPage(id, row, null)
}

/** Loads the entries before those that are shown. */
export async function loadEarlier(id: string, row: string | null): Promise<void> {
  const last = useHistory.getState().page?.entries.at(-1)
  if (last !== undefined) await loadPage(id, row, last.revision)
}

async function loadPage(id: string, row: string | null, before: number | null): Promise<void> {
  const mine = ++asked
  const { person, kind, ownRow } = useHistory.getState().filter
  const page = await call('history', {
    id,
    before,
    limit: portion,
    person,
    kind,
    row: ownRow ? row : null,
  })
  // An answer that was overtaken by a later question is an old one.
  if (mine !== asked) return
  const shown = before === null ? [] : (useHistory.getState().page?.entries ?? [])
  useHistory.setState({ page: { ...page, entries: [...shown, ...page.entries] } })
}

let following = false

/** Loads the named states of the table that history is of, and from then on also what another window does to them. */
export async function loadVersions(): Promise<void> {
  if (!following) {
    following = true
    subscribe(({ kind }) => {
      // Where the host does not answer, the person hears it at what they do next.
      if (kind === 'versions') loadVersions().catch((error: unknown) => console.error(error))
    })
  }
  const { attachment: id } = useHistory.getState()
  if (id === '') return
  const versions = await call('versions', { id })
  if (useHistory.getState().attachment === id) useHistory.setState({ versions })
}

/** Gives a version another name; the sentence about it offers the way back. */
export async function renameVersion(id: string, from: string, to: string): Promise<void> {
  await call('renameVersion', { version: id, name: to })
  await loadVersions()
  notify(
    'done',
    `版本“${from}”已改名为“${to}”。`,
    way(() => call('renameVersion', { version: id, name: from })),
  )
}

/** Takes a version off the list; what it named stays in the log. */
export async function removeVersion({ id, name }: NamedVersion): Promise<void> {
  await call('removeVersion', { version: id })
  await loadVersions()
  notify(
    'done',
    `已移除版本“${name}”。`,
    way(() => call('restoreVersion', { version: id })),
  )
}

/** The way back from what was done to a version. */
const way = (take: () => Promise<null>): Back => ({
  take: () =>
    void take()
      .then(loadVersions)
      .catch((error: unknown) => notify('error', sentence(error))),
})

let askedCells = 0

export async function loadCell(id: string, cell: AskedCell): Promise<void> {
  const mine = ++askedCells
  const found = await call('cellHistory', { id, ...cell })
  if (mine === askedCells) useHistory.setState({ cell: { ...cell, ...found } })
}

/** 7月3日 14:05; with its year where that is another than now. */
export function whenWords(at: string, now = new Date()): string {
  const when = new Date(at)
  if (Number.isNaN(when.getTime())) return '时间不明'
  const year = when.getFullYear() === now.getFullYear() ? '' : `${when.getFullYear()}年`
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${year}${when.getMonth() + 1}月${when.getDate()}日 ${two(when.getHours())}:${two(when.getMinutes())}`
}

/** Who did it, as far as it is known. */
export const whoWords = (person: string | null): string =>
  person === null ? '未记录' : person === '' ? '未署名' : person
