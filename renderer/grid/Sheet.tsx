/**
 * The sheet: cells drawn by the grid, and over them our own layers (merged cells, the selection, the text area that
 * takes the keys). It turns what a person does with mouse and keys into selections and actions.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { visibleColumns } from '../../shared/changes.ts'
import { copySelection, cutSelection, pasteFrom } from '../actions/clipboard.ts'
import { write } from '../actions/editing.tsx'
import { actionFor, attempt, run } from '../actions/index.ts'
import { desk, setDesk } from '../state/desk.ts'
import { commit, type Editor, editor, extentOf, select, shownText } from '../state/editor.ts'
import { AgGrid, type RowView } from './AgGrid.tsx'
import { editCell } from './focus.ts'
import { Letters } from './Letters.tsx'
import { listenToMouse } from './mouse.ts'
import { afterCommit, navigate } from './navigation.ts'
import { Overlay } from './Overlay.tsx'
import { activePlace, cellAt, type Place } from './selection.ts'
import type { Surface } from './surface.ts'
import { createTextLayer, type LayerState, type TextLayer } from './textLayer.ts'

export function Sheet({ open }: { readonly open: Editor }) {
  const { attachment, judged, selection, zoom } = open
  const [surface, setSurface] = useState<Surface | null>(null)
  const [layout, setLayout] = useState(0)
  const [layerState, setLayerState] = useState<LayerState>('ready')
  const layer = useRef<TextLayer | null>(null)
  const root = useRef<HTMLDivElement>(null)

  const columns = useMemo(() => visibleColumns(attachment.columns), [attachment.columns])
  const extent = useMemo(() => extentOf(attachment), [attachment])
  const rows = useRowViews(attachment.rows, judged.rows)
  const onLayout = useCallback(() => setLayout((count) => count + 1), [])

  const onColumnWidth = useCallback((id: string, width: number) => {
    const from = editor().attachment.columns.find((column) => column.id === id)
    if (from !== undefined && from.width !== width)
      commit({ name: '调整列宽', edits: [{ type: 'column', from, to: { ...from, width } }] })
  }, [])

  useEffect(() => {
    if (surface === null) return
    const text = createTextLayer(surface.container, delegate(surface, setLayerState))
    layer.current = text
    text.focus()
    const forget = listenToMouse(surface, text, root.current ?? surface.container)
    // Chinese input needs the focus back whenever a panel has had it.
    const refocus = (): void => text.focus()
    const edit = (event: Event): void => {
      text.edit()
      if ((event as CustomEvent<boolean>).detail) text.element.value = ''
    }
    window.addEventListener('sheet-focus', refocus)
    window.addEventListener('sheet-edit', edit)
    return () => {
      forget()
      window.removeEventListener('sheet-focus', refocus)
      window.removeEventListener('sheet-edit', edit)
      text.destroy()
      layer.current = null
    }
  }, [surface])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of layout moves the cell under the text area
  useEffect(() => {
    const text = layer.current
    if (surface === null || text === null) return
    const active = activePlace(selection, extent)
    text.place(surface.box(cellAt(active, extent)))
    const column = columns[active.column]
    const label =
      column === undefined
        ? '单元格'
        : `第${active.row + 1}行，${column.header.join('，').replaceAll('\n', '')}`
    text.describe(surface.cellElementId(active), label)
  }, [surface, selection, extent, columns, zoom, layout, rows])

  useEffect(() => {
    surface?.reveal(selection.focus)
  }, [surface, selection])

  return (
    <div ref={root} className="sheet">
      <Letters open={open} columns={columns} scrolled={surface?.scrolled() ?? 0} />
      <AgGrid
        columns={columns}
        rows={rows}
        zoom={zoom}
        onSurface={setSurface}
        onLayout={onLayout}
        onColumnWidth={onColumnWidth}
      />
      {surface !== null &&
        createPortal(
          <Overlay
            surface={surface}
            open={open}
            extent={extent}
            editing={layerState !== 'ready'}
            layout={layout}
          />,
          surface.container,
        )}
    </div>
  )
}

/** One view object a row, the same one as long as neither the row nor its verdict changes. */
function useRowViews(
  rows: Editor['attachment']['rows'],
  judged: Editor['judged']['rows'],
): readonly RowView[] {
  const known = useRef(new Map<string, RowView>())
  return useMemo(() => {
    const next = new Map<string, RowView>()
    const views = rows.flatMap((row, index): RowView[] => {
      const verdict = judged[index]
      if (verdict === undefined) return []
      const before = known.current.get(row.id)
      const view = before?.row === row && before.judged === verdict ? before : { row, judged: verdict }
      next.set(row.id, view)
      return [view]
    })
    known.current = next
    return views
  }, [rows, judged])
}

const currentView = (surface: Surface) => {
  const open = editor()
  const { first, last } = surface.drawnRows()
  return {
    selection: open.selection,
    extent: extentOf(open.attachment),
    page: Math.max(1, Math.min(last - first - 24, 20)),
    filled: (place: Place) => shownText(open, place) !== '',
  }
}

function delegate(surface: Surface, stateChanged: (state: LayerState) => void) {
  const active = (): Place => activePlace(editor().selection, extentOf(editor().attachment))
  return {
    stateChanged,
    text: () => shownText(editor(), active()),
    commit(text: string, move: Parameters<typeof afterCommit>[0]) {
      const view = currentView(surface)
      const place = active()
      if (text !== shownText(editor(), place)) write('修改单元格', [{ ...place, text }])
      select(afterCommit(move, view))
    },
    key(event: KeyboardEvent, keys: string): boolean {
      const next = navigate(keys, currentView(surface))
      if (next !== null) {
        select(next)
        return true
      }
      if (keys === 'Escape' && desk().cut !== null) {
        setDesk({ cut: null })
        return true
      }
      if (keys === 'F2' || keys === 'Backspace') {
        editCell(keys === 'Backspace')
        return true
      }
      const action = actionFor(keys)
      if (action === undefined) return false
      event.stopPropagation()
      void run(action)
      return true
    },
    copy(event: ClipboardEvent) {
      copySelection(event.clipboardData)
    },
    cut(event: ClipboardEvent) {
      cutSelection(event.clipboardData)
    },
    paste(event: ClipboardEvent) {
      const data = event.clipboardData
      void attempt(() => pasteFrom(data?.getData('text/plain') ?? '', data?.getData('text/html') ?? ''))
    },
  }
}
