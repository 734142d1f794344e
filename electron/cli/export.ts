/** `sgb export`: a file in, the judged attachments out as another file. */
import { basename, extname } from 'node:path'
import { toCsv } from '../../shared/csv.ts'
import { Problem } from '../../shared/problem.ts'
import type { JudgedAttachment } from './show.ts'

/** Layouts of the outgoing file. */
export type Layout = 'official' | 'source'

/** Writes the attachments of `file` to `out`, in the format that its ending names. */
export async function exportTo(file: string, out: string, layout: Layout): Promise<void> {
  const format = formatOf(out)
  if (layout === 'source') {
    throw new Problem('unsupported', '这个版本还不能按原表版式导出，请去掉 --layout source 再试一次。')
  }
  const [{ openFile }, { readFileBytes, saveFile }] = await Promise.all([
    import('../files/open.ts'),
    import('../files/save.ts'),
  ])
  const { attachments } = await openFile(basename(file), await readFileBytes(file))
  await saveFile(out, await contents[format](attachments))
}

/** All attachments into the one file. */
const contents = {
  xlsx: async (attachments: readonly JudgedAttachment[]): Promise<Uint8Array> => {
    const { writeOfficial } = await import('../files/xlsx-write.ts')
    return await writeOfficial(attachments)
  },
  // With the byte order mark, by which Excel and WPS know that it is UTF-8.
  csv: async (attachments: readonly JudgedAttachment[]): Promise<Uint8Array> =>
    new TextEncoder().encode(
      `\uFEFF${attachments.map(({ attachment, judged }) => toCsv(attachment, judged)).join('\r\n')}`,
    ),
}

function formatOf(out: string): keyof typeof contents {
  const ending = extname(out).slice(1).toLowerCase()
  if (ending === 'xlsx' || ending === 'csv') return ending
  if (['docx', 'pdf', 'html'].includes(ending)) {
    throw new Problem('unsupported', `这个版本还不能导出${ending}，请改用 .xlsx 或 .csv 作输出文件的后缀。`)
  }
  throw new Problem('unsupported', '不认识输出文件的格式，请用 .xlsx 或 .csv 作后缀。')
}
