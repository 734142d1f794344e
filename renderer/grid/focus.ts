/** Where the keyboard goes: what other parts of the face ask of the sheet and of its fields, and the way round the window. */

/** The sheet's own keyboard, as long as a sheet is shown. */
export interface Keyboard {
  /** Chinese input needs the focus back whenever a panel has had it. */
  focus(): void
  /** Opens the editor of the active cell; `empty` begins with nothing. */
  edit(empty: boolean): void
  /** Puts a text into the editor, at the caret; one that is closed is opened as by typing. */
  type(text: string): void
  /** Whether an editor is open over a cell. */
  typing(): boolean
}

let keyboard: Keyboard | null = null

/** Makes a sheet's keyboard the one that is asked; answers the function that takes it away again. */
export function registerKeyboard(own: Keyboard): () => void {
  keyboard = own
  return () => {
    if (keyboard === own) keyboard = null
  }
}

/** Where the keyboard is at home while no sheet is shown. */
let home: (() => void) | null = null

/** Makes a page the keyboard's home as long as there is no sheet; answers the function that ends it. */
export function registerHome(own: () => void): () => void {
  home = own
  return () => {
    if (home === own) home = null
  }
}

/** Gives the keyboard back to the sheet, or to the page that stands in its place. */
export const focusSheet = (): void => (keyboard === null ? home?.() : keyboard.focus())

/** Opens the editor of the active cell; `empty` begins with nothing. */
export const editCell = (empty = false): void => keyboard?.edit(empty)

/** Puts a text into the editor of the active cell, as if it were typed. */
export const typeIntoCell = (text: string): void => keyboard?.type(text)

/** Whether a cell is being written in the sheet. */
export const isTyping = (): boolean => keyboard?.typing() === true

const waiting: (() => void)[] = []

/** Does something when the cell that is being written is left. */
export const whenTyped = (then: () => void): void => void waiting.push(then)

/** The cell that was being written is left. */
export function typed(): void {
  for (const then of waiting.splice(0)) then()
}

/** The fields that actions lead to: the name box, the text that is sought, the title on the paper. */
export type Field = 'name' | 'find' | 'title'

const fields = new Map<Field, HTMLElement>()

/** The `ref` of a field that actions lead to. */
export const fieldRef =
  (field: Field) =>
  (element: HTMLElement | null | undefined): void => {
    if (element == null) fields.delete(field)
    else fields.set(field, element)
  }

/** Goes to a field and marks its text; nothing where it is not shown, for it takes the focus itself when it comes. */
export function focusField(field: Field): void {
  const element = fields.get(field)
  element?.focus()
  if (element instanceof HTMLInputElement) element.select()
}

export const isInField = (field: Field): boolean =>
  fields.get(field)?.contains(document.activeElement) === true

/** Writes what is being typed, as leaving it does, and stays there: an action finds the table as the person sees it. */
export function keepTyped(): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
  field.blur()
  field.focus({ preventScroll: true })
}

/** Of tabs and lists that are gone through by arrows, the one whose turn it is. */
const stops = 'button:enabled:not([tabindex="-1"]), input:enabled, textarea:enabled, a[href], [tabindex="0"]'

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
