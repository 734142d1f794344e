/** The note (批注) that is being written beside its cell, what was begun and left, and which notes are listed. */
import { create } from 'zustand'
import type { Note } from '../../shared/attachment/model.ts'
import type { NotePlace } from '../../shared/attachment/noted.ts'

/** A note that is being written. */
export interface Writing extends NotePlace {
  readonly table: string
  /** Which thing that was said is put right; null where something is said anew. */
  readonly index: number | null
  /** What stands in the editor at first. */
  readonly text: string
}

/** The notes of what was copied last, by row and column of the block ("0,2"); they go along as long as the clipboard holds its text. */
export interface CopiedNotes {
  readonly text: string
  readonly height: number
  readonly width: number
  readonly notes: ReadonlyMap<string, Note>
}

interface Noting {
  readonly writing: Writing | null
  readonly filter: 'open' | 'all'
  readonly copied: CopiedNotes | null
}

export const useNoting = create<Noting>(() => ({ writing: null, filter: 'open', copied: null }))

/** What was begun and left with Escape, until it is taken up again: by table, cell and what it was for. */
const begun = new Map<string, string>()

const keyOf = ({ table, row, column, index }: Writing): string => JSON.stringify([table, row, column, index])

/** Opens the editor of a note; what was begun there before is still in it. */
export const writeNote = (writing: Writing): void =>
  useNoting.setState({ writing: { ...writing, text: begun.get(keyOf(writing)) ?? writing.text } })

/** Closes the editor and remembers what stood in it. */
export function leaveNote(writing: Writing, text: string): void {
  if (text.trim() === '') begun.delete(keyOf(writing))
  else begun.set(keyOf(writing), text)
  if (useNoting.getState().writing === writing) useNoting.setState({ writing: null })
}

/** What was begun is written, or nobody wants it. */
export const noteDone = (writing: Writing): void => void begun.delete(keyOf(writing))

export const listNotes = (filter: Noting['filter']): void => useNoting.setState({ filter })

export const rememberNotes = (copied: CopiedNotes | null): void => useNoting.setState({ copied })
