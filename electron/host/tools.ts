/**
 * The host that keeps nothing: it reads, judges and converts. Apart from host.ts, because the command line starts for
 * each file anew and must not wait for what it does not need (the database, the rules of the verdict).
 */
import type { Settings } from '../../shared/contract/contract.ts'
import { type Host, hostOf } from './answer.ts'
import { checking } from './checking.ts'
import type { Platform, Tools } from './context.ts'
import { converting } from './exporting.ts'
import { inspecting } from './files.ts'
import { createJobs, jobs } from './jobs.ts'
import { judging } from './judging.ts'
import { merging } from './merging.ts'
import { stating } from './stating.ts'

/** A host that goes by those settings, and knows only the methods that keep nothing. */
export const createToolHost = (kept: Settings, platform: Platform = {}): Host =>
  hostOf((emit) => toolHandlers({ settings: () => kept, jobs: createJobs(emit), platform }))

/** The methods that keep nothing. */
export const toolHandlers = (tools: Tools) => ({
  ...jobs(tools),
  ...inspecting(tools),
  ...converting(tools),
  ...judging(tools),
  ...checking(tools),
  ...merging(tools),
  ...stating(tools),
})
