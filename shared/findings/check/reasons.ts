/** Why a report was changed: what the check had to say of the words that went. */

import type { Correction } from '../../report/correction.ts'
import type { Change } from '../../report/revision.ts'
import { paragraphsOf, type Span } from '../../report/text.ts'
import type { CheckFinding } from './rules.ts'

/**
 * Changes with the findings that were behind them as their comments; blank where there was none.
 * @param before the report's text as it was, in which the findings were made
 */
export function withReasons(
  changes: readonly Change[],
  before: string,
  findings: readonly CheckFinding[],
): Correction[] {
  const paragraphs = paragraphsOf(before)
  const wrong = findings.filter(({ holds, span }) => !holds && span.to > 0)
  return changes.map((change) => {
    const at = paragraphs[change.paragraph]?.from ?? 0
    const gone = { from: at + change.from, to: at + change.to }
    // A finding that knows which characters are wrong is not behind a change of the others.
    const behind = wrong.filter(({ expected, span }) => meet(expected?.span ?? span, gone))
    return { ...change, comment: [...new Set(behind.map(({ message }) => message))].join('\n') }
  })
}

/** Whether they have a character in common, or the one is a place in or at the other. */
const meet = (a: Span, b: Span): boolean =>
  a.from === a.to || b.from === b.to ? a.from <= b.to && b.from <= a.to : a.from < b.to && b.from < a.to
