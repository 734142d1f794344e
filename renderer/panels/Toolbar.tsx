import { DownOutlined, ExportOutlined, MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, Tooltip } from 'antd'
import type { ActionId } from '../../shared/contract/actions.ts'
import { type Action, shownKey } from '../actions/action.ts'
import { toolbar } from '../actions/groups.ts'
import { icons } from '../actions/icons.tsx'
import { actionOf } from '../actions/index.ts'
import { refusalOf, run } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import { menuItem } from './menu.ts'
import './Toolbar.css'

export function Toolbar() {
  return (
    <nav className="toolbar" aria-label="工具栏" data-area>
      <Buttons ids={toolbar.begin} label />
      <ActionMenu ids={toolbar.create}>
        <Button type="text" icon={icons.new}>
          {actionOf('new').name} <DownOutlined aria-hidden />
        </Button>
      </ActionMenu>
      <span className="rule-line" />
      <Buttons ids={toolbar.log} />
      <span className="rule-line" />
      <Buttons ids={toolbar.rows} />
      <ActionMenu ids={toolbar.moreRows}>
        <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label="更多行操作" />
      </ActionMenu>
      <Buttons ids={toolbar.find} />
      <span className="rule-line" />
      <Buttons ids={toolbar.verdict} />
      <span className="space" />
      <Buttons ids={toolbar.print} label />
      <Buttons ids={toolbar.help} />
      <ActionMenu ids={toolbar.exports}>
        <Button type="primary" icon={<ExportOutlined aria-hidden />}>
          导出 <DownOutlined aria-hidden />
        </Button>
      </ActionMenu>
    </nav>
  )
}

/** Gives the keyboard back to the sheet and does an action, which may take long or open what takes the keyboard. */
const perform = (id: ActionId): Promise<void> => {
  focusSheet()
  return run(id)
}

const hint = (action: Action): string => {
  const key = shownKey(action)
  return key === null ? action.name : `${action.name}（${key}）`
}

interface ButtonsProps {
  readonly ids: readonly ActionId[]
  /** With their names beside the icons. */
  readonly label?: boolean
}

const Buttons = ({ ids, label = false }: ButtonsProps) =>
  ids.map((id) => {
    const action = actionOf(id)
    return (
      <Tooltip key={id} title={hint(action)} mouseEnterDelay={0.5}>
        <Button
          type="text"
          icon={icons[id]}
          aria-label={action.name}
          disabled={refusalOf(action) !== null}
          onClick={() => void perform(id)}
        >
          {label ? action.name : null}
        </Button>
      </Tooltip>
    )
  })

/** A menu that is closed without a choice gives the keyboard back to the sheet, unless something else has taken it. */
function given(open: boolean): void {
  if (open) return
  requestAnimationFrame(() => {
    const { activeElement: focused, body } = document
    if (focused === body || focused?.closest('.ant-dropdown') != null) focusSheet()
  })
}

interface MenuProps {
  readonly ids: readonly ActionId[]
  readonly children: React.ReactElement
}

function ActionMenu({ ids, children }: MenuProps) {
  const onClick = ({ key }: { key: string }): void => void perform(actionOf(key).id)
  return (
    <Dropdown trigger={['click']} autoFocus onOpenChange={given} menu={{ items: ids.map(menuItem), onClick }}>
      {children}
    </Dropdown>
  )
}
