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
  createTheme,
  EventApiModule,
  type GridApi,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type Column, cellText, headerLevels, type Row } from '../../shared/attachment.ts'
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
  rowPixels,
} from './geometry.ts'
import type { Place, Rectangle } from './selection.ts'
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

/** One row as the grid shows it; a new object whenever something in it changed. */
export interface RowView {
  readonly row: Row
  readonly judged: JudgedRow
}

interface Props {
  readonly columns: readonly Column[]
  readonly rows: readonly RowView[]
  readonly zoom: number
  readonly onSurface: (surface: Surface | null) => void
  /** Something moved: rows, columns, widths or the part that is drawn. */
  readonly onLayout: () => void
  /** A person dragged a column to another width, in characters. */
  readonly onColumnWidth: (column: string, width: number) => void
}

const gutter = 'gutter'
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

export function AgGrid({ columns, rows, zoom, onSurface, onLayout, onColumnWidth }: Props) {
  const api = useRef<GridApi<RowView> | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const latest = useRef({ columns, zoom })
  latest.current = { columns, zoom }

  const definitions = useMemo(() => [gutterColumn(zoom), ...grouped(columns, zoom)], [columns, zoom])
  const levels = headerLevels(columns)
  const leafHeight = useMemo(() => headerPixels(columns, levels, zoom), [columns, levels, zoom])

  // Rows go in by what changed, so that a key press costs one cell and not the table.
  const shown = useRef<readonly RowView[]>(rows)
  useEffect(() => {
    const grid = api.current
    if (grid === null || shown.current === rows) return
    showRows(grid, shown.current, rows, latest.current.columns, latest.current.zoom)
    shown.current = rows
    onLayout()
  }, [rows, onLayout])

  // biome-ignore lint/correctness/useExhaustiveDependencies: heights follow widths and zoom, whatever else stays
  useEffect(() => {
    api.current?.resetRowHeights()
    onLayout()
  }, [columns, zoom, onLayout])

  const rowHeight = useCallback(({ data }: { data: RowView | undefined }) => {
    const lines = data === undefined ? 1 : linesOf(data, latest.current.columns)
    return rowPixels(lines, latest.current.zoom)
  }, [])

  const style = {
    '--ag-font-family': bodyFamily,
    '--ag-data-font-size': `${bodyFont * zoom}px`,
    '--ag-font-size': `${bodyFont * zoom}px`,
    '--ag-header-font-size': `${headerFont * zoom}px`,
    '--ag-header-font-family': headerFamily,
    '--cell-line': `${lineHeight * zoom}px`,
  } as React.CSSProperties

  return (
    <div ref={root} className="grid" style={style}>
      <AgGridReact<RowView>
        theme={theme}
        localeText={AG_GRID_LOCALE_CN}
        columnDefs={definitions}
        defaultColDef={defaults}
        rowData={shown.current as RowView[]}
        getRowId={rowId}
        getRowHeight={rowHeight}
        headerHeight={leafHeight}
        groupHeaderHeight={rowPixels(1, zoom)}
        suppressCellFocus
        suppressHeaderFocus
        suppressMovableColumns
        suppressColumnMoveAnimation
        suppressDragLeaveHidesColumns
        animateRows={false}
        maintainColumnOrder={false}
        rowBuffer={12}
        onGridReady={(event) => {
          api.current = event.api
          if (root.current !== null) onSurface(surfaceOf(event.api, root.current, latest))
        }}
        onViewportChanged={onLayout}
        onBodyScroll={onLayout}
        onModelUpdated={onLayout}
        onDisplayedColumnsChanged={onLayout}
        onColumnResized={(event) => {
          onLayout()
          const id = event.column?.getColId()
          if (
            !event.finished ||
            event.source !== 'uiColumnResized' ||
            id === undefined ||
            event.column === null
          )
            return
          const padding = columnPixels({ id, header: [''], role: 'none', width: 0 }, 1)
          onColumnWidth(id, Math.max(2, Math.round((event.column.getActualWidth() / zoom - padding) / 7.5)))
        }}
        onGridPreDestroyed={() => {
          api.current = null
          onSurface(null)
        }}
      />
    </div>
  )
}

const rowId = ({ data }: { data: RowView }): string => data.row.id

const defaults: ColDef<RowView> = {
  sortable: false,
  resizable: true,
  wrapHeaderText: true,
  suppressHeaderMenuButton: true,
  suppressKeyboardEvent: () => true,
}

const gutterColumn = (zoom: number): ColDef<RowView> => ({
  colId: gutter,
  headerName: '',
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
  const common: ColDef<RowView> = {
    colId: column.id,
    headerName: column.header.at(-1) ?? '',
    width: columnPixels(column, zoom),
  }
  if (column.role === 'status')
    return {
      ...common,
      cellClass: ({ data }) => statusClass(data?.judged),
      valueGetter: ({ data }) => data?.judged.status ?? '',
    }
  return {
    ...common,
    cellClass: column.role === 'name' || column.role === 'note' ? 'text' : 'centred',
    valueGetter: ({ data }) => (data === undefined ? '' : cellText(data.row, column)),
  }
}

/** Status is told by word and by colour; a person's own word carries a mark. */
function statusClass(judged: JudgedRow | undefined): string[] {
  if (judged === undefined) return ['centred']
  const classes = ['centred', 'status', judged.outcome ?? 'none']
  if (judged.ruled) classes.push('ruled')
  if (judged.stale || judged.warning !== null) classes.push('doubtful')
  return classes
}

const lines = new WeakMap<RowView, { readonly columns: readonly Column[]; readonly count: number }>()

function linesOf(view: RowView, columns: readonly Column[]): number {
  const known = lines.get(view)
  if (known?.columns === columns) return known.count
  const count = columns.reduce((most, column) => {
    const text = column.role === 'status' ? view.judged.status : cellText(view.row, column)
    return text === '' ? most : Math.max(most, lineCount(text, columnPixels(column, 1)))
  }, 1)
  lines.set(view, { columns, count })
  return count
}

/** Height of the lowest header level: texts that stand above it have the upper levels' room as well. */
function headerPixels(columns: readonly Column[], levels: number, zoom: number): number {
  const needed = columns.map((column) => {
    const count = lineCount(column.header.at(-1) ?? '', columnPixels(column, 1))
    return count - (levels - column.header.length)
  })
  return rowPixels(Math.max(1, ...needed), zoom)
}

function showRows(
  grid: GridApi<RowView>,
  before: readonly RowView[],
  after: readonly RowView[],
  columns: readonly Column[],
  zoom: number,
): void {
  const sameOrder =
    before.length === after.length && before.every((view, at) => view.row.id === after[at]?.row.id)
  if (!sameOrder) {
    grid.setGridOption('rowData', after as RowView[])
    grid.refreshCells({ columns: [gutter] })
    return
  }
  const update = after.filter((view, at) => view !== before[at])
  if (update.length === 0) return
  grid.applyTransaction({ update })
  let resized = false
  for (const view of update) {
    const node = grid.getRowNode(view.row.id)
    const height = rowPixels(linesOf(view, columns), zoom)
    if (node === undefined || node.rowHeight === height) continue
    node.setRowHeight(height)
    resized = true
  }
  if (resized) grid.onRowHeightChanged()
}

function surfaceOf(
  api: GridApi<RowView>,
  root: HTMLElement,
  latest: { readonly current: { readonly columns: readonly Column[] } },
): Surface {
  const container = root.querySelector<HTMLElement>('.ag-grid-scrolling-container')
  const viewport = root.querySelector<HTMLElement>('.ag-grid-viewport')
  // The class is internal to the library: should it ever go, this is the one sentence that says so.
  if (container === null || viewport === null) throw new Error('AG Grid has no scrolling container any more')

  const columnAt = (index: number) => {
    const id = latest.current.columns[index]?.id
    return id === undefined ? null : api.getColumn(id)
  }

  const offset = (): number => api.getColumn(gutter)?.getActualWidth() ?? 0

  return {
    container,
    viewport,
    box(area: Rectangle): Box | null {
      const first = api.getDisplayedRowAtIndex(area.top)
      const last = api.getDisplayedRowAtIndex(area.bottom)
      const left = columnAt(area.left)
      const right = columnAt(area.right)
      if (!first || !last || !left || !right || first.rowTop === null || last.rowTop === null) return null
      const x = left.getLeft() ?? 0
      return {
        left: offset() + x,
        top: first.rowTop,
        width: (right.getLeft() ?? 0) + right.getActualWidth() - x,
        height: last.rowTop + (last.rowHeight ?? 0) - first.rowTop,
      }
    },
    reveal(place: Place): void {
      api.ensureIndexVisible(place.row)
      const column = columnAt(place.column)
      if (column) api.ensureColumnVisible(column)
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
    scrolled: () => viewport.scrollLeft,
    cellElementId(place: Place): string | null {
      const id = latest.current.columns[place.column]?.id
      if (id === undefined) return null
      const cell = container.querySelector<HTMLElement>(
        `.ag-row[row-index="${place.row}"] [col-id="${CSS.escape(id)}"]`,
      )
      if (cell === null) return null
      cell.id ||= `cell-${place.row}-${id}`
      return cell.id
    },
    drawnRows() {
      return { first: api.getFirstDisplayedRowIndex(), last: api.getLastDisplayedRowIndex() }
    },
  }
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
