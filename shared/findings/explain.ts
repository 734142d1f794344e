/** A person's answer to a finding (审核说明): it is kept in the heading and so travels with the file. */

import type { Edit } from '../attachment/edits.ts'
import type { Attachment, Explanation } from '../attachment/model.ts'
import { Problem } from '../problem.ts'
import type { Finding } from './finding.ts'

/**
 * The edits that keep an answer to a finding, or take it off again.
 * @param text the answer; blank takes it off
 * @returns no edit where nothing changes
 * @throws Problem('invalid') where the finding is an error, which must be put right, unless its answer is taken off
 */
export function explain(attachment: Attachment, finding: Finding, text: string): Edit[] {
  // One paragraph: it travels as a line of a cell's note (notes.ts).
  const answer = text.trim().replace(/\s*\n\s*/g, ' ')
  if (finding.grade === 'error' && answer !== '')
    throw new Problem('invalid', '这是错误，须改正数据，不能用说明代替。')
  const from = attachment.heading
  const { [finding.key]: before, ...others } = from.explanations ?? {}
  if (answer === '' ? before === undefined : isSame(before, answer, finding)) return []
  const { explanations: _, ...heading } = from
  const explanations =
    answer === '' ? others : { ...others, [finding.key]: { text: answer, finding: finding.message } }
  const to = Object.keys(explanations).length === 0 ? heading : { ...heading, explanations }
  return [{ type: 'heading', from, to }]
}

const isSame = (before: Explanation | undefined, text: string, { message }: Finding): boolean =>
  before?.text === text && before.finding === message
