/** Notes (批注) back into the workbook that they came from: what changed of them and nothing else. */
import { address } from '../../../../shared/attachment/address.ts'
import type { Note } from '../../../../shared/attachment/model.ts'
import { notePieces, UNNAMED } from '../../../../shared/attachment/note-text.ts'
import { same } from '../../../../shared/attachment/same.ts'
import type { NotedCell } from '../../../../shared/recognise/noted.ts'
import { attribute, elementsOf } from '../../xml/edit.ts'
import { type Book, type ListedSheet, relationsOf, textIn } from './book.ts'
import { type CommentWrite, changeComments } from './comments.ts'
import { grouped } from './grouped.ts'
import type { ReturningItem } from './origin.ts'
import { placesOf } from './places.ts'
import { cannot } from './refusal.ts'
import type { RowMap } from './rows.ts'
import { changeThreads, placeholder, threadCells } from './threads.ts'

/** A note that changes, and the cell of the sheet as it will be. */
interface NoteWrite {
  readonly row: number
  readonly column: number
  /** As it was read; null where there was none. */
  readonly before: Note | null
  readonly after: Note | null
}

/** The notes of an attachment that are others than those that were read with it. */
export function noteWrites(item: ReturningItem, map: RowMap | null): NoteWrite[] {
  const { origin, attachment } = item
  const known = grouped(origin.notes ?? [], ({ row, column }) => JSON.stringify([row, column]))
  const places = placesOf(item, map)
  return attachment.rows.flatMap((row) =>
    origin.columns.flatMap(({ id, at: column }): NoteWrite[] => {
      const read = known.get(JSON.stringify([row.id, id])) ?? []
      const after = row.notes?.[id] ?? null
      const before = joined(read)
      const [first, ...others] = read
      const at = places.get(row.id)
      if (at === undefined || (before === null ? after === null : same(before, after))) return []
      if (others.length > 0) throw cannot(`单元格${address(at, column)}合并了几格的批注，批注改了`)
      return [{ row: at, column: first?.at.column ?? column, before, after }]
    }),
  )
}

/** As the table has what was read for one of its cells. */
const joined = (read: readonly NotedCell[]): Note | null => {
  const [first, ...others] = read
  if (first === undefined) return null
  return others.length === 0 ? first.note : { said: read.flatMap(({ note }) => note.said) }
}

/** Writes notes into their sheet. */
export async function writeNotes(
  book: Book,
  sheet: ListedSheet,
  writes: readonly NoteWrite[],
): Promise<void> {
  if (writes.length === 0) return
  const relations = await relationsOf(book, sheet.part)
  const part = (type: string): string | undefined => relations.find((one) => one.type === type)?.target
  const [threads, comments] = [part('threadedComment'), part('comments')]
  const threaded = threadCells(threads === undefined ? '' : await book.read(threads))
  const refOf = ({ row, column }: NoteWrite): string => address(row, column)
  const inThreads = writes.flatMap((write) =>
    write.before !== null && threaded.has(refOf(write))
      ? [{ ref: refOf(write), before: write.before, after: write.after }]
      : [],
  )
  if (threads !== undefined && inThreads.length > 0) await changeThreads(book, threads, inThreads)
  const texts =
    inThreads.length === 0 || comments === undefined
      ? new Map<string, string>()
      : await textsOf(book, comments)
  await changeComments(
    book,
    sheet,
    writes.map((write): CommentWrite => {
      const { row, column, before, after } = write
      const place = { row, column, fresh: before === null }
      if (after === null) return { ...place, pieces: null }
      if (before !== null && threaded.has(refOf(write)))
        return { ...place, pieces: placeholder(texts.get(refOf(write)) ?? '', before, after) }
      return { ...place, author: after.said[0]?.by || UNNAMED, pieces: notePieces(after) }
    }),
  )
}

/** The texts of a sheet's comments by their cells. */
async function textsOf(book: Book, part: string): Promise<Map<string, string>> {
  const xml = await book.read(part)
  return new Map(
    elementsOf(xml, ['comment']).map(({ tag, inner }) => [
      attribute(tag, 'ref') ?? '',
      textIn(xml.slice(...inner)),
    ]),
  )
}
