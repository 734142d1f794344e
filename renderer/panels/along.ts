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
