/** Reports in prose: what they say of their attachments, attachments put into them, and their changes given back. */
import type { ReportValues } from '../../shared/contract/report.ts'
import { Problem } from '../../shared/problem.ts'
import { noDocument } from '../../shared/report/correction.ts'
import { reportParts } from '../../shared/report/description.ts'
import type { Context, Handlers } from './context.ts'
import { handOver } from './exporting.ts'
import { productName } from './folder.ts'

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

  reviseReport: ({ id, job: jobName }) =>
    context.jobs.run(jobName, async (job) => {
      const { store, settings } = context
      const { exportRevised } = await import('../files/export.ts')
      const { name, text, attachments } = store.documents.read(id)
      const report = store.documents.source(id)
      if (report === null) throw new Problem('unsupported', noDocument)
      const { person, indicators } = settings()
      const tables = attachments.map((one) => store.read(one.id).attachment)
      const signed = { author: person.trim() || productName, date: new Date().toISOString() }
      const { file, revised } = await exportRevised(
        name,
        { report, text, tables, indicators, ...signed },
        job,
      )
      const { made, explained, left, added } = revised
      return {
        exported: made === 0 ? null : await handOver(context, file, job),
        made,
        explained,
        left,
        added,
      }
    }),

  saveReportText: ({ id, job: jobName }) =>
    context.jobs.run(jobName, async (job) => {
      const { textFile } = await import('../files/export.ts')
      const { title, text } = context.store.documents.read(id)
      return await handOver(context, textFile(title, text), job)
    }),
})
