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
  const from = attachment.heading
  const { explanations: before = {}, ...heading } = from
  const answer = answerTo(finding, text)
  const { [finding.key]: own, ...others } = before
  if (answer === null ? own === undefined : isSame(own, answer)) return []
  const explanations = answer === null ? others : { ...others, [finding.key]: answer }
  const to = Object.keys(explanations).length === 0 ? heading : { ...heading, explanations }
  return [{ type: 'heading', from, to }]
}

/**
 * What is kept of an answer; null for a blank text.
 * @throws Problem('invalid') where the finding is an error, which must be put right
 */
export function answerTo(finding: Finding, text: string): Explanation | null {
  // One paragraph: it travels as a line of a cell's note (notes.ts).
  const answer = text.trim().replace(/\s*\n\s*/g, ' ')
  if (answer === '') return null
  if (finding.grade === 'error') throw new Problem('invalid', '这是错误，须改正数据，不能用说明代替。')
  return { text: answer, finding: finding.message }
}

const isSame = (before: Explanation | undefined, { text, finding }: Explanation): boolean =>
  before?.text === text && before.finding === finding
