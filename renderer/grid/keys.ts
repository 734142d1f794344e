/** Key presses as text: what a keyboard sends, and how a person reads it. */

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Whether Ctrl is held, or Command on a Mac, where Ctrl and a click are a right click. */
export const withCtrl = (event: KeyboardEvent | MouseEvent): boolean => (mac ? event.metaKey : event.ctrlKey)

/** The chord of a key press: Ctrl+Shift+Z; letters upper case, Command counted as Ctrl on a Mac. */
export function chord(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const parts = [
    withCtrl(event) ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    key === ' ' ? 'Space' : key,
  ]
  return parts.filter((part) => part !== '').join('+')
}

const keyNames: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Space: '空格',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** A chord as a person reads it: Ctrl+↑, or ⌘↑ on a Mac. */
export const readable = (keys: string): string =>
  keys
    .split('+')
    .map((part) => keyNames[part] ?? (mac && part === 'Ctrl' ? '⌘' : part))
    .join('+')
