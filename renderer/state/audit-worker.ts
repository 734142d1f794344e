/** Audits a large table on a thread of its own, so that nobody who types or scrolls waits for it. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { auditAttachment } from '../../shared/findings/audit/audit.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'

/** What is to be audited; the verdicts are worked out here once more, which is cheaper than sending them. */
export interface AuditJob {
  readonly attachment: Attachment
  readonly indicators: readonly Indicator[]
  /** Tables of its series that it is held against. */
  readonly past: readonly Attachment[]
}

addEventListener('message', ({ data }: MessageEvent<AuditJob>) => {
  const dictionary = dictionaryOf(data.indicators)
  const side = (attachment: Attachment) => ({ attachment, judged: judgeAttachment(attachment, dictionary) })
  const { attachment, judged } = side(data.attachment)
  postMessage(auditAttachment(attachment, judged, dictionary, data.past.map(side)))
})
