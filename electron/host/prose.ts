/** Prose written from a table, as a Word document. */
import type { ProseValues } from '../../shared/contract/prose.ts'
import type { Context, Handlers } from './context.ts'
import { handOver } from './exporting.ts'

export const prose = (context: Context): Handlers<keyof ProseValues> => ({
  exportProse: ({ title, paragraphs, job: jobName }) =>
    context.jobs.run(jobName, async (job) => {
      const { exportProse } = await import('../files/export.ts')
      return await handOver(context, await exportProse({ title, paragraphs }, job), job)
    }),
})
