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
}

addEventListener('message', ({ data }: MessageEvent<AuditJob>) => {
  const dictionary = dictionaryOf(data.indicators)
  const judged = judgeAttachment(data.attachment, dictionary)
  postMessage(auditAttachment(data.attachment, judged, dictionary))
})
