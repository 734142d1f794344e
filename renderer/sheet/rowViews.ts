/** The rows as the grid shows them, one object for each, the same one as long as nothing in it changes. */
import { useMemo, useRef } from 'react'
import type { Row } from '../../shared/attachment/model.ts'
import type { JudgedRow } from '../../shared/verdict/verdict.ts'
import type { RowView } from '../grid/heights.ts'
import type { Editor } from '../state/editor.ts'
import type { RowMark } from '../state/view.ts'

const views = new WeakMap<Row, RowView>()

interface ViewParts {
  readonly rows: Editor['attachment']['rows']
  readonly judged: Editor['judged']['rows']
  readonly marks: readonly RowMark[] | null
  readonly sources: Editor['attachment']['heading']['sources']
}

/** One view object a row, the same one as long as neither the row nor its verdict changes. */
export function useRowViews(
  rows: ViewParts['rows'],
  judged: ViewParts['judged'],
  marks: ViewParts['marks'],
  sources: ViewParts['sources'],
): readonly RowView[] {
  const last = useRef<ViewParts & { readonly seen: readonly RowView[] }>(null)
  return useMemo(() => {
    const parts = { rows, judged, marks, sources }
    const before = last.current
    const length = Math.min(rows.length, judged.length)
    const stands =
      before?.marks === marks && before.sources === sources && before.seen.length === length ? before : null
    const seen = stands === null ? new Array<RowView>(length) : [...stands.seen]
    // This is gone through at every figure that is typed, when all rows but one stand where they stood.
    for (let at = 0; at < length; at++)
      if (stands === null || rows[at] !== stands.rows[at] || judged[at] !== stands.judged[at])
        seen[at] = rowView(parts, at)
    last.current = { ...parts, seen }
    return seen
  }, [rows, judged, marks, sources])
}

function rowView({ rows, judged, marks, sources }: ViewParts, at: number): RowView {
  const row = rows[at] as Row
  const verdict = judged[at] as JudgedRow
  const mark = marks?.[at]
  const own = sources?.[row.id]
  const before = views.get(row)
  const same =
    before?.judged === verdict &&
    before.number === mark?.number &&
    before.grey === mark?.grey &&
    before.sources === own
  if (before !== undefined && same) return before
  const view = { row, judged: verdict, ...mark, sources: own }
  views.set(row, view)
  return view
}
