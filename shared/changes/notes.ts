/** Notes on cells (批注) written, answered, settled and taken out, as edits. */
import { besideEdit } from '../attachment/beside.ts'
import type { Edit } from '../attachment/edits.ts'
import type { Attachment, Note } from '../attachment/model.ts'
import { type NotePlace, noteOn } from '../attachment/noted.ts'
import { Problem } from '../problem.ts'
import { cellable } from './cells.ts'

/** Who says it ('' where nobody was named), and when, ISO 8601. */
export interface Sayer {
  readonly by: string
  readonly at: string
}

/** As long as a workbook's note may be. */
export const LONGEST_NOTE = 32_000
/** So much may be said to one cell. */
export const MOST_SAID = 500

function changed(attachment: Attachment, place: NotePlace, to: Note | null): Edit[] {
  const from = noteOn(attachment, place)
  return from === null && to === null ? [] : [besideEdit('note', place.row, place.column, from, to)]
}

/** The text as it is kept. @throws Problem('invalid') for one that is empty or too long */
function sayable(text: string): string {
  const kept = cellable(text).trim()
  if (kept === '') throw new Problem('invalid', '批注还没有写字，请写上内容再确定。')
  if (kept.length > LONGEST_NOTE)
    throw new Problem('invalid', `一条批注最多${LONGEST_NOTE}个字，这条太长，没有写入。请把它分开。`)
  return kept
}

/**
 * Something said to a cell: its first note, or an answer, which opens a settled one again.
 * @throws Problem('invalid') for a text that is empty or too long, and where too much has been said already
 */
export function say(attachment: Attachment, place: NotePlace, text: string, { by, at }: Sayer): Edit[] {
  const said = noteOn(attachment, place)?.said ?? []
  if (said.length >= MOST_SAID) throw new Problem('invalid', '这个单元格的批注太多了，请先删去不要的再写。')
  return changed(attachment, place, { said: [...said, { by, at, text: sayable(text) }] })
}

/** The words of one thing that was said put right; who said it and when stay. */
export function reword(attachment: Attachment, place: NotePlace, index: number, text: string): Edit[] {
  const note = noteOn(attachment, place)
  const one = note?.said[index]
  if (note === null || one === undefined) return []
  const to = { ...one, text: sayable(text) }
  return to.text === one.text ? [] : changed(attachment, place, { ...note, said: note.said.with(index, to) })
}

/** One thing that was said taken out; the note goes with the last. */
export function unsay(attachment: Attachment, place: NotePlace, index: number): Edit[] {
  const note = noteOn(attachment, place)
  if (note === null || note.said[index] === undefined) return []
  const said = note.said.toSpliced(index, 1)
  return changed(attachment, place, said.length === 0 ? null : { ...note, said })
}

/** The whole note taken out (删除批注). */
export const withoutNote = (attachment: Attachment, place: NotePlace): Edit[] =>
  changed(attachment, place, null)

/** A note settled (已解决), or opened again. */
export function settle(attachment: Attachment, place: NotePlace, done: boolean, { by, at }: Sayer): Edit[] {
  const note = noteOn(attachment, place)
  if (note === null || (note.settled !== undefined) === done) return []
  const { settled: _, ...open } = note
  return changed(attachment, place, done ? { ...open, settled: { by, at } } : open)
}
