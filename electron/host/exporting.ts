/** A file's way out: of the library, or straight from another file. */
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

/** What the thread that writes files is given. */
export const optionsOf = ({ settings, platform }: Tools, job: Job): ExportOptions => ({
  ...job,
  indicators: settings().indicators,
  ...(platform.pdf !== undefined && { pdf: platform.pdf }),
})

export const exporting = (context: Context): Handlers<'exportFile'> => ({
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
