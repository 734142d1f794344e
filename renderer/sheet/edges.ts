/** Drawing the edge of a column: what follows the mouse from the press to the release. */
import { visibleColumns } from '../../shared/attachment/model.ts'
import { widenColumn } from '../actions/columns.ts'
import { act } from '../actions/run.ts'
import { columnCharacters, columnPixels } from '../grid/geometry.ts'
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
