/** The contract of the library: what is kept, and how it comes and goes. */
import { z } from 'zod'
import type { Attachment } from '../attachment/model.ts'
import { type Immutable, id, short } from '../attachment/schema.ts'
import { templates } from '../attachment/templates.ts'
import type { Summary } from '../verdict/verdict.ts'
import { job, nothing, one } from './arguments.ts'
import type { LogState } from './editing.ts'
import type { Exported } from './exporting.ts'

/** What a table is known by in lists of them. */
interface Named {
  id: string
  label: string
  title: string[]
  /** 备注, such as 送审稿; '' where there is none. */
  remark: string
  /** The one indicator that all its rows speak of; '' where each names its own. */
  indicator: string
  /** The sheet it was read from; '' where it was made here. */
  sheet: string
}

interface Listed extends Named {
  /** ISO 8601. */
  updatedAt: string
  /** When it was opened or made. */
  createdAt: string
  /** Who changed it last, or brought it in; '' where the program does not know. */
  by: string
  /** The period it speaks of; null where nothing tells. */
  year: number | null
  months: number | null
  /** The district or office whose table it is; '' where nothing tells. */
  district: string
  /** Whether anything was changed since it was opened or made. */
  changed: boolean
  /** Whether it stands apart from those that people work on. */
  archived: boolean
  /** Attachments of one report have the same. */
  reportId: string
  /** What that report is called; '' where it is called nothing. */
  reportTitle: string
  /** The name of the file it came from; '' where it was made here. */
  source: string
  /** The name of the table that it was made of as the next period; '' where it was not. */
  madeOf: string
  /** Whether that file is kept. */
  hasSource: boolean
}

/**
 * An attachment as the library lists it. Of a damaged one only label and title are known, as far as they can be read;
 * one without a summary is still being judged, and the library tells when it is.
 */
export type LibraryEntry = Listed &
  ({ damaged: false; summary: Counts | null } | { damaged: true; summary: null })

/** How many rows have each verdict. */
export type Counts = Omit<Summary, 'rates'>

/** A table or a report that was removed and can be brought back. */
export interface BinEntry {
  report: boolean
  id: string
  title: string
  /** The name of the file it came from; '' for none. */
  source: string
  /** ISO 8601. */
  removedAt: string
}

export interface Opened extends LogState {
  attachment: Attachment
  /** The attachments of its report in their order, itself among them. */
  siblings: Named[]
  /** The name of the file it came from; '' where it was made here. */
  source: string
  /** The text of its report (documents.ts); null where none is kept. */
  document: string | null
  /** Whether the file it came from is kept, so that changes can go back into it. */
  hasSource: boolean
  /** What that file is: `other` is a format that has no way back, `none` an attachment that was made here. */
  sourceKind: 'xlsx' | 'xlsm' | 'other' | 'none'
}

const several = z.strictObject({ ids: z.array(id).min(1).max(10_000) })

/** Where an attachment stands: in which report (null where it names none), and before which others of it. */
const place = z.strictObject({ id, report: id.nullable(), position: z.int().min(0).max(1_000_000_000) })
export type TablePlace = Immutable<z.infer<typeof place>>

export const libraryArguments = {
  /** All attachments, the latest changed first; with `ids` those alone that are there. */
  library: z.strictObject({ ids: z.array(id).max(1_000).exactOptional() }),
  /** The first of them that are not archived: what a page shows before the others have come. */
  latest: z.strictObject({ count: z.int().min(1).max(200) }),
  open: one,
  /** A new attachment from a template for that year; `report` makes one of each in one report, and answers the first. */
  create: z.strictObject({
    template: z.enum([...templates.map(({ name }) => name), 'report']),
    year: z.int().min(1900).max(2200),
  }),
  /** The sample: the 2021 table. */
  sample: nothing,
  /** Takes attachments out of the library, all or none; `restore` brings them back. */
  remove: several,
  restore: several,
  /** 归档: sets attachments apart from those that people work on, or puts them back among these. */
  archive: several.extend({ archived: z.boolean() }),
  /**
   * Makes attachments of the library the last ones of another report, in that order: of the one that is named, else of
   * a new one of that title. Answers where they were, for the way back.
   */
  moveTables: several.extend({ report: id.nullable(), title: short }),
  /** Puts attachments where they were. */
  placeTables: z.strictObject({ places: z.array(place).min(1).max(10_000) }),
  /** Attachments in the official layout, a workbook each: in a folder that the person names, or as one zip to download. */
  exportTables: several.extend({ job: job.exactOptional() }),
  /** What was removed, tables and reports, the latest first: all of it is kept until it is erased. */
  bin: nothing,
  /** Deletes for good those of them that are removed; answers how many. */
  erase: z.strictObject({ ids: z.array(id).min(1).max(100_000) }),
  /** Saves what can be read of a damaged attachment as a new one, with sentences on what could not. */
  rescue: one,
}

export interface LibraryValues {
  library: LibraryEntry[]
  latest: LibraryEntry[]
  open: Opened
  create: { id: string }
  sample: { id: string }
  remove: null
  restore: null
  archive: null
  moveTables: { before: TablePlace[] }
  placeTables: null
  exportTables: Exported
  bin: BinEntry[]
  erase: { count: number }
  rescue: { id: string; lost: string[] }
}
