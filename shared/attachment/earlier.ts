/** What rows held before, told by the steps that were made of them. */
import type { Edit } from './edits.ts'
import type { Attachment, Row } from './model.ts'

/** So many states of a row are gone back to at most. */
const MOST = 20

/**
 * The table as it was before, as far as cells go: in the first table every changed row as it was last, in the next as
 * it was before that. Rows that never changed, and those that are there no more, stay as they are now.
 * @param steps the latest first
 */
export function earlierTables(attachment: Attachment, steps: readonly (readonly Edit[])[]): Attachment[] {
  const now = new Map(attachment.rows.map((row) => [row.id, row]))
  const before = new Map<string, Row[]>()
  const current = new Map(now)
  for (const edits of steps) {
    const touched = new Set<string>()
    for (const edit of edits.toReversed()) {
      if (edit.type === 'insertRows') for (const { id } of edit.rows) current.delete(id)
      if (edit.type !== 'cell') continue
      const row = current.get(edit.row)
      if (row === undefined) continue
      current.set(edit.row, { ...row, cells: { ...row.cells, [edit.column]: edit.from } })
      touched.add(edit.row)
    }
    for (const id of touched) {
      const row = current.get(id)
      const known = before.get(id) ?? []
      if (row !== undefined && known.length < MOST) before.set(id, [...known, row])
    }
  }
  // As many as there are rows: too many to be the arguments of one call.
  const deepest = [...before.values()].reduce((most, { length }) => Math.max(most, length), 0)
  return Array.from({ length: deepest }, (_, at) => ({
    ...attachment,
    rows: attachment.rows.map((row) => before.get(row.id)?.[at] ?? row),
  }))
}
