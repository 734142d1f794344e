/**
 * The one adapter for AG Grid: it draws header, rows and cells and scrolls them, and nothing more. Keyboard,
 * selection, clipboard, editing, undo and merges are ours (docs/decisions/0002-grid.md says why).
 */
import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale'
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
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
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
} from 'ag-grid-community'
import { memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { columnOptions, defaults } from './agColumns.ts'
import { leastBuffer } from './agPaper.ts'
import { heightOf, measureAhead, type RowParts, showRows } from './agRows.ts'
import { surfaceOf } from './agSurface.ts'
import { bodyFamily, bodyFont, columnPixels, headerFamily, headerFont, lineHeight } from './geometry.ts'
import type { RowView } from './heights.ts'
import type { Surface } from './surface.ts'
import './grid.css'
import './looks.css'

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelModule,
  ClientSideRowModelApiModule,
  ColumnApiModule,
  EventApiModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
])

interface Props extends RowParts {
  /** How many columns stay at the left while the others are scrolled. */
  readonly frozen: number
  readonly onSurface: (surface: Surface | null) => void
  /** Something moved: rows, columns or widths. */
  readonly onLayout: () => void
  /** Other rows are drawn, from one to another; none of them has moved. */
  readonly onDrawn: (first: number, last: number) => void
  /** A person dragged a column to another width, in characters. */
  readonly onColumnWidth: (column: string, width: number) => void
}

const locale = { ...AG_GRID_LOCALE_CN, noRowsToShow: '表中还没有行，直接输入即可。' }
const ink = 'var(--ink)'
const paper = 'var(--paper)'

const theme = createTheme().withParams({
  backgroundColor: paper,
  foregroundColor: ink,
  textColor: ink,
  headerTextColor: ink,
  headerBackgroundColor: paper,
  headerFontWeight: 400,
  // Rules are drawn by the cells themselves (grid.css), so that they end where the table ends.
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
  const { columns, rows, merged, heights, zoom, frozen, onSurface, onLayout } = props
  const api = useRef<GridApi<RowView> | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props

  // Nobody asks the cells of a table without marks for them; once there are some they are asked.
  const looked = useRef(false)
  looked.current ||= rows.some(({ row }) => row.marks !== undefined)
  const marked = looked.current
  const defined = useMemo(() => columnOptions(columns, zoom, frozen, marked), [columns, zoom, frozen, marked])
  const first = useRef({ ...defined, rowData: rows as RowView[] })

  const ahead = useRef<() => void>(() => undefined)
  /** Until all heights are known, a row that comes into view may move those below it. */
  const measured = useRef(false)
  const measure = useCallback((grid: GridApi<RowView>) => {
    ahead.current()
    measured.current = false
    const viewport = root.current?.querySelector<HTMLElement>('.ag-grid-viewport') ?? null
    if (viewport === null) return
    ahead.current = measureAhead(grid, viewport, latest, () => {
      measured.current = true
    })
  }, [])

  useEffect(() => {
    const element = root.current
    if (element === null) return
    const grid = createGrid<RowView>(element, { ...options(latest, measured), ...first.current })
    api.current = grid
    onSurface(surfaceOf(grid, element, latest))
    measure(grid)
    return () => {
      ahead.current()
      onSurface(null)
      api.current = null
      grid.destroy()
    }
  }, [onSurface, measure])

  // Columns before rows: a new row is measured against the columns it stands under.
  const drawn = useRef(defined)
  useEffect(() => {
    const grid = api.current
    if (grid === null || drawn.current === defined) return
    drawn.current = defined
    grid.updateGridOptions(defined)
    grid.resetRowHeights()
    measure(grid)
    onLayout()
  }, [defined, onLayout, measure])

  // Rows go in by what changed, so that a key press costs one cell and not the table.
  const shown = useRef({ rows, merged, heights })
  useEffect(() => {
    const grid = api.current
    const before = shown.current
    if (grid === null || (before.rows === rows && before.merged === merged && before.heights === heights))
      return
    shown.current = { rows, merged, heights }
    // What is only written anew stands where it stood: no layer over it is laid out once more.
    if (!showRows(grid, before, latest.current)) return
    measure(grid)
    onLayout()
  }, [rows, merged, heights, onLayout, measure])

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
const options = (
  latest: { readonly current: Props },
  measured: { readonly current: boolean },
): GridOptions<RowView> => {
  const onLayout = (): void => latest.current.onLayout()
  return {
    theme,
    localeText: locale,
    defaultColDef: defaults,
    getRowId: ({ data }) => data.row.id,
    getRowHeight: ({ data }) => (data === undefined ? null : heightOf(data, latest.current)),
    rowClassRules: {
      'in-view': ({ data }) => data?.number !== undefined,
      grey: ({ data }) => data?.grey === true,
    },
    enableBrowserTooltips: true,
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
    // The paper scrolls by the window's own bars; the library's would know nothing of what stands around the table.
    scrollbarWidth: 0,
    rowBuffer: leastBuffer,
    onViewportChanged: ({ firstRow, lastRow }) => {
      if (measured.current) latest.current.onDrawn(firstRow, lastRow)
      else onLayout()
    },
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
