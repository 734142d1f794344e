/** An action as a line of a menu. */
import { type ActionId, menuLabel } from '../../shared/contract/actions.ts'
import { shownKey } from '../actions/action.ts'
import { actionOf } from '../actions/index.ts'
import { refusalOf } from '../actions/run.ts'

export function menuItem(id: ActionId) {
  const action = actionOf(id)
  return {
    key: id,
    label: menuLabel(action),
    extra: shownKey(action) ?? undefined,
    disabled: refusalOf(action) !== null,
  }
}
