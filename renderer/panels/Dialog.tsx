/** A dialog as all of ours over the sheet are: it begins in its first field and gives the keyboard back. */
import { Modal, type ModalProps } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { focusSheet } from '../grid/focus.ts'
import './Dialog.css'

/** Where a dialog begins: the field that says so, else the first one, else its first button; never on its ×. */
const BEGINNINGS = [
  '[data-first]:is(:enabled, [tabindex="0"])',
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

interface DialogProps extends Omit<ModalProps, 'open' | 'onCancel'> {
  readonly onCancel?: () => void
  /** What Enter in a field does: presses the dialog's own button, or goes to it where that makes files at once. */
  readonly enter?: 'press' | 'go'
}

/** Mounted while it is open. */
export function Dialog({ children, enter = 'press', keyboard = true, ...rest }: DialogProps) {
  const body = useRef<HTMLDivElement>(null)
  // Enter in a field is the dialog's own button, as in Excel; pressed once the field has taken its value.
  const onKeyDown = ({ key, target, currentTarget, nativeEvent }: React.KeyboardEvent): void => {
    if (
      key !== 'Enter' ||
      !(target instanceof Node && currentTarget.contains(target)) ||
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
    const { key, target, currentTarget, nativeEvent } = event
    // React hands on what is pressed in a dialog over this one too: that is the other's to answer.
    if (!(target instanceof Node) || !currentTarget.contains(target)) return
    if (key === 'Tab') goRound(event)
    else if (key === 'Enter' && nativeEvent.repeat && !(target instanceof HTMLTextAreaElement))
      event.preventDefault()
  }
  useEscape(body, () => {
    if (keyboard) rest.onCancel?.()
  })
  // After the dialog is gone, and with it its hold on the focus: to a field where somebody was writing, to the past that
  // somebody was reading, else to the sheet.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () =>
      queueMicrotask(() => {
        const field =
          before instanceof HTMLElement && before.matches('input, .line, .history *') && before.isConnected
        if (field) before.focus({ preventScroll: true })
        else if (!focusBelow(before)) focusSheet()
      }),
    [before],
  )
  return (
    <Modal open {...rest} keyboard={false} wrapProps={{ onKeyDownCapture }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what its fields leave of a key press comes by here */}
      <div ref={body} className="dialog-body" tabIndex={-1} onKeyDown={onKeyDown}>
        {children}
        <Beginning body={body} />
      </div>
    </Modal>
  )
}

/** To the dialog that lies below, where there is one: to what opened this one there, else to where that begins. */
function focusBelow(before: Element | null): boolean {
  const left = before?.closest('.dialog-body, .ant-modal-footer')?.closest('.ant-modal')
  const bodies = document.querySelectorAll<HTMLElement>('.ant-modal .dialog-body')
  const below =
    left?.querySelector<HTMLElement>('.dialog-body') ?? [...bodies].findLast((one) => one.checkVisibility())
  if (below === undefined || !below.isConnected || !below.checkVisibility()) return false
  const back =
    before instanceof HTMLElement && before.isConnected && before.matches(':enabled, [tabindex="0"]')
      ? before
      : beginning(below)
  back.focus({ preventScroll: true })
  return true
}

interface Opened {
  readonly body: React.RefObject<HTMLElement | null>
  readonly escape: () => void
}

/** The dialogs that are open, the last one on top. */
const opened: Opened[] = []

/**
 * Esc is the topmost dialog's, whatever tip a resting mouse has open. antd gives it to whatever was drawn last, and does
 * not forget what it began to draw and drew anew: a dialog below that would hear of no Esc any more.
 */
function onEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return
  const top = opened.at(-1)
  const root = top?.body.current?.closest('.ant-modal-root') ?? null
  if (top === undefined || root === null) return
  // A list or a menu that was opened over it closes first.
  const over = ['.ant-select-dropdown', '.ant-dropdown', '.ant-popover'].some((popup) =>
    [...document.querySelectorAll(`${popup}:not(${popup}-hidden)`)].some(
      (one) => (root.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    ),
  )
  if (!over) top.escape()
}

/** Hears Esc as long as it is open. */
function useEscape(body: Opened['body'], leave: () => void): void {
  const latest = useRef(leave)
  latest.current = leave
  useEffect(() => {
    const own: Opened = { body, escape: () => latest.current() }
    // One listener for all: what the topmost does with it is over before the next would hear of it.
    if (opened.length === 0) window.addEventListener('keydown', onEscape)
    opened.push(own)
    return () => {
      opened.splice(opened.indexOf(own), 1)
      if (opened.length === 0) window.removeEventListener('keydown', onEscape)
    }
  }, [body])
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
