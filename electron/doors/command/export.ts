/** `sgb export`: a file in, the judged attachments out as another file. */
import { basename, extname } from 'node:path'
import { type ExportFormat, formatsThat, endingOf as usualEnding } from '../../../shared/contract/formats.ts'
import { Problem } from '../../../shared/problem.ts'
import type { OpenedFile } from '../../files/open.ts'

/** Layouts of the outgoing file. */
export type Layout = 'official' | 'source'

/** Writes the attachments of `file` to `out`, in the format that its ending names. */
export async function exportTo(file: string, out: string, layout: Layout): Promise<void> {
  const write = layout === 'source' ? backInto(endingOf(out)) : official(formatOf(out))
  const [{ openFile }, { readFileBytes, saveFile }] = await Promise.all([
    import('../../files/open.ts'),
    import('../../files/save.ts'),
  ])
  const bytes = await readFileBytes(file)
  await saveFile(out, await write(await openFile(basename(file), bytes), bytes))
}

type Write = (opened: OpenedFile, bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>

/** The file itself with what the program judged in its empty status cells, and otherwise as it was. */
const backInto =
  (ending: string): Write =>
  async ({ kind, attachments }, bytes) => {
    if (kind !== 'xlsx') {
      throw new Problem('unsupported', '原文件不是.xlsx，不能写回原表；请去掉 --layout source 导出官方格式。')
    }
    const [{ patchedFile }, { workbookKind }] = await Promise.all([
      import('../../files/writing.ts'),
      import('../../files/xlsx/patch/book.ts'),
    ])
    const own = await workbookKind(bytes)
    // Excel opens no workbook with macros under the other ending, and none without under this one.
    if (ending !== own) throw new Problem('unsupported', `原文件是.${own}，请用 .${own} 作输出文件的后缀。`)
    return await patchedFile(bytes, attachments, [], () => {})
  }

/** All attachments in the one file. */
const official =
  (format: ExportFormat): Write =>
  async ({ attachments }) => {
    const { exportAttachments } = await import('../../files/export.ts')
    const { bytes } = await exportAttachments(
      attachments.map(({ attachment }) => attachment),
      format,
    )
    return bytes
  }

const endingOf = (out: string): string => extname(out).slice(1).toLowerCase()

function formatOf(out: string): ExportFormat {
  const known = formatsThat('export')
  const format = known.find((one) => usualEnding(one) === endingOf(out))
  if (format !== undefined) return format
  const endings = known.map((one) => `.${usualEnding(one)}`)
  const list = `${endings.slice(0, -1).join('、')} 或 ${endings.at(-1)}`
  throw new Problem('unsupported', `不认识输出文件的格式，请用 ${list} 作后缀。`)
}
