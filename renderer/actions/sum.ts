/** 求和 (Alt+=): the sum of what stands above a cell, or to its left, as every spreadsheet offers it. */
import { address, areaName } from '../../shared/attachment/address.ts'
import { visibleColumns } from '../../shared/attachment/model.ts'
import { isFigure } from '../../shared/measure/totals.ts'
import { activePlace, type Place } from '../grid/selection.ts'
import { extentOf, ownText, selected } from '../state/places.ts'
import { onlyOneRange, onRows } from './action.ts'
import { type Text, write } from './cells.ts'
import { type Deed, info, type OpenContext } from './deed.ts'
import { RULED, wholePlace } from './formula.ts'

/** SUM over the cells between two places that are seen, by their addresses in the whole table. */
function sumOf({ open }: OpenContext, from: Place, to: Place): string {
  const [first, last] = [wholePlace(open, from), wholePlace(open, to)]
  return `=SUM(${areaName(address(first.row, first.column), address(last.row, last.column))})`
}

/** How many figures stand one after the other before a place, going up or to the left. */
function run({ open }: OpenContext, { row, column }: Place, axis: 'up' | 'left'): number {
  let count = 0
  const at = (n: number): Place => (axis === 'up' ? { row: row - n, column } : { row, column: column - n })
  const columns = visibleColumns(open.attachment.columns)
  const own = columns[column]?.role
  for (let place = at(1); place.row >= 0 && place.column >= 0; place = at(count + 1)) {
    // A target is no part of what was reached.
    const role = columns[place.column]?.role
    if (role !== own && role !== 'none') break
    if (!isFigure(ownText(open, place))) break
    count += 1
  }
  return count
}

function sum(context: OpenContext): Deed {
  const { open } = context
  const columns = visibleColumns(open.attachment.columns)
  const area = selected(open)
  const extent = extentOf(open.attachment)
  if (area.top === area.bottom && area.left === area.right) {
    const { row, column } = activePlace(open.selection, extent)
    if (columns[column]?.role === 'status') return info(RULED)
    const up = run(context, { row, column }, 'up')
    if (up > 0) return { type: sumOf(context, { row: row - up, column }, { row: row - 1, column }) }
    const left = run(context, { row, column }, 'left')
    if (left > 0) return { type: sumOf(context, { row, column: column - left }, { row, column: column - 1 }) }
    return { type: '=SUM(' }
  }
  // Of several rows the sum goes into the blank one at their end, else into the one below.
  const texts: Text[] = []
  for (let column = area.left; column <= area.right; column += 1) {
    if (columns[column]?.role === 'status') continue
    const blank = ownText(open, { row: area.bottom, column }) === '' && area.bottom > area.top
    const row = blank ? area.bottom : area.bottom + 1
    if (row >= extent.rows) return info('下面没有空行放合计，请先在下方插入一行。')
    if (ownText(open, { row, column }) !== '') return info('下面一行已有内容，没有写入合计。请选到空行为止。')
    texts.push({ row, column, text: sumOf(context, { row: area.top, column }, { row: row - 1, column }) })
  }
  return write(context, '求和', texts)
}

export const sumActions = { sum: onRows(sum, onlyOneRange) }
