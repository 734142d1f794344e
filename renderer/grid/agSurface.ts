/** AG Grid as the surface that keyboard, selection and layers know: where its cells are and which one is at a point. */
import type { GridApi, Column as GridColumn } from 'ag-grid-community'
import type { Column } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { gutter } from './agColumns.ts'
import { layPaper, rowBuffer } from './agPaper.ts'
import { rowPixels } from './geometry.ts'
import type { RowView } from './heights.ts'
import type { Place } from './selection.ts'
import type { Box, Hit, Part, Surface } from './surface.ts'

export function surfaceOf(
  api: GridApi<RowView>,
  root: HTMLElement,
  latest: {
    readonly current: { readonly columns: readonly Column[]; readonly zoom: number; readonly frozen: number }
  },
): Surface {
  const container = root.querySelector<HTMLElement>('.ag-grid-scrolling-container')
  const viewport = root.querySelector<HTMLElement>('.ag-grid-viewport')
  // The class is internal to the library: should it ever go, this is the one sentence that says so.
  if (container === null || viewport === null) throw new Error('AG Grid has no scrolling container any more')
  const parts = layPaper(viewport, container)
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

  /** Right edge of what stays at the left: the row numbers and the frozen columns. */
  const edge = (): number => {
    const last = columnAt(latest.current.frozen - 1)
    return last?.isPinned() ? (last.getLeft() ?? 0) + last.getActualWidth() : offset()
  }
  /** Where a column begins in the container with nothing scrolled. */
  const leftOf = (column: GridColumn): number => (column.getLeft() ?? 0) + (column.isPinned() ? 0 : edge())

  const nowhere = { top: 0, bottom: 0, left: 0, right: 0 }
  /** The part of the cells that is not scrolled away or under others, in pixels of the container. */
  let seen = nowhere
  let scrolled = 0
  let room = 0
  const look = (): void => {
    // A frame or a change of size may still come while the sheet is being taken off the desk.
    if (api.isDestroyed()) return
    const { scrollLeft, clientHeight, clientWidth } = viewport
    scrolled = scrollLeft
    room = clientWidth
    const [frame, table] = [viewport.getBoundingClientRect(), parts.table.getBoundingClientRect()]
    const [top, left] = [frame.top - table.top, frame.left - table.left]
    const head = surface.headerHeight()
    seen = { top, bottom: top + clientHeight - head, left: left + edge(), right: left + clientWidth }
    // The browser itself scrolls to what is typed: not under the header. Of the frozen columns it must not know: what
    // is typed in them would seem hidden to it.
    viewport.style.scrollPaddingTop = `${head}px`
  }
  // Before the library's own listener draws rows: the page is laid out then, and asking where things are costs nothing.
  viewport.addEventListener('scroll', look, { passive: true, capture: true })
  // Written here and not asked of a container query, which makes every scrolled frame several times as dear.
  const measure = (): void => {
    viewport.style.setProperty('--window', `${viewport.clientWidth}px`)
    look()
  }
  let held: (() => Parameters<Surface['reveal']>[0]) | null = null
  const sizes = new ResizeObserver(() => {
    const place = held?.()
    const before = place === undefined ? null : outOfSight(place)
    measure()
    // What was in sight stays so in a window that has become smaller.
    if (place !== undefined && before?.across === 0 && before.down === 0) surface.reveal(place)
  })
  for (const element of [viewport, parts.table]) sizes.observe(element)
  new ResizeObserver(() => {
    const row = rowPixels(1, latest.current.zoom)
    if (!api.isDestroyed()) api.setGridOption('rowBuffer', rowBuffer(parts.table.offsetTop, row))
    look()
  }).observe(parts.above)

  /** From one column to another; one that begins in the frozen columns goes on as far as can be seen. */
  const across = (from: GridColumn, to: GridColumn): Pick<Box, 'left' | 'width' | 'frozen'> => {
    const [left, right] = [leftOf(from), leftOf(to) + to.getActualWidth()]
    const frozen = from.isPinned()
    if (!frozen || to.isPinned()) return { left, width: right - left, frozen }
    // Its right rule lies outside the window where it goes on there.
    return { left, width: Math.max(edge(), Math.min(right - scrolled, room + 8)) - left, frozen }
  }

  /** How far the sheet must be scrolled for a place to be seen, as far as is known. */
  const outOfSight: (place: Parameters<Surface['reveal']>[0]) => { across: number; down: number } = ({
    row,
    column,
  }) => {
    const at = { row: row ?? 0, column: column ?? 0 }
    const box = surface.box({ top: at.row, bottom: at.row, left: at.column, right: at.column })
    if (box === null) return { across: 0, down: 0 }
    return {
      across: column === null || box.frozen ? 0 : beyond(box.left, box.width, seen.left, seen.right),
      down: row === null ? 0 : beyond(box.top, box.height, seen.top, seen.bottom),
    }
  }

  const surface: Surface = {
    container,
    viewport,
    ...parts,
    box(area: Rectangle): Box | null {
      // A layer may ask once more while the sheet is being taken off the desk.
      if (api.isDestroyed()) return null
      const left = columnAt(area.left)
      const right = columnAt(area.right)
      // A table without rows has a place where the first one is typed.
      if (api.getDisplayedRowCount() === 0 && left && right)
        return { ...across(left, right), top: 0, height: rowPixels(1, latest.current.zoom) }
      const first = api.getDisplayedRowAtIndex(area.top)
      const last = api.getDisplayedRowAtIndex(area.bottom)
      if (!first || !last || !left || !right || first.rowTop === null || last.rowTop === null) return null
      const height = last.rowTop + (last.rowHeight ?? 0) - first.rowTop
      return { ...across(left, right), top: first.rowTop, height }
    },
    sees(place): boolean {
      look()
      const { across, down } = outOfSight(place)
      return across === 0 && down === 0
    },
    reveal(place): void {
      // Looked at anew only where it seems out of sight: that lays the whole page out.
      const before = outOfSight(place)
      if (before.across === 0 && before.down === 0) return
      look()
      // The library knows the heights of the rows that it has drawn: it goes there first, and then it is said how far.
      if (place.row !== null && outOfSight(place).down !== 0) {
        api.ensureIndexVisible(place.row)
        look()
      }
      const { across, down } = outOfSight(place)
      if (across === 0 && down === 0) return
      // With the first row the title comes back.
      viewport.scrollBy(across, place.row === 0 && down < 0 ? -viewport.scrollTop : down)
      look()
    },
    hold(place): () => void {
      held = place
      return () => {
        if (held === place) held = null
      }
    },
    hit(x: number, y: number): Hit | null {
      const body = container.getBoundingClientRect()
      const seen = viewport.getBoundingClientRect()
      const row = rowAtPixel(api, y - body.top)
      if (row === null) return null
      const inWindow = x - Math.max(body.left, seen.left)
      if (inWindow < offset()) return { row, column: 0, gutter: true }
      const inside = inWindow < edge() ? inWindow : x - body.left
      const columns = latest.current.columns
      const column = columns.findIndex((_, at) => {
        const candidate = columnAt(at)
        return candidate !== null && inside < leftOf(candidate) + candidate.getActualWidth()
      })
      return { row, column: column < 0 ? columns.length - 1 : column, gutter: false }
    },
    part(element: Element): Part | null {
      const header = element.closest('.ag-header-cell, .ag-header-group-cell')
      if (header?.classList.contains('gutter') === true) return { kind: 'corner' }
      if (header != null) {
        const under = columnsUnder(root, header).flatMap((id) => indexOf(id) ?? [])
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
    headerHeight: () => parts.letters.offsetHeight + (root.querySelector('.ag-header')?.clientHeight ?? 0),
    seenRows() {
      look()
      return { top: Math.max(0, seen.top), bottom: seen.bottom }
    },
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

/** How far something must be scrolled by to be seen between two edges; its beginning where it is larger. */
function beyond(from: number, size: number, first: number, last: number): number {
  const far = from < first ? from - first : Math.max(0, Math.min(from - first, from + size - last))
  // The browser scrolls by whole pixels: what is left of one would be scrolled to for ever, and is not seen.
  return Math.abs(far) < 1 ? 0 : far
}

const isKept = (element: Element): boolean => element.closest('.ag-grid-pinned-left-cells') !== null

/** The ids of the columns whose own header cells have their middle under a header cell; others are scrolled under frozen ones. */
function columnsUnder(root: HTMLElement, over: Element): string[] {
  const { left, right } = over.getBoundingClientRect()
  return [...root.querySelectorAll<HTMLElement>('.ag-header-cell[col-id]:not(.gutter)')].flatMap((header) => {
    const box = header.getBoundingClientRect()
    const middle = (box.left + box.right) / 2
    const under = middle > left && middle < right && isKept(header) === isKept(over)
    return under ? [header.getAttribute('col-id') ?? ''] : []
  })
}

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
