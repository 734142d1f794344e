/** What a report offers for the open table, or for a new one: worked out on a thread of its own for its dialog. */
import type { Attachment } from '../../shared/attachment/model.ts'
import type { Plan } from '../../shared/findings/fill/plan.ts'
import type { Filling } from '../../shared/findings/fill/proposal.ts'
import { Problem } from '../../shared/problem.ts'
import { useReport } from './documents.ts'
import type { Filled, FillJob } from './fill-worker.ts'
import { call } from './host.ts'
import { useSettings } from './settings.ts'

/** A report as the dialog reads it: with what is being typed into it, where it is on the desk. */
export interface ReadReport {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** @throws Problem('not-found') where it was taken off the library */
export async function readReport(id: string): Promise<ReadReport> {
  const { report } = useReport.getState()
  if (report?.id === id) return report
  return call('openDocument', { id })
}

export async function fillingFrom({ text }: ReadReport, table: Attachment): Promise<Filling> {
  const made = await work(text, table)
  if (!('filling' in made)) throw new Error('a plan came for a filling')
  return made.filling
}

export async function planFrom({ text }: ReadReport): Promise<Plan> {
  const made = await work(text, null)
  if (!('plan' in made)) throw new Error('a filling came for a plan')
  return made.plan
}

/** A thread for each dialog: it is opened seldom, and closes with its answer. */
function work(text: string, table: Attachment | null): Promise<Filled> {
  const job: FillJob = { text, table, indicators: useSettings.getState().indicators }
  const worker = new Worker(new URL('./fill-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Filled>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Filled>) => resolve(data)
    worker.onerror = () => reject(new Problem('unreadable', '没有读出报告里的数，请再试一次。'))
    worker.postMessage(job)
  }).finally(() => worker.terminate())
}
