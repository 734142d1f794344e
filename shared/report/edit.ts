/** Changes of a report's text: what is typed, mended or replaced in it, all at places of the text before. */
import { Problem } from '../problem.ts'
import type { Span } from './text.ts'

/** What stands in a span's place from now on. */
export interface TextEdit extends Span {
  readonly text: string
}

/**
 * The text after edits that were made of it together, in their order and none over another.
 * @throws Problem('conflict') where they are not of this text
 */
export function editText(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = []
  let done = 0
  for (const edit of edits) {
    if (edit.from < done || edit.to < edit.from || edit.to > text.length) throw changedElsewhere()
    parts.push(text.slice(done, edit.from), edit.text)
    done = edit.to
  }
  parts.push(text.slice(done))
  return parts.join('')
}

/** What is said where a text was changed by another window in the meantime. */
export const changedElsewhere = (): Problem =>
  new Problem('conflict', '报告已在别处修改，已为您载入最新内容，请再改一次。')
