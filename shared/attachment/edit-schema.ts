/** The shape of an edit as the host checks it, at the contract and when it is read out of the log; with its type. */
import { z } from 'zod'
import {
  column,
  columns,
  formula,
  heading,
  type Immutable,
  id,
  mark,
  merges,
  note,
  rows,
  ruling,
  text,
} from './schema.ts'

const index = z.int().min(0).max(1_000_000)
const move = { from: index, count: index.min(1), to: index }

export const edit = z.discriminatedUnion('type', [
  /** One cell's text. */
  z.strictObject({ type: z.literal('cell'), row: id, column: id, from: text, to: text }),
  /** How a cell is computed; what it then comes to is a `cell` edit beside it. */
  z.strictObject({
    type: z.literal('formula'),
    row: id,
    column: id,
    from: formula.nullable(),
    to: formula.nullable(),
  }),
  /** How a cell is shown. */
  z.strictObject({
    type: z.literal('mark'),
    row: id,
    column: id,
    from: mark.nullable(),
    to: mark.nullable(),
  }),
  /** What was noted on a cell, answers among it. */
  z.strictObject({
    type: z.literal('note'),
    row: id,
    column: id,
    from: note.nullable(),
    to: note.nullable(),
  }),
  /** Rows put in so that the first of them stands at index `at`. */
  z.strictObject({ type: z.literal('insertRows'), at: index, rows }),
  /** Rows taken out from index `at` on, kept whole so that undo can put them back. */
  z.strictObject({ type: z.literal('deleteRows'), at: index, rows }),
  /** `count` rows from index `from` moved so that the first of them then stands at index `to`. */
  z.strictObject({ type: z.literal('moveRows'), ...move }),
  /** Columns put in; their cells, if any, are separate `cell` edits after it. */
  z.strictObject({ type: z.literal('insertColumns'), at: index, columns }),
  /** Columns taken out; their cells must be emptied by `cell` edits before it. */
  z.strictObject({ type: z.literal('deleteColumns'), at: index, columns }),
  z.strictObject({ type: z.literal('moveColumns'), ...move }),
  /** A column's header, role, width or hiding. */
  z.strictObject({ type: z.literal('column'), from: column, to: column }),
  /** All merges of the body. */
  z.strictObject({ type: z.literal('merges'), from: merges, to: merges }),
  /** What is known of a person's ruling on a row. */
  z.strictObject({ type: z.literal('ruling'), row: id, from: ruling.nullable(), to: ruling.nullable() }),
  /** Label, title, notes, year and months. */
  z.strictObject({ type: z.literal('heading'), from: heading, to: heading }),
])

export const edits = z.array(edit).max(1_000_000)

/** What one undo takes back: the edits of one action under the action's Chinese name. */
export const step = z.strictObject({ name: z.string().max(100), edits })

export type Edit = Immutable<z.infer<typeof edit>>
export type Step = Immutable<z.infer<typeof step>>
