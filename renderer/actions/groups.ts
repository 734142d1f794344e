/** Which actions stand where, and in which order. What is not named here is in the command palette, which has all. */
import type { ActionId } from '../../shared/contract/actions.ts'

type Ids = readonly ActionId[]

const rows: Ids = ['move-up', 'move-down', 'renumber']
const columns: Ids = [
  'insert-column-left',
  'insert-column-right',
  'delete-columns',
  'move-left',
  'move-right',
  'column',
  'fit-columns',
  'hide-columns',
  'show-columns',
  'freeze',
]

/** The context menu; groups with a name of their own open beside it, so that it fits a small screen. */
export const contextMenu: readonly { readonly name?: string; readonly ids: Ids }[] = [
  { ids: ['cut', 'copy', 'paste', 'paste-text'] },
  { ids: ['insert-above', 'insert-below', 'duplicate-rows', 'delete-rows'] },
  { name: '行和序号', ids: rows },
  { name: '列', ids: columns },
  { ids: ['merge'] },
  { ids: ['fill-down', 'fill-right', 'clear'] },
]

export const toolbar = {
  /** With their names beside them. */
  begin: ['home', 'open'],
  create: ['new', 'new-investment', 'new-engineering', 'new-livelihood', 'new-report'],
  log: ['undo', 'redo'],
  rows: ['insert-above', 'insert-below', 'delete-rows'],
  moreRows: ['move-up', 'move-down', 'duplicate-rows', 'renumber', 'clear'],
  find: ['find'],
  verdict: ['next-waiting', 'picture', 'compare', 'table-settings', 'indicators'],
  print: ['print'],
  help: ['shortcuts', 'look'],
  exports: [
    'export-xlsx',
    'export-report',
    'export-each',
    'export-source',
    'export-pdf',
    'export-docx',
    'into-report',
    'export-csv',
  ],
} as const satisfies Record<string, Ids>

/** The first page's three ways to begin. */
export const beginnings = ['open', 'new', 'sample'] as const satisfies Ids
