/** Writing into cells, clearing them, and the step's own way through the log. */
import { notAllowed } from '../../shared/attachment/allowed.ts'
import { apply } from '../../shared/attachment/edits.ts'
import { type Attachment, type Heading, visibleColumns } from '../../shared/attachment/model.ts'
import { type CellChange, setCells } from '../../shared/changes/cells.ts'
import { insertRows } from '../../shared/changes/rows.ts'
import type { Renewed } from '../../shared/changes/year.ts'
import { isFormula } from '../../shared/formula/references.ts'
import { dateAs } from '../../shared/measure/dates.ts'
import { activePlace, type Place } from '../grid/selection.ts'
import { extentOf, selectedPlaces } from '../state/places.ts'
import { type Viewed, wholeCells, wholeOf } from '../state/view.ts'
import { type Doing, keyOf, onRows, onTable } from './action.ts'
import { type Deed, done, info, type OpenContext } from './deed.ts'
import { filledText } from './formula.ts'
import { mendOf } from './mend.ts'

export interface Text extends Place {
  readonly text: string
}

/** Texts at places as a person sees them, as changes of cells of the whole table, which may just have got more columns. */
export const changesOf = (
  open: Viewed,
  texts: readonly Text[],
  { columns }: Pick<Attachment, 'columns'> = open.attachment,
): CellChange[] =>
  wholeCells(open, texts, visibleColumns(columns)).map(({ row, column, place: { text } }) => ({
    row,
    column,
    text,
  }))

/** Puts texts into places as one step; in a table without rows they make the first one. */
export function write({ open, hand, newId }: OpenContext, name: string, texts: readonly Text[]): Deed {
  const { attachment } = wholeOf(open)
  const bare = attachment.rows.length === 0 && texts.some(({ text }) => text !== '')
  const first = bare ? insertRows(attachment, 0, 1, newId) : []
  const base = apply(attachment, first)
  return { step: { name, edits: [...first, ...setCells(base, changesOf(open, texts), hand)] } }
}

/** Puts one text, or what a cell is to have, into every selected cell, of all ranges. */
export const writeSelected = (
  context: OpenContext,
  name: string,
  text: string | ((now: OpenContext, place: Place) => string),
): Deed => ({
  ...write(
    context,
    name,
    selectedPlaces(context.open).map((place) => ({
      ...place,
      text: typeof text === 'string' ? text : text(context, place),
    })),
  ),
  repeat: (now) => writeSelected(now, name, text),
})

/** Puts what is typed into the active cell into all that are selected; what a formula reads goes along. */
export function writeFilled(context: OpenContext, name: string, text: string): Deed {
  const from = activePlace(context.open.selection, extentOf(context.open.attachment))
  return writeSelected(context, name, (now, place) => filledText(now.open, text, from, place))
}

/** Puts what was typed into a cell; a figure that an input method made unreadable is kept, with an offer to mend it. */
export function writeTyped(context: OpenContext, name: string, typed: Text): Deed {
  const deed = write(context, name, [typed])
  const mend = mendOf(context, typed, typed.text)
  const allowed = visibleColumns(context.open.attachment.columns)[typed.column]?.allowed
  // What a formula comes to is told by the audit.
  const wrong = isFormula(typed.text) ? null : notAllowed(typed.text, allowed)
  return {
    ...deed,
    ...(wrong !== null && info(`“${typed.text}”${wrong}，已照写，请核对。`)),
    repeat: (now) =>
      writeSelected(now, name, (then, place) => filledText(then.open, typed.text, typed, place)),
    ...(mend !== null && { mend }),
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

/** A day in the form in which the active column has its dates, or else the table. */
export function today({ open: { attachment, selection } }: Pick<OpenContext, 'open'>, day: Date): string {
  const { column } = activePlace(selection, extentOf(attachment))
  const id = visibleColumns(attachment.columns)[column]?.id ?? ''
  const { above, below } = attachment.heading
  return dateAs(
    day,
    attachment.rows.map(({ cells }) => cells[id] ?? ''),
    [...above, ...below, ...attachment.rows.flatMap(({ cells }) => Object.values(cells))],
  )
}

/** What undo and redo take back or bring back, by name; and the same in the text of a report. */
const labelled = (way: 'undo' | 'redo', word: string): Pick<Doing, 'label' | 'inText'> => {
  const told = (name: string | null, where: string): string =>
    name === null ? word : `${word}${where}“${name}”`
  return {
    label: ({ log }, beside) => told(log[way], beside ? '表中的' : ''),
    inText: {
      refusal: (steps) => (steps[way] === null ? `报告里没有可${word}的操作。` : null),
      perform: () => ({ replayText: way }),
      label: (steps) => told(steps[way], '报告中的'),
    },
  }
}

export const cellActions = {
  save: onTable(async ({ settled }) => {
    await settled()
    return done(`已保存在本机，每次修改都会自动保存；要交出去请导出Excel（${keyOf('export-xlsx')}）。`)
  }),
  undo: {
    ...onTable(
      () => ({ replay: 'undo' }),
      ({ log }) => (log.undo === null ? '没有可撤销的操作。' : null),
    ),
    ...labelled('undo', '撤销'),
  },
  redo: {
    ...onTable(
      () => ({ replay: 'redo' }),
      ({ log }) => (log.redo === null ? '没有可恢复的操作。' : null),
    ),
    ...labelled('redo', '恢复'),
    otherwise: 'repeat' as const,
  },
  today: onTable((context) => ({ type: today(context, new Date()) })),
  edit: onTable(() => ({ edit: true })),
  clear: onRows((context) => writeSelected(context, '清除内容', '')),
}
