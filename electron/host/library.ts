/** The library: what is kept, how it is listed, and how it comes and goes. */
import { createHash, randomUUID } from 'node:crypto'
import manifest from '../../package.json' with { type: 'json' }
import { templateOf, templates } from '../../shared/attachment/templates.ts'
import type { LibraryEntry, Settings } from '../../shared/contract/contract.ts'
import type { LibraryValues } from '../../shared/contract/library.ts'
import { Problem } from '../../shared/problem.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Held } from '../store/kept.ts'
import { rescue } from '../store/rescue.ts'
import type { Context, Handlers } from './context.ts'
import { importFile } from './files.ts'

/** A program that judges otherwise, or knows other indicators, must not show summaries that an earlier one kept. */
const summaryKey = (known: Settings['indicators']): string =>
  known.length === 0
    ? manifest.version
    : `${manifest.version}:${createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 16)}`

const isDamage = (error: unknown): boolean => error instanceof Problem && error.code === 'damaged-table'

/** All attachments; those without a kept summary are judged, and the damaged among them are found by it. */
function list({ store, settings }: Context): LibraryEntry[] {
  const own = settings().indicators
  const key = summaryKey(own)
  const dictionary = dictionaryOf(own)
  return store.list(key).map(({ revision, summary: kept, ...listed }): LibraryEntry => {
    const entry = { ...listed, changed: revision > 0 }
    if (kept !== null) return { ...entry, damaged: false, summary: kept }
    try {
      const { summary } = judgeAttachment(store.read(entry.id).attachment, dictionary)
      store.keepSummary(entry.id, revision, key, summary)
      return { ...entry, damaged: false, summary }
    } catch (error) {
      if (isDamage(error)) return { ...entry, damaged: true, summary: null }
      throw error
    }
  })
}

/** Reads an attachment for the desk; that it is damaged the library then knows too. */
function read({ store, emit }: Context, id: string): Held {
  try {
    return store.read(id)
  } catch (error) {
    if (isDamage(error)) {
      store.forgetSummary(id)
      emit({ kind: 'library' })
    }
    throw error
  }
}

export const library = (context: Context): Handlers<keyof LibraryValues> => {
  const { store, emit } = context
  const changed = (): void => emit({ kind: 'library' })
  return {
    library: () => list(context),

    open: ({ id }) => {
      const { siblings, source, kind, document } = store.place(id)
      return {
        ...read(context, id),
        siblings,
        source,
        document,
        hasSource: kind !== null,
        sourceKind: kind ?? (source === '' ? 'none' : 'other'),
      }
    },

    create: ({ template, year }) => {
      const names = template === 'report' ? templates.map(({ name }) => name) : [template]
      // Numbers are for the attachments of one report; one alone is just 附件.
      const attachments = names.map((name) => {
        const attachment = templateOf(name, year, randomUUID)
        return template === 'report'
          ? attachment
          : { ...attachment, heading: { ...attachment.heading, label: '附件' } }
      })
      const [first] = attachments
      if (first === undefined) throw new Error('there is no template')
      store.add(attachments, '')
      changed()
      return { id: first.id }
    },

    sample: async () => {
      const { sampleWorkbook } = await import('../samples/workbook.ts')
      const { ids } = await importFile(context, await sampleWorkbook())
      const [id] = ids
      if (id === undefined) throw new Error('the sample workbook holds no attachment')
      return { id }
    },

    remove: ({ id }) => {
      store.remove(id)
      changed()
      return null
    },

    restore: ({ id }) => {
      store.restore(id)
      changed()
      return null
    },

    rescue: ({ id }) => {
      const { attachment, lost } = rescue(store.raw(id), randomUUID())
      store.add([attachment], '')
      changed()
      return { id: attachment.id, lost }
    },
  }
}
