/** The contract of the file to carry (.sgb): tables with all that is known of them, out, and back in by a merge. */
import { z } from 'zod'
import { type Immutable, id } from '../attachment/schema.ts'
import { CHOICES, type Conflict } from '../history/conflict.ts'
import { file, job } from './arguments.ts'
import type { Exported } from './exporting.ts'

/** What a person answered for one table: on top of which revision they were asked, and whose each thing is to be. */
const answer = z.strictObject({
  id,
  revision: z.int().min(0).max(1_000_000_000),
  choices: z.array(z.strictObject({ key: z.string().max(500), choice: z.enum(CHOICES) })).max(100_000),
})

export type MergeAnswers = Immutable<z.infer<typeof answer>>[]

export const carryingArguments = {
  /** Tables as one file, each with its history; `whole` takes all of their reports along, texts and originals too. */
  exportCarried: z.strictObject({
    ids: z.array(id).min(1).max(500),
    whole: z.boolean(),
    job: job.exactOptional(),
  }),
  /**
   * Opens such a file: what is not here comes in, what is here too is merged, a step a table. Where both copies changed
   * the same, nothing is changed before `answers` say whose it is to be.
   */
  openCarried: z.strictObject({
    ...file,
    job: job.exactOptional(),
    answers: z.array(answer).max(500).exactOptional(),
  }),
}

/** Who changed a copy last, '' where the log names nobody, and when, ISO 8601. */
export interface LastChange {
  by: string
  at: string
}

/** What both copies of one table changed. */
export interface MergeQuestion {
  id: string
  title: string
  /** The revision of the table here that was compared. */
  revision: number
  conflicts: Conflict[]
  /** Of the table here, and of the file's copy. */
  ours: LastChange
  theirs: LastChange
  /** How many things only the file's copy changed; they come in any case. */
  others: number
}

export interface OpenedCarried {
  /** As long as there are any, nothing was changed. */
  questions: MergeQuestion[]
  /** Tables that are new here. */
  added: string[]
  /** Tables that were here, and what the merge changed in each; 0 where it brought nothing new. */
  merged: { id: string; title: string; changes: number }[]
  /** Tables that came as new ones beside one of the same origin with which they have no state in common. */
  copies: { id: string; title: string }[]
  /** The reports whose texts came in; `copies` of them beside one that is here with another text. */
  texts: { added: number; copies: string[] }
  /** The backup that was made before a merge; null where nothing here was changed. */
  backup: string | null
}

export interface CarryingValues {
  exportCarried: Exported
  openCarried: OpenedCarried
}
