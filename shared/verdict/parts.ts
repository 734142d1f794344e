/** Parents and their parts: what the rows below a row (其中, （1）) came to. */
import type { JudgedRow, Parts } from './verdict.ts'

/** What a parent shows that has no figures of its own and whose parts are partly behind. */
export const PARTLY_BEHIND = '部分子项未达'

/**
 * The parts of each row, in the order of the rows: its nearest judged rows below it of a deeper level, up to the next
 * row of its own level or above. A row between them without a verdict hands its own parts on.
 */
export function partsOf(rows: readonly JudgedRow[]): (Parts | null)[] {
  const parts: (Parts | null)[] = rows.map(() => null)
  /** Rows that what follows may be a part of, the outermost first. */
  const open: number[] = []
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]
    if (row === undefined) continue
    while (open.length > 0 && (rows[open.at(-1) ?? 0]?.level ?? 0) >= row.level) open.pop()
    if (row.outcome !== null) {
      for (let depth = open.length - 1; depth >= 0; depth -= 1) {
        const parent = open[depth] ?? 0
        parts[parent] = added(parts[parent] ?? null, row)
        // What has a verdict of its own speaks for what lies below it.
        if (rows[parent]?.verdict !== null) break
      }
    }
    open.push(at)
  }
  return parts
}

const added = (parts: Parts | null, { outcome }: JudgedRow): Parts => ({
  total: (parts?.total ?? 0) + 1,
  done: (parts?.done ?? 0) + (outcome === 'done' ? 1 : 0),
  missed: (parts?.missed ?? 0) + (outcome === 'missed' ? 1 : 0),
})

export const sameParts = (a: Parts | null, b: Parts | null): boolean =>
  a === b || (a !== null && b !== null && a.total === b.total && a.done === b.done && a.missed === b.missed)
