/** The contract of reports that are kept: their text beside the attachments that came with it. */
import { z } from 'zod'
import type { Explanation } from '../attachment/model.ts'
import { explanation, id } from '../attachment/schema.ts'
import type { SheetWarning } from '../recognise/sheet.ts'
import { file, job, nothing, one } from './arguments.ts'
import type { Opened } from './library.ts'

/** UTF-16 units of a report's text at most: fifty times the longest that anybody reads out. */
export const longestReport = 6_000_000

/** A report as the library lists it. */
export interface DocumentEntry {
  id: string
  /** The same as that of its attachments. */
  reportId: string
  title: string
  /** The name of the file it came from; '' for a pasted text. */
  name: string
  /** ISO 8601. */
  createdAt: string
  updatedAt: string
}

export interface OpenedDocument extends DocumentEntry {
  /** Its paragraphs, one a line (shared/report/text.ts). */
  text: string
  /** What a person answered to findings of the check, by their keys. */
  answers: Record<string, Explanation>
  /** Counts its changes; an edit says on which revision it builds. */
  revision: number
  /** Whether the Word document that it came from is kept. */
  hasSource: boolean
  /** The attachments of the same report in their order. */
  attachments: Opened['siblings']
}

/** What was taken in: the document, and the attachments that its tables are. */
export interface TakenIn {
  id: string
  ids: string[]
  warnings: SheetWarning[]
}

const place = z.int().min(0).max(longestReport)

export const documentsArguments = {
  /** Keeps a report, be it a file (docx, txt, a web page) or a pasted text without a name, with the tables inside it. */
  takeReport: z.strictObject({ ...file, job: job.exactOptional() }),
  /** All reports, the latest changed first. */
  documents: nothing,
  openDocument: one,
  renameDocument: z.strictObject({ id, title: z.string().trim().min(1).max(200) }),
  /** Makes a report the one that an attachment belongs to: from then on they are shown and checked together. */
  joinDocument: z.strictObject({ id, attachment: id }),
  /** Takes a report's text out of the library, its attachments stay; `restoreDocument` brings it back. */
  removeDocument: one,
  restoreDocument: one,
  /** Keeps the answer to a finding of the check by its key; null takes it off. */
  answerFinding: z.strictObject({ id, key: z.string().min(1).max(500), answer: explanation.nullable() }),
  /** Changes of the text of that revision, in their order and none over another. */
  editDocument: z.strictObject({
    id,
    base: z.int().min(0).max(10_000_000),
    edits: z
      .array(z.strictObject({ from: place, to: place, text: z.string().max(longestReport) }))
      .min(1)
      .max(10_000),
  }),
}

export interface DocumentsValues {
  takeReport: TakenIn
  documents: DocumentEntry[]
  openDocument: OpenedDocument
  renameDocument: null
  joinDocument: null
  removeDocument: null
  restoreDocument: null
  answerFinding: null
  editDocument: { revision: number }
}
