/**
 * The keyboard of the sheet: one text area that always has the focus, lies over the active cell, takes every
 * composition of the input method and becomes the visible editor. The grid below it only draws.
 *
 * It has three states: ready (empty and invisible, keys move the selection), typing (begun by a key press: arrows
 * commit and move on) and editing (F2 or double click: arrows move the caret); F2 goes from one to the other.
 */
import { longestText } from '../../shared/changes/cells.ts'
import type { Edited } from '../../shared/formula/typing.ts'
import { typed } from './focus.ts'
import { chord } from './keys.ts'
import type { Box } from './surface.ts'
import { typedColours } from './typedColours.ts'

export type LayerState = 'ready' | 'typing' | 'editing'
/** Where the selection goes after a commit; null stays, and `fill` stays and fills all that is selected. */
export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'enter'
  | 'shift-enter'
  | 'tab'
  | 'shift-tab'
  | 'fill'
  | null

export interface Delegate {
  /** The text of the active cell, for F2. */
  text(): string
  /** Upper and lower edge of the cells that are seen, in pixels as boxes are. */
  room(): { readonly top: number; readonly bottom: number }
  /** Whether a text cannot be written as it is (a formula that nobody understands); says why. */
  refused(text: string): boolean
  /** The active cell is about to be written. */
  begin(): void
  /** Writes the text into the active cell, then moves. */
  commit(text: string, move: Move): void
  /** What a key puts in at the caret while a text is being typed; null for every other key. */
  insertion(keys: string): string | null
  /** What is being typed, or where its caret is, has changed; null once the sheet is at rest again. */
  typing(text: string | null, caret: number): void
  /** What a key makes of a formula that is being typed (an arrow points at a cell, F4 sets $); null for every other key. */
  composed(keys: string, text: string, caret: number, state: LayerState): Edited | null
  /** More is being pasted into the editor than a cell can hold. */
  tooLong(): void
  /** A key press that is not text, in the ready state. True where it was used. */
  key(event: KeyboardEvent, keys: string): boolean
  copy(event: ClipboardEvent): void
  cut(event: ClipboardEvent): void
  paste(event: ClipboardEvent): void
}

export interface TextLayer {
  readonly element: HTMLTextAreaElement
  state(): LayerState
  /** Lays the text area over the active cell, in the layer that scrolls as the cell does; it stays where it is during a composition. */
  place(box: Box | null, within: HTMLElement): void
  focus(): void
  /** Opens the editor on the cell's text, the caret at its end. */
  edit(): void
  /** Puts a text in at the caret, as if it were typed. */
  type(text: string): void
  /** Puts a text in place of what is being typed. */
  put(edited: Edited): void
  /** Ends editing and keeps what was typed, as a click elsewhere does. */
  finish(): void
  describe(cellId: string | null, label: string): void
  destroy(): void
}

export function createTextLayer(parent: HTMLElement, delegate: Delegate): TextLayer {
  const element = document.createElement('textarea')
  element.className = 'text-layer ready'
  element.spellcheck = false
  element.autocomplete = 'off'
  element.rows = 1
  element.maxLength = longestText
  element.setAttribute('aria-label', '单元格')
  const grid = parent.closest('[role="grid"]')
  if (grid !== null) element.setAttribute('aria-controls', grid.id)
  parent.append(element)
  const gone = new AbortController()
  const { signal } = gone
  const colours = typedColours(element, signal)
  // On the overlays alone: told on the whole sheet, every Enter would have each of its cells matched anew.
  const overlays = parent.getElementsByClassName('overlay')

  let state: LayerState = 'ready'
  let composing = false
  /** The composition began in the ready state: cancelling it leaves the cell as it was. */
  let begunByComposition = false
  /** Escape at rest has been pressed: Tab now leaves the sheet, as it does everywhere else. */
  let leaving = false
  let cell: string | null = null
  let box: Box | null = null

  const become = (next: LayerState): void => {
    if (state === next) return
    if (state === 'ready') delegate.begin()
    state = next
    element.className = `text-layer ${next}`
    if (next === 'ready') {
      element.value = ''
      begunByComposition = false
      told()
      // Once what was typed is on its way.
      setTimeout(typed)
    }
    layOut()
    pointOut()
    for (const marks of overlays) marks.toggleAttribute('data-editing', next !== 'ready')
  }

  /** A screen reader reads the cell while the sheet is at rest, and what is being written otherwise. */
  const pointOut = (): void => {
    if (cell === null || state !== 'ready') element.removeAttribute('aria-activedescendant')
    else element.setAttribute('aria-activedescendant', cell)
  }

  let frame = 0
  /**
   * A text longer than its cell grows the editor downwards, as in Excel, and upwards where the window ends; measured
   * once a frame, before it is painted.
   */
  const grow = (): void => {
    if (box === null || state === 'ready' || element.scrollHeight <= box.height + 1) return
    const { top, bottom } = delegate.room()
    const seen = box.top < bottom && box.top + box.height > top
    const height = Math.min(element.scrollHeight + 2, seen ? bottom - top : Number.POSITIVE_INFINITY)
    element.style.height = `${height}px`
    if (seen && !composing) element.style.top = `${Math.max(top, Math.min(box.top, bottom - height))}px`
    colours.draw(!composing)
  }

  const layOut = (): void => {
    if (box === null) return
    if (!composing) {
      element.style.left = `${box.left}px`
      element.style.top = `${box.top}px`
    }
    element.style.width = `${box.width + 1}px`
    element.style.height = `${box.height + 1}px`
    cancelAnimationFrame(frame)
    if (state !== 'ready') frame = requestAnimationFrame(grow)
  }

  /** Says what is being typed, and draws its references. */
  const told = (): void => {
    if (state === 'ready') delegate.typing(null, 0)
    else delegate.typing(element.value, element.selectionStart)
    colours.draw(state !== 'ready' && !composing)
  }

  const put = ({ text, caret }: Edited): void => {
    element.value = text
    element.setSelectionRange(caret, caret)
    layOut()
    told()
  }

  const commit = (move: Move): void => {
    const text = element.value
    // Left by a click or another window it is written all the same, so that nothing is lost.
    if (move !== null && delegate.refused(text)) {
      become('editing')
      return
    }
    become('ready')
    delegate.commit(text, move)
  }

  const insert = (text: string): void => {
    if (state === 'ready') become('typing')
    element.setRangeText(text, element.selectionStart, element.selectionEnd, 'end')
    layOut()
    told()
  }

  /** A field that was taken away with the caret in it (the palette's) leaves none here, and what is typed goes nowhere. */
  const keepCaret = (): void => {
    if (document.getSelection()?.anchorNode !== element.parentNode) element.setSelectionRange(0, 0)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys of a composition belong to the input method; Tab would still leave the text area.
    if (event.isComposing || event.keyCode === 229) {
      if (event.key === 'Tab') event.preventDefault()
      return
    }
    const keys = chord(event)
    if (state === 'ready') {
      keepCaret()
      if (leaving && (event.key === 'Tab' || event.key === 'Shift')) return
      const used = delegate.key(event, keys)
      if (used) event.preventDefault()
      leaving = keys === 'Escape' && !used
      return
    }
    const move = moves[keys]
    const inserted = delegate.insertion(keys)
    const composed = delegate.composed(keys, element.value, element.selectionStart, state)
    if (composed !== null) put(composed)
    else if (inserted !== null) insert(inserted)
    else if (keys === 'Escape') become('ready')
    else if (keys === 'Alt+Enter') insert('\n')
    else if (move !== undefined && (state === 'typing' || !keys.startsWith('Arrow'))) commit(move)
    else if (keys === 'F2') become(state === 'typing' ? 'editing' : 'typing')
    else return
    event.preventDefault()
  }

  const onInput = (event: Event): void => {
    // The text area's own undo (from a menu) would bring back what was written into another cell; a line end is what
    // is left of an Enter that gave the keyboard back from a field.
    const stray = event instanceof InputEvent && /^history|^insertLineBreak/.test(event.inputType)
    if (state === 'ready' && stray) element.value = ''
    else if (state === 'ready') become('typing')
    layOut()
    if (state !== 'ready') told()
  }

  const onCompositionStart = (): void => {
    if (state === 'ready') {
      become('typing')
      begunByComposition = true
    }
    composing = true
  }

  const onCompositionEnd = (): void => {
    composing = false
    // A cancelled composition leaves nothing: without this, Enter would blank the cell.
    if (begunByComposition && element.value === '') become('ready')
    begunByComposition = false
    layOut()
    if (state !== 'ready') told()
  }

  // Whatever takes the focus away (a button, a title line, a dialog) finds the cell written. Another window does not:
  // what is being typed is still there when the person comes back.
  const onBlur = (): void => {
    leaving = false
    if (!document.hasFocus()) return
    composing = false
    if (state !== 'ready') commit(null)
  }

  // A click on nothing that takes text leaves the keys with the sheet, unless it marked a text for copying. A button
  // pressed by key keeps them, and so does one whose menu is open.
  const onClick = ({ detail }: MouseEvent): void => {
    const { activeElement: focused, body } = document
    const nowhere = focused === null || focused === body
    const pressed = detail > 0 && focused?.matches(pressable) === true
    if ((nowhere || pressed) && document.getSelection()?.isCollapsed !== false)
      element.focus({ preventScroll: true })
  }

  const clipboard = (handle: (event: ClipboardEvent) => void) => (event: Event) => {
    if (state !== 'ready') return
    event.preventDefault()
    handle(event as ClipboardEvent)
  }
  /** A spreadsheet's cell ends with a line end of its own, and the browser would cut a long text without a word. */
  const onPasteIntoText = (event: ClipboardEvent): void => {
    if (state === 'ready') return
    const whole = event.clipboardData?.getData('text/plain') ?? ''
    const text = whole.replace(/\r\n?|\n/g, '\n').replace(/\n$/, '')
    const left = element.value.length - (element.selectionEnd - element.selectionStart)
    if (left + text.length > longestText) delegate.tooLong()
    // What is inserted this way can be undone while the cell is written.
    else if (text.length < whole.length && text !== '') document.execCommand('insertText', false, text)
    else if (text !== '' || whole === '') return
    event.preventDefault()
  }
  element.addEventListener('keydown', onKeyDown, { signal })
  element.addEventListener('input', onInput, { signal })
  element.addEventListener('compositionstart', onCompositionStart, { signal })
  element.addEventListener('compositionend', onCompositionEnd, { signal })
  element.addEventListener('blur', onBlur, { signal })
  document.addEventListener(
    'selectionchange',
    () => {
      if (state !== 'ready' && !composing && document.activeElement === element)
        delegate.typing(element.value, element.selectionStart)
    },
    { signal },
  )
  element.addEventListener('copy', clipboard(delegate.copy), { signal })
  element.addEventListener('cut', clipboard(delegate.cut), { signal })
  element.addEventListener('paste', clipboard(delegate.paste), { signal })
  element.addEventListener('paste', onPasteIntoText, { signal })
  window.addEventListener('click', onClick, { signal })

  return {
    element,
    state: () => state,
    place(next, within) {
      box = next
      if (!composing && element.parentElement !== within) carry(element, within)
      layOut()
    },
    focus() {
      element.focus({ preventScroll: true })
    },
    edit() {
      if (state === 'ready') element.value = delegate.text()
      become('editing')
      element.focus({ preventScroll: true })
      element.setSelectionRange(element.value.length, element.value.length)
      layOut()
      told()
    },
    type(text) {
      element.focus({ preventScroll: true })
      insert(text)
    },
    put,
    finish() {
      // Leaving the text area makes the input method give what it holds; the caller takes the focus back.
      if (composing) element.blur()
      if (state !== 'ready') commit(null)
    },
    describe(cellId, label) {
      cell = cellId
      pointOut()
      element.setAttribute('aria-label', label)
    },
    destroy() {
      gone.abort()
      element.remove()
    },
  }
}

/** Takes an element elsewhere with the focus that it has. */
function carry(element: HTMLElement, into: HTMLElement): void {
  // Not in browsers before 2025.
  if (typeof into.moveBefore === 'function') {
    into.moveBefore(element, null)
    return
  }
  const focused = document.activeElement === element
  into.append(element)
  if (focused) element.focus({ preventScroll: true })
}

/** What a click gives the focus though it takes no text; the buttons of an area that keeps the keys leave them with it. */
const pressable =
  '[data-area]:not([data-area="keeps"]) :is(button:not(.ant-dropdown-open), [role="slider"]), .ag-grid-viewport'

const moves: Record<string, Move> = {
  Enter: 'enter',
  'Shift+Enter': 'shift-enter',
  'Ctrl+Enter': 'fill',
  Tab: 'tab',
  'Shift+Tab': 'shift-tab',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}
