/** Heights of rows, drawn and fitted at their numbers. */
import { setHeights } from '../../shared/changes/heights.ts'
import { extentOf, selectedAreas, selectedSpans } from '../state/places.ts'
import { wholeOf } from '../state/view.ts'
import type { Deed, OpenContext } from './deed.ts'

/**
 * A row as high as somebody drew it, in points, and with it the others that are selected as a whole; null leaves them
 * as high as their texts need.
 */
export function heighten({ open }: OpenContext, row: number, points: number | null): Deed {
  const { attachment } = open
  const last = extentOf(attachment).columns - 1
  const whole = selectedAreas(open).every(({ left, right }) => left === 0 && right === last)
  const spans = selectedSpans(open, 'rows')
  const meant =
    whole && spans.some(([first, end]) => row >= first && row <= end) ? spans : [[row, row] as const]
  const ids = meant.flatMap(([first, end]) => attachment.rows.slice(first, end + 1).map(({ id }) => id))
  return { step: { name: '调整行高', edits: setHeights(wholeOf(open).attachment, ids, points) } }
}
