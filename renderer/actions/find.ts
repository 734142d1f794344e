/** Finding and replacing texts in the open table. */
import { seenLetters } from '../../shared/attachment/address.ts'
import { findPieces, replaceAll } from '../../shared/attachment/find.ts'
import { visibleColumns } from '../../shared/attachment/model.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import { activePlace, at, isCovered, type Place, same } from '../grid/selection.ts'
import { extentOf, ownText, type Seen, shownText } from '../state/places.ts'
import { rowMarks, type Viewed, viewed } from '../state/view.ts'
import { type InText, onTable } from './action.ts'
import { type Text, write } from './cells.ts'
import { type Deed, done, info, type OpenContext } from './deed.ts'

/** The places whose text holds the query, row by row. */
export function found(open: Seen, query: string): Place[] {
  if (query === '') return []
  const extent = extentOf(open.attachment)
  const columns = visibleColumns(open.attachment.columns)
  return open.attachment.rows.flatMap((_, row) =>
    columns.flatMap((__, column): Place[] => {
      const place = { row, column }
      const text = isCovered(place, extent) ? '' : shownText(open, place)
      return text !== '' && findPieces(text, query).length > 0 ? [place] : []
    }),
  )
}

/** A place found, as a list shows it. */
export interface Hit {
  /** Id and label of its attachment. */
  readonly table: string
  readonly label: string
  readonly place: Place
  /** In the whole table, as row numbers and name box count, whatever is seen of it. */
  readonly address: string
  /** The header over it, its levels one after the other. */
  readonly header: string
  readonly text: string
}

/** Everything found in some tables, table by table and row by row. */
export const listed = (tables: readonly Viewed[], query: string): Hit[] =>
  tables.flatMap((seen) => {
    const { id, heading, columns } = seen.attachment
    const visible = visibleColumns(columns)
    const marks = rowMarks(seen)
    const letters = seenLetters(columns)
    return found(seen, query).map((place) => ({
      table: id,
      label: heading.label,
      place,
      address: `${letters[place.column]}${marks?.[place.row]?.number ?? place.row + 1}`,
      header: (visible[place.column]?.header ?? []).map((level) => level.replaceAll('\n', '')).join('　'),
      text: shownText(seen, place),
    }))
  })

/** All attachments of the report, as they are kept. */
export const reportTables = ({ open, host, hand }: OpenContext): Promise<readonly Viewed[]> =>
  Promise.all(
    open.report.siblings.map(async ({ id }) => {
      const { attachment } = await host('open', { id })
      return viewed({ attachment, judged: judgeAttachment(attachment, hand.dictionary) }, null)
    }),
  )

/** Goes to a place found, in whichever attachment it is. */
export async function goToHit({ open, carryOut }: OpenContext, { table, place }: Hit): Promise<Deed> {
  if (table !== open.attachment.id) await carryOut({ table: { id: table, warnings: [] } })
  return { selection: at(place) }
}

/** On to the next of the places found, or back to the one before, round the end. */
export function nextHit({ open }: OpenContext, hits: readonly Place[], back = false): Deed {
  const active = activePlace(open.selection, extentOf(open.attachment))
  const before = (hit: Place): boolean =>
    hit.row < active.row || (hit.row === active.row && hit.column < active.column)
  const after = (hit: Place): boolean => !before(hit) && !same(hit, active)
  const next = back ? (hits.findLast(before) ?? hits.at(-1)) : (hits.find(after) ?? hits[0])
  return next === undefined ? {} : { selection: at(next) }
}

export interface Replacement {
  readonly query: string
  readonly text: string
}

/** Only what a person wrote is replaced: a verdict that shows itself stays the program's. */
const replaced = ({ open }: OpenContext, places: readonly Place[], { query, text }: Replacement): Text[] =>
  places.flatMap((place) => {
    const from = ownText(open, place)
    const to = replaceAll(from, query, text)
    return to === from ? [] : [{ ...place, text: to }]
  })

/** Replaces in the active cell where it is one of the places found, and goes on. */
export function replaceOne(context: OpenContext, hits: readonly Place[], replacement: Replacement): Deed {
  const active = activePlace(context.open.selection, extentOf(context.open.attachment))
  const current = hits.filter((hit) => same(hit, active))
  return {
    ...write(context, '替换', replaced(context, current, replacement)),
    ...nextHit(context, hits),
  }
}

export function replaceEvery(context: OpenContext, hits: readonly Place[], replacement: Replacement): Deed {
  const texts = replaced(context, hits, replacement)
  return {
    ...write(context, '全部替换', texts),
    // Its button has nothing left to replace, and would take the keyboard with it.
    focus: 'find',
    ...(texts.length === 0 ? info('没有可替换的文字。') : done(`已替换${texts.length}个单元格。`)),
  }
}

const inReport = (find: 'find' | 'replace'): InText => ({
  refusal: () => null,
  perform: () => ({ find, findIn: 'report', focus: 'find' }),
})

export const findActions = {
  find: { ...onTable(() => ({ find: 'find', focus: 'find' })), inText: inReport('find') },
  replace: { ...onTable(() => ({ find: 'replace', focus: 'find' })), inText: inReport('replace') },
}
