/** Reports whose text is kept, beside the attachments that their tables are. */
import { randomUUID } from 'node:crypto'
import { type DocumentsValues, longestReport } from '../../shared/contract/documents.ts'
import { isProblem, Problem } from '../../shared/problem.ts'
import { reportParts } from '../../shared/report/description.ts'
import { isReport } from '../../shared/report/lines.ts'
import { reportText } from '../../shared/report/text.ts'
import { type NewDocument, tooLong } from '../store/document.ts'
import type { Context, Handlers, Job } from './context.ts'

/** Whether a file was refused only because there is no table in it. */
export const isWithoutTable = (error: unknown): boolean => isProblem(error, 'no-table', 'not-a-workbook')

/** What a file is called where it was none but a text that somebody pasted. */
const PASTED = '粘贴的报告'

/** A report to be kept. @throws Problem with one sentence for what is no report, or longer than any */
async function documentOf(name: string, bytes: Uint8Array, job: Job): Promise<NewDocument> {
  const { openDocument } = await import('../files/open.ts')
  const { paragraphs, word } = await openDocument(name === '' ? PASTED : name, bytes, job)
  const text = reportText(paragraphs.join('\n'))
  if (text.length > longestReport) throw tooLong()
  const { title } = reportParts(paragraphs)
  return {
    id: randomUUID(),
    title: title || name.replace(/\.[^.]{1,5}$/, '') || PASTED,
    name,
    text,
    bytes: word ? bytes : null,
  }
}

/** Tables that programs exported may hold long texts and are no reports; what is told by its content may be one. */
const mayBeReport = (name: string, bytes: Uint8Array): boolean =>
  /\.docx$/i.test(name) ||
  (!/\.(?:csv|tsv|tab|xml|xls|et|xlsx|xlsm|ods)$/i.test(name) && bytes[0] !== 0x50 && bytes[0] !== 0xd0)

/** The report that a file is besides its tables; null where it is none, or too much of one. */
export async function reportIn(name: string, bytes: Uint8Array, job: Job): Promise<NewDocument | null> {
  if (!mayBeReport(name, bytes)) return null
  try {
    const document = await documentOf(name, bytes, job)
    return isReport(document.text.split('\n')) ? document : null
  } catch (error) {
    // Its tables may be read all the same, and where they are not the sentence about them is the better one.
    if (error instanceof Problem && error.code !== 'cancelled' && error.code !== 'too-large') return null
    throw error
  }
}

export const documents = (context: Context): Handlers<keyof DocumentsValues> => {
  const { store, jobs, settings, emit } = context
  const changed = (): void => emit({ kind: 'library' })
  return {
    takeReport: ({ name, bytes, job: jobName }) =>
      jobs.run(jobName, async (job) => {
        const document = await documentOf(name, bytes, job)
        const { openFile } = await import('../files/open.ts')
        const opened = await openFile(name || `${PASTED}.txt`, bytes, {
          ...job,
          indicators: settings().indicators,
          defaults: settings().defaults,
        }).catch((error: unknown) => {
          if (isWithoutTable(error)) return null
          throw error
        })
        const attachments = (opened?.attachments ?? []).map(({ attachment }) => attachment)
        if (job.signal.aborted) throw new Problem('cancelled', '已取消打开报告，要用时请再打开一次。')
        store.add(attachments, name, undefined, document)
        changed()
        const ids = attachments.map(({ id }) => id)
        return { id: document.id, ids, warnings: [...(opened?.warnings ?? [])] }
      }),
    documents: () => store.documents.list(),
    openDocument: ({ id }) => store.documents.read(id),
    renameDocument: ({ id, title }) => {
      store.documents.rename(id, title)
      changed()
      return null
    },
    joinDocument: ({ id, attachment }) => {
      store.documents.join(id, store.place(attachment).report.id)
      changed()
      return null
    },
    removeDocument: ({ id }) => {
      store.documents.remove(id)
      changed()
      return null
    },
    restoreDocument: ({ id }) => {
      store.documents.restore(id)
      changed()
      return null
    },
    answerFinding: ({ id, key, answer }) => {
      store.documents.answer(id, key, answer)
      return null
    },
    editDocument: ({ id, base, edits }) => {
      const revision = store.documents.edit(id, base, edits)
      emit({ kind: 'document', id, revision })
      return { revision }
    },
  }
}
