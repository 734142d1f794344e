/**
 * What is wrong with the form of a report's attachments before they are printed: their labels and titles against the
 * 附件说明 and each other, numbering, blanks (GB/T 9704-2012, 7.3.6 附件说明 and 7.3.9 附件), and whatever the audit
 * found in them that nobody has answered: nothing of it should be seen for the first time on paper.
 */
import type { Attachment } from '../../attachment/model.ts'
import { readDescription } from '../../report/description.ts'
import type { Side } from '../../series/series.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import type { Judged } from '../../verdict/verdict.ts'
import { auditAttachment } from '../audit/audit.ts'
import { isOpen } from '../finding.ts'
import { blanks } from './blanks.ts'
import { descriptionForm, label, titleAgainst } from './description.ts'
import { longTitle } from './long-title.ts'
import type { LintFinding, Part } from './part.ts'
import { dueOf, yearAndPeriod } from './period.ts'

/** An attachment that is looked through. */
interface Linted {
  readonly attachment: Attachment
  readonly judged: Judged
  /** Earlier tables of its series, as far as they are known: the audit holds it against them. */
  readonly past?: readonly Side[]
}

/** The attachments of one report, in their order, and what is known of the report. */
export interface LintInput {
  readonly attachments: readonly Linted[]
  /** The indicators that are known, a person's own among them. */
  readonly dictionary: Dictionary
  /** The 附件说明 as it stands in the report, line by line. */
  readonly description?: string | null
  readonly reportTitle?: string | null
}

/** All findings: those of the 附件说明 first, then attachment by attachment, its heading before its rows. */
export function lintReport({
  attachments,
  dictionary,
  description,
  reportTitle,
}: LintInput): readonly LintFinding[] {
  const several = attachments.length > 1
  const parts = attachments.map(({ attachment, judged, past = [] }, at): Part => {
    const called = several ? `附件${at + 1}` : '附件'
    return { attachment, judged, past, dictionary, at, called, before: several ? `${called}：` : '' }
  })
  const told = description == null || description.trim() === '' ? null : readDescription(description)
  const due = dueOf(parts, reportTitle ?? '')
  return [
    ...(told === null ? [] : descriptionForm(told, parts.length)),
    ...parts.flatMap((part) => {
      const blank = blanks(part)
      return [
        ...label(part, parts, told),
        ...(told === null ? [] : titleAgainst(part, parts, told)),
        ...yearAndPeriod(part, due),
        ...longTitle(part),
        ...fromAudit(part, blank),
        ...blank,
      ]
    }),
  ]
}

/** What the audit says of the table itself; answered findings are settled, and no cell is spoken of twice. */
function fromAudit({ attachment, judged, past, dictionary, before }: Part, said: readonly LintFinding[]) {
  const cells = new Set(said.flatMap(({ row, column }) => (row === null ? [] : `${row}:${column ?? ''}`)))
  return auditAttachment(attachment, judged, dictionary, past).flatMap((found): LintFinding[] =>
    isOpen(found) && !cells.has(`${found.row ?? ''}:${found.column ?? ''}`)
      ? [{ ...found, message: `${before}${found.message}` }]
      : [],
  )
}
