/** Reports in prose: what they say of their attachments, and attachments put into them. */
import type { ReportValues } from '../../shared/contract/report.ts'
import { reportParts } from '../../shared/report/description.ts'
import type { Context, Handlers } from './context.ts'
import { handOver } from './exporting.ts'

export const report = (context: Context): Handlers<keyof ReportValues> => ({
  readReport: ({ name, bytes, job: jobName }) =>
    context.jobs.run(jobName, async (job) => {
      const { openReport } = await import('../files/open.ts')
      return reportParts(await openReport(name, bytes, job))
    }),

  intoReport: ({ id, name, bytes, scope, job: jobName }) =>
    context.jobs.run(jobName, async (job) => {
      const { store, settings } = context
      const { exportIntoReport } = await import('../files/export.ts')
      const { siblings } = store.place(id)
      const ids = scope === 'report' ? siblings.map((one) => one.id) : [id]
      const attachments = ids.map((one) => store.read(one).attachment)
      const options = { ...job, indicators: settings().indicators }
      return await handOver(context, await exportIntoReport(attachments, name, bytes, options), job)
    }),
})
