/** The backups as the host knows them. */
import { create } from 'zustand'
import type { BackupState, BackupTable } from '../../shared/contract/backup.ts'
import { notify, sentence } from './editor.ts'
import { call, subscribe } from './host.ts'

interface Backups {
  /** Null until the host has answered for the first time. */
  readonly backups: BackupState | null
  /** Whether the door can have a person choose a folder. */
  readonly choosesFolders: boolean
}

export const useBackups = create<Backups>(() => ({ backups: null, choosesFolders: false }))

let asked = 0

/** @param check has those looked over that nobody has looked over yet */
export async function refreshBackups(check = false): Promise<void> {
  const mine = ++asked
  const backups = await call('backups', { check })
  // An answer that was overtaken by a later question is an old one.
  if (mine !== asked) return
  const before = useBackups.getState().backups?.problem ?? null
  useBackups.setState({ backups })
  // Said once, and as long as it is so where the backups are shown.
  if (backups.problem !== null && backups.problem !== before) notify('error', backups.problem)
}

/** Shows the backups as they are, and what becomes of them until the answered function is called. */
export function followBackups(check = false): () => void {
  const refresh = (): void => {
    refreshBackups(check).catch((error: unknown) => notify('error', sentence(error)))
  }
  call('choosesFolders', {}).then(
    (choosesFolders) => useBackups.setState({ choosesFolders }),
    (error: unknown) => notify('error', sentence(error)),
  )
  refresh()
  return subscribe(({ kind }) => {
    if (kind === 'backup') refresh()
  })
}

/** The tables in a backup. */
export const tablesIn = (name: string): Promise<BackupTable[]> => call('backupTables', { name })
