/** The table's columns as AG Grid wants them described: headers in groups, what a cell shows and how it looks. */
import type { ColDef, ColGroupDef } from 'ag-grid-community'
import { type HeaderCell, headerCells, headerLevels } from '../../shared/attachment/header.ts'
import type { Column } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { isWordy } from '../../shared/attachment/roles.ts'
import { sourceWords } from '../../shared/attachment/sourced.ts'
import { sourceOf } from '../../shared/changes/sources.ts'
import type { JudgedRow } from '../../shared/verdict/verdict.ts'
import { columnPixels, gutterWidth, lineCount, mostShown, rowPixels } from './geometry.ts'
import { type RowView, viewText } from './heights.ts'
import { lookClasses } from './looks.ts'
import { progressBar } from './progress.ts'

/** The id of the column of row numbers. */
export const gutter = 'gutter'

/**
 * The columns under the header's cells, and the heights of its levels.
 * @param marked cells of the table may have marks
 */
export function columnOptions(columns: readonly Column[], zoom: number, frozen: number, marked: boolean) {
  const [cells, levels] = [headerCells(columns), headerLevels(columns)]
  const [group, leaf] = headerLines(cells, columns, levels)
  // Below a lowest cell over several columns the library wants one more level: the two are drawn as one.
  const split = cells.some(({ top, left, right }) => top === levels - 1 && right > left)
  const height = rowPixels(leaf, zoom)
  const heights = {
    groupHeaderHeight: rowPixels(group, zoom),
    headerHeight: split ? Math.max(rowPixels(1, zoom) / 4, height - rowPixels(group, zoom)) : height,
  }
  const whole = { top: 0, left: 0, right: columns.length - 1 }
  const kept = new Set(columns.slice(0, frozen).map(({ id }) => id))
  const untold = isUntold(columns)
  const made = { cells, columns, zoom, levels, kept, untold, marked, ...heights }
  // What the library counts the rows in that it draws beyond the edges.
  const rowHeight = rowPixels(1, zoom)
  return { columnDefs: [gutterColumn(zoom, untold), ...under(made, whole)], ...heights, rowHeight }
}

/** What the tree of a header is made of. */
interface Making {
  readonly cells: readonly HeaderCell[]
  readonly columns: readonly Column[]
  readonly zoom: number
  readonly levels: number
  /** The columns that stay while the others are scrolled sideways. */
  readonly kept: ReadonlySet<string>
  readonly untold: boolean
  readonly marked: boolean
  readonly groupHeaderHeight: number
  readonly headerHeight: number
}

export const defaults: ColDef<RowView> = {
  sortable: false,
  resizable: true,
  // The library's own least width would make narrow columns, and the row numbers at half size, wider than the paper.
  minWidth: 1,
  wrapHeaderText: true,
  suppressHeaderMenuButton: true,
  suppressKeyboardEvent: () => true,
}

const gutterColumn = (zoom: number, untold: boolean): ColDef<RowView> => ({
  colId: gutter,
  headerName: '行号',
  pinned: 'left',
  width: Math.round(gutterWidth * zoom),
  resizable: false,
  ...(untold ? verdictOf('gutter') : { cellClass: 'gutter' }),
  headerClass: 'gutter',
  valueGetter: ({ node, data }) => data?.number ?? (node?.rowIndex ?? 0) + 1,
})

/**
 * The header's cells (shared/attachment/header.ts), level by level, as the library's tree: a column is as high as the
 * levels that no cell above it takes, so that a cell over several levels is a chain of groups drawn as one.
 */
function under(
  making: Making,
  { top, left, right }: Pick<Rectangle, 'top' | 'left' | 'right'>,
): (ColDef<RowView> | ColGroupDef<RowView>)[] {
  const { cells, columns, levels, groupHeaderHeight, headerHeight } = making
  const here = cells.filter((cell) => cell.top === top && cell.left >= left && cell.right <= right)
  return here.flatMap((cell): (ColDef<RowView> | ColGroupDef<RowView>)[] => {
    const own = columns.slice(cell.left, cell.right + 1)
    const last = cell.bottom === levels - 1
    const [only] = own
    if (last && own.length === 1 && only !== undefined) return [leaf(only, cell.text, making)]
    let children = last
      ? own.map((column, at) => ({
          ...leaf(column, '', making),
          headerClass: at === own.length - 1 ? '' : 'under-columns',
        }))
      : under(making, { top: cell.bottom + 1, left: cell.left, right: cell.right })
    for (let level = last ? cell.top : cell.bottom; level >= cell.top; level--) {
      const rest = last ? headerHeight : (cell.bottom - cell.top) * groupHeaderHeight
      children = [
        {
          groupId: `${level}:${own[0]?.id ?? ''}`,
          headerName: level === cell.top ? cell.text : '',
          headerClass: [last || level < cell.bottom ? 'goes-on' : '', last ? 'joined' : ''],
          // How far below it the cell goes on, for its text to stand in the middle.
          headerStyle: { '--rest': `${rest}px` },
          marryChildren: true,
          children,
        },
      ]
    }
    return children
  })
}

/** Whether no column shows the verdicts: then row numbers and 实绩 tell them. */
const isUntold = (columns: readonly Column[]): boolean => !columns.some(({ role }) => role === 'status')

/** The ids of the columns whose cells are drawn by the row's verdict, whatever their text: colour, mark, bar. */
export const columnsByVerdict = (columns: readonly Column[]): string[] => [
  ...(isUntold(columns) ? [gutter] : []),
  ...columns.flatMap(({ id, role }) => (role === 'status' || role === 'actual' ? [id] : [])),
]

/** The ids of the columns whose cells are marked otherwise in one row than in the other. */
export const columnsMarked = (before: RowView | undefined, after: RowView): string[] => {
  const [was, is] = [before?.row.marks, after.row.marks]
  return was === is
    ? []
    : [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].filter(
        (id) => was?.[id] !== is?.[id],
      )
}

/** A column under its own header text; '' where a cell over several columns says it. */
function leaf(column: Column, head: string, { zoom, kept, untold, marked }: Making): ColDef<RowView> {
  const { id, role } = column
  const plain = isWordy(role) ? text : centred
  const common: ColDef<RowView> = {
    colId: id,
    headerName: head,
    width: columnPixels(column, zoom),
    pinned: kept.has(id) ? 'left' : null,
    cellClass: marked ? ({ data }) => lookedAt(plain, data, id) : plain,
    valueGetter: ({ data }) => (data === undefined ? '' : viewText(data, column).slice(0, mostShown)),
    cellClassRules: {
      computed: ({ data }) => data?.row.formulas?.[id] !== undefined,
      fault: ({ data }) =>
        data?.row.formulas?.[id] !== undefined && (data.row.cells[id] ?? '').startsWith('#'),
    },
    tooltipValueGetter: ({ data }) => sourceTold(data, id),
  }
  if (role === 'status')
    return { ...common, cellClass: ({ data }) => lookedAt(statusClass(data?.judged), data, id) }
  if (role !== 'actual') return common
  const told = untold ? verdictOf('centred') : null
  return {
    ...common,
    tooltipValueGetter: ({ data }) => sourceTold(data, id) || (untold ? (data?.judged.status ?? '') : ''),
    cellClass: (params) => {
      const bar = progressBar(params.data?.judged.verdict)
      const classes = lookedAt(told?.cellClass(params) ?? centred, params.data, id)
      return bar === null ? classes : [...classes, 'pictured', bar.ahead ? 'ahead' : 'behind']
    },
    // Drawn by grid.css from these.
    cellStyle: ({ data }) => {
      const bar = progressBar(data?.judged.verdict)
      return bar === null ? null : { '--progress': bar.length, '--schedule': bar.mark }
    },
  }
}

const text = ['text']
const centred = ['centred']

/** The classes of a cell with those of its mark. */
function lookedAt(own: string[], data: RowView | undefined, id: string): string[] {
  const mark = data?.row.marks?.[id]
  return mark === undefined ? own : [...own, ...lookClasses(mark)]
}

/** Where a cell's text came from, as long as it is that text; '' for nowhere. */
function sourceTold(data: RowView | null | undefined, column: string): string {
  const source = data ? sourceOf(data.sources, data.row, column) : null
  return source === null ? '' : sourceWords(source)
}

/** A cell that tells its row's verdict where no column does: by its class, and by the word as its title. */
const verdictOf = (own: string) => ({
  cellClass: ({ data }: { readonly data: RowView | undefined }): string[] => {
    const outcome = data?.judged.outcome ?? null
    return outcome === null ? [own] : [own, 'untold', outcome]
  },
  tooltipValueGetter: ({ data }: { readonly data?: RowView | null | undefined }): string =>
    data?.judged.status ?? '',
})

/** Status is told by word and by colour; a person's own word carries a mark. */
function statusClass(judged: JudgedRow | undefined): string[] {
  if (judged === undefined) return ['centred']
  const classes = ['centred', 'status', judged.outcome ?? 'none']
  if (judged.ruled) classes.push('ruled')
  if (judged.stale || judged.warning !== null) classes.push('doubtful')
  return classes
}

/** Lines of text in the levels of groups, and in the lowest one, whose cells have the room of those above them too. */
function headerLines(
  cells: readonly HeaderCell[],
  columns: readonly Column[],
  levels: number,
): [group: number, leaf: number] {
  const linesOf = ({ left, right, text }: HeaderCell): number =>
    lineCount(
      text,
      columns.slice(left, right + 1).reduce((sum, column) => sum + columnPixels(column, 1), 0),
    )
  const inGroups = cells.filter(({ bottom, left, right }) => bottom < levels - 1 || right > left)
  const group = Math.max(
    1,
    ...inGroups.map((cell) => Math.ceil(linesOf(cell) / (cell.bottom - cell.top + 1))),
  )
  const lowest = cells.filter(({ bottom, left, right }) => bottom === levels - 1 && right === left)
  return [group, Math.max(1, ...lowest.map((cell) => linesOf(cell) - (levels - 1 - cell.top) * group))]
}
