/** Cells drawn by the border of the selection to another place: moved, or with Ctrl copied. */

import { type Rectangle, sameRectangle } from '../../shared/attachment/rectangles.ts'
import { contains } from '../grid/selection.ts'
import { openPlaces, ownText } from '../state/places.ts'
import { opened } from './action.ts'
import { copyBlock, moveBlock } from './clipboard.ts'
import type { Deed, OpenContext } from './deed.ts'

/** One step; onto cells that hold something only once the person agrees, as in Excel. */
export function carryCells(
  context: OpenContext,
  source: Rectangle,
  target: Rectangle,
  how: 'move' | 'copy',
): Deed {
  if (sameRectangle(source, target)) return {}
  const made = (now: OpenContext): Deed =>
    how === 'move' ? moveBlock(now, source, target) : copyBlock(now, source, target)
  const lost = openPlaces(context.open, target).some(
    (place) => !contains(source, place) && ownText(context.open, place) !== '',
  )
  const deed = made(context)
  return lost && deed.step !== undefined
    ? {
        ask: {
          title: '替换单元格',
          text: '那里的单元格已有内容，要替换吗？',
          yes: '替换',
          agreed: (now) => made(opened(now)),
        },
      }
    : deed
}
