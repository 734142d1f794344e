/**
 * The contract's implementation, composed of its features. Electron, the loopback server and the tests call it alike;
 * the command line calls the part of it that keeps nothing (tools.ts).
 */
import type { Method } from '../../shared/contract/contract.ts'
import { openStore } from '../store/store.ts'
import { type Host, hostOf } from './answer.ts'
import { backups } from './backup.ts'
import { bin } from './bin.ts'
import { carrying } from './carrying.ts'
import { collecting } from './collecting.ts'
import type { Context, Handlers, Platform } from './context.ts'
import { documents } from './documents.ts'
import { editing } from './editing.ts'
import { exporting } from './exporting.ts'
import { files } from './files.ts'
import { databaseFile } from './folder.ts'
import { handing } from './handing.ts'
import { history } from './history.ts'
import { createJobs } from './jobs.ts'
import { library } from './library.ts'
import { periods } from './periods.ts'
import { prose } from './prose.ts'
import { readable } from './readable.ts'
import { report } from './report.ts'
import { searching } from './searching.ts'
import { named, settings, settingsOf } from './settings.ts'
import { several } from './several.ts'
import { toolHandlers } from './tools.ts'
import { watching } from './watching.ts'

export type { Host } from './answer.ts'
export type { Platform } from './context.ts'

/** Milliseconds that a program is left to open its window before it backs up. */
const REST = 15_000

/**
 * Opens the data folder and answers the contract's methods.
 * @throws Problem('newer-database' | 'damaged-database' | 'unwritable')
 */
export function createHost({
  folder,
  platform = {},
  rest = REST,
}: {
  folder: string
  platform?: Platform
  /** Tests give less. */
  rest?: number
}): Host {
  const file = databaseFile(folder)
  const store = openStore(file, named)
  const closing = new AbortController()
  return hostOf(
    (emit) => {
      const kept = () => settingsOf(store.settings())
      const jobs = createJobs(emit)
      const context: Context = { store, settings: kept, jobs, platform, emit, closing: closing.signal }
      return {
        ...backups(context, file, rest),
        ...toolHandlers(context),
        ...library(context),
        ...bin(context, rest),
        ...several(context),
        ...periods(context),
        ...editing(context),
        ...history(context),
        ...files(context),
        ...exporting(context),
        ...readable(context),
        ...report(context),
        ...prose(context),
        ...documents(context),
        ...settings(context),
        ...watching(context),
        ...searching(context),
        ...carrying(context, file),
        ...collecting(context),
        ...handing(context),
      } satisfies Handlers<Method>
    },
    () => {
      closing.abort()
      store.close()
    },
  )
}
