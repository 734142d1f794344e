/**
 * The one contract between the face and the host. Electron's IPC, the loopback server, the command line and tests are
 * thin doors to it: a method's name, one plain argument object (checked here, at the host's side), and a Result. Each
 * feature says in its own file what its methods take (schemas, from which the types are inferred) and answer.
 */
import type { z } from 'zod'
import type { Immutable } from '../attachment/schema.ts'
import { type BackupValues, backupArguments } from './backup.ts'
import { type CarryingValues, carryingArguments } from './carrying.ts'
import { type CheckingValues, checkingArguments } from './checking.ts'
import { type CollectingValues, collectingArguments } from './collecting.ts'
import { type DocumentsValues, documentsArguments } from './documents.ts'
import { type EditingValues, editingArguments } from './editing.ts'
import { type ExportingValues, exportingArguments } from './exporting.ts'
import { type FilesValues, filesArguments } from './files.ts'
import { type HandingValues, handingArguments } from './handing.ts'
import { type HistoryValues, historyArguments } from './history.ts'
import { type JobsValues, jobsArguments } from './jobs.ts'
import { type JudgingValues, judgingArguments } from './judging.ts'
import { type LibraryValues, libraryArguments } from './library.ts'
import { type MergingValues, mergingArguments } from './merging.ts'
import { type PeriodsValues, periodsArguments } from './periods.ts'
import { type ProseValues, proseArguments } from './prose.ts'
import { type ReportValues, reportArguments } from './report.ts'
import { type SearchingValues, searchingArguments } from './searching.ts'
import { type SettingsValues, settingsArguments } from './settings.ts'
import { type StatingValues, statingArguments } from './stating.ts'
import { type WatchingValues, watchingArguments } from './watching.ts'

export type { DocumentEntry, OpenedDocument, TakenIn } from './documents.ts'
export type { LogState, Replayed } from './editing.ts'
export type { Exported, ExportLayout, ExportScope, OutgoingFile } from './exporting.ts'
export type { Imported, Inspected, RememberedMapping } from './files.ts'
export type { ExportFormat } from './formats.ts'
export type { LibraryEntry, Opened } from './library.ts'
export type { Settings } from './settings.ts'

/** The check that each method's arguments pass at the host before anything else is done with them. */
export const argumentsOf = {
  ...libraryArguments,
  ...periodsArguments,
  ...editingArguments,
  ...historyArguments,
  ...filesArguments,
  ...exportingArguments,
  ...reportArguments,
  ...proseArguments,
  ...documentsArguments,
  ...settingsArguments,
  ...jobsArguments,
  ...judgingArguments,
  ...checkingArguments,
  ...mergingArguments,
  ...statingArguments,
  ...watchingArguments,
  ...backupArguments,
  ...searchingArguments,
  ...carryingArguments,
  ...collectingArguments,
  ...handingArguments,
} as const

export type Method = keyof typeof argumentsOf

type Values = LibraryValues &
  PeriodsValues &
  EditingValues &
  HistoryValues &
  FilesValues &
  ExportingValues &
  ReportValues &
  ProseValues &
  DocumentsValues &
  SettingsValues &
  JobsValues &
  JudgingValues &
  CheckingValues &
  MergingValues &
  StatingValues &
  WatchingValues &
  BackupValues &
  SearchingValues &
  CarryingValues &
  CollectingValues &
  HandingValues

export type Methods = {
  [M in Method]: { arguments: Immutable<z.infer<(typeof argumentsOf)[M]>>; value: Values[M] }
}
