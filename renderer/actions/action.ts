/**
 * An action is one object that toolbar, menu, context menu, shortcut and command palette all read. It makes edits
 * or calls the host; it never touches the grid.
 */
import type { ReactNode } from 'react'
import { readable } from '../grid/keys.ts'
import type { Editor } from '../state/editor.ts'

export interface Action {
  /** Stable name for menus outside the page (Electron's) and tests. */
  readonly id: string
  /** What a person reads; Chinese. */
  readonly name: string
  readonly icon?: ReactNode
  /** Chords such as Ctrl+Z or Alt+ArrowUp; Ctrl stands for Command on a Mac. The first one is shown. */
  readonly keys?: readonly string[]
  /** The chord by which the system itself does it (Ctrl+C); shown, not listened for. */
  readonly systemKey?: string
  /** Why it cannot be done now, as a sentence; null where it can. `editor` is null with no attachment open. */
  readonly refusal?: (editor: Editor | null) => string | null
  readonly perform: () => void | Promise<void>
}

/** The chord to show for an action; null where it has none. */
export function shownKey({ keys, systemKey }: Action): string | null {
  const key = keys?.[0] ?? systemKey
  return key === undefined ? null : readable(key)
}

/** For actions that need an open attachment. */
export const needsEditor = (editor: Editor | null): string | null =>
  editor === null ? '请先打开一张表格。' : null
