/** Merged cells of an attachment by place: it names them by ids, and what draws or reads them wants numbers. */

import type { SheetMerge } from '../recognise/sheet.ts'
import type { Attachment } from './model.ts'

/** The attachment's merges as rectangles of row and column numbers; one that overlaps another is left out. */
export function rectangles({ rows, columns, merges }: Attachment): SheetMerge[] {
  const rowIndex = new Map(rows.map((row, index) => [row.id, index]))
  const columnIndex = new Map(columns.map((column, index) => [column.id, index]))
  const taken = new Set<number>()
  return merges.flatMap((merge) => {
    const [top, bottom] = [rowIndex.get(merge.top), rowIndex.get(merge.bottom)]
    const [left, right] = [columnIndex.get(merge.left), columnIndex.get(merge.right)]
    if (top === undefined || bottom === undefined || left === undefined || right === undefined) return []
    const places: number[] = []
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) places.push(row * columns.length + column)
    }
    if (places.length < 2 || places.some((place) => taken.has(place))) return []
    for (const place of places) taken.add(place)
    return [{ top, left, bottom, right }]
  })
}
