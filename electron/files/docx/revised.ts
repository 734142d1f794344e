/**
 * A report's Word document with all that was changed in its text since it came in, as tracked changes; what the check
 * had found in the changed words stands beside them as a comment.
 */
import type { Attachment } from '../../../shared/attachment/model.ts'
import { checkReport } from '../../../shared/findings/check/check.ts'
import { withReasons } from '../../../shared/findings/check/reasons.ts'
import { revisionOf } from '../../../shared/report/revision.ts'
import { statements } from '../../../shared/report/statements.ts'
import { reportText } from '../../../shared/report/text.ts'
import { dictionaryOf } from '../../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../../shared/verdict/indicator.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { changeable } from './changeable.ts'
import { type Corrected, corrected } from './corrections.ts'
import { docxLines } from './lines.ts'

export interface Revising {
  /** The Word document as it came. */
  readonly report: Uint8Array
  /** Its text as it is now. */
  readonly text: string
  /** What the report is held against, for the reasons. */
  readonly tables: readonly Attachment[]
  readonly indicators: readonly Indicator[]
  readonly author: string
  /** ISO 8601. */
  readonly date: string
}

export interface Revised extends Corrected {
  /** How many places are changed, and with how many a reason stands. */
  readonly made: number
  readonly explained: number
  /** Paragraphs that are new in the text: the document has no place for them, and they are not in it. */
  readonly added: readonly string[]
}

/** @throws Problem for what is no Word document, is damaged or signed. */
export async function revised({
  report,
  text,
  tables,
  indicators,
  author,
  date,
}: Revising): Promise<Revised> {
  const lines = docxLines((await changeable(report)).parts).map((line) => line.text)
  const before = reportText(lines.join('\n'))
  const { changes, added } = revisionOf(before.split('\n'), text.split('\n'))
  const dictionary = dictionaryOf(indicators)
  const findings = checkReport({
    ...{ text: before, statements: statements(before, dictionary), dictionary },
    tables: tables.map((attachment) => ({ attachment, judged: judgeAttachment(attachment, dictionary) })),
  })
  const corrections = withReasons(changes, before, findings)
  const { bytes, left } = await corrected(report, corrections, author, date)
  const stay = new Set(left.map(({ correction }) => correction))
  const made = corrections.filter((correction) => !stay.has(correction))
  return {
    ...{ bytes, left, added, made: made.length },
    explained: made.filter(({ comment }) => comment !== '').length,
  }
}
