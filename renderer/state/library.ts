/** The attachments that are kept, as the first page lists them. */
import { create } from 'zustand'
import { renaming } from '../../shared/changes/rename.ts'
import type { DocumentEntry, LibraryEntry, RememberedMapping } from '../../shared/contract/contract.ts'
import type { BinEntry } from '../../shared/contract/library.ts'
import { isProblem, Problem } from '../../shared/problem.ts'
import { call, subscribe } from './host.ts'

interface Library {
  /** null until the host has answered for the first time. */
  readonly entries: readonly LibraryEntry[] | null
  /** Whether these are all of them: the first ones come before the others. */
  readonly whole: boolean
  /** The reports whose text is kept, the latest changed first. */
  readonly documents: readonly DocumentEntry[]
  /** What was told about tables whose columns were not sure. */
  readonly mappings: readonly RememberedMapping[]
  /** What was removed, the latest first. */
  readonly bin: readonly BinEntry[]
}

export const useLibrary = create<Library>(() => ({
  entries: null,
  whole: false,
  documents: [],
  mappings: [],
  bin: [],
}))

/** Questions go one after the other, so that no answer is older than one that came before it. */
let last: Promise<unknown> = Promise.resolve()

function inTurn<T>(ask: () => Promise<T>): Promise<T> {
  const next = last.then(ask, ask)
  last = next.catch(() => {})
  return next
}

/** Asks for all of it. */
export const refreshLibrary = (): Promise<void> =>
  inTurn(async () => {
    const [entries, documents, mappings, bin] = await Promise.all([
      call('library', {}),
      call('documents', {}),
      call('mappings', {}),
      call('bin', {}),
    ])
    useLibrary.setState({ entries, whole: true, documents, mappings, bin })
  })

/** As many lines as a large window shows. */
const FIRST = 30

/** Asks for what is seen first, where nothing is there yet: of thousands the others follow. */
const refreshFirst = (): Promise<void> =>
  inTurn(async () => {
    if (useLibrary.getState().whole) return
    const entries = await call('latest', { count: FIRST })
    if (entries.length > 0) useLibrary.setState({ entries })
  })

/** Asks for those tables alone: after an edit thousands are what they were. */
const refreshEntries = (ids: readonly string[]): Promise<void> =>
  inTurn(async () => {
    const told = await call('library', { ids: [...ids] })
    useLibrary.setState(({ entries }) => ({ entries: entries && renewed(entries, ids, told) }))
  })

/** The list with what is now told of some of its tables, the latest changed first; those that nothing is told of went. */
export function renewed(
  entries: readonly LibraryEntry[],
  ids: readonly string[],
  told: readonly LibraryEntry[],
): readonly LibraryEntry[] {
  const asked = new Set(ids)
  const others = entries.filter(({ id }) => !asked.has(id))
  return [...told, ...others].sort((a, b) =>
    a.updatedAt === b.updatedAt ? 0 : a.updatedAt < b.updatedAt ? 1 : -1,
  )
}

const refreshDocuments = (): Promise<void> =>
  inTurn(async () => useLibrary.setState({ documents: await call('documents', {}) }))

/** Beyond so many changed tables the whole list is asked for. */
const MANY = 200

/** Shows the library as it is, and whatever changes in it until the answered function is called. */
export function followLibrary(failed: (error: unknown) => void): () => void {
  let due: ReturnType<typeof setTimeout> | undefined
  let whole = false
  let texts = false
  const changed = new Set<string>()
  const look = async (): Promise<void> => {
    const [all, ids, documents] = [whole || changed.size > MANY, [...changed], texts]
    whole = false
    texts = false
    changed.clear()
    if (all) return await refreshLibrary()
    if (ids.length > 0) await refreshEntries(ids)
    if (documents) await refreshDocuments()
  }
  refreshFirst().then(refreshLibrary).catch(failed)
  const forget = subscribe((event) => {
    if (event.kind === 'library') whole = true
    else if (event.kind === 'attachment') changed.add(event.id)
    else if (event.kind === 'document') texts = true
    else return
    // Of many changes in a row, as of many files that are opened, one question when they are over is enough.
    clearTimeout(due)
    due = setTimeout(() => void look().catch(failed), 250)
  })
  return () => {
    clearTimeout(due)
    forget()
  }
}

/** Saves what can be read of a damaged attachment as a new one; answers it, and what could not be read. */
export async function rescueEntry(id: string): Promise<{ id: string; lost: string[] }> {
  const rescued = await call('rescue', { id })
  await refreshLibrary()
  return rescued
}

/** Takes attachments off the list, all at once; they can be brought back. */
export async function removeEntries(ids: readonly string[]): Promise<void> {
  await call('remove', { ids })
  await refreshLibrary()
}

export async function restoreEntries(ids: readonly string[]): Promise<void> {
  await call('restore', { ids })
  await refreshLibrary()
}

/** 归档, or back among those that people work on. */
export async function archiveEntries(ids: readonly string[], archived: boolean): Promise<void> {
  await call('archive', { ids, archived })
  await refreshEntries(ids)
}

/** Moves attachments into a report, a new one of that title where none is named; answers the way back. */
export async function moveEntries(
  ids: readonly string[],
  report: string | null,
  title: string,
): Promise<() => Promise<void>> {
  const { before } = await call('moveTables', { ids, report, title })
  await refreshEntries(ids)
  return async () => {
    await call('placeTables', { places: before })
    await refreshEntries(ids)
  }
}

/** Gives an attachment another title and 备注; answers the way back, null where both are what they were. */
export async function renameEntry(
  id: string,
  title: string,
  remark: string,
): Promise<(() => Promise<void>) | null> {
  const { attachment, revision } = await call('open', { id })
  const step = renaming(attachment, title, remark)
  const made = step === null ? null : await call('apply', { id, base: revision, step })
  await refreshEntries([id])
  if (made === null) return null
  return async () => {
    try {
      await call('undo', { id, base: made.revision })
    } catch (error) {
      if (!isProblem(error, 'conflict')) throw error
      throw new Problem('conflict', '改名以后这张表又改过，请打开它，用“撤销”一步步退回。', { cause: error })
    }
    await refreshEntries([id])
  }
}

/** Deletes what was removed for good. */
export async function eraseEntries(ids: readonly string[]): Promise<void> {
  await call('erase', { ids: [...ids] })
  await refreshLibrary()
}

/** Takes a report's text off the list; it can be brought back. */
export async function removeReport(id: string): Promise<void> {
  await call('removeDocument', { id })
  await refreshLibrary()
}

export async function restoreReport(id: string): Promise<void> {
  await call('restoreDocument', { id })
  await refreshLibrary()
}

/** Forgets an answer about a table: the next file of that shape is asked about again. */
export async function forgetMapping(shape: string): Promise<void> {
  await call('forgetMapping', { shape })
  await refreshLibrary()
}

/** Remembers it again. */
export async function keepMapping({ mapping, label }: RememberedMapping): Promise<void> {
  await call('keepMapping', { mapping, label })
  await refreshLibrary()
}
