/** What takes a while: runs under a name, says what it does, and can be called off. */
import type { HostEvent } from '../../shared/contract/events.ts'
import type { JobsValues } from '../../shared/contract/jobs.ts'
import type { Handlers, Jobs } from './context.ts'

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
