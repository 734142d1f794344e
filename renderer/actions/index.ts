/** All actions, in the order in which a list shows them. */
import { Problem } from '../../shared/problem.ts'
import { notify, sentence, useEditor } from '../state/editor.ts'
import type { Action } from './action.ts'
import * as editing from './editing.tsx'
import * as library from './library.tsx'
import * as verdict from './verdict.tsx'
import * as view from './view.tsx'

export const actions: readonly Action[] = [
  library.openFile,
  library.newAttachment,
  ...library.newFromTemplates,
  library.openSample,
  library.goHome,
  library.exportXlsx,
  library.exportReport,
  library.exportEach,
  library.exportSource,
  library.print,
  library.exportPdf,
  library.exportDocx,
  library.intoReport,
  library.exportCsv,
  editing.save,
  editing.undo,
  editing.redo,
  view.cut,
  view.copy,
  view.paste,
  view.pasteText,
  view.editActive,
  editing.clearCells,
  view.goTo,
  view.find,
  view.replace,
  editing.fillDown,
  editing.fillRight,
  editing.insertSelected,
  editing.removeSelected,
  editing.insertAbove,
  editing.insertBelow,
  editing.duplicate,
  editing.removeRows,
  ...editing.rowActions,
  ...editing.columnActions,
  editing.merge,
  editing.split,
  verdict.nextWaiting,
  verdict.picture,
  verdict.compare,
  verdict.tableSettings,
  verdict.indicators,
  view.zoomIn,
  view.zoomOut,
  view.zoomReset,
  view.look,
  view.palette,
  view.shortcuts,
]

export const actionFor = (keys: string): Action | undefined =>
  actions.find((action) => action.keys?.includes(keys))

export const refusalOf = (action: Action): string | null =>
  action.refusal?.(useEditor.getState().editor) ?? null

/** Does an action, or says in a sentence why not. */
export async function run(action: Action): Promise<void> {
  const refusal = refusalOf(action)
  if (refusal !== null) notify('info', refusal)
  else await attempt(action.perform)
}

/** Does something; every failure ends in a sentence. */
export async function attempt(perform: () => void | Promise<void>): Promise<void> {
  try {
    await perform()
  } catch (error) {
    if (!(error instanceof Problem)) console.error(error)
    notify('error', sentence(error))
  }
}
