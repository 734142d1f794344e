/** A dialog as all of ours over the sheet are: it begins in its first field and gives the keyboard back. */
import { Modal, type ModalProps } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { focusSheet } from '../grid/focus.ts'
import './Dialog.css'

/** Where a dialog begins: the field that says so, else the first one, else its first button; never on its ×. */
const BEGINNINGS = [
  '[data-first]:enabled',
  '[data-first] input:enabled',
  'input:enabled, textarea:enabled',
  'button:enabled',
]

function beginning(body: HTMLElement): HTMLElement {
  const all = BEGINNINGS.flatMap((where) => [...body.querySelectorAll<HTMLElement>(where)])
  const answers = [
    ...(body.closest('.ant-modal')?.querySelectorAll<HTMLElement>('.ant-modal-footer button:enabled') ?? []),
  ]
  return [...all, ...answers.slice(-1)].find((element) => element.checkVisibility()) ?? body
}

interface DialogProps extends Omit<ModalProps, 'open'> {
  /** What Enter in a field does: presses the dialog's own button, or goes to it where that makes files at once. */
  readonly enter?: 'press' | 'go'
}

/** Mounted while it is open. */
export function Dialog({ children, enter = 'press', ...rest }: DialogProps) {
  const body = useRef<HTMLDivElement>(null)
  // Enter in a field is the dialog's own button, as in Excel; pressed once the field has taken its value.
  const onKeyDown = ({ key, target, nativeEvent }: React.KeyboardEvent): void => {
    if (
      key !== 'Enter' ||
      nativeEvent.isComposing ||
      nativeEvent.repeat ||
      !(target instanceof HTMLInputElement)
    )
      return
    if (rest.onOk === undefined || target.role === 'combobox') return
    const button = body.current?.closest('.ant-modal')?.querySelector('.ant-modal-footer .ant-btn-primary')
    if (button instanceof HTMLButtonElement)
      requestAnimationFrame(() => (enter === 'go' ? button.focus() : button.click()))
  }
  // The key that opened it, held down a moment too long, answers nothing.
  const onKeyDownCapture = (event: React.KeyboardEvent<HTMLElement>): void => {
    const { key, target, nativeEvent } = event
    if (key === 'Tab') goRound(event)
    else if (key === 'Escape' && rest.keyboard !== false && !nativeEvent.isComposing && onlyTips()) {
      event.stopPropagation()
      rest.onCancel?.(event)
    } else if (key === 'Enter' && nativeEvent.repeat && !(target instanceof HTMLTextAreaElement))
      event.preventDefault()
  }
  // After the dialog is gone, and with it its hold on the focus: to a field where somebody was writing, to the past that
  // somebody was reading, else to the sheet.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () =>
      queueMicrotask(() => {
        const field =
          before instanceof HTMLElement && before.matches('input, .line, .history *') && before.isConnected
        if (field) before.focus({ preventScroll: true })
        else focusSheet()
      }),
    [before],
  )
  return (
    <Modal open {...rest} wrapProps={{ onKeyDownCapture }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what its fields leave of a key press comes by here */}
      <div ref={body} className="dialog-body" tabIndex={-1} onKeyDown={onKeyDown}>
        {children}
        <Beginning body={body} />
      </div>
    </Modal>
  )
}

/** antd gives Esc to whatever opened last: a tip under the resting mouse would take it from the dialog. */
function onlyTips(): boolean {
  const shown = (what: string): boolean => document.querySelector(`${what}:not(${what}-hidden)`) !== null
  return shown('.ant-tooltip') && !['.ant-select-dropdown', '.ant-dropdown', '.ant-popover'].some(shown)
}

/** Tab goes round in the dialog: behind its last control comes its first, and nothing between. */
function goRound(event: React.KeyboardEvent<HTMLElement>): void {
  const { currentTarget, target, shiftKey } = event
  const here = target instanceof Node ? target : currentTarget
  const all = currentTarget.querySelectorAll<HTMLElement>(
    'input:enabled, textarea:enabled, button:enabled, iframe, a[href], [tabindex]',
  )
  const stops = [...all].filter(
    (stop) => stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }),
  )
  const side = shiftKey ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING
  if (stops.some((stop) => (here.compareDocumentPosition(stop) & side) !== 0)) return
  event.preventDefault()
  stops.at(shiftKey ? -1 : 0)?.focus()
}

/** Behind what is in a dialog: begins there, and, where it has yet to be found out, once that is there. */
function Beginning({ body: box }: { readonly body: React.RefObject<HTMLElement | null> }) {
  const begun = useRef(false)
  useEffect(() => {
    const body = box.current
    if (body === null || (begun.current && document.activeElement !== body)) return
    begun.current = true
    const first = beginning(body)
    first.focus({ preventScroll: true })
    // What is typed takes the place of what stands there, as in the dialogs of Excel and WPS.
    if (first instanceof HTMLInputElement || first instanceof HTMLTextAreaElement) first.select()
  })
  return null
}
