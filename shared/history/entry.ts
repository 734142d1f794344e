/** An entry of the log as history reads it, and the kinds of what is done to a table. */
import type { Edit } from '../attachment/edits.ts'

export interface LogEntry {
  /** The revision that it made. */
  readonly revision: number
  readonly kind: 'do' | 'undo' | 'redo'
  /** The Chinese name of the step that was done, taken back or brought back. */
  readonly name: string
  /** Who; '' where nobody was named, null where an earlier program wrote it. */
  readonly person: string | null
  /** When, ISO 8601. */
  readonly at: string
  readonly edits: readonly Edit[]
}

/** What the step of a merge with the copy in that file is called. */
export const mergeName = (file: string): string => `合并“${file}”`

/** Whether a step of that name brought what the other side of a merge did. */
export const isMerge = (name: string): boolean => name.startsWith('合并“')

/** What a list of entries is filtered by, with the word for it. */
export const kinds = {
  cells: '填写',
  rulings: '认定',
  lines: '行列',
  notes: '批注',
  looks: '格式',
  table: '表头和设置',
} as const
export type Kind = keyof typeof kinds
export const KINDS = Object.keys(kinds) as [Kind, ...Kind[]]

/** The kind of each edit. */
export const kindOf: Readonly<Record<Edit['type'], Kind>> = {
  cell: 'cells',
  formula: 'cells',
  mark: 'looks',
  note: 'notes',
  ruling: 'rulings',
  insertRows: 'lines',
  deleteRows: 'lines',
  moveRows: 'lines',
  insertColumns: 'lines',
  deleteColumns: 'lines',
  moveColumns: 'lines',
  column: 'table',
  merges: 'table',
  heading: 'table',
}

/** What an entry is called: 填写, 撤销“填写”, 恢复“填写”. */
export const titleOf = ({ kind, name }: Pick<LogEntry, 'kind' | 'name'>): string =>
  kind === 'do' ? name : `${kind === 'undo' ? '撤销' : '恢复'}“${name}”`
