/** What takes a while: runs under a name, says what it does, and can be called off. */
import type { HostEvent } from '../../shared/contract/events.ts'
import type { JobsValues } from '../../shared/contract/jobs.ts'
import type { Handlers } from './context.ts'

/** A job as those who do its work see it. */
export interface Job {
  /** Aborted when the person calls it off. */
  readonly signal: AbortSignal
  /** Says what is being done, as one Chinese phrase. */
  readonly onProgress: (text: string) => void
}

export interface Jobs {
  /** Runs work; under a name, if it has one, its progress is told and it can be called off. */
  run<T>(name: string | undefined, work: (job: Job) => Promise<T>): Promise<T>
  cancel(name: string): void
}

export function createJobs(emit: (event: HostEvent) => void): Jobs {
  const running = new Map<string, AbortController>()
  return {
    run: async (name, work) => {
      const stop = new AbortController()
      if (name === undefined) return await work({ signal: stop.signal, onProgress: () => {} })
      running.set(name, stop)
      try {
        return await work({
          signal: stop.signal,
          onProgress: (text) => emit({ kind: 'job', job: name, text }),
        })
      } finally {
        if (running.get(name) === stop) running.delete(name)
      }
    },
    cancel: (name) => running.get(name)?.abort(),
  }
}

export const jobs = ({ jobs: all }: { readonly jobs: Jobs }): Handlers<keyof JobsValues> => ({
  cancel: ({ job }) => {
    all.cancel(job)
    return null
  },
})
