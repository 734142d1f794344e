/** The words of a column's list under the cell that is being typed into; a click or Alt+↓ takes one. */
import { createPortal } from 'react-dom'
import type { TextLayer } from '../grid/textLayer.ts'
import { setDesk, useDesk } from '../state/desk.ts'
import './PickList.css'

/** So many are shown. */
const MOST = 8
/** Pixels of a line, and of the bar below the sheet. */
const [LINE, BAR] = [28, 40]

export function TypedWords({ text }: { readonly text: TextLayer }) {
  const completing = useDesk(({ completing }) => completing)
  if (completing === null) return null
  const { left, top, bottom, width } = text.element.getBoundingClientRect()
  const { words, taken } = completing
  const first = Math.max(0, Math.min(taken, words.length - 1) - MOST + 1)
  const height = (Math.min(words.length, MOST) + 1) * LINE + 8
  const above = window.innerHeight - bottom < height + BAR && top > height
  const place = above ? { bottom: window.innerHeight - top + 2 } : { top: bottom + 2 }
  return createPortal(
    <div className="pick-list" style={{ left, ...place, minWidth: Math.max(140, width) }} aria-live="polite">
      <ul aria-label="本栏可选的内容">
        {words.slice(first, first + MOST).map((word, n) => (
          <li
            key={word}
            className={first + n === taken ? 'chosen' : ''}
            // Before the cell loses the keyboard.
            onMouseDown={(event) => {
              event.preventDefault()
              event.stopPropagation()
              setDesk({ completing: { words, taken: first + n } })
              text.put({ text: word, caret: word.length })
            }}
          >
            {word}
          </li>
        ))}
        <li className="none">Alt+↓ 选用</li>
      </ul>
    </div>,
    document.body,
  )
}
