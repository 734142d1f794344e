/** Notes (批注) of tables into the official workbook, as comments that programs of any age show. */
import type { Attachment } from '../../../shared/attachment/model.ts'
import { type NotePiece, notePieces, UNNAMED } from '../../../shared/attachment/note-text.ts'
import { notesOf } from '../../../shared/attachment/noted.ts'
import { notesOf as answersOf } from '../../../shared/findings/notes.ts'
import { listSheets, openBook } from './patch/book.ts'
import { type CommentWrite, changeComments } from './patch/comments.ts'

/** A table on its sheet: its first row there, 0-based. */
export interface NotedSheet {
  readonly name: string
  readonly attachment: Attachment
  readonly body: number
}

/** What a sheet's cells carry: what was noted, and below it the answers to the audit. */
function commentsOf({ attachment, body }: NotedSheet): CommentWrite[] {
  const [rows, columns] = [attachment.rows, attachment.columns].map(
    (all) => new Map(all.map(({ id }, index) => [id, index])),
  )
  const cells = new Map<string, { row: number; column: number; author: string; pieces: NotePiece[] }>()
  const add = (row: string, column: string, author: string, pieces: readonly NotePiece[]): void => {
    const key = JSON.stringify([row, column])
    const before = cells.get(key)
    if (before !== undefined) before.pieces.push(...pieces)
    else
      cells.set(key, {
        row: body + (rows?.get(row) ?? 0),
        column: columns?.get(column) ?? 0,
        author,
        pieces: [...pieces],
      })
  }
  for (const { row, column, note } of notesOf(attachment))
    add(row, column, note.said[0]?.by || UNNAMED, notePieces(note))
  for (const { row, column, text } of answersOf(attachment))
    add(row, column, '双过半', [{ text, head: false }])
  return Array.from(cells.values(), (cell) => ({ ...cell, fresh: true }))
}

/** The workbook with the notes of its tables; the very bytes that came where there are none. */
export async function withNotes(
  bytes: Uint8Array<ArrayBuffer>,
  sheets: readonly NotedSheet[],
): Promise<Uint8Array<ArrayBuffer>> {
  const noted = sheets
    .map((sheet) => ({ name: sheet.name, comments: commentsOf(sheet) }))
    .filter(({ comments }) => comments.length > 0)
  if (noted.length === 0) return bytes
  const book = openBook(bytes)
  const listed = await listSheets(book)
  for (const { name, comments } of noted) {
    const sheet = listed.find((one) => one.name === name)
    if (sheet !== undefined) await changeComments(book, sheet, comments)
  }
  return book.bytes()
}
