import { DownOutlined, ExportOutlined, MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, Tooltip } from 'antd'
import { type Action, shownKey } from '../actions/action.ts'
import * as editing from '../actions/editing.tsx'
import { refusalOf, run } from '../actions/index.ts'
import * as library from '../actions/library.tsx'
import * as verdict from '../actions/verdict.tsx'
import * as view from '../actions/view.tsx'
import { focusSheet } from '../grid/focus.ts'
import type { Editor } from '../state/editor.ts'
import './Toolbar.css'

export function Toolbar({ open }: { readonly open: Editor | null }) {
  return (
    <nav className="toolbar" aria-label="工具栏" data-area>
      <ActionButton action={library.goHome} label />
      <ActionButton action={library.openFile} label />
      <ActionMenu actions={[library.newAttachment, ...library.newFromTemplates]}>
        <Button type="text" icon={library.newAttachment.icon}>
          新建 <DownOutlined aria-hidden />
        </Button>
      </ActionMenu>
      {open !== null && (
        <>
          <span className="rule-line" />
          <ActionButton action={editing.undo} />
          <ActionButton action={editing.redo} />
          <span className="rule-line" />
          <ActionButton action={editing.insertAbove} />
          <ActionButton action={editing.insertBelow} />
          <ActionButton action={editing.removeRows} />
          <ActionMenu
            actions={[
              editing.moveUp,
              editing.moveDown,
              editing.duplicate,
              editing.renumberRows,
              editing.clearCells,
            ]}
          >
            <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label="更多行操作" />
          </ActionMenu>
          <ActionButton action={view.find} />
          <span className="rule-line" />
          <ActionButton action={verdict.nextWaiting} />
          <ActionButton action={verdict.picture} />
          <ActionButton action={verdict.compare} />
          <ActionButton action={verdict.tableSettings} />
          <ActionButton action={verdict.indicators} />
          <span className="space" />
          <ActionButton action={library.print} label />
          <ActionButton action={view.shortcuts} />
          <ActionButton action={view.look} />
          <ActionMenu
            actions={[
              library.exportXlsx,
              library.exportReport,
              library.exportEach,
              library.exportSource,
              library.exportPdf,
              library.exportDocx,
              library.intoReport,
              library.exportCsv,
            ]}
          >
            <Button type="primary" icon={<ExportOutlined aria-hidden />}>
              导出 <DownOutlined aria-hidden />
            </Button>
          </ActionMenu>
        </>
      )}
    </nav>
  )
}

/** Gives the keyboard back to the sheet and does an action, which may take long or open what takes the keyboard. */
const perform = (action: Action): Promise<void> => {
  focusSheet()
  return run(action)
}

const hint = (action: Action): string => {
  const key = shownKey(action)
  return key === null ? action.name : `${action.name}（${key}）`
}

export function ActionButton({
  action,
  label = false,
}: {
  readonly action: Action
  readonly label?: boolean
}) {
  return (
    <Tooltip title={hint(action)} mouseEnterDelay={0.5}>
      <Button
        type="text"
        icon={action.icon}
        aria-label={action.name}
        disabled={refusalOf(action) !== null}
        onClick={() => void perform(action)}
      >
        {label ? action.name : null}
      </Button>
    </Tooltip>
  )
}

/** A menu that is closed without a choice gives the keyboard back to the sheet, unless something else has taken it. */
function given(open: boolean): void {
  if (open) return
  requestAnimationFrame(() => {
    const { activeElement: focused, body } = document
    if (focused === body || focused?.closest('.ant-dropdown') != null) focusSheet()
  })
}

function ActionMenu({
  actions,
  children,
}: {
  readonly actions: readonly Action[]
  readonly children: React.ReactElement
}) {
  const items = actions.map((action) => ({
    key: action.id,
    label: action.name,
    extra: shownKey(action) ?? undefined,
    disabled: refusalOf(action) !== null,
  }))
  const onClick = ({ key }: { key: string }): void => {
    const action = actions.find(({ id }) => id === key)
    if (action !== undefined) void perform(action)
  }
  return (
    <Dropdown trigger={['click']} autoFocus onOpenChange={given} menu={{ items, onClick }}>
      {children}
    </Dropdown>
  )
}
