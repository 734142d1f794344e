/** Changes of reports that are not typed: the one on the desk takes them through its own editor, others at the host. */
import { changedElsewhere, type TextEdit } from '../../shared/report/edit.ts'
import { editReport } from './check.ts'
import { reportSettled, useReport } from './documents.ts'
import { call } from './host.ts'

/** Changes of one report's text at that revision, each with what stands there. */
export interface ReportEdit {
  readonly id: string
  readonly base: number
  /** What undo calls it. */
  readonly name: string
  readonly edits: readonly (TextEdit & { readonly was: string })[]
}

/**
 * Makes them all, one report after the other.
 * @returns the changes that take them back
 * @throws Problem('conflict') where a text is another by now; those before it are made
 */
export async function editReports(all: readonly ReportEdit[]): Promise<ReportEdit[]> {
  const back: ReportEdit[] = []
  for (const one of all) {
    await reportSettled()
    const { report } = useReport.getState()
    let { base } = one
    if (report?.id === one.id) {
      if (one.edits.some(({ from, to, was }) => report.text.slice(from, to) !== was)) throw changedElsewhere()
      editReport(one.edits, one.name)
      await reportSettled()
      base = useReport.getState().report?.revision ?? base
    } else {
      const edits = one.edits.map(({ from, to, text }) => ({ from, to, text }))
      ;({ revision: base } = await call('editDocument', { id: one.id, base, edits }))
    }
    back.push({ id: one.id, base, name: one.name, edits: inverse(one.edits) })
  }
  return back
}

/** In the order of the text, as the others. */
function inverse(edits: ReportEdit['edits']): ReportEdit['edits'] {
  let moved = 0
  return edits.map(({ from, to, text, was }) => {
    const start = from + moved
    moved += text.length - (to - from)
    return { from: start, to: start + text.length, text: was, was: text }
  })
}
