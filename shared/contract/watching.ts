/** The contract of the watch over reports: what they still say of a table that it says no more. */
import { z } from 'zod'
import { id } from '../attachment/schema.ts'
import type { OldFigure } from '../findings/watch/rules.ts'
import { job } from './arguments.ts'
import type { DocumentEntry } from './documents.ts'

export const watchingArguments = {
  /** The old figures of a table, by all that its log knows, in every report of the library. */
  oldFigures: z.strictObject({ id, job: job.exactOptional() }),
}

/** A report with the places in it, which are those of that revision of its text. */
export interface OldInReport extends Pick<DocumentEntry, 'id' | 'title'> {
  readonly revision: number
  readonly figures: readonly OldFigure[]
}

export interface WatchingValues {
  /** Only reports that have any. */
  oldFigures: OldInReport[]
}
