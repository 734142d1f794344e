/** The table as it is printed: visible columns only, header cells, texts, merges and alignment, all by index. */
import type { Attachment, Column } from '../attachment.ts'
import { rectangles } from '../merges.ts'
import { type HeaderCell, headerCells, shownTexts } from '../official.ts'
import type { SheetMerge } from '../sheet.ts'
import type { Judged } from '../verdict/verdict.ts'

export type Align = 'left' | 'center'

export interface PrintedTable {
  readonly columns: readonly Column[]
  readonly aligns: readonly Align[]
  readonly header: readonly HeaderCell[]
  /** Header levels. */
  readonly levels: number
  /** One array a row, one text a column. */
  readonly body: readonly (readonly string[])[]
  /** Merged cells of the body, none over another; texts of covered cells are ''. */
  readonly merges: readonly SheetMerge[]
}

/** Short columns stand in the middle, names and sentences at the left, as officials set them. */
export function alignOf({ rows }: Attachment, { id, role }: Column): Align {
  if (role === 'name') return 'left'
  if (role !== 'note' && role !== 'none') return 'center'
  return rows.some((row) => (row.cells[id] ?? '').length > 12) ? 'left' : 'center'
}

/** 填报单位 at the left and 单位：亿元 at the right of one line, as they are set above tables; otherwise the line alone. */
export function besides(text: string): readonly string[] {
  const parts = text.split('　　').filter((part) => part.trim() !== '')
  return parts.length === 2 ? parts : [text]
}

/** Which side a line above a table stands at: 单位：亿元 alone is set at the right. */
export const sideOf = (text: string): 'left' | 'right' => (/^\s*[（(]?单位/.test(text) ? 'right' : 'left')

/** What of an attachment stands in its printed table. */
export function printedTable(attachment: Attachment, judged: Judged): PrintedTable {
  const places = attachment.columns.flatMap((column, at) => (column.hidden ? [] : [at]))
  const columns = places.flatMap((at) => attachment.columns[at] ?? [])
  const shown = shownTexts(attachment, judged)
  const merges = rectangles(attachment).flatMap((merge): SheetMerge[] => {
    const inside = places.flatMap((at, index) => (at >= merge.left && at <= merge.right ? [index] : []))
    const [left] = inside
    const right = inside.at(-1)
    return left === undefined || right === undefined ? [] : [{ ...merge, left, right }]
  })
  const body = shown.body.map((texts) => places.map((at) => texts[at] ?? ''))
  for (const { top, left, bottom, right } of merges)
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        if (row !== top || column !== left) (body[row] ?? [])[column] = ''
  return {
    columns,
    aligns: columns.map((column) => alignOf(attachment, column)),
    header: headerCells(columns),
    levels: shown.header.length,
    body,
    merges: merges.filter(({ top, left, bottom, right }) => top !== bottom || left !== right),
  }
}
