/** A file's way in: read and judged on the thread for files, asked about where it is not sure, and kept. */
import type { Imported, Methods } from '../../shared/contract/contract.ts'
import type { FilesValues } from '../../shared/contract/files.ts'
import { Problem } from '../../shared/problem.ts'
import { type Asked, isAmong } from '../../shared/recognise/mapping.ts'
import type { Context, Handlers, Tools } from './context.ts'
import { isWithoutTable, reportIn } from './documents.ts'

/** Reads a file into the library. */
export const importFile = (
  { store, settings, jobs, emit }: Context,
  { name, bytes, job: jobName, answers, later = [], skipped = [] }: Methods['importFile']['arguments'],
): Promise<Imported> =>
  jobs.run(jobName, async (job) => {
    const { openFile } = await import('../files/open.ts')
    const known = store.mappings().map(({ mapping }) => mapping)
    const read = (open: readonly Asked[]) =>
      openFile(name, bytes, {
        ...job,
        indicators: settings().indicators,
        defaults: settings().defaults,
        // The first that has a table's shape is believed: what was just told comes before what was told once.
        mappings: [...(answers ?? []), ...known],
        later: open,
      })
    const report = await reportIn(name, bytes, job)
    let opened = await read(later).catch((error: unknown) => {
      if (report !== null && isWithoutTable(error)) return null
      throw error
    })
    if (opened === null) {
      store.add([], name, undefined, report ?? undefined)
      emit({ kind: 'library' })
      return { ids: [], undated: [], sealed: [], warnings: [], questions: [], document: report?.id ?? null }
    }
    const questions = opened.questions.filter((question) => !isAmong(skipped, question))
    const left = new Set(opened.questions.flatMap((one) => (isAmong(skipped, one) ? [one.sheet] : [])))
    if (questions.length > 0) {
      if (answers !== undefined)
        return { ids: [], undated: [], sealed: [], warnings: [...opened.warnings], questions, document: null }
      opened = await read([...later, ...questions])
      if (opened.attachments.length === 0) {
        throw new Problem(
          'no-table',
          `“${name}”里没有找到指标表，请检查表头是否有“指标名称”“目标”“实绩”等栏目。`,
        )
      }
    }
    const warnings = [
      ...opened.warnings,
      ...[...left].map((sheet) => ({
        cell: '',
        message: `工作表“${sheet}”按您的选择没有读；要读它，请再打开一次这个文件。`,
      })),
    ]
    if (opened.attachments.length === 0 && report === null)
      return { ids: [], undated: [], sealed: [], warnings, questions: [], document: null }
    const attachments = opened.attachments.map(({ attachment }) => attachment)
    const kind = opened.returns
    const origins = new Map(opened.attachments.map(({ attachment, origin }) => [attachment.id, origin]))
    if (job.signal.aborted) throw new Problem('cancelled', `已取消打开“${name}”，要用时请再打开一次。`)
    const original = kind === null ? undefined : { kind, bytes, origins }
    store.add(attachments, name, original, report ?? undefined)
    for (const answer of answers ?? []) store.keepMapping(answer, `${name} · ${answer.sheet}`)
    emit({ kind: 'library' })
    const undated = attachments.filter(({ heading }) => heading.months === null)
    return {
      ids: attachments.map(({ id }) => id),
      undated: undated.map(({ id }) => id),
      sealed: opened.attachments.flatMap(({ sealed }) => sealed ?? []),
      warnings,
      questions: [],
      document: report?.id ?? null,
    }
  })

export const files = (context: Context): Handlers<Exclude<keyof FilesValues, 'inspect'>> => ({
  importFile: (args) => importFile(context, args),
  mappings: () => context.store.mappings(),
  forgetMapping: ({ shape }) => {
    context.store.forgetMapping(shape)
    context.emit({ kind: 'library' })
    return null
  },
  keepMapping: ({ mapping, label }) => {
    context.store.keepMapping(mapping, label)
    context.emit({ kind: 'library' })
    return null
  },
})

/** Reads a file without keeping anything of it. */
export const inspecting = ({ settings, jobs }: Tools): Handlers<'inspect'> => ({
  inspect: ({ name, bytes, job: jobName }) =>
    jobs.run(jobName, async (job) => {
      const { openFile } = await import('../files/open.ts')
      const { attachments, warnings } = await openFile(name, bytes, {
        ...job,
        indicators: settings().indicators,
        defaults: settings().defaults,
      })
      return { attachments: attachments.map(({ attachment, judged }) => ({ attachment, judged })), warnings }
    }),
})
