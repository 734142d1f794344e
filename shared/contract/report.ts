/** The contract of reports in prose: what they say of their attachments, and attachments put into them. */
import { z } from 'zod'
import { id } from '../attachment/schema.ts'
import type { ReportParts } from '../report/description.ts'
import { file, job } from './arguments.ts'
import { type Exported, scope } from './exporting.ts'

export const reportArguments = {
  /** What a report (docx or text) says of its attachments. */
  readReport: z.strictObject({ ...file, job: job.exactOptional() }),
  /** The attachment, or all of its report, put into a report's Word document; the rest of it stays as it is. */
  intoReport: z.strictObject({ id, ...file, scope: scope.exactOptional(), job: job.exactOptional() }),
}

export interface ReportValues {
  readReport: ReportParts
  intoReport: Exported
}
