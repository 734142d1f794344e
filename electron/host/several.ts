/** Several tables of the library at once: taken out, archived, moved to another report, exported. */
import type { Exported, OutgoingFile } from '../../shared/contract/contract.ts'
import type { LibraryValues } from '../../shared/contract/library.ts'
import type { Context, Handlers, Job } from './context.ts'
import { exportCancelled, handOverSeveral, optionsOf, ownNames } from './exporting.ts'

export type SeveralValues = Pick<
  LibraryValues,
  'remove' | 'restore' | 'archive' | 'moveTables' | 'placeTables' | 'exportTables'
>

/** A workbook of each in the official layout, no two of one name. */
async function* workbooks(
  context: Context,
  ids: readonly string[],
  job: Job,
  there: (name: string) => boolean,
): AsyncGenerator<OutgoingFile> {
  const { exportAttachments } = await import('../files/export.ts')
  const { signal, onProgress } = job
  // The single ones tell nothing of themselves: how many are made is what a person asks.
  const options = { ...optionsOf(context, job), onProgress: () => {} }
  const ownName = ownNames(there)
  for (const [at, id] of ids.entries()) {
    if (signal.aborted) throw exportCancelled()
    onProgress(`已导出${at}张，共${ids.length}张`)
    const file = await exportAttachments([context.store.read(id).attachment], 'xlsx', '', options)
    yield { ...file, name: ownName(file.name) }
  }
}

const exported = (context: Context, ids: readonly string[], job: Job): Promise<Exported> =>
  handOverSeveral(
    context,
    (there) => workbooks(context, ids, job, there),
    { zip: (count) => `双过半附件${count}张.zip`, folder: '导出到文件夹' },
    job,
  )

export const several = (context: Context): Handlers<keyof SeveralValues> => {
  const { store, jobs, emit } = context
  const changing =
    <A>(change: (args: A) => void) =>
    (args: A): null => {
      change(args)
      emit({ kind: 'library' })
      return null
    }
  return {
    remove: changing(({ ids }) => store.remove(...ids)),
    restore: changing(({ ids }) => store.restore(...ids)),
    archive: changing(({ ids, archived }) => store.archive(ids, archived)),
    moveTables: ({ ids, report, title }) => {
      const before = store.move(ids, report, title)
      emit({ kind: 'library' })
      return { before }
    },
    placeTables: changing(({ places }) => store.putBack(places)),
    exportTables: ({ ids, job: name }) => jobs.run(name, (job) => exported(context, ids, job)),
  }
}
