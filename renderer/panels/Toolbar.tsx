/** What can be done, in words: group by group, as far as there is room; the rest under 更多. */
import { DownOutlined, ExportOutlined, MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps, Tooltip } from 'antd'
import { Fragment, useLayoutEffect, useRef, useState } from 'react'
import type { ActionId } from '../../shared/contract/actions.ts'
import { type Action, shownKey } from '../actions/action.ts'
import { exports, leaving, type MoreLine, more, type Tool, toolbar } from '../actions/groups.ts'
import { icons } from '../actions/icons.tsx'
import { actionOf } from '../actions/index.ts'
import { isInText, labelOf, refusalOf, run } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import { useReport } from '../state/documents.ts'
import { useEditor } from '../state/editor.ts'
import { focusBack, useReading } from '../state/reading.ts'
import { chosen, letterChooses, lettered, menuItem, spaceChooses } from './menu.ts'
import './Toolbar.css'

type Items = NonNullable<MenuProps['items']>

export function Toolbar() {
  const bar = useRef<HTMLElement>(null)
  const away = useAway(bar)
  const groups = toolbar.filter((tools) => tools.some(({ id }) => !away.has(id)))
  useLayoutEffect(() => oneStop(bar.current))
  return (
    <nav
      ref={bar}
      className="toolbar"
      role="toolbar"
      aria-label="工具栏"
      data-area
      onFocus={() => oneStop(bar.current)}
      onBlur={() => oneStop(bar.current)}
      onKeyDown={along}
    >
      {toolbar.map((tools) => (
        <Fragment key={tools[0]?.id}>
          {groups.includes(tools) && tools !== groups[0] && <span className="rule-line" />}
          {tools.map((tool) => (
            <span key={tool.id} data-tool={tool.id} className={away.has(tool.id) ? 'away' : ''}>
              <ToolButton tool={tool} />
            </span>
          ))}
        </Fragment>
      ))}
      <span className="space" />
      <span className="always">
        <ActionMenu items={moreItems(away)}>
          <Button type="text" icon={<MoreOutlined aria-hidden />}>
            更多
          </Button>
        </ActionMenu>
        <ActionMenu items={exports.map(menuItem)}>
          <Button type="primary" icon={<ExportOutlined aria-hidden />}>
            导出 <DownOutlined aria-hidden />
          </Button>
        </ActionMenu>
      </span>
    </nav>
  )
}

const stopsIn = (bar: HTMLElement): readonly HTMLElement[] =>
  [...bar.querySelectorAll<HTMLElement>('button:enabled')].filter((button) =>
    button.checkVisibility({ visibilityProperty: true }),
  )

/** Tab passes the toolbar in one step: it comes to its first button, or leaves the one that has the keyboard. */
function oneStop(bar: HTMLElement | null): void {
  if (bar === null) return
  const stops = stopsIn(bar)
  const stop = stops.find((button) => button === document.activeElement) ?? stops[0]
  for (const button of bar.querySelectorAll('button')) button.tabIndex = button === stop ? 0 : -1
}

/** Arrows, Home and End go along the toolbar; the arrow down opens a menu. */
function along(event: React.KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget: bar, target, ctrlKey, altKey, metaKey, shiftKey } = event
  if (ctrlKey || altKey || metaKey || shiftKey) return
  const stops = stopsIn(bar)
  // What is done in an open menu comes by here, too.
  const at = stops.indexOf(target as HTMLElement)
  if (at < 0) return
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[key]
  if (to !== undefined) stops.at(to % stops.length)?.focus()
  else if (key === 'ArrowDown' && stops[at]?.matches('.ant-dropdown-trigger')) stops[at].click()
  else return
  event.preventDefault()
}

function moreItem(line: MoreLine): Items[number] {
  if ('ids' in line)
    return {
      key: `menu-${line.name}`,
      label: lettered(line.name, line.letter),
      children: line.ids.map(menuItem),
    }
  const item = menuItem(line.id)
  return { ...item, label: lettered(item.label, line.letter) }
}

/** What the toolbar had no room for, group by group, and what is here in any case. */
function moreItems(away: ReadonlySet<ActionId>): Items {
  const groups = toolbar.flatMap((tools): Items[] => {
    const items = tools
      .filter(({ id }) => away.has(id))
      .map(({ id, word, menu }) =>
        menu === undefined ? menuItem(id) : { key: `menu-${id}`, label: word, children: menu.map(menuItem) },
      )
    return items.length === 0 ? [] : [items]
  })
  return [...groups, ...more.map((lines) => lines.map(moreItem))].flatMap((items, index) =>
    index === 0 ? items : [{ type: 'divider' as const, key: `line-${index}` }, ...items],
  )
}

/** Pixels between groups, and of the bar's own edges. */
const gap = 11
const edges = 22

/** The tools there is no room for, as they are measured in the window as it is. */
function useAway(bar: React.RefObject<HTMLElement | null>): ReadonlySet<ActionId> {
  const [away, setAway] = useState<ReadonlySet<ActionId>>(new Set())
  useLayoutEffect(() => {
    const element = bar.current
    if (element === null) return
    const widthOf = (part: string): number => (element.querySelector<HTMLElement>(part)?.offsetWidth ?? 0) + 2
    const measure = (): void => {
      const gone = new Set<ActionId>()
      const width = (): number =>
        toolbar.reduce((sum, tools) => {
          const here = tools.filter(({ id }) => !gone.has(id))
          const own = here.reduce((all, { id }) => all + widthOf(`[data-tool="${id}"]`), 0)
          return here.length === 0 ? sum : sum + own + gap
        }, 0)
      const room = element.clientWidth - edges - widthOf('.always')
      for (const id of leaving) {
        if (width() <= room) break
        gone.add(id)
      }
      setAway(gone)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    // In other type the words are as wide as they are.
    void document.fonts.ready.then(measure)
    return () => observer.disconnect()
  }, [bar])
  return away
}

/** Gives the keyboard back to the sheet and does an action, which may take long or open what takes the keyboard. */
const perform = (id: ActionId): Promise<void> => {
  if (isInText(actionOf(id))) focusBack()
  else focusSheet()
  return run(id)
}

/** What it does now, and by which key. */
function useHint(action: Action): string {
  useReport(() => labelOf(action))
  useReading(() => labelOf(action))
  const name = useEditor(() => labelOf(action))
  const key = shownKey(action)
  return key === null ? name : `${name}（${key}）`
}

/** The same for whether it can be done: what the report has to undo changes by itself. */
const useRefused = (action: Action): boolean => useReading(() => refusalOf(action) !== null)

export function ToolButton({ tool: { id, word, menu } }: { readonly tool: Tool }) {
  const action = actionOf(id)
  const hint = useHint(action)
  const refused = useRefused(action)
  if (menu !== undefined)
    return (
      <ActionMenu items={menu.map(menuItem)}>
        <Button type="text" icon={icons[id]}>
          {word} <DownOutlined aria-hidden />
        </Button>
      </ActionMenu>
    )
  return (
    <Tooltip title={hint} mouseEnterDelay={0.5}>
      <Button
        type="text"
        icon={icons[id]}
        aria-label={action.name}
        disabled={refused}
        onClick={() => void perform(id)}
      >
        {word}
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

interface ActionMenuProps {
  readonly items: Items
  readonly children: React.ReactElement
}

function ActionMenu({ items, children }: ActionMenuProps) {
  const menu: MenuProps = {
    items,
    onClick: (line) => void perform(chosen(line)),
    onKeyDown: (event) => {
      spaceChooses(event)
      letterChooses(event)
    },
  }
  return (
    // Nothing is remembered of a menu that is closed: it begins at its first line each time.
    <Dropdown trigger={['click']} autoFocus destroyOnHidden onOpenChange={given} menu={menu}>
      {children}
    </Dropdown>
  )
}
