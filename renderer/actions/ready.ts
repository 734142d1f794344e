/** Formulas that officials write every day, offered for the active cell, and a total that becomes one. */
import { type Attachment, rowIndexes, visibleColumns } from '../../shared/attachment/model.ts'
import { type CellChange, setCells } from '../../shared/changes/cells.ts'
import { readTable, type Table } from '../../shared/findings/audit/reading.ts'
import { partsByRow } from '../../shared/findings/audit/totals.ts'
import type { Finding } from '../../shared/findings/finding.ts'
import { type Ready, readyFormulas, sumOfRows } from '../../shared/formula/ready.ts'
import { understood } from '../../shared/formula/references.ts'
import { resultOf } from '../../shared/formula/results.ts'
import { textOf } from '../../shared/formula/value.ts'
import type { Dictionary } from '../../shared/verdict/dictionary.ts'
import { activePlace } from '../grid/selection.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import { wholeOf } from '../state/view.ts'
import { onRows } from './action.ts'
import { type Deed, info, type OpenContext } from './deed.ts'
import { RULED, wholePlace } from './formula.ts'

/** A formula that is offered, with what it comes to and how many blank cells of the column could have theirs. */
export interface Offered extends Ready {
  /** The text that the cell would show, or why there is none. */
  readonly result: string
  readonly failed: boolean
  /** Rows of blank cells of the column for which the same is offered, the active one's among them where it is blank. */
  readonly blank: readonly number[]
}

/** What is offered for each row of a column, by the row's index; what a table tells of its rows is found out once. */
function offersIn(table: Table, column: number): (row: number) => Ready[] {
  const { attachment, judged } = table
  const [rowAt, parts] = [rowIndexes(attachment), partsByRow(table)]
  const ready = readyFormulas(attachment, column)
  return (row) =>
    ready(row, {
      hasProgress: (judged.rows[row]?.verdict?.progress ?? null) !== null,
      parts: (parts.get(attachment.rows[row]?.id ?? '') ?? []).flatMap((part) => rowAt.get(part) ?? []),
    })
}

/** What is offered for the active cell. */
export function offeredFormulas(open: Editor, dictionary: Dictionary): Offered[] {
  const { attachment, judged } = wholeOf(open)
  const place = wholePlace(open, activePlace(open.selection, extentOf(open.attachment)))
  const id = attachment.columns[place.column]?.id
  if (id === undefined) return []
  const offersAt = offersIn(readTable(attachment, judged, dictionary), place.column)
  const offers = offersAt(place.row)
  if (offers.length === 0) return []
  const blanks = attachment.rows.flatMap(({ cells }, at) =>
    (cells[id] ?? '') === '' ? [{ at, ids: new Set(offersAt(at).map((one) => one.id)) }] : [],
  )
  return offers.map((offer) => ({
    ...offer,
    ...shownAs(attachment, offer.formula),
    blank: blanks.flatMap(({ at, ids }) => (ids.has(offer.id) ? [at] : [])),
  }))
}

function shownAs(
  attachment: Attachment,
  typed: string,
): { readonly result: string; readonly failed: boolean } {
  const formula = understood(typed, attachment)
  if (typeof formula === 'string') return { result: formula, failed: true }
  const value = resultOf(formula, attachment)
  return value.kind === 'fault'
    ? { result: value.message, failed: true }
    : { result: textOf(value), failed: false }
}

/** The formula of that kind written into the active cell, or into all blank cells of its column that can have theirs. */
export function writeReady(
  { open, hand }: OpenContext,
  { id, name, formula, blank }: Offered,
  where: 'cell' | 'blank',
): Deed {
  const { attachment, judged } = wholeOf(open)
  const place = wholePlace(open, activePlace(open.selection, extentOf(open.attachment)))
  const column = attachment.columns[place.column]?.id ?? ''
  const offersAt = offersIn(readTable(attachment, judged, hand.dictionary), place.column)
  const changes =
    where === 'cell'
      ? [{ row: place.row, column, text: formula }]
      : blank.flatMap((row): CellChange[] => {
          const own = offersAt(row).find((offer) => offer.id === id)
          return own === undefined ? [] : [{ row, column, text: own.formula }]
        })
  return { step: { name: `公式“${name}”`, edits: setCells(attachment, changes, hand) }, focus: 'sheet' }
}

/** A total that does not add up becomes the formula that adds it up. */
export function sumParts({ open, hand }: OpenContext, { row, column, parts = [] }: Finding): Deed {
  const { attachment } = wholeOf(open)
  const at = attachment.rows.findIndex(({ id }) => id === row)
  const text = column === null ? null : sumOfRows(attachment, column, parts)
  if (at < 0 || column === null || text === null) return info('合计的分项已不在表里，请重新核对。')
  return { step: { name: '改成求和公式', edits: setCells(attachment, [{ row: at, column, text }], hand) } }
}

export const readyActions = {
  'ready-formula': onRows(
    () => ({ open: { kind: 'ready' } }),
    ({ attachment, selection }) => {
      const { column } = activePlace(selection, extentOf(attachment))
      return visibleColumns(attachment.columns)[column]?.role === 'status' ? RULED : null
    },
  ),
}
