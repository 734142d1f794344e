/** Every action by name: type a few characters, Enter does it. */
import { Input } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
import { comparable } from '../../shared/measure/normalise.ts'
import { type Action, shownKey } from '../actions/action.ts'
import { actions } from '../actions/index.ts'
import { isInText, labelOf, refusalOf, run } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import { putAway, useOpened } from '../state/desk.ts'
import { focusBack } from '../state/reading.ts'
import './Palette.css'

export function Palette() {
  return useOpened('palette') !== null ? <Box /> : null
}

/** The browser's own dialog: it is there at once, so that what is typed right after Ctrl+K goes into it. */
function Box() {
  const box = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => box.current?.showModal(), [])
  const close = (): void => {
    box.current?.close()
    putAway('palette')
    focusBack()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does it by key
    <dialog
      ref={box}
      className="palette"
      aria-label="命令"
      aria-modal="true"
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      // The dialog itself is only hit beside its content.
      onClick={(event) => event.target === box.current && close()}
    >
      <List close={close} />
    </dialog>
  )
}

function List({ close }: { readonly close: () => void }) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const wanted = comparable(query).toLowerCase()
  const isWhole = ({ name }: Action): number => (comparable(name).toLowerCase() === wanted ? 1 : 0)
  // 设置 is 设置 before it is 列设置.
  const found = actions
    .filter(({ id, name }) => id !== 'palette' && comparable(name).toLowerCase().includes(wanted))
    .toSorted((a, b) => isWhole(b) - isWhole(a))
  const perform = (action: Action | undefined): void => {
    if (action === undefined) return
    close()
    if (!isInText(action)) focusSheet()
    void run(action.id)
  }
  return (
    <>
      <Input
        autoFocus
        placeholder="要做什么？"
        role="combobox"
        aria-label="命令"
        aria-expanded
        aria-controls="commands"
        aria-activedescendant={found[chosen] === undefined ? undefined : `command-${found[chosen].id}`}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, found.length - 1))
          else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0))
          else if (event.key === 'Enter') perform(found[chosen])
          else return
          event.preventDefault()
        }}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a combobox over its list, as ARIA draws it */}
      <ul id="commands" role="listbox" aria-label="命令">
        {found.map((action, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text field above has the keys
          <li
            key={action.id}
            id={`command-${action.id}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
            role="option"
            aria-selected={index === chosen}
            aria-disabled={refusalOf(action) !== null}
            tabIndex={-1}
            ref={(element) => {
              if (index === chosen) element?.scrollIntoView({ block: 'nearest' })
            }}
            className={[index === chosen ? 'chosen' : '', refusalOf(action) === null ? '' : 'refused'].join(
              ' ',
            )}
            onMouseMove={() => setChosen(index)}
            onClick={() => perform(action)}
          >
            {labelOf(action)}
            <span>{shownKey(action)}</span>
          </li>
        ))}
        {found.length === 0 && <li>没有这样的命令。</li>}
      </ul>
    </>
  )
}
