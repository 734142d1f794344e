/**
 * An attachment (附件) is columns and rows of text. A column may have a role; roles are what the verdict and
 * the report check read. Everything here is plain data: it is stored, sent and compared as it stands. Its shape is
 * defined in schema.ts, which only the host loads: the face needs no more than the types.
 */
import type { Role } from './roles.ts'
import type { Attachment, Column, Row } from './schema.ts'

export type { Role } from './roles.ts'
export type { SetRule } from './rules.ts'
export type {
  Allowed,
  Attachment,
  CellSource,
  Column,
  Corner,
  Explanation,
  Formula,
  Heading,
  Mark,
  Merge,
  Note,
  Reference,
  Row,
  Ruling,
  Wording,
} from './schema.ts'

/** Text of a cell as typed; '' for an empty one. */
export const cellText = (row: Row, column: Column | undefined): string =>
  column === undefined ? '' : (row.cells[column.id] ?? '')

/** Why a column has its role, in one sentence; one that no file told, a template or a person did. */
export const whyOf = ({ sheet }: Pick<Attachment, 'sheet'>, { why }: Column): string =>
  why ?? (sheet === '' ? '由模板指定。' : '由人工指定。')

/** The first column with that role. */
export const columnOf = (columns: readonly Column[], role: Role): Column | undefined =>
  columns.find((column) => column.role === role)

/** The first column of each of several roles. */
export const columnsByRole = <R extends Role>(
  columns: readonly Column[],
  roles: readonly R[],
): Readonly<Record<R, Column | undefined>> =>
  Object.fromEntries(roles.map((role) => [role, columnOf(columns, role)])) as Record<R, Column | undefined>

/** Index of every row by its id. */
export const rowIndexes = ({ rows }: { readonly rows: readonly Row[] }): Map<string, number> =>
  new Map(rows.map((row, at) => [row.id, at]))

/** Index of every column by its id, hidden ones among them. */
export const columnIndexes = ({ columns }: { readonly columns: readonly Column[] }): Map<string, number> =>
  new Map(columns.map((column, at) => [column.id, at]))

const visible = new WeakMap<readonly Column[], readonly Column[]>()

/** The columns a person sees, in their order; the same array for the same columns. */
export function visibleColumns(columns: readonly Column[]): readonly Column[] {
  let result = visible.get(columns)
  if (result === undefined) {
    result = columns.filter((column) => column.hidden !== true)
    visible.set(columns, result)
  }
  return result
}

/** Whether a cell's text is what a formula comes to, so that nobody has to say it. */
export const isComputed = ({ formulas }: Row, column: string): boolean => formulas?.[column] !== undefined

/** The attachment as it leaves the house: columns that are not to be printed are hidden ones. The same where there is none. */
export const asPrinted = (attachment: Attachment): Attachment =>
  attachment.columns.some(({ unprinted }) => unprinted === true)
    ? {
        ...attachment,
        columns: attachment.columns.map((column) =>
          column.unprinted === true ? { ...column, hidden: true } : column,
        ),
      }
    : attachment
