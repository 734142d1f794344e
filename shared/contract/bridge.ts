/**
 * What Electron's preload puts on the page as `window.host`, and the names of everything that crosses between the
 * shell and the page. The loopback door has no bridge: there the page posts to the server.
 */

import type { Result } from '../problem.ts'
import type { Method } from './contract.ts'
import type { HostEvent } from './events.ts'

/** Actions of the page that the shell's menu asks for, by their ids (renderer/actions). */
export type MenuAction =
  | 'new'
  | 'open'
  | 'sample'
  | 'home'
  | 'save'
  | 'export-xlsx'
  | 'export-pdf'
  | 'export-docx'
  | 'export-csv'
  | 'print'
  | 'undo'
  | 'redo'
  | 'insert-above'
  | 'insert-below'
  | 'duplicate-rows'
  | 'delete-rows'
  | 'move-up'
  | 'move-down'
  | 'renumber'

export interface Bridge {
  /** Calls a method of the contract; never rejects for a reason of the contract's. */
  readonly call: (method: Method, args: unknown) => Promise<Result<unknown>>
  /** Hears what changes by itself; answers the function that stops hearing it. */
  readonly subscribe: (listener: (event: HostEvent) => void) => () => void
  /** Hears the menu's actions; answers the function that stops hearing them. */
  readonly onAction: (listener: (action: MenuAction) => void) => () => void
}

/** IPC channels between preload and main. */
export const channels = { call: 'sgb:call', event: 'sgb:event', action: 'sgb:action' } as const
