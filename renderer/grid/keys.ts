/** Key presses as text: what a keyboard sends, and how a person reads it. */

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The chord of a key press: Ctrl+Shift+Z; letters upper case, Command counted as Ctrl on a Mac. */
export function chord(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const parts = [
    (mac ? event.metaKey : event.ctrlKey) ? 'Ctrl' : '',
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
