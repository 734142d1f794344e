/**
 * The mouse on the sheet: click, drag, Shift+click, row numbers and column letters, the fill handle, and rows and
 * columns dragged to another place.
 */
import { visibleColumns } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { carryColumns, fitColumns } from '../actions/columns.ts'
import { fillTo, fillToEnd } from '../actions/fill.ts'
import { carryRows } from '../actions/rows.ts'
import { act } from '../actions/run.ts'
import { allOf, at, columnsOf, contains, type Extent, type Place, range, rowsOf } from '../grid/selection.ts'
import type { Surface } from '../grid/surface.ts'
import type { TextLayer } from '../grid/textLayer.ts'
import { desk, type Landing, put, setDesk } from '../state/desk.ts'
import { editor, select } from '../state/editor.ts'
import { extentOf, selected } from '../state/places.ts'

/** What a pressed button is doing. */
type Drag =
  | { readonly kind: 'select'; readonly anchor: Place }
  | { readonly kind: 'rows' | 'columns'; readonly anchor: Place }
  | { readonly kind: 'carry-rows' | 'carry-columns'; readonly area: Rectangle; readonly from: Place }
  | { readonly kind: 'fill'; readonly area: Rectangle }

interface Hit extends Place {
  readonly part: 'cell' | 'row' | 'column' | 'all'
  /** The last column under a shared header cell. */
  readonly to?: number
}

/** Listens until the answered function is called. */
export function listenToMouse(surface: Surface, text: TextLayer, root: HTMLElement): () => void {
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

  const onDown = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    if (target === text.element && text.state() !== 'ready') return
    const part = surface.part(target)
    if (part?.kind === 'scrollbar' || target.closest('.line, .letter > button, .mend') !== null) return
    if (part?.kind === 'header' && part.edge) return
    const hit: Hit | null =
      part?.kind === 'corner'
        ? { row: 0, column: 0, part: 'all' }
        : part?.kind === 'header'
          ? { row: 0, column: part.from, to: part.to, part: 'column' }
          : hitOf(event)
    if (hit === null) return
    // The focus must stay in the text area, and a click elsewhere ends what is being typed.
    event.preventDefault()
    text.finish()
    text.focus()
    wandered = false
    const { selection } = editor()
    const area = selected(editor())
    const last = lasts()
    if (target.classList.contains('fill-handle')) {
      drag = { kind: 'fill', area }
      return
    }
    if (hit.part === 'all') {
      select(allOf(extent()))
      return
    }
    const whole =
      hit.part === 'row'
        ? wholeRows(area, last) && inRows(area, hit)
        : hit.part === 'column'
          ? wholeColumns(area, last) && inColumns(area, hit)
          : contains(area, hit)
    if (event.button === 2 && whole) return
    if (event.button === 0 && whole && hit.part !== 'cell' && !event.shiftKey) {
      drag = { kind: hit.part === 'row' ? 'carry-rows' : 'carry-columns', area, from: hit }
      return
    }
    if (hit.part === 'row') {
      const anchor = { row: event.shiftKey ? selection.anchor.row : hit.row, column: 0 }
      select(rowsOf(anchor.row, hit.row, extent()))
      drag = { kind: 'rows', anchor }
    } else if (hit.part === 'column') {
      const anchor = { row: 0, column: event.shiftKey ? selection.anchor.column : hit.column }
      select(columnsOf(anchor.column, hit.to ?? hit.column, extent()))
      drag = { kind: 'columns', anchor }
    } else {
      const anchor = event.shiftKey ? selection.anchor : { row: hit.row, column: hit.column }
      select(event.shiftKey ? range(anchor, hit) : at(hit))
      drag = { kind: 'select', anchor }
    }
    if (event.button !== 0) drag = null
  }

  const follow = (event: MouseEvent): void => {
    if (drag === null) return
    const hit = surface.hit(event.clientX, event.clientY)
    if (hit === null) return
    switch (drag.kind) {
      case 'select':
        select(range(drag.anchor, hit))
        return
      case 'rows':
        select(rowsOf(drag.anchor.row, hit.row, extent()))
        return
      case 'columns':
        select(columnsOf(drag.anchor.column, hit.column, extent()))
        return
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
      onUp()
      return
    }
    follow(event)
    window.clearInterval(scrolling)
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

  const onUp = (): void => {
    window.clearInterval(scrolling)
    const done = drag
    drag = null
    const { landing: place, filling } = desk()
    setDesk({ landing: null, filling: null })
    if (done?.kind === 'fill' && filling !== null) void act((context) => fillTo(context, done.area, filling))
    else if (done?.kind === 'carry-rows') {
      if (place !== null) void act((context) => carryRows(context, done.area, place.before))
      else if (!wandered) selectRow(done.from.row)
    } else if (done?.kind === 'carry-columns') {
      if (place !== null) void act((context) => carryColumns(context, done.area, place.before))
      else if (!wandered) selectColumn(done.from.column)
    }
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
    const part = surface.part(target)
    if (part?.kind === 'header') {
      // Of a header cell over several columns the first; of columns of one name the one under the mouse.
      const index = part.joined ? surface.hit(event.clientX, event.clientY)?.column : part.from
      const column = visibleColumns(editor().attachment.columns)[index ?? part.from]
      if (column === undefined) return
      if (part.edge && part.from === part.to) void act((context) => fitColumns(context, [column]))
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
  return () => {
    root.removeEventListener('mousedown', onDown, true)
    root.removeEventListener('dblclick', onDouble)
    root.removeEventListener('contextmenu', onMenu)
    window.removeEventListener('mousemove', onMove)
    window.removeEventListener('mouseup', onUp)
    window.clearInterval(scrolling)
  }
}

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
