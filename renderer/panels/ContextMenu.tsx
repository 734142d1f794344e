/** The menu under the right mouse button, or by its key: whole columns, whole rows, cells and the table have their own. */
import { Dropdown, type MenuProps } from 'antd'
import { contextMenus, type MenuOf } from '../actions/groups.ts'
import { run } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import { putAway, useOpened } from '../state/desk.ts'
import { useEditor } from '../state/editor.ts'
import { chosen, menuItem, spaceChooses } from './menu.ts'
import './ContextMenu.css'

/** Mounted while it is open: so it begins at its first line each time, and leaves no submenu behind. */
export function ContextMenu() {
  const place = useOpened('menu')
  return place === null ? null : <Menu place={place} />
}

function Menu({ place }: { readonly place: NonNullable<ReturnType<typeof useOpened<'menu'>>> }) {
  // As in Excel it is what is selected that the menu is about, wherever in it the button was pressed.
  const whole = useEditor(({ editor }) => editor?.selection.whole)
  const of: MenuOf = place.of ?? (whole === 'rows' || whole === 'columns' ? whole : 'cells')
  const items: MenuProps['items'] = contextMenus[of].flatMap(({ name, ids }, index) => [
    ...(index === 0 ? [] : [{ type: 'divider' as const, key: `line-${index}` }]),
    ...(name === undefined ? ids.map(menuItem) : [{ key: name, label: name, children: ids.map(menuItem) }]),
  ])
  // Too near the lower edge it opens higher up, so that all of it is seen on a small screen.
  const top = Math.max(0, Math.min(place.y, window.innerHeight - menuHeight(items)))
  const close = (): void => {
    putAway('menu')
    focusSheet()
  }
  const onClick: MenuProps['onClick'] = (line) => {
    close()
    void run(chosen(line))
  }
  return (
    <Dropdown
      open
      trigger={['click']}
      autoFocus
      onOpenChange={(open) => !open && close()}
      menu={{ items, onClick, onKeyDown: spaceChooses }}
    >
      <span className="menu-anchor" style={{ left: place.x, top }} />
    </Dropdown>
  )
}

/** Pixels of the open menu: its lines, the rules between them and its padding. */
const menuHeight = (items: NonNullable<MenuProps['items']>): number =>
  items.reduce((sum, each) => sum + (each !== null && 'type' in each && each.type === 'divider' ? 9 : 32), 16)
