/** Keys that move the selection, as Excel and WPS have them; a table of pure functions. */

import { sameRectangle } from '../../shared/attachment/rectangles.ts'
import {
  activePlace,
  allOf,
  areas,
  at,
  beside,
  cellAt,
  clamp,
  columnsOf,
  type Extent,
  jump,
  type Place,
  range,
  rectangle,
  round,
  rowsOf,
  type Selection,
  same,
  step,
} from './selection.ts'
import type { Move } from './textLayer.ts'

export interface View {
  readonly selection: Selection
  readonly extent: Extent
  /** Rows that a page holds. */
  readonly page: () => number
  /** Whether a place shows a text. */
  readonly filled: (place: Place) => boolean
}

type Go = (view: View, from: Place) => Place

const go: Record<string, Go> = {
  ArrowUp: ({ extent }, from) => step(from, 'up', extent),
  ArrowDown: ({ extent }, from) => step(from, 'down', extent),
  ArrowLeft: ({ extent }, from) => step(from, 'left', extent),
  ArrowRight: ({ extent }, from) => step(from, 'right', extent),
  'Ctrl+ArrowUp': ({ extent, filled }, from) => jump(from, 'up', extent, filled),
  'Ctrl+ArrowDown': ({ extent, filled }, from) => jump(from, 'down', extent, filled),
  'Ctrl+ArrowLeft': ({ extent, filled }, from) => jump(from, 'left', extent, filled),
  'Ctrl+ArrowRight': ({ extent, filled }, from) => jump(from, 'right', extent, filled),
  Home: (_, from) => ({ row: from.row, column: 0 }),
  'Ctrl+Home': () => ({ row: 0, column: 0 }),
  'Ctrl+End': ({ extent }) => ({ row: extent.rows - 1, column: extent.columns - 1 }),
  PageUp: ({ extent, page }, from) => clamp({ row: from.row - page(), column: from.column }, extent),
  PageDown: ({ extent, page }, from) => clamp({ row: from.row + page(), column: from.column }, extent),
}

/** The selection after a key press; null where the key does not move it. Shift extends from the anchor. */
export function navigate(keys: string, view: View): Selection | null {
  const { selection, extent } = view
  const plain = go[keys]
  if (plain !== undefined) {
    return at(plain(view, selection.active))
  }
  if (keys.includes('Shift+')) {
    const extended = go[keys.replace('Shift+', '')]
    if (extended !== undefined) return extend(view, extended)
  }
  const { anchor, focus } = selection
  switch (keys) {
    case 'Ctrl+A':
      return allOf(extent)
    case 'Ctrl+Space':
      return columnsOf(anchor.column, focus.column, extent)
    case 'Shift+Space':
      return rowsOf(anchor.row, focus.row, extent)
    case 'Enter':
      return afterCommit('enter', view)
    case 'Shift+Enter':
      return afterCommit('shift-enter', view)
    case 'Tab':
      return afterCommit('tab', view)
    case 'Shift+Tab':
      return afterCommit('shift-tab', view)
    default:
      return null
  }
}

/** The key after End, as Excel has it: an arrow goes to the edge of the data, Home to the table's last cell, Enter to the row's. */
const afterEnd: Record<string, string> = {
  ArrowUp: 'Ctrl+ArrowUp',
  ArrowDown: 'Ctrl+ArrowDown',
  ArrowLeft: 'Ctrl+ArrowLeft',
  ArrowRight: 'Ctrl+ArrowRight',
  Home: 'Ctrl+End',
}

/** The selection after End and then a key; null where the key means nothing more after End. */
export function navigateFromEnd(keys: string, view: View): Selection | null {
  const shift = keys.startsWith('Shift+')
  const key = shift ? keys.slice('Shift+'.length) : keys
  if (key === 'Enter') {
    const toLast: Go = ({ extent }, from) => ({ row: from.row, column: extent.columns - 1 })
    return shift ? extend(view, toLast) : at(toLast(view, view.selection.active))
  }
  const far = afterEnd[key]
  return far === undefined ? null : navigate(shift ? far.replace('+', '+Shift+') : far, view)
}

/** Shift with a key: on from the focus until the rectangle changes, so that a merge costs one press. */
function extend(view: View, go: Go): Selection {
  const { selection, extent } = view
  const before = rectangle(selection, extent)
  let { focus } = selection
  for (;;) {
    const next = go(view, focus)
    const extended = beside(selection.others ?? [], range(selection.anchor, next))
    if (same(next, focus) || !sameRectangle(rectangle(extended, extent), before)) return extended
    focus = next
  }
}

/** Where the selection goes once a text is written: on, or round the range where one is selected. */
export function afterCommit(move: Move, { selection, extent }: View): Selection {
  if (move === null || move === 'fill') return selection
  const active = activePlace(selection, extent)
  if (move === 'up' || move === 'down' || move === 'left' || move === 'right')
    return at(step(active, move, extent))
  const back = move === 'shift-enter' || move === 'shift-tab'
  const byRow = move === 'tab' || move === 'shift-tab'
  const all = areas(selection, extent)
  const cell = cellAt(active, extent)
  if (all.some((area) => !sameRectangle(area, cell)))
    return { ...selection, active: round(active, all, byRow ? 'row' : 'column', back, extent) }
  if (!byRow) {
    const column = back ? active.column : (selection.home ?? active.column)
    return at(step({ row: active.row, column }, back ? 'up' : 'down', extent))
  }
  const next = step(active, back ? 'left' : 'right', extent)
  if (!same(next, active)) return { ...at(next), home: selection.home ?? active.column }
  // At the end of a row Tab goes on with the next one, so that a table fills without the mouse.
  const row = back ? active.row - 1 : cell.bottom + 1
  return row < 0 || row >= extent.rows ? selection : at({ row, column: back ? extent.columns - 1 : 0 })
}
