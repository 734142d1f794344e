/**
 * The life of an edit begins here: every change of an attachment is a list of these plain objects, each with its
 * old and its new value. `apply` and `invert` are pure and serve renderer, host, undo, history and merge alike. The
 * shape of an edit is defined in edit-schema.ts, which only the host loads.
 */

import { Problem } from '../problem.ts'
import { type Beside, type BesideType, besideColumns, besideOf, withBeside } from './beside.ts'
import type { Edit } from './edit-schema.ts'
import type { Attachment, Column, Heading, Merge, Row } from './model.ts'
import { same } from './same.ts'

export type { Edit, Step } from './edit-schema.ts'

/** The edit that takes this one back. */
export function invertEdit(edit: Edit): Edit {
  switch (edit.type) {
    case 'insertRows':
      return { ...edit, type: 'deleteRows' }
    case 'deleteRows':
      return { ...edit, type: 'insertRows' }
    case 'insertColumns':
      return { ...edit, type: 'deleteColumns' }
    case 'deleteColumns':
      return { ...edit, type: 'insertColumns' }
    case 'moveRows':
    case 'moveColumns':
      return { ...edit, from: edit.to, to: edit.from }
    case 'cell':
      return { ...edit, from: edit.to, to: edit.from }
    case 'formula':
      return { ...edit, from: edit.to, to: edit.from }
    case 'mark':
      return { ...edit, from: edit.to, to: edit.from }
    case 'note':
      return { ...edit, from: edit.to, to: edit.from }
    case 'column':
      return { ...edit, from: edit.to, to: edit.from }
    case 'merges':
      return { ...edit, from: edit.to, to: edit.from }
    case 'ruling':
      return { ...edit, from: edit.to, to: edit.from }
    case 'heading':
      return { ...edit, from: edit.to, to: edit.from }
  }
}

/** The edits that take these back, last first. */
export const invert = (edits: readonly Edit[]): Edit[] => edits.map(invertEdit).reverse()

/**
 * The attachment after the edits. Rows and columns that no edit touches keep their identity, so that whoever shows
 * or stores the result can tell by `===` what changed.
 * @throws Problem('conflict') where an edit's old value is not what the attachment holds; nothing is changed then.
 */
export function apply(attachment: Attachment, edits: readonly Edit[]): Attachment {
  const draft = draftOf(attachment)
  for (const edit of edits) applyOne(draft, edit)
  return {
    ...attachment,
    heading: draft.heading,
    columns: draft.columns,
    rows: draft.rows,
    merges: draft.merges,
  }
}

interface Draft {
  heading: Heading
  columns: readonly Column[]
  rows: Row[]
  merges: readonly Merge[]
  /** Row index by id; null while nobody has asked often, or a structural edit has made it stale. */
  index: Map<string, number> | null
  asked: number
}

const draftOf = (attachment: Attachment): Draft => ({
  heading: attachment.heading,
  columns: attachment.columns,
  rows: [...attachment.rows],
  merges: attachment.merges,
  index: null,
  asked: 0,
})

function applyOne(draft: Draft, edit: Edit): void {
  switch (edit.type) {
    case 'cell': {
      const at = rowIndex(draft, edit.row)
      const row = draft.rows[at] as Row
      expect(draft.columns.some((column) => column.id === edit.column))
      expect((row.cells[edit.column] ?? '') === edit.from)
      const { [edit.column]: _, ...others } = row.cells
      draft.rows[at] = { ...row, cells: edit.to === '' ? others : { ...others, [edit.column]: edit.to } }
      return
    }
    case 'formula':
      applyBeside(draft, edit.type, edit.row, edit.column, edit)
      return
    case 'mark':
      applyBeside(draft, edit.type, edit.row, edit.column, edit)
      return
    case 'note':
      applyBeside(draft, edit.type, edit.row, edit.column, edit)
      return
    case 'ruling': {
      const at = rowIndex(draft, edit.row)
      const { ruling, ...row } = draft.rows[at] as Row
      expect(same(ruling ?? null, edit.from))
      draft.rows[at] = edit.to === null ? row : { ...row, ruling: edit.to }
      return
    }
    case 'insertRows':
      expect(edit.at >= 0 && edit.at <= draft.rows.length)
      expect(edit.rows.every((row) => !indexOf(draft).has(row.id)))
      expect(distinct(edit.rows))
      expect(shown(edit.rows, draft.columns))
      draft.rows.splice(edit.at, 0, ...edit.rows)
      draft.index = null
      return
    case 'deleteRows': {
      const there = draft.rows.slice(edit.at, edit.at + edit.rows.length)
      expect(same(there, edit.rows))
      draft.rows.splice(edit.at, edit.rows.length)
      draft.index = null
      return
    }
    case 'moveRows':
      draft.rows = moved(draft.rows, edit.from, edit.count, edit.to)
      draft.index = null
      return
    case 'insertColumns':
      expect(edit.at >= 0 && edit.at <= draft.columns.length)
      expect(distinct(edit.columns))
      expect(edit.columns.every((column) => !draft.columns.some(({ id }) => id === column.id)))
      draft.columns = draft.columns.toSpliced(edit.at, 0, ...edit.columns)
      return
    case 'deleteColumns':
      expect(same(draft.columns.slice(edit.at, edit.at + edit.columns.length), edit.columns))
      expect(draft.rows.every((row) => edit.columns.every(({ id }) => !isHeld(row, id))))
      draft.columns = draft.columns.toSpliced(edit.at, edit.columns.length)
      return
    case 'moveColumns':
      draft.columns = moved(draft.columns, edit.from, edit.count, edit.to)
      return
    case 'column': {
      const at = draft.columns.findIndex((column) => column.id === edit.from.id)
      expect(at >= 0 && edit.from.id === edit.to.id && same(draft.columns[at], edit.from))
      draft.columns = draft.columns.with(at, edit.to)
      return
    }
    case 'merges':
      expect(same(draft.merges, edit.from))
      draft.merges = edit.to
      return
    case 'heading':
      expect(same(draft.heading, edit.from))
      draft.heading = edit.to
      return
  }
}

function applyBeside<T extends BesideType>(
  draft: Draft,
  type: T,
  row: string,
  column: string,
  { from, to }: { readonly from: Beside[T] | null; readonly to: Beside[T] | null },
): void {
  const at = rowIndex(draft, row)
  const was = draft.rows[at] as Row
  expect(draft.columns.some(({ id }) => id === column))
  const { [column]: before, ...others } = besideOf(was, type)
  expect(same(before ?? null, from))
  draft.rows[at] = withBeside(was, type, to === null ? others : { ...others, [column]: to })
}

const distinct = (all: readonly { readonly id: string }[]): boolean =>
  new Set(all.map(({ id }) => id)).size === all.length

/** A text under no column would be seen by nobody. */
function shown(rows: readonly Row[], columns: readonly Column[]): boolean {
  const known = new Set(columns.map(({ id }) => id))
  return rows.every(({ cells }) =>
    Object.entries(cells).every(([column, text]) => text === '' || known.has(column)),
  )
}

const isHeld = (row: Row, column: string): boolean =>
  row.cells[column] !== undefined || besideColumns(row).includes(column)

function indexOf(draft: Draft): Map<string, number> {
  draft.index ??= new Map(draft.rows.map((row, at) => [row.id, at]))
  return draft.index
}

/** A key press asks for one row, and has it sooner by looking than by making the index of a large table. */
const FEW = 4

function rowIndex(draft: Draft, id: string): number {
  draft.asked += 1
  const at = draft.asked > FEW ? (indexOf(draft).get(id) ?? -1) : draft.rows.findIndex((row) => row.id === id)
  if (at < 0) throw conflict()
  return at
}

function moved<T>(items: readonly T[], from: number, count: number, to: number): T[] {
  expect(from >= 0 && count > 0 && from + count <= items.length && to >= 0 && to + count <= items.length)
  const rest = items.toSpliced(from, count)
  rest.splice(to, 0, ...items.slice(from, from + count))
  return rest
}

const conflict = (): Problem =>
  new Problem('conflict', '表格已在别处修改，已为您载入最新内容，请再操作一次。')

function expect(holds: boolean): void {
  if (!holds) throw conflict()
}
