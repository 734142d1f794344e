/** The file to carry: tables with all that is known of them, out, and back in by a merge with what is here. */
import { titleOf } from '../../shared/attachment/called.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import type {
  CarryingValues,
  MergeAnswers,
  MergeQuestion,
  OpenedCarried,
} from '../../shared/contract/carrying.ts'
import { formats } from '../../shared/contract/formats.ts'
import { mergeName } from '../../shared/history/entry.ts'
import { merge } from '../../shared/history/merge.ts'
import { tell } from '../../shared/history/telling.ts'
import { safeName } from '../files/names.ts'
import type { Task, Tasks } from '../store/backup-tasks.ts'
import { onBackupThread } from '../store/backup-thread.ts'
import type { Carried, CarriedTable, Fate } from '../store/carry.ts'
import type { Context, Handlers, Job } from './context.ts'
import { handOver } from './exporting.ts'

/** A table that is here and in the file, and what their merge comes to. */
interface Meeting extends MergeQuestion {
  readonly edits: ReturnType<typeof merge>['edits']
  readonly chains: readonly string[]
  /** Whether all that both changed is answered, for the table as it is now. */
  readonly isSettled: boolean
  readonly changes: number
}

/** @param file the database, which the thread opens for itself */
export function carrying(context: Context, file: string): Handlers<keyof CarryingValues> {
  const { store, settings, jobs, emit, closing } = context

  const onThread = <T extends Task>(
    job: Job,
    task: T,
    input: Omit<Tasks[T]['input'], 'file'>,
  ): Promise<Tasks[T]['value']> =>
    onBackupThread(task, { ...input, file } as Tasks[T]['input'], {
      ...job,
      signal: AbortSignal.any([job.signal, closing]),
    })

  /**
   * Looks into the file. What of it lies in the bin here is wanted again: it comes out of it first, and goes back where
   * nothing comes of it.
   */
  const onLooking = async (
    job: Job,
    came: { name: string; bytes: Uint8Array },
    go: (found: Carried) => Promise<OpenedCarried>,
  ): Promise<OpenedCarried> => {
    const found = await onThread(job, 'look', came)
    const tables = found.tables.filter(({ fate }) => fate.kind === 'binned')
    const texts = found.texts.filter(({ fate }) => fate === 'binned')
    if (tables.length + texts.length === 0) return await go(found)
    for (const { id } of tables) store.restore(id)
    for (const { id } of texts) store.documents.restore(id)
    emit({ kind: 'library' })
    let isOpen = false
    try {
      const opened = await go(await onThread(job, 'look', came))
      isOpen = opened.questions.length === 0
      return opened
    } finally {
      if (!isOpen) {
        if (tables.length > 0) store.remove(...tables.map(({ id }) => id))
        for (const { id } of texts) store.documents.remove(id)
        emit({ kind: 'library' })
      }
    }
  }

  const meetingOf = (
    { id, title }: CarriedTable,
    { base, theirs, chains, last }: Extract<Fate, { kind: 'merge' }>,
    answers: readonly MergeAnswers[number][],
  ): Meeting => {
    const { attachment: ours, revision } = store.read(id)
    const given = answers.find((one) => one.id === id && one.revision === revision)?.choices ?? []
    const choices = new Map(given.map(({ key, choice }) => [key, choice]))
    const { attachment, edits, conflicts } = merge(base, ours, theirs, choices)
    const open = conflicts.filter(({ key }) => !choices.has(key))
    const others = merge(base, ours, theirs)
    return {
      id,
      title,
      revision,
      // Answers may lead to new questions: a column that stays has texts that both changed.
      conflicts: [...conflicts],
      others: lineCount(ours, others),
      ...last,
      edits,
      chains,
      isSettled: open.length === 0,
      changes: lineCount(ours, { attachment, edits }),
    }
  }

  return {
    exportCarried: ({ ids, whole, job: jobName }) =>
      jobs.run(jobName, async (job) => {
        const places = ids.map((id) => store.place(id))
        const attachments = whole
          ? [...new Set(places.flatMap(({ siblings }) => siblings.map(({ id }) => id)))]
          : [...new Set(ids)]
        const texts = whole ? places.flatMap(({ document }) => document ?? []) : []
        const documents = [...new Set(texts)]
        const bytes = new Uint8Array(await onThread(job, 'carryOut', { attachments, documents }))
        const [first = ''] = attachments
        const called = (whole ? places[0]?.report.title : '') || titleOf(store.read(first).attachment.heading)
        const more = attachments.length > 1 && !whole ? `等${attachments.length}张表` : ''
        const name = safeName(`${called}${more}`, 'sgb')
        return await handOver(context, { name, mime: formats.sgb.mime, bytes }, job)
      }),

    openCarried: ({ name, bytes, answers = [], job: jobName }) =>
      jobs.run(jobName, (job) =>
        onLooking(job, { name, bytes }, async ({ tables, texts }) => {
          const meet = (): Meeting[] =>
            tables.flatMap((table) =>
              table.fate.kind === 'merge' ? [meetingOf(table, table.fate, answers)] : [],
            )
          const nothing: OpenedCarried = {
            questions: [],
            added: [],
            merged: [],
            copies: [],
            texts: { added: 0, copies: [] },
            backup: null,
          }
          const asking = (all: readonly Meeting[]): OpenedCarried | null => {
            const questions = all
              .filter(({ isSettled }) => !isSettled)
              .map(({ id, title, revision, conflicts, others, ours, theirs }) => ({
                id,
                title,
                revision,
                conflicts,
                others,
                ours,
                theirs,
              }))
            return questions.length > 0 ? { ...nothing, questions } : null
          }
          let meetings = meet()
          const asked = asking(meetings)
          if (asked !== null) return asked

          const of = (kind: Fate['kind']): CarriedTable[] => tables.filter(({ fate }) => fate.kind === kind)
          const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id)
          let backup: string | null = null
          if (meetings.some(({ edits }) => edits.length > 0)) {
            const place = settings().backupPlace
            backup = (await onThread(job, 'make', { reason: 'merge', place })).backup.name
            emit({ kind: 'backup' })
            // Meanwhile somebody may have gone on typing.
            meetings = meet()
            const more = asking(meetings)
            if (more !== null) return more
          }
          for (const { id, revision, edits, chains, conflicts } of meetings) {
            const step =
              edits.length + conflicts.length > 0 ? { name: mergeName(name), edits: [...edits] } : null
            const state = store.join(id, revision, step, chains)
            if (step !== null) emit({ kind: 'attachment', id, revision: state.revision })
          }
          const fresh = {
            attachments: idsOf(of('new')),
            documents: idsOf(texts.filter(({ fate }) => fate === 'new')),
          }
          const strangers = of('stranger')
          const others = texts.filter(({ fate }) => fate === 'other')
          const copies = { attachments: idsOf(strangers), documents: idsOf(others) }
          const came = [fresh, copies].some((some) => some.attachments.length + some.documents.length > 0)
          const { added } = came
            ? await onThread(job, 'bring', { name, bytes, fresh, copies })
            : { added: [] }
          emit({ kind: 'library' })
          return {
            questions: [],
            added: fresh.attachments,
            merged: [
              ...meetings.map(({ id, title, changes }) => ({ id, title, changes })),
              ...of('behind').map(({ id, title }) => ({ id, title, changes: 0 })),
            ],
            copies: added
              .filter(({ copy }) => copy)
              .map(({ id }) => ({ id, title: titleOf(store.read(id).attachment.heading) })),
            texts: { added: fresh.documents.length, copies: others.map(({ title }) => title) },
            backup,
          }
        }),
      ),
  }
}

/** How many things a merge changes here, as history tells them. */
const lineCount = (
  ours: Attachment,
  { attachment, edits }: Pick<ReturnType<typeof merge>, 'attachment' | 'edits'>,
): number => tell(ours, attachment, edits).length
