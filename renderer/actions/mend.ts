/** Figures in an input method's signs: kept as typed, offered to be mended, mended at one key. */
import { rowIndexes, visibleColumns } from '../../shared/attachment/model.ts'
import { holdsFigures } from '../../shared/attachment/roles.ts'
import { setCells } from '../../shared/changes/cells.ts'
import { halfWidth } from '../../shared/measure/typed.ts'
import type { Place } from '../grid/selection.ts'
import type { Mend } from '../state/mends.ts'
import { openPlaces, selected } from '../state/places.ts'
import { wholeOf } from '../state/view.ts'
import { onRows } from './action.ts'
import { type Deed, info, type OpenContext } from './deed.ts'

/** What a text in that cell would be mended to; null where there is nothing to mend, or the column holds no figures. */
export function mendOf({ open }: OpenContext, { row, column }: Place, text: string): Mend | null {
  const line = open.attachment.rows[row]
  const definition = visibleColumns(open.attachment.columns)[column]
  if (line === undefined || definition === undefined || !holdsFigures(definition.role)) return null
  const to = halfWidth(text)
  return to === text ? null : { row: line.id, column: definition.id, from: text, to }
}

/** Mends what is offered; where nothing is, what is selected. */
function mend(context: OpenContext): Deed {
  const { open, hand, mends } = context
  const { attachment } = open
  const columns = visibleColumns(attachment.columns)
  const all =
    mends.length > 0
      ? mends
      : openPlaces(open, selected(open)).flatMap((place) => {
          const text = attachment.rows[place.row]?.cells[columns[place.column]?.id ?? ''] ?? ''
          return mendOf(context, place, text) ?? []
        })
  if (all.length === 0) return info('选中的格子里没有要改成半角的数字。')
  const { attachment: whole } = wholeOf(open)
  const rows = rowIndexes(whole)
  const changes = all.flatMap(({ row, column, to }) => {
    const at = rows.get(row)
    return at === undefined ? [] : [{ row: at, column, text: to }]
  })
  return { step: { name: '改成半角数字', edits: setCells(whole, changes, hand) }, focus: 'sheet' }
}

export const mendActions = { mend: onRows(mend) }
