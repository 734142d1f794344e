/** Heights of rows, drawn and fitted at their numbers, or said in a dialog. */
import type { Row } from '../../shared/attachment/model.ts'
import { setHeights } from '../../shared/changes/heights.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf, selectedAreas, selectedSpans } from '../state/places.ts'
import { wholeOf } from '../state/view.ts'
import { onRows } from './action.ts'
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

/** The rows that are selected, wholly or in part, in any range. */
export const selectedRows = (open: Editor): readonly Row[] =>
  selectedSpans(open, 'rows').flatMap(([first, last]) => open.attachment.rows.slice(first, last + 1))

/** One height for all selected rows, in points; null leaves them as high as their texts need. */
export const heightenRows = ({ open }: OpenContext, points: number | null): Deed => {
  const ids = selectedRows(open).map(({ id }) => id)
  return { step: { name: '调整行高', edits: setHeights(wholeOf(open).attachment, ids, points) } }
}

export const heightActions = { 'row-height': onRows(() => ({ open: { kind: 'height' } })) }
