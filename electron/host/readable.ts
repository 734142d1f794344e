/** Everything that is kept, in formats that other programs read: a workbook a report, texts, and one JSON of all. */
import type { Attachment } from '../../shared/attachment/model.ts'
import type { OutgoingFile } from '../../shared/contract/contract.ts'
import type { ToldEntry } from '../../shared/history/telling.ts'
import { isProblem } from '../../shared/problem.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Listed } from '../store/attachment.ts'
import type { Context, Handlers, Job } from './context.ts'
import { exportCancelled, handOver, optionsOf, ownNames } from './exporting.ts'
import { productName } from './folder.ts'
import { toldSteps } from './history.ts'
import { stretches } from './stretches.ts'

/** So many steps of a log are told at once. */
const PAGE = 200

/** All steps of a table's log that can be read, the latest first. */
async function stepsOf({ store }: Context, id: string, rest: () => Promise<void>): Promise<ToldEntry[]> {
  const steps: ToldEntry[] = []
  let more = true
  while (more) {
    const page = toldSteps(store, id, { before: steps.at(-1)?.revision ?? null, limit: PAGE })
    steps.push(...page.entries)
    more = page.more
    await rest()
  }
  return steps
}

/** A table for other programs: as it is, judged, with what people said of it and all that was done to it. */
async function tableJson(context: Context, entry: Listed, attachment: Attachment, rest: () => Promise<void>) {
  const { store, settings } = context
  const { attachmentJson } = await import('../files/readable.ts')
  const { id, reportId, reportTitle, source, remark, createdAt, updatedAt, by, archivedAt } = entry
  const judged = judgeAttachment(attachment, dictionaryOf(settings().indicators))
  return {
    id,
    report: { id: reportId, title: reportTitle },
    source,
    remark,
    createdAt,
    updatedAt,
    by,
    archived: archivedAt !== null,
    ...attachmentJson(attachment, judged),
    rulings: attachment.rows.flatMap(({ ruling }, at) =>
      ruling === undefined ? [] : [{ row: at + 1, ...ruling }],
    ),
    explanations: attachment.heading.explanations ?? {},
    versions: store.versions.list(id).map(({ id: _, ...version }) => version),
    history: (await stepsOf(context, id, rest)).map(({ revision, at, person, title, summary }) => ({
      revision,
      at,
      person,
      title,
      summary,
    })),
  }
}

/** The tables of one report, in the order that they have in it. */
type Together = readonly Listed[]

function byReport({ store }: Context): readonly Together[] {
  const reports = new Map<string, Listed[]>()
  for (const entry of store.list('')) {
    const all = reports.get(entry.reportId)
    if (all === undefined) reports.set(entry.reportId, [entry])
    else all.push(entry)
  }
  return Array.from(reports.values(), (all) => {
    const [first] = all
    if (first === undefined || all.length === 1) return all
    const order = store.place(first.id).siblings.map(({ id }) => id)
    return all.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  })
}

/** What can be read; what cannot is written down with why. */
function orTold<T>(read: () => T, title: string, unreadable: string[]): T | null {
  try {
    return read()
  } catch (error) {
    if (!isProblem(error, 'damaged-table')) throw error
    unreadable.push(`${title}：${error.message}`)
    return null
  }
}

async function filesOf(context: Context, job: Job): Promise<OutgoingFile[]> {
  const { store } = context
  const [{ exportAttachments }, { safeName }] = await Promise.all([
    import('../files/export.ts'),
    import('../files/names.ts'),
  ])
  // The single ones tell nothing of themselves: how many are made is what a person asks.
  const options = { ...optionsOf(context, job), onProgress: () => {} }
  const stretch = stretches()
  const rest = async (): Promise<void> => {
    if (job.signal.aborted) throw exportCancelled()
    if (stretch.isOver()) await stretch.rest()
  }
  const files: OutgoingFile[] = []
  const ownName = ownNames(() => false)
  const put = (file: OutgoingFile): string => {
    const name = ownName(file.name)
    files.push({ ...file, name })
    return name
  }
  const putText = (name: string, mime: string, text: string): string =>
    put({ name, mime, bytes: new TextEncoder().encode(text) })

  const unreadable: string[] = []
  const tables: object[] = []
  const all = byReport(context)
  for (const [at, together] of all.entries()) {
    job.onProgress(`已导出${at}份，共${all.length}份`)
    const kept = together.flatMap((entry) => {
      const held = orTold(() => store.read(entry.id), entry.title.join(''), unreadable)
      return held === null ? [] : [{ entry, attachment: held.attachment }]
    })
    if (kept.length === 0) continue
    const attachments = kept.map(({ attachment }) => attachment)
    const title = kept.length > 1 ? (kept[0]?.entry.reportTitle ?? '') : ''
    const workbook = put(await exportAttachments(attachments, 'xlsx', title, options))
    for (const { entry, attachment } of kept) {
      tables.push({ workbook, ...(await tableJson(context, entry, attachment, rest)) })
      await rest()
    }
  }
  const reports: object[] = []
  for (const { id, title } of store.documents.list()) {
    await rest()
    const report = orTold(() => store.documents.read(id), title, unreadable)
    if (report === null) continue
    const { reportId, name, text, answers, createdAt, updatedAt } = report
    const file = putText(safeName(title, 'txt'), 'text/plain', text)
    reports.push({ id, report: reportId, title, source: name, createdAt, updatedAt, file, answers })
  }
  const json = { program: productName, at: new Date().toISOString(), tables, reports, unreadable }
  putText('全部数据.json', 'application/json', `${JSON.stringify(json, null, 1)}\n`)
  // Where not everything could be read, nobody should have to learn it from its absence.
  if (unreadable.length > 0) putText('没有导出的.txt', 'text/plain', `${unreadable.join('\n')}\n`)
  return files
}

export const readable = (context: Context): Handlers<'exportReadable'> => ({
  exportReadable: ({ job: name }) =>
    context.jobs.run(name, async (job) => {
      const files = await filesOf(context, job)
      const { writeZip } = await import('../files/zip/zip.ts')
      const day = new Date().toLocaleDateString('sv-SE')
      const zip = {
        name: `${productName}-全部表格-${day}.zip`,
        mime: 'application/zip',
        bytes: writeZip(files, 'deflate'),
      }
      return await handOver(context, zip, job)
    }),
})
