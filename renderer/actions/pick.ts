/** Filling a cell from what its column holds. */
import { visibleColumns } from '../../shared/attachment/model.ts'
import { choicesOf } from '../../shared/verdict/choices.ts'
import { activePlace } from '../grid/selection.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import { onRows } from './action.ts'

/** What the active cell may be filled with. */
export function choices({ attachment, judged, selection }: Editor): string[] {
  const { row, column } = activePlace(selection, extentOf(attachment))
  const definition = visibleColumns(attachment.columns)[column]
  return definition === undefined ? [] : choicesOf(attachment, judged, definition, row)
}

export const pickActions = {
  pick: onRows(
    () => ({ open: { kind: 'pick' } }),
    (open) => (choices(open).length === 0 ? '这一列还没有内容可选。' : null),
  ),
}
