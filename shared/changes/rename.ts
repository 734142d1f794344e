/** 改名: another title and 备注 for a table, as an edit. Pure. */
import type { Step } from '../attachment/edits.ts'
import type { Attachment, Heading } from '../attachment/model.ts'
import { same } from '../attachment/same.ts'

/**
 * The lines of a title that reads otherwise now: a line ends where it ended before, as far as its end was not written
 * over; what was written over several lines stands in the first of them. Lines that nothing is left of go.
 */
export function retitled(title: readonly string[], text: string): readonly string[] {
  const old = title.join('')
  if (text === old) return title
  let head = 0
  while (head < Math.min(old.length, text.length) && old[head] === text[head]) head += 1
  let tail = 0
  while (
    tail < Math.min(old.length, text.length) - head &&
    old[old.length - 1 - tail] === text[text.length - 1 - tail]
  )
    tail += 1
  const grown = text.length - old.length
  const lines: string[] = []
  let from = 0
  let end = 0
  for (const [at, line] of title.entries()) {
    end += line.length
    const last = at === title.length - 1
    // An end that was written over ends nothing any more.
    const kept = end <= head || end >= old.length - tail
    if (!last && !kept) continue
    const to = last ? text.length : end <= head ? end : end + grown
    lines.push(text.slice(from, to))
    from = to
  }
  const filled = lines.filter((line) => line.trim() !== '')
  return filled.length === 0 ? [text] : filled
}

/** The step that gives a table another title and 备注; null where both are what they were. */
export function renaming({ heading }: Attachment, title: string, remark: string): Step | null {
  const { remark: before = '', ...rest } = heading
  const now = remark.trim()
  const to: Heading = {
    ...rest,
    title: [...retitled(heading.title, title)],
    ...(now !== '' && { remark: now }),
  }
  if (same(to, { ...rest, ...(before !== '' && { remark: before }) })) return null
  return { name: '改名', edits: [{ type: 'heading', from: heading, to }] }
}
