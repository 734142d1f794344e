/** The next period of a table, and copies: what is made comes on the desk, at the first cell to fill. */
import { type Attachment, cellText, visibleColumns } from '../../shared/attachment/model.ts'
import type { Methods } from '../../shared/contract/contract.ts'
import { datedWords } from '../../shared/verdict/spoken.ts'
import { at, type Place } from '../grid/selection.ts'
import { keyOf, onTable } from './action.ts'
import { type Context, type Deed, done } from './deed.ts'

/** The first cell of the column that is to be filled first, in a row that has a name: targets, then actuals. */
export function firstToFill({ columns, rows }: Attachment): Place | null {
  const seen = visibleColumns(columns)
  const name = seen.find(({ role }) => role === 'name')
  for (const wanted of ['target', 'actual'] as const) {
    const column = seen.findIndex(({ role }) => role === wanted)
    const empty = (row: Attachment['rows'][number]) => cellText(row, seen[column]).trim() === ''
    if (column < 0 || (wanted === 'target' && rows.some((row) => !empty(row)))) continue
    const row = rows.findIndex((line) => empty(line) && (name === undefined || cellText(line, name) !== ''))
    if (row >= 0) return { row, column }
  }
  return null
}

/** What was made comes on the desk; the way back leads to the table before. */
async function shown(context: Context, id: string, said: string): Promise<Deed> {
  const { open: before } = context
  await context.carryOut({ table: { id, warnings: [] }, library: true })
  const { open } = context.now()
  const place = open === null ? null : firstToFill(open.attachment)
  return {
    ...done(said),
    ...(before !== null && {
      back: { word: `回到原来的表（${keyOf('last-table')}）`, action: 'last-table' as const },
    }),
    ...(place !== null && { selection: at(place) }),
    focus: 'sheet',
  }
}

/** Makes the table of another period, or those of its whole report. */
export async function makeNext(context: Context, args: Methods['nextPeriod']['arguments']): Promise<Deed> {
  await context.settled()
  const { id, made, filled } = await context.host('nextPeriod', args)
  const said = `已做好${datedWords(args)}的${made > 1 ? `${made}张附件` : '表'}${filled > 0 ? `，上年同期填入${filled}行` : ''}。`
  return shown(context, id, said)
}

/** Makes the same table once more. */
export async function makeCopy(context: Context, id: string): Promise<Deed> {
  await context.settled()
  const copy = await context.host('copy', { id, whole: false })
  return shown(context, copy.id, '已复制，这是副本；原来的没有改动。')
}

export const nextActions = {
  'next-period': onTable(({ open }) => ({ open: { kind: 'next', id: open.attachment.id } })),
  'copy-table': onTable((context) => makeCopy(context, context.open.attachment.id)),
}
