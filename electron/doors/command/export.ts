/** `sgb export`: a file in, the judged attachments out as another file. */
import { basename, extname } from 'node:path'
import type { ExportLayout } from '../../../shared/contract/contract.ts'
import { readFileBytes, saveFile } from '../../files/save.ts'
import type { Call } from './host.ts'

/** Writes the attachments of `file` to `out`, in the format that its ending names. */
export async function exportTo(file: string, out: string, layout: ExportLayout, call: Call): Promise<void> {
  const bytes = await readFileBytes(file)
  const ending = extname(out).slice(1).toLowerCase()
  const made = await call('convert', { name: basename(file), bytes, ending, layout })
  await saveFile(out, made.bytes)
}
