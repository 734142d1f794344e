/** Heights of rows that a person draws, as edits. */
import type { Edit } from '../attachment/edits.ts'
import { type Attachment, rowIndexes } from '../attachment/model.ts'

/** Rows as high as somebody drew them, in points; null leaves them as high as their texts need. */
export function setHeights(attachment: Attachment, ids: readonly string[], points: number | null): Edit[] {
  const { heights: before = {}, ...rest } = attachment.heading
  const known = rowIndexes(attachment)
  const meant = new Set(ids)
  const heights = Object.fromEntries(
    // Rows that are gone leave theirs behind: undo brings both back.
    Object.entries(before).filter(([row]) => known.has(row) && !meant.has(row)),
  )
  if (points !== null) for (const row of ids) heights[row] = points
  const unchanged = ids.every((row) => (before[row] ?? null) === points)
  if (unchanged) return []
  const to = Object.keys(heights).length === 0 ? rest : { ...rest, heights }
  return [{ type: 'heading', from: attachment.heading, to }]
}
