/** The contract of prose on its way out: what was written from a table, as a Word document. */
import { z } from 'zod'
import { job } from './arguments.ts'
import type { Exported } from './exporting.ts'

export const proseArguments = {
  /** Paragraphs under a title, as a report is set (GB/T 9704). */
  exportProse: z.strictObject({
    title: z.string().trim().min(1).max(500),
    paragraphs: z.array(z.string().max(100_000)).min(1).max(10_000),
    job: job.exactOptional(),
  }),
}

export interface ProseValues {
  exportProse: Exported
}
