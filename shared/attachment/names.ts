/** What a row is called: its name, or what stands in its place. */
import {
  type Attachment,
  type Column,
  cellText,
  columnIndexes,
  columnOf,
  type Row,
  rowIndexes,
} from './model.ts'

/** A figure or a number of the count (1-1, （一）, ①): nothing that a row could be called. */
const isFigure = (text: string): boolean =>
  /^[\s\d０-９一二三四五六七八九十①-⑳()（）.,．，、%％+－-]+$/u.test(text)

/**
 * The text of the name column, or of the target that names the row as well; where it is blank, of a column to its left
 * under the same heading (指标名称 over two columns); else of the first cell before it that is no number (一、经济发展
 * merged from 序号 on, 合计).
 * @param merged the names that are merged over rows (mergedNames): what is seen there is what the row is called
 */
export function nameOf(columns: readonly Column[], row: Row, merged?: ReadonlyMap<string, string>): string {
  const over = merged?.get(row.id)
  if (over !== undefined) return over
  const column = columnOf(columns, 'name')
  const own = cellText(row, column)
  if (own.trim() !== '') return own
  // 新增技能人才4000人 names the row and sets its target in one.
  const told = column === undefined ? cellText(row, columnOf(columns, 'target')) : ''
  if (told.trim() !== '' && !isFigure(told) && /\p{Script=Han}{2}/u.test(told)) return told
  const at = column === undefined ? columns.length : columns.indexOf(column)
  const heading = column?.header.join('\n')
  for (let index = at - 1; index >= 0 && heading !== undefined; index -= 1) {
    const beside = columns[index]
    if (beside === undefined || beside.header.join('\n') !== heading) break
    const text = cellText(row, beside)
    if (text.trim() !== '') return text
  }
  // Right of the name stand figures and remarks: only what comes before it may be a heading.
  for (const before of columns.slice(0, at)) {
    const text = cellText(row, before)
    if (text.trim() !== '' && !isFigure(text)) return text
  }
  return ''
}

/**
 * What the rows are called whose name is merged down from a row above (农村公路建设 over two tasks), by their ids: the
 * name of that row. Empty where no name is merged.
 */
export function mergedNames({
  columns,
  rows,
  merges,
}: Pick<Attachment, 'columns' | 'rows' | 'merges'>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const at = columns.findIndex(({ role }) => role === 'name')
  if (at < 0 || merges.length === 0) return names
  const columnAt = columnIndexes({ columns })
  const rowAt = rowIndexes({ rows })
  for (const { top, bottom, left, right } of merges) {
    const [first, last] = [rowAt.get(top) ?? 0, rowAt.get(bottom) ?? -1]
    if (first >= last || (columnAt.get(left) ?? at + 1) > at || (columnAt.get(right) ?? -1) < at) continue
    const name = rows[first] === undefined ? '' : nameOf(columns, rows[first])
    for (const row of rows.slice(first + 1, last + 1)) if (name !== '') names.set(row.id, name)
  }
  return names
}

/**
 * The texts of a column that are merged down over rows, by the rows' ids, for the rows below the first: one 亿元 over six
 * rows is the unit of each. Empty where nothing is merged there.
 */
export function mergedDown(
  { columns, rows, merges }: Pick<Attachment, 'columns' | 'rows' | 'merges'>,
  column: Column | undefined,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const own = merges.filter(({ left, right }) => left === column?.id && right === left)
  if (own.length === 0 || !columns.some(({ id }) => id === column?.id)) return texts
  const rowAt = rowIndexes({ rows })
  for (const { top, bottom } of own) {
    const [first, last] = [rowAt.get(top) ?? 0, rowAt.get(bottom) ?? -1]
    const text = rows[first] === undefined ? '' : cellText(rows[first], column)
    if (text.trim() !== '') for (const row of rows.slice(first + 1, last + 1)) texts.set(row.id, text)
  }
  return texts
}
