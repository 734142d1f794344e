/** The notes (批注) of a table: the one on a cell, and all in the order in which the table is read. */
import { besideOf } from './beside.ts'
import type { Attachment, Note } from './model.ts'

/** A cell, by the ids of its row and its column. */
export interface NotePlace {
  readonly row: string
  readonly column: string
}

/** The note on a cell; null where there is none. */
export const noteOn = ({ rows }: Attachment, { row, column }: NotePlace): Note | null =>
  besideOf(
    rows.find(({ id }) => id === row),
    'note',
  )[column] ?? null

/** A note with its place. */
export interface PlacedNote extends NotePlace {
  readonly note: Note
}

/** All notes of a table, row by row from left to right. */
export const notesOf = ({ rows, columns }: Attachment): PlacedNote[] =>
  rows.flatMap((row) =>
    row.notes === undefined
      ? []
      : columns.flatMap(({ id: column }): PlacedNote[] => {
          const note = row.notes?.[column]
          return note === undefined ? [] : [{ row: row.id, column, note }]
        }),
  )
