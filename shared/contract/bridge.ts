/**
 * What Electron's preload puts on the page as `window.host`, and the names of everything that crosses between the
 * shell and the page. The loopback door has no bridge: there the page posts to the server.
 */

import type { Result } from '../problem.ts'
import type { ActionId } from './actions.ts'
import type { Method } from './contract.ts'
import type { HostEvent } from './events.ts'

export interface Bridge {
  /** Calls a method of the contract; never rejects for a reason of the contract's. */
  readonly call: (method: Method, args: unknown) => Promise<Result<unknown>>
  /** Hears what changes by itself; answers the function that stops hearing it. */
  readonly subscribe: (listener: (event: HostEvent) => void) => () => void
  /** Hears the menu's actions; answers the function that stops hearing them. */
  readonly onAction: (listener: (action: ActionId) => void) => () => void
  /** Hears of files that the system hands over, those that came before anybody heard among them. */
  readonly onFiles: (listener: (files: readonly HandedFile[]) => void) => () => void
  /** A File that the person chose or dropped is being opened; one that the page made itself has no place. */
  readonly opened: (file: object) => void
  /** The files that were opened in this window and where they lie, the latest first. */
  readonly recent: () => Promise<readonly RecentPath[]>
  /** Hands over one of them again as the system would; the sentence that says why not, null where it goes. */
  readonly openRecent: (key: string) => Promise<string | null>
  /** Shows one of them in its folder; the sentence that says why not, null where it goes. */
  readonly showRecent: (key: string) => Promise<string | null>
}

/** A file that was opened, known by a key: the page never names a path. */
export interface RecentPath {
  readonly key: string
  readonly name: string
  readonly folder: string
  /** When, ISO 8601. */
  readonly at: string
}

/** A file that somebody opened with the program, or the sentence that says why it cannot be read. */
export type HandedFile =
  | { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly name: string; readonly error: string }

/** IPC channels between preload and main. */
export const channels = {
  call: 'sgb:call',
  event: 'sgb:event',
  action: 'sgb:action',
  files: 'sgb:files',
  opened: 'sgb:opened',
  recent: 'sgb:recent',
  openRecent: 'sgb:open-recent',
  showRecent: 'sgb:show-recent',
} as const
