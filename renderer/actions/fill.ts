/** Filling cells from those beside them. */
import { fillOn } from '../../shared/attachment/fill.ts'
import { visibleColumns } from '../../shared/attachment/model.ts'
import { around, type Rectangle } from '../../shared/attachment/rectangles.ts'
import { isCovered, jump, type Place } from '../grid/selection.ts'
import {
  cellsOf,
  extentOf,
  openPlaces,
  ownText,
  selected,
  selectedAreas,
  shownText,
} from '../state/places.ts'
import { onRows } from './action.ts'
import { type Text, write } from './cells.ts'
import { type Deed, info, type OpenContext } from './deed.ts'
import { looksAlong } from './format.ts'
import { copyAt, formulaAt } from './formula.ts'

/** Fills `target`, which lies beside `source` along one axis, from it; one step. */
export function fillTo(context: OpenContext, source: Rectangle, target: Rectangle): Deed {
  const { open } = context
  const columns = visibleColumns(open.attachment.columns)
  const vertical = target.left === source.left && target.right === source.right
  const back = vertical ? target.bottom < source.top : target.right < source.left
  const lines = vertical ? span(source.left, source.right) : span(source.top, source.bottom)
  const from = vertical ? span(source.top, source.bottom) : span(source.left, source.right)
  const to = vertical ? span(target.top, target.bottom) : span(target.left, target.right)
  const place = (line: number, along: number): Place =>
    vertical ? { row: along, column: line } : { row: line, column: along }
  const texts = lines.flatMap((line) => {
    const counting = vertical && columns[line]?.role === 'no'
    const seeds = back ? from.toReversed() : from
    const filled = fillOn(
      seeds.map((along) => ownText(open, place(line, along))),
      to.length,
      counting && !back,
    )
    const order = back ? to.toReversed() : to
    return order.map((along, n) => {
      const [seed, target] = [place(line, seeds[n % seeds.length] ?? 0), place(line, along)]
      const computed = formulaAt(open, seed) !== null
      return { ...target, seed, text: computed ? copyAt(open, seed, target) : (filled[n] ?? '') }
    })
  })
  const extent = extentOf(open.attachment)
  const own = texts.filter((text) => !isCovered(text, extent))
  return {
    ...looksAlong(
      context,
      write(context, '填充', own),
      own.map(({ seed, row, column }) => ({ from: seed, to: { row, column } })),
    ),
    selection: cellsOf(around(source, target)),
  }
}

/** Double click on the fill handle: down as far as the column beside it is filled, else to the end of the table. */
export function fillToEnd(context: OpenContext): Deed {
  const { open } = context
  const source = selected(open)
  const extent = extentOf(open.attachment)
  const last = extent.rows - 1
  if (source.bottom >= last) return {}
  const beside = source.left > 0 ? source.left - 1 : source.right + 1
  const filled = (place: Place): boolean => shownText(open, place) !== '' || isCovered(place, extent)
  const from = { row: source.bottom, column: beside }
  const running = beside < extent.columns && filled(from) && filled({ ...from, row: from.row + 1 })
  const bottom = running ? jump(from, 'down', extent, filled).row : last
  return fillTo(context, source, { ...source, top: source.bottom + 1, bottom })
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

/** Ctrl+D and Ctrl+R: the first row or column of the selection, or the one before a single one, copied on. */
function fillFrom(context: OpenContext, axis: 'down' | 'right'): Deed {
  const { open } = context
  const down = axis === 'down'
  const texts: Text[] = []
  const pairs: { from: Place; to: Place }[] = []
  // Each range by itself, as in Excel.
  for (const area of selectedAreas(open)) {
    const single = down ? area.top === area.bottom : area.left === area.right
    const first = down ? area.top - (single ? 1 : 0) : area.left - (single ? 1 : 0)
    if (first < 0) return info(down ? '上面没有可以填充的行。' : '左边没有可以填充的列。')
    for (const to of openPlaces(open, down ? { ...area, top: first + 1 } : { ...area, left: first + 1 })) {
      const from = down ? { row: first, column: to.column } : { row: to.row, column: first }
      texts.push({ ...to, text: copyAt(open, from, to) })
      pairs.push({ from, to })
    }
  }
  return looksAlong(context, write(context, down ? '向下填充' : '向右填充', texts), pairs)
}

export const fillActions = {
  'fill-down': onRows((context) => fillFrom(context, 'down')),
  'fill-right': onRows((context) => fillFrom(context, 'right')),
}
