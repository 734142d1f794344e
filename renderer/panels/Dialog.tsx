/** A dialog as all of ours over the sheet are: it begins in its first field and gives the keyboard back to the sheet. */
import { Modal, type ModalProps } from 'antd'
import { useEffect, useRef } from 'react'
import { focusSheet } from '../grid/focus.ts'

/** Where a dialog begins: the field that says so, else the first one, else its first button. */
const BEGINNINGS = ['[data-first]:enabled', 'input:enabled, textarea:enabled', 'button:enabled']

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
  // After the dialog is gone, and with it its hold on the focus.
  useEffect(() => () => queueMicrotask(focusSheet), [])
  return (
    <Modal open afterOpenChange={begin} {...rest}>
      <div ref={body}>{children}</div>
    </Modal>
  )
}
