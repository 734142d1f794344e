/** What is accepted of returns, written into the table as edits: each cell with the return that it came from. */
import type { Edit } from '../attachment/edits.ts'
import type { Attachment } from '../attachment/model.ts'
import { fillCells } from '../changes/sources.ts'
import type { Hand } from '../verdict/rulings.ts'
import type { Candidate } from './model.ts'

/** A text of a return for a cell of a table. */
export type Accepted = Pick<
  Candidate,
  'row' | 'column' | 'text' | 'department' | 'from' | 'cell' | 'answer' | 'converted'
> & {
  /** What its file is called. */
  readonly file: string
}

/**
 * The edits of one table that put those texts into their cells; rows that are gone are passed over.
 * @throws Problem('invalid') for a text that no cell can hold
 */
export const accepting = (attachment: Attachment, all: readonly Accepted[], hand: Hand): Edit[] =>
  fillCells(
    attachment,
    all.map(({ row, column, text, department, from, file, cell, answer, converted }) => ({
      row,
      column,
      text,
      source: {
        ...{ returned: from, file, department, cell },
        ...(answer !== undefined && { answer }),
        ...(converted !== undefined && { typed: converted.typed }),
      },
    })),
    hand,
  )

/** How the step is called: 汇总自发改局的返回表, 汇总自发改局等12个单位的返回表. */
export function stepName(all: readonly Pick<Accepted, 'department'>[]): string {
  const departments = [...new Set(all.map(({ department }) => department))]
  const [first = ''] = departments.filter((department) => department !== '')
  const called = first.slice(0, 40)
  if (first === '') return '汇总自返回表'
  return departments.length === 1
    ? `汇总自${called}的返回表`
    : `汇总自${called}等${departments.length}个单位的返回表`
}
