/** The attachments that are kept, as the first page lists them. */
import { create } from 'zustand'
import type { LibraryEntry, RememberedMapping } from '../../shared/contract/contract.ts'
import { call } from './host.ts'

interface Library {
  /** null until the host has answered for the first time. */
  readonly entries: readonly LibraryEntry[] | null
  /** What was told about tables whose columns were not sure. */
  readonly mappings: readonly RememberedMapping[]
}

export const useLibrary = create<Library>(() => ({ entries: null, mappings: [] }))

export async function refreshLibrary(): Promise<void> {
  const [entries, mappings] = await Promise.all([call('library', {}), call('mappings', {})])
  useLibrary.setState({ entries, mappings })
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

/** Forgets an answer about a table: the next file of that shape is asked about again. */
export async function forgetMapping(shape: string): Promise<void> {
  await call('forgetMapping', { shape })
  await refreshLibrary()
}
