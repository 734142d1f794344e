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
 * Asks for the period of the tables that a file brought, the first of which is open, where it is not known and rows
 * wait for it. Nobody is asked again who leaves it open.
 */
export async function askForPeriod(context: Context, file: string, ids: readonly string[]): Promise<void> {
  const [first, ...rest] = ids
  const { open } = context.now()
  if (open === null || open.attachment.id !== first || open.attachment.heading.months !== null) return
  const others = (await Promise.all(rest.map((id) => context.host('open', { id })))).filter(
    ({ attachment }) => attachment.heading.months === null,
  )
  const waits = [open.attachment, ...others.map(({ attachment }) => attachment)].some(
    (attachment) => undatedRows(attachment.heading, judgeAttachment(attachment, context.hand.dictionary)) > 0,
  )
  if (!waits) return
  const months = await context.askPeriod(file, others.length + 1)
  if (months === null) return
  const now = context.now().open
  if (now !== null && now.attachment.id === first)
    await context.carryOut({ step: dating(now.attachment, months), focus: 'sheet' })
  for (const { attachment, revision } of others)
    await context.host('apply', { id: attachment.id, base: revision, step: dating(attachment, months) })
}
