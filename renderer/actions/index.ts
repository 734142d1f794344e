/** All actions: the catalogue's entries with what they do; an entry that does nothing does not compile. */
import { type ActionId, actionEntries, actionIds } from '../../shared/contract/actions.ts'
import type { Action, Doing } from './action.ts'
import { backupActions } from './backup.ts'
import { carryingActions } from './carrying.ts'
import { cellActions } from './cells.ts'
import { clipboardActions } from './clipboard.ts'
import { collectingActions } from './collecting.ts'
import { columnActions } from './columns.ts'
import { exportActions } from './export.ts'
import { fileActions } from './files.ts'
import { fillActions } from './fill.ts'
import { fillingActions } from './filling.ts'
import { filterActions } from './filter.ts'
import { findActions } from './find.ts'
import { formatActions } from './format.ts'
import { handOutActions } from './hand-out.ts'
import { heightActions } from './heights.ts'
import { historyActions } from './history.ts'
import { mendActions } from './mend.ts'
import { mergeActions } from './merges.ts'
import { nextActions } from './next.ts'
import { noteActions } from './notes.ts'
import { pickActions } from './pick.ts'
import { proseActions } from './prose.ts'
import { readyActions } from './ready.ts'
import { repeatActions } from './repeat.ts'
import { givingActions } from './report-out.ts'
import { reportActions } from './reports.ts'
import { rowActions } from './rows.ts'
import { settingsActions } from './settings.ts'
import { sumActions } from './sum.ts'
import { verdictActions } from './verdict.ts'
import { viewActions } from './view.ts'
import { watchActions } from './watch.ts'

const doings = {
  ...fileActions,
  ...exportActions,
  ...backupActions,
  ...carryingActions,
  ...cellActions,
  ...clipboardActions,
  ...findActions,
  ...filterActions,
  ...fillActions,
  ...formatActions,
  ...fillingActions,
  ...rowActions,
  ...heightActions,
  ...historyActions,
  ...handOutActions,
  ...collectingActions,
  ...columnActions,
  ...mergeActions,
  ...mendActions,
  ...nextActions,
  ...noteActions,
  ...pickActions,
  ...proseActions,
  ...repeatActions,
  ...reportActions,
  ...givingActions,
  ...settingsActions,
  ...readyActions,
  ...sumActions,
  ...verdictActions,
  ...viewActions,
  ...watchActions,
} satisfies Record<ActionId, Doing>

/** In the order in which a list shows them. */
export const actions: readonly Action[] = actionIds.map((id) => ({ id, ...actionEntries[id], ...doings[id] }))

const byId: ReadonlyMap<string, Action> = new Map(actions.map((action) => [action.id, action]))

/** The action of an id. @throws Error where there is none */
export function actionOf(id: string): Action {
  const action = byId.get(id)
  if (action === undefined) throw new Error(`unknown action: ${id}`)
  return action
}

/** The action of a key press. */
export const actionFor = (keys: string): Action | undefined =>
  actions.find((action) => action.keys?.includes(keys))
