/** Drawing the edge of a column or a row: what follows the mouse from the press to the release. */
import { visibleColumns } from '../../shared/attachment/model.ts'
import { widenColumn } from '../actions/columns.ts'
import { heighten } from '../actions/heights.ts'
import { act } from '../actions/run.ts'
import { columnCharacters, columnPixels, heightPoints, pointPixels } from '../grid/geometry.ts'
import type { Surface } from '../grid/surface.ts'
import { setDesk } from '../state/desk.ts'
import { editor } from '../state/editor.ts'

/** Something that a pressed button draws by itself. */
export interface Pull {
  follow(event: MouseEvent): void
  /** The button is let go. */
  end(): void
}

/** A column's right edge, taken hold of at its letter; the line stands where the column would end. */
export function pullColumn(index: number, event: MouseEvent, surface: Surface, root: HTMLElement): Pull {
  const { attachment, zoom } = editor()
  const column = visibleColumns(attachment.columns)[index]
  if (column === undefined) return { follow: () => {}, end: () => {} }
  const before = columnPixels(column, zoom)
  const box = surface.box({ top: 0, bottom: 0, left: index, right: index })
  const left = surface.container.getBoundingClientRect().left + (box?.left ?? 0)
  const top = root.getBoundingClientRect().top
  const { bottom } = surface.viewport.getBoundingClientRect()
  let width: number | null = null
  const follow = ({ clientX }: MouseEvent): void => {
    // A press that trembles is a click.
    if (width === null && Math.abs(clientX - event.clientX) < 3) return
    width = Math.min(255, columnCharacters(before + clientX - event.clientX, zoom))
    const at = left + columnPixels({ ...column, width }, zoom)
    setDesk({ sizing: { axis: 'column', at, from: top, to: bottom, text: `列宽 ${width}` } })
  }
  return {
    follow,
    end() {
      if (width === null || width === column.width) return
      const drawn = width
      void act((context) => widenColumn(context, column.id, drawn))
    },
  }
}

/** The row whose lower edge a point among the row numbers is at; null where it is at none. */
export function rowEdgeAt(event: MouseEvent, surface: Surface): number | null {
  const part = surface.part(event.target as HTMLElement)
  const hit = part?.kind === 'number' ? surface.hit(event.clientX, event.clientY) : null
  if (hit === null) return null
  const box = surface.box({ top: hit.row, bottom: hit.row, left: 0, right: 0 })
  if (box === null) return null
  const y = event.clientY - surface.container.getBoundingClientRect().top - box.top
  if (y >= box.height - EDGE) return hit.row
  return y < EDGE - 1 && hit.row > 0 ? hit.row - 1 : null
}

/** Pixels on either side of an edge that take hold of it (sheet.css shows the pointer there). */
const EDGE = 5

/** A row's lower edge, taken hold of at its number; the line stands where the row would end. */
export function pullRow(row: number, event: MouseEvent, surface: Surface, root: HTMLElement): Pull {
  const { zoom } = editor()
  const box = surface.box({ top: row, bottom: row, left: 0, right: 0 })
  const { left, right } = root.getBoundingClientRect()
  let points: number | null = null
  return {
    follow({ clientY }) {
      if (points === null && Math.abs(clientY - event.clientY) < 3) return
      points = heightPoints((box?.height ?? 0) + clientY - event.clientY, zoom)
      const at = surface.container.getBoundingClientRect().top + (box?.top ?? 0) + pointPixels(points, zoom)
      setDesk({ sizing: { axis: 'row', at, from: left, to: right, text: `行高 ${points}磅` } })
    },
    end() {
      const drawn = points
      if (drawn !== null) void act((context) => heighten(context, row, drawn))
    },
  }
}
