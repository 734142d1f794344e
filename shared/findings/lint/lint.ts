/**
 * What is wrong with the form of a report's attachments before they are printed: their labels and titles against the
 * 附件说明 and each other, numbering, blanks (GB/T 9704-2012, 7.3.6 附件说明 and 7.3.9 附件). What the figures
 * contradict is for the audit; only what it says of numbers, year and period is repeated here.
 */
import type { Attachment } from '../../attachment/model.ts'
import { readDescription } from '../../report/description.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import type { Judged } from '../../verdict/verdict.ts'
import { auditAttachment } from '../audit/audit.ts'
import { isOpen } from '../finding.ts'
import { blanks } from './blanks.ts'
import { descriptionForm, label, titleAgainst } from './description.ts'
import { longTitle } from './long-title.ts'
import type { LintFinding, LintRule, Part } from './part.ts'
import { dueOf, yearAndPeriod } from './period.ts'

/** The attachments of one report, in their order, and what is known of the report. */
export interface LintInput {
  readonly attachments: readonly { readonly attachment: Attachment; readonly judged: Judged }[]
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
  const parts = attachments.map(({ attachment, judged }, at): Part => {
    const called = several ? `附件${at + 1}` : '附件'
    return { attachment, judged, dictionary, at, called, before: several ? `${called}：` : '' }
  })
  const told = description == null || description.trim() === '' ? null : readDescription(description)
  const due = dueOf(parts, reportTitle ?? '')
  return [
    ...(told === null ? [] : descriptionForm(told, parts.length)),
    ...parts.flatMap((part) => [
      ...label(part, parts, told),
      ...(told === null ? [] : titleAgainst(part, parts, told)),
      ...yearAndPeriod(part, due),
      ...longTitle(part),
      ...fromAudit(part),
      ...blanks(part),
    ]),
  ]
}

const REPEATED: readonly LintRule[] = ['year', 'period', 'numbering']

/** What the audit says of year, period and 序号 of the table itself; answered findings are settled. */
function fromAudit({ attachment, judged, dictionary, before }: Part): LintFinding[] {
  return auditAttachment(attachment, judged, dictionary).flatMap((found): LintFinding[] => {
    const rule = REPEATED.find((one) => one === found.rule)
    return rule === undefined || !isOpen(found)
      ? []
      : [{ ...found, rule, message: `${before}${found.message}` }]
  })
}
