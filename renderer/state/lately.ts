/** What was on the desk before the table that is there now: the way back to it. */
import { useReport } from './documents.ts'
import { useEditor } from './editor.ts'

/** A table that another one took the place of, with the report that stood beside it. */
export interface Before {
  readonly table: string
  readonly report: string | null
}

let before: Before | null = null

// The attachments of one report are tabs of one another, and no way back.
useEditor.subscribe(({ editor: open }, { editor: last }) => {
  if (last === null || open?.attachment.id === last.attachment.id) return
  if (last.report.siblings.some(({ id }) => id === open?.attachment.id)) return
  before = { table: last.attachment.id, report: useReport.getState().report?.id ?? null }
})

/** The table that was on the desk before; null where there was none. */
export const tableBefore = (): Before | null => before
