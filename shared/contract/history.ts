/** The contract of history: what was done to a table, what a cell went through, and what a table was. */
import { z } from 'zod'
import type { Attachment } from '../attachment/model.ts'
import { id, short } from '../attachment/schema.ts'
import type { CellChange } from '../history/cell.ts'
import { KINDS } from '../history/entry.ts'
import type { ToldEntry } from '../history/telling.ts'
import { one } from './arguments.ts'

const revision = z.int().min(0).max(1_000_000_000)

const versionName = z.string().min(1).max(50)

export const historyArguments = {
  /** A page of the log, the latest first: entries before that revision, of one person, one kind or one row alone. */
  history: one.extend({
    before: revision.nullable(),
    limit: z.int().min(1).max(200),
    person: short.nullable().exactOptional(),
    kind: z.enum(KINDS).nullable().exactOptional(),
    row: id.nullable().exactOptional(),
  }),
  /** What happened to one cell, the latest first. */
  cellHistory: one.extend({ row: id, column: id }),
  /** The attachment as it was at that revision. */
  stateAt: one.extend({ revision }),
  /** The named states of an attachment, the latest first. */
  versions: one,
  /** Names a revision: 送审稿. */
  keepVersion: one.extend({ revision, name: versionName }),
  renameVersion: z.strictObject({ version: id, name: versionName }),
  /** Takes a name off its revision; `restoreVersion` brings it back. */
  removeVersion: z.strictObject({ version: id }),
  restoreVersion: z.strictObject({ version: id }),
}

export interface HistoryPage {
  entries: ToldEntry[]
  /** There are earlier ones. */
  more: boolean
  /** What lies before these cannot be read. */
  damaged: boolean
  /** Everybody whom the log of this table names. */
  people: string[]
}

/** A state of an attachment under the name that a person gave it; no edit reaches it. */
export interface NamedVersion {
  readonly id: string
  readonly revision: number
  readonly name: string
  /** Who named it; '' where nobody is named, null where nobody was asked. */
  readonly person: string | null
  /** When, ISO 8601. */
  readonly at: string
}

export interface HistoryValues {
  history: HistoryPage
  cellHistory: { changes: CellChange[]; damaged: boolean }
  stateAt: Attachment
  versions: NamedVersion[]
  keepVersion: NamedVersion
  renameVersion: null
  removeVersion: null
  restoreVersion: null
}
