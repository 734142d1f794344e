/** The contract of a file's way in: what it holds, what a person must tell about it, and what they told. */
import { z } from 'zod'
import type { Attachment } from '../attachment/model.ts'
import { short } from '../attachment/schema.ts'
import { type Mapping, mapping, shape } from '../recognise/answer.ts'
import type { SheetQuestion } from '../recognise/mapping.ts'
import type { SheetWarning } from '../recognise/sheet.ts'
import type { Judged } from '../verdict/verdict.ts'
import { file, job, nothing } from './arguments.ts'

/** What was read out of a file. While questions are open nothing is kept, and `ids` is empty. */
export interface Imported {
  ids: string[]
  /** Those of them whose period nothing tells. */
  undated: string[]
  /** The check codes of those that are what was printed or exported with that code. */
  sealed: string[]
  warnings: SheetWarning[]
  questions: SheetQuestion[]
  /** The report whose text was kept beside them (documents.ts); null where the file holds tables alone. */
  document: string | null
}

/** What a file holds, judged; nothing of it is kept. */
export interface Inspected {
  attachments: { attachment: Attachment; judged: Judged }[]
  warnings: SheetWarning[]
}

/** An answer about a table that is kept for files of the same shape. */
export interface RememberedMapping {
  mapping: Mapping
  /** Which file and sheet it was told of. */
  label: string
  /** ISO 8601. */
  createdAt: string
}

const tables = z.array(z.strictObject({ sheet: short, shape })).max(100)

export const filesArguments = {
  /**
   * Attachments out of a file's bytes. Whoever gives `answers`, be it none, is asked about tables that are not sure,
   * and calls again with all the answers; whoever gives none at all has the program guess. Answers are remembered.
   * Tables for `later` are read as the program guesses, their open columns marked; tables that are `skipped` are neither asked about nor read; where nothing else is there, `ids` is empty.
   */
  importFile: z.strictObject({
    ...file,
    job: job.exactOptional(),
    answers: z.array(mapping).max(100).exactOptional(),
    later: tables.exactOptional(),
    skipped: tables.exactOptional(),
  }),
  /** A file's attachments with their verdicts; tables that are not sure are guessed, and nothing is kept. */
  inspect: z.strictObject({ ...file, job: job.exactOptional() }),
  /** The answers about tables that are remembered, the latest first. */
  mappings: nothing,
  forgetMapping: z.strictObject({ shape }),
  /** Remembers again what was forgotten by mistake. */
  keepMapping: z.strictObject({ mapping, label: short }),
}

export interface FilesValues {
  importFile: Imported
  inspect: Inspected
  mappings: RememberedMapping[]
  forgetMapping: null
  keepMapping: null
}
