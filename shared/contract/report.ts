/** The contract of reports in prose: what they say of their attachments, attachments put into them, and their changes given back. */
import { z } from 'zod'
import { id } from '../attachment/schema.ts'
import type { LeftCorrection } from '../report/correction.ts'
import type { ReportParts } from '../report/description.ts'
import { file, job } from './arguments.ts'
import { type Exported, scope } from './exporting.ts'

export const reportArguments = {
  /** What a report (docx or text) says of its attachments. */
  readReport: z.strictObject({ ...file, job: job.exactOptional() }),
  /** The attachment, or all of its report, put into a report's Word document; the rest of it stays as it is. */
  intoReport: z.strictObject({ id, ...file, scope: scope.exactOptional(), job: job.exactOptional() }),
  /**
   * The Word document that a kept report came from, with what was changed in its text since as tracked changes: each with
   * what the check has to say of the words that went as a comment. The author is the person of the settings.
   */
  reviseReport: z.strictObject({ id, job: job.exactOptional() }),
  /** A kept report's text as a text file. */
  saveReportText: z.strictObject({ id, job: job.exactOptional() }),
}

/** What became of a report's changes. */
export interface RevisedReport {
  /** Null where there is no change that the document takes. */
  readonly exported: Exported | null
  /** How many places are changed, and with how many a reason stands. */
  readonly made: number
  readonly explained: number
  /** Changes that the document does not take. */
  readonly left: readonly LeftCorrection[]
  /** New paragraphs, which are not in it. */
  readonly added: readonly string[]
}

export interface ReportValues {
  readReport: ReportParts
  intoReport: Exported
  reviseReport: RevisedReport
  saveReportText: Exported
}
