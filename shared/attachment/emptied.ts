/** Columns made empty before they go. */
import type { Edit } from './edits.ts'
import type { Column, Row } from './model.ts'

/** The edits that take out all that rows hold under these columns: texts, and how they are computed. */
export const emptied = (rows: readonly Row[], columns: readonly Pick<Column, 'id'>[]): Edit[] =>
  rows.flatMap(({ id: row, cells, formulas }) =>
    columns.flatMap(({ id: column }): Edit[] => {
      const [from, formula] = [cells[column], formulas?.[column]]
      return [
        ...(formula === undefined
          ? []
          : [{ type: 'formula' as const, row, column, from: formula, to: null }]),
        ...(from === undefined ? [] : [{ type: 'cell' as const, row, column, from, to: '' }]),
      ]
    }),
  )
