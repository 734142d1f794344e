/**
 * The sheet: cells drawn by the grid, and over them our own layers (merged cells, the selection, the text area that
 * takes the keys). It turns what a person does with mouse and keys into selections and actions.
 */
import {
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { Column } from '../../shared/attachment/model.ts'
import { visibleColumns } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { longestText } from '../../shared/changes/cells.ts'
import { today, writeFilled, writeTyped } from '../actions/cells.ts'
import { copied, pasteFrom } from '../actions/clipboard.ts'
import { widenColumn } from '../actions/columns.ts'
import { editedText, refusedFormula } from '../actions/formula.ts'
import { actionFor } from '../actions/index.ts'
import { act, press, run } from '../actions/run.ts'
import { AgGrid } from '../grid/AgGrid.tsx'
import { editCell, registerKeyboard } from '../grid/focus.ts'
import { frozenCount } from '../grid/frozen.ts'
import { columnPixels, gutterWidth } from '../grid/geometry.ts'
import { mergedRows, type RowView } from '../grid/heights.ts'
import { afterCommit, navigate, navigateFromEnd } from '../grid/navigation.ts'
import { activePlace, at, cellAt, type Place, type Selection, same, toReveal } from '../grid/selection.ts'
import type { Surface } from '../grid/surface.ts'
import { createTextLayer, type TextLayer, type Delegate as TextLayerDelegate } from '../grid/textLayer.ts'
import { desk, setDesk, useDesk } from '../state/desk.ts'
import { type Editor, editor, notify, select, useEditor } from '../state/editor.ts'
import { useFrozenByHand } from '../state/frozen.ts'
import { declineMends, offered } from '../state/mends.ts'
import { extentOf, firstCell, shownText } from '../state/places.ts'
import { rowMarks, wholeRow } from '../state/view.ts'
import { type Completing, createCompleting } from './completing.ts'
import { Letters } from './Letters.tsx'
import { MendOffer } from './MendOffer.tsx'
import { listenToMouse } from './mouse.ts'
import { hasNotes, NoteCards, NoteMarks } from './Notes.tsx'
import { Overlay } from './Overlay.tsx'
import { PickList } from './PickList.tsx'
import { createPointing, type Pointing } from './pointing.ts'
import { useRowViews } from './rowViews.ts'
import { SizingLine } from './SizingLine.tsx'
import { TypedWords } from './TypedWords.tsx'
import './sheet.css'
import './typing.css'

interface Props {
  readonly open: Editor
  /** What stands on the paper above the table and below it, and is scrolled with it. */
  readonly above: ReactNode
  readonly below: ReactNode
}

export function Sheet({ open, above, below }: Props) {
  const { attachment, judged, zoom } = open
  const [surface, setSurface] = useState<Surface | null>(null)
  const moved = useRef(nobody)
  const [text, setText] = useState<TextLayer | null>(null)

  const columns = useMemo(() => visibleColumns(attachment.columns), [attachment.columns])
  const extent = useMemo(() => extentOf(attachment), [attachment])
  const marks = useMemo(() => rowMarks(open), [open])
  const rows = useRowViews(attachment.rows, judged.rows, marks, attachment.heading.sources)
  const merged = useMemo(() => mergedRows(rows, columns, extent.merges), [rows, columns, extent])
  const frozen = useFrozen(surface, open, columns)
  const painting = useDesk(({ painter }) => painter !== null)
  const onLayout = useOncePerFrame(useCallback(() => moved.current(), []))
  const drawn = useRef({ first: 0, last: -1 })
  // Of the layers over the cells only the merged cells, and what is told of the active one, hang on what is drawn.
  const onDrawn = useCallback(
    (first: number, last: number) => {
      const before = drawn.current
      drawn.current = { first, last }
      const { editor: shown } = useEditor.getState()
      if (shown === null) return
      const { row } = shown.selection.active
      const comes = (row >= first && row <= last) !== (row >= before.first && row <= before.last)
      const noted = hasNotes(shown, Math.min(first, before.first), Math.max(last, before.last))
      if (shown.attachment.merges.length > 0 || comes || noted) onLayout()
    },
    [onLayout],
  )

  const onColumnWidth = useCallback((id: string, width: number) => {
    void act((context) => widenColumn(context, id, width))
  }, [])

  useEffect(() => {
    if (surface === null) return
    const pointing = createPointing((selection) => surface.reveal(toReveal(selection)))
    const completing = createCompleting()
    const text = createTextLayer(surface.container, delegate(surface, pointing, completing))
    setText(text)
    text.focus()
    const forget = listenToMouse(surface, text, surface.table, pointing)
    const leave = registerKeyboard({
      focus: text.focus,
      edit: (empty) => {
        text.edit()
        if (empty) text.element.value = ''
      },
      type: text.type,
      typing: () => text.state() !== 'ready',
    })
    return () => {
      forget()
      leave()
      text.destroy()
      setText(null)
    }
  }, [surface])

  const widths = columns.map((column) => columnPixels(column, zoom))
  const gutter = Math.round(gutterWidth * zoom)
  const style = {
    '--zoom': zoom,
    '--gutter': `${gutter}px`,
    '--table-width': `${sum(widths)}px`,
    '--frozen': `${gutter + sum(widths.slice(0, frozen))}px`,
  } as React.CSSProperties

  return (
    <div
      className="sheet"
      data-look="light"
      data-frozen={frozen > 0 || undefined}
      data-painting={painting || undefined}
      style={style}
    >
      <AgGrid
        columns={columns}
        rows={rows}
        merged={merged}
        heights={attachment.heading.heights}
        zoom={zoom}
        frozen={frozen}
        onSurface={setSurface}
        onLayout={onLayout}
        onDrawn={onDrawn}
        onColumnWidth={onColumnWidth}
      />
      <SizingLine />
      {surface !== null && (
        <>
          {createPortal(above, surface.above)}
          {createPortal(<Letters open={open} columns={columns} frozen={frozen} />, surface.letters)}
          {createPortal(below, surface.below)}
          <Cursor surface={surface} open={open} text={text} rows={rows} moved={moved} />
        </>
      )}
    </div>
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

/** How many columns stay at the left, as wide as the window is now. */
function useFrozen(
  surface: Surface | null,
  { attachment, zoom }: Editor,
  columns: readonly Column[],
): number {
  const byHand = useFrozenByHand(attachment.id)
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  const count = frozenCount(columns, zoom, room, byHand)
  useLayoutEffect(() => {
    if (surface === null) return
    const measure = (): void => setRoom(surface.viewport.clientWidth)
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(surface.viewport)
    return () => sizes.disconnect()
  }, [surface])
  return count
}

interface CursorProps {
  readonly surface: Surface
  readonly open: Editor
  readonly text: TextLayer | null
  readonly rows: readonly RowView[]
  /** What is to be called whenever the grid's layout did change: the cells themselves stand as they are. */
  readonly moved: { current: () => void }
}

const nobody = (): void => undefined

/** All that a move of the selection draws anew: the layers over the cells and the text area among them. */
function Cursor({ surface, open, text, rows, moved }: CursorProps) {
  const [layout, count] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    moved.current = count
    return () => {
      moved.current = nobody
    }
  }, [moved])
  const selection = useEditor(({ editor }) => editor?.selection ?? open.selection)
  const extent = extentOf(open.attachment)

  const before = useRef<{ selection: Selection; attachment: Editor['attachment'] } | null>(null)
  useEffect(() => {
    const last = before.current
    before.current = { selection, attachment: open.attachment }
    // A step that selects what it has filled; keys with Shift select and change nothing.
    const filled = last !== null && last.attachment !== open.attachment && last.selection !== selection
    // A table opens at its left edge: the first figure to fill in may be out of sight there.
    if (
      last === null &&
      same(selection.focus, firstCell(open.attachment).focus) &&
      !surface.sees(toReveal(selection))
    )
      select(at({ row: 0, column: 0 }))
    // Under the mouse everything is in sight, and beyond the edge the sheet scrolls by itself.
    else if (!desk().drawing) surface.reveal(toReveal(selection, filled))
  }, [surface, selection, open.attachment])

  useEffect(
    () => surface.hold(() => toReveal(useEditor.getState().editor?.selection ?? selection)),
    [surface, selection],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of layout or rows moves the cell below it
  useEffect(() => {
    if (text === null) return
    const active = activePlace(selection, extent)
    const area = cellAt(active, extent)
    const box = surface.box(area)
    text.place(box, box?.frozen ? surface.frozen : surface.container)
    const numbered = { ...area, top: wholeRow(open, area.top), bottom: wholeRow(open, area.bottom) }
    text.describe(surface.cellElementId(active), cellLabel(numbered, visibleColumns(open.attachment.columns)))
  }, [surface, text, selection, extent, open.attachment.columns, open.zoom, layout, rows])

  return (
    <>
      {createPortal(
        <>
          <Overlay surface={surface} open={open} selection={selection} layout={layout} />
          <NoteMarks surface={surface} open={open} layout={layout} />
          <div className="overlay">
            <MendOffer surface={surface} open={open} />
          </div>
        </>,
        surface.container,
      )}
      <NoteCards surface={surface} open={open} layout={layout} />
      {text !== null && <PickList open={{ ...open, selection }} cell={text.element} />}
      {text !== null && <TypedWords text={text} />}
    </>
  )
}

/** What a screen reader says of the active cell: its row and its column, or how far a merged one reaches. */
function cellLabel({ top, bottom, left, right }: Rectangle, columns: readonly Column[]): string {
  const names = [columns[left], columns[right]].flatMap((column) =>
    column === undefined ? [] : [column.header.join('，').replaceAll('\n', '')],
  )
  if (top === bottom && left === right) return [`第${top + 1}行`, ...names.slice(0, 1)].join('，')
  return `第${top + 1}至${bottom + 1}行，${[...new Set(names)].join('至')}，合并单元格`
}

/** The same function at most once a frame, before it is painted: a scroll and a resize call it many times. */
function useOncePerFrame(run: () => void): () => void {
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  return useCallback(() => {
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => flushSync(run))
  }, [run])
}

const currentView = (surface: Surface) => {
  const open = editor()
  return {
    selection: open.selection,
    extent: extentOf(open.attachment),
    // Asked only by the keys that need it: it lays the page out.
    page: () => pageOf(surface),
    filled: (place: Place) => shownText(open, place) !== '',
  }
}

/** Rows that are seen at once below the header. */
function pageOf({ viewport, container, hit, headerHeight }: Surface): number {
  const seen = viewport.getBoundingClientRect()
  const header = headerHeight()
  const x = container.getBoundingClientRect().right
  const first = hit(x, seen.top + header + 2)?.row ?? 0
  const last = hit(x, seen.bottom - 2)?.row ?? 0
  return Math.max(1, last - first)
}

function delegate(surface: Surface, pointing: Pointing, completing: Completing) {
  const active = (): Place => activePlace(editor().selection, extentOf(editor().attachment))
  return {
    text: () => editedText(editor(), active()),
    refused: (text: string) => {
      const sentence = refusedFormula(editor(), active(), text)
      if (sentence !== null) notify('error', sentence)
      return sentence !== null
    },
    room: surface.seenRows,
    begin: () => {
      if (!surface.sees(active())) surface.reveal(active())
    },
    commit(text: string, move: Parameters<typeof afterCommit>[0]) {
      const view = currentView(surface)
      const place = active()
      if (move === 'fill') void act((context) => writeFilled(context, '填入所选单元格', text))
      else if (text !== editedText(editor(), place)) {
        // Left by a click or a key of another thing: the cell keeps what it had, and the figure in it.
        const wrong = refusedFormula(editor(), place, text)
        if (wrong === null) void act((context) => writeTyped(context, '修改单元格', { ...place, text }))
        // Behind what took the person away, which begins with a clean bar.
        else setTimeout(() => notify('error', `${wrong}没有写入，格里还是原来的内容；刚才写的是“${text}”。`))
      }
      // At once, even where the step waits for an undo: what is typed next goes there.
      select(afterCommit(move, view))
    },
    insertion: (keys: string) =>
      actionFor(keys)?.id === 'today' ? today({ open: editor() }, new Date()) : null,
    typing(text: string | null, caret: number) {
      pointing.typing(text, caret)
      completing.typing(text)
    },
    composed: (...typed: Parameters<TextLayerDelegate['composed']>) =>
      completing.key(typed[0]) ?? pointing.key(...typed, currentView(surface)),
    tooLong: () => notify('error', `一个单元格最多${longestText}个字，没有粘贴。请把文字分开。`),
    key(event: KeyboardEvent, keys: string): boolean {
      if (keys === 'End' || keys === 'Shift+End') {
        setDesk({ ending: !desk().ending })
        return true
      }
      // Shift alone is a key too, and only on its way to the arrow.
      const ending = desk().ending && !/(^|\+)(Shift|Control|Alt|Meta)$/.test(keys)
      if (ending) setDesk({ ending: false })
      if (ending && keys === 'Escape') return true
      const view = currentView(surface)
      const next = (ending ? navigateFromEnd(keys, view) : null) ?? navigate(keys, view)
      if (next !== null) {
        select(next)
        return true
      }
      if (keys === 'Escape' && desk().painter !== null) {
        setDesk({ painter: null, cut: null, copied: null })
        return true
      }
      // With the brush in hand it paints; else the browser pastes texts.
      if (keys === 'Ctrl+Shift+V' && desk().painter !== null) {
        void run('paint')
        return true
      }
      if (keys === 'Escape' && (desk().cut ?? desk().copied) !== null) {
        setDesk({ cut: null, copied: null })
        return true
      }
      if (keys === 'Backspace') {
        editCell(true)
        return true
      }
      if (keys === 'Escape' && offered(editor().attachment).length > 0) {
        declineMends()
        return true
      }
      const doing = press(keys)
      if (doing === null) return false
      event.stopPropagation()
      void doing()
      return true
    },
    copy: (event: ClipboardEvent) => copyInto(event.clipboardData, 'copy'),
    cut: (event: ClipboardEvent) => copyInto(event.clipboardData, 'cut'),
    paste(event: ClipboardEvent) {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const html = event.clipboardData?.getData('text/html') ?? ''
      void act((context) => pasteFrom(context, text, html))
    },
  }
}

const copyInto = (data: DataTransfer | null, how: 'copy' | 'cut'): void =>
  void act((context) => {
    const { text, html, deed } = copied(context, how)
    // What cannot be copied leaves the clipboard as it was.
    if (deed.marked === undefined) return deed
    data?.setData('text/plain', text)
    data?.setData('text/html', html)
    return deed
  })
