/** Which actions stand where, and in which order. What is not named here is in the command palette, which has all. */
import type { ActionId } from '../../shared/contract/actions.ts'

type Ids = readonly ActionId[]

const clipboard: Ids = ['cut', 'copy', 'paste', 'paste-text', 'paste-special']
const view: Ids = [
  'filter',
  'filter-column',
  'sort-up',
  'sort-down',
  'view-again',
  'view-clear',
  'only-missed',
  'only-pending',
  'only-blank',
]
const rows: Ids = ['insert-above', 'insert-below', 'duplicate-rows', 'delete-rows']
const columns: Ids = ['insert-column-left', 'insert-column-right', 'delete-columns']
const moreColumns: Ids = ['column', 'column-width', 'fit-columns', 'hide-columns', 'show-columns', 'freeze']

/** What the right mouse button was pressed on. */
export type MenuOf = 'cells' | 'rows' | 'columns' | 'table'

/** The context menus; groups with a name of their own open beside, so that the menu fits a small screen. */
export const contextMenus: Readonly<
  Record<MenuOf, readonly { readonly name?: string; readonly ids: Ids }[]>
> = {
  cells: [
    { ids: clipboard },
    { ids: rows },
    { name: '行和序号', ids: ['move-up', 'move-down', 'renumber', 'row-height'] },
    { name: '列', ids: [...columns, 'move-left', 'move-right', ...moreColumns] },
    { name: '筛选和排序', ids: view },
    { ids: ['format', 'merge'] },
    { ids: ['fill-down', 'fill-right', 'sum', 'pick', 'clear'] },
  ],
  rows: [
    { ids: clipboard },
    { ids: rows },
    { ids: ['move-up', 'move-down', 'renumber'] },
    { ids: ['format', 'row-height'] },
    { ids: ['clear'] },
  ],
  columns: [
    { ids: clipboard },
    { ids: columns },
    { ids: ['move-left', 'move-right'] },
    { ids: moreColumns },
    { name: '筛选和排序', ids: view },
    { ids: ['format', 'clear'] },
  ],
  table: [
    { ids: ['next-period', 'copy-table', 'save-version', 'hand-out'] },
    { ids: ['table-settings', 'compare', 'plans', 'old-figures', 'picture', 'prose', 'meeting'] },
    { ids: ['print', 'brief', 'export-xlsx'] },
    { ids: ['export-report', 'export-each'] },
  ],
}

/** A button of the toolbar; with a menu it opens that, and is named and drawn as its action. */
export interface Tool {
  readonly id: ActionId
  /** What stands beside the icon: a part of the action's name. */
  readonly word: string
  readonly menu?: Ids
}

const tool = (id: ActionId, word: string, menu?: Ids): Tool => ({
  id,
  word,
  ...(menu === undefined ? {} : { menu }),
})

/** The buttons with their words, group by group. */
export const toolbar: readonly (readonly Tool[])[] = [
  [
    tool('home', '我的表格'),
    tool('open', '打开'),
    tool('new', '新建', ['new', 'new-investment', 'new-engineering', 'new-livelihood', 'new-report']),
  ],
  [tool('undo', '撤销'), tool('redo', '恢复'), tool('format', '格式')],
  [
    tool('insert-above', '上方插入'),
    tool('insert-below', '下方插入'),
    tool('delete-rows', '删除行'),
    tool('column', '列', [...columns, 'move-left', 'move-right', ...moreColumns]),
  ],
  [tool('find', '查找'), tool('filter', '筛选')],
  [
    tool('next-waiting', '待处理'),
    tool('picture', '进度图'),
    tool('compare', '对比'),
    tool('meeting', '大屏'),
  ],
  [tool('table-settings', '设置'), tool('indicators', '指标库')],
  [tool('print', '打印')],
  [tool('shortcuts', '快捷键'), tool('look', '深色')],
]

/** Where there is not room for all they go under 更多, the first of these first. */
export const leaving: Ids = [
  'look',
  'shortcuts',
  'indicators',
  'table-settings',
  'compare',
  'insert-above',
  'meeting',
  'picture',
  'column',
  'find',
  'filter',
  'next-waiting',
  'delete-rows',
  'print',
  'redo',
  'insert-below',
  'format',
  'undo',
  'new',
]

/** What is under 更多 in any case; last, where a low window cuts it, what the menus of cells and rows have too. */
export const more: Ids = [
  'brief',
  'hand-out',
  'next-period',
  'copy-table',
  'save-version',
  'history',
  'replace',
  'report',
  'fill-report',
  'collect',
  'urge',
  'new-from-plan',
  'old-figures',
  'plans',
  'print-findings',
  'prose',
  'settings',
  'backup',
  'palette',
  'duplicate-rows',
  'move-up',
  'move-down',
  'renumber',
  'row-height',
  'clear',
]

/** The buttons of 格式, line by line; colours come as lines of their own. */
export const formats: readonly { readonly name: string; readonly ids: Ids }[] = [
  { name: '字和对齐', ids: ['bold', 'align-left', 'align-center', 'align-right', 'outdent', 'indent'] },
  { name: '数字', ids: ['fewer-places', 'more-places', 'grouped', 'painter', 'unmarked'] },
  {
    name: '文字颜色',
    ids: ['ink-none', 'ink-red', 'ink-orange', 'ink-green', 'ink-blue', 'ink-purple', 'ink-grey'],
  },
  {
    name: '底色',
    ids: ['fill-none', 'fill-yellow', 'fill-orange', 'fill-red', 'fill-green', 'fill-blue', 'fill-grey'],
  },
]

export const exports: Ids = [
  'export-xlsx',
  'export-report',
  'export-each',
  'export-source',
  'export-pdf',
  'export-docx',
  'into-report',
  'export-csv',
  'export-carried',
  'export-carried-report',
]

/** What a report goes out as, beside its title. */
export const givingAway: Ids = ['export-revision', 'save-report-text', 'print-findings']

/** The first page's ways to begin. */
export const beginnings = ['open', 'new', 'paste-report', 'sample'] as const satisfies Ids
