/** The keys of a list of tabs. */
import type { KeyboardEvent } from 'react'

/** Where arrows, Home and End lead from one of so many; null for other keys. */
export function along(
  { key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent,
  at: number,
  count: number,
  back: string,
  on: string,
): number | null {
  if (ctrlKey || altKey || metaKey || shiftKey) return null
  if (key === back) return (at - 1 + count) % count
  if (key === on) return (at + 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}

/**
 * A key press in a row of tabs: the tab that it leads to is chosen and has the keyboard. Other keys do nothing.
 * @param element the id of a tab's element
 */
export function alongTabs<T extends { readonly id: string }>(
  event: KeyboardEvent,
  tabs: readonly T[],
  chosen: string,
  element: (id: T['id']) => string,
  choose: (id: T['id']) => void,
): void {
  const at = tabs.findIndex(({ id }) => id === chosen)
  const to = along(event, at, tabs.length, 'ArrowLeft', 'ArrowRight')
  const next = to === null ? undefined : tabs[to]
  if (next === undefined) return
  event.preventDefault()
  choose(next.id)
  document.getElementById(element(next.id))?.focus()
}
