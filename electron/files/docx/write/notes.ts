/** Notes on cells (批注) as Word's comments: each thing that was said by its author and at its time. */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  Paragraph,
  TextRun,
} from 'docx'
import type { Note } from '../../../../shared/attachment/model.ts'
import { UNNAMED } from '../../../../shared/attachment/note-text.ts'
import { notesOf } from '../../../../shared/attachment/noted.ts'
import type { PrintItem } from '../../../../shared/page/pages.ts'
import type { PrintedTable } from '../../../../shared/page/table.ts'
import { SETTLED } from '../notes.ts'

/** The notes of a table by the cells that show them: row and printed column. */
export function notedCells({ attachment }: PrintItem, table: PrintedTable): ReadonlyMap<string, Note> {
  const rows = new Map(attachment.rows.map(({ id }, index) => [id, index]))
  const columns = new Map(table.columns.map(({ id }, index) => [id, index]))
  const cells = new Map<string, Note>()
  for (const { row, column, note } of notesOf(attachment)) {
    const [at, beside] = [rows.get(row), columns.get(column)]
    if (at === undefined || beside === undefined) continue
    const merge = table.merges.find(
      ({ top, bottom, left, right }) => at >= top && at <= bottom && beside >= left && beside <= right,
    )
    cells.set(`${merge?.top ?? at}:${merge?.left ?? beside}`, note)
  }
  return cells
}

/** The comments of a document while it is written. */
export interface Comments {
  readonly all: ICommentOptions[]
}

/** Where no time is known the library would write that of now: this one is taken out again (finish.ts). */
const timeOf = (at: string | undefined): Date => {
  const when = new Date(at ?? '')
  return Number.isNaN(when.getTime()) ? new Date(0) : when
}

const plain = (text: string): string => text.replace(/[\uFFFE\uFFFF]|\p{Cs}|(?![\t\n])\p{Cc}/gu, '')

/** A cell's letters within the comments on them. */
export function commented(children: readonly TextRun[], { said, settled }: Note, comments: Comments) {
  const all = [...said, ...(settled === undefined ? [] : [{ ...settled, text: SETTLED }])]
  const ids = all.map(({ by, at, text }) => {
    const id = comments.all.length
    const author = by === '' ? UNNAMED : plain(by)
    comments.all.push({
      id,
      author,
      initials: Array.from(author)[0] ?? '',
      date: timeOf(at),
      children: plain(text)
        .split('\n')
        .map((line) => new Paragraph({ children: [new TextRun(line)] })),
    })
    return id
  })
  return [
    ...ids.map((id) => new CommentRangeStart(id)),
    ...children,
    ...ids.flatMap((id) => [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]),
  ]
}
