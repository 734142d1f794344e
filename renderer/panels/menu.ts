/** An action as a line of a menu. */
import { type ActionId, menuLabel } from '../../shared/contract/actions.ts'
import { shownKey } from '../actions/action.ts'
import { actionOf } from '../actions/index.ts'
import { refusalOf } from '../actions/run.ts'
import { useEditor } from '../state/editor.ts'

export function menuItem(id: ActionId) {
  const action = actionOf(id)
  const { editor: open } = useEditor.getState()
  const name = menuLabel(action, window.host !== undefined)
  return {
    key: id,
    label: open === null ? name : (action.label?.(open) ?? name),
    extra: shownKey(action) ?? undefined,
    disabled: refusalOf(action) !== null,
  }
}
