/** An action as a line of a menu, and how a line is chosen by key. */
import type { MenuProps } from 'antd'
import { type ActionId, menuLabel } from '../../shared/contract/actions.ts'
import { shownKey } from '../actions/action.ts'
import { actionOf } from '../actions/index.ts'
import { labelOf, refusalOf } from '../actions/run.ts'

export function menuItem(id: ActionId) {
  const action = actionOf(id)
  const label = labelOf(action)
  return {
    key: id,
    label: label === action.name ? menuLabel(action, window.host !== undefined) : label,
    extra: shownKey(action) ?? undefined,
    disabled: refusalOf(action) !== null,
  }
}

type Chosen = Parameters<NonNullable<MenuProps['onClick']>>[0]

/** A label with the letter that chooses its line: 下发到各单位（X）. */
export const lettered = (label: string, letter: string): string => `${label}（${letter}）`

/** A letter chooses the line of an open menu that carries it, as in Excel's menus. */
export function letterChooses(event: React.KeyboardEvent): void {
  const { key, ctrlKey, altKey, metaKey, currentTarget } = event
  if (ctrlKey || altKey || metaKey || !/^[a-z]$/i.test(key)) return
  const mark = `（${key.toUpperCase()}）`
  const line = [...currentTarget.querySelectorAll<HTMLElement>('.ant-dropdown-menu-title-content')].find(
    (title) => title.textContent?.includes(mark) === true,
  )
  const item = line?.closest<HTMLElement>('[role="menuitem"]')
  if (item?.getAttribute('aria-disabled') === 'true' || item === null || item === undefined) return
  event.preventDefault()
  // A menu beside is opened as the arrow does it, so that the keyboard goes in; the menu knows of the focus a frame later.
  item.focus()
  const right = { key: 'ArrowRight', code: 'ArrowRight', keyCode: 39, bubbles: true }
  if (item.getAttribute('aria-haspopup') === 'true')
    requestAnimationFrame(() => item.dispatchEvent(new KeyboardEvent('keydown', right)))
  else item.click()
}

/** The action of the chosen line. The key that chose is over with it: what opens now does not hear the rest of it. */
export function chosen({ key, domEvent }: Chosen): ActionId {
  domEvent.preventDefault()
  return actionOf(key).id
}

/** In a menu Space chooses as Enter does. */
export function spaceChooses(event: React.KeyboardEvent): void {
  if (event.key !== ' ') return
  event.preventDefault()
  const enter = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true }
  event.target.dispatchEvent(new KeyboardEvent('keydown', enter))
}
