/** The contract of editing: steps on top of a revision, and their undo. */
import { z } from 'zod'
import { type Edit, step } from '../attachment/edit-schema.ts'
import { id } from '../attachment/schema.ts'
import { one } from './arguments.ts'

/** Where an attachment's log stands: what undo and redo would take back or bring back. */
export interface LogState {
  /** Counts the entries of the log; an edit says on which revision it builds. */
  revision: number
  /** The Chinese name of the step that undo takes back; null where there is none. */
  undo: string | null
  redo: string | null
}

/** Where a step came from. */
export interface StepOrigin {
  /** The revision that it made when it was first done. */
  revision: number
  /** Who did it, as the log names them; '' where it names nobody. */
  person: string
  /** When, ISO 8601. */
  at: string
}

/** After undo or redo: the edits the log has now gained, for the face to apply. */
export interface Replayed extends LogState {
  name: string
  edits: Edit[]
  /** The step that was taken back or brought back. */
  origin: StepOrigin
}

const based = z.strictObject({ id, base: z.int().min(0).max(1_000_000) })

export const editingArguments = {
  /** One step on top of a revision, written in one transaction together with its entry in the log. */
  apply: based.extend({ step }),
  undo: based,
  redo: based,
  /** Which revision an attachment has now: whoever shows that one need not read the table again. */
  revision: one,
}

export interface EditingValues {
  apply: LogState
  undo: Replayed
  redo: Replayed
  revision: { revision: number }
}
