/** Several tables of the library at once: taken out, archived, moved to another report, exported. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Exported, OutgoingFile } from '../../shared/contract/contract.ts'
import type { LibraryValues } from '../../shared/contract/library.ts'
import type { Context, Handlers, Job } from './context.ts'
import { exportCancelled, handOver, optionsOf } from './exporting.ts'

export type SeveralValues = Pick<
  LibraryValues,
  'remove' | 'restore' | 'archive' | 'moveTables' | 'placeTables' | 'exportTables'
>

/** Characters of a name that is told from others by a number. */
const MOST = 70

/**
 * Gives files names of their own: where one is taken, with the first number behind it that is free.
 * @param there what is taken besides
 */
export function ownNames(there: (name: string) => boolean): (name: string) => string {
  const names = new Set<string>()
  // Windows knows no difference between A and a.
  const taken = (name: string): boolean => names.has(name.toLowerCase()) || there(name)
  return (name) => {
    const end = name.lastIndexOf('.')
    let made = name
    for (let n = 2; taken(made); n += 1)
      made = `${name.slice(0, Math.min(end, MOST))}（${n}）${name.slice(end)}`
    names.add(made.toLowerCase())
    return made
  }
}

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

async function exported(context: Context, ids: readonly string[], job: Job): Promise<Exported> {
  const { platform } = context
  if (platform.chooseFolder === undefined) {
    const { writeZip } = await import('../files/zip/zip.ts')
    const parts: OutgoingFile[] = []
    for await (const file of workbooks(context, ids, job, () => false)) parts.push(file)
    const [first] = parts
    if (first !== undefined && parts.length === 1) return await handOver(context, first, job)
    const zip = {
      name: `双过半附件${parts.length}张.zip`,
      mime: 'application/zip',
      bytes: writeZip(parts, 'store'),
    }
    return await handOver(context, zip, job)
  }
  const folder = await platform.chooseFolder('导出到文件夹')
  if (folder === null) return { kind: 'cancelled' }
  const { saveFile } = await import('../files/save.ts')
  // What lies there under the same name stays: nobody was asked about it.
  const there = (name: string): boolean => existsSync(join(folder, name))
  for await (const { name, bytes } of workbooks(context, ids, job, there))
    await saveFile(join(folder, name), bytes)
  return { kind: 'saved', path: folder }
}

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
