/** The contract of what takes a while; what a job is doing is told by events (events.ts). */
import { z } from 'zod'
import { job } from './arguments.ts'

export const jobsArguments = {
  /** Calls a job off: it ends with the error `cancelled`. */
  cancel: z.strictObject({ job }),
}

export interface JobsValues {
  cancel: null
}
