/**
 * The mouse on the sheet: click, drag, Shift+click, row numbers and column letters, the fill handle, and rows and
 * columns dragged to another place.
 */
import { carryColumns, carryRows, fillTo } from '../actions/editing.tsx'
import { desk, setDesk } from '../state/desk.ts'
import { editor, extentOf, select, selected } from '../state/editor.ts'
import { at, contains, type Place, type Rectangle, range } from './selection.ts'
import type { Surface } from './surface.ts'
import type { TextLayer } from './textLayer.ts'

/** What a pressed button is doing. */
type Drag =
  | { readonly kind: 'select'; readonly anchor: Place }
  | { readonly kind: 'rows' | 'columns'; readonly anchor: Place }
  | { readonly kind: 'carry-rows' | 'carry-columns'; readonly area: Rectangle }
  | { readonly kind: 'fill'; readonly area: Rectangle }

type Hit = Place & { readonly part: 'cell' | 'row' | 'column' }

/** Listens until the answered function is called. */
export function listenToMouse(surface: Surface, text: TextLayer, root: HTMLElement): () => void {
  let drag: Drag | null = null
  let scrolling = 0

  const lasts = () => {
    const extent = extentOf(editor().attachment)
    return { row: extent.rows - 1, column: extent.columns - 1 }
  }

  const hitOf = (event: MouseEvent): Hit | null => {
    const letter = (event.target as HTMLElement).closest<HTMLElement>('[data-column]')?.dataset.column
    if (letter !== undefined) return { row: 0, column: Number(letter), part: 'column' }
    const hit = surface.hit(event.clientX, event.clientY)
    return hit === null ? null : { row: hit.row, column: hit.column, part: hit.gutter ? 'row' : 'cell' }
  }

  const onDown = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    if (target === text.element && text.state() !== 'ready') return
    if (
      target.closest(
        '.ag-header-cell-resize, .ag-body-vertical-scroll, .ag-body-horizontal-scroll, .line',
      ) !== null
    )
      return
    const header = target.closest<HTMLElement>('.ag-header-cell')
    const hit = header === null ? hitOf(event) : headerHit(header)
    if (hit === null) return
    // The focus must stay in the text area, and a click elsewhere ends what is being typed.
    event.preventDefault()
    text.finish()
    text.focus()
    const { selection } = editor()
    const area = selected(editor())
    const last = lasts()
    if (target.classList.contains('fill-handle')) {
      drag = { kind: 'fill', area }
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
      drag = { kind: hit.part === 'row' ? 'carry-rows' : 'carry-columns', area }
      return
    }
    if (hit.part === 'row') {
      const anchor = { row: event.shiftKey ? selection.anchor.row : hit.row, column: 0 }
      select(range(anchor, { row: hit.row, column: last.column }))
      drag = { kind: 'rows', anchor }
    } else if (hit.part === 'column') {
      const anchor = { row: 0, column: event.shiftKey ? selection.anchor.column : hit.column }
      select(range(anchor, { row: last.row, column: hit.column }))
      drag = { kind: 'columns', anchor }
    } else {
      const anchor = event.shiftKey ? selection.anchor : { row: hit.row, column: hit.column }
      select(event.shiftKey ? range(anchor, hit) : at(hit))
      drag = { kind: 'select', anchor }
    }
    if (event.button !== 0) drag = null
  }

  const headerHit = (header: HTMLElement): Hit | null => {
    const id = header.getAttribute('col-id')
    const column = surface.columnIndex(id ?? '')
    return column === null ? null : { row: 0, column, part: 'column' }
  }

  const follow = (event: MouseEvent): void => {
    if (drag === null) return
    const hit = surface.hit(event.clientX, event.clientY)
    if (hit === null) return
    const last = lasts()
    switch (drag.kind) {
      case 'select':
        select(range(drag.anchor, hit))
        return
      case 'rows':
        select(range(drag.anchor, { row: hit.row, column: last.column }))
        return
      case 'columns':
        select(range(drag.anchor, { row: last.row, column: hit.column }))
        return
      case 'carry-rows':
        setDesk({ landing: { axis: 'row', before: hit.row > drag.area.bottom ? hit.row + 1 : hit.row } })
        return
      case 'carry-columns':
        setDesk({
          landing: { axis: 'column', before: hit.column > drag.area.right ? hit.column + 1 : hit.column },
        })
        return
      case 'fill':
        setDesk({ filling: fillArea(drag.area, hit) })
    }
  }

  const onMove = (event: MouseEvent): void => {
    if (drag === null) return
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
    const { landing, filling } = desk()
    setDesk({ landing: null, filling: null })
    if (done?.kind === 'fill' && filling !== null) fillTo(done.area, filling)
    else if (done?.kind === 'carry-rows' && landing !== null) carryRows(done.area, landing.before)
    else if (done?.kind === 'carry-columns' && landing !== null) carryColumns(done.area, landing.before)
  }

  const onDouble = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    const header = target.closest<HTMLElement>('.ag-header-cell[col-id]')
    if (header !== null) {
      const id = header.getAttribute('col-id')
      if (
        target.closest('.ag-header-cell-resize') === null &&
        id !== null &&
        surface.columnIndex(id) !== null
      )
        setDesk({ column: id })
      return
    }
    if (target.closest('.ag-cell, .overlay') === null || target.closest('.gutter') !== null) return
    if (text.state() === 'ready') text.edit()
  }

  const onMenu = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    if (target === text.element && text.state() !== 'ready') return
    event.preventDefault()
    setDesk({ menu: { x: event.clientX, y: event.clientY } })
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
