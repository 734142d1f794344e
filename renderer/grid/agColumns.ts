/** The table's columns as AG Grid wants them described: headers in groups, what a cell shows and how it looks. */
import type { ColDef, ColGroupDef } from 'ag-grid-community'
import { headerLevels } from '../../shared/attachment/header.ts'
import type { Column } from '../../shared/attachment/model.ts'
import type { JudgedRow } from '../../shared/verdict/verdict.ts'
import { columnPixels, gutterWidth, lineCount, mostShown, rowPixels } from './geometry.ts'
import { type RowView, viewText } from './heights.ts'

/** The id of the column of row numbers. */
export const gutter = 'gutter'

/** The columns and the heights of their headers. */
export const columnOptions = (columns: readonly Column[], zoom: number) => ({
  columnDefs: [gutterColumn(zoom), ...grouped(columns, zoom)],
  headerHeight: headerPixels(columns, headerLevels(columns), zoom),
  groupHeaderHeight: rowPixels(1, zoom),
})

export const defaults: ColDef<RowView> = {
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

/** The small picture of progress beside schedule, drawn by grid.css from these; null where there is nothing to draw. */
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
