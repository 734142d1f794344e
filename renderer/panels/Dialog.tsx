/** A dialog as all of ours over the sheet are: it begins in its first field and gives the keyboard back. */
import { Modal, type ModalProps } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { focusSheet } from '../grid/focus.ts'
import './Dialog.css'

/** Where a dialog begins: the field that says so, else the first one, else its first button. */
const BEGINNINGS = [
  '[data-first]:enabled',
  '[data-first] input:enabled',
  'input:enabled, textarea:enabled',
  'button:enabled',
]

/** Mounted while it is open. */
export function Dialog({ children, ...rest }: Omit<ModalProps, 'open'>) {
  const body = useRef<HTMLDivElement>(null)
  const begin = (shown: boolean): void => {
    const found = BEGINNINGS.flatMap((where) => [
      ...(body.current?.querySelectorAll<HTMLElement>(where) ?? []),
    ])
    const first = shown ? found.find((element) => element.checkVisibility()) : undefined
    first?.focus({ preventScroll: true })
    // What is typed takes the place of what stands there, as in the dialogs of Excel and WPS.
    if (first instanceof HTMLInputElement || first instanceof HTMLTextAreaElement) first.select()
  }
  // Enter in a field is the dialog's own button, as in Excel; pressed once the field has taken its value.
  const onKeyDown = ({ key, target, nativeEvent }: React.KeyboardEvent): void => {
    if (key !== 'Enter' || nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return
    if (rest.onOk === undefined || target.role === 'combobox') return
    const button = body.current?.closest('.ant-modal')?.querySelector('.ant-modal-footer .ant-btn-primary')
    if (button instanceof HTMLButtonElement) requestAnimationFrame(() => button.click())
  }
  // After the dialog is gone, and with it its hold on the focus: to a field where somebody was writing, else the sheet.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () =>
      queueMicrotask(() => {
        const field = before instanceof HTMLElement && before.matches('input, .line') && before.isConnected
        if (field) before.focus({ preventScroll: true })
        else focusSheet()
      }),
    [before],
  )
  return (
    <Modal open afterOpenChange={begin} {...rest}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what its fields leave of a key press comes by here */}
      <div ref={body} onKeyDown={onKeyDown}>
        {children}
      </div>
    </Modal>
  )
}
