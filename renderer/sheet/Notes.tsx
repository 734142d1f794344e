/**
 * Notes (批注) over the sheet: a mark in the corner of their cells, a quiet card with what was said, and the editor
 * beside the cell, an ordinary text area.
 */
import { memo, type ReactNode, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { address } from '../../shared/attachment/address.ts'
import {
  type Column,
  columnIndexes,
  type Note,
  rowIndexes,
  visibleColumns,
} from '../../shared/attachment/model.ts'
import { type NotePlace, noteOn } from '../../shared/attachment/noted.ts'
import { LONGEST_NOTE } from '../../shared/changes/notes.ts'
import { activeCell, keepNote } from '../actions/notes.ts'
import { act } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import { cellAt, isCovered } from '../grid/selection.ts'
import type { Surface } from '../grid/surface.ts'
import { useDesk } from '../state/desk.ts'
import { type Editor, useEditor } from '../state/editor.ts'
import { leaveNote, noteDone, useNoting, type Writing } from '../state/noting.ts'
import { extentOf, placeOfIds } from '../state/places.ts'
import { wholeOf } from '../state/view.ts'
import { besideCell, type WindowBox } from './notePlace.ts'
import { Said } from './Said.tsx'
import './Notes.css'

interface Props {
  readonly surface: Surface
  readonly open: Editor
}

/** Whether a row among these keeps a note: then marks lie over it. */
export const hasNotes = ({ attachment }: Editor, first: number, last: number): boolean =>
  attachment.rows.slice(Math.max(0, first), last + 1).some(({ notes }) => notes !== undefined)

/** A mark in the corner of each cell that has a note, over the rows that are drawn. */
export const NoteMarks = memo(function NoteMarks({ surface, open }: Props & { readonly layout: number }) {
  const { attachment } = open
  const extent = extentOf(attachment)
  const columns = visibleColumns(attachment.columns)
  const { first, last } = surface.drawnRows()
  // The corner of a ruled word has a mark of its own.
  const ruled = (row: number, role: Column['role']): boolean =>
    role === 'status' && open.judged.rows[row]?.ruled === true
  const marks: ReactNode[] = []
  for (let row = Math.max(0, first); row <= last; row++) {
    const line = attachment.rows[row]
    if (line?.notes === undefined) continue
    for (const [column, { id, role }] of columns.entries()) {
      const note = line.notes[id]
      if (note === undefined || isCovered({ row, column }, extent)) continue
      const box = surface.box(cellAt({ row, column }, extent))
      if (box === null) continue
      const mark = (
        <div
          key={`${row}:${id}`}
          className={note.settled === undefined ? 'note-mark' : 'note-mark settled'}
          style={{ left: box.left + box.width - (ruled(row, role) ? 17 : 9), top: box.top }}
        />
      )
      marks.push(box.frozen ? createPortal(mark, surface.frozenMarks, `${row}:${id}`) : mark)
    }
  }
  return marks.length === 0 ? null : (
    <div className="overlay" aria-hidden>
      {marks}
    </div>
  )
})

/** Where a cell is in the window; null where it is not seen. */
function cellBox(surface: Surface, { attachment }: Editor, { row, column }: NotePlace): WindowBox | null {
  const place = placeOfIds(attachment, row, column)
  const box = place === null ? null : surface.box(cellAt(place, extentOf(attachment)))
  if (box === null) return null
  const origin = (box.frozen ? surface.frozen : surface.container).getBoundingClientRect()
  return { left: origin.left + box.left, top: origin.top + box.top, width: box.width, height: box.height }
}

/** The part of the window that shows cells. */
function seenBox(surface: Surface): WindowBox {
  const { left, top, width, height } = surface.viewport.getBoundingClientRect()
  const header = surface.headerHeight()
  return { left, top: top + header, width, height: height - header }
}

/** Something beside a cell, over the window; it follows its cell when the sheet is scrolled. */
function Beside({
  surface,
  open,
  place,
  layout,
  children,
  ...card
}: Props & {
  readonly place: NotePlace
  readonly layout: number
  readonly className: string
  readonly role: 'note' | 'dialog'
  readonly 'aria-label': string
  readonly onMouseDown?: (event: React.MouseEvent) => void
  readonly children: ReactNode
}) {
  const element = useRef<HTMLDivElement>(null)
  const [scrolled, scroll] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    const { viewport } = surface
    viewport.addEventListener('scroll', scroll, { passive: true })
    return () => viewport.removeEventListener('scroll', scroll)
  }, [surface])
  // Its own height is known once it is there, and changes as one writes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them moves the cell, or the card's own edges
  useLayoutEffect(() => {
    const { current } = element
    const cell = cellBox(surface, open, place)
    if (current === null || cell === null) return
    const { offsetWidth: width, offsetHeight: height } = current
    const { left, top } = besideCell(cell, seenBox(surface), { width, height })
    current.style.left = `${Math.round(left)}px`
    current.style.top = `${Math.round(top)}px`
  }, [surface, open, place, layout, scrolled, children])
  return createPortal(
    <div ref={element} {...card}>
      {children}
    </div>,
    document.body,
  )
}

/** Milliseconds that the mouse rests on a cell, or the keyboard does, before its note is shown. */
const rest = { mouse: 350, keyboard: 700 } as const

interface Cards extends Props {
  readonly layout: number
}

/** The editor where a note is being written, else the note that is looked at. */
export function NoteCards(props: Cards) {
  const writing = useNoting((state) => state.writing)
  const { attachment } = props.open
  if (writing !== null && writing.table === attachment.id)
    return (
      <NoteEditor key={`${writing.row} ${writing.column} ${writing.index}`} {...props} writing={writing} />
    )
  return <NoteCard {...props} />
}

function NoteCard({ surface, open, layout }: Cards) {
  const pointed = usePointed(surface)
  const stood = useStood()
  const opened = useDesk(({ opened: over, drawing }) => over !== null || drawing)
  const place = pointed ?? stood
  const note = place === null ? null : noteOn(open.attachment, place)
  if (place === null || note === null || opened) return null
  return (
    <Beside
      surface={surface}
      open={open}
      place={place}
      layout={layout}
      className="note-card"
      role="note"
      aria-label={`${cellName(open, place)}的批注`}
    >
      <Said note={note} />
    </Beside>
  )
}

/** A cell as Ctrl+G takes it: E7. */
export function cellName(open: Editor, { row, column }: NotePlace): string {
  const { attachment } = wholeOf(open)
  return address(rowIndexes(attachment).get(row) ?? 0, columnIndexes(attachment).get(column) ?? 0)
}

const sameCell = (a: NotePlace | null, b: NotePlace | null): boolean =>
  a?.row === b?.row && a?.column === b?.column

/** The cell with a note on which the mouse rests. */
function usePointed(surface: Surface): NotePlace | null {
  const [pointed, setPointed] = useState<NotePlace | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let under: NotePlace | null = null
    const leave = (): void => {
      clearTimeout(timer)
      under = null
      setPointed(null)
    }
    const move = (event: MouseEvent): void => {
      const { editor: open } = useEditor.getState()
      if (open === null || event.buttons !== 0) {
        leave()
        return
      }
      const hit = surface.hit(event.clientX, event.clientY)
      const place = hit === null || hit.gutter ? null : notedAt(open, hit.row, hit.column)
      if (sameCell(place, under)) return
      leave()
      under = place
      if (place !== null) timer = setTimeout(() => setPointed(place), rest.mouse)
    }
    const { table, viewport } = surface
    table.addEventListener('mousemove', move)
    table.addEventListener('mouseleave', leave)
    table.addEventListener('mousedown', leave, true)
    viewport.addEventListener('scroll', leave, { passive: true })
    return () => {
      clearTimeout(timer)
      table.removeEventListener('mousemove', move)
      table.removeEventListener('mouseleave', leave)
      table.removeEventListener('mousedown', leave, true)
      viewport.removeEventListener('scroll', leave)
    }
  }, [surface])
  return pointed
}

/** The cell at a place, or the merged one over it, where it has a note. */
function notedAt(open: Editor, row: number, column: number): NotePlace | null {
  const { attachment } = open
  const { top, left } = cellAt({ row, column }, extentOf(attachment))
  const place = {
    row: attachment.rows[top]?.id ?? '',
    column: visibleColumns(attachment.columns)[left]?.id ?? '',
  }
  return attachment.rows[top]?.notes?.[place.column] === undefined ? null : place
}

/** The active cell, once it has been so for a moment; nobody's any more as soon as a key or a button is pressed. */
function useStood(): NotePlace | null {
  const [stood, setStood] = useState<NotePlace | null>(null)
  const active = useEditor(({ editor: open }) => open?.selection.active)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another active cell is another moment
  useEffect(() => {
    const { editor: open } = useEditor.getState()
    const place = open === null ? null : activeCell(open)
    const row = open?.attachment.rows.find(({ id }) => id === place?.row)
    if (place === null || row?.notes?.[place.column] === undefined) {
      setStood(null)
      return
    }
    const timer = setTimeout(() => setStood(place), rest.keyboard)
    const leave = (event: Event): void => {
      if (event instanceof KeyboardEvent && /^(?:Control|Shift|Alt|Meta)$/.test(event.key)) return
      clearTimeout(timer)
      setStood(null)
    }
    window.addEventListener('keydown', leave, true)
    window.addEventListener('mousedown', leave, true)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', leave, true)
      window.removeEventListener('mousedown', leave, true)
    }
  }, [active])
  return stood
}

/** Ctrl+Enter, Tab or a click elsewhere keeps what was written; Escape leaves it, and it is there when one comes back. */
function NoteEditor({ surface, open, layout, writing }: Cards & { readonly writing: Writing }) {
  const [text, setText] = useState(writing.text)
  const field = useRef<HTMLTextAreaElement>(null)
  const typed = useRef(text)
  typed.current = text
  const left = useRef(false)
  const note = noteOn(wholeOf(open).attachment, writing)
  const above: Note | null = writing.index === null ? note : null

  useLayoutEffect(() => {
    const place = placeOfIds(open.attachment, writing.row, writing.column)
    if (place !== null) surface.reveal(place)
    const { current } = field
    current?.focus({ preventScroll: true })
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [surface, open.attachment, writing])

  /** Leaves the editor once; `keep` writes what stands in it. */
  const leave = (keep: boolean): void => {
    if (left.current) return
    left.current = true
    // Until it is written it can be taken up again.
    leaveNote(writing, typed.current)
    if (!keep) return
    void act((context) => {
      const deed = keepNote(context, writing, typed.current)
      noteDone(writing)
      return deed
    })
  }
  const leaving = useRef(leave)
  leaving.current = leave
  // Taken off with its table, it is left as by a click.
  useEffect(() => () => leaving.current(false), [])

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const keeps = event.key === 'Tab' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (!keeps && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leave(keeps)
    focusSheet()
  }
  return (
    <Beside
      surface={surface}
      open={open}
      place={writing}
      layout={layout}
      className="note-card writing"
      role="dialog"
      aria-label={`写批注：${cellName(open, writing)}`}
      // The text area keeps the keyboard, wherever else in the card the mouse is pressed.
      onMouseDown={(event) => {
        if (event.target !== field.current) event.preventDefault()
      }}
    >
      <div className="note-head">
        <b>{writing.index !== null ? '改批注' : note === null ? '批注' : '回复'}</b>
        <span>{cellName(open, writing)}</span>
      </div>
      {above !== null && <Said note={above} />}
      <textarea
        ref={field}
        aria-label={note === null || writing.index !== null ? '批注' : '回复批注'}
        placeholder={note === null ? '写批注' : '写回复'}
        value={text}
        maxLength={LONGEST_NOTE}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => leave(true)}
      />
      <p className="note-keys">
        <kbd>Ctrl+Enter</kbd> 确定，<kbd>Esc</kbd> 先不写
      </p>
    </Beside>
  )
}
