/** Writing into cells, clearing them, and the step's own way through the log. */
import { apply } from '../../shared/attachment/edits.ts'
import { type Attachment, type Heading, type Role, visibleColumns } from '../../shared/attachment/model.ts'
import { type CellChange, setCells } from '../../shared/changes/cells.ts'
import { insertRows } from '../../shared/changes/rows.ts'
import type { Renewed } from '../../shared/changes/year.ts'
import type { Place } from '../grid/selection.ts'
import { selectedPlaces } from '../state/places.ts'
import { keyOf, onRows, onTable } from './action.ts'
import { type Deed, info, type OpenContext } from './deed.ts'

export interface Text extends Place {
  readonly text: string
}

/** Texts at places as a person sees them, as changes of cells. */
export function changesOf(attachment: Attachment, texts: readonly Text[]): CellChange[] {
  const columns = visibleColumns(attachment.columns)
  return texts.flatMap(({ row, column, text }): CellChange[] => {
    const id = columns[column]?.id
    return id === undefined ? [] : [{ row, column: id, text }]
  })
}

/** Puts texts into places as one step; in a table without rows they make the first one. */
export function write({ open, hand, newId }: OpenContext, name: string, texts: readonly Text[]): Deed {
  const { attachment } = open
  const bare = attachment.rows.length === 0 && texts.some(({ text }) => text !== '')
  const first = bare ? insertRows(attachment, 0, 1, newId) : []
  const base = apply(attachment, first)
  return { step: { name, edits: [...first, ...setCells(base, changesOf(base, texts), hand)] } }
}

/** Puts one text into every selected cell, of all ranges. */
export const writeSelected = (context: OpenContext, name: string, text: string): Deed =>
  write(
    context,
    name,
    selectedPlaces(context.open).map((place) => ({ ...place, text })),
  )

/** Columns whose cells hold figures. */
const FIGURES: ReadonlySet<Role> = new Set(['target', 'stage', 'actual', 'growth', 'last', 'share', 'gap'])

/** A figure as an input method left it: full-width, or with the full stop of a sentence for its point. */
const asFigure = (text: string): string =>
  text
    .replace(/(?<=[\d０-９])[。．｡](?=[\d０-９])/g, '.')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)％/g, '%')
    .replace(/^[－＋](?=\d)/, (sign) => (sign === '－' ? '-' : '+'))

/** Puts what was typed into a cell; a figure that an input method made unreadable is kept, with one offer to mend it. */
export function writeTyped(context: OpenContext, name: string, typed: Text): Deed {
  const deed = write(context, name, [typed])
  const column = visibleColumns(context.open.attachment.columns)[typed.column]
  const text = asFigure(typed.text)
  if (column === undefined || !FIGURES.has(column.role) || text === typed.text) return deed
  return {
    ...deed,
    ask: {
      title: '改成半角数字',
      text: `“${typed.text}”不便识别，改为“${text}”吗？`,
      yes: `改为${text}`,
      agreed: (now) => write(now, '改成半角数字', [{ ...typed, text }]),
    },
  }
}

/** What stands around the table, and what is set for all of it; with it headers that name another year. */
export const setHeading = (
  { open }: OpenContext,
  name: string,
  to: Heading,
  columns: Renewed['columns'] = [],
): Deed => ({
  step: {
    name,
    edits: [
      { type: 'heading', from: open.attachment.heading, to },
      ...columns.map((each) => ({ type: 'column' as const, ...each })),
    ],
  },
})

export const cellActions = {
  save: onTable(async ({ settled }) => {
    await settled()
    return info(`已保存在本机，每次修改都会自动保存；要交出去请导出Excel（${keyOf('export-xlsx')}）。`)
  }),
  undo: onTable(
    () => ({ replay: 'undo' }),
    ({ log, saving }) => (log.undo === null && saving.kind !== 'saving' ? '没有可撤销的操作。' : null),
  ),
  redo: onTable(
    () => ({ replay: 'redo' }),
    ({ log }) => (log.redo === null ? '没有可恢复的操作。' : null),
  ),
  edit: onTable(() => ({ edit: true })),
  clear: onRows((context) => writeSelected(context, '清除内容', '')),
}
