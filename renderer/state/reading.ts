/** The report's text as the person has it at hand: whether the keyboard was there last, and what is selected in it. */
import { create } from 'zustand'
import type { Span } from '../../shared/report/text.ts'
import { focusSheet } from '../grid/focus.ts'
import { focusReport } from './check.ts'
import { useReport } from './documents.ts'
import { useEditor } from './editor.ts'

/** What undo would take back in it and redo bring back, by name; null for nothing. */
export interface Steps {
  readonly undo: string | null
  readonly redo: string | null
}

interface Reading extends Steps {
  /** Of the table and the report it is the report that had the keyboard last. */
  readonly inText: boolean
  readonly selected: Span
}

const none: Reading = { inText: false, selected: { from: 0, to: 0 }, undo: null, redo: null }

export const useReading = create<Reading>(() => none)

// What was selected in one is nothing of another.
useReport.subscribe(({ report }, { report: before }) => {
  if (report?.id !== before?.id || report?.loaded !== before?.loaded)
    useReading.setState(report === null ? none : { ...none, inText: useReading.getState().inText })
})

/** The keyboard has come to the text of the report, or to the table. */
export function cameTo(where: 'report' | 'table'): void {
  const inText = where === 'report'
  if (useReading.getState().inText !== inText) useReading.setState({ inText })
}

/** Whether what is done now is meant for the report: the keyboard is or was there, or there is nothing else. */
export const atReport = (): boolean =>
  useReport.getState().report !== null &&
  (useEditor.getState().editor === null || useReading.getState().inText)

/** Gives the keyboard back to where it was last: to the report, or to the sheet. */
export function focusBack(): void {
  if (!atReport() || !focusReport()) focusSheet()
}
