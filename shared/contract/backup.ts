/** The contract of backups: what there is, making and putting back, and everything on its way to another computer. */
import { z } from 'zod'
import { id } from '../attachment/schema.ts'
import { file, job, nothing } from './arguments.ts'
import type { Exported } from './exporting.ts'

/** Why a backup was made, by itself, by hand, or before something was changed; with the word that people read. */
export const backupReasons = {
  start: '每日',
  hand: '手动',
  migration: '升级前',
  restore: '恢复前',
  intake: '搬入前',
  merge: '合并前',
} as const
export type BackupReason = keyof typeof backupReasons

/** A backup as it is listed. */
export interface BackupEntry {
  /** The name of its file. */
  name: string
  /** When it was made; ISO 8601. */
  at: string
  reason: BackupReason
  /** In bytes. */
  size: number
  /** What was found when it was looked over; null as long as nobody has. */
  checked: {
    tables: number
    reports: number
    /** The titles of tables and reports in it that were damaged before it was made. */
    damaged: readonly string[]
    /** What is wrong with the file, as a sentence: it cannot be put back; null where nothing is. */
    fault: string | null
  } | null
}

export interface BackupState {
  /** The latest first. */
  entries: BackupEntry[]
  /** Where they lie. */
  folder: string
  /** The second place; '' where nobody has named one. */
  place: string
  /** What went wrong the last time, as a sentence; null where nothing did. */
  problem: string | null
}

/** A table in a backup. */
export interface BackupTable {
  id: string
  title: string
  remark: string
  source: string
  updatedAt: string
}

/** What a file of everything brought. */
export interface MovedIn {
  /** The library was empty and is now the other one, settings and all. */
  whole: boolean
  tables: number
  /** How many of them come beside one that is here. */
  copies: number
  reports: number
  /** How many were here already. */
  same: number
  /** The backup of what was here before. */
  before: string
}

/** The ending of a file of everything. */
export const movingEnding = 'sgbak'

const name = z.string().min(1).max(300)
const working = { job: job.exactOptional() }

export const backupArguments = {
  /** What there is; `check` looks those over that nobody has looked over yet. */
  backups: z.strictObject({ check: z.boolean(), ...working }),
  makeBackup: z.strictObject(working),
  /** Names the folder that holds the second place ('' for none), or has the person choose one where the door can. */
  placeBackups: z.strictObject({ folder: z.string().max(1_000).nullable(), ...working }),
  /** The tables in a backup, the latest changed first. */
  backupTables: z.strictObject({ name, ...working }),
  /** Takes a table out of a backup, as a new one of the library. */
  takeFromBackup: z.strictObject({ name, id, ...working }),
  /** Puts a whole backup in the place of everything; answers the backup of what was there. */
  restoreBackup: z.strictObject({ name, ...working }),
  /** Everything as one file, for another computer. */
  moveOut: z.strictObject(working),
  /** Brings such a file in: whole into an empty library, as new tables into another. */
  moveIn: z.strictObject({ ...file, ...working }),
  /** Whether the door can have the person choose a folder. */
  choosesFolders: nothing,
}

export interface BackupValues {
  backups: BackupState
  makeBackup: BackupState
  placeBackups: BackupState
  backupTables: BackupTable[]
  takeFromBackup: { id: string }
  restoreBackup: { before: string }
  moveOut: Exported
  moveIn: MovedIn
  choosesFolders: boolean
}
