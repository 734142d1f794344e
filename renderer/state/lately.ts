/** What was on the desk before: the table in whose place another one came, the report that was put away; the ways back. */
import { create } from 'zustand'
import type { Span } from '../../shared/report/text.ts'
import { useCheck } from './check.ts'
import { useReport } from './documents.ts'
import { useEditor } from './editor.ts'
import { useReading } from './reading.ts'

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

/** A report that was put away from beside a table, and where one was in it. */
export interface Left {
  readonly report: string
  readonly table: string
  readonly place: Span
  /** The finding that was looked at. */
  readonly active: string | null
}

const useLeft = create<{ readonly left: Left | null }>(() => ({ left: null }))

/** The report beside the table is about to be put away. */
export function leaveReport(): void {
  const { report } = useReport.getState()
  const table = useEditor.getState().editor?.attachment.id
  if (report === null || table === undefined) return
  const left = { report: report.id, table, place: useReading.getState().selected }
  useLeft.setState({ left: { ...left, active: useCheck.getState().active } })
}

// It is left as long as its table stays and no report comes.
useReport.subscribe(({ report }) => {
  if (report !== null && useLeft.getState().left !== null) useLeft.setState({ left: null })
})
useEditor.subscribe(({ editor: open }, { editor: last }) => {
  if (open?.attachment.id !== last?.attachment.id) useLeft.setState({ left: null })
})

const ofTable = ({ left }: { readonly left: Left | null }, table: string | undefined): Left | null =>
  left !== null && left.table === table ? left : null

/** The report that was put away from beside the open table; null for none. */
export const reportLeft = (): Left | null =>
  ofTable(useLeft.getState(), useEditor.getState().editor?.attachment.id)

export const useReportLeft = (table: string): Left | null => useLeft((state) => ofTable(state, table))
