/** The menu under the right mouse button: actions on what is selected. */
import { Dropdown, type MenuProps } from 'antd'
import { type Action, shownKey } from '../actions/action.ts'
import * as editing from '../actions/editing.tsx'
import { actions, refusalOf, run } from '../actions/index.ts'
import * as view from '../actions/view.tsx'
import { focusSheet } from '../grid/focus.ts'
import { putAway, useOpened } from '../state/desk.ts'

/** Actions of one kind; those with a name of their own open beside it, so that the menu fits a small screen. */
const groups: readonly { readonly name?: string; readonly actions: readonly Action[] }[] = [
  { actions: [view.cut, view.copy, view.paste, view.pasteText] },
  { actions: [editing.insertAbove, editing.insertBelow, editing.duplicate, editing.removeRows] },
  { name: '行和序号', actions: editing.rowActions },
  { name: '列', actions: editing.columnActions },
  { actions: [editing.merge] },
  { actions: [editing.fillDown, editing.fillRight, editing.clearCells] },
]

const item = (action: Action) => ({
  key: action.id,
  label: action.name,
  extra: shownKey(action) ?? undefined,
  disabled: refusalOf(action) !== null,
})

export function ContextMenu() {
  const place = useOpened('menu')
  const items: MenuProps['items'] = groups.flatMap(({ name, actions: group }, index) => [
    ...(index === 0 ? [] : [{ type: 'divider' as const, key: `line-${index}` }]),
    ...(name === undefined ? group.map(item) : [{ key: name, label: name, children: group.map(item) }]),
  ])
  // Too near the lower edge it opens higher up, so that all of it is seen on a small screen.
  const top = Math.max(0, Math.min(place?.y ?? 0, window.innerHeight - menuHeight(items)))
  const close = (): void => {
    putAway('menu')
    focusSheet()
  }
  return (
    <Dropdown
      open={place !== null}
      trigger={['click']}
      autoFocus
      onOpenChange={(open) => !open && close()}
      menu={{
        items,
        onClick: ({ key }) => {
          close()
          const action = actions.find(({ id }) => id === key)
          if (action !== undefined) void run(action)
        },
      }}
    >
      <span className="menu-anchor" style={{ left: place?.x ?? 0, top }} />
    </Dropdown>
  )
}

/** Pixels of the open menu: its lines, the rules between them and its padding. */
const menuHeight = (items: NonNullable<MenuProps['items']>): number =>
  items.reduce((sum, each) => sum + (each !== null && 'type' in each && each.type === 'divider' ? 9 : 32), 16)
