/** A file's way out: of the library, or straight from another file. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { headerOf } from '../../shared/collect/plan.ts'
import type { Exported, OutgoingFile } from '../../shared/contract/contract.ts'
import { type ExportFormat, endingOf, formatsThat } from '../../shared/contract/formats.ts'
import { Problem } from '../../shared/problem.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import { printedRows } from '../../shared/view/rows.ts'
import type { ExportOptions } from '../files/export.ts'
import type { Context, Handlers, Job, Tools } from './context.ts'

/** An export was called off. */
export const exportCancelled = (): Problem => new Problem('cancelled', '已取消导出，要用时请再导出一次。')

/** Gives a file to the person: asks where to save it, or hands it to the browser. */
export async function handOver({ platform }: Tools, file: OutgoingFile, { signal }: Job): Promise<Exported> {
  if (signal.aborted) throw exportCancelled()
  if (platform.saveFile === undefined) return { kind: 'download', ...file }
  const path = await platform.saveFile(file)
  return path === null ? { kind: 'cancelled' } : { kind: 'saved', path }
}

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

/**
 * Gives several files to the person, each as it is made: into a folder that they choose, where the door can ask for
 * one, else as one zip; of a single one the file itself.
 * @param make the files, no two of one name; it is told which names are taken
 * @param names what the zip of so many is called, and what the folder is asked for
 */
export async function handOverSeveral(
  tools: Tools,
  make: (there: (name: string) => boolean) => AsyncIterable<OutgoingFile>,
  names: { readonly zip: (count: number) => string; readonly folder: string },
  job: Job,
): Promise<Exported> {
  const { platform } = tools
  if (platform.chooseFolder === undefined) {
    const { writeZip } = await import('../files/zip/zip.ts')
    const parts: OutgoingFile[] = []
    for await (const file of make(() => false)) parts.push(file)
    const [first] = parts
    if (first !== undefined && parts.length === 1) return await handOver(tools, first, job)
    const zip = { name: names.zip(parts.length), mime: 'application/zip', bytes: writeZip(parts, 'store') }
    return await handOver(tools, zip, job)
  }
  const folder = await platform.chooseFolder(names.folder)
  if (folder === null) return { kind: 'cancelled' }
  const { saveFile } = await import('../files/save.ts')
  // What lies there under the same name stays: nobody was asked about it.
  const there = (name: string): boolean => existsSync(join(folder, name))
  for await (const { name, bytes } of make(there)) await saveFile(join(folder, name), bytes)
  return { kind: 'saved', path: folder }
}

/** What the thread that writes files is given. */
export const optionsOf = ({ settings, platform }: Tools, job: Job): ExportOptions => ({
  ...job,
  indicators: settings().indicators,
  ...(platform.pdf !== undefined && { pdf: platform.pdf }),
})

/** Files of the library, and before one goes back into its workbook what of it will not. */
export const exporting = (context: Context): Handlers<'exportFile' | 'sourceColumns'> => ({
  sourceColumns: async ({ id }) => {
    const { store } = context
    const { otherColumns } = await import('../files/xlsx/patch/columns.ts')
    const all = [...(store.original(id)?.origins ?? [])].map(([one, origin]) =>
      otherColumns(origin, store.read(one).attachment, (header) => headerOf({ header })),
    )
    return {
      added: all.flatMap(({ added }) => added),
      removed: all.flatMap(({ removed }) => removed),
    }
  },
  exportFile: ({ id, format, layout, scope, rows, job: jobName }) =>
    context.jobs.run(jobName, async (job) => {
      const { store } = context
      const { exportAttachments, exportToSource } = await import('../files/export.ts')
      const { report, siblings, source } = store.place(id)
      const read = (one: string) => store.read(one).attachment
      const options = optionsOf(context, job)
      const official = (one: string) =>
        rows !== undefined && one === id
          ? printedRows(read(one), rows, dictionaryOf(options.indicators))
          : read(one)
      const whole = scope === 'report' && siblings.length > 1
      const original = layout === 'source' ? store.original(id) : null
      if (layout === 'source' && original === null) {
        throw new Problem(
          'unsupported',
          source === ''
            ? '这份附件是在这里新建的，没有原表可以写回，请导出官方格式。'
            : `“${source}”的原文件不是.xlsx或没有留存，不能写回原表，请导出官方格式。`,
        )
      }
      const file =
        original === null
          ? await exportAttachments(
              whole ? siblings.map((one) => official(one.id)) : [official(id)],
              format,
              whole ? report.title : '',
              options,
            )
          : await exportToSource(original, source, format, read, options)
      return await handOver(context, file, job)
    }),
})

/** The format whose usual ending that is. */
function formatOf(ending: string): ExportFormat {
  const known = formatsThat('export')
  const format = known.find((one) => endingOf(one) === ending)
  if (format !== undefined) return format
  const endings = known.map((one) => `.${endingOf(one)}`)
  const list = `${endings.slice(0, -1).join('、')} 或 ${endings.at(-1)}`
  throw new Problem('unsupported', `不认识输出文件的格式，请用 ${list} 作后缀。`)
}

/** Makes a file of a file without keeping anything of it. */
export const converting = (tools: Tools): Handlers<'exportMade' | 'convert'> => ({
  exportMade: ({ attachment, format, name = '', job: jobName }) =>
    tools.jobs.run(jobName, async (job) => {
      const { exportAttachments } = await import('../files/export.ts')
      return await handOver(
        tools,
        await exportAttachments([attachment], format, name, optionsOf(tools, job)),
        job,
      )
    }),
  convert: ({ name, bytes, ending, layout, job: jobName }) =>
    tools.jobs.run(jobName, async (job) => {
      const format = layout === 'official' ? formatOf(ending) : null
      const [{ openFile }, { exportAttachments, exportToSource }] = await Promise.all([
        import('../files/open.ts'),
        import('../files/export.ts'),
      ])
      const options = optionsOf(tools, job)
      const { returns, attachments } = await openFile(name, bytes, {
        ...options,
        defaults: tools.settings().defaults,
      })
      if (format !== null) {
        const read = attachments.map(({ attachment }) => attachment)
        return await exportAttachments(read, format, '', options)
      }
      if (returns === null)
        throw new Problem(
          'unsupported',
          '原文件不是.xlsx，不能写回原表；请去掉 --layout source 导出官方格式。',
        )
      // Excel opens no workbook with macros under the other ending, and none without under this one.
      if (ending !== returns)
        throw new Problem('unsupported', `原文件是.${returns}，请用 .${returns} 作输出文件的后缀。`)
      const items = new Map(attachments.map((item) => [item.attachment.id, item]))
      const origins = new Map(attachments.map(({ attachment, origin }) => [attachment.id, origin]))
      const read = (id: string) => {
        const item = items.get(id)
        if (item === undefined) throw new Error(`the file holds no attachment ${id}`)
        return item.attachment
      }
      return await exportToSource({ kind: returns, bytes, origins }, name, 'xlsx', read, options)
    }),
})
