/** What takes a while: runs under a name, says what it does, and can be called off. */
import type { HostEvent } from '../../shared/contract/events.ts'
import type { JobsValues } from '../../shared/contract/jobs.ts'
import type { Handlers, Jobs } from './context.ts'

/** Names are used once each: the last ones are enough. */
const MOST_OFF = 100

export function createJobs(emit: (event: HostEvent) => void): Jobs {
  const running = new Map<string, AbortController>()
  /** Called off while nothing of theirs ran: a long job comes in several calls. */
  const off = new Set<string>()
  return {
    run: async (name, work) => {
      const stop = new AbortController()
      if (name === undefined) return await work({ signal: stop.signal, onProgress: () => {} })
      if (off.has(name)) stop.abort()
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
    cancel: (name) => {
      running.get(name)?.abort()
      off.add(name)
      const [oldest] = off
      if (off.size > MOST_OFF && oldest !== undefined) off.delete(oldest)
    },
  }
}

export const jobs = ({ jobs: all }: { readonly jobs: Jobs }): Handlers<keyof JobsValues> => ({
  cancel: ({ job }) => {
    all.cancel(job)
    return null
  },
})
