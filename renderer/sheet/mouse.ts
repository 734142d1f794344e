/**
 * The mouse on the sheet: click, drag, Shift+click and Ctrl+click, row numbers and column letters, the fill handle,
 * edges, and rows, columns and cells dragged to another place.
 */
import { visibleColumns } from '../../shared/attachment/model.ts'
import { type Rectangle, shifted } from '../../shared/attachment/rectangles.ts'
import { carryCells } from '../actions/carry.ts'
import { carryColumns, columnsMeant, fitColumns } from '../actions/columns.ts'
import { fillTo, fillToEnd } from '../actions/fill.ts'
import { heighten } from '../actions/heights.ts'
import { carryRows } from '../actions/rows.ts'
import { act, run } from '../actions/run.ts'
import { withCtrl } from '../grid/keys.ts'
import {
  allOf,
  areas,
  beside,
  cellAt,
  columnsOf,
  contains,
  type Extent,
  type Place,
  range,
  rectangle,
  rowsOf,
  type Selection,
  same,
  unselect,
} from '../grid/selection.ts'
import type { Surface } from '../grid/surface.ts'
import type { TextLayer } from '../grid/textLayer.ts'
import { desk, type Landing, put, setDesk } from '../state/desk.ts'
import { editor, select } from '../state/editor.ts'
import { cellsOf, extentOf, selected, selectedAreas } from '../state/places.ts'
import { type Pull, pullColumn, pullRow, rowEdgeAt } from './edges.ts'
import type { Pointing } from './pointing.ts'

/** What a pressed button is doing. */
type Drag =
  | { readonly kind: 'select'; readonly from: Hit; readonly others: Others }
  /** Ctrl on what is selected: let go there it is selected no more. */
  | { readonly kind: 'unselect'; readonly from: Hit; readonly meant: Rectangle }
  | { readonly kind: 'carry-cells'; readonly area: Rectangle; readonly from: Place }
  | { readonly kind: 'pull'; readonly pull: Pull }
  | { readonly kind: 'carry-rows' | 'carry-columns'; readonly area: Rectangle; readonly from: Place }
  | { readonly kind: 'fill'; readonly area: Rectangle }
  /** Cells for the formula that is being typed. */
  | { readonly kind: 'point'; readonly from: Hit }

/** Ranges that stay selected beside the one that is drawn. */
type Others = readonly Rectangle[]

interface Hit extends Place {
  readonly part: 'cell' | 'row' | 'column' | 'all'
  /** The last column under a shared header cell. */
  readonly to?: number
}

/** Listens until the answered function is called. */
export function listenToMouse(
  surface: Surface,
  text: TextLayer,
  root: HTMLElement,
  pointing: Pointing,
): () => void {
  let drag: Drag | null = null
  /** Carried rows or columns have been elsewhere: letting them go where they were is no click. */
  let wandered = false
  let scrolling = 0

  const extent = (): Extent => extentOf(editor().attachment)
  const lasts = (): Place => ({ row: extent().rows - 1, column: extent().columns - 1 })

  const hitOf = (event: MouseEvent): Hit | null => {
    const letter = (event.target as HTMLElement).closest<HTMLElement>('[data-column]')?.dataset.column
    if (letter !== undefined) return { row: 0, column: Number(letter), part: 'column' }
    const hit = surface.hit(event.clientX, event.clientY)
    return hit === null ? null : { row: hit.row, column: hit.column, part: hit.gutter ? 'row' : 'cell' }
  }

  /** Names the cells in the formula that is being typed; false where none can be named there. */
  const pointAt = (meant: Selection, more = false): boolean => {
    const { value, selectionStart } = text.element
    const edited =
      (more ? pointing.beside(meant, value, selectionStart) : null) ??
      pointing.at(meant, value, selectionStart)
    if (edited !== null) text.put(edited)
    return edited !== null
  }

  const onDown = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    if (target === text.element && text.state() !== 'ready') return
    const part = surface.part(target)
    if (target.closest('.line, .letter > button, .mend') !== null) return
    if (part?.kind === 'header' && part.edge) return
    const edge = target.closest<HTMLElement>('[data-edge]')?.dataset.edge
    const hit: Hit | null =
      part?.kind === 'corner'
        ? { row: 0, column: 0, part: 'all' }
        : part?.kind === 'header'
          ? { row: 0, column: part.from, to: part.to, part: 'column' }
          : hitOf(event)
    if (hit === null) return
    // The focus must stay in the text area, and a click elsewhere ends what is being typed.
    event.preventDefault()
    const before = event.shiftKey ? pointing.pointed() : null
    const meant = before === null ? clicked(hit) : range(before.anchor, hit)
    if (event.button === 0 && text.state() !== 'ready' && pointAt(meant, withCtrl(event))) {
      drag = { kind: 'point', from: hit }
      return
    }
    text.finish()
    text.focus()
    wandered = false
    setDesk({ ending: false })
    const { selection } = editor()
    const area = selected(editor())
    const last = lasts()
    if (edge !== undefined && event.button === 0) {
      drag = { kind: 'pull', pull: pullColumn(Number(edge), event, surface, root) }
      return
    }
    const rowEdge = event.button === 0 ? rowEdgeAt(event, surface) : null
    if (rowEdge !== null) {
      drag = { kind: 'pull', pull: pullRow(rowEdge, event, surface, root) }
      return
    }
    if (target.classList.contains('grip') && event.button === 0) {
      drag = { kind: 'carry-cells', area, from: within(area, hit) }
      return
    }
    if (target.classList.contains('fill-handle')) {
      drag = { kind: 'fill', area }
      return
    }
    if (hit.part === 'all') {
      select(allOf(extent()))
      return
    }
    const chosen = (each: Rectangle): boolean =>
      hit.part === 'row'
        ? wholeRows(each, last) && inRows(each, hit)
        : hit.part === 'column'
          ? wholeColumns(each, last) && inColumns(each, hit)
          : contains(each, hit)
    const all = areas(selection, extent())
    const whole = all.some(chosen)
    if (event.button === 2 && whole) return
    const ctrl = withCtrl(event) && event.button === 0
    if (ctrl && whole && !event.shiftKey) {
      drag = { kind: 'unselect', from: hit, meant: rectangle(clicked(hit), extent()) }
      return
    }
    const single = selection.others === undefined
    if (event.button === 0 && whole && single && hit.part !== 'cell' && !event.shiftKey) {
      drag = { kind: hit.part === 'row' ? 'carry-rows' : 'carry-columns', area, from: hit }
      return
    }
    // Shift goes on with the last range, Ctrl begins another one.
    const others = event.shiftKey ? (selection.others ?? []) : ctrl ? all : []
    const anchor = event.shiftKey ? selection.anchor : { row: hit.row, column: hit.column }
    const from = { ...anchor, part: hit.part }
    select(beside(others, drawnTo(from, { row: hit.row, column: hit.to ?? hit.column })))
    drag = event.button === 0 ? { kind: 'select', from, others } : null
  }

  /** What a drag from a cell, a row number or a column letter goes over. */
  const drawnTo = (from: Hit, { row, column }: Place): Selection =>
    from.part === 'row'
      ? rowsOf(from.row, row, extent())
      : from.part === 'column'
        ? columnsOf(from.column, column, extent())
        : range({ row: from.row, column: from.column }, { row, column })

  /** What a click selects. */
  const clicked = (hit: Hit): Selection =>
    hit.part === 'row'
      ? rowsOf(hit.row, hit.row, extent())
      : hit.part === 'column'
        ? columnsOf(hit.column, hit.to ?? hit.column, extent())
        : cellsOf(cellAt(hit, extent()))

  const follow = (event: MouseEvent): void => {
    if (drag === null) return
    if (drag.kind === 'pull') {
      drag.pull.follow(event)
      return
    }
    const hit = surface.hit(event.clientX, event.clientY)
    if (hit === null) return
    if (!desk().drawing) setDesk({ drawing: true })
    switch (drag.kind) {
      case 'select':
        select(beside(drag.others, drawnTo(drag.from, hit)))
        return
      case 'point':
        pointAt(drawnTo(drag.from, hit))
        return
      case 'unselect': {
        const { part, ...from } = drag.from
        const [here, there] = part === 'row' ? [hit.row, from.row] : [hit.column, from.column]
        if (part === 'cell' ? same(hit, from) : here === there) return
        // Drawn on it is another range.
        drag = { kind: 'select', from: drag.from, others: selectedAreas(editor()) }
        follow(event)
        return
      }
      case 'carry-cells': {
        const { area, from } = drag
        const rows = Math.max(-area.top, Math.min(hit.row - from.row, extent().rows - 1 - area.bottom))
        const across = hit.column - from.column
        const columns = Math.max(-area.left, Math.min(across, extent().columns - 1 - area.right))
        root.dataset.carrying = withCtrl(event) ? 'copy' : 'move'
        setDesk({ moving: shifted(area, rows, columns) })
        return
      }
      case 'carry-rows':
        wandered ||= hit.row !== drag.from.row
        setDesk({ landing: landing('row', hit.row, drag.area.top, drag.area.bottom) })
        return
      case 'carry-columns':
        wandered ||= hit.column !== drag.from.column
        setDesk({ landing: landing('column', hit.column, drag.area.left, drag.area.right) })
        return
      case 'fill':
        setDesk({ filling: fillArea(drag.area, hit) })
    }
  }

  const onMove = (event: MouseEvent): void => {
    if (drag === null) return
    // Let go outside the window.
    if (event.buttons === 0) {
      onUp(event)
      return
    }
    follow(event)
    window.clearInterval(scrolling)
    if (drag.kind === 'pull') return
    const seen = surface.viewport.getBoundingClientRect()
    const down = event.clientY > seen.bottom - 8 ? 1 : event.clientY < seen.top + 8 ? -1 : 0
    const across = event.clientX > seen.right - 8 ? 1 : event.clientX < seen.left + 8 ? -1 : 0
    if (down === 0 && across === 0) return
    // Beyond the edge the sheet scrolls on by itself.
    scrolling = window.setInterval(() => {
      surface.viewport.scrollBy(across * 24, down * 24)
      follow(event)
    }, 30)
  }

  /** Nothing is drawn any more; answers what was. */
  const release = (): { readonly done: Drag | null } & Pick<
    ReturnType<typeof desk>,
    'landing' | 'filling' | 'moving'
  > => {
    window.clearInterval(scrolling)
    const done = drag
    drag = null
    const { landing, filling, moving } = desk()
    delete root.dataset.carrying
    setDesk({ landing: null, filling: null, moving: null, sizing: null, drawing: false })
    return { done, landing, filling, moving }
  }

  const onUp = (event: MouseEvent): void => {
    const { done, landing: place, filling, moving } = release()
    if (done?.kind === 'pull') done.pull.end()
    else if (done?.kind === 'unselect') select(unselect(editor().selection, done.meant, extent()))
    else if (done?.kind === 'carry-cells' && moving !== null) {
      const how = withCtrl(event) ? 'copy' : 'move'
      void act((context) => carryCells(context, done.area, moving, how))
    } else if (done?.kind === 'fill' && filling !== null)
      void act((context) => fillTo(context, done.area, filling))
    else if (done?.kind === 'carry-rows') {
      if (place !== null) void act((context) => carryRows(context, done.area, place.before))
      else if (!wandered) selectRow(done.from.row)
    } else if (done?.kind === 'carry-columns') {
      if (place !== null) void act((context) => carryColumns(context, done.area, place.before))
      else if (!wandered) selectColumn(done.from.column)
    } else if (done !== null && desk().painter !== null) void run('paint')
  }

  /** Escape lets go of whatever is being drawn, and nothing has happened. */
  const onKey = (event: KeyboardEvent): void => {
    if (drag === null || event.key !== 'Escape') return
    release()
    event.preventDefault()
    event.stopPropagation()
  }

  /** A click on one of several selected rows or columns leaves that one, as in Excel. */
  const selectRow = (row: number): void => select(rowsOf(row, row, extent()))
  const selectColumn = (column: number): void => select(columnsOf(column, column, extent()))

  const onDouble = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    if (target.classList.contains('fill-handle')) {
      void act(fillToEnd)
      return
    }
    const edge = target.closest<HTMLElement>('[data-edge]')?.dataset.edge
    const drawn = edge === undefined ? undefined : visibleColumns(editor().attachment.columns)[Number(edge)]
    if (drawn !== undefined) {
      void act((context) => fitColumns(context, columnsMeant(context, drawn.id)))
      return
    }
    const rowEdge = rowEdgeAt(event, surface)
    if (rowEdge !== null) {
      void act((context) => heighten(context, rowEdge, null))
      return
    }
    const part = surface.part(target)
    if (part?.kind === 'header') {
      // Of a header cell over several columns the first; of columns of one name the one under the mouse.
      const index = part.joined ? surface.hit(event.clientX, event.clientY)?.column : part.from
      const column = visibleColumns(editor().attachment.columns)[index ?? part.from]
      if (column === undefined) return
      if (part.edge && part.from === part.to)
        void act((context) => fitColumns(context, columnsMeant(context, column.id)))
      else put({ kind: 'column', id: column.id })
      return
    }
    if (part?.kind !== 'cell' && target.closest('.overlay') === null) return
    if (text.state() === 'ready') text.edit()
  }

  const onMenu = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    if (target === text.element && text.state() !== 'ready') return
    event.preventDefault()
    put({ kind: 'menu', x: event.clientX, y: event.clientY })
  }

  root.addEventListener('mousedown', onDown, true)
  root.addEventListener('dblclick', onDouble)
  root.addEventListener('contextmenu', onMenu)
  window.addEventListener('mousemove', onMove)
  window.addEventListener('mouseup', onUp)
  window.addEventListener('keydown', onKey, true)
  return () => {
    root.removeEventListener('mousedown', onDown, true)
    root.removeEventListener('dblclick', onDouble)
    root.removeEventListener('contextmenu', onMenu)
    window.removeEventListener('mousemove', onMove)
    window.removeEventListener('mouseup', onUp)
    window.removeEventListener('keydown', onKey, true)
    window.clearInterval(scrolling)
  }
}

/** The place itself, or the nearest one inside an area: its border is a little wider than it. */
const within = (area: Rectangle, { row, column }: Place): Place => ({
  row: Math.max(area.top, Math.min(row, area.bottom)),
  column: Math.max(area.left, Math.min(column, area.right)),
})

/** Where rows or columns carried over that one would land; null over themselves. */
const landing = (axis: Landing['axis'], over: number, first: number, last: number): Landing | null =>
  over > last ? { axis, before: over + 1 } : over < first ? { axis, before: over } : null

const wholeRows = (area: Rectangle, last: Place): boolean => area.left === 0 && area.right === last.column
const wholeColumns = (area: Rectangle, last: Place): boolean => area.top === 0 && area.bottom === last.row
const inRows = (area: Rectangle, place: Place): boolean => place.row >= area.top && place.row <= area.bottom
const inColumns = (area: Rectangle, place: Place): boolean =>
  place.column >= area.left && place.column <= area.right

/** The cells to fill beyond an area: along the axis on which the mouse has gone further. Null inside the area. */
function fillArea(area: Rectangle, to: Place): Rectangle | null {
  const down = to.row > area.bottom ? to.row - area.bottom : to.row < area.top ? to.row - area.top : 0
  const across =
    to.column > area.right ? to.column - area.right : to.column < area.left ? to.column - area.left : 0
  if (down === 0 && across === 0) return null
  if (Math.abs(down) >= Math.abs(across))
    return down > 0
      ? { ...area, top: area.bottom + 1, bottom: to.row }
      : { ...area, top: to.row, bottom: area.top - 1 }
  return across > 0
    ? { ...area, left: area.right + 1, right: to.column }
    : { ...area, left: to.column, right: area.left - 1 }
}
