/**
 * The report on the desk: its text as it is typed, and what the host has yet to write of it. The text area draws it
 * (panels/report/editor.ts); what it is and what is saved is told here.
 */
import { create } from 'zustand'
import type { Explanation } from '../../shared/attachment/model.ts'
import type { OpenedDocument } from '../../shared/contract/documents.ts'
import { Problem } from '../../shared/problem.ts'
import { editText, type TextEdit } from '../../shared/report/edit.ts'
import { notify, openAttachment, type Saving, sentence, useEditor } from './editor.ts'
import { call } from './host.ts'
import { hurry, painted } from './painted.ts'

export interface OpenReport extends OpenedDocument {
  readonly saving: Saving
  /** Another one each time the text was loaded anew: what is typed does not count. */
  readonly loaded: number
}

/** An answer to a finding in a report that the host has kept; null took it off. */
export interface Answered {
  readonly document: string
  readonly key: string
  readonly answer: Explanation | null
}

interface State {
  readonly report: OpenReport | null
  /** Beside the table alone, and between that and an open panel. */
  readonly widths: Readonly<Record<Beside, number>>
}

/** With what a report shares the window: with its table, or with that and the panel beside it. */
export type Beside = 'table' | 'panel'

/** The least and the usual part of the window that the report has, in percent. */
export const reportWidths = {
  table: { least: 20, usual: 46, most: 70 },
  panel: { least: 20, usual: 28, most: 60 },
} as const satisfies Readonly<Record<Beside, object>>

const within = (width: number, beside: Beside): number =>
  Math.round(Math.min(reportWidths[beside].most, Math.max(reportWidths[beside].least, width)))

const keptAs = { table: 'report-width', panel: 'report-width-beside-panel' } as const

function keptWidth(beside: Beside): number {
  const kept = Number(localStorage.getItem(keptAs[beside]) ?? '')
  return kept > 0 ? within(kept, beside) : reportWidths[beside].usual
}

export const useReport = create<State>(() => ({
  report: null,
  widths: { table: keptWidth('table'), panel: keptWidth('panel') },
}))

export function widenReport(to: number, beside: Beside): void {
  const width = within(to, beside)
  localStorage.setItem(keptAs[beside], String(width))
  useReport.setState(({ widths }) => ({ widths: { ...widths, [beside]: width } }))
}

const update = (part: Partial<OpenReport>): void =>
  useReport.setState(({ report }) => (report === null ? {} : { report: { ...report, ...part } }))

/** The text of that revision, which is what the host has. */
let written = ''
let running: Promise<void> | null = null
let loads = 0

function put(opened: OpenedDocument): void {
  written = opened.text
  loads += 1
  useReport.setState({ report: { ...opened, saving: { kind: 'saved' }, loaded: loads } })
}

/**
 * Puts a report on the desk, beside a table of its own where it has any.
 * @param own false: beside the table that is there, whose ever it is
 */
export async function openReport(id: string, own = true): Promise<void> {
  if (!own && useReport.getState().report?.id === id) return
  await reportSettled()
  const opened = await call('openDocument', { id })
  put(opened)
  if (!own) return
  const table = useEditor.getState().editor?.attachment.id
  const [first] = opened.attachments
  if (first !== undefined && !opened.attachments.some((one) => one.id === table))
    await openAttachment(first.id)
}

/** Clears it away once everything is written. */
export async function closeReport(): Promise<void> {
  await reportSettled()
  useReport.setState({ report: null })
}

// Beside a table of another report it has nothing to say.
useEditor.subscribe(({ editor: open }, { editor: before }) => {
  const { report } = useReport.getState()
  if (report === null || open?.attachment.id === before?.attachment.id) return
  const own = report.attachments.some(({ id }) => id === open?.attachment.id)
  if (open !== null && !own) closeReport().catch((error: unknown) => notify('error', sentence(error)))
})

/** An answer that the host keeps with the report, kept here too. */
export function keepAnswer({ document, key, answer }: Answered): void {
  const { report } = useReport.getState()
  if (report?.id !== document) return
  const { [key]: _, ...others } = report.answers
  update({ answers: answer === null ? others : { ...others, [key]: answer } })
}

/** What was typed: shown already, written in order. */
export function typeIntoReport(edits: readonly TextEdit[]): void {
  const { report } = useReport.getState()
  if (report === null || edits.length === 0) return
  update({ text: editText(report.text, edits) })
  void pump()
}

/** The report with a text that is not written yet; null where there is none. */
function waits(): OpenReport | null {
  const { report } = useReport.getState()
  return report === null || report.text === written ? null : report
}

function pump(): Promise<void> {
  running ??= (async () => {
    update({ saving: { kind: 'saving' } })
    try {
      for (;;) {
        if (waits() === null) break
        await painted()
        const report = waits()
        if (report === null) break
        const { id, revision, text } = report
        const made = await call('editDocument', { id, base: revision, edits: [difference(written, text)] })
        written = text
        const all = useReport.getState().report?.text === text
        update({ revision: made.revision, ...(all && { saving: { kind: 'saved' } }) })
      }
      if (useReport.getState().report?.saving.kind !== 'saved') update({ saving: { kind: 'saved' } })
    } catch (error) {
      await afterFailure(error)
    } finally {
      running = null
    }
  })()
  return running
}

/** The one edit that makes the other text of a text. */
function difference(before: string, after: string): TextEdit {
  const least = Math.min(before.length, after.length)
  let from = 0
  while (from < least && before.charCodeAt(from) === after.charCodeAt(from)) from += 1
  let tail = 0
  while (
    tail < least - from &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1
  return { from, to: before.length - tail, text: after.slice(from, after.length - tail) }
}

/** Changes made elsewhere meanwhile are loaded; anything else is said, and what waits goes on waiting. */
async function afterFailure(error: unknown): Promise<void> {
  try {
    const { report } = useReport.getState()
    if (report !== null && error instanceof Problem && error.code === 'conflict') {
      put(await call('openDocument', { id: report.id }))
      notify('error', error.message)
    } else update({ saving: { kind: 'failed', message: sentence(error) } })
  } catch (again) {
    update({ saving: { kind: 'failed', message: sentence(again) } })
  }
}

/** Sends again what could not be written. */
export const retryReport = (): void => void pump()

/** When everything is written. @throws Problem where it cannot be. */
export async function reportSettled(): Promise<void> {
  hurry()
  await running
  if (waits() === null) return
  const writing = pump()
  hurry()
  await writing
  const saving = useReport.getState().report?.saving
  if (saving?.kind === 'failed') throw new Problem('unwritable', saving.message)
}

/** Gives the open report another title. */
export async function renameReport(title: string): Promise<void> {
  const { report } = useReport.getState()
  if (report === null || title.trim() === '' || title.trim() === report.title) return
  await call('renameDocument', { id: report.id, title: title.trim() })
  update({ title: title.trim() })
}
