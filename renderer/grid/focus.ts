/** What other parts of the face ask of the sheet's keyboard, without knowing it, and the way round the window. */

/** Gives the keyboard back to the sheet. */
export const focusSheet = (): void => void window.dispatchEvent(new Event('sheet-focus'))

/** Opens the editor of the active cell; `empty` begins with nothing. */
export const editCell = (empty = false): void =>
  void window.dispatchEvent(new CustomEvent('sheet-edit', { detail: empty }))

/** Writes what is being typed, as leaving it does, and stays there: an action finds the table as the person sees it. */
export function keepTyped(): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
  field.blur()
  field.focus({ preventScroll: true })
}

const stops = 'button:enabled, input:enabled, textarea:enabled, a[href], [tabindex="0"]'

/** F6: the first control of the next area of the window (`data-area`), in the order in which they stand. */
export function focusNextArea(back: boolean): void {
  const areas = [...document.querySelectorAll<HTMLElement>('[data-area]')]
  const here = areas.findIndex((area) => area.contains(document.activeElement))
  const order = [...areas.slice(here + 1), ...areas.slice(0, Math.max(0, here))]
  for (const area of back ? order.toReversed() : order) {
    const stop = [...area.querySelectorAll<HTMLElement>(stops)].find((each) => each.checkVisibility())
    if (stop === undefined) continue
    stop.focus()
    return
  }
}
