/** 格式: how the selected cells are shown. It stays beside the sheet while one thing after the other is set. */
import { Button, Tooltip } from 'antd'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ActionId } from '../../shared/contract/actions.ts'
import { shownKey } from '../actions/action.ts'
import { isOn, takeBrush } from '../actions/format.ts'
import { formats } from '../actions/groups.ts'
import { icons } from '../actions/icons.tsx'
import { actionOf } from '../actions/index.ts'
import { act, run } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import { putAway, useDesk } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import './FormatPanel.css'

/** What stands on buttons that no icon tells. */
const words: Readonly<Partial<Record<ActionId, string>>> = {
  'fewer-places': '小数－',
  'more-places': '小数＋',
  grouped: '千分位',
  painter: '格式刷',
  unmarked: '清除',
}

const close = (): void => putAway('format')

export function FormatPanel({ open }: { readonly open: Editor }) {
  const panel = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  // Below its button; where the toolbar had no room for that, below the menu in which it stands then.
  useLayoutEffect(() => {
    const bar = document.querySelector('.toolbar')
    const own = bar?.querySelector('[data-tool="format"]:not(.away)') ?? bar?.querySelector('.always')
    const under = own?.getBoundingClientRect()
    const width = panel.current?.offsetWidth ?? 0
    if (under !== undefined)
      setPlace({
        left: Math.max(8, Math.min(under.left, window.innerWidth - width - 8)),
        top: under.bottom + 6,
      })
    panel.current?.querySelector('button')?.focus()
  }, [])
  useEffect(() => {
    const onElsewhere = ({ target }: Event): void => {
      if (target instanceof Node && panel.current?.contains(target) !== true) close()
    }
    window.addEventListener('pointerdown', onElsewhere, true)
    window.addEventListener('keydown', onElsewhere, true)
    return () => {
      window.removeEventListener('pointerdown', onElsewhere, true)
      window.removeEventListener('keydown', onElsewhere, true)
    }
  }, [])
  return (
    <div
      ref={panel}
      className="format-panel"
      role="toolbar"
      aria-label="格式"
      style={place}
      // The keyboard stays where it is: what is typed next goes on in the sheet.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={along}
    >
      {formats.map(({ name, ids }) => (
        <fieldset key={name} aria-label={name}>
          <span className="muted">{name}</span>
          <div>
            {ids.map((id) => (
              <FormatButton key={id} id={id} open={open} />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}

function FormatButton({ id, open }: { readonly id: ActionId; readonly open: Editor }) {
  const action = actionOf(id)
  const brush = useDesk(({ painter }) => painter !== null)
  const on = id === 'painter' ? brush : isOn(id, open)
  const key = shownKey(action)
  const [kind, colour = ''] = id.split('-')
  const isColour = kind === 'ink' || kind === 'fill'
  return (
    <Tooltip title={key === null ? action.name : `${action.name}（${key}）`} mouseEnterDelay={0.5}>
      <Button
        type="text"
        aria-label={action.name}
        aria-pressed={on}
        className={isColour ? `swatch ${kind}` : ''}
        {...(isColour &&
          colour !== 'none' && { style: { '--swatch': `var(--${id})` } as React.CSSProperties })}
        icon={icons[id]}
        onClick={() => void run(id)}
        {...(id === 'painter' && { onDoubleClick: () => void act((context) => takeBrush(context, true)) })}
      >
        {isColour ? <span>{kind === 'ink' ? '字' : colour === 'none' ? '无' : ''}</span> : words[id]}
      </Button>
    </Tooltip>
  )
}

/** Arrows go along the buttons and from line to line; Esc gives the keyboard back to the sheet. */
function along(event: React.KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget: panel, target, ctrlKey, altKey, metaKey } = event
  if (ctrlKey || altKey || metaKey) return
  if (key === 'Escape') {
    close()
    focusSheet()
    event.preventDefault()
    event.stopPropagation()
    return
  }
  const lines = [...panel.querySelectorAll('fieldset')].map((line) => [...line.querySelectorAll('button')])
  const line = lines.findIndex((buttons) => buttons.includes(target as HTMLButtonElement))
  if (line < 0) return
  const at = lines[line]?.indexOf(target as HTMLButtonElement) ?? 0
  const all = lines.flat()
  const beside = (by: number) => all.at((all.indexOf(target as HTMLButtonElement) + by) % all.length)
  const other = (by: number) => {
    const buttons = lines.at((line + by) % lines.length) ?? []
    return buttons[Math.min(at, buttons.length - 1)]
  }
  const to = {
    ArrowRight: beside(1),
    ArrowLeft: beside(-1),
    ArrowDown: other(1),
    ArrowUp: other(-1),
    Home: all[0],
    End: all.at(-1),
  }[key]
  if (to === undefined) return
  to.focus()
  event.preventDefault()
}
