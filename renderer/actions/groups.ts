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
    { name: '批注', ids: ['note', 'note-settle', 'note-delete', 'next-note', 'notes'] },
    { ids: ['fill-down', 'fill-right', 'sum', 'ready-formula', 'pick', 'clear'] },
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

/** A line of 更多: an action, with a letter that chooses it while the menu is open, or a menu of its own beside. */
export type MoreLine =
  | { readonly id: ActionId; readonly letter: string }
  | { readonly name: string; readonly letter: string; readonly ids: Ids }

const one = (id: ActionId, letter: string): MoreLine => ({ id, letter })

/**
 * What is under 更多 in any case, group by group: first the departments' figures, in the order in which an official goes
 * about them; what is seldom wanted, or is in the menus of cells and rows too, stands in menus beside.
 */
export const more: readonly (readonly MoreLine[])[] = [
  [one('hand-out', 'X'), one('urge', 'C'), one('collect', 'H'), one('export-source', 'B')],
  [
    one('next-period', 'N'),
    one('copy-table', 'F'),
    one('save-version', 'V'),
    one('history', 'L'),
    one('brief', 'M'),
  ],
  [
    {
      name: '报告和表述',
      letter: 'R',
      ids: ['report', 'fill-report', 'new-from-plan', 'old-figures', 'prose'],
    },
    { name: '核对和对照', letter: 'D', ids: ['print-findings', 'plans'] },
    {
      name: '行',
      letter: 'G',
      ids: ['duplicate-rows', 'move-up', 'move-down', 'renumber', 'row-height', 'clear'],
    },
  ],
  [one('replace', 'T'), one('settings', 'S'), one('backup', 'K'), one('palette', 'Z')],
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
