/** What is accepted of returns, written into the table as edits: each cell with the return that it came from. */
import type { Edit } from '../attachment/edits.ts'
import type { Attachment } from '../attachment/model.ts'
import { isOfReturn } from '../attachment/sourced.ts'
import { fillCells, sourceOf } from '../changes/sources.ts'
import type { Hand } from '../verdict/rulings.ts'
import type { Candidate } from './model.ts'
import { wantedOf } from './wanted.ts'
import { asWritten } from './written.ts'

/** A part of a sum: what one department said, and where. */
export type Part = Pick<Candidate, 'department' | 'from' | 'cell' | 'text'> & { readonly file: string }

/** A text of a return for a cell of a table. */
export type Accepted = Pick<
  Candidate,
  'row' | 'column' | 'text' | 'department' | 'from' | 'cell' | 'answer' | 'converted'
> & {
  /** What its file is called. */
  readonly file: string
  /** What it adds up, where it is the sum of what several departments said; itself where it is taken for all of them. */
  readonly parts?: readonly Part[]
}

/**
 * The edits of one table that put those texts into their cells; rows that are gone are passed over.
 * @throws Problem('invalid') for a text that no cell can hold
 */
export function accepting(attachment: Attachment, all: readonly Accepted[], hand: Hand): Edit[] {
  const wanted = wantedOf(attachment, hand.dictionary)
  const writtenOf = ({ row, column, text, parts }: Accepted): string => {
    const [line, own] = [wanted.byId.get(row), wanted.columnById.get(column)]
    return line === undefined || own === undefined || parts !== undefined
      ? text
      : asWritten(text, wanted, line, own)
  }
  const cells = all.map((one) => ({ ...one, written: writtenOf(one) }))
  return fillCells(
    attachment,
    cells.map(({ row, column, text, written, department, from, file, cell, answer, converted, parts }) => ({
      row,
      column,
      text: written,
      source: {
        ...{ returned: from, file, department, cell },
        ...(written !== text && { offered: text }),
        ...(answer !== undefined && { answer }),
        ...(converted !== undefined && { typed: converted.typed }),
        ...(parts !== undefined && {
          // Field by field: what is kept takes no others.
          parts: parts.map(({ from: returned, file: name, department: whose, cell: at, text: said }) => ({
            ...{ returned, file: name, department: whose, cell: at, text: said },
          })),
        }),
      },
    })),
    hand,
  )
}

/** The sum of parts as one text for a cell; it is told by its first part, and names them all. */
export function summed(
  place: Pick<Candidate, 'row' | 'column'>,
  text: string,
  parts: readonly [Part, ...Part[]],
): Accepted {
  const [{ from, file, cell }] = parts
  const named = parts.map(({ department }) => department).join('、')
  const department = named.length > 200 ? `${parts[0].department}等${parts.length}个单位` : named
  const told = parts.map(({ from: own, file: name, cell: at, department: whose, text: said }) => ({
    ...{ from: own, file: name, cell: at, department: whose, text: said },
  }))
  return { row: place.row, column: place.column, text, department, from, file, cell, parts: told }
}

/** How many cells of a table stand as they were accepted of a file, alone or as a part of a sum. */
export const filledFrom = ({ rows, heading }: Attachment, from: string): number =>
  rows.reduce((sum, row) => {
    const own = Object.entries(heading.sources?.[row.id] ?? {}).filter(
      ([column, source]) =>
        isOfReturn(source) &&
        sourceOf({ [column]: source }, row, column) !== null &&
        (source.returned === from || source.parts?.some(({ returned }) => returned === from) === true),
    )
    return sum + own.length
  }, 0)

/** How the step is called: 汇总自发改局的返回表, 汇总自发改局等12个单位的返回表. */
export function stepName(all: readonly Pick<Accepted, 'department' | 'parts'>[]): string {
  const departments = [
    ...new Set(all.flatMap(({ department, parts }) => parts?.map((part) => part.department) ?? [department])),
  ]
  const [first = ''] = departments.filter((department) => department !== '')
  const called = first.slice(0, 40)
  if (first === '') return '汇总自返回表'
  return departments.length === 1
    ? `汇总自${called}的返回表`
    : `汇总自${called}等${departments.length}个单位的返回表`
}
