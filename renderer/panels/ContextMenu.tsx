/** The menu under the right mouse button: actions on what is selected. */
import { Dropdown, type MenuProps } from 'antd'
import type { Action } from '../actions/action.ts'
import { readable } from '../actions/action.ts'
import * as editing from '../actions/editing.tsx'
import { actions, refusalOf, run } from '../actions/index.ts'
import * as view from '../actions/view.tsx'
import { focusSheet } from '../grid/focus.ts'
import { setDesk, useDesk } from '../state/desk.ts'

const groups: readonly (readonly Action[])[] = [
  [view.cut, view.copy, view.paste, view.pasteText],
  [editing.insertAbove, editing.insertBelow, editing.duplicate, editing.removeRows],
  [
    editing.insertColumnLeft,
    editing.insertColumnRight,
    editing.removeColumns,
    editing.columnSettings,
    editing.hideColumns,
    editing.showColumns,
  ],
  [editing.merge, editing.split],
  [editing.fillDown, editing.clearCells],
]

export function ContextMenu() {
  const place = useDesk((state) => state.menu)
  const items: MenuProps['items'] = groups.flatMap((group, index) => [
    ...(index === 0 ? [] : [{ type: 'divider' as const, key: `line-${index}` }]),
    ...group.map((action) => ({
      key: action.id,
      label: action.name,
      extra: action.keys?.[0] === undefined ? undefined : readable(action.keys[0]),
      disabled: refusalOf(action) !== null,
    })),
  ])
  const close = (): void => {
    setDesk({ menu: null })
    focusSheet()
  }
  return (
    <Dropdown
      open={place !== null}
      trigger={['contextMenu']}
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
      <span className="menu-anchor" style={{ left: place?.x ?? 0, top: place?.y ?? 0 }} />
    </Dropdown>
  )
}
