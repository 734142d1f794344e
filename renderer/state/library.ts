/** The attachments that are kept, as the first page lists them. */
import { create } from 'zustand'
import type { DocumentEntry, LibraryEntry, RememberedMapping } from '../../shared/contract/contract.ts'
import type { BinEntry } from '../../shared/contract/library.ts'
import { call, subscribe } from './host.ts'

interface Library {
  /** null until the host has answered for the first time. */
  readonly entries: readonly LibraryEntry[] | null
  /** The reports whose text is kept, the latest changed first. */
  readonly documents: readonly DocumentEntry[]
  /** What was told about tables whose columns were not sure. */
  readonly mappings: readonly RememberedMapping[]
  /** What was removed, the latest first. */
  readonly bin: readonly BinEntry[]
}

export const useLibrary = create<Library>(() => ({ entries: null, documents: [], mappings: [], bin: [] }))

let asked = 0

export async function refreshLibrary(): Promise<void> {
  const mine = ++asked
  const [entries, documents, mappings, bin] = await Promise.all([
    call('library', {}),
    call('documents', {}),
    call('mappings', {}),
    call('bin', {}),
  ])
  // An answer that was overtaken by a later question is an old one.
  if (mine === asked) useLibrary.setState({ entries, documents, mappings, bin })
}

/** Shows the library as it is, and whatever changes in it until the answered function is called. */
export function followLibrary(failed: (error: unknown) => void): () => void {
  let due: ReturnType<typeof setTimeout> | undefined
  const refresh = (): void => {
    refreshLibrary().catch(failed)
  }
  refresh()
  const forget = subscribe(({ kind }) => {
    // Of many changes in a row, as of many files that are opened, one question when they are over is enough.
    if (kind !== 'library' && kind !== 'attachment' && kind !== 'document') return
    clearTimeout(due)
    due = setTimeout(refresh, 250)
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

/** Takes an attachment off the list; it can be brought back. */
export async function removeEntry(id: string): Promise<void> {
  await call('remove', { id })
  await refreshLibrary()
}

export async function restoreEntry(id: string): Promise<void> {
  await call('restore', { id })
  await refreshLibrary()
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
