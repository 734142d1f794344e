/** Finding and replacing words in the text of a report, by what the table's own finding compares by. */
import { findPieces } from '../../shared/attachment/find.ts'
import { paragraphsOf, type Span } from '../../shared/report/text.ts'
import type { OpenReport } from '../state/documents.ts'
import type { ReportEdit } from '../state/reportEdits.ts'
import { type Deed, done, info } from './deed.ts'
import type { Replacement } from './find.ts'

/** Where a text holds the query, in its order; never from one paragraph into the next. */
export function foundIn(text: string, query: string): Span[] {
  return paragraphsOf(text).flatMap(({ from: start, text: line }) =>
    findPieces(line, query).map(({ from, to }) => ({ from: start + from, to: start + to })),
  )
}

/** Which of the places found is selected; -1 for none. */
export const currentOf = (hits: readonly Span[], { from, to }: Span): number =>
  hits.findIndex((hit) => hit.from === from && hit.to === to)

/** On to the next of the places found, or back to the one before, from what is selected and round the end. */
export function nextWords(hits: readonly Span[], { from, to }: Span, query: string, back = false): Deed {
  const place = back
    ? (hits.findLast((hit) => hit.to <= from) ?? hits.at(-1))
    : (hits.find((hit) => hit.from >= to) ?? hits[0])
  return place === undefined ? info(`报告里没有“${query}”。`) : { place }
}

const edited = (
  { id, text, revision }: OpenReport,
  hits: readonly Span[],
  replacement: string,
  name: string,
): ReportEdit => ({
  id,
  base: revision,
  name,
  edits: hits.map(({ from, to }) => ({ from, to, text: replacement, was: text.slice(from, to) })),
})

/** Replaces what was found where it is selected, and goes on to the next. */
export function replaceWords(report: OpenReport, selected: Span, { query, text }: Replacement): Deed {
  const hits = foundIn(report.text, query)
  const hit = hits[currentOf(hits, selected)]
  if (hit === undefined) return nextWords(hits, selected, query)
  const longer = text.length - (hit.to - hit.from)
  const next = hits.find(({ from }) => from >= hit.to)
  const place = next === undefined ? hits[0] : { from: next.from + longer, to: next.to + longer }
  return {
    inReports: [edited(report, [hit], text, '替换')],
    ...(place !== undefined && hits.length > 1 && { place }),
  }
}

/** Replaces all that is found, as one step that undo takes back. */
export function replaceAllWords(report: OpenReport, { query, text }: Replacement): Deed {
  const hits = foundIn(report.text, query)
  return hits.length === 0
    ? { focus: 'find', ...info('没有可替换的文字。') }
    : {
        focus: 'find',
        inReports: [edited(report, hits, text, '全部替换')],
        ...done(`已替换报告里的${hits.length}处。`),
      }
}
