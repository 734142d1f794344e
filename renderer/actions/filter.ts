/** Filtering and sorting what is seen of the table. Nothing of the table changes, so there is nothing to undo. */
import { columnOf, visibleColumns } from '../../shared/attachment/model.ts'
import type { Outcome } from '../../shared/verdict/verdict.ts'
import { VERDICT } from '../../shared/view/read.ts'
import { everything, type Keep, type View, viewOf, withFilter } from '../../shared/view/view.ts'
import { activePlace } from '../grid/selection.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import { isNarrowed, wholeOf } from '../state/view.ts'
import { keyOf, onRows, onTable } from './action.ts'
import { type Deed, info, type OpenContext } from './deed.ts'

/** A sentence for what needs all rows in their own order. */
export const notNarrowed = (what: string): string =>
  `${what}：表格正在筛选或排序，请先清除（${keyOf('filter')}）。`

/** Refuses as long as rows are left out or stand in another order. */
export const whileWhole =
  (what: string) =>
  (open: Editor): string | null =>
    isNarrowed(open) ? notNarrowed(what) : null

const viewIn = ({ view }: Editor): View => view?.view ?? everything

/** Shows a view, or says that nothing fits it and leaves what is seen. */
function show(open: Editor, view: View): Deed {
  const { rows } = viewOf(wholeOf(open), view)
  return rows.length === 0 ? info('没有符合条件的行，筛选没有改变。') : { view, focus: 'sheet' }
}

/** Filters by a column; null takes its filter off. */
export const filterBy = ({ open }: OpenContext, column: string, keep: Keep | null): Deed =>
  show(open, withFilter(viewIn(open), column, keep))

/** Sorts by a column; null leaves the rows as they stand in the table. */
export const sortBy = ({ open }: OpenContext, column: string, descending: boolean | null): Deed => ({
  view: { ...viewIn(open), sort: descending === null ? null : { column, descending } },
  focus: 'sheet',
})

/** The rows with that word (未完成 3 in the status bar); the same word again shows all. */
export function filterWord(context: OpenContext, word: string): Deed {
  const { open } = context
  const column = columnOf(visibleColumns(open.attachment.columns), 'status')?.id ?? VERDICT
  const there = viewIn(open).filters.find((filter) => filter.column === column)?.keep
  const on = there?.kind === 'texts' && there.texts.length === 1 && there.texts[0] === word
  return filterBy(context, column, on ? null : { kind: 'texts', texts: [word] })
}

const activeColumn = ({ attachment, selection }: Editor): string | undefined =>
  visibleColumns(attachment.columns)[activePlace(selection, extentOf(attachment)).column]?.id

const sortActive =
  (descending: boolean) =>
  (context: OpenContext): Deed => {
    const column = activeColumn(context.open)
    return column === undefined ? {} : sortBy(context, column, descending)
  }

/** The same from the palette and the menus; done again, all rows are seen. */
const only = (word: string, outcome: Outcome) =>
  onRows(
    (context) => filterWord(context, word),
    (open) => (wholeOf(open).judged.summary[outcome] === 0 ? `没有${word}的行。` : null),
  )

const needsView = (open: Editor): string | null => (isNarrowed(open) ? null : '现在没有筛选，也没有排序。')

export const filterActions = {
  filter: onRows(({ open }) => ({ view: open.view === null ? everything : null, focus: 'sheet' })),
  'filter-column': onRows(({ open }) => {
    const column = activeColumn(open)
    return column === undefined ? {} : openList(open, column)
  }),
  'sort-up': onRows(sortActive(false)),
  'sort-down': onRows(sortActive(true)),
  'view-again': onTable(({ open }) => show(open, viewIn(open)), needsView),
  'view-clear': onTable(() => ({ view: everything, focus: 'sheet' }), needsView),
  'only-missed': only('未完成', 'missed'),
  'only-pending': only('待核', 'pending'),
  'only-blank': only('待填', 'blank'),
}

/** Opens the list under a column's arrow. */
export const openList = (open: Editor, column: string): Deed => ({
  ...(open.view === null && { view: everything }),
  open: { kind: 'filter', column },
})
