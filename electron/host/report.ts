/** Reports in prose: what they say of their attachments, attachments put into them, and corrections in them. */
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

  correctReport: ({ name, bytes, corrections, author, job: jobName }) =>
    context.jobs.run(jobName, async (job) => {
      const { exportCorrected } = await import('../files/export.ts')
      const signed = { author, date: new Date().toISOString() }
      const { file, left } = await exportCorrected(name, bytes, corrections, signed, job)
      const none = left.length === corrections.length
      return { exported: none ? null : await handOver(context, file, job), left }
    }),
})
