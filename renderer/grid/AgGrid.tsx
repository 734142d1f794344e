/**
 * The one adapter for AG Grid: it draws header, rows and cells and scrolls them, and nothing more. Keyboard,
 * selection, clipboard, editing, undo and merges are ours (docs/decisions/0002-grid.md says why).
 */
import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale'
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  type ColDef,
  type ColGroupDef,
  ColumnApiModule,
  createGrid,
  createTheme,
  EventApiModule,
  type GridApi,
  type GridOptions,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
} from 'ag-grid-community'
import { memo, useEffect, useMemo, useRef } from 'react'
import { headerLevels } from '../../shared/attachment/header.ts'
import type { Column } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import type { JudgedRow } from '../../shared/verdict/verdict.ts'
import {
  bodyFamily,
  bodyFont,
  columnPixels,
  gutterWidth,
  headerFamily,
  headerFont,
  lineCount,
  lineHeight,
  mostShown,
  rowPixels,
} from './geometry.ts'
import { type MergedRows, type RowView, rowLines, viewText } from './heights.ts'
import type { Place } from './selection.ts'
import type { Box, Hit, Surface } from './surface.ts'

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelModule,
  ClientSideRowModelApiModule,
  ColumnApiModule,
  EventApiModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
])

interface Props {
  readonly columns: readonly Column[]
  readonly rows: readonly RowView[]
  readonly merged: MergedRows
  readonly zoom: number
  readonly onSurface: (surface: Surface | null) => void
  /** Something moved: rows, columns, widths or the part that is drawn. */
  readonly onLayout: () => void
  /** A person dragged a column to another width, in characters. */
  readonly onColumnWidth: (column: string, width: number) => void
}

const gutter = 'gutter'
const locale = { ...AG_GRID_LOCALE_CN, noRowsToShow: '表中还没有行，直接输入即可。' }
const ink = '#1f1f1f'

const theme = createTheme().withParams({
  backgroundColor: '#ffffff',
  foregroundColor: ink,
  textColor: ink,
  headerTextColor: ink,
  headerBackgroundColor: '#ffffff',
  headerFontWeight: 400,
  // Rules are drawn by the cells themselves (app.css), so that they end where the table ends.
  columnBorder: false,
  rowBorder: false,
  headerColumnBorder: false,
  headerRowBorder: false,
  headerColumnResizeHandleColor: 'transparent',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowHoverColor: 'transparent',
  cellHorizontalPadding: 6,
})

/** The grid, made once and then told what changed: the library's own React layer would draw every cell through React. */
export const AgGrid = memo(function AgGrid(props: Props) {
  const { columns, rows, merged, zoom, onSurface, onLayout } = props
  const api = useRef<GridApi<RowView> | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props

  const definitions = useMemo(() => [gutterColumn(zoom), ...grouped(columns, zoom)], [columns, zoom])
  const leafHeight = useMemo(() => headerPixels(columns, headerLevels(columns), zoom), [columns, zoom])
  const defined = useMemo(
    () => ({ columnDefs: definitions, headerHeight: leafHeight, groupHeaderHeight: rowPixels(1, zoom) }),
    [definitions, leafHeight, zoom],
  )
  const first = useRef({ ...defined, rowData: rows as RowView[] })

  useEffect(() => {
    const element = root.current
    if (element === null) return
    const grid = createGrid<RowView>(element, { ...options(latest), ...first.current })
    api.current = grid
    onSurface(surfaceOf(grid, element, latest))
    return () => {
      onSurface(null)
      api.current = null
      grid.destroy()
    }
  }, [onSurface])

  // Columns before rows: a new row is measured against the columns it stands under.
  const drawn = useRef(defined)
  useEffect(() => {
    const grid = api.current
    if (grid === null || drawn.current === defined) return
    drawn.current = defined
    grid.updateGridOptions(defined)
    grid.resetRowHeights()
    onLayout()
  }, [defined, onLayout])

  // Rows go in by what changed, so that a key press costs one cell and not the table.
  const shown = useRef({ rows, merged })
  useEffect(() => {
    const grid = api.current
    const before = shown.current
    if (grid === null || (before.rows === rows && before.merged === merged)) return
    shown.current = { rows, merged }
    showRows(grid, before, latest.current)
    onLayout()
  }, [rows, merged, onLayout])

  const style = {
    '--ag-font-family': bodyFamily,
    '--ag-data-font-size': `${bodyFont * zoom}px`,
    '--ag-font-size': `${bodyFont * zoom}px`,
    '--ag-header-font-size': `${headerFont * zoom}px`,
    '--ag-header-font-family': headerFamily,
    '--cell-line': `${lineHeight * zoom}px`,
  } as React.CSSProperties

  return <div ref={root} className="grid" style={style} />
})

/** What never changes while the grid lives. */
const options = (latest: { readonly current: Props }): GridOptions<RowView> => {
  const onLayout = (): void => latest.current.onLayout()
  return {
    theme,
    localeText: locale,
    defaultColDef: defaults,
    getRowId: ({ data }) => data.row.id,
    getRowHeight: ({ data }) => (data === undefined ? null : heightOf(data, latest.current)),
    suppressCellFocus: true,
    suppressHeaderFocus: true,
    tabIndex: -1,
    suppressMovableColumns: true,
    suppressColumnMoveAnimation: true,
    suppressDragLeaveHidesColumns: true,
    animateRows: false,
    // Transformed rows would each stack by themselves, and their row numbers lie below the layers over the cells.
    suppressRowTransform: true,
    maintainColumnOrder: false,
    rowBuffer: 12,
    onViewportChanged: onLayout,
    onBodyScroll: ({ direction }) => {
      if (direction === 'horizontal') onLayout()
    },
    onModelUpdated: onLayout,
    onDisplayedColumnsChanged: onLayout,
    onColumnResized: ({ column, finished, source }) => {
      onLayout()
      if (!finished || source !== 'uiColumnResized' || column === null) return
      const id = column.getColId()
      const padding = columnPixels({ id, header: [''], role: 'none', width: 0 }, 1)
      const characters = (column.getActualWidth() / latest.current.zoom - padding) / 7.5
      latest.current.onColumnWidth(id, Math.max(2, Math.round(characters)))
    },
  }
}

const heightOf = (view: RowView, { columns, merged, zoom }: Props): number =>
  rowPixels(rowLines(view, columns, merged), zoom)

const defaults: ColDef<RowView> = {
  sortable: false,
  resizable: true,
  // The library's own least width would make narrow columns, and the row numbers at half size, wider than the paper.
  minWidth: 1,
  wrapHeaderText: true,
  suppressHeaderMenuButton: true,
  suppressKeyboardEvent: () => true,
}

const gutterColumn = (zoom: number): ColDef<RowView> => ({
  colId: gutter,
  headerName: '行号',
  pinned: 'left',
  width: Math.round(gutterWidth * zoom),
  resizable: false,
  cellClass: 'gutter',
  headerClass: 'gutter',
  valueGetter: ({ node }) => (node?.rowIndex ?? 0) + 1,
})

/** The leaf columns under their shared header cells. */
function grouped(
  columns: readonly Column[],
  zoom: number,
  depth = 0,
): (ColDef<RowView> | ColGroupDef<RowView>)[] {
  const result: (ColDef<RowView> | ColGroupDef<RowView>)[] = []
  for (let from = 0; from < columns.length; ) {
    const first = columns[from]
    if (first === undefined) break
    if (first.header.length <= depth + 1) {
      result.push(leaf(first, zoom))
      from++
      continue
    }
    let to = from + 1
    while (to < columns.length && sharesHeader(first, columns[to], depth)) to++
    result.push({
      groupId: `${depth}:${first.id}`,
      headerName: first.header[depth] ?? '',
      marryChildren: true,
      children: grouped(columns.slice(from, to), zoom, depth + 1),
    })
    from = to
  }
  return result
}

const sharesHeader = (a: Column, b: Column | undefined, depth: number): boolean =>
  b !== undefined &&
  b.header.length > depth + 1 &&
  a.header.slice(0, depth + 1).join('\0') === b.header.slice(0, depth + 1).join('\0')

function leaf(column: Column, zoom: number): ColDef<RowView> {
  const { id, role, header } = column
  const common: ColDef<RowView> = {
    colId: id,
    headerName: header.at(-1) ?? '',
    width: columnPixels(column, zoom),
    cellClass: role === 'name' || role === 'note' ? 'text' : 'centred',
    valueGetter: ({ data }) => (data === undefined ? '' : viewText(data, column).slice(0, mostShown)),
  }
  if (role === 'status') return { ...common, cellClass: ({ data }) => statusClass(data?.judged) }
  if (role !== 'actual') return common
  return {
    ...common,
    cellClass: ({ data }) => {
      const picture = pictureOf(data?.judged)
      return picture === null ? 'centred' : ['centred', 'pictured', picture.ahead ? 'ahead' : 'behind']
    },
    cellStyle: ({ data }) => pictureOf(data?.judged)?.style ?? null,
  }
}

/** The small picture of progress beside schedule, drawn by app.css from these; null where there is nothing to draw. */
function pictureOf(judged: JudgedRow | undefined): { ahead: boolean; style: Record<string, string> } | null {
  const { progress, schedule } = judged?.verdict ?? { progress: null, schedule: null }
  if (progress === null || schedule === null) return null
  const [done, due] = [Number(progress), Number(schedule)]
  return { ahead: done >= due, style: { '--progress': pictured(done), '--schedule': pictured(due) } }
}

/** A fifth more than the target is the whole width. */
const pictured = (percent: number): string => `${Math.max(0, Math.min(percent, 120)) / 1.2}%`

/** Status is told by word and by colour; a person's own word carries a mark. */
function statusClass(judged: JudgedRow | undefined): string[] {
  if (judged === undefined) return ['centred']
  const classes = ['centred', 'status', judged.outcome ?? 'none']
  if (judged.ruled) classes.push('ruled')
  if (judged.stale || judged.warning !== null) classes.push('doubtful')
  return classes
}

/** Height of the lowest header level: texts that stand above it have the upper levels' room as well. */
function headerPixels(columns: readonly Column[], levels: number, zoom: number): number {
  const needed = columns.map((column) => {
    const count = lineCount(column.header.at(-1) ?? '', columnPixels(column, 1))
    return count - (levels - column.header.length)
  })
  return rowPixels(Math.max(1, ...needed), zoom)
}

/** Tells the grid what changed. */
function showRows(grid: GridApi<RowView>, before: Pick<Props, 'rows' | 'merged'>, after: Props): void {
  const { rows, merged } = after
  let sameOrder = rows.length === before.rows.length
  const changed = rows.filter((view, at) => {
    if (view === before.rows[at]) return false
    sameOrder &&= view.row.id === before.rows[at]?.row.id
    return true
  })
  // Row by row and not as a transaction, which would go through the whole table each time.
  if (sameOrder) for (const view of changed) grid.getRowNode(view.row.id)?.updateData(view)
  else {
    grid.setGridOption('rowData', rows as RowView[])
    grid.refreshCells({ columns: [gutter] })
  }
  const ids = new Set((sameOrder ? changed : rows).map(({ row }) => row.id))
  if (merged !== before.merged) for (const id of [...before.merged.keys(), ...merged.keys()]) ids.add(id)
  let resized = false
  for (const id of ids) {
    const node = grid.getRowNode(id)
    if (node?.data === undefined) continue
    const height = heightOf(node.data, after)
    if (node.rowHeight === height) continue
    node.setRowHeight(height)
    resized = true
  }
  if (resized) grid.onRowHeightChanged()
}

function surfaceOf(
  api: GridApi<RowView>,
  root: HTMLElement,
  latest: { readonly current: Pick<Props, 'columns' | 'zoom'> },
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

  const offset = (): number => api.getColumn(gutter)?.getActualWidth() ?? 0

  const nowhere = { top: 0, bottom: 0, left: 0, right: 0 }
  /** The part of the cells that is not scrolled away, in pixels of the container; columns right of the row numbers. */
  let seen = nowhere
  let scrolled = 0
  const look = (): void => {
    // A frame or a change of size may still come while the sheet is being taken off the desk.
    if (api.isDestroyed()) return
    const { scrollTop: top, scrollLeft: left, clientHeight, clientWidth } = viewport
    const header = root.querySelector('.ag-header')?.clientHeight ?? 0
    const bar = root.querySelector('.ag-body-vertical-scroll')?.clientWidth ?? 0
    scrolled = left
    seen = {
      top,
      bottom: top + clientHeight - header,
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
    columnIndex(id: string): number | null {
      const index = latest.current.columns.findIndex((column) => column.id === id)
      return index < 0 ? null : index
    },
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
