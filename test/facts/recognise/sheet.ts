/**
 * Sheets drawn as text: a line a row, `|` between cells, `<` for a cell merged into its left neighbour, `^` for one
 * merged into the cell above, `⏎` for a line break within a cell.
 */

import type { Rectangle } from '../../../shared/attachment/rectangles.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'

export function drawn(drawing: string, name = 'Sheet1'): Sheet {
  const lines = drawing.replace(/^\n|\n\s*$/g, '').split('\n')
  // Spaces beside `|` are for the eye; full-width and non-breaking ones are the cell's own.
  const marks = lines.map((line) => line.split('|').map((cell) => cell.replace(/^ +| +$/g, '')))
  const width = Math.max(...marks.map((row) => row.length))
  const owner = marks.map((row) => row.map((): string => ''))
  const merges = new Map<string, Rectangle>()
  const texts = marks.map((row, top) =>
    Array.from({ length: width }, (_, left) => {
      const mark = row[left] ?? ''
      const from = mark === '<' ? owner[top]?.[left - 1] : mark === '^' ? owner[top - 1]?.[left] : undefined
      const place = from ?? `${top},${left}`
      const line = owner[top]
      if (line) line[left] = place
      if (from === undefined) return mark.replaceAll('⏎', '\n')
      const [ownTop, ownLeft] = place.split(',').map(Number)
      const old = merges.get(place)
      merges.set(place, {
        top: ownTop ?? 0,
        left: ownLeft ?? 0,
        bottom: Math.max(old?.bottom ?? 0, top),
        right: Math.max(old?.right ?? 0, left),
      })
      return ''
    }),
  )
  return {
    name,
    texts,
    merges: [...merges.values()],
    widths: [],
    hiddenRows: [],
    hiddenColumns: [],
    warnings: [],
  }
}
