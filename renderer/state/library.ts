/** The attachments that are kept, as the first page lists them. */
import { create } from 'zustand'
import type { LibraryEntry } from '../../shared/contract.ts'
import { call } from '../host.ts'

/** null until the host has answered for the first time. */
export const useLibrary = create<{ readonly entries: readonly LibraryEntry[] | null }>(() => ({
  entries: null,
}))

export async function refreshLibrary(): Promise<void> {
  useLibrary.setState({ entries: await call('library', {}) })
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
