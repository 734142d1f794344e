/** Notes on cells (批注): written, answered, put right, settled, taken out, and the way from one to the next. */
import type { Edit } from '../../shared/attachment/edits.ts'
import {
  type Attachment,
  columnIndexes,
  type Note,
  rowIndexes,
  visibleColumns,
} from '../../shared/attachment/model.ts'
import { type NotePlace, noteOn, notesOf, type PlacedNote } from '../../shared/attachment/noted.ts'
import { reword, say, settle, unsay, withoutNote } from '../../shared/changes/notes.ts'
import { Problem } from '../../shared/problem.ts'
import { activePlace } from '../grid/selection.ts'
import type { Editor } from '../state/editor.ts'
import type { Writing } from '../state/noting.ts'
import { extentOf, selectedAreas } from '../state/places.ts'
import { wholeOf } from '../state/view.ts'
import { keyOf, onRows, onTable } from './action.ts'
import { type Deed, done, info, type OpenContext } from './deed.ts'
import { goTo } from './verdict.ts'

/** The active cell, a merged one being its top left; null where the table has none. */
export function activeCell({
  attachment,
  selection,
}: Pick<Editor, 'attachment' | 'selection'>): NotePlace | null {
  const { row, column } = activePlace(selection, extentOf(attachment))
  const [line, definition] = [attachment.rows[row], visibleColumns(attachment.columns)[column]]
  return line === undefined || definition === undefined ? null : { row: line.id, column: definition.id }
}

/** The note of the active cell. */
function noteHere(open: Editor): { readonly place: NotePlace; readonly note: Note } | null {
  const place = activeCell(open)
  const note = place === null ? null : noteOn(open.attachment, place)
  return place === null || note === null ? null : { place, note }
}

/**
 * What the editor of a note is opened on: a note that is one's own and not answered is gone on with, any other is
 * answered.
 */
export function writingOf(attachment: Attachment, place: NotePlace, by: string): Writing {
  const note = noteOn(attachment, place)
  const [only, ...others] = note?.said ?? []
  const own = only !== undefined && others.length === 0 && only.by === by && note?.settled === undefined
  return { table: attachment.id, ...place, index: own ? 0 : null, text: own ? only.text : '' }
}

const noted = (name: string, edits: readonly Edit[]): Deed => ({ step: { name, edits } })

/** Writes what stands in the editor of a note. One that was emptied is taken out; a blank new one is none. */
export function keepNote({ open, hand }: OpenContext, writing: Writing, text: string): Deed {
  if (text.trim() === '')
    return writing.index === null
      ? {}
      : {
          ...noted('删除批注', unsay(wholeOf(open).attachment, writing, writing.index)),
          ...done('已删除批注。'),
        }
  const { attachment } = wholeOf(open)
  if (!rowIndexes(attachment).has(writing.row) || !columnIndexes(attachment).has(writing.column))
    throw new Problem('not-found', `这个单元格已不在表中，批注没有写入。写的是：${text}`)
  const note = noteOn(attachment, writing)
  if (writing.index !== null && note?.said[writing.index] !== undefined)
    return noted('修改批注', reword(attachment, writing, writing.index, text))
  return noted(note === null ? '插入批注' : '回复批注', say(attachment, writing, text, hand))
}

/** Answers a note. */
export const answerNote = (context: OpenContext, place: NotePlace, text: string): Deed =>
  noted('回复批注', say(wholeOf(context.open).attachment, place, text, context.hand))

/** Puts one thing right that was said. */
export const rewordNote = ({ open }: OpenContext, place: NotePlace, index: number, text: string): Deed =>
  noted('修改批注', reword(wholeOf(open).attachment, place, index, text))

/** Takes out one thing that was said. */
export const unsayNote = ({ open }: OpenContext, place: NotePlace, index: number): Deed =>
  noted('删除批注里的一条', unsay(wholeOf(open).attachment, place, index))

export const removeNote = ({ open }: OpenContext, place: NotePlace): Deed => ({
  ...noted('删除批注', withoutNote(wholeOf(open).attachment, place)),
  ...done('已删除批注。'),
})

/** Settles a note, or opens it again. */
export function settleNote({ open, hand }: OpenContext, place: NotePlace): Deed {
  const { attachment } = wholeOf(open)
  const isSettled = noteOn(attachment, place)?.settled !== undefined
  return noted(isSettled ? '重新打开批注' : '批注已解决', settle(attachment, place, !isSettled, hand))
}

/** Goes to the next note in the order of the table, round its end; the settled ones only where no other is left. */
function toNote(context: OpenContext, step: 1 | -1): Deed {
  const { attachment } = context.open
  const all = notesOf(attachment)
  const open = all.filter(({ note }) => note.settled === undefined)
  const list = open.length > 0 ? open : all
  if (list.length === 0) return info(`表里没有批注。要写一条请按${keyOf('note')}。`)
  const [rows, columns] = [rowIndexes(attachment), columnIndexes(attachment)]
  const order = ({ row, column }: NotePlace): number =>
    (rows.get(row) ?? 0) * attachment.columns.length + (columns.get(column) ?? 0)
  const cell = activeCell(context.open)
  const here = cell === null ? -1 : order(cell)
  const next: PlacedNote | undefined =
    step > 0
      ? (list.find((each) => order(each) > here) ?? list[0])
      : (list.findLast((each) => order(each) < here) ?? list.at(-1))
  return next === undefined ? {} : goTo(context, next)
}

/** The noted cells that are selected, in every range. */
function notedIn(open: Editor): NotePlace[] {
  const columns = visibleColumns(open.attachment.columns)
  return selectedAreas(open).flatMap(({ top, bottom, left, right }) =>
    open.attachment.rows
      .slice(top, bottom + 1)
      .flatMap(({ id: row, notes = {} }) =>
        columns
          .slice(left, right + 1)
          .flatMap(({ id: column }) => (notes[column] === undefined ? [] : [{ row, column }])),
      ),
  )
}

const withNote = (open: Editor): string | null =>
  noteHere(open) === null ? `这个单元格没有批注。要写一条请按${keyOf('note')}。` : null

export const noteActions = {
  note: {
    ...onRows(({ open, hand }) => {
      const place = activeCell(open)
      return place === null ? {} : { writing: writingOf(open.attachment, place, hand.by) }
    }),
    label: (open: Editor) => (noteHere(open) === null ? '插入批注' : '编辑或回复批注'),
  },
  'note-settle': {
    ...onRows((context) => {
      const here = noteHere(context.open)
      return here === null ? {} : settleNote(context, here.place)
    }, withNote),
    label: (open: Editor) => (noteHere(open)?.note.settled === undefined ? '批注已解决' : '重新打开批注'),
  },
  'note-delete': onRows(
    ({ open }) => {
      const { attachment } = wholeOf(open)
      const places = notedIn(open)
      const edits = places.flatMap((place) => withoutNote(attachment, place))
      const said = places.length === 1 ? '已删除批注。' : `已删除${places.length}条批注。`
      return { ...noted('删除批注', edits), ...done(said) }
    },
    (open) => (notedIn(open).length > 0 ? null : withNote(open)),
  ),
  notes: onTable(() => ({ side: 'notes' })),
  'next-note': onTable((context) => toNote(context, 1)),
  'previous-note': onTable((context) => toNote(context, -1)),
}
