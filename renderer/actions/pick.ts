/** Filling a cell from what its column holds. */
import { type Column, visibleColumns } from '../../shared/attachment/model.ts'
import { choicesOf, hasChoices } from '../../shared/verdict/choices.ts'
import { activePlace } from '../grid/selection.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import { useSettings } from '../state/settings.ts'
import { onRows } from './action.ts'

const activeColumn = ({ attachment, selection }: Editor): Column | undefined =>
  visibleColumns(attachment.columns)[activePlace(selection, extentOf(attachment)).column]

/** What the active cell may be filled with. */
export function choices(open: Editor): string[] {
  const { attachment, judged, selection } = open
  const column = activeColumn(open)
  const { row } = activePlace(selection, extentOf(attachment))
  return column === undefined
    ? []
    : choicesOf(attachment, judged, column, row, useSettings.getState().wordings)
}

export const pickActions = {
  pick: onRows(
    () => ({ open: { kind: 'pick' } }),
    (open) => {
      const column = activeColumn(open)
      return column !== undefined && hasChoices(open.attachment, column) ? null : '这一列还没有内容可选。'
    },
  ),
}
