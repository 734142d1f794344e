/** Other tables than the open one, as they are kept: read only. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Judged } from '../../shared/verdict/verdict.ts'
import { call } from './host.ts'
import { dictionary } from './settings.ts'

export interface KeptTable {
  readonly attachment: Attachment
  /** The name of the file it came from; '' where it was made here. */
  readonly source: string
  readonly judged: Judged
}

/** Tables of the library with their verdicts, in the order of their ids. */
export const keptTables = (ids: readonly string[]): Promise<KeptTable[]> =>
  Promise.all(
    ids.map(async (id) => {
      const { attachment, source } = await call('open', { id })
      return { attachment, source, judged: judgeAttachment(attachment, dictionary()) }
    }),
  )

/** The ids of all tables of the library, the latest first. */
export async function keptIds(): Promise<string[]> {
  const entries = await call('library', {})
  return entries.map(({ id }) => id)
}
