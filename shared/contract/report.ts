/** The contract of reports in prose: what they say of their attachments, attachments put into them, and corrections in them. */
import { z } from 'zod'
import { id } from '../attachment/schema.ts'
import type { LeftCorrection } from '../report/correction.ts'
import type { ReportParts } from '../report/description.ts'
import { file, job } from './arguments.ts'
import { type Exported, scope } from './exporting.ts'

const correction = z.strictObject({
  paragraph: z.int().min(0),
  from: z.int().min(0),
  to: z.int().min(0),
  text: z.string().max(10_000),
  comment: z.string().max(10_000),
})

export const reportArguments = {
  /** What a report (docx or text) says of its attachments. */
  readReport: z.strictObject({ ...file, job: job.exactOptional() }),
  /** The attachment, or all of its report, put into a report's Word document; the rest of it stays as it is. */
  intoReport: z.strictObject({ id, ...file, scope: scope.exactOptional(), job: job.exactOptional() }),
  /**
   * A report's Word document with corrections as tracked changes, each with its reason as a comment. Places are those of
   * the lines that the document is read as.
   */
  correctReport: z.strictObject({
    ...file,
    corrections: z.array(correction).max(10_000),
    author: z.string().max(100),
    job: job.exactOptional(),
  }),
}

export interface ReportValues {
  readReport: ReportParts
  intoReport: Exported
  /** What became of the file, null where the document takes none of the corrections; and those that it does not take. */
  correctReport: { readonly exported: Exported | null; readonly left: readonly LeftCorrection[] }
}
