/** The contract of editing: steps on top of a revision, and their undo. */
import { z } from 'zod'
import { type Edit, step } from '../attachment/edit-schema.ts'
import { id } from '../attachment/schema.ts'

/** Where an attachment's log stands: what undo and redo would take back or bring back. */
export interface LogState {
  /** Counts the entries of the log; an edit says on which revision it builds. */
  revision: number
  /** The Chinese name of the step that undo takes back; null where there is none. */
  undo: string | null
  redo: string | null
}

/** After undo or redo: the edits the log has now gained, for the face to apply. */
export interface Replayed extends LogState {
  name: string
  edits: Edit[]
}

const based = z.strictObject({ id, base: z.int().min(0).max(1_000_000) })

export const editingArguments = {
  /** One step on top of a revision, written in one transaction together with its entry in the log. */
  apply: based.extend({ step }),
  undo: based,
  redo: based,
}

export interface EditingValues {
  apply: LogState
  undo: Replayed
  redo: Replayed
}
