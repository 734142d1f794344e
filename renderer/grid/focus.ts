/** What other parts of the face ask of the sheet's keyboard, without knowing it. */

/** Gives the keyboard back to the sheet. */
export const focusSheet = (): void => void window.dispatchEvent(new Event('sheet-focus'))

/** Opens the editor of the active cell; `empty` begins with nothing. */
export const editCell = (empty = false): void =>
  void window.dispatchEvent(new CustomEvent('sheet-edit', { detail: empty }))
