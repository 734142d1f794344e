/** AG Grid as the surface that keyboard, selection and layers know: where its cells are and which one is at a point. */
import type { GridApi } from 'ag-grid-community'
import type { Column } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { gutter } from './agColumns.ts'
import { rowPixels } from './geometry.ts'
import type { RowView } from './heights.ts'
import type { Place } from './selection.ts'
import type { Box, Hit, Part, Surface } from './surface.ts'

export function surfaceOf(
  api: GridApi<RowView>,
  root: HTMLElement,
  latest: { readonly current: { readonly columns: readonly Column[]; readonly zoom: number } },
): Surface {
  const container = root.querySelector<HTMLElement>('.ag-grid-scrolling-container')
  const viewport = root.querySelector<HTMLElement>('.ag-grid-viewport')
  // The class is internal to the library: should it ever go, this is the one sentence that says so.
  if (container === null || viewport === null) throw new Error('AG Grid has no scrolling container any more')
  // Scrollers are stops of the Tab key in Chromium; the sheet's one stop is its text area.
  for (const scroller of root.querySelectorAll('.ag-grid-viewport, [class*="-scroll-viewport"]'))
    scroller.setAttribute('tabindex', '-1')
  const grid = root.querySelector('[role="grid"]')
  grid?.setAttribute('aria-label', '指标表')
  if (grid !== null) grid.id ||= 'indicators'

  const columnAt = (index: number) => {
    const id = latest.current.columns[index]?.id
    return id === undefined ? null : api.getColumn(id)
  }

  const indexOf = (id: string): number | null => {
    const index = latest.current.columns.findIndex((column) => column.id === id)
    return index < 0 ? null : index
  }

  const offset = (): number => api.getColumn(gutter)?.getActualWidth() ?? 0

  const nowhere = { top: 0, bottom: 0, left: 0, right: 0 }
  /** The part of the cells that is not scrolled away, in pixels of the container; columns right of the row numbers. */
  let seen = nowhere
  let scrolled = 0
  const look = (): void => {
    // A frame or a change of size may still come while the sheet is being taken off the desk.
    if (api.isDestroyed()) return
    const { scrollTop: top, scrollLeft: left, clientHeight, clientWidth } = viewport
    const bar = root.querySelector('.ag-body-vertical-scroll')?.clientWidth ?? 0
    scrolled = left
    seen = {
      top,
      bottom: top + clientHeight - surface.headerHeight(),
      left: left + offset(),
      right: left + clientWidth - bar,
    }
  }
  viewport.addEventListener('scroll', look, { passive: true })
  new ResizeObserver(look).observe(viewport)

  const surface: Surface = {
    container,
    viewport,
    box(area: Rectangle): Box | null {
      // A layer may ask once more while the sheet is being taken off the desk.
      if (api.isDestroyed()) return null
      const left = columnAt(area.left)
      const right = columnAt(area.right)
      // A table without rows has a place where the first one is typed.
      if (api.getDisplayedRowCount() === 0 && left && right)
        return {
          left: offset() + (left.getLeft() ?? 0),
          top: 0,
          width: (right.getLeft() ?? 0) + right.getActualWidth() - (left.getLeft() ?? 0),
          height: rowPixels(1, latest.current.zoom),
        }
      const first = api.getDisplayedRowAtIndex(area.top)
      const last = api.getDisplayedRowAtIndex(area.bottom)
      if (!first || !last || !left || !right || first.rowTop === null || last.rowTop === null) return null
      const x = left.getLeft() ?? 0
      return {
        left: offset() + x,
        top: first.rowTop,
        width: (right.getLeft() ?? 0) + right.getActualWidth() - x,
        height: last.rowTop + (last.rowHeight ?? 0) - first.rowTop,
      }
    },
    reveal({ row, column }): void {
      // Asked of the grid only where it must scroll: it lays the whole page out to know where it stands.
      const at = { row: row ?? 0, column: column ?? 0 }
      const box = surface.box({ top: at.row, bottom: at.row, left: at.column, right: at.column })
      const target = column === null ? null : columnAt(column)
      const below = row !== null && (box === null || box.top < seen.top || box.top + box.height > seen.bottom)
      const aside = box === null || box.left < seen.left || box.left + box.width > seen.right
      if (below && row < api.getDisplayedRowCount()) api.ensureIndexVisible(row)
      if (aside && target) api.ensureColumnVisible(target)
      if (!below && !aside) return
      // Where it stands now is looked up once the frame is laid out; until then the grid is asked again.
      seen = nowhere
      requestAnimationFrame(look)
    },
    hit(x: number, y: number): Hit | null {
      const body = container.getBoundingClientRect()
      const seen = viewport.getBoundingClientRect()
      const row = rowAtPixel(api, y - body.top)
      if (row === null) return null
      if (x - seen.left < offset()) return { row, column: 0, gutter: true }
      const inside = x - body.left - offset()
      const columns = latest.current.columns
      const column = columns.findIndex((_, at) => {
        const candidate = columnAt(at)
        return candidate !== null && inside < (candidate.getLeft() ?? 0) + candidate.getActualWidth()
      })
      return { row, column: column < 0 ? columns.length - 1 : column, gutter: false }
    },
    part(element: Element): Part | null {
      if (element.closest('.ag-body-vertical-scroll, .ag-body-horizontal-scroll') !== null)
        return { kind: 'scrollbar' }
      const header = element.closest('.ag-header-cell, .ag-header-group-cell')
      if (header?.classList.contains('gutter') === true) return { kind: 'corner' }
      if (header != null) {
        const { left, right } = header.getBoundingClientRect()
        const under = columnsBetween(root, left, right).flatMap((id) => indexOf(id) ?? [])
        const [from] = under
        if (from === undefined) return null
        const edge = element.closest('.ag-header-cell-resize') !== null
        const joined = header.classList.contains('joined')
        return { kind: 'header', from: Math.min(...under), to: Math.max(...under), edge, joined }
      }
      const cell = element.closest('.ag-cell')
      if (cell === null) return null
      return { kind: cell.classList.contains('gutter') ? 'number' : 'cell' }
    },
    headerHeight: () => root.querySelector('.ag-header')?.clientHeight ?? 0,
    seenRows() {
      look()
      return seen
    },
    scrolled: () => scrolled,
    cellElementId(place: Place): string | null {
      const id = latest.current.columns[place.column]?.id
      if (id === undefined) return null
      const cell = container.querySelector<HTMLElement>(
        `.ag-row[row-index="${place.row}"] [col-id="${CSS.escape(id)}"]`,
      )
      if (cell === null) return null
      // By the row's own id: rows move, and an id must stay unique.
      cell.id ||= `cell-${cell.closest('.ag-row')?.getAttribute('row-id')}-${id}`
      return cell.id
    },
    drawnRows() {
      return { first: api.getFirstDisplayedRowIndex(), last: api.getLastDisplayedRowIndex() }
    },
  }
  return surface
}

/** The ids of the columns whose own header cells have their middle between two points of the window. */
const columnsBetween = (root: HTMLElement, left: number, right: number): string[] =>
  [...root.querySelectorAll<HTMLElement>('.ag-header-cell[col-id]:not(.gutter)')].flatMap((header) => {
    const box = header.getBoundingClientRect()
    const middle = (box.left + box.right) / 2
    return middle > left && middle < right ? [header.getAttribute('col-id') ?? ''] : []
  })

/** The row at a height within the container, by halving. */
function rowAtPixel(api: GridApi<RowView>, y: number): number | null {
  let low = 0
  let high = api.getDisplayedRowCount() - 1
  if (high < 0) return null
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((api.getDisplayedRowAtIndex(middle)?.rowTop ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}
