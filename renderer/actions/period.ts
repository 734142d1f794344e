/** The period of a table that nothing tells: asked once for all tables of a file, and then an edit as any other. */
import type { Step } from '../../shared/attachment/edits.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import { datedBy, undatedRows } from '../../shared/verdict/undated.ts'
import type { Context } from './deed.ts'

const dating = ({ heading }: Attachment, months: number): Step => ({
  name: '选择时期',
  edits: [{ type: 'heading', from: heading, to: datedBy(heading, months) }],
})

/**
 * Asks once for the period of the tables that files brought, where it is not known and rows wait for it. Nobody is
 * asked again who leaves it open.
 */
export async function askForPeriods(
  context: Context,
  files: readonly { readonly name: string; readonly undated: readonly string[] }[],
): Promise<void> {
  const tables: { readonly name: string; readonly attachment: Attachment; readonly revision: number }[] = []
  for (const { name, undated } of files)
    for (const id of undated) {
      const { attachment, revision } = await context.host('open', { id })
      tables.push({ name, attachment, revision })
    }
  const [first] = tables
  const waits = tables.some(
    ({ attachment }) =>
      undatedRows(attachment.heading, judgeAttachment(attachment, context.hand.dictionary)) > 0,
  )
  if (first === undefined || !waits) return
  const names = new Set(tables.map(({ name }) => name))
  const months = await context.askPeriod(
    names.size === 1 ? `“${first.name}”` : `“${first.name}”等${names.size}个文件`,
    tables.length,
  )
  if (months === null) return
  for (const { attachment, revision } of tables) {
    const now = context.now().open
    if (now?.attachment.id === attachment.id)
      await context.carryOut({ step: dating(now.attachment, months), focus: 'sheet' })
    else await context.host('apply', { id: attachment.id, base: revision, step: dating(attachment, months) })
  }
}
