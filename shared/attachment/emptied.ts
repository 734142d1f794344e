/** Columns made empty before they go. */
import { besideEmptied } from './beside.ts'
import type { Edit } from './edits.ts'
import type { Column, Row } from './model.ts'

/** The edits that take out all that rows hold under these columns: texts, and what is kept beside them. */
export const emptied = (rows: readonly Row[], columns: readonly Pick<Column, 'id'>[]): Edit[] =>
  rows.flatMap((row) =>
    columns.flatMap(({ id: column }): Edit[] => {
      const from = row.cells[column]
      return [
        ...besideEmptied(row, column),
        ...(from === undefined ? [] : [{ type: 'cell' as const, row: row.id, column, from, to: '' }]),
      ]
    }),
  )
